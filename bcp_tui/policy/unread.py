"""Revisions whose rows and text are kept somewhere else, and read when they are first wanted."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from bcp_tui.policy.entries import CodedSeparately, Entry, HistoryLine, Note, Section
from bcp_tui.policy.legend import Legend
from bcp_tui.policy.revisions import Revision

if TYPE_CHECKING:
    from bcp_tui.policy.phrases import Phrasing


class PrintedRows(NamedTuple):
    """What answers are made of: a revision's legend and tables, and what goes with their rows."""

    legend: Legend
    entries: Sequence[Entry]
    coded_separately: tuple[CodedSeparately, ...]


class PrintedText(NamedTuple):
    """What is read: a revision's sections, and its history."""

    sections: tuple[Section, ...]
    history: tuple[HistoryLine, ...]


class Printer(Protocol):
    """Where the rows and the text of a revision are kept until they are wanted."""

    row_count: int

    @property
    def sum(self) -> str:
        """A checksum that differs wherever what is printed does."""

    def rows(self) -> PrintedRows:
        """Its rows."""

    def notes(self) -> tuple[Note, ...]:
        """Its notes: apart, because a code that nobody lists asks for those of every policy."""

    def text(self) -> PrintedText:
        """Its text."""

    def phrasing(self) -> "Phrasing":
        """The phrases of its rows."""


class UnreadRevision(Revision):
    """A revision of which only what identifies it has been read; the rest is read when wanted."""

    printer: Printer

    @classmethod
    def kept_by(cls, printer: Printer, known: Revision) -> "UnreadRevision":
        """A revision without its rows and text, and the printer that has them."""
        revision = cls(*known)
        revision.printer = printer
        return revision

    def _replace(self, **known: Any) -> "UnreadRevision":
        """The revision with other identifying fields; what is printed stays the same."""
        revision = super()._replace(**known)
        revision.__dict__.update(self.__dict__)
        return revision

    @property
    def row_count(self) -> int:
        """How many rows its tables have."""
        return self.printer.row_count

    @cached_property
    def _rows(self) -> PrintedRows:
        return self.printer.rows()

    @cached_property
    def _notes(self) -> tuple[Note, ...]:
        return self.printer.notes()

    @cached_property
    def _text(self) -> PrintedText:
        return self.printer.text()

    @property
    def legend(self) -> Legend:
        """The legend."""
        return self._rows.legend

    @property
    def entries(self) -> Sequence[Entry]:
        """The rows of both tables."""
        return self._rows.entries

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes."""
        return self._notes

    @property
    def coded_separately(self) -> tuple[CodedSeparately, ...]:
        """What is coded separately."""
        return self._rows.coded_separately

    @property
    def sections(self) -> tuple[Section, ...]:
        """The text."""
        return self._text.sections

    @property
    def history(self) -> tuple[HistoryLine, ...]:
        """The revision history."""
        return self._text.history

    @cached_property
    def phrasing(self) -> "Phrasing":
        """The phrases of each entry's full description, and which of them are its own."""
        return self.printer.phrasing()

    def __eq__(self, other: object) -> bool:
        same = isinstance(other, UnreadRevision) and self.printer.sum == other.printer.sum
        return same and tuple(self) == tuple(other)  # type: ignore[arg-type]

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self.key)
