"""A passage in the answer's place, with the lead-ins it hangs on always in sight.

A list item without its lead-in can say the opposite of the policy ("… considers the following not
medically necessary:"). So the lead-ins stand above whatever part of the passage is in sight; where
they are too long for that, the end of them does, from the word on that turns the sentence.
"""

from collections.abc import Iterator

from bcp_tui.desk import PassageResult, Row
from bcp_tui.policy.passages import Passage
from bcp_tui.report import labels
from bcp_tui.report.places import section_sign
from bcp_tui.report.reading import cut_text
from bcp_tui.report.statements import statements
from bcp_tui.report.verdicts import Verdict, headline
from bcp_tui.tui.answer_lines import (
    AnswerText,
    Part,
    doubt,
    highlighted,
    statement_part,
    verdict_lines,
)
from bcp_tui.tui.lines import Line, elided, hanging

_STEP = 2
"""Columns by which a list item stands below what it hangs on."""
_LEAST = 3
"""Lines of a passage that are in sight below its lead-ins."""


def passage_text(row: Row, found: PassageResult, columns: int, height: int) -> AnswerText:
    """A passage: where it is written, its lead-ins, itself, its items."""
    passage = found.passage
    code = section_sign(passage.section)
    opening = [*doubt(row, columns), *_heading(row, found, columns)]
    source = [statement_part(each, columns) for each in statements(row)]
    lead_ins = (*passage.lead_ins, *((passage.text,) if passage.items else ()))
    leads = highlighted(
        [line for each in enumerate(lead_ins) for line in _hung(*each, columns)], found.matched
    )
    lines = highlighted(_hung(len(lead_ins), passage.text, columns), found.matched)
    own = Part(lines, name=code)
    rest = [*_items(found, len(lead_ins), columns)] if passage.items else [own]
    room = height - len(opening) - 1 - _LEAST
    if len(leads) <= room:
        verdicts = [*opening, *leads]
        return AnswerText(verdicts, verdicts, [*rest, *source])
    short = _shortened(lead_ins, columns, max(room, 1))
    return AnswerText([*opening, *short], opening, [Part(leads, name=code), *rest, *source])


def _heading(row: Row, found: PassageResult, columns: int) -> list[Line]:
    """Where the passage is written, and that it is the policy's text."""
    title = labels.title_of_section(found)
    verdicts = [*headline(row.says), *([Verdict(title, "text")] if title else [])]
    code = section_sign(found.passage.section)
    lines = verdict_lines((code, "strong"), verdicts, (found.revision.policy_id,), columns)
    return [elided(line, columns) for line in lines]


def _items(found: PassageResult, depth: int, columns: int) -> Iterator[Part]:
    """The items that hang on a passage, each with the other items that it hangs on in turn."""
    for each in _hanging_on(found):
        leads = each.lead_ins[depth:]
        lines = _hung(depth + len(leads), each.text, columns)
        yield Part(lines, " ".join(leads), section_sign(each.section))


def _hanging_on(found: PassageResult) -> tuple[Passage, ...]:
    passages = found.revision.passages
    at = passages.index(found.passage) + 1
    return passages[at : at + len(found.passage.items)]


def _shortened(lead_ins: tuple[str, ...], columns: int, most: int) -> list[Line]:
    """The end of the lead-ins, with the words that turn them, in few lines."""
    whole = " ".join(lead_ins)
    room = columns * most
    lines = _hung(0, whole, columns)
    while len(lines) > most and room > columns // 2:
        lines = _hung(0, cut_text(whole, room), columns)
        room -= columns // 4
    return lines


def _hung(depth: int, text: str, columns: int) -> list[Line]:
    return hanging(((" " * (1 + _STEP * depth), ""),), text, columns)
