"""The policy reader: the whole text of a revision, opened at what is behind the answer."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.geometry import Size

from bcp_tui.desk import View
from bcp_tui.policy import Entry, Note, Revision
from bcp_tui.report import labels, messages
from bcp_tui.report.places import in_force_dates
from bcp_tui.tui.lines import Line, fitted, rule
from bcp_tui.tui.policy_lines import FoundPlaces, PolicyText, policy_lines
from bcp_tui.tui.screens.page_screen import PageScreen
from bcp_tui.tui.widgets.key_bar import KeyBar, KeyItems
from bcp_tui.tui.widgets.line_painter import LinePainter
from bcp_tui.tui.widgets.page import Page
from bcp_tui.tui.widgets.search_line import SearchLine

_ABOVE_FOUND = 2
"""Lines that stay in sight above a place that was found."""


class Behind(NamedTuple):
    """A revision, and what in it to open it at: nothing for its beginning."""

    revision: Revision
    at: Entry | Note | None = None


def behind_answer(view: View) -> Behind | None:
    """What is behind the answer that is shown; `None` if no policy is in effect."""
    found = view.found
    if found and found.answers:
        answer = found.answers[0]
        return Behind(answer.revision, answer.entry)
    if found and found.notes:
        return Behind(*found.notes[0])
    return Behind(view.in_force[0]) if view.in_force else None


class Reader(PageScreen[None]):
    """Reads one revision; typing finds words in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "section(1)", priority=True),
        Binding("shift+tab", "section(-1)", priority=True),
        Binding("enter", "next", priority=True),
        Binding("escape", "back", priority=True),
        Binding("f5,ctrl+r", "leave", priority=True),
    ]

    DEFAULT_CSS = """
    Reader {
        #heading { height: 3; }
        #search { height: 1; }
        #prompt { width: 7; }
    }
    """

    def __init__(self, behind: Behind, today: date) -> None:
        super().__init__()
        self._revision = behind.revision
        self._today = today
        self._behind: Behind | None = behind
        """Where to open the text; `None` once it is open."""
        self._text = PolicyText()
        self._found: FoundPlaces = {}
        self._place = 0
        """Which of the places found is in sight."""

    def compose(self) -> ComposeResult:
        yield LinePainter("heading")
        yield Page("page")
        with Horizontal(id="search"):
            yield LinePainter("prompt")
            yield SearchLine(labels.FIND_HINT, id="words")
        yield KeyBar("keys")

    def on_mount(self) -> None:
        line = self.query_one(SearchLine)
        self.set_focus(line)
        self.watch(line, "value", self._typed, init=False)
        self.query_one("#prompt", LinePainter).show(lambda _: [((f" {labels.FIND} ", "label"),)])

    def text_lines(self) -> list[Line]:
        self._text = policy_lines(self._revision, self.columns)
        self._found = self._text.find(self.query_one(SearchLine).value)
        return self._text.marked(self._found)

    def show_text(self) -> None:
        """Show the text, the first time at what is behind the answer."""
        super().show_text()
        if self._behind:
            self.scroll_text(self._text.start_of(self._behind.at))
            self._behind = None

    def _typed(self, words: str) -> None:
        self._found = self._text.find(words)
        self.text = self._text.marked(self._found)
        places = [*self._found]
        ahead = [at for at in places if at >= self.top]
        self._place = places.index(ahead[0]) if ahead else 0
        self.scroll_text(max(0, places[self._place] - _ABOVE_FOUND) if places else self.top)

    def action_next(self) -> None:
        """The next place where the words stand; without words, the next page."""
        if self._found:
            self._place = (self._place + 1) % len(self._found)
            self.scroll_text([*self._found][self._place] - _ABOVE_FOUND)
        elif not self.query_one(SearchLine).value.strip():
            self.action_scroll_page(1)

    def action_section(self, sections: int) -> None:
        """The section after or before the one at the top."""
        starts = sorted(self._text.sections.values())
        if sections > 0:
            following = [start for start in starts if start > self.top]
            self.scroll_text(following[0] if following else self.top)
        else:
            before = [start for start in starts if start < self.top]
            self.scroll_text(before[-1] if before else 0)

    def action_back(self) -> None:
        """Clear the words, or back to the call."""
        line = self.query_one(SearchLine)
        if line.value:
            line.value = ""
        else:
            self.dismiss()

    def action_leave(self) -> None:
        """Back to the call."""
        self.dismiss()

    def show_keys(self, message: str = "") -> None:
        """Show the keys, and in the heading the section that is on top."""
        super().show_keys(message)
        self.query_one("#heading", LinePainter).show(self._heading)

    def _heading(self, size: Size) -> Iterable[Line]:
        revision, columns = self._revision, size.width
        number = self._text.section_at(self.top)
        section = next((each for each in revision.sections if each.number == number), None)
        name = f" {labels.policy(revision)}"
        where = f"{labels.section(section)} " if section else ""
        if section and cell_len(f"{name}  {where}") > columns:
            where = f"{section.number} "
        dates: Line = ((f" {in_force_dates(revision)}", "muted"), *self._review())
        return (fitted(((name, "strong"),), ((where, "label"),), columns), dates, rule(columns))

    def _review(self) -> Line:
        day = self._revision.next_review
        past = day is not None and day < self._today
        review = messages.next_review(self._revision, past)
        return ((f" · {review}", "ask" if past else "muted"),) if review else ()

    def key_items(self) -> KeyItems:
        enter = labels.NEXT_PAGE
        if self._found:
            enter = labels.next_place(self._place + 1, len(self._found))
        elif self.query_one(SearchLine).value.strip():
            enter = messages.NOTHING_FOUND
        return (("Enter", enter), ("Tab", labels.NEXT_SECTION), ("Esc", labels.BACK))
