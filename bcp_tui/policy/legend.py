"""The Prior Approval Legend (section 4.0 of a policy) and what it makes of an entry's symbols.

The rules, in the order in which they are asked:

    a symbol of the entry means all plans            -> required for every plan
    every symbol of the entry means no plan          -> required for none
    a symbol of the entry names the plan             -> required
    another symbol of this legend names the plan     -> not required
    the legend does not name the plan at all         -> not stated
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

PriorApproval = Literal["required", "not_required", "not_stated"]


class Meaning(NamedTuple):
    """What a legend symbol stands for: its words, and the plans it names."""

    means: str
    plans: Literal["all", "none"] | tuple[str, ...]

    def names(self, plan: str) -> bool:
        """Whether the symbol names this plan itself (not merely all plans)."""
        return not isinstance(self.plans, str) and plan in self.plans


Legend: TypeAlias = dict[str, Meaning]


def prior_approval(plan: str, symbols: Sequence[str], legend: Legend) -> PriorApproval:
    """What the legend says of one plan for an entry with these symbols (DESIGN section 5.2)."""
    meanings = [legend[symbol] for symbol in symbols]
    if any(meaning.plans == "all" for meaning in meanings):
        return "required"
    if meanings and all(meaning.plans == "none" for meaning in meanings):
        return "not_required"
    if any(meaning.names(plan) for meaning in meanings):
        return "required"
    if meanings and any(meaning.names(plan) for meaning in legend.values()):
        return "not_required"
    return "not_stated"
