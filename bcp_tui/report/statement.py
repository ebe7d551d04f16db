"""A statement: a sentence of an answer under its label, with where it is written."""

from typing import Literal, NamedTuple, TypeAlias

from bcp_tui.policy import Note, Revision
from bcp_tui.report.places import source

Label: TypeAlias = Literal[
    "",
    "Add-on to",
    "Also in",
    "Ask",
    "Asked by",
    "Changed",
    "Cost share",
    "Dates",
    "Given for",
    "In range",
    "Legend",
    "Limit",
    "Listed in",
    "Medication",
    "Modifier",
    "Next",
    "Not covered",
    "Not on file",
    "Not required",
    "Not stated",
    "Not together",
    "Not with",
    "Note",
    "Out of network",
    "Plans",
    "Read as",
    "Reason",
    "Recently",
    "Required",
    "Rows",
    "Separately",
    "Similar",
    "Source",
    "Why",
]

NOT_ASKED_FOR = "not the code asked for"
"""What is said of similar codes, wherever they are shown."""


class Statement(NamedTuple):
    """A labelled statement of an answer, where it is written, and the codes in it to follow.

    An urgent one decides what the rep says next: it is shown before the description.
    """

    label: Label
    text: str
    source: str = ""
    codes: tuple[str, ...] = ()
    urgent: bool = False


def note_stated(label: Label, revision: Revision, note: Note, *, urgent: bool = False) -> Statement:
    """A note of the policy as a statement, under a label."""
    return Statement(label, note.text, source(revision, note.section), urgent=urgent)
