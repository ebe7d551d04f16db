"""Plain text, without colour: what the command line prints of a lookup and of a search."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bcp_tui.policy import Answer, Found
from bcp_tui.report.statements import (
    NOT_ASKED_FOR,
    Statement,
    asked_code,
    context_text,
    statements,
    unanswered_statements,
)
from bcp_tui.report.verdicts import headline

if TYPE_CHECKING:
    from bcp_tui.desk import View

WIDTH = 80
"""Columns of plain text."""

_LABEL = 14
_WORD = re.compile(" *[^ ]+")
_BEFORE_ROW = 26
"""Columns of a search's row before its text."""


def lookup_text(found: Found) -> str:
    """A finding, at most 80 columns wide: a block for each policy that answers."""
    given = Statement("Given for", context_text(found.context))
    if not found.answers:
        return _block(asked_code(found), found, [*unanswered_statements(found), given])
    return "\n\n".join(
        _block(
            answer.entry.code,
            answer,
            [Statement("", answer.listing.full_description), *statements(answer), given],
        )
        for answer in found.answers
    )


def search_text(view: "View", limit: int) -> str:
    """What a search found, a line each and the best first; codes that are not listed below."""
    return "\n".join(_search_lines(view, limit))


def _block(code: str, answer: Answer | Found, said: Iterable[Statement]) -> str:
    verdicts = " · ".join(verdict.words for verdict in headline(answer))
    return "\n".join([f"{code}   {verdicts}", *(line for each in said for line in _lines(each))])


def _lines(statement: Statement) -> list[str]:
    where = f" ({statement.source})" if statement.source else ""
    label = f"{statement.label:<{_LABEL}}" if statement.label else ""
    return wrapped(statement.text + where, label)


def wrapped(text: str, label: str) -> list[str]:
    """The lines of a text under its label: as `textwrap` would, which takes long to import."""
    room = WIDTH - len(label)
    lines = [""]
    for word in _WORD.findall(text.expandtabs().replace("\n", " ")):
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
    first, *others = lines
    indent = " " * len(label)
    return [f"{label}{first}".rstrip(), *(f"{indent}{line}".rstrip() for line in others)]


def _search_lines(view: "View", limit: int) -> Iterator[str]:
    from bcp_tui.report.row_text import RowWanted, row_texts

    results = view.results
    shown = results.found[:limit]
    width = WIDTH - _BEFORE_ROW
    rows = row_texts([RowWanted(each.listing, width, each.matched) for each in shown])
    for result, row in zip(shown, rows, strict=True):
        entry = result.listing.entry
        coverage = "covered" if entry.coverage == "covered" else "NOT COVERED"
        some = "~" if result.match == "partial" else " "
        yield f"{some}{entry.code:<12}{coverage:<13}{row.text}"
    places = (at for at, item in enumerate(view.rows.items) if item in results.not_listed)
    unlisted = {row.asked.codes: row.answer for row in map(view.rows.__getitem__, places)}
    for asked in results.not_listed:
        (verdict,) = headline(unlisted[asked.codes])
        yield f" {asked.codes!s:<12}{verdict.words}"
    if results.similar:
        yield f" similar, {NOT_ASKED_FOR}: {', '.join(results.similar)}"
    if any(result.match == "partial" for result in shown):
        yield "~ only some of the words match"
    if not (shown or results.not_listed):
        yield "Nothing found."
