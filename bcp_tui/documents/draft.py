"""The draft: what a policy document says, as values, with all that a keeper should look at.

A doubt is one thing that the importer could not be sure of. It says what was done about it: a
row that could be wrong is `left_out`, which means that the file has it as a comment only.
"""

from datetime import date
from typing import Literal, NamedTuple, TypeAlias

Table: TypeAlias = Literal["covered", "non_covered"]


class Place(NamedTuple):
    """Where in the document something stands: a line of a text, else a row of a page.

    `order` is its place among all that the document has, where `number` counts by page.
    """

    number: int
    page: int | None = None
    unit: str = "line"
    order: int = 0

    @property
    def rank(self) -> int:
        """What orders places of one document."""
        return self.order or self.number

    def __str__(self) -> str:
        if self.page is None:
            return str(self.number)
        return f"page {self.page} {self.unit} {self.number}"


class Doubt(NamedTuple):
    """One point to review: where, of what, what is wrong, and what was done about it."""

    place: Place
    what: str
    problem: str
    done: str


class Fact(NamedTuple):
    """A date of the policy: as it was read, or None where what is printed cannot be read."""

    key: Literal["effective", "original_effective", "next_review"]
    printed: str
    day: date | None
    doubts: tuple[Doubt, ...] = ()


class LegendLine(NamedTuple):
    """A symbol of the legend, what is printed for it, and the plans it stands for.

    Without plans, no plan could be made out, and the line is left out.
    """

    symbol: str
    means: str
    plans: Literal["all", "none"] | tuple[str, ...]
    place: Place
    doubts: tuple[Doubt, ...] = ()
    left_out: bool = False


class DraftRow(NamedTuple):
    """An entry: a printed row, or what a printed row says of one of its codes.

    `heading` is the sub-heading that was printed above it, on the first row below that only.
    `said` is what no key of the format holds: cells of other columns.
    """

    table: Table
    code: str
    description: str
    place: Place
    prior_approval: str = ""
    cost_share: tuple[str, ...] = ()
    reason: str = ""
    limit: str = ""
    modifiers: tuple[str, ...] = ()
    continues: str = ""
    heading: str = ""
    said: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    left_out: bool = False
    again: bool = False
    """Whether a row above has the same code, so that this one is not counted again."""


class DraftNote(NamedTuple):
    """A note that is suggested; `left_out` where a keeper has to decide on it."""

    section: str
    text: str
    applies_to: str | tuple[str, ...]
    network: str = ""
    plans: tuple[str, ...] = ()
    effect: str = ""
    in_short: str = ""
    about: str = ""
    caution: bool = False
    doubts: tuple[Doubt, ...] = ()
    left_out: bool = False


class DraftSection(NamedTuple):
    """A part of the text, as the data have it, with the doubts about it."""

    number: str
    title: str
    text: str
    place: Place
    doubts: tuple[Doubt, ...] = ()


class DraftRevision(NamedTuple):
    """A line of the revision history."""

    date: str
    reason: str


class Draft(NamedTuple):
    """What a policy document says, for a keeper to review.

    `front` are paragraphs that stand in no section. `doubts` are those about the document as a
    whole; the others are kept with what they are about, and `all_doubts` has them all.
    """

    policy_id: str
    title: str
    facts: tuple[Fact, ...]
    legend: tuple[LegendLine, ...]
    rows: tuple[DraftRow, ...]
    notes: tuple[DraftNote, ...]
    sections: tuple[DraftSection, ...]
    history: tuple[DraftRevision, ...]
    front: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def all_doubts(self) -> tuple[Doubt, ...]:
        """Every point to review, in the document's order, each once."""
        parts = (self.facts, self.legend, self.rows, self.notes, self.sections)
        found = [*self.doubts, *(doubt for part in parts for one in part for doubt in one.doubts)]
        return tuple(sorted(dict.fromkeys(found), key=lambda doubt: doubt.place.rank))

    def day(self, key: str) -> date | None:
        """One of the policy's dates, if the document has it."""
        return next((fact.day for fact in self.facts if fact.key == key), None)

    def count(self, table: Table) -> int:
        """How many rows of a table the document has: with those left out, each code once."""
        return sum(row.table == table and not row.again for row in self.rows)
