"""What a snapshot is made of: the parts that `snapshot.py` reads."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from bcp_tui.library.parts import Lines, Part
from bcp_tui.library.snapshot import SHAPE
from bcp_tui.policy import Book, Revision, code_ends
from bcp_tui.policy.phrases import PackedPhrases


class KeptSet(NamedTuple):
    """Revisions that are in force together, and the named parts of their indexes."""

    revisions: Sequence[Revision]
    parts: Mapping[str, Part]


def kept(book: Book, of: str, sets: Sequence[KeptSet]) -> Iterator[tuple[str, Part]]:
    """The parts of a book's snapshot: `of` is the hash of its files."""
    places = {revision.key: at for at, revision in enumerate(book.revisions)}
    members = [[places[revision.key] for revision in each.revisions] for each in sets]
    yield "about", {"shape": SHAPE, "of": of, "sets": members}
    yield "revisions", [_row(revision) for revision in book.revisions]
    yield "plans", book.plans
    yield (
        "words",
        {
            "synonyms": [[each.say, each.means, each.is_general] for each in book.synonyms],
            "drugs": book.drugs,
            "vocabulary": book.vocabulary,
            "filters": book.filters,
            "examples": book.examples,
        },
    )
    yield from _kept_ends("all", book.revisions)
    for number, each in enumerate(sets):
        yield from _kept_ends(f"set{number}", each.revisions)
        for name, part in each.parts.items():
            yield f"set{number}.{name}", part
    for at, revision in enumerate(book.revisions):
        coded_separately = [[*each] for each in revision.coded_separately]
        yield f"legend{at}", [dict(revision.legend), coded_separately]
        yield f"rows{at}", Lines([[*entry] for entry in revision.entries])
        yield f"notes{at}", revision.notes
        yield f"text{at}", [revision.sections, revision.history]
        phrases = [revision.phrasing.phrases(place) for place in range(len(revision.entries))]
        yield f"phrases{at}", PackedPhrases.of(phrases).numbers


def _kept_ends(name: str, revisions: Sequence[Revision]) -> Iterator[tuple[str, Part]]:
    codes, starts, rows, ranges = code_ends(revisions)
    yield f"{name}.codes", [codes, [[row, *each] for row, each in ranges.items()]]
    yield f"{name}.starts", array("i", starts)
    yield f"{name}.rows", array("i", rows)


def _row(revision: Revision) -> list[Any]:
    days = (
        revision.effective,
        revision.ends,
        revision.original_effective,
        revision.next_review,
    )
    texts = [day and day.isoformat() for day in days]
    return [len(revision.entries), revision.policy_id, revision.title, *texts]
