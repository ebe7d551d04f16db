"""Finding as every front end does it, in books made by hand or cut out of the shipped one."""

from collections.abc import Sequence
from datetime import date

from bcp_tui.desk.limiting import limited
from bcp_tui.desk.results import Results, find
from bcp_tui.policy import (
    Asked,
    Book,
    Context,
    Entry,
    Legend,
    Listing,
    Policy,
    Revision,
    Synonym,
    Vocabulary,
    all_plans,
    answer_for,
    parse_range,
    read_query,
)
from bcp_tui.search import indexes_of

VOCABULARY = Vocabulary(kinds=("disease", "state", "dose"), openings=("initial",))


def make_revision(rows: dict[str, str], policy: str = "BCP-1") -> Revision:
    """A revision whose covered table has these codes and descriptions."""
    entries = tuple(
        Entry(codes=parse_range(code), coverage="covered", description=description)
        for code, description in rows.items()
    )
    return Revision(
        policy_id=policy,
        title="Made by hand",
        effective=date(2020, 1, 1),
        legend=Legend(),
        entries=entries,
    )


def make_book(
    *revisions: Revision,
    synonyms: Sequence[Synonym] = (),
    vocabulary: Vocabulary = VOCABULARY,
) -> Book:
    """A book of revisions, each the only one of its policy."""
    policies = tuple(Policy(revision.policy_id, (revision,)) for revision in revisions)
    return Book(policies=policies, synonyms=tuple(synonyms), vocabulary=vocabulary)


class Finder:
    """Finds in all that a book has."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.indexes = indexes_of(book.revisions, book.table.listings, book)

    def search(self, text: str) -> Results:
        """What a text finds."""
        return find(
            read_query(text, self.book.table, self.book.filters), self.book.table, self.indexes
        )

    def shown(self, text: str) -> Results:
        """What a text finds, limited by the filters that it asks for, on all plans."""
        results = self.search(text)
        context = Context(all_plans(self.book.plans), date(2026, 11, 23))

        def accepts(listing: Listing) -> bool:
            answer = answer_for(listing, Asked(listing.entry.code, listing.entry.codes), context)
            return all(each.accepts(answer, lambda _: False) for each in results.query.filters)

        return limited(results, accepts, chosen=False) if results.query.filters else results

    def codes(self, text: str, *matches: str) -> list[str]:
        """The codes found, best first; only those of these kinds of match, if any are named."""
        found = self.search(text).entries
        return [each.listing.entry.code for each in found if each.match in (matches or MATCHES)]


MATCHES = ("code", "range", "text", "partial", "filter")
