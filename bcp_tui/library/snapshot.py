"""The snapshot: a checked book, and what its indexes are made of, as a file of parts.

What is in it was checked when it was published; here it is only read. What tells the revisions from
each other is read at once; a revision's rows, its text and its phrases each when they are wanted:
a revision that nobody asks about costs next to nothing.
"""

import json
import os
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from itertools import groupby
from sys import intern
from typing import TYPE_CHECKING, Any, overload

from bcp_tui.library.faults import Damaged
from bcp_tui.library.files import MANIFEST, SNAPSHOT
from bcp_tui.library.manifest import Manifest, read_manifest
from bcp_tui.library.parts import Parts
from bcp_tui.policy import (
    Book,
    CodedSeparately,
    CodeEnds,
    CodeRange,
    Drug,
    Entry,
    Filter,
    FilterPhrase,
    HistoryLine,
    Legend,
    Meaning,
    Note,
    Plan,
    Policy,
    Revision,
    RevisionKey,
    Section,
    Synonym,
    Vocabulary,
)
from bcp_tui.policy.unread import PrintedRows, PrintedText, UnreadRevision

if TYPE_CHECKING:
    from bcp_tui.policy.phrases import Phrasing


SHAPE = [
    [*kind._fields]
    for kind in (Entry, Note, Meaning, CodedSeparately, Section, HistoryLine, Plan, Synonym)
]
"""The fields of the values that are kept: a program with other fields cannot read them."""
_PRINTED = ("legend", "rows", "notes", "text")
_SHOWN_FIRST = ("legend", "rows", "notes", "phrases")


class Snapshot:
    """A published book as it is kept; `of` is the manifest's hash of the files it was made of."""

    def __init__(self, path: str) -> None:
        """Raises Damaged, and OSError where there is none."""
        self._parts = Parts(path)
        try:
            about = self._parts["about"]
            if about["shape"] != SHAPE:
                raise Damaged("was written by another version of the program")
            self.of: str = about["of"]
            self._sets: list[list[int]] = about["sets"]
        except (KeyError, TypeError):
            raise Damaged("is not as this program writes it") from None
        self._keys: list[RevisionKey] = []

    def check(self) -> None:
        """See that all of it is as it was written. Raises Damaged."""
        self._parts.check(lambda name: True)

    def check_first(self) -> None:
        """See the same of what the first screens need: it is a sixth. Raises Damaged."""
        members = self._sets[0] if self._sets else ()
        first = {f"{name}{at}" for name in _SHOWN_FIRST for at in members}
        self._parts.check(lambda name: name in first or name.startswith(("set0.", "all.")))

    def book(self, words: bool) -> Book:
        """The book, with what helps to find by words if that is wanted. Raises Damaged."""
        try:
            return self._book(words)
        except (ValueError, TypeError, KeyError, IndexError):
            raise Damaged("is not as this program writes it") from None

    def indexes(self, revisions: Sequence[Revision]) -> Callable[[str], Any] | None:
        """What gives the parts of the indexes of revisions, if theirs are kept."""
        keys = tuple(revision.key for revision in revisions)
        for number, members in enumerate(self._sets):
            if tuple(self._keys[at] for at in members) == keys:
                return partial(self._part_of, number)
        return None

    def _part_of(self, number: int, name: str) -> Any:
        return self._parts[f"set{number}.{name}"]

    def _book(self, words: bool) -> Book:
        revisions = [
            UnreadRevision.kept_by(_Kept(self._parts, at, row_count), _known(row))
            for at, (row_count, *row) in enumerate(self._parts["revisions"])
        ]
        self._keys = [revision.key for revision in revisions]
        ends = {tuple(self._keys): self._ends("all")}
        for number, members in enumerate(self._sets):
            ends[tuple(self._keys[at] for at in members)] = self._ends(f"set{number}")
        book = Book(
            plans=tuple(Plan(*row) for row in self._parts["plans"]),
            policies=tuple(
                Policy(policy, tuple(own))
                for policy, own in groupby(revisions, lambda revision: revision.policy_id)
            ),
            code_ends=ends,
        )
        return self._with_words(book) if words else book

    def _with_words(self, book: Book) -> Book:
        words = self._parts["words"]
        return book._replace(
            synonyms=tuple(
                Synonym(tuple(say), means, is_general=general)
                for say, means, general in words["synonyms"]
            ),
            drugs=tuple(Drug(tuple(say), means) for say, means in words["drugs"]),
            vocabulary=Vocabulary(*map(tuple, words["vocabulary"])),
            filters=tuple(
                FilterPhrase(tuple(say), Filter(*shows)) for say, shows in words["filters"]
            ),
            examples=tuple(words["examples"]),
        )

    def _ends(self, name: str) -> Callable[[], CodeEnds]:
        def read() -> CodeEnds:
            codes, ranges = self._parts[f"{name}.codes"]
            return CodeEnds(
                codes,
                self._parts[f"{name}.starts"],
                self._parts[f"{name}.rows"],
                {row: CodeRange(first, last) for row, first, last in ranges},
            )

        return read


def read_published(home: str, words: bool) -> tuple[Manifest, Snapshot, Book]:
    """The manifest, the snapshot of its files, and its book.

    Raises Damaged.
    """
    manifest = read_manifest(home)
    if manifest is None:
        raise Damaged(f"has no {MANIFEST} beside it that can be read")
    try:
        snapshot = Snapshot(os.path.join(home, SNAPSHOT))
    except OSError as error:
        raise Damaged(f"cannot be read: {error.strerror}") from None
    if snapshot.of != manifest.version.hash:
        raise Damaged(f"is of other files than {MANIFEST}")
    return manifest, snapshot, snapshot.book(words)


def _known(row: Sequence[Any]) -> Revision:
    policy_id, title, *texts = row
    effective, ends, original_effective, next_review = (
        text and date.fromisoformat(text) for text in texts
    )
    return Revision(
        policy_id=policy_id,
        title=title,
        effective=effective,
        ends=ends,
        original_effective=original_effective,
        next_review=next_review,
        legend=_NO_LEGEND,
        entries=(),
    )


_NO_LEGEND = Legend()


class _Kept:
    """The rows and the text of a revision as the snapshot keeps them."""

    def __init__(self, parts: Parts, at: int, row_count: int) -> None:
        self.row_count = row_count
        self._parts = parts
        self._at = at

    @property
    def sum(self) -> str:
        """A checksum that differs wherever what is printed does."""
        return self._parts.sum(*(f"{name}{self._at}" for name in _PRINTED))

    def rows(self) -> PrintedRows:
        """Its rows. Raises Damaged."""
        legend, coded_separately = self._parts[f"legend{self._at}"]
        return PrintedRows(
            Legend({symbol: _meaning(*each) for symbol, each in legend.items()}),
            _Entries(self._parts[f"rows{self._at}"]),
            tuple(CodedSeparately(what, _ranges(codes)) for what, codes in coded_separately),
        )

    def notes(self) -> tuple[Note, ...]:
        """Its notes. Raises Damaged."""
        return tuple(map(_note, self._parts[f"notes{self._at}"]))

    def text(self) -> PrintedText:
        """Its text. Raises Damaged."""
        sections, history = self._parts[f"text{self._at}"]
        return PrintedText(
            tuple(Section(*each) for each in sections),
            tuple(HistoryLine(*each) for each in history),
        )

    def phrasing(self) -> "Phrasing":
        """The phrases of its rows. Raises Damaged."""
        from bcp_tui.policy.phrases import KnownPhrasing, PackedPhrases  # A lookup needs none.

        return KnownPhrasing(PackedPhrases(self._parts[f"phrases{self._at}"]))


class _Entries(Sequence[Entry]):
    """Entries that are made when they are looked at: most of what is read nobody asks for."""

    def __init__(self, rows: Sequence[bytes]) -> None:
        self._rows = rows
        self._made: dict[int, Entry] = {}

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Entry: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Entry]: ...
    def __getitem__(self, at: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        entry = self._made.get(at)
        if entry is None:
            entry = self._made[at] = _entry(json.loads(self._rows[at]))
        return entry


def _meaning(means: str, plans: Any) -> Meaning:
    return Meaning(means, plans if isinstance(plans, str) else tuple(plans))  # type: ignore[arg-type]


def _entry(row: Sequence[Any]) -> Entry:
    codes, coverage, description, symbols, cost_share, reason, continues, limit, modifiers = row
    return Entry(
        CodeRange(*codes),
        "covered" if coverage == "covered" else "not_covered",
        description,
        tuple(map(intern, symbols)),
        tuple(map(intern, cost_share)),
        reason and intern(reason),
        continues,
        limit,
        tuple(modifiers),
    )


def _note(row: Sequence[Any]) -> Note:
    note = Note(*row)
    applies_to = note.applies_to
    return note._replace(
        applies_to=applies_to if isinstance(applies_to, str) else _ranges(applies_to),
        plans=tuple(note.plans),
    )


def _ranges(codes: Sequence[Sequence[str]]) -> tuple[CodeRange, ...]:
    return tuple(CodeRange(*each) for each in codes)
