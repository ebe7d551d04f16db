"""From a policy file's [legend] to the legend, its words and plans held against each other.

The symbols of the rows are held against it.
"""

from collections.abc import Mapping
from functools import lru_cache

from bcp_tui.library.faults import KeyPath, quoted
from bcp_tui.library.format import LegendSymbol
from bcp_tui.library.plans import check_plans
from bcp_tui.library.source import Source
from bcp_tui.policy import Legend, Meaning, Plan
from bcp_tui.policy.named_plans import Plans, named_plans

_COMPARE = "compare both with the printed legend, and correct the one that is wrong"


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


def _check_words(
    source: Source, at: KeyPath, meaning: Meaning, known: Mapping[str, Plan] | None
) -> None:
    """The printed words and the plans of a symbol say the same.

    An error where the words are wholly understood, else a warning: one of the two is wrong, and
    reps would be told that prior approval is not required where it is.
    """
    if known is not None and not isinstance(meaning.plans, str):
        only = known.get(meaning.plans[0]) if len(meaning.plans) == 1 else None
        if (only and only.name == meaning.means) or not known.keys() >= {*meaning.plans}:
            return  # As most lines are, soon seen; or an error already.
    problem, is_certain = _contradiction(
        meaning.means, meaning.plans, None if known is None else tuple(known.values())
    )
    if problem and is_certain:
        source.error(at, problem, _COMPARE)
    elif problem:
        source.warn(at, problem, _COMPARE)


@lru_cache(maxsize=2048)
def _contradiction(means: str, plans: Plans, known: tuple[Plan, ...] | None) -> tuple[str, bool]:
    """What the words of a symbol say against its plans, and whether all of them are understood."""
    said = named_plans(means, known or ())
    words = f"the words {quoted(means)}"
    if isinstance(said.plans, str) or (isinstance(plans, str) and (said.plans or said.unknown)):
        every = known is not None and {plan.id for plan in known} == set(plans)
        same = said.plans == plans or (said.plans == "all" and every)
        return "" if same else f"is {_spelt(plans)}, which is not what {words} say", True
    if isinstance(plans, str):
        return f"is {_spelt(plans)}, but {words} do not say so", False
    if known is None:
        return "", True
    if said.unknown:
        return f"leaves out {', '.join(said.unknown)}, which {words} name", False
    if not said.plans:
        return f"names {_spelt(plans)}, but {words} name no plan of plans.toml", False
    is_certain = not said.rest and not said.whole_group
    lacking = [plan for plan in said.plans if plan not in plans]
    more = [plan for plan in plans if plan not in said.plans]
    if lacking:
        return f"leaves out {', '.join(lacking)}, which {words} name", is_certain
    if more:
        return f"names {', '.join(more)}, which {words} do not", is_certain
    return "", True


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
