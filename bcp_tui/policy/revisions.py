"""A policy and its revisions: which text is in force when, and what its rows say together.

A revision holds what is printed. What follows from several of its rows (the whole sentence of a row
that continues another, the codes that may not be used together, the phrases that tell a row from
its neighbours) is worked out from them when it is first wanted, and kept.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from bcp_tui.policy.codes import CodeRange
from bcp_tui.policy.descriptions import full_descriptions, together_forbidden
from bcp_tui.policy.entries import CodedSeparately, Entry, HistoryLine, Note, Section
from bcp_tui.policy.legend import Legend

if TYPE_CHECKING:
    from bcp_tui.policy.passages import Passage
    from bcp_tui.policy.phrases import Phrasing

RevisionKey: TypeAlias = tuple[str, date]
"""What tells a revision from every other of the book: its policy's id and its effective date."""

_RECENTLY = timedelta(days=90)
"""How long answers say what changed."""
_CODING = "coding"
"""How the house format titles the section that holds the legend and the code tables."""


def is_recent(since: date, day: date) -> bool:
    """Whether what changed on one day is still so new on another that answers say so."""
    return since <= day <= since + _RECENTLY


class _Printed(NamedTuple):
    policy_id: str
    title: str
    effective: date
    legend: Legend
    entries: Sequence[Entry]
    ends: date | None = None
    original_effective: date | None = None
    next_review: date | None = None
    notes: tuple[Note, ...] = ()
    sections: tuple[Section, ...] = ()
    history: tuple[HistoryLine, ...] = ()
    coded_separately: tuple[CodedSeparately, ...] = ()


class Revision(_Printed):
    """One text of a policy, in force from its effective date until the next revision's.

    `ends` is the first day on which it is no longer in force, `None` while none is known.
    """

    @property
    def row_count(self) -> int:
        """How many rows its tables have."""
        return len(self.entries)

    @property
    def key(self) -> RevisionKey:
        """What tells this revision from every other of the book."""
        return self.policy_id, self.effective

    @property
    def plans_named(self) -> tuple[str, ...]:
        """The ids of the plans that its legend and its notes name, in their order."""
        of_legend = (plan for meaning in self.legend.values() for plan in meaning.named)
        of_notes = (plan for note in self.notes for plan in note.plans)
        return tuple(dict.fromkeys((*of_legend, *of_notes)))

    def in_force(self, day: date) -> bool:
        """Whether this is the policy's text on that day."""
        return self.effective <= day and (self.ends is None or day < self.ends)

    def is_recent(self, day: date) -> bool:
        """Whether on that day it is so new that answers say what changed with it."""
        return is_recent(self.effective, day)

    def places_of(self, codes: CodeRange) -> tuple[int, ...]:
        """The places of the entries that hold one of these codes."""
        if codes not in self._places:
            self._places[codes] = tuple(
                place for place, entry in enumerate(self.entries) if entry.codes.overlaps(codes)
            )
        return self._places[codes]

    @cached_property
    def _places(self) -> dict[CodeRange, tuple[int, ...]]:
        """The places that were asked for so far."""
        return {}

    @cached_property
    def coding_section(self) -> str | None:
        """The number of the section that holds the code tables; `None` if the text has none."""
        titled = (each for each in self.sections if each.title.casefold().startswith(_CODING))
        return next((each.number for each in titled), None)

    def get_ready(self) -> None:
        """Do now what the first answers and rows would otherwise wait for."""
        _ = self.notes, self.full_descriptions, self.not_together, self.phrasing

    def full_description(self, place: int) -> str:
        """The description of the entry at a place, read on from the entry that it continues."""
        entry = self.entries[place]
        return entry.description if entry.continues is None else self.full_descriptions[place]

    @cached_property
    def full_descriptions(self) -> tuple[str, ...]:
        """Each entry's description, read on from the entry that it continues."""
        return full_descriptions(self.entries)

    @cached_property
    def not_together(self) -> tuple[tuple[CodeRange, ...], ...]:
        """For each entry the codes that descriptions forbid together with it."""
        return together_forbidden([(each.codes, each.description) for each in self.entries])

    @cached_property
    def phrasing(self) -> "Phrasing":
        """The phrases of each entry's full description, and which of them are its own."""
        from bcp_tui.policy.phrases import Phrasing  # A lookup needs none.

        return Phrasing(self.full_descriptions)

    @cached_property
    def passages(self) -> "tuple[Passage, ...]":
        """The paragraphs and list items of the text, each with the lead-in it hangs on."""
        from bcp_tui.policy.passages import passages_of  # A lookup needs none.

        return passages_of(self.sections, self.history)


class Policy(NamedTuple):
    """A Benefit Coverage Policy: its revisions on file, oldest first."""

    id: str
    revisions: tuple[Revision, ...]

    def in_force(self, day: date) -> Revision | None:
        """The text that is in force on that day, if one is."""
        return next((each for each in self.revisions if each.in_force(day)), None)

    def before(self, revision: Revision) -> Revision | None:
        """The revision on file before this one, if there is one."""
        earlier = [each for each in self.revisions if each.effective < revision.effective]
        return earlier[-1] if earlier else None

    def is_off_file(self, day: date) -> bool:
        """Whether the policy was in effect on that day with a text that is not on file."""
        first = self.revisions[0]
        begun = min(
            (each.original_effective for each in self.revisions if each.original_effective),
            default=first.effective,
        )
        return begun <= day < first.effective
