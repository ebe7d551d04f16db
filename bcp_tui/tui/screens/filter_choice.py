"""Choosing what limits the list: prior approval, coverage, change, cost share, policy."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType

from bcp_tui.desk import View
from bcp_tui.policy import Filter
from bcp_tui.report import labels, messages
from bcp_tui.report.places import named
from bcp_tui.tui.lines import Line
from bcp_tui.tui.screens.choice import Choice, Offer


class FilterChoice(Choice[Filter]):
    """Gives the filter to choose, or to take off if it is in force; `None` for no change."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f7,ctrl+l", "leave", priority=True)]

    def __init__(self, view: View) -> None:
        self._all = tuple(dict.fromkeys((*view.filters, *_filters(view))))
        self._chosen = view.filters
        self._names = {
            revision.policy_id: named(revision)
            for revision in view.in_force
            if len(view.in_force) > 1
        }
        super().__init__(labels.WHICH_ROWS, labels.FILTER_HINT)

    def offer(self, text: str) -> Offer[Filter]:
        """The filters whose words begin with those that were typed."""
        wanted = text.casefold().split()
        fit = [each for each in self._all if _fits(self._words(each), wanted)]
        return Offer(fit, 0 if fit else None, messages.NO_SUCH_FILTER)

    def item_line(self, item: Filter) -> tuple[str, Line]:
        """A filter in words, marked if it is in force, and what it is about."""
        mark = labels.CHOSEN_MARK if item in self._chosen else " "
        return f"{mark} {self._words(item)}", ((labels.kind_of_filter(item), "muted"),)

    def _words(self, item: Filter) -> str:
        named = self._names.get(item.value) if item.kind == "policy" else None
        return named or messages.filter_text(item)


def _fits(words: str, wanted: list[str]) -> bool:
    """Whether each typed word begins one of these words, in any order."""
    known = words.casefold().replace("/", " ").replace("(", " ").split()
    return all(any(word.startswith(each) for word in known) for each in wanted)


def _filters(view: View) -> Iterator[Filter]:
    """Every filter that there is for what is in force."""
    for answer in ("required", "not_required", "depends", "not_stated"):
        yield Filter("prior_approval", answer)
    for coverage in ("covered", "not_covered"):
        yield Filter("coverage", coverage)
    yield Filter("changed", "yes")
    entries = [entry for revision in view.in_force for entry in revision.entries]
    for cost_share in sorted({each for entry in entries for each in entry.cost_share}):
        yield Filter("cost_share", cost_share)
    if len(view.in_force) > 1:
        for revision in view.in_force:
            yield Filter("policy", revision.policy_id)
