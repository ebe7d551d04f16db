"""The policy reader: the whole text of a revision, opened at what is behind the answer."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from bcp_tui import report
from bcp_tui.policy import CODING_SECTION, Entry, Note, Revision
from bcp_tui.tui.lines import Line, Lines, hanging, text_of
from bcp_tui.tui.screens.page_screen import PageScreen
from bcp_tui.tui.widgets.key_bar import KeyBar
from bcp_tui.tui.widgets.page import Page
from bcp_tui.tui.widgets.search_line import SearchLine


class PolicyText(msgspec.Struct, frozen=True):
    """A revision laid out in lines, and the lines where its sections and entries begin."""

    lines: tuple[Line, ...]
    sections: dict[str, int]
    entries: dict[str, int]


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
        #heading { height: 2; }
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
        self._found: list[int] = []

    def compose(self) -> ComposeResult:
        yield Lines("heading")
        yield Page("page")
        with Horizontal(id="search"):
            yield Lines("prompt")
            yield SearchLine("words to find in this policy", id="words")
        yield KeyBar("keys")

    def on_mount(self) -> None:
        self.query_one(SearchLine).focus()

    def lay_out(self) -> None:
        page = self.page
        first = not self._text.lines
        self._text = lay_out(self._revision, page.size.width)
        revision = self._revision
        effective = f"effective {report.us_date(revision.effective)} "
        name = f" {revision.policy} {revision.title} · {effective}"
        rule = ("─" * self.size.width, "rule")
        self.query_one("#heading", Lines).show((((name, "strong"), *self._review()), (rule,)))
        self.query_one("#prompt", Lines).show((((" Find ", "label"),),))
        page.show_text(self._marked(), self._start() if first else None)
        self._show_keys()

    def _review(self) -> Line:
        day = self._revision.next_review
        if day is None:
            return ()
        past = day < self._today
        said = f"· next review {report.us_date(day)}"
        return ((f"{said}, past" if past else said, "ask" if past else "muted"),)

    def _start(self) -> int:
        if isinstance(self._at, Entry):
            return max(0, self._text.entries.get(self._at.code, 0) - 2)
        if isinstance(self._at, Note):
            number = self._at.section
            within = [each for each in self._text.sections if number.startswith(each)]
            return self._text.sections[within[-1]] if within else 0
        return 0

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        wanted = event.value.strip().casefold()
        self._found = [
            at
            for at, line in enumerate(self._text.lines)
            if wanted and wanted in text_of((line,)).casefold()
        ]
        page = self.page
        ahead = [at for at in self._found if at >= page.top]
        target = (ahead or self._found or [page.top])[0]
        page.show_text(self._marked(), max(0, target - 2) if self._found else None)
        self._show_keys()

    def action_next(self) -> None:
        """The next place where the words stand; without words, the next page."""
        page = self.page
        if not self._found:
            page.scroll_lines_by(pages=1)
            return
        below = [at for at in self._found if at > page.top + 2]
        page.scroll_lines_to((below or self._found)[0] - 2)

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

    def _marked(self) -> list[Line]:
        wanted = self.query_one(SearchLine).value.strip()
        lines = list(self._text.lines)
        for at in self._found:
            lines[at] = _highlighted(lines[at], wanted)
        return lines

    def _show_keys(self) -> None:
        words = self.query_one(SearchLine).value.strip()
        found = f"{len(self._found)} lines found · next" if words else "next page"
        items = (("Enter", found), ("Tab", "next section"), ("Esc", "back"))
        self.keys.show_keys(items)


def lay_out(revision: Revision, columns: int) -> PolicyText:
    """The whole revision in lines: its sections, the tables in the coding one, the history last."""
    lines: list[Line] = []
    sections: dict[str, int] = {}
    entries: dict[str, int] = {}
    for section in revision.sections:
        sections[section.number] = len(lines)
        lines += [((f" {section.number} {section.title}", "label"),), ()]
        for paragraph in section.text.strip("\n").split("\n"):
            lines += _paragraph(paragraph, columns)
        lines.append(())
        if section.number == CODING_SECTION:
            _lay_out_tables(revision, columns, lines, entries)
    if not entries:
        _lay_out_tables(revision, columns, lines, entries)
    if revision.history:
        lines.append(((" Revision history", "label"),))
        for change in revision.history:
            lines += hanging(((f" {change.date:<8}", "strong"),), change.reason, columns - 1)
    return PolicyText(tuple(lines), sections, entries)


def _paragraph(text: str, columns: int) -> list[Line]:
    indent = len(text) - len(text.lstrip())
    return hanging(((" " * (indent + 1), ""),), text.strip(), columns - 1)


def _lay_out_tables(
    revision: Revision, columns: int, lines: list[Line], entries: dict[str, int]
) -> None:
    tables = (("COVERED CODES", "covered"), ("NON-COVERED CODES", "not_covered"))
    for heading, coverage in tables:
        rows = [entry for entry in revision.entries if entry.coverage == coverage]
        if rows:
            lines += [((f" {heading}", "strong"),), ()]
        for entry in rows:
            entries[entry.code] = len(lines)
            code: Line = ((f" {entry.code:<13}", "strong"),)
            lines += hanging(code, entry.description, columns - 1)
            for label, text in _cells(entry):
                lines += hanging(((f"{'':14}{label}: ", "muted"),), text, columns - 1)
            lines.append(())


def _cells(entry: Entry) -> Sequence[tuple[str, str]]:
    if entry.reason is not None:
        return (("Reason", entry.reason),)
    return (
        ("Prior approval", ", ".join(entry.symbols)),
        ("Cost share", "; ".join(entry.cost_share)),
    )


def _highlighted(line: Line, wanted: str) -> Line:
    marked: list[tuple[str, str]] = []
    for text, style in line:
        start = text.casefold().find(wanted.casefold())
        if start < 0:
            marked.append((text, style))
            continue
        end = start + len(wanted)
        marked += [(text[:start], style), (text[start:end], "match"), (text[end:], style)]
    return tuple(marked)
