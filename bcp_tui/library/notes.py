"""From a policy file's notes to what goes with its answers: the rules that no type can state."""

import re
from collections.abc import Collection, Sequence

from bcp_tui.library.entries import PlacedEntry, build_codes
from bcp_tui.library.faults import KeyPath, quoted
from bcp_tui.library.format import NoteRow, PolicyFile
from bcp_tui.library.plans import check_plans
from bcp_tui.library.source import Source
from bcp_tui.policy import CodedSeparately, CodeRange, Note


def build_notes(
    source: Source, file: PolicyFile, placed: Sequence[PlacedEntry], plans: Collection[str] | None
) -> tuple[Note, ...]:
    """The notes, each on codes that the file lists; without plans, any plan is known."""
    return tuple(
        _note(source, ("note", place), row, placed, plans)
        for place, row in enumerate(file.get("note", ()))
    )


def build_coded_separately(
    source: Source, file: PolicyFile, placed: Sequence[PlacedEntry]
) -> tuple[CodedSeparately, ...]:
    """What descriptions call coded separately, each with codes that the file lists."""
    found: list[CodedSeparately] = []
    for place, row in enumerate(file.get("coded_separately", ())):
        at: KeyPath = ("coded_separately", place)
        codes = (
            listed_codes(source, (*at, "codes", number), text, placed)
            for number, text in enumerate(row["codes"])
        )
        found.append(CodedSeparately(row["what"], tuple(codes)))
        wanted = row["what"].casefold()
        if not any(wanted in one.entry.description.casefold() for one in placed):
            problem = f"is {quoted(row['what'])}, which no description says"
            source.error((*at, "what"), problem, "copy the words of the descriptions")
    return tuple(found)


def _note(
    source: Source,
    at: KeyPath,
    row: NoteRow,
    placed: Sequence[PlacedEntry],
    plans: Collection[str] | None,
) -> Note:
    named = row["applies_to"]
    note = Note(
        section=row["section"],
        text=row["text"],
        applies_to=named
        if isinstance(named, str)
        else tuple(
            listed_codes(source, (*at, "applies_to", number), text, placed)
            for number, text in enumerate(named)
        ),
        network=row.get("network"),
        requires_prior_approval=row.get("requires_prior_approval", False),
        caution=row.get("caution", False),
        plans=tuple(row.get("plans", ())),
        waives_prior_approval=row.get("waives_prior_approval", False),
        excludes_coverage=row.get("excludes_coverage", False),
        in_short=row.get("in_short"),
        about=row.get("about"),
    )
    check_plans(source, (*at, "plans"), note.plans, plans)
    _check_effects(source, at, note)
    _check_in_short(source, at, note)
    return note


def listed_codes(
    source: Source, at: KeyPath, text: str, placed: Sequence[PlacedEntry]
) -> CodeRange:
    """A code or range that must be one of the file's."""
    codes = build_codes(source, at, text)
    if not any(one.entry.codes.overlaps(codes) for one in placed):
        problem = f"names {quoted(text)}, which this file does not list"
        source.error(at, problem, "name codes of its rows, or take it out")
    return codes


def _check_effects(source: Source, at: KeyPath, note: Note) -> None:
    """A note cannot both require prior approval and waive it."""
    if note.requires_prior_approval and note.waives_prior_approval:
        source.error(
            (*at, "waives_prior_approval"),
            "is the opposite of requires_prior_approval",
            "keep the one that the text says",
            first=(*at, "requires_prior_approval"),
        )


def _check_in_short(source: Source, at: KeyPath, note: Note) -> None:
    """The short form is whole words of the text: "listed" does not stand in "unlisted"."""
    if note.in_short is None or source.has_error((*at, "text")):
        return
    if not re.search(rf"(?<!\w){re.escape(note.in_short)}(?!\w)", note.text):
        problem = f"is {quoted(note.in_short)}, which does not stand in the note's text"
        source.error((*at, "in_short"), problem, "copy words of the text as they stand there")
