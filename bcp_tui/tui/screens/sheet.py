"""The call sheet: the pinned answers in the very words that are copied.

The text stands bare at the left edge, so that it can also be selected by mouse in terminals that
do not let programs reach the clipboard.
"""

from typing import ClassVar, TypeAlias

from textual.binding import Binding, BindingType

from bcp_tui import report
from bcp_tui.policy import Book, Found
from bcp_tui.tui import keys
from bcp_tui.tui.lines import Line, wrap
from bcp_tui.tui.screens.page_screen import PageScreen

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

    def __init__(self, pinned: Pinned, current: Found | None, book: Book) -> None:
        super().__init__()
        self._pinned = pinned
        self._current = current
        """The answer that is shown, and copied, while nothing is pinned."""
        self._book = book
        self._marked = len(pinned) - 1

    @property
    def _shown(self) -> Pinned:
        return self._pinned or tuple(filter(None, [self._current]))

    def action_copy(self) -> None:
        """Copy the whole sheet."""
        self.app.copy_to_clipboard(report.note_text(self._shown, self._book))
        self.show_keys("Sent to the clipboard. (Nothing arrived? Select the text with the mouse.)")

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

    def lay_out(self) -> None:
        self._lay_out()

    def _show_marked(self) -> None:
        self.page.keep_in_sight(self._lay_out())
        self.show_keys()

    def _lay_out(self) -> int:
        """Lay the sheet out and show it; the line on which the marked answer begins."""
        lines: list[Line] = []
        begins = 0
        for at, found in enumerate(self._shown):
            is_marked = at == self._marked and len(self._pinned) > 1
            begins = len(lines) if is_marked else begins
            for paragraph in report.note_paragraphs(found, self._book):
                lines += self._paragraph(paragraph, "strong" if is_marked else "")
        for caution in report.cautions(self._shown):
            lines += self._paragraph(caution)
        self.page.show_text(lines)
        return begins

    def _paragraph(self, text: str, style: str = "") -> list[Line]:
        return [*(((line, style),) for line in wrap(text, self.columns)), ()]

    def key_items(self) -> tuple[tuple[str, str], ...]:
        copy, new_call = keys.footer(("copy", "new_call"))
        if not self._pinned:
            return (copy, new_call, ("Esc", "back · nothing pinned, the current answer"))
        code = report.asked_code(self._pinned[self._marked])
        out = ("Del", f"take {code} out")
        other = (("Tab", "another"),) if len(self._pinned) > 1 else ()
        return (copy, out, *other, new_call, ("Esc", f"back · {len(self._pinned)} pinned"))
