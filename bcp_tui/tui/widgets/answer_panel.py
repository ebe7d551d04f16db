"""The answer: verdicts and what decides the call always in sight, the rest below to scroll."""

from collections.abc import Sequence

from bcp_tui import report
from bcp_tui.policy import Answer, Book
from bcp_tui.tui.desk import View
from bcp_tui.tui.lines import Line, Lines, Span, fitted, hanging, wrap

_STYLES = {
    "COVERED": "good",
    "NOT COVERED": "bad",
    "PRIOR APPROVAL NOT REQUIRED": "good",
    "PRIOR APPROVAL REQUIRED": "bad",
    "PRIOR APPROVAL NOT STATED": "ask",
    "PRIOR APPROVAL DEPENDS": "ask",
}
_LABEL = 14


class AnswerPanel(Lines):
    """The answers for the current row's code."""

    DEFAULT_CSS = """
    AnswerPanel { height: 3fr; border-top: solid $rule; }
    """

    def show_view(self, view: View, book: Book) -> int:
        """Show the answer, scrolled as the call says; returns the furthest it can be scrolled."""
        columns, height = self.size.width - 1, self.size.height
        head, body = answer_lines(view, book, columns)
        room = max(height - len(head), 1)
        furthest = max(0, len(body) - room)
        start = min(view.call.scrolled, furthest)
        self.show([*head, *body[start : start + room]][:height])
        return furthest


def codes_named(view: View, book: Book) -> tuple[str, ...]:
    """The codes that the answer names and that can be followed, in the order shown."""
    found = view.found
    if found is None:
        return ()
    said = [line for answer in found.answers for line in report.lines(answer, book)]
    if not found.answers:
        said = report.unanswered_lines(found, view.similar)
    return tuple(dict.fromkeys(code for line in said for code in line.codes))


def answer_lines(view: View, book: Book, columns: int) -> tuple[list[Line], list[Line]]:
    """What must stay in sight of the current row's answers, and what may scroll."""
    found = view.found
    if found is None:
        return _nothing(view, columns), []
    named = codes_named(view, book)
    marked = named[view.call.marked] if view.call.marked is not None and named else ""
    if not found.answers:
        headline: Line = (
            (f" {report.asked_code(found)}   ", "strong"),
            (report.verdict(found), "bad"),
        )
        said = report.unanswered_lines(found, view.similar)
        return [headline], _labelled(said, columns, marked)
    head: list[Line] = []
    body: list[Line] = []
    for answer in found.answers:
        said = report.lines(answer, book)
        head.append(_headline(answer, len(found.answers) > 1, columns))
        head += _labelled([line for line in said if line.urgent], columns, marked)
        if len(found.answers) > 1:
            title = f" {answer.revision.policy} {answer.revision.title}"
            body.append(((title, "strong"),))
        sentence = wrap(answer.entry.full_description, columns - 1)
        body += [((f" {line}", ""),) for line in sentence]
        body += _labelled([line for line in said if not line.urgent], columns, marked)
    return head, body


def _headline(answer: Answer, one_of_several: bool, columns: int) -> Line:
    spans: list[Span] = [(f" {answer.entry.code}   ", "strong")]
    for at, words in enumerate(report.verdicts(answer)):
        spans += [(" · ", "muted")] if at else []
        spans.append((words, _STYLES[words]))
    where = answer.revision.policy if one_of_several else report.coding_source(answer.revision)
    return fitted(tuple(spans), ((where, "muted"),), columns)


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
    if not query:
        return [((" No policy in effect on this service date lists anything.", "ask"),)]
    text = f"Nothing in the policies in effect answers to “{query}”. Try another word, or a code."
    return [((f" {line}", "ask"),) for line in wrap(text, columns - 1)]
