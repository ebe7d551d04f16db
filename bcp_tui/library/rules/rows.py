"""Rules about the rows of a policy's tables."""

import re
from collections.abc import Iterator

from bcp_tui.library.rules.review import Finding, Review, few
from bcp_tui.library.source import REVIEW
from bcp_tui.policy.descriptions import codes_named, primaries

_COUNTS = re.compile(r"^\s*counts\b", re.M)
_REVIEW = re.compile(rf"\s*# {REVIEW}\b")
_FRAGMENT = re.compile(r"\s*(?:\.{2,}|…)")


def neither_rows_nor_counts(review: Review) -> Iterator[Finding]:
    """A file without rows and counts breaks off before them."""
    for filed in review.filed:
        if not filed.revision.entries and not _COUNTS.search(filed.source.text):
            remedy = "complete it, or write counts with 0 where the document has none"
            yield Finding(filed.source, ("policy",), "has neither rows nor counts", remedy)


def not_reviewed(review: Review) -> Iterator[Finding]:
    """What an import was not sure of has been decided: a row that could be wrong is a comment.

    It is told of files with errors, too: a row that is a comment is one that the counts lack.
    """
    for source in review.sources:
        lines = enumerate(source.text.split("\n"), 1)
        places = [str(number) for number, line in lines if _REVIEW.match(line)]
        if places:
            points = f"{len(places)} points" if len(places) > 1 else "1 point"
            problem = f"has {points} of the import that nobody has decided: line {few(places)}"
            remedy = "correct what is below each, which can be a row that is missing, and delete it"
            yield Finding(source, (REVIEW,), problem, remedy)


def no_rows(review: Review) -> Iterator[Finding]:
    """A policy has rows."""
    for filed in review.filed:
        if not filed.revision.entries and _COUNTS.search(filed.source.text):
            remedy = "add [[covered]] and [[non_covered]] rows"
            yield Finding(filed.source, ("policy",), "has no rows", remedy)


def fragment_alone(review: Review) -> Iterator[Finding]:
    """A description that begins with "..." reads on from another row, which must be named."""
    for filed in review.filed:
        for at, entry in filed.rows():
            if entry.continues is None and _FRAGMENT.match(entry.description):
                problem = 'begins with "...", but the row does not say what it reads on from'
                remedy = 'add continues = "CODE", the code of the row that it reads on from'
                yield Finding(filed.source, (*at, "description"), problem, remedy)


def continues_later_row(review: Review) -> Iterator[Finding]:
    """A row reads on from one that stands before it."""
    for filed in review.filed:
        for place, primary in primaries(filed.revision.entries).items():
            if primary > place:
                code = filed.revision.entries[primary].code
                problem = f"names {code}, whose row comes later"
                remedy = "name the row above that it reads on from"
                yield Finding(filed.source, (*filed.at_of(place), "continues"), problem, remedy)


def names_unlisted_codes(review: Review) -> Iterator[Finding]:
    """The codes that a description names are in the policy, or at least in another one."""
    for filed in review.filed:
        for at, entry in filed.rows():
            named = codes_named(entry.description)
            lacking = [str(codes) for codes in named if not review.book.table.listing(codes)]
            if lacking:
                problem = f"names {few(lacking)}, which no policy lists"
                remedy = "compare it with the document"
                yield Finding(filed.source, (*at, "description"), problem, remedy)
