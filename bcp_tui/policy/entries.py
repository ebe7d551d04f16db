"""What a policy prints: the rows of its tables, its notes, its sections, its history."""

from typing import Literal, NamedTuple

from bcp_tui.policy.codes import CodeRange
from bcp_tui.policy.plans import Plan

Coverage = Literal["covered", "not_covered"]
Network = Literal["in", "out"]


class Entry(NamedTuple):
    """One row of a policy's covered or non-covered table, as it is printed.

    `continues` is the code of the row whose description this one reads on from. A row with
    `modifiers` is for its code with one of these, and the code may have other rows.
    """

    codes: CodeRange
    coverage: Coverage
    description: str
    symbols: tuple[str, ...] = ()
    cost_share: tuple[str, ...] = ()
    reason: str | None = None
    continues: str | None = None
    limit: str | None = None
    modifiers: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The entry's code; a range as FIRST-LAST."""
        return str(self.codes)


class Note(NamedTuple):
    """A sentence of the policy that the rep must add to an answer.

    `applies_to` is a table ("all" for both), "unlisted" for a code in no table, or codes.
    It is for the `plans` with these ids, for all plans where there are none. `in_short` are words
    of the text that say it beside the verdict. A note `about` the medication answers for the drug,
    not for its service. A `caution` is said once below copied answers instead of with each.
    """

    section: str
    text: str
    applies_to: Literal["all", "covered", "non_covered", "unlisted"] | tuple[CodeRange, ...]
    network: Network | None = None
    requires_prior_approval: bool = False
    caution: bool = False
    plans: tuple[str, ...] = ()
    waives_prior_approval: bool = False
    excludes_coverage: bool = False
    in_short: str | None = None
    about: Literal["medication"] | None = None

    def concerns(self, plan: Plan) -> bool:
        """Whether the note is for this plan."""
        return not self.plans or plan.id in self.plans


class CodedSeparately(NamedTuple):
    """What descriptions call "coded separately", and the codes with which it is."""

    what: str
    codes: tuple[CodeRange, ...]


class Section(NamedTuple):
    """A numbered part of the policy's text."""

    number: str
    title: str
    text: str


class HistoryLine(NamedTuple):
    """A line of the policy's revision history; the date is as printed."""

    date: str
    reason: str
