"""The call sheet: the pinned answers in the very words that are copied.

The text stands bare at the left edge, so that it can also be selected by mouse in terminals that
do not let programs reach the clipboard.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from bcp_tui.tui import keys
from bcp_tui.tui.lines import Line, wrap
from bcp_tui.tui.screens.page_screen import PageScreen


class Sheet(PageScreen[int | None]):
    """Shows and copies the sheet; gives how many answers stay pinned, `None` for a new call."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(("copy", "new_call")),
        Binding("delete,backspace", "unpin", priority=True),
        Binding("escape,f6,ctrl+s,enter", "leave", priority=True),
    ]

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__()
        self._texts = texts
        """The text for each number of pinned answers; for none, that of the current answer."""
        self._pinned = len(texts) - 1

    @property
    def text(self) -> str:
        """What is shown, and copied."""
        return self._texts[self._pinned]

    def action_copy(self) -> None:
        """Copy the whole sheet."""
        self.app.copy_to_clipboard(self.text)
        self.show_keys("Sent to the clipboard. (Nothing arrived? Select the text with the mouse.)")

    def action_unpin(self) -> None:
        """Take the last pinned answer out."""
        self._pinned = max(0, self._pinned - 1)
        self.lay_out()
        self.show_keys()

    def action_new_call(self) -> None:
        """Begin a new call."""
        self.dismiss(None)

    def action_leave(self) -> None:
        """Back to the call."""
        self.dismiss(self._pinned)

    def lay_out(self) -> None:
        lines: list[Line] = []
        for paragraph in self.text.split("\n"):
            lines += [*(((line, ""),) for line in wrap(paragraph, self.columns)), ()]
        self.page.show_text(lines)

    def key_items(self) -> tuple[tuple[str, str], ...]:
        if not self._pinned:
            return (
                *keys.footer(("copy", "new_call")),
                ("Esc", "back · nothing pinned, the current answer"),
            )
        unpin = ("Del", "take the last out")
        return (*keys.footer(("copy", "new_call")), unpin, ("Esc", f"back · {self._pinned} pinned"))
