"""Help: the keys, the words of an answer, and the legends in force."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from bcp_tui.policy import Revision
from bcp_tui.tui import keys
from bcp_tui.tui.lines import Line, hanging
from bcp_tui.tui.screens.page_screen import PageScreen

_WORDS = (
    ("YES", "prior approval is required"),
    ("no", "prior approval is not required"),
    ("ask", "it depends on which plan the caller is on: the answer names the sides"),
    ("n/s", "not stated: the legend does not name this plan; see the benefit document"),
    ("n/c", "not covered; the answer gives the reason"),
    ("~", "before a code: only some of the words were found in its row"),
)


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

    def lay_out(self) -> None:
        self.page.show_text(help_lines(self._revisions, self.columns))

    def key_items(self) -> tuple[tuple[str, str], ...]:
        return (("Esc", "back to the call"),)


def help_lines(revisions: Sequence[Revision], columns: int) -> list[Line]:
    """The help as lines: typing, keys, the PA column's words, legends."""
    typing = "Type a code, several codes, or words: the list and the answer follow."
    lines: list[Line] = [*hanging(((" ", ""),), typing, columns), (), ((" KEYS", "label"),)]
    for each in keys.CALL:
        lines += hanging(((f"  {keys.names(each):<16}", "key"),), each.help, columns)
    lines += [(), ((" PA, PRIOR APPROVAL IN THE LIST", "label"),)]
    for word, said in _WORDS:
        lines += hanging(((f"  {word:<16}", "strong"),), said, columns)
    for revision in revisions:
        lines += [(), ((f" LEGEND OF {revision.policy}", "label"),)]
        for symbol, meaning in revision.legend.items():
            lines += hanging(((f"  {symbol:<16}", "strong"),), meaning.means, columns)
    return lines
