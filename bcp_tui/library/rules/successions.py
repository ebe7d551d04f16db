"""Rules about a revision beside the one before it."""

from collections.abc import Iterator

from bcp_tui.library.faults import quoted
from bcp_tui.library.rules.names import is_called_so
from bcp_tui.library.rules.review import Filed, Finding, Review, few
from bcp_tui.library.rules.texts import gaps

_COMPARE = "compare it with the document, and with the revision before"
_KEPT = 0.1
"""A revision that keeps fewer of the rows than this, under another title, is another policy."""


def another_policy(review: Review) -> Iterator[Finding]:
    """A revision has the id of its own policy, not that of one with other rows."""
    told: set[str] = set()
    for before, after in review.successions():
        if not _is_another(before, after):
            continue
        mistaken, other = (after, before) if is_called_so(before) else (before, after)
        if mistaken.source.path not in told:
            told.add(mistaken.source.path)
            revision, title = mistaken.revision, other.revision.title
            problem = f"is {revision.policy_id}, which {other.source.path} says of {quoted(title)}"
            remedy = f"correct the id of {quoted(revision.title)}"
            yield Finding(mistaken.source, ("policy", "id"), problem, remedy)


def rows_lost(review: Review) -> Iterator[Finding]:
    """What the revision before lists is listed still."""
    for before, after in review.last_successions():
        if _is_another(before, after):
            continue
        lost = [
            entry.code
            for entry in before.revision.entries
            if not after.revision.places_of(entry.codes)
        ]
        if lost:
            problem = f"has no row for {few(lost)}, which the revision before lists"
            yield Finding(after.source, ("policy", "counts"), problem, _COMPARE)


def rows_moved(review: Review) -> Iterator[Finding]:
    """What the revision before covers is covered still, and the other way round."""
    for before, after in review.last_successions():
        moved = list(_moved(before, after))
        for coverage, words in (("covered", "covered now"), ("not_covered", "not covered now")):
            codes = [code for code, now in moved if now == coverage]
            if codes:
                problem = f"has {few(codes)} as {words}, unlike the revision before"
                yield Finding(after.source, ("policy", "counts"), problem, _COMPARE)


def title_changed(review: Review) -> Iterator[Finding]:
    """A policy keeps its title."""
    for before, after in review.successions():
        old, new = before.revision.title, after.revision.title
        if old != new and not _is_another(before, after):
            problem = f"is {quoted(new)}, and {quoted(old)} in the revision before"
            yield Finding(after.source, ("policy", "title"), problem, _COMPARE)


def original_changed(review: Review) -> Iterator[Finding]:
    """The date of a policy's first revision stays what it was."""
    for before, after in review.successions():
        old, new = before.revision.original_effective, after.revision.original_effective
        if old and new and old != new:
            problem = f"is {new}, and {old} in the revision before"
            yield Finding(after.source, ("policy", "original_effective"), problem, _COMPARE)


def sections_lost(review: Review) -> Iterator[Finding]:
    """The sections of the revision before are there still."""
    for before, after in review.last_successions():
        numbers = {section.number for section in after.revision.sections}
        told = {*numbers, *gaps(after.revision)}
        lost = [each.number for each in before.revision.sections if each.number not in told]
        if lost and numbers:
            problem = f"lacks section {few(lost)}, which the revision before has"
            yield Finding(after.source, ("section",), problem, _COMPARE)


def _is_another(before: Filed, after: Filed) -> bool:
    """Whether two revisions of one id have another title, and hardly a row in common."""
    old, new = before.revision, after.revision
    if old.title == new.title or not (old.entries and new.entries):
        return False
    kept = sum(bool(new.places_of(entry.codes)) for entry in old.entries)
    return kept < _KEPT * min(len(old.entries), len(new.entries))


def _moved(before: Filed, after: Filed) -> Iterator[tuple[str, str]]:
    """The codes that changed tables, each with its coverage now."""
    for entry in before.revision.entries:
        now = [after.revision.entries[place] for place in after.revision.places_of(entry.codes)]
        if now and all(each.coverage != entry.coverage for each in now):
            yield now[0].code, now[0].coverage
