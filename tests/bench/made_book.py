"""A payer's whole book, made up: the same arguments give the same files."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from bcp_tui.library import load, shipped_data
from bcp_tui.policy import Revision

PLANS = 72
_LETTERS = "ABCDEGHJKLMPQRSTV"
_BOOK_20 = Path(__file__).parents[1] / "search" / "book20.tsv"


def write_book(to: Path, policies: int, rows: int, revisions: int) -> Path:
    """A data folder of so many policies with so many rows, in so many yearly revisions."""
    random = Random(27)  # noqa: S311 - nothing secret
    shipped = load(shipped_data()).revisions[0]
    texts = [*_descriptions(shipped)]
    prose = [line for each in shipped.sections for line in each.text.split("\n") if line.strip()]
    (to / "policies").mkdir(parents=True)
    for name in ("search.toml", "drugs.toml"):
        (to / name).write_bytes((Path(shipped_data()) / name).read_bytes())
    ids = [f"L{number:07}" for number in range(PLANS)]
    plans = "".join(f'[[plan]]\nid = "{each}"\nname = "ASO group {each}"\n' for each in ids)
    (to / "plans.toml").write_text(f"format = 1\n{plans}", "utf-8")
    for number in range(policies):
        own = _codes(number, rows, random)
        said = [_mixed(texts, random) for _ in own]
        for revision in range(revisions):
            year = 2026 - revision
            text = _policy(f"BCP-{number}", year, own, said, ids, prose, random)
            (to / "policies" / f"bcp-{number}-{year}-01-01.toml").write_text(text, "utf-8")
    return to


def _descriptions(shipped: Revision) -> Iterator[str]:
    yield from shipped.full_descriptions
    for line in _BOOK_20.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield line.rpartition("\t")[2]


def _codes(number: int, rows: int, random: Random) -> list[str]:
    """A run of neighbouring codes, and some that other policies list as well."""
    first, guests = number * rows, rows // 8
    own = [*range(first, first + rows - guests)]
    others = [at for at in range(0, first, 7) if at % rows < rows - guests]
    own += random.sample(others, k=min(guests, len(others)))
    return [f"{_LETTERS[at // 9_000]}{1_000 + at % 9_000}" for at in own]


def _mixed(texts: Sequence[str], random: Random) -> str:
    """Stretches of two descriptions, with a size of its own."""
    first, second = (re.split(r"[;,] ", random.choice(texts)) for _ in range(2))
    size = f"{random.randint(1, 500)} {random.choice(('mg', 'ml', 'inches', 'units'))}"
    return "; ".join((*first[:3], *second[-2:], size))


def _policy(
    policy_id: str,
    year: int,
    codes: Sequence[str],
    said: Sequence[str],
    plans: Sequence[str],
    prose: Sequence[str],
    random: Random,
) -> str:
    """A policy's file, with about 12 kB of text."""
    parts = [
        f'format = 1\n[policy]\nid = "{policy_id}"\ntitle = "Policy {policy_id}"\n'
        f"effective = {year}-01-01\n[legend]\n"
        'Y = { means = "All lines of business", plans = "all" }\n'
        'N = { means = "None required", plans = "none" }\n'
    ]
    symbols = ["Y", "N", "N"]
    for symbol, plan in enumerate(random.sample(plans, 20), 1):
        parts.append(f'{symbol} = {{ means = "ASO group {plan}", plans = ["{plan}"] }}\n')
        symbols.append(str(symbol))
    for code, description in zip(codes, said, strict=True):
        parts.append(
            f'[[covered]]\ncode = "{code}"\nprior_approval = "{random.choice(symbols)}"\n'
            f"description = {json.dumps(description, ensure_ascii=False)}\n"
            'cost_share = ["Supplies"]\n'
        )
    parts.append('[[note]]\nsection = "1"\napplies_to = "unlisted"\ntext = "It is reviewed."\n')
    for number in range(1, 11):
        text = "\n".join(random.choices(prose, k=8)).replace("\\", "/").replace('"', "'")
        parts.append(
            f'[[section]]\nnumber = "{number}"\ntitle = "Section"\ntext = """\n{text}\n"""\n'
        )
    return "".join(parts)
