"""Footnotes, and the section that a cell points to: what they do to the rows that they go with.

A footnote that can be read to its last word becomes a note with its effect. One that may change
an answer and cannot be read leaves its rows out.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bcp_tui.documents.draft import DraftNote, DraftRow, Place
from bcp_tui.documents.effects import Said, effect_of
from bcp_tui.policy import Plan

NOTHING_THERE = re.compile(r"(?:none|n/?a|not applicable|no unique \w+.*)\.?", re.I)
_PLAIN = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
_LEFT_OUT = "the row is left as a comment"


class Footnote(NamedTuple):
    """A footnote below a table, and the section that it stands in."""

    mark: str
    text: str
    place: Place
    section: str


class Passages(NamedTuple):
    """The paragraphs of a section that cells may point to, each with where it is written."""

    paragraphs: tuple[tuple[str, str], ...]


class Footnotes:
    """The footnotes of a document, and the notes that come of those that rows have."""

    def __init__(
        self,
        footnotes: Sequence[Footnote],
        sections: dict[str, Passages],
        plans: Sequence[Plan],
    ) -> None:
        self._footnotes = footnotes
        self._sections = sections
        self._plans = plans
        self._notes: dict[tuple[str, str, Said], list[tuple[str, tuple[str, ...]]]] = {}

    def applied(
        self, row: DraftRow, marks: Sequence[str], section: str
    ) -> tuple[DraftRow, list[tuple[str, str]]]:
        """The row, and what to review of its footnotes; left out where they may change it."""
        said: list[tuple[str, str]] = []
        sources: list[tuple[str, str, str]] = []
        for mark in marks:
            found = self._found(mark, row.place)
            if found is None:
                said.append((f'has the mark "{mark}", and there is no such footnote', _LEFT_OUT))
            else:
                sources.append((found.section, found.text, f'footnote "{mark} {found.text}"'))
        if section:
            there = self._there(section, row.code)
            if there is None:
                said.append((f"points to section {section}, which the document lacks", _LEFT_OUT))
            elif not there:
                problem = f"points to section {section}, which says nothing of it"
                said.append((problem, "written without that: compare it"))
            for where, text in there or ():
                sources.append((where, text, f'section {section}, "{text}"'))
        out = row.left_out or any(done == _LEFT_OUT for _, done in said)
        for where, text, cited in sources:
            effect = effect_of(text, self._plans)
            if effect.effect == "unclear":
                said.append((f"has {cited}, which may change its answer", _LEFT_OUT))
                out = True
            elif effect.effect:
                problem = f"has {cited}, which changes its answer"
                said.append((problem, "a [[note]] with that is written: compare it"))
            self._notes.setdefault((where, text, effect), []).append((row.code, row.modifiers))
        return row._replace(left_out=out), said

    def notes(self, rows: Sequence[DraftRow]) -> tuple[DraftNote, ...]:
        """The notes that the footnotes make, each with the codes whose rows have it."""
        live = {(row.code, row.modifiers) for row in rows if not row.left_out}
        notes: list[DraftNote] = []
        for (section, text, said), codes in self._notes.items():
            named = dict.fromkeys(code for code, modifiers in codes if (code, modifiers) in live)
            unclear = said.effect == "unclear"
            notes.append(
                DraftNote(
                    section=section,
                    text=text,
                    applies_to=tuple(named or dict.fromkeys(code for code, _ in codes)),
                    network=said.network,
                    plans=said.plans,
                    effect="" if unclear else said.effect,
                    left_out=not named or unclear,
                )
            )
        return tuple(notes)

    def unused(self) -> tuple[Footnote, ...]:
        """The footnotes that no row has."""
        used = {(where, text) for where, text, _ in self._notes}
        return tuple(one for one in self._footnotes if (one.section, one.text) not in used)

    def _found(self, mark: str, place: Place) -> Footnote | None:
        """The footnote with a mark: the next below, or else the last above."""
        mine = [one for one in self._footnotes if _same(one.mark, mark)]
        below = [one for one in mine if one.place.rank >= place.rank]
        return next(iter(below or mine[-1:]), None)

    def _there(self, section: str, code: str) -> list[tuple[str, str]] | None:
        """What a section says of a code: the paragraphs that name it, or else all of them."""
        passages = self._sections.get(section)
        if passages is None:
            return None
        said = [one for one in passages.paragraphs if not NOTHING_THERE.fullmatch(one[1])]
        return [one for one in said if code in one[1]] or said


def _same(mark: str, other: str) -> bool:
    return mark.translate(_PLAIN).strip("()[]") == other.translate(_PLAIN).strip("()[]")
