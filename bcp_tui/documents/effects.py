"""What a footnote or a rule of section 5.0 does to an answer, as far as its words are plain.

Only a sentence of which every word is understood is given an effect; any other that speaks of
approval or coverage is `unclear`, and whatever it is about is left to the keeper.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from bcp_tui.policy import Plan
from bcp_tui.policy.named_plans import named_plans

Effect: TypeAlias = Literal[
    "", "requires_prior_approval", "waives_prior_approval", "excludes_coverage", "unclear"
]

_APPROVAL = r"(?:prior (?:approval|authorization)|PA|approval)"
_ARE = r"(?:is |are )?"
_FOR = r"(?:for|on|by) (?P<who>.+)"
_SENTENCES: tuple[tuple[Effect, str], ...] = (
    ("waives_prior_approval", rf"(?:{_APPROVAL} )?{_ARE}not (?:required|needed) {_FOR}"),
    ("waives_prior_approval", rf"no {_APPROVAL} {_ARE}(?:required|needed) {_FOR}"),
    ("waives_prior_approval", rf"(?P<who>.+?)(?: does| do)? not require {_APPROVAL}"),
    ("requires_prior_approval", rf"(?:{_APPROVAL} )?{_ARE}required {_FOR}"),
    ("requires_prior_approval", rf"(?P<who>.+?) requires? {_APPROVAL}"),
    ("excludes_coverage", rf"{_ARE}(?:not covered|excluded) (?:for|by|on|under) (?P<who>.+)"),
)
_FORMS = tuple((effect, re.compile(words, re.I)) for effect, words in _SENTENCES)
_CHANGES = re.compile(
    r"\b(?:approv\w*|authoriz\w*|PA|requir\w*|cover\w*|exclu\w*|bundled|plans?|groups?|only|except\w*|"
    r"unless|not|no|never|waiv\w*|union|effective|through|until|when|if)\b",
    re.I,
)
_OUT = re.compile(
    r"(?:all )?(?:(?:out[- ]of[- ]network|non[- ]?network|non[- ]participating)"
    r"(?: (?:covered )?(?:providers?|services?))*)",
    re.I,
)


class Said(NamedTuple):
    """What a sentence does to an answer, and for whom."""

    effect: Effect
    plans: tuple[str, ...] = ()
    network: str = ""


def effect_of(sentence: str, plans: Sequence[Plan]) -> Said:
    """What a footnote does to the answers it goes with; "unclear" if it may do something."""
    text = " ".join(sentence.split()).strip(" .;")
    for effect, form in _FORMS:
        match = form.fullmatch(text)
        if match is None:
            continue
        who = match["who"]
        if _OUT.fullmatch(who):
            return Said(effect, network="out")
        named = named_plans(who, plans)
        understood = not (isinstance(named.plans, str) or named.rest or named.unknown)
        if understood and named.plans and not named.whole_group:
            return Said(effect, tuple(named.plans))
    return Said("unclear" if _CHANGES.search(text) or _names_plan(text, plans) else "")


def _names_plan(text: str, plans: Sequence[Plan]) -> bool:
    named = named_plans(text, plans)
    return bool(named.plans or named.unknown)
