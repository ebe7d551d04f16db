"""An answer in lines of a width: its verdicts, what decides the call, the rest.

Functions of a view and a size. How an answer stands in its panel, and is paged through, is told in
`answer_pages.py`; a passage in the answer's place in `passage_lines.py`.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from bcp_tui.desk import Row, View
from bcp_tui.report import labels, messages
from bcp_tui.report.places import coding_source
from bcp_tui.report.reading import spans
from bcp_tui.report.statement import Label, Statement
from bcp_tui.report.statements import asked_code, codes_named, in_room, statements
from bcp_tui.report.verdicts import Verdict, headline
from bcp_tui.tui.lines import Line, Styled, StyleName, fitted, hanging, width, wrap

_LABEL = 16
"""Columns of a statement's label."""
_BESIDE = 12
"""Columns that an answer leaves of a line for "… ▼" and a few words."""
_LIMITS: dict[Label, StyleName] = {
    "Also in": "ask",
    "Out of network": "ask",
    "Recently": "ask",
    "Asked by": "ask",
    "Medication": "ask",
    "Not together": "not_covered",
}
"""The labels of statements that limit the verdict itself."""
_ALWAYS: tuple[Label, ...] = ("Out of network", "Medication")
"""The labels of statements that are never without their first line."""


class Part(NamedTuple):
    """Lines that are read together, what they hang on, and what they are about."""

    lines: list[Line]
    hangs_on: str = ""
    name: str = ""


class AnswerText(NamedTuple):
    """What a row says, as lines.

    `verdicts` are always in sight; `opening` are they with the lines that decide the call, which
    stay in sight until the rep scrolls; `rest` may scroll.
    """

    verdicts: list[Line]
    opening: list[Line]
    rest: list[Part]


def marked_code(view: View) -> str:
    """The code that is marked to be followed; empty if none is, or it is no longer named."""
    at = view.call.marked
    return "" if at is None else next(iter(codes_named(view.current)[at:]), "")


def answer_text(view: View, columns: int, height: int) -> AnswerText:
    """The text of the current row, or what there is to say while none is chosen."""
    row = view.current
    if row is None:
        nothing = no_answer_lines(view, columns)
        return AnswerText(nothing, nothing, [])
    if row.passage:
        from bcp_tui.tui.passage_lines import passage_text

        return passage_text(row, row.passage, columns, height)
    return _entry_text(row, columns, height, marked_code(view))


def no_answer_lines(view: View, columns: int) -> list[Line]:
    """What stands in the answer's place where no row is chosen."""
    if view.results.waiting:
        return []
    lines: list[Line] = []
    if view.rows:
        for each in messages.not_on_file(view):
            lines += _paragraph(each, columns, "ask")
        for each in messages.hints(view):
            lines += _paragraph(each, columns, "")
    else:
        for each in messages.no_answer(view):
            lines += _paragraph(each, columns, "ask")
    return lines


def doubt(row: Row, columns: int) -> list[Line]:
    """What to tell before a row that was found by a part of what was typed."""
    if not labels.is_partial(row):
        return []
    said = messages.NEARLY_SAID if row.passage else messages.FOUND_BY_SOME_WORDS
    return _paragraph(said, columns, "ask")


def verdict_lines(
    code: Styled, verdicts: Iterable[Verdict], sources: Sequence[str], columns: int
) -> list[Line]:
    """A code and the verdicts on it, each in its tone and whole, with the source behind them.

    Of several ways to write the source the first is taken for which a line has room.
    """
    lines: list[list[Styled]] = [[(" ", ""), code, ("   ", "")]]
    for at, verdict in enumerate(verdicts):
        pieces: list[Styled] = [(" · ", "muted")] if at else []
        pieces.append((verdict.words, verdict.tone))
        if at and width((*lines[-1], *pieces)) > columns:
            lines.append([("   ", ""), pieces[-1]])
        else:
            lines[-1] += pieces
    left = [*map(tuple, lines)]
    for source in sources:
        for at, line in enumerate(left):
            if width(line) + len(source) < columns:
                left[at] = fitted(line, ((source, "muted"),), columns)
                return left
    return left


def labelled(each: Statement, columns: int, marked: str = "") -> list[Line]:
    """A statement under its label, the marked code in it standing out."""
    where = f"  ({each.source})" if each.source else ""
    lines = _laid_out(_label(each), each.text + where, columns)
    return [_marked(line, marked) for line in lines] if marked in each.codes else [*lines]


@lru_cache(maxsize=128)
def _laid_out(label: Line, text: str, columns: int) -> tuple[Line, ...]:
    """A statement in lines: most of an answer's stand there again after the next key."""
    return tuple(hanging(label, text, columns))


def highlighted(lines: list[Line], terms: frozenset[str] | None) -> list[Line]:
    """The lines with the words that led to them standing out."""
    return [_with_matches(line, terms) for line in lines] if terms else lines


def _with_matches(line: Line, terms: frozenset[str]) -> Line:
    pieces: list[Styled] = []
    for text, style in line:
        end = 0
        for start, stop in spans(text, terms):
            pieces += [(text[end:start], style), (text[start:stop], "match")]
            end = stop
        pieces.append((text[end:], style))
    return tuple(pieces)


def statement_part(each: Statement, columns: int, marked: str = "") -> Part:
    """A statement under its label, as a part of an answer."""
    return Part(labelled(each, columns, marked), name=each.label)


def _entry_text(row: Row, columns: int, height: int, marked: str) -> AnswerText:
    """The text of an entry's answer, or of a code that no policy in force lists.

    Statements that decide the call are cut where there is no room; those stand in full below.
    """
    answer = row.answer
    code = answer.entry.code if answer else asked_code(row)
    revision = answer.revision if answer else None
    sources = (coding_source(revision), revision.policy_id) if revision else ()
    verdicts = [
        *doubt(row, columns),
        *verdict_lines((code, "strong"), headline(row.says), sources, columns),
    ]
    said = statements(row)
    urgent = [each for each in said if each.urgent]
    whole = [labelled(each, columns, marked) for each in urgent]
    rest = [statement_part(each, columns, marked) for each in said if not each.urgent]
    if answer:
        described = _paragraph(answer.listing.full_description, columns, "")
        rest.insert(0, Part(highlighted(described, row.result.matched if row.result else None)))
    room = height - len(verdicts)
    if sum(map(len, whole)) <= room:
        return AnswerText(verdicts, [*verdicts, *(line for each in whole for line in each)], rest)
    opening = [*verdicts]
    cut: list[Part] = []
    for each, lines, most in zip(urgent, whole, _shares(urgent, whole, room), strict=True):
        opening += lines if len(lines) <= most else _cut(each, columns, most)
        if len(lines) > most:
            cut.append(Part(lines, name=each.label))
    return AnswerText(verdicts, opening, [*cut, *rest])


def _shares(urgent: Sequence[Statement], whole: Sequence[list[Line]], room: int) -> list[int]:
    """How many lines each statement has of a room that is too small for all of them.

    First a line for what limits the verdict, then a line for each, then what each still wants.
    """
    shares = [0] * len(urgent)
    always = [at for at, each in enumerate(urgent) if each.label in _ALWAYS]
    others = [at for at in range(len(urgent)) if at not in always]
    for at in (*always, *others):
        if room > 0:
            shares[at], room = 1, room - 1
    for at, lines in enumerate(whole):
        more = max(0, min(len(lines) - shares[at], room)) if shares[at] else 0
        shares[at] += more
        room -= more
    return shares


def _cut(each: Statement, columns: int, most: int) -> list[Line]:
    """A statement in fewer lines than it takes, with a sign that it stands in full below."""
    if not most:
        return []
    label = _label(each)
    room = (columns - width(label)) * most
    while True:
        room -= _BESIDE // 3
        lines = hanging(label, in_room(each, room), columns)
        if (len(lines) <= most and width(lines[-1]) <= columns - 2) or room < _BESIDE:
            return [*lines[: most - 1], fitted(lines[most - 1], ((" ▼", "key"),), columns)]


def _label(each: Statement) -> Line:
    if not each.label:
        return ((" ", ""),)
    return ((f" {each.label:<{_LABEL}}", _LIMITS.get(each.label, "label")),)


def _paragraph(text: str, columns: int, style: StyleName) -> list[Line]:
    return [((f" {line}", style),) for line in wrap(text, columns - 1)]


def _marked(line: Line, code: str) -> Line:
    pieces: list[Styled] = []
    for text, style in line:
        before, found, after = text.partition(code)
        pieces += [(before, style), (code, "link"), (after, style)] if found else [(text, style)]
    return tuple(pieces)
