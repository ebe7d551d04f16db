"""The data files as types: one TypedDict per table, its keys named as in it.

The same types check a file as it is loaded, say which key is wrong, and make the published JSON
Schema, where the text below a key explains it; `value_types.py` reads them for both. A table with
keys that may be left out is two types: what it must have, and what it may have. Text is never
blank, a list of texts never empty. What a type cannot say (symbols, plans, overlapping codes) is
checked where the book is built.
"""

from datetime import date
from typing import Annotated, Literal, TypeAlias, TypedDict

Code: TypeAlias = Annotated[str, "code"]
"""A code, or a range as FIRST-LAST."""
Modifier: TypeAlias = Annotated[str, "modifier"]
PlanId: TypeAlias = Annotated[str, "plan"]
"""The id of a plan of plans.toml."""


class CountsTable(TypedDict, total=False):
    """How many the document has, counted there: the file must have as many."""

    covered: int
    """The rows of the covered table; 0 where the document has no such table."""
    non_covered: int
    """The rows of the non-covered table; 0 where the document has no such table."""
    note: int
    """The sentences that go with answers."""
    section: int
    """The numbered parts of the text."""
    revision: int
    """The lines of the revision history."""


class _PolicyTable(TypedDict):
    id: str
    """The policy's number, as printed."""
    title: str
    """The policy's title, as printed."""
    effective: date
    """The first day on which this revision is in force."""


class PolicyTable(_PolicyTable, total=False):
    """Which policy this is, and from when on this revision of it is in force."""

    original_effective: date
    """The first day on which the policy's first revision was in force."""
    next_review: date
    """The next review date, as printed."""
    retired: date
    """The first day on which no revision of the policy is in force any more."""
    counts: CountsTable
    """How many rows, notes and sections the document has."""


class LegendSymbol(TypedDict):
    """What a symbol of the Prior Approval Legend stands for."""

    means: str
    """The symbol's meaning, as printed."""
    plans: Literal["all", "none"] | list[PlanId]
    """The plans that need prior approval: "all", "none", or a list of ids from plans.toml."""


class _CoveredRow(TypedDict):
    code: Code
    """The code, or a range as FIRST-LAST."""
    description: str
    """The description, word for word."""
    prior_approval: str
    """Symbols of the legend, as printed: several with commas."""
    cost_share: list[str]
    """The Benefit Plan Cost Share References, in their order."""


class CoveredRow(_CoveredRow, total=False):
    """A row of the covered table."""

    continues: Code
    """The code whose description this one reads on from."""
    limit: str
    """The limit, as printed in a limits column: "1 per 36 months"."""
    modifiers: list[Modifier]
    """The row is for the code with one of these modifiers, of two characters each."""


class _NonCoveredRow(TypedDict):
    code: Code
    """The code, or a range as FIRST-LAST."""
    description: str
    """The description, word for word."""
    reason: str
    """Why it is not covered, word for word."""


class NonCoveredRow(_NonCoveredRow, total=False):
    """A row of the non-covered table."""

    continues: Code
    """The code whose description this one reads on from."""
    modifiers: list[Modifier]
    """The row is for the code with one of these modifiers, of two characters each."""


class _NoteRow(TypedDict):
    section: str
    """Where the policy says so: a section's number, and what lies below it."""
    text: str
    """The sentence, word for word."""
    applies_to: Literal["all", "covered", "non_covered", "unlisted"] | list[Code]
    """The table it goes with, "all" for both, "unlisted" for codes in none, or a list of codes."""


class NoteRow(_NoteRow, total=False):
    """A sentence of the policy that the rep must add to an answer."""

    network: Literal["in", "out"]
    """Only for providers in, or out of, the network."""
    plans: list[PlanId]
    """Only for these plans: a list of ids from plans.toml."""
    requires_prior_approval: bool
    """Where the note applies, prior approval is required."""
    waives_prior_approval: bool
    """Where the note applies, prior approval is not required, whatever the symbols say."""
    excludes_coverage: bool
    """Where the note applies, the row is not covered."""
    in_short: str
    """Words of `text`, as they stand there, that say it beside the answer."""
    about: Literal["medication"]
    """What the note answers for, where that is not the service but its medication."""
    caution: bool
    """Said once below copied answers instead of with each."""


class CodedSeparatelyRow(TypedDict):
    """What descriptions call "coded separately", and the codes of this policy for it."""

    what: str
    """The words of the descriptions: "nursing visits"."""
    codes: list[Code]
    """The codes that it is coded with: a list of codes of this file."""


class SectionRow(TypedDict):
    """A part of the policy's text, for the reader."""

    number: str
    """The section's number, as printed."""
    title: str
    """The section's title, as printed."""
    text: str
    """The section's text; the only text of several lines."""


class RevisionRow(TypedDict):
    """A line of the policy's revision history."""

    date: str
    """The revision date, as printed: text, in quotes."""
    reason: str
    """The reason for the revision, word for word."""


class _PolicyFile(TypedDict):
    format: Literal[1]
    """The number of the file format."""
    policy: PolicyTable


class PolicyFile(_PolicyFile, total=False):
    """One revision of one policy: policies/<id>-<effective>.toml."""

    legend: dict[str, LegendSymbol]
    """The revision's own Prior Approval Legend: its symbols and what they stand for."""
    covered: list[CoveredRow]
    """The covered table, in the policy's order."""
    non_covered: list[NonCoveredRow]
    """The non-covered table, in the policy's order."""
    note: list[NoteRow]
    """What the rep must add to answers."""
    coded_separately: list[CodedSeparatelyRow]
    """What descriptions call "coded separately", and where it is listed."""
    section: list[SectionRow]
    """The policy's text."""
    revision: list[RevisionRow]
    """The policy's revision history."""


class _PlanRow(TypedDict):
    id: str
    """What the legends call it."""
    name: str
    """What reps and callers call it."""


class PlanRow(_PlanRow, total=False):
    """A line of business or an ASO group."""

    group: str
    """The ASO group of which it is a variant."""


class PlansFile(TypedDict):
    """What a rep can choose: plans.toml."""

    format: Literal[1]
    """The number of the file format."""
    plan: list[PlanRow]
    """The plans, in the order in which they are shown."""


class SynonymRow(TypedDict):
    """Phrases with one meaning."""

    say: list[str]
    """What callers say."""
    means: str
    """The words that the policies have for it."""


class FilterRow(TypedDict):
    """Phrases that ask for a kind of answer, not for words of a description."""

    say: list[str]
    """What callers say."""
    shows: Literal[
        "prior_approval: required",
        "prior_approval: not_required",
        "prior_approval: depends",
        "prior_approval: not_stated",
        "coverage: covered",
        "coverage: not_covered",
        "changed: yes",
    ]
    """The kind of answer that the list then keeps to."""


class VocabularyTable(TypedDict, total=False):
    """Words of the policies that mean little by themselves."""

    kinds: list[str]
    """Words that only tell the kind or measure of another: "disease", "dose"."""
    openings: list[str]
    """Words of the first of several rows that continue each other: "initial"."""


class _SearchFile(TypedDict):
    format: Literal[1]
    """The number of the file format."""


class SearchFile(_SearchFile, total=False):
    """What callers say that the policies put differently: search.toml."""

    general: list[SynonymRow]
    """The same for words that policies have in general, whether or not one of these says them."""
    synonym: list[SynonymRow]
    """Phrases that help to find; they never change an answer."""
    filter: list[FilterRow]
    """Phrases that limit the list to a kind of answer."""
    examples: list[str]
    """Queries that the empty line shows a rep on the first day."""
    vocabulary: VocabularyTable
    """Words of the policies that mean little by themselves."""


class DrugRow(TypedDict):
    """The brand names of one drug."""

    say: list[str]
    """The brand names, and what else callers call it."""
    means: str
    """The drug's generic name."""


class _DrugsFile(TypedDict):
    format: Literal[1]
    """The number of the file format."""


class DrugsFile(_DrugsFile, total=False):
    """Which drug a brand name stands for: drugs.toml."""

    drug: list[DrugRow]
    """The drugs, in alphabetical order."""


SCHEMAS = {
    PlansFile: "./schema/plans.schema.json",
    PolicyFile: "../schema/policy.schema.json",
    SearchFile: "./schema/search.schema.json",
    DrugsFile: "./schema/drugs.schema.json",
}
"""The published schema of each kind of file, as the file names it in its first line."""
