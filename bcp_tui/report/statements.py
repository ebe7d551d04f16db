"""Statements: everything a row says below its verdict, each under a label.

Their order is the order of care: who else answers, what the answer is out of network, which
sentence decides it, what is asked of the medication, what may not be used together; how the
question was read, whom the answer holds for and what to ask the caller, why it is not covered,
under which cost share; then what goes with it; last where it is written.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from bcp_tui.policy import Answer, Asked, Found, Note, Revision, beside, disagreeing
from bcp_tui.policy.numbers import NumberKind
from bcp_tui.policy.revisions import is_recent
from bcp_tui.report.places import (
    coding_source,
    full_source,
    in_force_dates,
    named,
    passage_source,
    policy_named,
    section_sign,
    source,
    us_date,
)
from bcp_tui.report.verdicts import headline, out_of_network_verdicts

if TYPE_CHECKING:
    from bcp_tui.desk import Row

Label: TypeAlias = Literal[
    "",
    "Add-on to",
    "Also in",
    "Ask",
    "Asked by",
    "Cost share",
    "Dates",
    "Given for",
    "In range",
    "Legend",
    "Limit",
    "Listed in",
    "Medication",
    "Modifier",
    "Next",
    "Not covered",
    "Not on file",
    "Not required",
    "Not stated",
    "Not together",
    "Not with",
    "Note",
    "Out of network",
    "Plans",
    "Read as",
    "Reason",
    "Recently",
    "Required",
    "Rows",
    "Separately",
    "Similar",
    "Source",
    "Why",
]

NOT_ASKED_FOR = "not the code asked for"
"""What is said of similar codes, wherever they are shown."""

_FEW_CODES = 12
"""Codes that are named one by one; more are counted after the first."""
_OF_ITS_OWN = "may need approval of its own"
SERVICE_ONLY = "this answers for the service, not for the drug"
_NOT_A_CODE = "This is not a procedure code; search for it as words."
_OTHER_KINDS: dict[NumberKind | None, str] = {
    "diagnosis": "This is a diagnosis code (ICD-10): ask which procedure code is billed.",
    "ndc": "This is an NDC, a drug's package: ask which procedure code is billed.",
    "phone": "This is a phone number.",
    "date": "This is a date: F4 sets the service date.",
    "amount": "This is an amount.",
    "number": "This number is no procedure code.",
}
_NOT_LISTED = "No policy in effect on the service date lists this code."
_NOT_ON_FILE = "was in effect on the service date, but its text from that time is not on file"
_FEW_POLICIES = 3


class Statement(NamedTuple):
    """A labelled statement of an answer, where it is written, and the codes in it to follow.

    An urgent one decides what the rep says next: it is shown before the description.
    """

    label: Label
    text: str
    source: str = ""
    codes: tuple[str, ...] = ()
    urgent: bool = False


def asked_code(row: "Row") -> str:
    """The code that a row is about, or what was typed where that is no code; where it stands."""
    if row.passage:
        return section_sign(row.passage.passage.section)
    if row.policy:
        return row.policy.policy_id
    return str(row.asked.codes or row.asked.typed) if row.asked else ""


def codes_named(row: "Row | None") -> tuple[str, ...]:
    """The codes that a row names and that can be followed, in the order shown, each once."""
    shown = statements(row) if row else ()
    return tuple(dict.fromkeys(code for statement in shown for code in statement.codes))


def statements(row: "Row") -> list[Statement]:
    """Everything a row says below its verdict and description, most urgent first."""
    if row.answer:
        return [*_of_answer(row, row.answer)]
    if row.found:
        return [*_unanswered(row.found)]
    if row.policy:
        return [*_of_policy(row.policy)]
    return [Statement("Source", passage_source(row.passage))] if row.passage else []


def _of_policy(revision: Revision) -> Iterator[Statement]:
    """What there is to know of a policy before its rows are looked at."""
    covered = sum(entry.coverage == "covered" for entry in revision.entries)
    yield Statement("Dates", in_force_dates(revision))
    yield Statement("Rows", f"{covered} covered, {len(revision.entries) - covered} not covered")
    yield Statement("Next", "Enter lists its rows only, F5 reads it")


def _of_answer(row: "Row", answer: Answer) -> Iterator[Statement]:
    from bcp_tui.report.plans import about_plans

    notes = answer.decision.notes
    apart = disagreeing(answer, row.others)
    yield from _also(apart, urgent=True)
    yield from _out_of_network(answer)
    yield from (_note("Why", answer.revision, each, urgent=True) for each in notes if decides(each))
    yield from _about_drug(row)
    yield from _medication(answer)
    yield from _not_together(row)
    yield from _about_asked(answer.asked, answer)
    yield from about_plans(answer)
    yield from _recently(row)
    yield from _about_money(answer)
    yield from _about_symbols(answer)
    yield from (_note("Note", answer.revision, each, urgent=True) for each in _of_code(answer))
    yield from _about_other_codes(answer)
    yield from _also([each for each in row.others if each not in apart])
    told = [*_in_full_above(answer), *_of_code(answer)]
    for note in (*answer.conditions, *notes):
        if not (note in told or note.caution or (changes(note) and note in notes)):
            yield _note("Medication" if note.about else "Note", answer.revision, note)
    yield Statement("Source", full_source(answer.revision))


def _unanswered(found: Found) -> Iterator[Statement]:
    """What there is to say of a code that no policy in force lists."""
    yield from _about_asked(found.asked)
    if found.asked.codes is None:
        yield Statement("", _OTHER_KINDS.get(found.asked.kind, _NOT_A_CODE))
    elif found.status == "not_listed":
        yield Statement("", _NOT_LISTED)
    yield from _no_longer_listed(found)
    for policy in found.off_file[:_FEW_POLICIES]:
        yield Statement("Not on file", f"{policy_named(policy)} {_NOT_ON_FILE}")
    if len(found.off_file) > _FEW_POLICIES:
        more = len(found.off_file) - _FEW_POLICIES
        yield Statement("Not on file", f"and {more} more {'policy' if more == 1 else 'policies'}")
    for revision in found.elsewhere:
        yield Statement("Listed in", f"{named(revision)}, {in_force_dates(revision)}")
    for revision, note in found.notes:
        yield _note("Note", revision, note, urgent=True)
    if found.similar:
        similar = ", ".join(found.similar)
        yield Statement("Similar", similar, NOT_ASKED_FOR, found.similar)


def _also(answers: Iterable[Answer], *, urgent: bool = False) -> Iterator[Statement]:
    """What other policies answer for the same code."""
    for answer in answers:
        verdicts = " · ".join(verdict.words for verdict in headline(answer))
        yield Statement("Also in", f"{named(answer.revision)}: {verdicts}", urgent=urgent)


def _out_of_network(answer: Answer) -> Iterator[Statement]:
    """The other answer, while the network has not been asked, and the words that limit it."""
    from bcp_tui.report.plans import sides_text

    other = answer.out_of_network
    if other is None:
        return
    words = " · ".join(verdict.words for verdict in out_of_network_verdicts(answer))
    reasons = [note for note in answer.conditions if changes(note)]
    shorts = [note.in_short for note in reasons if note.in_short]
    sides = sides_text(other, answer.context.selection)
    sources = dict.fromkeys(source(answer.revision, note.section) for note in reasons)
    text = ", ".join([words, *shorts])
    text = f"{text} ({sides})" if sides else text
    yield Statement("Out of network", text, ", ".join(sources), urgent=True)


def _recently(row: "Row") -> Iterator[Statement]:
    """What the revision before said otherwise, while that is new."""
    if row.changed and row.answer and row.answer.revision.is_recent(row.context.service_date):
        from bcp_tui.report.changes import changed_text  # Most lookups need none.

        yield Statement("Recently", changed_text(row.changed), urgent=True)


def _no_longer_listed(found: Found) -> Iterator[Statement]:
    """That a policy in effect listed the code until lately."""
    for revision in found.elsewhere if found.status == "not_listed" else ():
        if revision.ends and is_recent(revision.ends, found.context.service_date):
            text = f"changed {us_date(revision.ends)}: no longer listed in {named(revision)}"
            yield Statement("Recently", text, urgent=True)


def _about_drug(row: "Row") -> Iterator[Statement]:
    """That the row was found by what a word means that the policy need not say."""
    if row.about_drug:
        yield Statement("Asked by", f"“{row.about_drug}”: {SERVICE_ONLY}", urgent=True)


def _medication(answer: Answer) -> Iterator[Statement]:
    """What is asked of the medication: the short words of the notes about it, else the first."""
    for note in answer.decision.notes:
        if note.about and note.in_short:
            text = f"{_OF_ITS_OWN}: {note.in_short}"
            written = source(answer.revision, note.section)
            yield Statement("Medication", text, written, urgent=True)
    for note in _in_full_above(answer):
        yield _note("Medication", answer.revision, note, urgent=True)


def _in_full_above(answer: Answer) -> list[Note]:
    """The note about the medication that stands in full below the verdict: none has short words."""
    about = [note for note in answer.decision.notes if note.about]
    return [] if any(note.in_short for note in about) else about[:1]


def _not_together(row: "Row") -> Iterator[Statement]:
    if row.conflicts:
        codes = ", ".join(row.conflicts)
        text = f"with {codes}, also asked for in this call"
        yield Statement("Not together", text, codes=row.conflicts, urgent=True)


def _about_asked(asked: Asked, answer: Answer | None = None) -> Iterator[Statement]:
    if asked.read_as:
        yield Statement("Read as", f"{asked.typed} read as {asked.read_as}", urgent=True)
    own = answer.entry.modifiers if answer else ()
    if own:
        yield Statement("Modifier", f"this row is for {', '.join(own)}", urgent=True)
    elif asked.modifiers:
        them = "it" if len(asked.modifiers) == 1 else "them"
        text = f"{', '.join(asked.modifiers)} set aside: the policy lists the code without {them}"
        yield Statement("Modifier", text)
    if answer and answer.in_range:
        yield Statement("In range", f"{answer.part} lies in {answer.entry.code}", urgent=True)


def _about_money(answer: Answer) -> Iterator[Statement]:
    entry, revision = answer.entry, answer.revision
    if entry.reason:
        yield Statement("Reason", entry.reason, coding_source(revision), urgent=True)
    for note in answer.decision.notes:
        if note.excludes_coverage:
            yield _note("Reason", revision, note, urgent=True)
    if entry.cost_share:
        yield Statement("Cost share", "; ".join(entry.cost_share), urgent=True)
    if entry.limit:
        yield Statement("Limit", entry.limit, coding_source(revision), urgent=True)


def _about_symbols(answer: Answer) -> Iterator[Statement]:
    """What the entry's symbols mean."""
    revision, symbols = answer.revision, answer.entry.symbols
    if symbols:
        meanings = "; ".join(f"{symbol} = {revision.legend[symbol].means}" for symbol in symbols)
        yield Statement("Legend", meanings, coding_source(revision))


def _about_other_codes(answer: Answer) -> Iterator[Statement]:
    apart = tuple(map(str, answer.listing.not_together))
    if apart:
        few = ", ".join(apart[:_FEW_CODES])
        more = len(apart) - _FEW_CODES
        text = f"{few} and {more} more" if more > 0 else few
        yield Statement("Not with", text, codes=apart[:_FEW_CODES])
    for each in beside(answer):
        codes = tuple(other.entry.code for other in each.answers)
        text = "; ".join(f"{other.entry.code} {_verdicts(other)}" for other in each.answers)
        yield Statement("Separately", f"{each.what}: {text}", codes=codes)
    if primary := answer.entry.continues:
        yield Statement("Add-on to", primary, codes=(primary,))


def _verdicts(answer: Answer) -> str:
    return " · ".join(verdict.words for verdict in headline(answer))


def changes(note: Note) -> bool:
    """Whether a note changes the answer itself."""
    return decides(note) or note.excludes_coverage


def decides(note: Note) -> bool:
    """Whether a note decides on prior approval, whatever the symbols mean."""
    return note.requires_prior_approval or note.waives_prior_approval


def _of_code(answer: Answer) -> list[Note]:
    """The notes that name the entry's code, and change nothing."""
    return [
        note
        for note in answer.decision.notes
        if isinstance(note.applies_to, tuple) and not (changes(note) or note.caution or note.about)
    ]


def _note(label: Label, revision: Revision, note: Note, *, urgent: bool = False) -> Statement:
    return Statement(label, note.text, source(revision, note.section), urgent=urgent)
