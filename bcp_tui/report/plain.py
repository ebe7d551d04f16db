"""Plain text, without colour: what the command line prints of a lookup and of a search.

A search prints a line for each row, with its coverage: whether approval is needed depends on more
than there is room for, so that a lookup says it. Below a row stands what could not be seen in it,
a passage is printed whole, and the last line says for whom it all holds.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bcp_tui.report.places import context_text, named, section_sign, source
from bcp_tui.report.statement import NOT_ASKED_FOR, Label, Statement
from bcp_tui.report.statements import SERVICE_ONLY, asked_code, statements
from bcp_tui.report.verdicts import headline

if TYPE_CHECKING:
    from bcp_tui.desk import Looked, PassageResult, Row, View
    from bcp_tui.policy.changes import Changes

WIDTH = 80
"""Columns of plain text."""

_LABEL = 16
_WORD = re.compile(" *[^ ]+")
_ADDRESS = re.compile(r"(\S+://\S+)")
_WHAT_CHANGED = 25
"""Columns of what changed, before how it did."""
_BELOW_CHANGED = " " * (_WHAT_CHANGED + 4)
_BEFORE_ROW = 26
"""Columns of a search's row before its text."""
_COVERAGE = {"covered": "covered", "not_covered": "NOT COVERED", "depends": "DEPENDS"}
_BELOW_ROW: tuple[Label, ...] = ("Also in", "Not together", "Read as", "Modifier")
"""What a search says below the row it is about."""


def lookup_text(looked: "Looked", several: bool) -> str:
    """What was found for a code, at most 80 columns wide: a block for each policy that answers.

    Where several policies are in force, a block's first line names the one that it is of, with its
    title if there is room.
    """
    return "\n\n".join(_block(row, several) for row in looked.rows)


def search_text(view: "View", limit: int) -> str:
    """What a search found, a line each and the best first; codes that are not listed below."""
    return "\n".join(_search_lines(view, limit))


def diff_text(changes: "Changes") -> str:
    """What changed from one revision to another, in groups."""
    from bcp_tui.report.changes import NOTHING_CHANGED, groups, heading

    told = groups(changes)
    lines = [heading(changes)] if told else [f"{heading(changes)}: {NOTHING_CHANGED}"]
    for group in told:
        lines += ["", group.heading]
        for what, how in group.lines:
            label = f"{what:<{_WHAT_CHANGED}}  "
            lines += wrapped(what, "  ") if len(what) > _WHAT_CHANGED else []
            lines += wrapped(how, f"  {label}" if len(what) <= _WHAT_CHANGED else _BELOW_CHANGED)
    return "\n".join(lines)


def _block(row: "Row", several: bool) -> str:
    verdicts = " · ".join(verdict.words for verdict in headline(row.says))
    code = row.answer.entry.code if row.answer else asked_code(row)
    said = statements(row)
    given = Statement("Given for", context_text(row.context))
    if row.answer:
        urgent = [each for each in said if each.urgent]
        rest = [each for each in said if not each.urgent]
        said = [*urgent, Statement("", row.answer.listing.full_description), *rest]
    lines = (line for each in [*said, given] for line in _lines(each))
    head = f"{code}   {verdicts}"
    if several and row.answer:
        revision = row.answer.revision
        title = f" {revision.title}" if len(f"{head}   {named(revision)}") <= WIDTH else ""
        head += f"   {revision.policy_id}{title}"
    return "\n".join([head, *lines])


def _lines(statement: Statement) -> list[str]:
    where = f" ({statement.source})" if statement.source else ""
    label = f"{statement.label:<{_LABEL}}" if statement.label else ""
    return wrapped(statement.text + where, label)


def wrapped(text: str, label: str) -> list[str]:
    """The lines of a text under its label: as `textwrap` would, which takes long to import.

    An address for which the label leaves no room has a line of its own, so that it stays whole.
    """
    room, indent = WIDTH - len(label), " " * len(label)
    lines: list[str] = []
    for long_address, part in _parts(text.expandtabs().replace("\n", " "), room):
        lines += [part] if long_address else [indent + line for line in _filled(part, room)]
    if lines[0].startswith(indent):
        lines[0] = label + lines[0][len(label) :]
    else:
        lines.insert(0, label)
    return [line.rstrip() for line in lines]


def _parts(text: str, room: int) -> list[tuple[bool, str]]:
    """The text in parts: addresses that are longer than the room, and what lies between."""
    parts: list[tuple[bool, str]] = []
    for piece in _ADDRESS.split(text):
        is_long = "://" in piece and len(piece) > room
        if is_long or not parts or parts[-1][0]:
            parts.append((is_long, piece))
        else:
            parts[-1] = (False, parts[-1][1] + piece)
    return [(is_long, part.strip()) for is_long, part in parts if part.strip()] or [(False, "")]


def _filled(text: str, room: int) -> list[str]:
    lines = [""]
    for word in _WORD.findall(text):
        if len(lines[-1] + word) <= room:
            lines[-1] += word
        elif len(word.lstrip()) <= room:
            lines.append(word.lstrip())
        else:
            while word:
                left = room - len(lines[-1])
                lines[-1] += word[:left]
                word = word[left:]
                lines += [""] if word else []
                word = word.lstrip()
    return lines


def _search_lines(view: "View", limit: int) -> Iterator[str]:
    from bcp_tui.report.labels import is_partial
    from bcp_tui.report.messages import beside_codes, filters_text, found_of

    rows = view.rows[:limit]
    if view.filters:
        yield f" {found_of(view)} · {filters_text(view)}"
    yield from _rows(rows, several=len(view.in_force) > 1)
    if more := len(view.rows) - len(rows):
        yield f" and {more} more: --limit {len(view.rows)} shows all"
    if view.results.similar:
        yield f" similar, {NOT_ASKED_FOR}: {', '.join(view.results.similar)}"
    yield from dict.fromkeys(filter(None, map(_how_found, rows)))
    if aside := beside_codes(view, "--plan chooses the plan"):
        yield f" {aside}"
    if any(map(is_partial, rows)):
        yield "~ only some of the words match"
    if not (rows or view.filters):
        yield from _nothing_found(view)
    yield from wrapped(context_text(view.context), " ")


def _rows(rows: "Sequence[Row]", several: bool) -> Iterator[str]:
    """Each row, with its policy where there are several."""
    from bcp_tui.report.labels import marks
    from bcp_tui.report.row_text import RowWanted, row_texts

    found = [row.answer.revision.policy_id for row in rows if row.answer]
    width = WIDTH - _BEFORE_ROW - (max(map(len, found), default=-1) + 1 if several else 0)
    listed = [
        RowWanted(row.answer.listing, width, row.result.matched if row.result else frozenset())
        for row in rows
        if row.answer
    ]
    texts = iter(row_texts(listed))
    for row in rows:
        sign = "".join(mark.words for mark in marks(row))
        if row.passage:
            yield from _passage(sign, row.passage)
        elif row.policy:
            yield f"{sign}{row.policy.policy_id:<12}{'policy':<13}{row.policy.title}"
        elif row.answer:
            policy = f" {row.answer.revision.policy_id}" if several else ""
            coverage = _COVERAGE[row.answer.decision.coverage]
            text = next(texts).text
            code = f"{sign}{asked_code(row)}"
            yield f"{code:<13}{coverage:<13}{text:<{width}}{policy}".rstrip()
        else:
            yield f"{sign}{asked_code(row):<12}{headline(row.says)[0].words}"
        yield from _below_row(row)


def _passage(sign: str, found: "PassageResult") -> list[str]:
    """A passage with all that it hangs on: cut short, it could say its opposite."""
    section = found.passage.section
    number = section_sign(section) if section[:1].isdigit() else ""
    also = f"; also {', '.join(found.also)}" if found.also else ""
    where = f"{source(found.revision, section)}{also}"
    return wrapped(f"{found.passage.sentence} ({where})", f"{sign}{number:<12}{'policy text':<13}")


def _below_row(row: "Row") -> Iterator[str]:
    for each in statements(row) if not (row.passage or row.policy) else ():
        if each.label in _BELOW_ROW and (each.urgent or each.label == "Modifier"):
            said = each.text if each.label == "Read as" else f"{each.label} {each.text}"
            yield from wrapped(said, " " * (_LABEL - 3))


def _how_found(row: "Row") -> str:
    """By what that stands neither in the row nor in the query."""
    if row.about_drug:
        return f" asked by “{row.about_drug}”: {SERVICE_ONLY}"
    via = row.result.via if row.result else None
    return f" found by “{via}”" if via else ""


def _nothing_found(view: "View") -> Iterator[str]:
    from bcp_tui.report.messages import not_on_file

    if view.in_force:
        yield "Nothing found."
    if view.off_file:
        yield from wrapped(next(iter(not_on_file(view))), "")
    elif not view.in_force:
        yield "No policy is in effect on the service date."
