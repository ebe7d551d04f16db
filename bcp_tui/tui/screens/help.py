"""Help: the keys, the words of an answer, and the legends in force."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from bcp_tui.policy import Revision
from bcp_tui.report import labels
from bcp_tui.tui import keys
from bcp_tui.tui.lines import Line, Styled, hanging
from bcp_tui.tui.screens.page_screen import PageScreen
from bcp_tui.tui.widgets.key_bar import KeyItems

_COLUMN = 16
"""Columns of a key, a word or a symbol before what it means."""


class Help(PageScreen[None]):
    """Everything a new rep needs, on one page to scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,question_mark,enter", "leave", priority=True),
    ]

    def __init__(self, revisions: Sequence[Revision]) -> None:
        super().__init__()
        self._revisions = revisions

    def action_leave(self) -> None:
        """Back to the call."""
        self.dismiss()

    def text_lines(self) -> list[Line]:
        return help_lines(self._revisions, self.columns)

    def key_items(self) -> KeyItems:
        return (("Esc", labels.BACK_TO_CALL),)


def help_lines(revisions: Sequence[Revision], columns: int) -> list[Line]:
    """The help as lines: typing, keys, the PA column's words, legends."""
    lines: list[Line] = hanging(((" ", ""),), labels.HOW_TO_ASK, columns)
    lines += _heading(labels.KEYS)
    for each in keys.CALL:
        lines += _meaning((keys.names(each), "key"), each.help, columns)
    lines += _heading(labels.SHORT_VERDICTS)
    for word, meaning in labels.SHORT_VERDICT_MEANINGS:
        lines += _meaning((word, "strong"), meaning, columns)
    for revision in revisions:
        lines += _heading(labels.legend_of(revision))
        for symbol, stands_for in revision.legend.items():
            lines += _meaning((symbol, "strong"), stands_for.means, columns)
    return lines


def _heading(text: str) -> list[Line]:
    return [(), ((f" {text}", "label"),)]


def _meaning(word: Styled, meaning: str, columns: int) -> list[Line]:
    text, style = word
    return hanging(((f"  {text:<{_COLUMN}}", style),), meaning, columns)
