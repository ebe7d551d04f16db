"""Choosing what to read: every text of every policy, found by its id or words of its title."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from bcp_tui.policy import Revision
from bcp_tui.report import reading
from bcp_tui.report.places import named
from bcp_tui.tui.lines import Line
from bcp_tui.tui.screens.choice import Choice, Offer


class PolicyChoice(Choice[Revision]):
    """Gives the text to read, or `None` to read on."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f7,ctrl+l", "leave", priority=True)]

    DEFAULT_CSS = """
    PolicyChoice > Vertical { width: 100%; max-width: 90; }
    """

    def __init__(self, revisions: Sequence[Revision], current: Revision) -> None:
        self._every = tuple(revisions)
        self._current = current
        super().__init__(reading.WHICH_POLICY, reading.POLICY_HINT)

    def offer(self, text: str) -> Offer[Revision]:
        """The texts whose id, title and dates have every word of what was typed."""
        if not text:
            keys = [each.key for each in self._every]
            current = self._current.key
            return Offer(self._every, keys.index(current) if current in keys else 0)
        words = text.casefold().split()
        fitting = [
            each
            for each in self._every
            if all(word in f"{named(each)} {reading.days(each)}".casefold() for word in words)
        ]
        return Offer(fitting, 0 if fitting else None, reading.NO_SUCH_POLICY)

    def item_line(self, item: Revision) -> tuple[str, Line]:
        """A text by its policy, and when it is in effect."""
        return named(item), ((reading.days(item), "muted"),)
