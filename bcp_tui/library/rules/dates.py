"""Rules about the dates of a revision: a year mistyped takes a policy out of force."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

from bcp_tui.library.rules.review import Finding, Review

_FAR = timedelta(days=2 * 366)
_COMPARE = "compare it with the document"
_NAME_DATE = re.compile(r"-(\d{4}-\d{2}-\d{2})\.toml")


def effective_far_from_name(review: Review) -> Iterator[Finding]:
    """The effective date is near the one that the file is called by."""
    for filed in review.filed:
        named, effective = _date_of(filed.name), filed.revision.effective
        if named and abs(effective - named) > _FAR:
            problem = f"is {effective}, more than two years from {named}, as the file is called"
            remedy = "correct the date, or the file's name"
            yield Finding(filed.source, ("policy", "effective"), problem, remedy)


def effective_far_ahead(review: Review) -> Iterator[Finding]:
    """A policy is not put on file years before it takes effect."""
    for filed in review.filed:
        effective = filed.revision.effective
        if review.today and effective - review.today > _FAR:
            problem = f"is {effective}, more than two years from today"
            yield Finding(filed.source, ("policy", "effective"), problem, _COMPARE)


def review_before_effective(review: Review) -> Iterator[Finding]:
    """The next review comes after the effective date."""
    for filed in review.filed:
        day, effective = filed.revision.next_review, filed.revision.effective
        if day and day < effective:
            problem = f"is {day}, before the effective date {effective}"
            yield Finding(filed.source, ("policy", "next_review"), problem, _COMPARE)


def original_after_effective(review: Review) -> Iterator[Finding]:
    """The first revision did not begin after this one."""
    for filed in review.filed:
        day, effective = filed.revision.original_effective, filed.revision.effective
        if day and day > effective:
            problem = f"is {day}, after the effective date {effective}"
            yield Finding(filed.source, ("policy", "original_effective"), problem, _COMPARE)


def _date_of(name: str) -> date | None:
    match = _NAME_DATE.search(name)
    with suppress(ValueError):
        return date.fromisoformat(match[1]) if match else None
    return None
