"""Choosing the caller's plan: type a part of its name or number, or its legend symbol."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from bcp_tui.policy import Legend, Plan, Selection, all_plans, fitting, selections
from bcp_tui.report import labels, messages
from bcp_tui.tui.lines import Line
from bcp_tui.tui.screens.choice import Choice, Offer


class PlanChoice(Choice[Selection]):
    """Gives the selection that was chosen, or `None` for no change.

    The legend is that of the only policy in force; where there are several, each has its own, and a
    symbol names nothing.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2,ctrl+p", "leave", priority=True)]

    def __init__(self, plans: Sequence[Plan], legend: Legend | None, current: Selection) -> None:
        self._plans = plans
        self._symbols = _symbols(plans, legend) if legend else {}
        self._everything = (all_plans(plans), *selections(plans))
        self._current = current
        hint = labels.PLAN_OR_SYMBOL_HINT if self._symbols else labels.PLAN_HINT
        super().__init__(labels.WHICH_PLAN, hint)

    def offer(self, text: str) -> Offer[Selection]:
        """What a legend symbol names, then what the words fit; Enter takes what they name.

        Where nothing fits, all is offered: one of them is for plans that have no name there.
        """
        if not text:
            names = [choice.name for choice in self._everything]
            current = self._current.name
            return Offer(self._everything, names.index(current) if current in names else 0)
        fit = fitting(self._plans, text)
        symbol = self._symbols.get(text.upper())
        by_symbol = tuple(each for each in self._everything if each.ids == symbol)
        others = tuple(each for each in fit.choices if each not in by_symbol)
        if by_symbol or fit.named:
            return Offer((*by_symbol, *others))
        if fit.group:
            return Offer(others, others.index(fit.group))
        if others:
            return Offer(others, None, messages.WHICH_OF_THEM)
        return Offer(self._everything, None, messages.NO_SUCH_PLAN)

    def item_line(self, item: Selection) -> tuple[str, Line]:
        """A choice by its name, and by which symbols the legend names it."""
        symbols = [symbol for symbol, ids in self._symbols.items() if set(item.ids) <= set(ids)]
        legend = labels.in_legend(symbols) if symbols and item.chosen else ""
        return labels.choice(item), ((legend, "muted"),)


def _symbols(plans: Sequence[Plan], legend: Legend) -> dict[str, tuple[str, ...]]:
    """The plans that each symbol names, in the order of the plans."""
    named = {
        symbol.upper(): tuple(plan.id for plan in plans if plan.id in meaning.named)
        for symbol, meaning in legend.items()
    }
    return {symbol: ids for symbol, ids in named.items() if ids}
