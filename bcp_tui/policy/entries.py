"""What a policy says: revisions with their entries, notes, sections and history."""

from datetime import date
from typing import Literal, NamedTuple

from bcp_tui.policy.codes import CodeRange
from bcp_tui.policy.legend import Legend

Coverage = Literal["covered", "not_covered"]
Network = Literal["in", "out"]

CODING_SECTION = "4.0"
"""The section of every Benefit Coverage Policy that holds its legend and its code tables."""


class Entry(NamedTuple):
    """One row of a policy's covered or non-covered table, with what is derived from its table.

    `full_description` reads on from the entry it `continues`; `do_not_use_with` are the listed
    codes that a description forbids together with this one, seen from both sides.
    """

    codes: CodeRange
    coverage: Coverage
    description: str
    full_description: str
    symbols: tuple[str, ...] = ()
    cost_share: tuple[str, ...] = ()
    reason: str | None = None
    continues: str | None = None
    do_not_use_with: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The entry's code; a range as FIRST-LAST."""
        return str(self.codes)


class Note(NamedTuple):
    """A sentence of the policy that the rep must add to an answer.

    `applies_to` is a table ("all" for both), "unlisted" for a code in no table, or codes.
    A `caution` is said once below copied answers instead of with each.
    """

    section: str
    text: str
    applies_to: Literal["all", "covered", "non_covered", "unlisted"] | tuple[CodeRange, ...]
    network: Network | None = None
    requires_prior_approval: bool = False
    caution: bool = False


class Section(NamedTuple):
    """A numbered part of the policy's text."""

    number: str
    title: str
    text: str


class Change(NamedTuple):
    """A line of the policy's revision history; the date is as printed."""

    date: str
    reason: str


class Revision(NamedTuple):
    """One text of a policy, in force from its effective date until the next revision's.

    `ends` is the first day on which it is no longer in force, `None` while none is known.
    """

    policy: str
    title: str
    effective: date
    legend: Legend
    entries: tuple[Entry, ...]
    ends: date | None = None
    original_effective: date | None = None
    next_review: date | None = None
    notes: tuple[Note, ...] = ()
    sections: tuple[Section, ...] = ()
    history: tuple[Change, ...] = ()

    def in_force(self, day: date) -> bool:
        """Whether this is the policy's text on that day."""
        return self.effective <= day and (self.ends is None or day < self.ends)
