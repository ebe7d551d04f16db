"""Statements: everything an answer says below its verdict, each under a label.

Their order is the order of care: how the question was read, whom the answer holds for and what to
ask the caller, why, under which cost share; then what goes with it; last where it is written.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple, TypeAlias

from bcp_tui.policy import Answer, Asked, Context, Found, Note, Revision, Selection
from bcp_tui.report.places import coding_source, full_source, in_force_dates, source, us_date

Label: TypeAlias = Literal[
    "",
    "Add-on to",
    "Ask",
    "Cost share",
    "Given for",
    "In range",
    "Legend",
    "Listed in",
    "Modifier",
    "Not required",
    "Not stated",
    "Not with",
    "Note",
    "Plans",
    "Read as",
    "Reason",
    "Required",
    "Similar",
    "Source",
    "Why",
]

NOT_ASKED_FOR = "not the code asked for"
"""What is said of similar codes, wherever they are shown."""

_FEW = 3
"""Plans that a rep can ask about in one sentence."""
_ASK = "Which plan is the caller on?"
_NOT_STATED = "The legend does not name this plan: check the member's benefit document."
_NOT_A_CODE = "This is not a procedure code; search for it as words."
_NOT_LISTED = "No policy in effect on the service date lists this code."
_SET_ASIDE = "set aside: policies list codes without modifiers"


class Statement(NamedTuple):
    """A labelled statement of an answer, where it is written, and the codes in it to follow.

    An urgent one decides what the rep says next: it is shown before the description.
    """

    label: Label
    text: str
    source: str = ""
    codes: tuple[str, ...] = ()
    urgent: bool = False


def asked_code(found: Found) -> str:
    """The code a finding is about, or what was typed where that is no code."""
    return str(found.asked.codes or found.asked.typed)


def context_text(context: Context) -> str:
    """What an answer was given for: plan, network and service date."""
    return (
        f"Plan: {context.selection.name}. Network: {context.network}. "
        f"Service date: {us_date(context.service_date)}."
    )


def codes_named(found: Found | None) -> tuple[str, ...]:
    """The codes that a finding names and that can be followed, in the order shown, each once."""
    if found is None:
        return ()
    shown = [each for answer in found.answers for each in statements(answer)]
    if not found.answers:
        shown = unanswered_statements(found)
    return tuple(dict.fromkeys(code for statement in shown for code in statement.codes))


def statements(answer: Answer) -> list[Statement]:
    """Everything an answer says below its verdict and description, most urgent first."""
    return [
        *_about_asked(answer.asked),
        *_about_range(answer),
        *_about_plans(answer),
        *_about_money(answer),
        *_about_symbols(answer),
        *_about_other_codes(answer),
        *(
            _note("Note", answer.revision, note)
            for note in answer.notes
            if not (note.requires_prior_approval or note.caution)
        ),
        Statement("Source", full_source(answer.revision)),
    ]


def unanswered_statements(found: Found) -> list[Statement]:
    """What there is to say of a code that no policy in force lists."""
    said = [*_about_asked(found.asked)]
    if found.asked.codes is None:
        said.append(Statement("", _NOT_A_CODE))
    elif found.status == "not_in_effect":
        said += [
            Statement(
                "Listed in", f"{revision.policy_id} {revision.title}, {in_force_dates(revision)}"
            )
            for revision in found.out_of_force
        ]
    else:
        said.append(Statement("", _NOT_LISTED))
        said += [_note("Note", revision, note) for revision, note in found.notes]
    if found.similar:
        similar = ", ".join(found.similar)
        said.append(Statement("Similar", similar, NOT_ASKED_FOR, found.similar))
    return said


def _about_asked(asked: Asked) -> Iterable[Statement]:
    if asked.read_as:
        yield Statement("Read as", f"{asked.typed} read as {asked.read_as}", urgent=True)
    if asked.modifiers:
        yield Statement("Modifier", f"{', '.join(asked.modifiers)} {_SET_ASIDE}")


def _about_range(answer: Answer) -> Iterable[Statement]:
    if answer.in_range:
        yield Statement("In range", f"{answer.part} lies in {answer.entry.code}", urgent=True)


def _about_plans(answer: Answer) -> Iterable[Statement]:
    """Whom the answer holds for; where its plans do not share it, who is on which side."""
    approval = answer.prior_approval.answer
    if approval == "not_stated":
        return [Statement("Not stated", _NOT_STATED, urgent=True)]
    if approval == "depends":
        return _sides(answer)
    return _same_for(answer.context.selection) if approval else ()


def _sides(answer: Answer) -> Iterable[Statement]:
    """The plans of each side, shortest side first.

    The shortest side is named in words, for the rep to ask about; the others by their ids.
    """
    approval = answer.prior_approval
    sides: tuple[tuple[Label, tuple[str, ...]], ...] = (
        ("Required", approval.required_for),
        ("Not required", approval.not_required_for),
        ("Not stated", approval.not_stated_for),
    )
    taken = [side for side in sides if side[1]]
    (shortest, ids), *others = sorted(taken, key=lambda side: len(side[1]))
    plans = answer.context.selection.plans
    named = ", ".join(plan.name for plan in plans if plan.id in ids)
    yield Statement("Ask", f"Is the caller on {named}?" if len(ids) <= _FEW else _ASK, urgent=True)
    yield Statement(shortest, named, urgent=True)
    for label, ids in others:
        yield Statement(label, ", ".join(ids), urgent=True)


def _same_for(selection: Selection) -> Iterable[Statement]:
    """Whom an answer holds for, where the caller may be on several plans."""
    if len(selection.plans) < 2:
        return
    which = f"both {' and '.join(selection.ids)}" if len(selection.plans) == 2 else "each plan"
    which = which if selection.chosen else "every plan"
    yield Statement("Plans", f"the same for {which}", urgent=True)


def _about_money(answer: Answer) -> Iterable[Statement]:
    entry = answer.entry
    if entry.reason:
        yield Statement("Reason", entry.reason, coding_source(answer.revision), urgent=True)
    if entry.cost_share:
        yield Statement("Cost share", "; ".join(entry.cost_share), urgent=True)


def _about_symbols(answer: Answer) -> Iterable[Statement]:
    """What the entry's symbols mean, and the notes that demand approval whatever they mean."""
    revision, symbols = answer.revision, answer.entry.symbols
    demanding = [note for note in answer.notes if note.requires_prior_approval]
    if symbols:
        meanings = "; ".join(f"{symbol} = {revision.legend[symbol].means}" for symbol in symbols)
        yield Statement("Legend", meanings, coding_source(revision), urgent=bool(demanding))
    for note in demanding:
        yield _note("Why", revision, note, urgent=True)


def _about_other_codes(answer: Answer) -> Iterable[Statement]:
    apart, primary = answer.listing.do_not_use_with, answer.entry.continues
    if apart:
        yield Statement("Not with", ", ".join(apart), codes=apart)
    if primary:
        yield Statement("Add-on to", primary, codes=(primary,))


def _note(label: Label, revision: Revision, note: Note, *, urgent: bool = False) -> Statement:
    return Statement(label, note.text, source(revision, note.section), urgent=urgent)
