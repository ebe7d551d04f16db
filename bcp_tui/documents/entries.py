"""From printed rows to entries: a row for each code, and a comment for whatever could be wrong."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bcp_tui.documents.characters import evened
from bcp_tui.documents.codes import MARKS, NoCodes, PrintedCode, codes_of
from bcp_tui.documents.continuing import with_continued
from bcp_tui.documents.draft import Doubt, DraftNote, DraftRow
from bcp_tui.documents.footnotes import Footnotes
from bcp_tui.documents.repeats import mark_repeats
from bcp_tui.documents.symbols import NoSymbols, PrintedSymbols, symbols_of
from bcp_tui.documents.tables import PrintedRow
from bcp_tui.policy.named_plans import Plans

_BREAK = re.compile(r"(?<!\band)(?<!\bor)(?<!\bfor)(?<!\bin)(?<!\bof)(?<![,&/])\n(?=[A-Z])")
LEFT_OUT = "the row is left as a comment"
_DITTO = re.compile(r"[\"'″〃]+|ditto|same(?: as above)?|[-–—]+", re.I)
_TRAILING_MARKS = re.compile(rf"(?<=[\w.)\]])({MARKS.replace('#', '')}+)$")
_NOTHING = PrintedSymbols(())


class _Cell(NamedTuple):
    """The cells of a row that are the same for each of its codes."""

    row: DraftRow
    symbols: PrintedSymbols
    problems: tuple[str, ...]
    remarks: tuple[str, ...]
    marks: tuple[str, ...]


def entries_of(
    printed: Sequence[PrintedRow], legend: Mapping[str, Plans], footnotes: Footnotes
) -> tuple[tuple[DraftRow, ...], tuple[DraftNote, ...]]:
    """The entries of the printed rows, in their order, and the notes that footnotes make."""
    rows: list[DraftRow] = []
    heading = ""
    for each in printed:
        made = _rows_of(each, legend, footnotes)
        if each.heading != heading:
            heading = each.heading
            made[0] = made[0]._replace(heading=heading)
        rows += made
    marked = mark_repeats(with_continued(rows))
    return marked, footnotes.notes(marked)


def _rows_of(
    printed: PrintedRow, legend: Mapping[str, Plans], footnotes: Footnotes
) -> list[DraftRow]:
    cell = _cells(printed, legend)
    try:
        codes = codes_of(printed.cells.get("code", ""))
    except NoCodes as wrong:
        text = evened(printed.cells.get("code", ""))
        doubt = _doubt(printed, text, f"code {wrong}", LEFT_OUT)
        return [_with(cell.row._replace(code=text, left_out=True), [doubt], cell, printed)]
    rows: list[DraftRow] = []
    named = _modifiers(printed)
    for code in codes:
        row = cell.row._replace(code=code.code, modifiers=named or code.modifiers)
        doubts: list[Doubt] = []
        if named is None or (named and code.modifiers and set(named) != set(code.modifiers)):
            problem = (
                f"modifier is {printed.cells.get('modifier', '')!r}, which is no list of modifiers"
            )
            doubts.append(_doubt(printed, code.code, problem, LEFT_OUT))
            row = row._replace(left_out=True, modifiers=code.modifiers)
        marks = _all_marks(code, cell)
        row, said = footnotes.applied(row, marks, cell.symbols.section)
        doubts += [_doubt(printed, code.code, problem, done) for problem, done in said]
        rows.append(_with(row, doubts, cell, printed))
    return rows


def _all_marks(code: PrintedCode, cell: _Cell) -> tuple[str, ...]:
    own = (code.marks.strip("()[]"),) if code.marks else ()
    return tuple(dict.fromkeys((*own, *cell.symbols.marks, *cell.marks)))


def _with(row: DraftRow, doubts: list[Doubt], cell: _Cell, printed: PrintedRow) -> DraftRow:
    """The row with the doubts about its cells; a problem leaves it out, a remark does not."""
    problems = [_doubt(printed, row.code, each, LEFT_OUT) for each in cell.problems]
    remarks = [
        _doubt(printed, row.code, each, "written as it was read: compare it")
        for each in (*printed.remarks, *cell.remarks, *_said(printed))
    ]
    out = row.left_out or bool(problems)
    return row._replace(doubts=(*doubts, *problems, *remarks), left_out=out)


def _said(printed: PrintedRow) -> list[str]:
    return [f'has a cell that the format has no key for ("{each}")' for each in printed.others]


def _cells(printed: PrintedRow, legend: Mapping[str, Plans]) -> _Cell:
    """The cells of a row but its codes, each with what is wrong with it."""
    cells = printed.cells
    problems = list(printed.problems)
    remarks: list[str] = []
    marks: list[str] = []
    description = evened(cells.get("description", ""))
    description, found = _without_mark(description)
    marks += found
    symbols = _NOTHING
    prior_approval = evened(cells.get("prior_approval", ""))
    if not description:
        problems.append("description is empty")
    if printed.table == "covered":
        try:
            symbols = symbols_of(prior_approval, legend)
            prior_approval = ", ".join(symbols.symbols)
            of_all = [one for one in symbols.symbols if isinstance(legend.get(one), str)]
            if of_all and len(symbols.symbols) > 1:
                remarks.append(
                    f'prior_approval is "{prior_approval}": all plans or none, and others'
                )
        except NoSymbols as wrong:
            missing = "prior_approval" not in printed.columns
            what = "has no column for prior approval" if missing else f"prior_approval {wrong}"
            problems.append(what)
    cost_share = _references(cells.get("cost_share", ""))
    if any(_BREAK.search(one) for one in cells.get("cost_share", "").split(";")):
        remarks.append("cost_share has lines without a semicolon between them")
    marks += [mark for text in cost_share for mark in _without_mark(text)[1]]
    cost_share = tuple(_without_mark(text)[0] for text in cost_share)
    reason, found = _without_mark(evened(cells.get("reason", "")))
    marks += found
    limit, found = _without_mark(evened(cells.get("limit", "")))
    marks += found
    required = cost_share if printed.table == "covered" else (reason,)
    key = "cost_share" if printed.table == "covered" else "reason"
    if not any(required):
        problems.append(f"{key} is empty" if key in printed.columns else f"has no column for {key}")
    problems += [
        f'has "{text}" where a text should stand'
        for text in (description, *required, limit)
        if text and _DITTO.fullmatch(text)
    ]
    row = DraftRow(
        table=printed.table,
        code="",
        description=description,
        place=printed.place,
        prior_approval=prior_approval,
        cost_share=cost_share if printed.table == "covered" else (),
        reason=reason if printed.table == "non_covered" else "",
        limit=limit if printed.table == "covered" else "",
        said=(*printed.others, *_unkept(printed)),
    )
    return _Cell(row, symbols, tuple(problems), tuple(remarks), tuple(marks))


def _without_mark(text: str) -> tuple[str, list[str]]:
    """A text without the mark of a footnote at its end, and that mark."""
    mark = _TRAILING_MARKS.search(text)
    return (text[: mark.start()].rstrip(), [mark[1]]) if mark else (text, [])


def _unkept(printed: PrintedRow) -> tuple[str, ...]:
    """Cells of a column for which the rows of this table have no key."""
    unkept = (
        ("reason",) if printed.table == "covered" else ("prior_approval", "cost_share", "limit")
    )
    return tuple(
        f"{role}: {evened(text)}" for role, text in printed.cells.items() if role in unkept and text
    )


def _references(text: str) -> tuple[str, ...]:
    """The cost share references of a cell: a semicolon ends one, and so does a line of its own."""
    parts = (evened(part) for one in text.split(";") for part in _BREAK.split(one))
    return tuple(filter(None, parts))


def _modifiers(printed: PrintedRow) -> tuple[str, ...] | None:
    """The modifiers of a modifier column; None if the cell holds something else."""
    text = evened(printed.cells.get("modifier", ""))
    if not text or re.fullmatch(r"none|n/?a|[-–—]+", text, re.I):
        return ()
    named = re.split(r"\s*(?:[,;/&]|\bor\b|\band\b)\s*|\s+", text.lstrip("-"))
    return tuple(named) if all(re.fullmatch("[A-Z0-9]{2}", one) for one in named) else None


def _doubt(printed: PrintedRow, code: str, problem: str, done: str) -> Doubt:
    return Doubt(printed.place, f"{printed.table} {code}".strip(), problem, done)
