"""Plans: the lines of business and ASO groups a caller may be on, and choosing among them.

One reader of what names a plan, for the command line and for the list on the screen (`fitting`): an
id or a name, in any case and without the zeros that stand before its number ("L1269"), else words
that each begin one of the plan's own ("non union", "1269 union").
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

_DIGITS = 3
"""How many digits of a number may stand for the whole of it."""
_ALL = frozenset(("all", "any", "every", "everything"))
"""What the selection of all plans is called."""
_NOT_KNOWN = ("unknown", "unsure", "either")
"""What stands beside the name of a group whose variant is not known."""


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


class Fitting(NamedTuple):
    """What a text fits: the choices in order, and the one that it names or that alone it fits.

    Where it names none and all that it fits are variants of one group, `group` is the choice of
    the group, not known which.
    """

    choices: tuple[Selection, ...]
    named: Selection | None = None
    group: Selection | None = None


def fitting(plans: Sequence[Plan], text: str) -> Fitting:
    """What a text fits of all plans together, each plan, and each group not known which."""
    every = selections(plans)
    wanted = _plain(text)
    if not wanted:
        return Fitting(every)
    fit = tuple(each for each in (all_plans(plans), *every) if fits(each, text))
    named = [each for each in every if wanted in _names(each)] or (fit if len(fit) == 1 else ())
    if named:
        return Fitting(tuple(dict.fromkeys((named[0], *fit))), named[0])
    groups = [each for each in fit if each.chosen and len(each.plans) > 1]
    of_one = len(groups) == 1 and all(set(each.plans) <= set(groups[0].plans) for each in fit)
    return Fitting(fit, group=groups[0] if of_one else None)


def choose(plans: Sequence[Plan], text: str) -> Selection:
    """The selection that a text names or alone fits; raises NoSinglePlan if it is not one."""
    fit = fitting(plans, text)
    if fit.named:
        return fit.named
    if _plain(text) and fit.choices:
        raise NoSinglePlan(f"{text!r} fits several plans", fit.choices)
    raise NoSinglePlan(f"no plan is called {text!r}", selections(plans))


_MOST_WORDS = 8
"""More words are no plan's name, and each would double the ways to run them together."""


def fits(choice: Selection, text: str) -> bool:
    """Whether the words of a text begin words of the choice's name or ids, alone or run together.

    A number of three digits or more may stand anywhere in one: L0001269 is called "1269".
    """
    wanted = _words(text)
    return len(wanted) <= _MOST_WORDS and _begin(tuple(wanted), _known(choice))


def _begin(wanted: Sequence[str], known: frozenset[str]) -> bool:
    """Whether the words, the first of them run together or alone, each begin a known word."""
    if not wanted:
        return True
    return any(
        _begins("".join(wanted[:end]), known) and _begin(wanted[end:], known)
        for end in range(1, len(wanted) + 1)
    )


def _begins(wanted: str, known: frozenset[str]) -> bool:
    is_number = wanted.isdecimal() and len(wanted) >= _DIGITS
    short = _without_zeros(wanted)
    return any(word.startswith((wanted, short)) or (is_number and wanted in word) for word in known)


def _known(choice: Selection) -> frozenset[str]:
    """The words by which a choice is called."""
    if not choice.chosen:
        return _ALL
    first = choice.plans[0]
    is_group = len(choice.plans) > 1
    own = ("" if is_group else first.id, first.group or "")
    words = _words(" ".join((choice.name, *own)))
    return frozenset((*words, *map(_without_zeros, words), *(_NOT_KNOWN if is_group else ())))


def _names(choice: Selection) -> frozenset[str]:
    """What names a choice and no other, plainly written."""
    first = choice.plans[0]
    own = first.id if len(choice.plans) == 1 else first.group or choice.name
    return frozenset(map(_plain, (own, choice.name, _without_zeros(own.casefold()))))


def _without_zeros(word: str) -> str:
    """A word without the zeros between its letter and its number: L1269 for L0001269."""
    return re.sub(r"^([a-z])0+(?=[1-9])", r"\1", word)


def _plain(text: str) -> str:
    return " ".join(_words(text))


def _group_selection(variants: Sequence[Plan]) -> Selection:
    """The variants of a group, called by the words that their names begin with."""
    name = shared_name(variants) or f"group {variants[0].group}"
    return Selection(f"{name}, not known which", tuple(variants))


def shared_name(variants: Sequence[Plan]) -> str:
    """The words that the names of a group's variants have in common; empty if none."""
    rows = zip(*(plan.name.split() for plan in variants), strict=False)
    return " ".join(words[0] for words in rows if len(set(words)) == 1)


def _words(text: str) -> list[str]:
    """A text's words, those with a hyphen as one: "non-union" is called "nonunion" too."""
    return re.findall(r"\w+", text.casefold().replace("-", ""))
