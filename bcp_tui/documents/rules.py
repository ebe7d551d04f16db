"""The section of unique configuration and coverage details: rules that change answers.

A rule becomes a note where it names its codes and every other word of it is understood. Otherwise
it is a suggestion in a comment, and the rows that it names are left out.
"""

import re
from collections.abc import Sequence

from bcp_tui.documents.draft import Doubt, DraftNote, DraftRow
from bcp_tui.documents.effects import effect_of
from bcp_tui.documents.footnotes import NOTHING_THERE
from bcp_tui.documents.lists import ITEM
from bcp_tui.documents.sections import Part
from bcp_tui.policy import Plan
from bcp_tui.policy.codes import DASHES, SHAPE, parse_range

IS_RULES = re.compile(r"\bunique\b|\bconfiguration\b|\bcoverage details\b", re.I)
"""The titles of such a section."""

_CODES = re.compile(
    rf"\b(?:{SHAPE.pattern})(?:\s*(?:-|\bto\b|\bthrough\b)\s*(?:{SHAPE.pattern}))?\b", re.ASCII
)
_OPENING = re.compile(
    rf"^(?:for\s+)?(?:(?:procedure|CPT|HCPCS)\s+)?(?:codes?\s+)?{_CODES.pattern}(?:(?:\s*,\s*|\s+)(?:and\s+|or\s+)?{_CODES.pattern})*"
    r"\s*[:,\-]?\s*",
    re.I,
)


class Rules:
    """The rules of a policy, as they are read; `rows` and `notes` as they then are."""

    def __init__(self, rows: Sequence[DraftRow], plans: Sequence[Plan]) -> None:
        self.rows = tuple(rows)
        self.notes: list[DraftNote] = []
        self._plans = plans

    def notes_but(self, others: Sequence[DraftNote]) -> list[DraftNote]:
        """The notes whose sentence has none of the others; a suggestion makes way for them."""
        texts = {(note.section, note.text) for note in others}
        return [note for note in self.notes if (note.section, note.text) not in texts]

    def read(self, part: Part) -> list[Doubt]:
        """The doubts about the rules of a section, whose notes are kept."""
        doubts: list[Doubt] = []
        for paragraph in part.paragraphs:
            text = paragraph.text
            if match := ITEM.match(text):
                text = text[match.end() :]
            if NOTHING_THERE.fullmatch(text):
                continue
            codes = _named(text)
            said = effect_of(_OPENING.sub("", text) if codes else text, self._plans)
            if not said.effect:
                continue
            listed = [row for row in self.rows if any(_shares(row, code) for code in codes)]
            understood = said.effect != "unclear" and bool(listed)
            done = "a [[note]] with its effect is written: compare it"
            if not understood:
                done = "a [[note]] is suggested in a comment: decide on it"
                if listed and said.effect == "unclear":
                    named = ", ".join(row.code for row in listed)
                    done = f"{done}; the rows that it names are left as comments: {named}"
                    self._leave_out(listed, part.number, text)
            doubts.append(
                Doubt(paragraph.place, f"section {part.number}", f'has a rule, "{text}"', done)
            )
            self.notes.append(
                DraftNote(
                    section=part.number,
                    text=text,
                    applies_to=tuple(dict.fromkeys(row.code for row in listed)) or "covered",
                    network=said.network,
                    plans=said.plans,
                    effect="" if said.effect == "unclear" else said.effect,
                    left_out=not understood,
                )
            )
        return doubts

    def _leave_out(self, listed: Sequence[DraftRow], section: str, text: str) -> None:
        out = set(listed)
        self.rows = tuple(
            row._replace(
                left_out=True,
                doubts=(
                    *row.doubts,
                    Doubt(
                        row.place,
                        f"{row.table} {row.code}",
                        f'is named in section {section}, "{text}", which may change its answer',
                        "the row is left as a comment",
                    ),
                ),
            )
            if row in out
            else row
            for row in self.rows
        )


def _named(text: str) -> list[str]:
    return [
        re.sub(r"\s*(?:-|\bto\b|\bthrough\b)\s*", "-", one[0])
        for one in _CODES.finditer(text.translate(DASHES))
    ]


def _shares(row: DraftRow, code: str) -> bool:
    try:
        return parse_range(row.code).overlaps(parse_range(code))
    except ValueError:
        return False
