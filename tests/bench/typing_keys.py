"""Typing: from a key to the last byte painted, and how many bytes that takes."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import mean

from tests.bench.peers import FZF, NO_FZF, NO_HCPCS, open_app, open_empty, open_fzf
from tests.bench.table import Ratio, Row, Unmeasured, share
from tests.bench.terminal import Reaction, Terminal

QUERIES = (
    "antibiotic q8",
    "hydration 3 liters",
    "s9494",
    "pain pump",
    "tpn 2 liters",
    "96365",
    "chemo infusion",
    "catheter care",
    "growth hormone",
    "enteral formula",
    "blood product",
    "iv each additional hour",
)
CLEAR = "\x15"  # Ctrl+U empties the line in all of them


def keys(rows: Path, data: Path | None) -> Iterator[Row]:
    """Latency and bytes of a key on `rows`, beside fzf; latency also on the codes of `data`."""
    with ExitStack() as stack:
        terminals = {"ours": open_app(), "empty": open_empty()}
        if data:
            terminals["large"] = open_app(data)
        if FZF:
            terminals["fzf"] = open_fzf(rows)
        for terminal in terminals.values():
            stack.enter_context(terminal)
            terminal.settle()
        before = {name: each.cpu for name, each in terminals.items()}
        reactions = type_in_turns(terminals)
        typed = sum(map(len, QUERIES)) + len(QUERIES)
        cpu = {name: (each.cpu - before[name]) / typed for name, each in terminals.items()}
    for percent in (50, 90):
        ms = {
            name: share([each.seconds * 1000 for each in done], percent)
            for name, done in reactions.items()
        }
        yield _beside_fzf(f"key to last byte, p{percent}", "ms", ms, 1)
        yield Ratio("  for reference", "ms", ms["ours"], ms["empty"], "empty app")
        if data:
            yield Ratio("  at 6,710 codes", "ms", ms["large"], ms["ours"], "at 98 codes", 1.5)
        else:
            yield Unmeasured("  at 6,710 codes", NO_HCPCS)
    size = {name: mean(each.size for each in done) for name, done in reactions.items()}
    yield _beside_fzf("bytes per key", "B", size, 0.5)
    yield Ratio("  for reference", "B", size["ours"], size["empty"], "empty app")
    yield Ratio(
        "processor time per key", "ms", cpu["ours"] * 1000, cpu["empty"] * 1000, "empty app"
    )


def _beside_fzf(what: str, unit: str, values: dict[str, float], at_most: float) -> Row:
    if not FZF:
        return Unmeasured(what, NO_FZF)
    return Ratio(what, unit, values["ours"], values["fzf"], "fzf", at_most)


def type_in_turns(terminals: dict[str, Terminal]) -> dict[str, list[Reaction]]:
    """The reactions to each key of the queries, typed in every terminal before the next key is."""
    reactions: dict[str, list[Reaction]] = {name: [] for name in terminals}
    for query in QUERIES:
        for key in query:
            for name, terminal in terminals.items():
                reactions[name].append(terminal.press(key))
        for terminal in terminals.values():
            terminal.press(CLEAR)
    return reactions
