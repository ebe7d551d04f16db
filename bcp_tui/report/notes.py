"""An answer in sentences fit for a CRM note: what is copied, and what stands on the call sheet."""

from collections.abc import Sequence

from bcp_tui.policy import Answer, Found
from bcp_tui.report.places import full_source, source
from bcp_tui.report.statements import (
    Label,
    Statement,
    asked_code,
    context_text,
    statements,
    unanswered_statements,
)
from bcp_tui.report.verdicts import headline

_SCREEN_ONLY: tuple[Label, ...] = ("Similar",)
"""Statements of a code that is not listed which are for the rep's eyes only."""
_UNTOLD: tuple[Label, ...] = (
    "Plans",
    "Ask",
    "Modifier",
    "In range",
    "Add-on to",
    "Note",
    "Source",
)
"""Statements of an answer for the rep's eyes only, and those that a note says in another place."""


def note_text(found: Sequence[Found]) -> str:
    """A paragraph for each answer, the policies' cautions once below."""
    paragraphs = [paragraph for each in found for paragraph in note_paragraphs(each)]
    return "\n".join([*paragraphs, *cautions(found)])


def cautions(found: Sequence[Found]) -> list[str]:
    """What the policies caution of these findings, each caution once."""
    sentences = (
        f"{note.text} ({source(answer.revision, note.section)})"
        for each in found
        for answer in each.answers
        for note in answer.notes
        if note.caution
    )
    return list(dict.fromkeys(sentences))


def note_paragraphs(found: Found) -> list[str]:
    """A finding as paragraphs of a note, one for each answer."""
    if not found.answers:
        told = [each for each in unanswered_statements(found) if each.label not in _SCREEN_ONLY]
        return [_paragraph(asked_code(found), found, told)]
    return [
        f"{_paragraph(_called(answer), answer, _told(answer))} "
        f"Source: {full_source(answer.revision)}."
        for answer in found.answers
    ]


def _paragraph(called: str, answer: Answer | Found, said: Sequence[Statement]) -> str:
    verdicts = ", ".join(verdict.words for verdict in headline(answer))
    sentences = map(_sentence, said)
    return " ".join([f"{called}: {verdicts}.", context_text(answer.context), *sentences])


def _told(answer: Answer) -> list[Statement]:
    return [each for each in statements(answer) if each.label not in _UNTOLD]


def _called(answer: Answer) -> str:
    """The asked code, with the range that answers for it."""
    code = answer.entry.code
    return f"{answer.part} (in {code})" if answer.in_range else code


def _sentence(statement: Statement) -> str:
    label = f"{statement.label}: " if statement.label else ""
    where = f" ({statement.source})" if statement.source else ""
    return f"{label}{statement.text.rstrip('.')}{where}."
