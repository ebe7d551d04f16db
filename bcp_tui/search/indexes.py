"""What words are looked for in, each kind of thing in an index of its own.

listings      the rows of the policies' tables, by their descriptions
attributes    what rows are marked with: reasons, cost shares, the policies' titles
passages      the paragraphs and list items of the policies' texts
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from bcp_tui.policy import Book, Listing, Revision
from bcp_tui.policy.descriptions import is_add_on
from bcp_tui.policy.fillers import STOP_WORDS, TEXT_STOP_WORDS
from bcp_tui.policy.passages import HISTORY, Passage
from bcp_tui.policy.phrases import Phrase
from bcp_tui.search.index import Index, Item, Text
from bcp_tui.search.postings import Postings
from bcp_tui.search.sayings import Sayings

_BACKGROUND = "background"
"""How the house format titles the section that decides nothing."""


class Attribute(NamedTuple):
    """A reason, cost share or title, and the listings that have it."""

    text: str
    listings: tuple[Listing, ...]


class Located(NamedTuple):
    """A passage, and the revision in which it stands."""

    revision: Revision
    passage: Passage
    is_supporting: bool
    """It tells of the background, or stands behind the code tables (definitions, references)."""

    @property
    def is_past(self) -> bool:
        """Whether it is a line of the history, which tells what was."""
        return self.passage.section == HISTORY


class Indexes(NamedTuple):
    """The indexes of some revisions."""

    listings: Index[Listing]
    attributes: Index[Attribute]
    passages: Index[Located]

    @property
    def are_ready(self) -> bool:
        """Whether all are built."""
        return all(index.is_ready for index in self)

    def build(self, items: int) -> bool:
        """Take so many more items in; whether all are ready."""
        return all(index.build(items) for index in self)

    def get_ready(self) -> None:
        """Do now all that the first words of many queries would have to wait for."""
        for index in self:
            index.get_ready()


def indexes_of(revisions: Sequence[Revision], listings: Sequence[Listing], book: Book) -> Indexes:
    """The indexes of revisions with these listings, and of what callers say for their words."""

    @cache
    def sayings() -> Sayings:  # Noted once, when the first index is built, for all three.
        return Sayings(book.sayings)

    def index(
        items: Sequence[Item], text_of: Callable[[Item], Text], stop_words: frozenset[str]
    ) -> Index[Item]:
        return Index(items, text_of, Postings(book.vocabulary, stop_words), sayings)

    located = [each for revision in revisions for each in _located(revision)]
    return Indexes(
        index(listings, _listing_text, STOP_WORDS),
        index(_attributes_of(listings), lambda each: Text(each.text), TEXT_STOP_WORDS),
        index(located, _passage_text, TEXT_STOP_WORDS),
    )


def _attributes_of(listings: Sequence[Listing]) -> list[Attribute]:
    """What entries are marked with: their reasons, cost shares and policies' titles."""
    marked: dict[str, list[Listing]] = {}
    for listing in listings:
        for text in _attributes(listing):
            marked.setdefault(text, []).append(listing)
    return [Attribute(text, tuple(each)) for text, each in marked.items()]


def _located(revision: Revision) -> Iterator[Located]:
    """The passages of a text, each with whether it decides something."""
    is_behind = False
    background = {
        section.number
        for section in revision.sections
        if section.title.casefold().startswith(_BACKGROUND)
    }
    for passage in revision.passages:
        is_behind = is_behind or passage.section == revision.coding_section
        is_background = passage.section.partition(" ")[0] in background
        yield Located(revision, passage, is_behind or is_background)


def _listing_text(listing: Listing) -> Text:
    phrases = listing.revision.phrasing.phrases(listing.place)
    return Text(listing.full_description, phrases, is_add_on(listing.entry))


def _attributes(listing: Listing) -> tuple[str, ...]:
    entry = listing.entry
    reasons = (entry.reason,) if entry.reason else ()
    return (*reasons, *entry.cost_share, listing.revision.title)


def _passage_text(located: Located) -> Text:
    """A passage's whole sentence; what it hangs on says less of it than its own words."""
    passage = located.passage
    text = passage.sentence
    own = len(text) - len(passage.text)
    phrases = [Phrase(0, own, 1, own=False), Phrase(own, len(text), 1, own=True)]
    return Text(text, phrases, adds=located.is_supporting)
