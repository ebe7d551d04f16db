"""The data files as types (DESIGN section 4): one struct per table, its fields named as its keys.

The same types check a file as it is loaded, say which key is wrong, and make the published JSON
Schema, where the text below a field explains the key. What a type cannot say (symbols, plans,
overlapping codes) is checked where the book is built.
"""

from datetime import date, datetime, time
from typing import Annotated, Any, Literal, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType, convert

Text: TypeAlias = Annotated[str, Meta(pattern=r"\S")]
Texts: TypeAlias = Annotated[tuple[Text, ...], Meta(min_length=1)]


class PolicyTable(Struct, frozen=True, forbid_unknown_fields=True):
    """Which policy this is, and from when on this revision of it is in force."""

    id: Text
    """The policy's number, as printed."""
    title: Text
    """The policy's title, as printed."""
    effective: date
    """The first day on which this revision is in force."""
    original_effective: date | UnsetType = UNSET
    """The first day on which the policy's first revision was in force."""
    next_review: date | UnsetType = UNSET
    """The next review date, as printed."""
    retired: date | UnsetType = UNSET
    """The first day on which no revision of the policy is in force any more."""


class LegendSymbol(Struct, frozen=True, forbid_unknown_fields=True):
    """What a symbol of the Prior Approval Legend stands for."""

    means: Text
    """The symbol's meaning, as printed."""
    plans: Literal["all", "none"] | Texts
    """The plans that need prior approval: "all", "none", or a list of ids from plans.toml."""


class CoveredRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of the covered table."""

    code: Text
    """The code, or a range as FIRST-LAST."""
    description: Text
    """The description, word for word."""
    prior_approval: Text
    """Symbols of the legend, as printed: several with commas."""
    cost_share: Texts
    """The Benefit Plan Cost Share References, in their order."""
    continues: Text | UnsetType = UNSET
    """The code whose description this one reads on from."""


class NonCoveredRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of the non-covered table."""

    code: Text
    """The code, or a range as FIRST-LAST."""
    description: Text
    """The description, word for word."""
    reason: Text
    """Why it is not covered, word for word."""
    continues: Text | UnsetType = UNSET
    """The code whose description this one reads on from."""


class NoteRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence of the policy that the rep must add to an answer."""

    section: Text
    """Where the policy says so: a section's number, and what lies below it."""
    text: Text
    """The sentence, word for word."""
    applies_to: Literal["all", "covered", "non_covered", "unlisted"] | Texts
    """The table it goes with, "all" for both, "unlisted" for codes in none, or a list of codes."""
    network: Literal["in", "out"] | UnsetType = UNSET
    """Only for providers in, or out of, the network."""
    requires_prior_approval: bool = False
    """Where the note applies, prior approval is required."""
    caution: bool = False
    """Said once below copied answers instead of with each."""


class SectionRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the policy's text, for the reader."""

    number: Text
    """The section's number, as printed."""
    title: Text
    """The section's title, as printed."""
    text: Text
    """The section's text; the only text of several lines."""


class RevisionRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A line of the policy's revision history."""

    date: Text
    """The revision date, as printed: text, in quotes."""
    reason: Text
    """The reason for the revision, word for word."""


class PolicyFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One revision of one policy: policies/<id>-<effective>.toml."""

    format: Literal[1]
    """The number of the file format."""
    policy: PolicyTable
    legend: dict[str, LegendSymbol] = {}
    """The revision's own Prior Approval Legend: its symbols and what they stand for."""
    covered: tuple[CoveredRow, ...] = ()
    """The covered table, in the policy's order."""
    non_covered: tuple[NonCoveredRow, ...] = ()
    """The non-covered table, in the policy's order."""
    note: tuple[NoteRow, ...] = ()
    """What the rep must add to answers."""
    section: tuple[SectionRow, ...] = ()
    """The policy's text."""
    revision: tuple[RevisionRow, ...] = ()
    """The policy's revision history."""


class PlanRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A line of business or an ASO group."""

    id: Text
    """What the legends call it."""
    name: Text
    """What reps and callers call it."""
    group: Text | UnsetType = UNSET
    """The ASO group of which it is a variant."""


class PlansFile(Struct, frozen=True, forbid_unknown_fields=True):
    """What a rep can choose: plans.toml."""

    format: Literal[1]
    """The number of the file format."""
    plan: Annotated[tuple[PlanRow, ...], Meta(min_length=1)]
    """The plans, in the order in which they are shown."""


class SynonymRow(Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases with one meaning."""

    say: Texts
    """What callers say."""
    means: Text
    """The words that the policies have for it."""


class SearchFile(Struct, frozen=True, forbid_unknown_fields=True):
    """What callers say that the policies put differently: search.toml."""

    format: Literal[1]
    """The number of the file format."""
    synonym: tuple[SynonymRow, ...] = ()
    """Phrases that help to find; they never change an answer."""


def fit(value: Any, kind: Any) -> Any:
    """A value of a TOML file as this type; raises msgspec.ValidationError if it does not fit."""
    return convert(value, kind, builtin_types=(date, datetime, time))
