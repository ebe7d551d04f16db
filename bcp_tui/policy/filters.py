"""Filters: what limits a list to some of the answers."""

from typing import Literal, NamedTuple, TypeAlias

FilterKind: TypeAlias = Literal["prior_approval", "coverage", "policy", "cost_share"]


class Filter(NamedTuple):
    """One limit of a list: what kind of thing must be so, and how.

    `value` is an answer where the kind is prior approval or coverage ("required", "covered"), the
    policy's id, or a cost share as it is printed.
    """

    kind: FilterKind
    value: str


class FilterPhrase(NamedTuple):
    """Phrases that callers say, and the filter that they ask for."""

    say: tuple[str, ...]
    shows: Filter
