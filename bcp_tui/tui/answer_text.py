"""The text of an answer, laid out for a width: its verdicts, what decides the call, the rest."""

from collections.abc import Sequence
from typing import NamedTuple

from bcp_tui import report
from bcp_tui.policy import Answer, Book
from bcp_tui.search import Result
from bcp_tui.tui.desk import View
from bcp_tui.tui.lines import Line, Span, fitted, hanging, width, wrap

_STYLES = {
    "COVERED": "good",
    "NOT COVERED": "bad",
    "PRIOR APPROVAL NOT REQUIRED": "good",
    "PRIOR APPROVAL REQUIRED": "bad",
    "PRIOR APPROVAL NOT STATED": "ask",
    "PRIOR APPROVAL DEPENDS": "ask",
}
_LABEL = 14


class AnswerText(NamedTuple):
    """The answers for a row's code, as lines.

    `verdicts` are always in sight; `opening` are they with the lines that decide the call, which
    stay in sight until the rep scrolls; `rest` may scroll.
    """

    verdicts: list[Line]
    opening: list[Line]
    rest: list[Line]


def codes_named(view: View, book: Book) -> tuple[str, ...]:
    """The codes that the answer names and that can be followed, in the order shown."""
    found = view.found
    if found is None:
        return ()
    said = [line for answer in found.answers for line in report.lines(answer, book)]
    if not found.answers:
        said = report.unanswered_lines(found, view.similar)
    return tuple(dict.fromkeys(code for line in said for code in line.codes))


def marked_code(view: View, book: Book) -> str:
    """The code that is marked to be followed; empty if none is, or it is no longer named."""
    at = view.call.marked
    return "" if at is None else next(iter(codes_named(view, book)[at:]), "")


def lay_out(view: View, book: Book, columns: int, height: int) -> AnswerText:
    """The text of the current row's answers.

    Lines that decide the call are cut where there is no room; those stand in full below.
    """
    found = view.found
    if found is None:
        nothing = _nothing(view, columns)
        return AnswerText(nothing, nothing, [])
    marked = marked_code(view, book)
    if not found.answers:
        headline: list[Line] = [
            ((f" {report.asked_code(found)}   ", "strong"), (report.verdict(found), "bad"))
        ]
        said = report.unanswered_lines(found, view.similar)
        return AnswerText(headline, headline, _labelled(said, columns, marked))
    parts = [
        _AnswerLines.of(answer, len(found.answers) > 1, book, columns, marked)
        for answer in found.answers
    ]
    doubt = _doubt(view)
    for most in (4, 3, 2, 1, 0):
        opening = [*doubt, *(line for part in parts for line in part.in_sight(most, columns))]
        if len(opening) < height - 1:
            break
    verdicts = [*doubt, *(part.headline for part in parts)]
    return AnswerText(verdicts, opening, [line for part in parts for line in part.below(most)])


def _doubt(view: View) -> list[Line]:
    """What to tell before an answer that was found by a part of what was typed."""
    row = view.rows[view.row]
    if isinstance(row, Result) and row.match == "partial":
        return [((" Found by only some of the words: is this what the caller means?", "ask"),)]
    return []


class _AnswerLines(NamedTuple):
    """One answer laid out: its headline, each urgent line wrapped, and the rest."""

    headline: Line
    urgent: list[list[Line]]
    title: list[Line]
    rest: list[Line]

    @classmethod
    def of(
        cls, answer: Answer, one_of_several: bool, book: Book, columns: int, marked: str
    ) -> "_AnswerLines":
        said = report.lines(answer, book)
        name = f" {answer.revision.policy} {answer.revision.title}"
        sentence = wrap(answer.entry.full_description, columns - 1)
        return cls(
            _headline(answer, one_of_several, columns),
            [_labelled([line], columns, marked) for line in said if line.urgent],
            [((name, "strong"),)] if one_of_several else [],
            [
                *(((f" {line}", ""),) for line in sentence),
                *_labelled([line for line in said if not line.urgent], columns, marked),
            ],
        )

    def in_sight(self, most: int, columns: int) -> list[Line]:
        """The headline, and of each urgent line at most so many."""
        shown = [self.headline]
        for lines in self.urgent if most else ():
            cut = len(lines) > most
            shown += [*lines[: most - 1], _ended(lines[most - 1], columns)] if cut else lines
        return shown

    def below(self, most: int) -> list[Line]:
        """The urgent lines that were cut, in full, and the rest."""
        cut = [line for lines in self.urgent if len(lines) > most for line in lines]
        return [*self.title, *cut, *self.rest]


def _ended(line: Line, columns: int) -> Line:
    """A line with a sign that more of it stands below."""
    return fitted(line, (("… ▼", "key"),), columns)


def _headline(answer: Answer, one_of_several: bool, columns: int) -> Line:
    spans: list[Span] = [(f" {answer.entry.code}   ", "strong")]
    for at, words in enumerate(report.verdicts(answer)):
        spans += [(" · ", "muted")] if at else []
        spans.append((words, _STYLES[words]))
    where = answer.revision.policy if one_of_several else report.coding_source(answer.revision)
    fits = width(tuple(spans)) + len(where) < columns
    return fitted(tuple(spans), ((where, "muted"),) if fits else (), columns)


def _labelled(said: Sequence[report.Line], columns: int, marked: str) -> list[Line]:
    lines: list[Line] = []
    for line in said:
        label: Line = ((f" {line.label:<{_LABEL}}", "label"),) if line.label else ((" ", ""),)
        where = f"  ({line.source})" if line.source else ""
        wrapped = hanging(label, line.text + where, columns)
        if marked in line.codes:
            wrapped = [_marked(each, marked) for each in wrapped]
        lines += wrapped
    return lines


def _marked(line: Line, code: str) -> Line:
    spans: list[Span] = []
    for text, style in line:
        before, found, after = text.partition(code)
        spans += [(before, style), (code, "link"), (after, style)] if found else [(text, style)]
    return tuple(spans)


def _nothing(view: View, columns: int) -> list[Line]:
    query = view.call.query.strip()
    if view.results.waiting:
        return []
    if not view.in_force:
        day = report.us_date(view.context.service_date)
        text = f"No policy is in effect on {day}. F4 changes the service date."
    else:
        text = (
            f"Nothing in the policies in effect answers to “{query}”. Try another word, or a code."
        )
    return [((f" {line}", "ask"),) for line in wrap(text, columns - 1)]
