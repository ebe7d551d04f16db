"""An answer in lines of a width: its verdicts, what decides the call, the rest; and paging in it.

Functions of a view and a size.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from textual.geometry import Size

from bcp_tui.desk import View
from bcp_tui.policy import Answer, Found
from bcp_tui.report import labels, messages
from bcp_tui.report.places import coding_source
from bcp_tui.report.statements import (
    Statement,
    asked_code,
    codes_named,
    statements,
    unanswered_statements,
)
from bcp_tui.report.verdicts import headline
from bcp_tui.tui.lines import Line, Styled, fitted, hanging, rule, width, wrap

_LABEL = 14
"""Columns of a statement's label."""
_MOST_LINES = (4, 3, 2, 1, 0)
"""To how many lines an urgent statement is cut where there is no room, tried in this order."""


class AnswerText(NamedTuple):
    """The answers for a row's code, as lines.

    `verdicts` are always in sight; `opening` are they with the lines that decide the call, which
    stay in sight until the rep scrolls; `rest` may scroll.
    """

    verdicts: list[Line]
    opening: list[Line]
    rest: list[Line]


class _Window(NamedTuple):
    """How much of the rest there is room for, before the rep has scrolled and after."""

    text: AnswerText
    room: int
    scrolled_room: int

    @property
    def furthest(self) -> int:
        """The lines by which the answer can be scrolled at most."""
        if len(self.text.rest) <= self.room:
            return 0
        return max(len(self.text.rest) - self.scrolled_room, 1)


def panel_lines(view: View, size: Size) -> list[Line]:
    """The lines of the answer panel, scrolled as the call says; the last is a rule."""
    window = _window(view, size)
    text, room = window.text, window.room
    start = min(view.call.scrolled, window.furthest)
    top = text.opening
    if start:
        top, room = [*text.verdicts, rule(size.width, above=start)], window.scrolled_room
    height = size.height - 1
    shown = [*top, *text.rest[start : start + room]][:height]
    blank: list[Line] = [()] * (height - len(shown))
    below = max(0, len(text.rest) - start - room)
    return [*shown, *blank, rule(size.width, below=below)]


def scrolled(view: View, size: Size, pages: Literal[-1, 1]) -> int:
    """The lines by which the answer is scrolled a page before or after this; none is missed."""
    window = _window(view, size)
    first, page = max(window.room - 1, 1), max(window.scrolled_room - 1, 1)
    start = min(view.call.scrolled, window.furthest)
    if pages > 0:
        return min(start + page if start else first, window.furthest)
    return max(start - page, first) if start > first else 0


def _window(view: View, size: Size) -> _Window:
    height = size.height - 1
    text = answer_lines(view, size.width - 1, height)
    return _Window(
        text, max(height - len(text.opening), 1), max(height - len(text.verdicts) - 1, 1)
    )


def marked_code(view: View) -> str:
    """The code that is marked to be followed; empty if none is, or it is no longer named."""
    at = view.call.marked
    return "" if at is None else next(iter(codes_named(view.found)[at:]), "")


def answer_lines(view: View, columns: int, height: int) -> AnswerText:
    """The text of the current row's answers.

    Statements that decide the call are cut where there is no room; those stand in full below.
    """
    found = view.found
    if found is None:
        nothing = _nothing(view, columns)
        return AnswerText(nothing, nothing, [])
    marked = marked_code(view)
    if not found.answers:
        verdict: list[Line] = [_headline(asked_code(found), found)]
        rest = _labelled(unanswered_statements(found), columns, marked)
        return AnswerText(verdict, verdict, rest)
    several = len(found.answers) > 1
    parts = [_AnswerLines.of(answer, several, columns, marked) for answer in found.answers]
    doubt = _doubt(view)
    for most in _MOST_LINES:
        opening = [*doubt, *(line for part in parts for line in part.in_sight(most, columns))]
        if len(opening) < height - 1:
            break
    verdicts = [*doubt, *(part.verdicts for part in parts)]
    return AnswerText(verdicts, opening, [line for part in parts for line in part.below(most)])


def _doubt(view: View) -> list[Line]:
    """What to tell before an answer that was found by a part of what was typed."""
    result = view.current.result if view.current else None
    if result and result.match == "partial":
        return [((f" {messages.FOUND_BY_SOME_WORDS}", "ask"),)]
    return []


class _AnswerLines(NamedTuple):
    """One answer laid out: its verdicts, each urgent statement wrapped, and the rest."""

    verdicts: Line
    urgent: list[list[Line]]
    title: list[Line]
    rest: list[Line]

    @classmethod
    def of(cls, answer: Answer, one_of_several: bool, columns: int, marked: str) -> "_AnswerLines":
        every = statements(answer)
        name = f" {labels.policy(answer.revision)}"
        sentence = wrap(answer.listing.full_description, columns - 1)
        return cls(
            _with_source(answer, one_of_several, columns),
            [_labelled([each], columns, marked) for each in every if each.urgent],
            [((name, "strong"),)] if one_of_several else [],
            [
                *(((f" {line}", ""),) for line in sentence),
                *_labelled([each for each in every if not each.urgent], columns, marked),
            ],
        )

    def in_sight(self, most: int, columns: int) -> list[Line]:
        """The verdicts, and of each urgent statement at most so many lines."""
        shown = [self.verdicts]
        for lines in self.urgent if most else ():
            cut = len(lines) > most
            shown += [*lines[: most - 1], _ended(lines[most - 1], columns)] if cut else lines
        return shown

    def below(self, most: int) -> list[Line]:
        """The urgent statements that were cut, in full, and the rest."""
        cut = [line for lines in self.urgent if len(lines) > most for line in lines]
        return [*self.title, *cut, *self.rest]


def _ended(line: Line, columns: int) -> Line:
    """A line with a sign that more of it stands below."""
    return fitted(line, (("… ▼", "key"),), columns)


def _headline(code: str, answer: Answer | Found) -> Line:
    """A code and the verdicts on it, each in its tone."""
    pieces: list[Styled] = [(f" {code}   ", "strong")]
    for at, verdict in enumerate(headline(answer)):
        pieces += [(" · ", "muted")] if at else []
        pieces.append((verdict.words, verdict.tone))
    return tuple(pieces)


def _with_source(answer: Answer, one_of_several: bool, columns: int) -> Line:
    """An answer's headline, and where it is written if there is room."""
    line = _headline(answer.entry.code, answer)
    where = answer.revision.policy_id if one_of_several else coding_source(answer.revision)
    fits = width(line) + len(where) < columns
    return fitted(line, ((where, "muted"),) if fits else (), columns)


def _labelled(shown: Sequence[Statement], columns: int, marked: str) -> list[Line]:
    lines: list[Line] = []
    for each in shown:
        label: Line = ((f" {each.label:<{_LABEL}}", "label"),) if each.label else ((" ", ""),)
        where = f"  ({each.source})" if each.source else ""
        wrapped = hanging(label, each.text + where, columns)
        if marked in each.codes:
            wrapped = [_marked(line, marked) for line in wrapped]
        lines += wrapped
    return lines


def _marked(line: Line, code: str) -> Line:
    pieces: list[Styled] = []
    for text, style in line:
        before, found, after = text.partition(code)
        pieces += [(before, style), (code, "link"), (after, style)] if found else [(text, style)]
    return tuple(pieces)


def _nothing(view: View, columns: int) -> list[Line]:
    if view.results.waiting:
        return []
    return [((f" {line}", "ask"),) for line in wrap(messages.no_answer(view), columns - 1)]
