"""The call sheet: the pinned answers in the very words that are copied.

The text stands bare at the left edge, so that it can also be selected by mouse in terminals that
do not let programs reach the clipboard.
"""

from typing import ClassVar

from textual.binding import Binding, BindingType

from bcp_tui.tui import keys
from bcp_tui.tui.lines import Line, wrap
from bcp_tui.tui.screens.page_screen import PageScreen


class Sheet(PageScreen[bool]):
    """Shows and copies the sheet; gives whether a new call was begun from here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(("copy", "new_call")),
        Binding("escape,f6,ctrl+s,enter", "leave", priority=True),
    ]

    def __init__(self, text: str, pinned: int) -> None:
        super().__init__()
        self._text = text
        self._pinned = pinned

    def action_copy(self) -> None:
        """Copy the whole sheet."""
        self.app.copy_to_clipboard(self._text)
        self.show_keys("Copied. (Nothing arrived? Select the text above with the mouse.)")

    def action_new_call(self) -> None:
        """Begin a new call."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Back to the call."""
        self.dismiss(False)

    def lay_out(self) -> None:
        lines: list[Line] = []
        for paragraph in self._text.split("\n"):
            lines += [*(((line, ""),) for line in wrap(paragraph, self.page.size.width)), ()]
        self.page.show_text(lines)

    def key_items(self) -> tuple[tuple[str, str], ...]:
        what = f"{self._pinned} pinned" if self._pinned else "nothing pinned: the current answer"
        return (*keys.footer(("copy", "new_call")), ("Esc", f"back · {what}"))
