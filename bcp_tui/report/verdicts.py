"""Verdicts: the headline of an answer, in a few capital words, each with its tone.

The tone says how a verdict is to be taken, so that whoever paints never matches its words.
"""

from typing import Literal, NamedTuple, TypeAlias

from bcp_tui.policy import Answer, Found

Tone: TypeAlias = Literal["good", "required", "not_covered", "not_listed", "ask"]
"""How a verdict is to be taken."""


class Verdict(NamedTuple):
    """Words of a headline, and how they are to be taken."""

    words: str
    tone: Tone


_COVERED = Verdict("COVERED", "good")
_NOT_COVERED = Verdict("NOT COVERED", "not_covered")
_PRIOR_APPROVAL = {
    "required": Verdict("PRIOR APPROVAL REQUIRED", "required"),
    "not_required": Verdict("PRIOR APPROVAL NOT REQUIRED", "good"),
    "not_stated": Verdict("PRIOR APPROVAL NOT STATED", "ask"),
    "depends": Verdict("PRIOR APPROVAL DEPENDS", "ask"),
}
_SHORT = {
    "required": Verdict("YES", "required"),
    "not_required": Verdict("no", "good"),
    "not_stated": Verdict("n/s", "ask"),
    "depends": Verdict("ask", "ask"),
    None: Verdict("n/c", "not_covered"),
}
_NOT_A_CODE = Verdict("NOT A CODE", "not_listed")
_NOT_LISTED = Verdict("NOT LISTED", "not_listed")
_NOT_IN_EFFECT = Verdict("NO POLICY IN EFFECT", "not_listed")


def headline(answer: Answer | Found) -> tuple[Verdict, ...]:
    """An answer's verdicts: its coverage and, if covered, its prior approval.

    A finding without answers has one verdict: why no policy answers.
    """
    if isinstance(answer, Found):
        return (_unanswered(answer),)
    decided = answer.prior_approval.answer
    coverage = _COVERED if answer.entry.coverage == "covered" else _NOT_COVERED
    return (coverage,) if decided is None else (coverage, _PRIOR_APPROVAL[decided])


def short_verdict(answer: Answer | Found) -> Verdict:
    """The prior approval, or "n/c" for not covered, in three letters for a list's column.

    A finding without answers has no short verdict: it is the whole one.
    """
    if isinstance(answer, Found):
        return _unanswered(answer)
    return _SHORT[answer.prior_approval.answer]


def _unanswered(found: Found) -> Verdict:
    if found.asked.codes is None:
        return _NOT_A_CODE
    return _NOT_IN_EFFECT if found.status == "not_in_effect" else _NOT_LISTED
