"""The house format: a stream of blocks is read as a policy, with its doubts."""

import re
from collections.abc import Collection, Sequence

from bcp_tui.documents.blocks import Paragraph, Stream
from bcp_tui.documents.draft import (
    Doubt,
    Draft,
    DraftRevision,
    DraftRow,
    DraftSection,
    Fact,
    LegendLine,
    Place,
)
from bcp_tui.documents.entries import entries_of
from bcp_tui.documents.facts import Header, is_fact, read_header
from bcp_tui.documents.footnotes import Footnote, Footnotes, Passages
from bcp_tui.documents.legend import ITEM_FIRST, TITLE, read_legend
from bcp_tui.documents.lists import laid_out
from bcp_tui.documents.notes import suggested_notes
from bcp_tui.documents.rules import IS_RULES, Rules
from bcp_tui.documents.sections import Part, Parts, parts_of
from bcp_tui.documents.tables import FOOTNOTE
from bcp_tui.policy import Plan
from bcp_tui.policy.codes import SHAPE

_SPEAKS_OF_ANSWERS = re.compile(
    r"\b(?:prior approv|prior auth|exclu|not cover|non-?cover)\w*", re.I
)
_KEPT = "kept in the section's text only"
_CODE_FIRST = re.compile(rf"(?:{SHAPE.pattern})\b", re.ASCII)


def read_policy(stream: Stream, plans: Sequence[Plan]) -> Draft | None:
    """The draft of a policy; None if the document is none."""
    parts = parts_of(stream.blocks)
    front = parts.front if parts.sections else ()
    rest = [paragraph for part in parts.sections for paragraph in part.paragraphs]
    header = read_header(front, rest)
    if not _is_policy(header, parts):
        return None
    legend = read_legend(parts.legend, plans)
    footnotes = _footnotes(parts, plans)
    symbols = {line.symbol: line.plans for line in legend}
    rows, notes = entries_of(parts.rows, symbols, footnotes)
    rules = Rules(rows, plans)
    sections = tuple(_section(part, parts, rules, footnotes) for part in parts.sections)
    rows = rules.rows
    return Draft(
        policy_id=header.policy_id,
        title=header.title,
        facts=_facts(header),
        legend=legend,
        rows=rows,
        notes=(*suggested_notes(sections, rows), *notes, *rules.notes_but(notes)),
        sections=sections,
        history=tuple(DraftRevision(day, reason) for day, reason in parts.history),
        front=_kept_front(parts),
        doubts=(*stream.doubts, *_doubts(parts, header, legend, rows)),
    )


def _is_policy(header: Header, parts: Parts) -> bool:
    """A policy has a title with its id, and sections or tables of codes."""
    numbered = [part for part in parts.sections if part.number[:1].isdigit()]
    signs = (bool(header.policy_id and header.title), bool(parts.rows), len(numbered) > 1)
    return sum(signs) > 1


def _facts(header: Header) -> tuple[Fact, ...]:
    if any(fact.key == "effective" for fact in header.facts):
        return header.facts
    done = "left as a comment: write the date as YYYY-MM-DD"
    doubt = Doubt(header.place, "policy effective", "is not in the document", done)
    return (Fact("effective", "", None, (doubt,)), *header.facts)


def _doubts(
    parts: Parts, header: Header, legend: Sequence[LegendLine], rows: Sequence[DraftRow]
) -> list[Doubt]:
    """What is missing from the document, or stands where it is not looked for."""
    doubts = [Doubt(place, what, said, "compare it") for place, what, said in parts.remarks]
    for what, there in (("policy id", header.policy_id), ("policy title", header.title)):
        if not there:
            done = "left as a comment: complete it"
            doubts.append(Doubt(header.place, what, "is not in the document", done))
    covered = next((row for row in rows if row.table == "covered"), None)
    if covered and not legend:
        used = {symbol for row in rows for symbol in re.split(r", ", row.prior_approval) if symbol}
        problem = (
            f"is not in the document, and its rows have {', '.join(sorted(used)) or 'no symbols'}"
        )
        done = "no [legend] is written: add it, or the rows cannot be used"
        doubts.append(Doubt(covered.place, "legend", problem, done))
    if _kept_front(parts):
        problem = "has no Important Information to stand in"
        doubts.append(
            Doubt(
                parts.front[0].place, "front page", problem, "kept as a comment above the sections"
            )
        )
    return doubts


def _kept_front(parts: Parts) -> tuple[str, ...]:
    if parts.sections and not parts.sections[0].number[:1].isdigit():
        return ()
    return tuple(each.text for each in parts.front if not is_fact(each.text))


def _footnotes(parts: Parts, plans: Sequence[Plan]) -> Footnotes:
    found = [
        Footnote(match[1], match[2].strip(), paragraph.place, part.number)
        for part in parts.sections
        if part.number == parts.coding
        for paragraph in part.paragraphs
        if (match := FOOTNOTE.fullmatch(paragraph.text))
    ]
    passages = {
        part.number: Passages(tuple((part.number, each.text) for each in part.paragraphs))
        for part in parts.sections
    }
    return Footnotes(found, passages, plans)


def _section(part: Part, parts: Parts, rules: Rules, footnotes: Footnotes) -> DraftSection:
    doubts: list[Doubt] = []
    text = laid_out(part.paragraphs)
    if IS_RULES.search(part.title):
        doubts += rules.read(part)
    if part.number == parts.coding:
        doubts += _of_coding(part, footnotes)
    else:
        doubts += [
            Doubt(
                one.place,
                f"section {part.number}",
                f'has "{one.text[:80]}", which may be a row',
                _KEPT,
            )
            for one in part.paragraphs
            if "\t" in one.text and _has_code_cell(one.text)
        ]
    if not text:
        text = f"{part.number} {part.title}"
        if part.number != parts.coding:
            done = "its heading is written as its text: compare it"
            doubts.append(Doubt(part.place, f"section {part.number}", "has no text", done))
    return DraftSection(part.number, part.title, text, part.place, tuple(doubts))


def _of_coding(part: Part, footnotes: Footnotes) -> list[Doubt]:
    """What stands between the tables and may be a row, or a rule for rows."""
    unused = {one.place for one in footnotes.unused()}
    found = ((paragraph, _may_be(paragraph, unused)) for paragraph in part.paragraphs)
    return [
        Doubt(one.place, f"section {part.number}", f'has "{one.text[:80]}", {may_be}', _KEPT)
        for one, may_be in found
        if may_be
    ]


def _has_code_cell(text: str) -> bool:
    """Whether one of the cells of a line holds a code, wherever the column of codes stands."""
    return any(_CODE_FIRST.match(cell.strip()) for cell in text.split("\t"))


def _may_be(paragraph: Paragraph, unused: Collection[Place]) -> str:
    """What a paragraph between tables may be besides text; mostly nothing."""
    text = paragraph.text
    if FOOTNOTE.fullmatch(text):
        return "a footnote that no row has" if paragraph.place in unused else ""
    if _CODE_FIRST.match(text) or _has_code_cell(text):
        return "which may be a row"
    if TITLE.match(text) or ITEM_FIRST.match(text) or not _SPEAKS_OF_ANSWERS.search(text):
        return ""
    return "which may change answers"
