"""The Prior Approval Legend of a revision and what it makes of an entry's symbols.

The rules, in the order in which they are asked:

    a symbol of the entry means all plans            -> required for every plan
    every symbol of the entry means no plan          -> required for none
    a symbol of the entry names the plan             -> required
    another symbol of this legend names the plan     -> not required
    the legend does not name the plan at all         -> not stated
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Literal, NamedTuple

PriorApproval = Literal["required", "not_required", "not_stated"]


class Meaning(NamedTuple):
    """What a legend symbol stands for: its words, and the plans it names."""

    means: str
    plans: Literal["all", "none"] | tuple[str, ...]

    @property
    def named(self) -> tuple[str, ...]:
        """The plans that the symbol names itself (not merely all plans)."""
        return () if isinstance(self.plans, str) else self.plans


class Legend(Mapping[str, Meaning]):
    """What each symbol stands for, in the order printed. A value: it cannot be changed."""

    __slots__ = ("_hash", "_meanings", "_named")

    def __init__(self, meanings: Mapping[str, Meaning] | None = None) -> None:
        self._meanings = dict(meanings or {})
        self._hash = hash(tuple(self._meanings.items()))
        self._named = frozenset(chain.from_iterable(each.named for each in self._meanings.values()))

    def names(self, plan: str) -> bool:
        """Whether some symbol names this plan itself (not merely all plans)."""
        return plan in self._named

    def __getitem__(self, symbol: str) -> Meaning:
        return self._meanings[symbol]

    def __iter__(self) -> Iterator[str]:
        return iter(self._meanings)

    def __len__(self) -> int:
        return len(self._meanings)

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        return f"Legend({self._meanings!r})"


def prior_approvals(symbols: Sequence[str], legend: Legend) -> Callable[[str], PriorApproval]:
    """What the legend says of an entry with these symbols, as a function of a plan."""
    meanings = [legend[symbol] for symbol in symbols]
    if any(meaning.plans == "all" for meaning in meanings):
        return lambda _: "required"
    if meanings and all(meaning.plans == "none" for meaning in meanings):
        return lambda _: "not_required"

    required = {plan for meaning in meanings for plan in meaning.named}

    def of_plan(plan: str) -> PriorApproval:
        if plan in required:
            return "required"
        return "not_required" if meanings and legend.names(plan) else "not_stated"

    return of_plan
