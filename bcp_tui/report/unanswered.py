"""What there is to say of a code, or another number, for which no policy in force has a row."""

from collections.abc import Iterator, Sequence

from bcp_tui.policy import Found, Revision
from bcp_tui.policy.numbers import NumberKind
from bcp_tui.policy.revisions import is_recent
from bcp_tui.report.places import in_force_dates, named, texts_off_file, us_date
from bcp_tui.report.statement import NOT_ASKED_FOR, Statement, note_stated
from bcp_tui.report.statements import about_asked

_NOT_A_CODE = "This is not a procedure code; search for it as words."
_OTHER_KINDS: dict[NumberKind | None, str] = {
    "diagnosis": "This is a diagnosis code (ICD-10): ask which procedure code is billed.",
    "ndc": "This is an NDC, a drug's package: ask which procedure code is billed.",
    "phone": "This is a phone number.",
    "date": "This is a date: F4 sets the service date.",
    "amount": "This is an amount.",
    "number": "This number is neither a procedure code nor a policy in the data.",
}
_NOT_LISTED = "No policy in effect on the service date lists this code."
_NOT_LISTED_ON_FILE = "No text on file that was in effect on the service date lists this code."


def of_unanswered(found: Found) -> Iterator[Statement]:
    """What there is to say of a code that no policy in force lists."""
    yield from about_asked(found.asked)
    if found.asked.codes is None:
        yield Statement("", _OTHER_KINDS.get(found.asked.kind, _NOT_A_CODE))
    elif found.status == "not_listed":
        yield Statement("", _NOT_LISTED_ON_FILE if found.off_file else _NOT_LISTED)
    yield from _no_longer_listed(found)
    if found.off_file:
        yield Statement("Not on file", texts_off_file(found.off_file))
    for texts in _in_a_row(found.elsewhere):
        yield Statement("Listed in", _listed_in(texts))
    for revision, note in found.notes:
        yield note_stated("Note", revision, note, urgent=True)
    if found.similar:
        similar = ", ".join(found.similar)
        yield Statement("Similar", similar, NOT_ASKED_FOR, found.similar)


def _in_a_row(revisions: Sequence[Revision]) -> list[list[Revision]]:
    """The revisions in groups: those of one policy and title of which each ended with the next."""
    groups: list[list[Revision]] = []
    for each in revisions:
        before = groups[-1][-1] if groups else None
        if before and (named(before), before.ends) == (named(each), each.effective):
            groups[-1].append(each)
        else:
            groups.append([each])
    return groups


def _listed_in(texts: Sequence[Revision]) -> str:
    """A policy, and between which days its texts that list a code are in effect."""
    first, last = texts[0], texts[-1]
    what = "its text" if len(texts) == 1 else "its texts"
    return f"{named(first)}, {what} {in_force_dates(first._replace(ends=last.ends))}"


def _no_longer_listed(found: Found) -> Iterator[Statement]:
    """That a policy in effect listed the code until lately."""
    for revision in found.elsewhere if found.status == "not_listed" else ():
        if revision.ends and is_recent(revision.ends, found.context.service_date):
            text = f"changed {us_date(revision.ends)}: no longer listed in {named(revision)}"
            yield Statement("Recently", text, urgent=True)
