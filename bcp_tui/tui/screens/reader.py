"""The policy reader: the whole text of a revision, opened at what is behind the answer."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.geometry import Size

from bcp_tui import report
from bcp_tui.policy import Entry, Note, Revision
from bcp_tui.tui.lines import Line, Lines, fitted, rule
from bcp_tui.tui.policy_text import PolicyText, lay_out
from bcp_tui.tui.screens.page_screen import PageScreen
from bcp_tui.tui.widgets.key_bar import KeyBar
from bcp_tui.tui.widgets.page import Page
from bcp_tui.tui.widgets.search_line import SearchLine


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

    def __init__(self, revision: Revision, at: Entry | Note | None, today: date) -> None:
        super().__init__()
        self._revision = revision
        self._at = at
        self._today = today
        self._text = PolicyText((), {}, {})
        self._found: dict[int, list[tuple[int, int]]] = {}
        self._place = 0
        """Which of the places found is in sight."""

    def compose(self) -> ComposeResult:
        yield Lines("heading")
        yield Page("page")
        with Horizontal(id="search"):
            yield Lines("prompt")
            yield SearchLine("words to find in this policy", id="words")
        yield KeyBar("keys")

    def on_mount(self) -> None:
        line = self.query_one(SearchLine)
        self.set_focus(line)
        self.watch(line, "value", self._typed, init=False)

    def lay_out(self) -> None:
        first = not self._text.lines
        self._text = lay_out(self._revision, self.columns)
        self.query_one("#prompt", Lines).show(lambda _: [((" Find ", "label"),)])
        self._found = self._text.find(self.query_one(SearchLine).value)
        self.page.show_text(self._text.marked(self._found), self._start() if first else None)

    def _review(self) -> Line:
        day = self._revision.next_review
        if day is None:
            return ()
        past = day < self._today
        said = f" · next review {report.us_date(day)}"
        return ((f"{said} (past)" if past else said, "ask" if past else "muted"),)

    def _start(self) -> int:
        if isinstance(self._at, Entry):
            return max(0, self._text.entries.get(self._at.code, 0) - 1)
        if isinstance(self._at, Note):
            number = self._at.section
            within = [each for each in self._text.sections if number.startswith(each)]
            return self._text.sections[within[-1]] if within else 0
        return 0

    def _typed(self, words: str) -> None:
        self._found = self._text.find(words)
        places = [*self._found]
        ahead = [at for at in places if at >= self.page.top]
        self._place = places.index(ahead[0]) if ahead else 0
        top = max(0, places[self._place] - 2) if places else None
        self.page.show_text(self._text.marked(self._found), top)
        self.show_keys()

    def action_next(self) -> None:
        """The next place where the words stand; without words, the next page."""
        if self._found:
            self._place = (self._place + 1) % len(self._found)
            self.page.scroll_lines_to([*self._found][self._place] - 2)
        elif not self.query_one(SearchLine).value.strip():
            self.page.scroll_lines_by(pages=1)
        self.show_keys()

    def action_section(self, sections: int) -> None:
        """The section after or before the one at the top."""
        page = self.page
        starts = sorted(self._text.sections.values())
        if sections > 0:
            following = [start for start in starts if start > page.top]
            page.scroll_lines_to(following[0] if following else page.top)
        else:
            before = [start for start in starts if start < page.top]
            page.scroll_lines_to(before[-1] if before else 0)
        self.show_keys()

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

    def show_keys(self, said: str = "") -> None:
        """Show the keys, and in the heading the section that is on top."""
        super().show_keys(said)
        self.query_one("#heading", Lines).show(self._heading)

    def _heading(self, size: Size) -> Iterable[Line]:
        revision, columns = self._revision, size.width
        here = [each for each, line in self._text.sections.items() if line <= self.page.top]
        section = next((each for each in revision.sections if each.number in here[-1:]), None)
        name = f" {revision.policy} {revision.title}"
        where = f"{section.number} {section.title} " if section else ""
        if section and cell_len(f"{name}  {where}") > columns:
            where = f"{section.number} "
        dates = ((f" {report.in_force_dates(revision)}", "muted"), *self._review())
        return (
            fitted(((name, "strong"),), ((where, "label"),), columns),
            dates,
            rule(columns),
        )

    def key_items(self) -> tuple[tuple[str, str], ...]:
        enter = "next page"
        if self._found:
            enter = f"next place ({self._place + 1} of {len(self._found)})"
        elif self.query_one(SearchLine).value.strip():
            enter = "nothing found"
        return (("Enter", enter), ("Tab", "next section"), ("Esc", "back"))
