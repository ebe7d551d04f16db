"""Looking up codes: what the book says of each, with what stands beside it in the same call.

What every front end answers a row with is here. A lookup on the command line needs nothing else of
the desk.
"""

from collections.abc import Iterable

from bcp_tui.desk.row import Looked, Row
from bcp_tui.policy import (
    Asked,
    Book,
    CodeRange,
    Context,
    Found,
    Listing,
    conflicts,
    look_up,
    read_query,
)


def look_up_codes(book: Book, text: str, context: Context) -> tuple[Looked, ...]:
    """What the book says of each code in a text; a word that is no code is reported as such."""
    parts = read_query(text, book.table).parts
    together = codes_of(parts)
    return tuple(_looked(book, asked, context, together) for asked in parts)


def codes_of(asked: Iterable[Asked | None]) -> list[CodeRange]:
    """The codes among what was asked for."""
    return [each.codes for each in asked if each and each.codes]


def answering(row: Row, found: Found, listing: Listing | None) -> Row:
    """The row with the answer of its own listing's policy, and those of the others beside it.

    Where that policy answers no longer, another's is the answer, if there is one.
    """
    policy = listing.revision.policy_id if listing else None
    own = [each for each in found.answers if each.revision.policy_id == policy]
    own.sort(key=lambda each: listing is None or each.entry != listing.entry)
    others = tuple(each for each in found.answers if each.revision.policy_id != policy)
    if own:
        return row._replace(says=own[0], others=others, off_file=found.off_file)
    if others:
        return row._replace(says=others[0], others=others[1:], off_file=found.off_file)
    return row


def says_the_same(row: Row, other: Row) -> bool:
    """Whether two rows give a caller the same answer, in the same words of the policy."""
    own, their = row.answer, other.answer
    if own and their:
        return (
            own.entry == their.entry
            and own.revision.title == their.revision.title
            and own.decision == their.decision
            and own.out_of_network == their.out_of_network
        )
    if row.found and other.found:
        return _unanswered(row.found) == _unanswered(other.found)
    return own is their


def _unanswered(found: Found) -> tuple[object, ...]:
    return found.status, bool(found.off_file), found.notes


def with_changes(book: Book, row: Row) -> Row:
    """The row with how the revision before the one that answers differed."""
    changes = book.changes_of(row.answer.revision) if row.answer else None
    if row.answer is None or changes is None:
        return row
    from bcp_tui.policy.changes import changed  # Most lookups need none.

    return row._replace(changed=changed(row.answer, changes))


def with_recent_changes(book: Book, row: Row) -> Row:
    """The row with what changed while that is new; an older revision is not even read for it."""
    if row.answer and row.answer.revision.is_recent(row.context.service_date):
        return with_changes(book, row)
    return row


def with_conflicts(row: Row, together: list[CodeRange]) -> Row:
    """The row with the codes of the same call that may not be used together with it."""
    return row._replace(conflicts=conflicts(row.answer, together)) if row.answer else row


def _looked(book: Book, asked: Asked, context: Context, together: list[CodeRange]) -> Looked:
    found = look_up(book, asked, context)
    row = Row(found, context, asked)
    rows = (answering(row, found, each.listing) for each in found.answers)
    together_with = (with_conflicts(each, together) for each in rows)
    return Looked(found, tuple(with_recent_changes(book, each) for each in together_with) or (row,))
