"""Plans: the lines of business and ASO groups a caller may be on, and choosing among them."""

import re
from collections.abc import Sequence
from typing import NamedTuple


class Plan(NamedTuple):
    """A line of business or an ASO group; `group` joins the variants of one group."""

    id: str
    name: str
    group: str | None = None


class Selection(NamedTuple):
    """The plans the caller may be on: one, a group's variants, or all (nothing chosen yet)."""

    name: str
    plans: tuple[Plan, ...]
    chosen: bool = True

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of these plans."""
        return tuple(plan.id for plan in self.plans)


class NoSinglePlan(ValueError):  # noqa: N818 - reads as what happened
    """Raised when words fit no plan or several; `candidates` are the choices to offer."""

    def __init__(self, message: str, candidates: Sequence[Selection]) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)


def all_plans(plans: Sequence[Plan]) -> Selection:
    """The selection in force before a plan is chosen."""
    return Selection("all plans", tuple(plans), chosen=False)


def selections(plans: Sequence[Plan]) -> tuple[Selection, ...]:
    """Every choice there is: each plan, and after a group's variants the group not known which."""
    choices: list[Selection] = []
    for at, plan in enumerate(plans):
        choices.append(Selection(plan.name, (plan,)))
        variants = [other for other in plans if plan.group and other.group == plan.group]
        if len(variants) > 1 and all(other.group != plan.group for other in plans[at + 1 :]):
            choices.append(_group_selection(variants))
    return tuple(choices)


def choose(plans: Sequence[Plan], text: str) -> Selection:
    """The selection that an id, a group or words name; raises NoSinglePlan if not exactly one."""
    wanted = text.strip().casefold()
    for plan in plans:
        if wanted in (plan.id.casefold(), plan.name.casefold()):
            return Selection(plan.name, (plan,))
    variants = [plan for plan in plans if plan.group and plan.group.casefold() == wanted]
    if variants:
        return _group_selection(variants)
    named = [choice for choice in selections(plans) if choice.name.casefold() == wanted]
    if named:
        return named[0]
    fitting = [choice for choice in selections(plans) if fits(choice, text)]
    single = [choice for choice in fitting if len(choice.plans) == 1]
    if len(single) == 1:
        return single[0]
    if single:
        raise NoSinglePlan(f"{text!r} fits several plans", fitting)
    raise NoSinglePlan(f"no plan is called {text!r}", selections(plans))


def fits(choice: Selection, text: str) -> bool:
    """Whether every word of `text` starts a word of the choice's name or ids.

    A number of three digits or more may stand anywhere in one: L0001269 is called "1269".
    """
    names = (name for plan in choice.plans for name in (plan.id, plan.group or ""))
    known = _words(" ".join((choice.name, *names)))
    return all(
        any(
            word.startswith(wanted) or (re.fullmatch(r"\d{3,}", wanted) and wanted in word)
            for word in known
        )
        for wanted in _words(text)
    )


def _group_selection(variants: Sequence[Plan]) -> Selection:
    """The variants of a group, called by the words that their names begin with."""
    shared = [
        words[0]
        for words in zip(*(plan.name.split() for plan in variants), strict=False)
        if len(set(words)) == 1
    ]
    name = " ".join(shared) or f"group {variants[0].group}"
    return Selection(f"{name}, not known which", tuple(variants))


def _words(text: str) -> list[str]:
    return re.findall(r"[\w-]+", text.casefold())
