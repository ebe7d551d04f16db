"""Statements: everything a row says below its verdict, each under a label.

Their order is the order of care: who else answers, what the answer is out of network, which
sentence decides it, what is asked of the medication, what may not be used together; how the
question was read, whom the answer holds for and what to ask the caller, why it is not covered,
under which cost share; then what goes with it; last where it is written.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bcp_tui.policy import Answer, Asked, Note, Revision, beside, disagreeing
from bcp_tui.report.places import (
    coding_source,
    full_source,
    in_force_dates,
    named,
    passage_source,
    section_sign,
    source,
    text_off_file,
)
from bcp_tui.report.statement import Statement, note_stated
from bcp_tui.report.verdicts import AND_COVERED, headline, out_of_network_verdicts

if TYPE_CHECKING:
    from bcp_tui.desk import PassageResult, Row

_FEW_CODES = 12
"""Codes that are named one by one; more are counted after the first."""
_FEW_POLICIES = 3
"""Policies that are named one by one where more say the same."""
_OF_ITS_OWN = "may need approval of its own"
SERVICE_ONLY = "this answers for the service, not for the drug"


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
        from bcp_tui.report.unanswered import of_unanswered  # Most codes that are asked are listed.

        return [*of_unanswered(row.found)]
    if row.policy:
        return [*_of_policy(row.policy)]
    return [*_of_passage(row.passage)] if row.passage else []


def in_room(each: Statement, columns: int) -> str:
    """As much of a statement as there is room for; another policy's verdict goes before its title.

    What limits a verdict stands at its end, but for "in network", which a cut may take.
    """
    from bcp_tui.report.turns import CUT, shortened  # What is printed has all the room.

    name, joint, verdicts = each.text.rpartition(": ")
    if each.label != "Also in" or len(each.text) <= columns:
        return shortened(each.text, columns)
    said = f"{joint}{verdicts.removeprefix(AND_COVERED)}"
    title = max(columns - len(said), len(name.split()[0]) + len(CUT) + 1)
    return shortened(f"{shortened(name, title)}{said}", columns)


def _of_policy(revision: Revision) -> Iterator[Statement]:
    """What there is to know of a policy before its rows are looked at."""
    covered = sum(entry.coverage == "covered" for entry in revision.entries)
    yield Statement("Dates", in_force_dates(revision))
    yield Statement("Rows", f"{covered} covered, {len(revision.entries) - covered} not covered")
    yield Statement("Next", "Enter lists its rows only, F5 reads it")


def _of_passage(found: "PassageResult") -> Iterator[Statement]:
    """Where a passage stands, and where else."""
    yield Statement("Source", passage_source(found))
    if found.also:
        few = ", ".join(found.also[:_FEW_POLICIES])
        others = " and others" if len(found.also) > _FEW_POLICIES else ""
        yield Statement("Also in", f"{few}{others}: the same words")


def _of_answer(row: "Row", answer: Answer) -> Iterator[Statement]:
    from bcp_tui.report.plans import about_plans

    notes = answer.decision.notes
    apart = disagreeing(answer, row.others)
    yield from _also(apart, urgent=True)
    for policy in row.off_file:
        yield Statement("Also in", text_off_file(policy), urgent=True)
    yield from _out_of_network(answer)
    yield from (
        note_stated("Why", answer.revision, each, urgent=True) for each in notes if decides(each)
    )
    yield from _about_drug(row)
    yield from _medication(answer)
    yield from _not_together(row)
    yield from about_asked(answer.asked, answer)
    yield from about_plans(answer)
    yield from _recently(row)
    yield from _about_money(answer)
    yield from _about_symbols(answer)
    yield from (
        note_stated("Note", answer.revision, each, urgent=True) for each in _of_code(answer)
    )
    yield from _about_other_codes(answer)
    yield from _also([each for each in row.others if each not in apart])
    told = [*_in_full_above(answer), *_of_code(answer)]
    for note in (*answer.conditions, *notes):
        if not (note in told or note.caution or (changes(note) and note in notes)):
            yield note_stated("Medication" if note.about else "Note", answer.revision, note)
    yield Statement("Source", full_source(answer.revision))


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
    """What the revision before said otherwise, while that is new or where it is asked."""
    if row.changed and row.answer:
        from bcp_tui.report.changes import changed_text  # Most lookups need none.

        text = changed_text(row.changed)
        if row.answer.revision.is_recent(row.context.service_date):
            yield Statement("Recently", f"changed {text}", urgent=True)
        else:
            yield Statement("Changed", text, urgent=True)


def _about_drug(row: "Row") -> Iterator[Statement]:
    """That the row was found by what a word means that the policy need not say."""
    if row.about_drug:
        yield Statement("Asked by", f"“{row.about_drug}”: {SERVICE_ONLY}", urgent=True)


def _medication(answer: Answer) -> Iterator[Statement]:
    """What the policy asks of the medication: its notes in short, else the first of them."""
    for note in answer.decision.notes:
        if note.about and note.in_short:
            text = f"{_OF_ITS_OWN}: {note.in_short}"
            written = source(answer.revision, note.section)
            yield Statement("Medication", text, written, urgent=True)
    for note in _in_full_above(answer):
        yield note_stated("Medication", answer.revision, note, urgent=True)


def _in_full_above(answer: Answer) -> list[Note]:
    """The note about the medication that stands in full below the verdict: none has short words."""
    about = [note for note in answer.decision.notes if note.about]
    return [] if any(note.in_short for note in about) else about[:1]


def _not_together(row: "Row") -> Iterator[Statement]:
    if row.conflicts:
        codes = ", ".join(row.conflicts)
        text = f"with {codes}, also asked for in this call"
        yield Statement("Not together", text, codes=row.conflicts, urgent=True)


def about_asked(asked: Asked, answer: Answer | None = None) -> Iterator[Statement]:
    """How the code was read, its modifiers, and the range that it lies in."""
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
            yield note_stated("Reason", revision, note, urgent=True)
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
