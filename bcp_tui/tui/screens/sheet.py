"""The call sheet: the pinned answers in the very words that are copied.

The text stands bare at the left edge, so that it can also be selected by mouse in terminals that
do not let programs reach the clipboard.
"""

from typing import ClassVar, TypeAlias

from textual.binding import Binding, BindingType

from bcp_tui.policy import Found
from bcp_tui.report import labels, messages
from bcp_tui.report.notes import cautions, note_paragraphs, note_text
from bcp_tui.tui import keys
from bcp_tui.tui.lines import Line, StyleName, wrap
from bcp_tui.tui.screens.page_screen import PageScreen
from bcp_tui.tui.widgets.key_bar import KeyItems

Pinned: TypeAlias = tuple[Found, ...]


class Sheet(PageScreen[Pinned | None]):
    """Shows and copies the sheet; gives the answers that stay pinned, `None` for a new call."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(("copy", "new_call")),
        Binding("tab", "mark(1)", priority=True),
        Binding("shift+tab", "mark(-1)", priority=True),
        Binding("delete,backspace", "unpin", priority=True),
        Binding("escape,f6,ctrl+s,enter", "leave", priority=True),
    ]

    def __init__(self, pinned: Pinned, current: Found | None) -> None:
        super().__init__()
        self._pinned = pinned
        self._current = current
        """The answer that is shown, and copied, while nothing is pinned."""
        self._marked = len(pinned) - 1
        self._marked_line = 0

    @property
    def _shown(self) -> Pinned:
        return self._pinned or tuple(filter(None, [self._current]))

    def action_copy(self) -> None:
        """Copy the whole sheet."""
        self.app.copy_to_clipboard(note_text(self._shown))
        self.show_keys(messages.SHEET_COPIED)

    def action_mark(self, answers: int) -> None:
        """Mark another answer, to be taken out."""
        self._marked = (self._marked + answers) % max(len(self._pinned), 1)
        self._show_marked()

    def action_unpin(self) -> None:
        """Take the marked answer out; the one before it, if any, is marked next."""
        self._pinned = tuple(each for at, each in enumerate(self._pinned) if at != self._marked)
        self._marked = max(0, self._marked - 1)
        self._show_marked()

    def action_new_call(self) -> None:
        """Begin a new call."""
        self.dismiss(None)

    def action_leave(self) -> None:
        """Back to the call."""
        self.dismiss(self._pinned)

    def text_lines(self) -> list[Line]:
        lines: list[Line] = []
        self._marked_line = 0
        for at, found in enumerate(self._shown):
            is_marked = at == self._marked and len(self._pinned) > 1
            self._marked_line = len(lines) if is_marked else self._marked_line
            for paragraph in note_paragraphs(found):
                lines += self._paragraph(paragraph, "strong" if is_marked else "")
        for caution in cautions(self._shown):
            lines += self._paragraph(caution)
        return lines

    def _show_marked(self) -> None:
        self.show_text()
        self.keep_in_sight(self._marked_line)

    def _paragraph(self, text: str, style: StyleName = "") -> list[Line]:
        return [*(((line, style),) for line in wrap(text, self.columns)), ()]

    def key_items(self) -> KeyItems:
        copy, new_call = keys.footer(("copy", "new_call"))
        if not self._pinned:
            return (copy, new_call, ("Esc", labels.BACK_FROM_EMPTY_SHEET))
        out = ("Del", labels.take_out(self._pinned[self._marked]))
        other = (("Tab", labels.ANOTHER),) if len(self._pinned) > 1 else ()
        return (copy, out, *other, new_call, ("Esc", labels.back_from_sheet(len(self._pinned))))
