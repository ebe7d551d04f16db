"""What goes together in one call: codes that exclude each other, codes that stand beside."""

from collections.abc import Iterable
from typing import NamedTuple

from bcp_tui.policy.answer import Answer, answer_for
from bcp_tui.policy.code_table import Listing
from bcp_tui.policy.codes import CodeRange
from bcp_tui.policy.typed_codes import Asked

_SEPARATELY = "separately"


class Beside(NamedTuple):
    """What an answer's description says is coded separately, and what is answered for its codes."""

    what: str
    answers: tuple[Answer, ...]


def conflicts(answer: Answer, together: Iterable[CodeRange]) -> tuple[str, ...]:
    """Of the codes of one call, those that may not be used together with this answer's entry."""
    others = dict.fromkeys(codes for codes in together if codes != answer.part)
    if not others:  # A single code, as most lookups are of: no description is read for it.
        return ()
    forbidden = answer.listing.not_together
    found = (codes for codes in others if any(codes.overlaps(each) for each in forbidden))
    return tuple(dict.fromkeys(map(str, found)))


def beside(answer: Answer) -> tuple[Beside, ...]:
    """What a covered entry's description says is coded separately, as far as it is listed."""
    text = answer.listing.full_description.casefold()
    if _SEPARATELY not in text or answer.decision.coverage == "not_covered":
        return ()
    return tuple(
        Beside(each.what, tuple(_answers(answer, each.codes)))
        for each in answer.revision.coded_separately
        if each.what.casefold() in text
    )


def disagreeing(answer: Answer, others: Iterable[Answer]) -> tuple[Answer, ...]:
    """Of what other policies answer for the same code, the answers that are not this one's."""
    return tuple(each for each in others if not each.agrees_with(answer))


def _answers(answer: Answer, named: Iterable[CodeRange]) -> Iterable[Answer]:
    revision = answer.revision
    for codes in named:
        for place in revision.places_of(codes):
            yield answer_for(Listing(revision, place), Asked(str(codes), codes), answer.context)
