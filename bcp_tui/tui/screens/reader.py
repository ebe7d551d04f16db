"""The policy reader: the whole text of a revision, opened at what is behind the answer."""

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.geometry import Size

from bcp_tui.desk import Desk
from bcp_tui.desk.reading import Opening, Place, Spot, revisions_to_read
from bcp_tui.policy import Context, Revision
from bcp_tui.report import labels, messages, reading
from bcp_tui.report.places import in_force_dates, named
from bcp_tui.tui import keys
from bcp_tui.tui.lines import Line, Styled, elided, fitted, rule
from bcp_tui.tui.page_text import PageText, around
from bcp_tui.tui.policy_lines import PolicyText, policy_lines
from bcp_tui.tui.screens.page_screen import PageScreen
from bcp_tui.tui.widgets.key_bar import KeyBar, KeyItems
from bcp_tui.tui.widgets.line_painter import LinePainter
from bcp_tui.tui.widgets.page import Page
from bcp_tui.tui.widgets.search_line import SearchLine


class Reader(PageScreen[None]):
    """Reads one text, in the context of a call; typing finds in it what it finds on the line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(("help",)),
        Binding("tab", "section(1)", priority=True),
        Binding("shift+tab", "section(-1)", priority=True),
        Binding("enter", "next", priority=True),
        Binding("f7,ctrl+l", "policies", priority=True),
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

    def __init__(self, desk: Desk, context: Context, opened: Opening) -> None:
        super().__init__()
        self._desk = desk
        self._asked_in = context
        self._revision = opened.revision
        self._wanted: Spot | None = opened.at
        """What is to be in sight as soon as there is a page; `None` once it is."""
        self._is_gone = False
        """Whether the data in force no longer have this text."""
        self._text = PolicyText()
        self._places: tuple[Place, ...] = ()
        """What the words find, best first."""
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

    def make_text(self) -> PageText:
        changes = self._desk.book.changes_of(self._revision)
        self._text = policy_lines(self._revision, self.columns, changes)
        return self._text.marked(self._places)

    def take_in(self) -> None:
        """Go on with the text as it is in the data now in force, or say that it is not there."""
        texts = (each for each in self._desk.book.revisions if each.key == self._revision.key)
        text = next(texts, None)
        self._is_gone = text is None
        self._revision = text or self._revision
        self.show_text()
        self.show_keys(messages.TEXT_GONE if self._is_gone else messages.NEW_DATA)

    def show_text(self) -> None:
        """Show the text where it was read, the first time at what is behind the answer."""
        super().show_text()
        if self._wanted is not None and self.page_size:
            self._go_to(self._wanted)
            self._wanted = None

    def _go_to(self, spot: Spot) -> None:
        """Have this in sight, below its lead-in if there is room for both."""
        block, first = self._text.block_of(spot), self._text.lead_in_of(spot)
        self.scroll_text(around(self.text, block, first, self.page_size))

    def _typed(self, words: str) -> None:
        self._places = (
            self._desk.places(self._revision, words, self._asked_in) if words.strip() else ()
        )
        self.text = self._text.marked(self._places)
        self._place = 0
        self._show_place()

    def _show_place(self) -> None:
        if self._places:
            self._go_to(self._places[self._place].at)
        else:
            self.scroll_text(self.top)

    def action_next(self) -> None:
        """The next place where the words stand; without words, the next page."""
        if self._places:
            self._place = (self._place + 1) % len(self._places)
            self._show_place()
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

    async def action_policies(self) -> None:
        """Go to another policy, or another text of this one."""
        from bcp_tui.tui.screens.policy_choice import PolicyChoice

        book = self._desk.book
        in_force = book.in_force(self._asked_in.service_date)
        every = revisions_to_read(book, in_force)
        await self.app.push_screen(PolicyChoice(every, self._revision), self._read)

    def _read(self, revision: Revision | None) -> None:
        """Read another text; what was typed is found there too."""
        if revision is None or revision.key == self._revision.key:
            return
        self._revision = revision
        self.text, self.top, self._places = PageText(), 0, ()
        self.show_text()
        self._typed(self.query_one(SearchLine).value)

    async def action_help(self) -> None:
        """Keys, and the legend of this text."""
        from bcp_tui.tui.screens.help import Help

        await self.app.push_screen(Help(self._revision))

    @on(SearchLine.HelpAsked)
    async def _help_asked(self) -> None:
        await self.action_help()

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
        name = f" {named(revision)}"
        where = f"{labels.section(section)} " if section else ""
        if section and cell_len(f"{name}  {where}") > columns:
            where = f"{section.number} "
        title = fitted(((name, "strong"),), ((where, "label"),), columns)
        return (title, elided(self._told(), columns), rule(columns))

    def _told(self) -> Line:
        """That this is not the text of the service date, if so; what led here; its dates."""
        revision, day = self._revision, self._asked_in.service_date
        off_file = any(policy.id == revision.policy_id for policy in self._desk.book.off_file(day))
        warning = reading.not_of_that_day(revision, day, off_file=off_file)
        review = revision.next_review
        past = review is not None and review < self._desk.today()
        told: list[Styled] = [
            (messages.TEXT_GONE if self._is_gone else warning, "ask"),
            (reading.found_by(self._places[self._place]) if self._places else "", "label"),
            (in_force_dates(revision), "muted"),
            (messages.next_review(revision, past), "ask" if past else "muted"),
        ]
        shown: list[Styled] = []
        for text, style in told:
            if text:
                shown.append((f" · {text}" if shown else f" {text}", style))
        return tuple(shown)

    def key_items(self) -> KeyItems:
        enter = labels.NEXT_PAGE
        if self._places:
            place = self._places[self._place]
            enter = reading.place_in_sight(place, self._place, len(self._places))
        elif self.query_one(SearchLine).value.strip():
            enter = messages.NOTHING_FOUND
        others = len(self._desk.book.revisions) > 1
        policies = (("F7", reading.POLICIES),) if others else ()
        help_key = keys.footer(("help",))
        section = ("Tab", labels.NEXT_SECTION)
        return (("Enter", enter), *policies, *help_key, section, ("Esc", labels.BACK))
