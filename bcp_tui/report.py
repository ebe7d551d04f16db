"""An answer in words: verdicts, labelled lines, sentences for a note, plain text, JSON.

The only place where an answer becomes words, for every front end. Nothing here decides anything:
coverage and prior approval come decided from `policy`, and every sentence of a policy is quoted,
with its section.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from bcp_tui.policy import (
    CODING_SECTION,
    Answer,
    Asked,
    Book,
    Context,
    Entry,
    Found,
    Note,
    Revision,
    Selection,
)

WIDTH = 80
"""Columns of plain text."""

_COVERAGE = {"covered": "COVERED", "not_covered": "NOT COVERED"}
_STATUS = {"not_listed": "NOT LISTED", "not_in_effect": "NO POLICY IN EFFECT"}
_PRIOR_APPROVAL = {
    "required": "PRIOR APPROVAL REQUIRED",
    "not_required": "PRIOR APPROVAL NOT REQUIRED",
    "not_stated": "PRIOR APPROVAL NOT STATED",
    "depends": "PRIOR APPROVAL DEPENDS",
}
_SHORT = {
    "required": "YES",
    "not_required": "no",
    "not_stated": "n/s",
    "depends": "ask",
    None: "n/c",
}
_ASK = "Which plan is the caller on?"
_FEW = 3
"""Plans that a rep can ask about in one sentence."""
_NOT_STATED = "The legend does not name this plan: check the member's benefit document."


class Line(NamedTuple):
    """A labelled line of an answer, where it is written, and the codes in it to follow.

    An urgent line decides what the rep says next: it is shown before the description.
    """

    label: str
    text: str
    source: str = ""
    codes: tuple[str, ...] = ()
    urgent: bool = False


def verdict(found: Found) -> str:
    """The headline when there is no answer to head: NOT LISTED or NO POLICY IN EFFECT."""
    return "NOT A CODE" if found.asked.codes is None else _STATUS[found.status]


def verdicts(answer: Answer) -> tuple[str, ...]:
    """An answer's headline: its coverage and, if covered, its prior approval."""
    decided = answer.prior_approval.answer
    coverage = _COVERAGE[answer.entry.coverage]
    return (coverage,) if decided is None else (coverage, _PRIOR_APPROVAL[decided])


def short_verdict(answer: Answer) -> str:
    """The prior approval, or "n/c" for not covered, in three letters for a list's column."""
    return _SHORT[answer.prior_approval.answer]


def asked_code(found: Found) -> str:
    """The code a finding is about, or what was typed where that is no code."""
    return str(found.asked.codes or found.asked.typed)


def us_date(day: date) -> str:
    """A date as the policies print it: MM/DD/YYYY."""
    return f"{day:%m/%d/%Y}"


def source(revision: Revision, section: str) -> str:
    """Where something is written: policy and section."""
    return (
        f"{revision.policy} §{section}" if section[:1].isdigit() else f"{revision.policy} {section}"
    )


def coding_source(revision: Revision) -> str:
    """Where the code tables of a policy are written."""
    return source(revision, CODING_SECTION)


def full_source(revision: Revision) -> str:
    """Where a code is listed, in full: policy, title, section, effective date."""
    return (
        f"{revision.policy} {revision.title}, section {CODING_SECTION}, "
        f"effective {us_date(revision.effective)}"
    )


def context_text(context: Context) -> str:
    """What an answer was given for: plan, network and service date."""
    return (
        f"Plan: {context.selection.name}. Network: {context.network}. "
        f"Service date: {us_date(context.service_date)}."
    )


def lines(answer: Answer, book: Book) -> list[Line]:
    """Everything an answer says below its verdict and description, most urgent first."""
    entry, revision = answer.entry, answer.revision
    written = coding_source(revision)
    said = _asked_lines(answer.asked)
    if answer.in_range:
        said.append(Line("In range", f"{answer.part} lies in {entry.code}", urgent=True))
    said += _plan_lines(answer, book)
    if entry.reason:
        said.append(Line("Reason", entry.reason, written, urgent=True))
    if entry.cost_share:
        said.append(Line("Cost share", "; ".join(entry.cost_share), urgent=True))
    demanding = [note for note in answer.notes if note.requires_prior_approval]
    if entry.symbols:
        meanings = (f"{symbol} = {revision.legend[symbol].means}" for symbol in entry.symbols)
        said.append(Line("Legend", "; ".join(meanings), written, urgent=bool(demanding)))
    said += [_note_line("Why", revision, note, urgent=True) for note in demanding]
    if entry.do_not_use_with:
        codes = entry.do_not_use_with
        said.append(Line("Not with", ", ".join(codes), codes=codes))
    if entry.continues:
        said.append(Line("Add-on to", entry.continues, codes=(entry.continues,)))
    said += [
        _note_line("Note", revision, note)
        for note in answer.notes
        if not (note.requires_prior_approval or note.caution)
    ]
    return [*said, Line("Source", full_source(revision))]


def unanswered_lines(found: Found, similar: Sequence[str] = ()) -> list[Line]:
    """What there is to say of a code that no policy in force lists."""
    said = _asked_lines(found.asked)
    if found.asked.codes is None:
        said.append(Line("", "This is not a procedure code; search for it as words."))
    elif found.status == "not_in_effect":
        said += [
            Line("Listed in", f"{revision.policy} {revision.title}, {in_force_dates(revision)}")
            for revision in found.out_of_force
        ]
    else:
        said.append(Line("", "No policy in effect on the service date lists this code."))
        said += [_note_line("Note", revision, note) for revision, note in found.notes]
    if similar:
        said.append(Line("Similar", ", ".join(similar), "not the code asked for", tuple(similar)))
    return said


def in_force_dates(revision: Revision) -> str:
    """The days between which a revision is in effect."""
    until = f" until {us_date(revision.ends)}" if revision.ends else ""
    return f"in effect from {us_date(revision.effective)}{until}"


def text(found: Found, book: Book, similar: Sequence[str] = ()) -> str:
    """A finding as plain text, at most 80 columns wide, without colour."""
    if not found.answers:
        said = unanswered_lines(found, similar)
        said.append(Line("Given for", context_text(found.context)))
        return "\n".join([f"{asked_code(found)}   {verdict(found)}", *_wrapped(said)])
    blocks = []
    for answer in found.answers:
        head = f"{answer.entry.code}   {' · '.join(verdicts(answer))}"
        sentence = _wrapped([Line("", answer.entry.full_description)])
        given = Line("Given for", context_text(answer.context))
        blocks.append("\n".join([head, *sentence, *_wrapped([*lines(answer, book), given])]))
    return "\n\n".join(blocks)


def note_text(found: Sequence[Found], book: Book) -> str:
    """Sentences fit for a CRM note, a paragraph a finding, the policies' cautions once below."""
    paragraphs = [paragraph for each in found for paragraph in note_paragraphs(each, book)]
    return "\n".join([*paragraphs, *cautions(found)])


def cautions(found: Sequence[Found]) -> list[str]:
    """What the policies caution of these findings, each caution once."""
    said = (
        f"{note.text} ({source(answer.revision, note.section)})"
        for each in found
        for answer in each.answers
        for note in answer.notes
        if note.caution
    )
    return list(dict.fromkeys(said))


def note_paragraphs(found: Found, book: Book) -> list[str]:
    """A finding as paragraphs of a note, one for each answer."""
    context = context_text(found.context)
    if not found.answers:
        said = [_sentence(line) for line in unanswered_lines(found)]
        return [" ".join([f"{asked_code(found)}: {verdict(found)}.", context, *said])]
    return [
        " ".join(
            [
                f"{_called(answer)}: {', '.join(verdicts(answer))}.",
                context,
                *_note_sentences(answer, book),
                f"Source: {full_source(answer.revision)}.",
            ]
        )
        for answer in found.answers
    ]


def as_json(
    found: Found, similar: Sequence[str], summary: Callable[[Revision, Entry], str]
) -> dict[str, Any]:
    """A finding as `lookup --json` prints it (DESIGN section 8)."""
    codes = found.asked.codes
    return {
        "asked": found.asked.typed,
        "code": str(codes) if codes else None,
        "read_as": found.asked.read_as,
        "status": found.status,
        "answers": [_answer_json(answer, summary) for answer in found.answers],
        "similar": list(similar),
    }


def _answer_json(answer: Answer, summary: Callable[[Revision, Entry], str]) -> dict[str, Any]:
    entry, revision, approval = answer.entry, answer.revision, answer.prior_approval
    return {
        "code": entry.code,
        "in_range": answer.in_range,
        "coverage": entry.coverage,
        "policy": {
            "id": revision.policy,
            "title": revision.title,
            "effective": revision.effective.isoformat(),
            "section": CODING_SECTION,
        },
        "description": entry.description,
        "full_description": entry.full_description,
        "summary": summary(revision, entry),
        "prior_approval": {
            "answer": approval.answer,
            "symbols": entry.symbols,
            "meaning": [revision.legend[symbol].means for symbol in entry.symbols],
            "required_for": approval.required_for,
            "not_required_for": approval.not_required_for,
            "not_stated_for": approval.not_stated_for,
        },
        "cost_share": entry.cost_share,
        "reason": entry.reason,
        "notes": [{"section": note.section, "text": note.text} for note in answer.notes],
        "do_not_use_with": entry.do_not_use_with,
        "continues": entry.continues,
    }


def _asked_lines(asked: Asked) -> list[Line]:
    said = []
    if asked.read_as:
        said.append(Line("Read as", f"{asked.typed} read as {asked.read_as}", urgent=True))
    if asked.modifiers:
        modifiers = ", ".join(asked.modifiers)
        said.append(
            Line("Modifier", f"{modifiers} set aside: policies list codes without modifiers")
        )
    return said


def _plan_lines(answer: Answer, book: Book) -> list[Line]:
    """For an answer that its plans do not share: who is on which side, shortest side first.

    The shortest side is named in words, for the rep to ask about; the others by their ids.
    """
    approval = answer.prior_approval
    if approval.answer == "not_stated":
        return [Line("Not stated", _NOT_STATED, urgent=True)]
    if approval.answer != "depends":
        return _same_for(answer.context.selection) if approval.answer else []
    names = {plan.id: plan.name for plan in book.plans}
    sides = (
        ("Required", approval.required_for),
        ("Not required", approval.not_required_for),
        ("Not stated", approval.not_stated_for),
    )
    shortest, *others = sorted((side for side in sides if side[1]), key=lambda side: len(side[1]))
    named = ", ".join(names.get(plan, plan) for plan in shortest[1])
    few = len(shortest[1]) <= _FEW
    return [
        Line("Ask", f"Is the caller on {named}?" if few else _ASK, urgent=True),
        Line(shortest[0], named, urgent=True),
        *(Line(label, ", ".join(plans), urgent=True) for label, plans in others),
    ]


def _same_for(selection: Selection) -> list[Line]:
    """Whom an answer holds for, where the caller may be on several plans."""
    if len(selection.plans) < 2:
        return []
    which = f"both {' and '.join(selection.plans)}" if len(selection.plans) == 2 else "each plan"
    which = which if selection.chosen else "every plan"
    return [Line("Plans", f"the same for {which}", urgent=True)]


def _note_line(label: str, revision: Revision, note: Note, *, urgent: bool = False) -> Line:
    return Line(label, note.text, source(revision, note.section), urgent=urgent)


def _wrapped(said: Iterable[Line]) -> list[str]:
    import textwrap

    wrapped: list[str] = []
    for line in said:
        where = f" ({line.source})" if line.source else ""
        indent = f"{line.label:<14}" if line.label else ""
        wrapped += textwrap.wrap(
            line.text + where,
            WIDTH,
            initial_indent=indent,
            subsequent_indent=" " * len(indent),
            break_on_hyphens=False,
        )
    return wrapped


def _called(answer: Answer) -> str:
    """The asked code, with the range that answers for it."""
    code = answer.entry.code
    return f"{answer.part} (in {code})" if answer.in_range else code


def _note_sentences(answer: Answer, book: Book) -> list[str]:
    untold = ("Plans", "Ask", "Modifier", "In range", "Add-on to", "Note", "Source")
    return [_sentence(line) for line in lines(answer, book) if line.label not in untold]


def _sentence(line: Line) -> str:
    label = f"{line.label}: " if line.label else ""
    where = f" ({line.source})" if line.source else ""
    return f"{label}{line.text.rstrip('.')}{where}."
