"""From a policy file's [legend] to the legend, and the symbols of its rows held against it."""

from collections.abc import Collection
from functools import lru_cache

from bcp_tui.library.faults import KeyPath, quoted
from bcp_tui.library.format import LegendSymbol
from bcp_tui.library.plans import check_plans
from bcp_tui.library.source import Source
from bcp_tui.policy import Legend, Meaning


def build_legend(
    source: Source, table: dict[str, LegendSymbol], plans: Collection[str] | None
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
    return Legend(legend)


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
