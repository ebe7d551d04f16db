"""What words are looked for in, each kind of thing in an index of its own.

listings      the rows of the policies' tables, by their descriptions
attributes    what rows are marked with: reasons, limits, cost shares, the policies' titles
passages      the paragraphs and list items of the policies' texts
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple, TypeAlias, TypeVar, overload

from bcp_tui.policy import Book, Listing, Revision
from bcp_tui.policy.descriptions import is_add_on
from bcp_tui.policy.fillers import STOP_WORDS, TEXT_STOP_WORDS
from bcp_tui.policy.passages import HISTORY, Passage
from bcp_tui.policy.phrases import Phrase
from bcp_tui.search.index import ALL, BookWords, Index, Text
from bcp_tui.search.packed import Flat, flat
from bcp_tui.search.postings import NUMBERS, KeptPostings, Postings
from bcp_tui.search.sayings import KeptSayings

Item = TypeVar("Item")
KeptPart: TypeAlias = "array[int] | Any"
"""Numbers, or what JSON can say."""

_BACKGROUND = "background"
"""How the house format titles the section that decides nothing."""


class Attribute(NamedTuple):
    """A reason, limit, cost share or title, and the rows that have it."""

    text: str
    rows: "array[int]"
    all_listings: Sequence[Listing]

    @property
    def listings(self) -> Iterator[Listing]:
        """The listings that have it."""
        return (self.all_listings[row] for row in self.rows)

    @property
    def is_reason(self) -> bool:
        """Whether it is why its rows are not covered."""
        return next(self.listings).entry.reason == self.text


class Located(NamedTuple):
    """A passage: the revision in which it stands, and its place there.

    It is supporting where it tells of the background, or stands behind the code tables
    (definitions, references); it is past where it is a line of the history, which tells what was.
    """

    revision: Revision
    place: int
    is_supporting: bool
    is_past: bool

    @property
    def passage(self) -> Passage:
        """The passage itself."""
        return self.revision.passages[self.place]


class Indexes(NamedTuple):
    """The indexes of some revisions."""

    listings: Index[Listing]
    attributes: Index[Attribute]
    passages: Index[Located]

    @property
    def are_ready(self) -> bool:
        """Whether words can be found in all of them."""
        return all(index.is_ready for index in self)

    def build(self, items: int) -> bool:
        """Take so many more items in, then the words for typos; whether nothing is left to do."""
        if not self.are_ready:
            for index in self:
                if not index.build(items):
                    break
            return False
        return all(index.hear(items) for index in self)

    def get_ready(self) -> None:
        """Do now all that the first word, and the first typo, would have to wait for."""
        while not self.build(ALL):
            pass
        import rapidfuzz  # noqa: F401


def indexes_of(revisions: Sequence[Revision], listings: Sequence[Listing], book: Book) -> Indexes:
    """The indexes of revisions with these listings, and of what callers say for their words."""
    words = BookWords(book)
    return Indexes(
        Index(listings, _listing_text, words, STOP_WORDS, of_things=True),
        Index(_attributes_of(listings), _attribute_text, words, TEXT_STOP_WORDS),
        Index(_passages_of(revisions), _passage_text, words, TEXT_STOP_WORDS),
    )


def kept_indexes(indexes: Indexes, revisions: Sequence[Revision]) -> dict[str, KeptPart]:
    """What is needed to have the indexes of revisions again at once, in named parts."""
    parts: dict[str, KeptPart] = {}
    every: dict[str, Index[Any]] = indexes._asdict()
    for name, index in every.items():
        words, numbers = index.kept()
        parts[name] = words
        parts |= {f"{name}.{each}": own for each, own in numbers.items()}
    parts["sayings"], parts["sayings.numbers"] = indexes.listings.words.sayings.kept()
    attributes = indexes.attributes.items
    parts["attributes.texts"] = [each.text for each in attributes]
    parts["attributes.marked"] = flat([each.rows for each in attributes])
    located = [[*_located(revision)] for revision in revisions]
    parts["passages.counts"] = array("i", map(len, located))
    flags = (each.is_supporting + 2 * each.is_past for one in located for each in one)
    parts["passages.flags"] = array("i", flags)
    return parts


def indexes_kept(
    part: Callable[[str], Any],
    revisions: Sequence[Revision],
    listings: Sequence[Listing],
    book: Book,
) -> Indexes:
    """The indexes of revisions out of the parts that `kept_indexes` made of them."""
    words = BookWords(book, lambda: KeptSayings(part("sayings"), part("sayings.numbers")))

    def index(
        name: str, items: Sequence[Item], text_of: Callable[[Item], Text], stop: frozenset[str]
    ) -> Index[Item]:
        def kept() -> Postings:
            numbers = {each: part(f"{name}.{each}") for each in NUMBERS}
            return Postings.of(KeptPostings(part(name), numbers), words.vocabulary, stop)

        return Index(items, text_of, words, stop, kept, of_things=name == "listings")

    texts, marked = part("attributes.texts"), Flat(part("attributes.marked"))
    attributes = [Attribute(text, rows, listings) for text, rows in zip(texts, marked, strict=True)]
    located = _Located(revisions, part("passages.counts"), part("passages.flags"))
    return Indexes(
        index("listings", listings, _listing_text, STOP_WORDS),
        index("attributes", attributes, _attribute_text, TEXT_STOP_WORDS),
        index("passages", located, _passage_text, TEXT_STOP_WORDS),
    )


def _attributes_of(listings: Sequence[Listing]) -> list[Attribute]:
    """What entries are marked with: their reasons, limits, cost shares and titles."""
    marked: dict[str, array[int]] = {}
    for row, listing in enumerate(listings):
        for text in attributes_of(listing):
            marked.setdefault(text, array("i")).append(row)
    return [Attribute(text, rows, listings) for text, rows in marked.items()]


def _passages_of(revisions: Sequence[Revision]) -> list[Located]:
    """The passages of the texts; they are found by their words and those of their lead-ins."""
    return [each for revision in revisions for each in _located(revision)]


def _located(revision: Revision) -> Iterator[Located]:
    """The passages of a text, each with whether it decides something."""
    is_behind = False
    background = {
        section.number
        for section in revision.sections
        if section.title.casefold().startswith(_BACKGROUND)
    }
    for place, passage in enumerate(revision.passages):
        is_behind = is_behind or passage.section == revision.coding_section
        is_background = passage.section.partition(" ")[0] in background
        yield Located(revision, place, is_behind or is_background, passage.section == HISTORY)


class _Located(Sequence[Located]):
    """The passages of revisions, told by numbers; none of the texts is read for it."""

    def __init__(
        self, revisions: Sequence[Revision], counts: "array[int]", flags: "array[int]"
    ) -> None:
        self._revisions = revisions
        self._starts = [0, *accumulate(counts)]
        self._flags = flags

    def __len__(self) -> int:
        return len(self._flags)

    @overload
    def __getitem__(self, at: int) -> Located: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Located]: ...
    def __getitem__(self, at: int | slice) -> Located | Sequence[Located]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        which = bisect_right(self._starts, at) - 1
        flags = self._flags[at]
        place = at - self._starts[which]
        return Located(self._revisions[which], place, bool(flags & 1), bool(flags & 2))


def _listing_text(listing: Listing) -> Text:
    phrases = listing.revision.phrasing.phrases(listing.place)
    return Text(listing.full_description, phrases, is_add_on(listing.entry))


def _attribute_text(attribute: Attribute) -> Text:
    return Text(attribute.text)


def attributes_of(listing: Listing) -> tuple[str, ...]:
    """The reason, limit, cost shares and title that a listing is marked with."""
    entry = listing.entry
    marks = (*entry.cost_share, listing.revision.title)
    if entry.limit:
        marks = (entry.limit, *marks)
    return (entry.reason, *marks) if entry.reason else marks


def _passage_text(located: Located) -> Text:
    """A passage's whole sentence; what it hangs on says less of it than its own words."""
    passage = located.passage
    text = passage.sentence
    own = len(text) - len(passage.text)
    phrases = [Phrase(0, own, 1, own=False), Phrase(own, len(text), 1, own=True)]
    return Text(text, phrases, adds=located.is_supporting)
