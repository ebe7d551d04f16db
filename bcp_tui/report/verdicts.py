"""Verdicts: the headline of an answer, in a few capital words, each with its tone.

The tone says how a verdict is to be taken, so that whoever paints never matches its words.
"""

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from bcp_tui.policy import Answer, Decision, Found, Revision

if TYPE_CHECKING:
    from bcp_tui.desk import Subject

Tone: TypeAlias = Literal["good", "required", "not_covered", "not_listed", "ask", "text"]
"""How a verdict is to be taken."""


class Verdict(NamedTuple):
    """Words of a headline, and how they are to be taken."""

    words: str
    tone: Tone


_COVERAGE = {
    "covered": Verdict("COVERED", "good"),
    "not_covered": Verdict("NOT COVERED", "not_covered"),
    "depends": Verdict("COVERAGE DEPENDS", "ask"),
}
AND_COVERED = f"{_COVERAGE['covered'].words} · "
"""What stands before a prior approval, which says it as well."""
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
_STATUS = {
    "not_listed": Verdict("NOT LISTED", "not_listed"),
    "not_in_effect": Verdict("NO POLICY IN EFFECT", "not_listed"),
    "not_on_file": Verdict("EARLIER REVISION NOT ON FILE", "not_listed"),
}
_NOT_LISTED_ON_FILE = Verdict("NOT LISTED IN TEXTS ON FILE", "not_listed")
_NOT_A_CODE = Verdict("NOT A CODE", "not_listed")
_TEXT = Verdict("POLICY TEXT", "text")
_POLICY = Verdict("POLICY", "text")
_IN_NETWORK = " IN NETWORK"


def headline(subject: "Subject") -> tuple[Verdict, ...]:
    """An answer's verdicts: its coverage and, if covered, its prior approval.

    While the network has not been asked and out of network it is another answer, the one that is
    not the same there says that it is the answer in network. A finding without answers has one
    verdict: why no policy answers.
    """
    if isinstance(subject, Found):
        return (_unanswered(subject),)
    if isinstance(subject, Revision):
        return (_POLICY, Verdict(subject.title, "text"))
    if not isinstance(subject, Answer):
        return (_TEXT,)
    verdicts = decision_verdicts(subject.decision)
    if subject.out_of_network is None:
        return verdicts
    return tuple(
        verdict._replace(words=verdict.words + _IN_NETWORK) if differing else verdict
        for verdict, differing in zip(verdicts, _differing(subject), strict=False)
    )


def decision_verdicts(decision: Decision) -> tuple[Verdict, ...]:
    """What is decided on one side of the network: coverage and, if covered, prior approval."""
    decided = decision.prior_approval.answer
    coverage = _COVERAGE[decision.coverage]
    return (coverage,) if decided is None else (coverage, _PRIOR_APPROVAL[decided])


def out_of_network_verdicts(answer: Answer) -> tuple[Verdict, ...]:
    """What is decided otherwise out of network, while the network has not been asked."""
    if answer.out_of_network is None:
        return ()
    verdicts = decision_verdicts(answer.out_of_network)
    coverage_differs, _ = _differing(answer)
    return verdicts if coverage_differs else verdicts[1:]


def short_verdict(subject: "Subject") -> Verdict:
    """The prior approval, or "n/c" for not covered, in three letters for a list's column.

    A finding without answers has no short verdict: it is the whole one.
    """
    if isinstance(subject, Found):
        return _unanswered(subject)
    if not isinstance(subject, Answer):
        return Verdict("", "text")
    if subject.decision.coverage == "depends":
        return _SHORT["depends"]
    return _SHORT[subject.decision.prior_approval.answer]


def _unanswered(found: Found) -> Verdict:
    if found.asked.codes is None:
        return _NOT_A_CODE
    if found.status == "not_listed" and found.off_file:
        return _NOT_LISTED_ON_FILE
    return _STATUS[found.status]


def _differing(answer: Answer) -> tuple[bool, bool]:
    """Whether coverage, and whether prior approval, is another one out of network."""
    own, other = answer.decision, answer.out_of_network or answer.decision
    same_coverage = (own.coverage, own.not_covered_for) == (other.coverage, other.not_covered_for)
    return not same_coverage, own.prior_approval != other.prior_approval
