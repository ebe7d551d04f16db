"""Which row, note and section of a revision is which of the one before.

Nothing in a policy has a name that lasts, but a code. What is the same in both revisions is one
thing; the rest is paired by likeness. Where two fit, neither is paired: then something is gone and
something is new.
"""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from bcp_tui.policy.code_table import CodeTable
from bcp_tui.policy.entries import Entry, Note, Section
from bcp_tui.policy.revisions import Revision

Pair: TypeAlias = tuple[int | None, int | None]
"""The place of a thing in the old and in the new revision; `None` where it is not."""
Thing = TypeVar("Thing")

_ALIKE = 0.6
"""How much of two sentences must be the same for one to be the other, reworded."""
_MOST_COMPARED = 2_500
"""Pairs of sentences that are held against each other: what a policy has is far below."""


def entry_pairs(old: Revision, new: Revision) -> tuple[Pair, ...]:
    """The rows of both revisions, those of the new one first and in its order.

    A row is known by its code and modifiers; a range that was drawn anew by the only one that
    shares codes with it.
    """
    pairs = dict(_same(old.entries, new.entries, _row_key))
    lost, found = _left_over(pairs, len(old.entries), len(new.entries))
    before, after = CodeTable([old]), CodeTable([new])
    for at in sorted(found if lost else ()):
        entry = new.entries[at]
        places = _sharing_codes(before, entry, lost)
        if len(places) == 1 and _sharing_codes(after, old.entries[places[0]], found) == [at]:
            pairs[at] = places[0]
    return _in_order(pairs, len(old.entries), len(new.entries))


def predecessors(old: CodeTable, entry: Entry) -> list[int]:
    """The places of the old rows that stood for some codes of a new row."""
    return _sharing_codes(old, entry, range(len(old.listings)))


def _row_key(entry: Entry) -> Hashable:
    return entry.codes, frozenset(entry.modifiers)


def _sharing_codes(table: CodeTable, entry: Entry, among: Collection[int]) -> list[int]:
    """The places of rows for some of a row's codes, and for one of its modifiers if they differ."""
    return [
        each.place
        for each in table.listing(entry.codes)
        if each.place in among
        and (
            not (each.entry.modifiers and entry.modifiers)
            or set(each.entry.modifiers) & set(entry.modifiers)
        )
    ]


def section_pairs(old: Sequence[Section], new: Sequence[Section]) -> tuple[Pair, ...]:
    """The sections of both revisions: those with the same title, else with the same number."""
    pairs = _by_keys(
        old,
        new,
        lambda each: (each.number, each.title.casefold()),
        lambda each: each.title.casefold(),
        lambda each: each.number,
    )
    return _in_order(pairs, len(old), len(new))


def note_pairs(old: Sequence[Note], new: Sequence[Note]) -> tuple[Pair, ...]:
    """The notes of both revisions: those that say the same, else what is most alike."""
    pairs = _by_keys(old, new, lambda each: each, lambda each: each.text)
    lost, found = _left_over(pairs, len(old), len(new))
    if len(lost) * len(found) > _MOST_COMPARED:
        return _in_order(pairs, len(old), len(new))
    alike = [
        (_likeness(old[before].text, new[at].text), before, at) for at in found for before in lost
    ]
    for share, before, at in sorted(alike, key=lambda each: (-each[0], each[1:])):
        if share >= _ALIKE and at not in pairs and before not in pairs.values():
            pairs[at] = before
    return _in_order(pairs, len(old), len(new))


def line_pairs(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[Pair, ...]:
    """Lines that stand in both, in their order; whatever else there is was taken out or added."""
    pairs: dict[int, int] = {}
    for start, at, length in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        pairs.update((at + step, start + step) for step in range(length))
    return _in_order(pairs, len(old), len(new))


def _by_keys(
    old: Sequence[Thing], new: Sequence[Thing], *keys: Callable[[Thing], Hashable]
) -> dict[int, int]:
    """What has the same first key in both; of the rest, the same second; and so on."""
    pairs: dict[int, int] = {}
    for key in keys:
        pairs.update(_same(old, new, key, pairs))
    return pairs


def _same(
    old: Sequence[Thing],
    new: Sequence[Thing],
    key: Callable[[Thing], Hashable],
    paired: Mapping[int, int] = MappingProxyType({}),
) -> list[tuple[int, int]]:
    """The places in the new and the old sequence with the same key, the first with the first."""
    lost, found = _left_over(paired, len(old), len(new))
    known: dict[Hashable, list[int]] = {}
    for at in reversed(lost):
        known.setdefault(key(old[at]), []).append(at)
    return [(at, places.pop()) for at in found if (places := known.get(key(new[at])))]


def _left_over(paired: Mapping[int, int], old: int, new: int) -> tuple[list[int], list[int]]:
    """The places in the old and in the new sequence that have no partner yet."""
    taken = set(paired.values())
    lost = [at for at in range(old) if at not in taken]
    return lost, [at for at in range(new) if at not in paired]


def _in_order(pairs: dict[int, int], old: int, new: int) -> tuple[Pair, ...]:
    """The pairs in the order of the new sequence, then what the old one alone has."""
    kept = set(pairs.values())
    gone: list[Pair] = [(at, None) for at in range(old) if at not in kept]
    return (*((pairs.get(at), at) for at in range(new)), *gone)


def _likeness(one: str, other: str) -> float:
    """The share of their words that two sentences have in common, in the same order."""
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
