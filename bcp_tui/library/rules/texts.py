"""Rules about the text of a policy: its sections, and the notes that quote it."""

import re
from collections.abc import Iterator

from bcp_tui.library.faults import quoted
from bcp_tui.library.rules.review import Finding, Review, few
from bcp_tui.policy import Revision

_LIST_MARK = re.compile(r"^\s*(?:[-•*]\s*)?(?:(?:[A-Za-z]|\d{1,2}|[ivx]+)[.)]\s+)?", re.M)
_PIECE = re.compile(r"(?<=[.:;!?])\s+|\s*(?:\.{3,}|…)\s*")
_MARKS = str.maketrans("‘’“”–—‐‑", "''\"\"----")
_NUMBER = re.compile(r"(\d{1,2})(?:\.\d+)*")
_AS_PRINTED = "copy the sentence as the document prints it, and see that its section is complete"


def note_not_in_text(review: Review) -> Iterator[Finding]:
    """Each sentence of a note stands in the policy's text."""
    for filed in review.filed:
        text = _even("\n".join(section.text for section in filed.revision.sections))
        if not text:
            continue
        for place, note in enumerate(filed.revision.notes):
            pieces = (_even(piece) for piece in _PIECE.split(note.text))
            lacking = next((piece for piece in pieces if piece and piece not in text), None)
            if lacking is not None:
                problem = f"says {quoted(lacking)}, which the policy's text does not"
                yield Finding(filed.source, ("note", place, "text"), problem, _AS_PRINTED)


def note_on_no_section(review: Review) -> Iterator[Finding]:
    """The section that a note names is one of the policy's."""
    for filed in review.filed:
        for place, note in enumerate(filed.revision.notes):
            numbers = (each.number for each in filed.revision.sections)
            if not any(f"{note.section} ".startswith(f"{number} ") for number in numbers):
                problem = f"names {quoted(note.section)}, but no [[section]] has that number"
                remedy = "correct it, or add the section"
                yield Finding(filed.source, ("note", place, "section"), problem, remedy)


def no_text(review: Review) -> Iterator[Finding]:
    """A policy has a text; where sections are counted, their number is held against the count."""
    for filed in review.filed:
        if not filed.revision.sections and not re.search(r"\bsection\s*=\s*0", filed.source.text):
            remedy = "add a [[section]] for each heading of the document"
            yield Finding(filed.source, ("policy",), "has no [[section]] rows", remedy)


def section_missing(review: Review) -> Iterator[Finding]:
    """The numbers of the sections have no gap."""
    for filed in review.filed:
        lacking = gaps(filed.revision)
        if lacking:
            problem = f"lacks section {few(lacking)}"
            remedy = "add what the document has under that number"
            yield Finding(filed.source, ("section",), problem, remedy)


def gaps(revision: Revision) -> list[str]:
    """The numbers that lie between those of the sections, and are none's."""
    found = [_NUMBER.fullmatch(each.number) for each in revision.sections]
    numbers = {int(match[1]) for match in found if match}
    return [f"{each}.0" for each in range(1, max(numbers, default=0)) if each not in numbers]


def _even(text: str) -> str:
    """A text without list marks, as a sentence runs on over them, in small letters."""
    text = _LIST_MARK.sub("", text.translate(_MARKS))
    return " ".join(text.split()).strip(" .,;:").casefold()
