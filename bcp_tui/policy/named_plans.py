"""The plans that words of a legend or a sentence name: "ASO group L0001269 Union Only".

Words are read with the names, ids and groups of the plans on file. What they say besides is handed
back, so that who asks can tell words that are wholly understood from others.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from bcp_tui.policy.plans import Plan, shared_name

Plans: TypeAlias = Literal["all", "none"] | tuple[str, ...]

_ALL = (
    r"(?:required (?:for|by) )?all (?:lines? of business|lobs?|products?|plans?|members?"
    r"|groups? and plans?|benefit plans|(?:products|plans|lines of business) and (?:groups|plans))"
)
_NONE = (
    r"none|none (?:is |are )?required|not required|no|not applicable"
    r"|no prior (?:approval|authorization)(?: (?:is )?required)?"
    r"|prior (?:approval|authorization) (?:is )?not required"
)
"""Not compiled beforehand: a lookup seldom needs them."""
_FILLERS = re.compile(
    r"\b(?:aso|self|funded|insured|groups?|plans?|members?|only|and|both|or|product|lines?|of|business|"
    r"variants?|classes|employees)\b|[&,/#()\-;:+]",
    re.I,
)
_GROUP = re.compile(r"\b[A-Z]{1,2}\d{5,}\b")


class NamedPlans(NamedTuple):
    """The plans that words name; what the words say besides; numbers of groups not on file."""

    plans: Plans
    rest: str = ""
    unknown: tuple[str, ...] = ()
    whole_group: bool = False


def named_plans(words: str, plans: Sequence[Plan]) -> NamedPlans:
    """The plans that words name, such as "ASO group L0001269 Non-Union & Union"."""
    words = " ".join(words.split()).strip(" .;,")
    if not _GROUP.search(words):
        if re.fullmatch(_ALL, words, re.I):
            return NamedPlans("all")
        if re.fullmatch(_NONE, words, re.I):
            return NamedPlans("none")
    found: set[str] = set()
    rest = words
    for plan in sorted(plans, key=lambda plan: -len(plan.name)):
        for name in (plan.name, plan.id):
            taken = _without(rest, name)
            if taken is not None and not (plan.group and _names(plan.group, name)):
                found.add(plan.id)
                rest = taken
    whole_group = False
    for group in dict.fromkeys(plan.group for plan in plans if plan.group):
        variants = [plan for plan in plans if plan.group == group]
        taken = _without(rest, group)
        if taken is None and (own := _own_name(variants, plans)):
            taken = _without(rest, own)
        if taken is None:
            continue
        named, rest = _variants(variants, taken)
        whole_group |= not named
        found.update(named or (plan.id for plan in variants))
    rest = re.sub(r"\bself-funded\b", " ", rest, flags=re.I)
    unknown = tuple(dict.fromkeys(_GROUP.findall(rest)))
    rest = " ".join(_FILLERS.sub(" ", _GROUP.sub(" ", rest)).split())
    order = tuple(plan.id for plan in plans if plan.id in found)
    return NamedPlans(order, rest, unknown, whole_group)


def _own_name(variants: Sequence[Plan], plans: Sequence[Plan]) -> str:
    """What the names of a group's variants have in common, if no other plan's name has it."""
    shared = shared_name(variants)
    others = (plan.name for plan in plans if plan not in variants)
    return shared if all(_without(name, shared) is None for name in others) else ""


def _names(group: str, name: str) -> bool:
    """Whether the name of a plan is that of its group and a variant."""
    return group.casefold() in name.casefold()


def _without(words: str, name: str) -> str | None:
    """The words without a name that stands in them as a whole; None if it does not."""
    if name.casefold() not in words.casefold():  # Soon seen, and nearly always so.
        return None
    pattern = re.compile(rf"(?<![\w\-/]){re.escape(name)}(?![\w\-]|/\w)", re.I)
    return pattern.sub(" ", words) if pattern.search(words) else None


def _variants(variants: Sequence[Plan], words: str) -> tuple[list[str], str]:
    """The variants of a group that words name by what tells each from the others."""
    own = _own_words(variants)
    named: list[str] = []
    for plan in sorted(variants, key=lambda plan: -len(own[plan.id])):
        for name in (own[plan.id], own[plan.id].split()[-1] if own[plan.id] else ""):
            taken = _without(words, name) if name else None
            if taken is not None:
                named.append(plan.id)
                words = taken
                break
    shared = {name.split()[0].casefold() for name in own.values() if len(name.split()) > 1}
    return named, " ".join(word for word in words.split() if word.casefold() not in shared)


def _own_words(variants: Sequence[Plan]) -> dict[str, str]:
    """What tells each variant's name from the others': "Non-Union" and "Union", "Class A"."""
    own: dict[str, str] = {}
    for plan in variants:
        group = plan.group or ""
        at = plan.name.casefold().find(group.casefold())
        own[plan.id] = plan.name[at + len(group) :].strip(" -") if at >= 0 else plan.name
    return own
