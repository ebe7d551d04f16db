"""From a policy file's [legend] to the legend, its words and plans held against each other.

The symbols of the rows are held against it.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from bcp_tui.library.faults import KeyPath, quoted
from bcp_tui.library.format import LegendSymbol
from bcp_tui.library.plans import check_plans
from bcp_tui.library.source import Source
from bcp_tui.policy import Legend, Meaning, Plan
from bcp_tui.policy.named_plans import Plans, named_plans

COMPARE = "compare both with the printed legend, and correct the one that is wrong"
"""What to do where the words and the plans of a symbol differ."""


_PLAINLY = {"all": "all lines of business", "none": "none required"}
"""As the house's form says it, which is soon seen."""


class Contradiction(NamedTuple):
    """What the words of a symbol say against its plans.

    It `is_certain` if all of the words are understood. It `waives` what the words require: reps
    would be told that prior approval is not required where it is.
    """

    problem: str
    is_certain: bool = True
    waives: bool = True


def build_legend(
    source: Source, table: dict[str, LegendSymbol], plans: Mapping[str, Plan] | None
) -> Legend:
    """What each symbol stands for; without plans, any plan is known."""
    legend: dict[str, Meaning] = {}
    for symbol, row in table.items():
        if _symbols(symbol) != (symbol,) or not symbol:
            problem = "cannot be named as a symbol"
            remedy = "write a symbol without commas, semicolons or spaces around it"
            source.error(("legend", symbol), problem, remedy)
        named = row["plans"]
        if isinstance(named, str):
            legend[symbol] = Meaning(row["means"], named)
        else:
            check_plans(source, ("legend", symbol, "plans"), named, plans)
            legend[symbol] = Meaning(row["means"], tuple(named))
        _check_words(source, ("legend", symbol, "plans"), legend[symbol], plans)
    return Legend(legend)


def contradiction(meaning: Meaning, known: Mapping[str, Plan] | None) -> Contradiction | None:
    """What the printed words of a symbol say against its plans; without plans, any is known."""
    if meaning.means.casefold() == _PLAINLY.get(str(meaning.plans)):
        return None
    if known is not None and not isinstance(meaning.plans, str):
        only = known.get(meaning.plans[0]) if len(meaning.plans) == 1 else None
        if (only and only.name == meaning.means) or not known.keys() >= {*meaning.plans}:
            return None  # As most lines are, soon seen; or an error already.
    return _contradiction(
        meaning.means, meaning.plans, None if known is None else tuple(known.values())
    )


def _check_words(
    source: Source, at: KeyPath, meaning: Meaning, known: Mapping[str, Plan] | None
) -> None:
    found = contradiction(meaning, known)
    if found and found.is_certain and found.waives:
        source.error(at, found.problem, COMPARE)


@lru_cache(maxsize=2048)
def _contradiction(
    means: str, plans: Plans, known: tuple[Plan, ...] | None
) -> Contradiction | None:
    said = named_plans(means, known or ())
    words = f"the words {quoted(means)}"
    if isinstance(said.plans, str) or (isinstance(plans, str) and (said.plans or said.unknown)):
        every = known is not None and {plan.id for plan in known} == set(plans)
        if said.plans == plans or (said.plans == "all" and every):
            return None
        problem = f"is {_spelt(plans)}, which is not what {words} say"
        return Contradiction(problem, waives=plans == "none" or said.plans == "all")
    if isinstance(plans, str):
        return Contradiction(f"is {_spelt(plans)}, but {words} do not say so", False)
    if known is None:
        return None
    lacking = [plan for plan in said.plans if plan not in plans]
    more = [plan for plan in plans if plan not in said.plans]
    is_certain = not said.rest and not said.whole_group
    if said.unknown:
        return Contradiction(f"leaves out {', '.join(said.unknown)}, which {words} name", False)
    if not said.plans:
        problem = f"names {_spelt(plans)}, but {words} name no plan of plans.toml"
        return Contradiction(problem, False)
    if lacking:
        return Contradiction(f"leaves out {', '.join(lacking)}, which {words} name", is_certain)
    if more:
        problem = f"names {', '.join(more)}, which {words} do not"
        return Contradiction(problem, is_certain, waives=False)
    return None


def _spelt(plans: Plans) -> str:
    return f'"{plans}"' if isinstance(plans, str) else ", ".join(plans)


def build_symbols(source: Source, at: KeyPath, text: str, legend: Legend) -> tuple[str, ...]:
    """The symbols of a row, each of them in the legend."""
    symbols = _symbols(text)
    unknown = [symbol for symbol in symbols if symbol not in legend]
    if unknown:
        problem = f"names {' and '.join(map(quoted, unknown))}, unknown to this file's legend"
        source.error(at, problem, "name a symbol of the legend, several with commas")
    elif len(symbols) > 1 and any(isinstance(legend[symbol].plans, str) for symbol in symbols):
        problem = "names a symbol for all plans or none together with others"
        source.warn(at, problem, "compare it with the printed policy")
    return symbols


@lru_cache(maxsize=256)
def _symbols(text: str) -> tuple[str, ...]:
    """The symbols of a text such as "1, 2, 5" or "1; 2"."""
    return tuple(symbol.strip() for symbol in text.replace(";", ",").split(","))
