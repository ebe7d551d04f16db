"""What every kind of document becomes first: paragraphs and table rows, in the document's order."""

from typing import NamedTuple, TypeAlias

from bcp_tui.documents.draft import Doubt, Place


class Paragraph(NamedTuple):
    """A paragraph, list item or heading, on one line.

    `apart` tells whether the document leaves space above it; `level` how deep Word has it in a
    list, where a document tells that.
    """

    text: str
    place: Place
    apart: bool = True
    level: int | None = None


class Row(NamedTuple):
    """A printed row of a table; a cell may have several lines.

    `first` tells whether it is the first after a break: a new table, page or blank line. Only
    there a row can go on from the row before. `whole` tells that one cell goes across the table;
    `problems` are what its reader saw of it that may be wrong. A line of a cell that only ends
    because the column does, ends in a vertical tab.
    """

    cells: tuple[str, ...]
    place: Place
    first: bool = False
    whole: bool = False
    problems: tuple[str, ...] = ()


Block: TypeAlias = Paragraph | Row


class Stream(NamedTuple):
    """A document as blocks, and what its reader was unsure of."""

    blocks: tuple[Block, ...]
    doubts: tuple[Doubt, ...] = ()


class Unreadable(Exception):  # noqa: N818 - it is no error of the program
    """Raised for a document that cannot be read at all, with what is wrong and what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem, self.remedy = problem, remedy
