"""A text that was another, in the words that changed and a few around them."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TypeAlias

from bcp_tui.policy.text_changes import Change, Value

ARROW = " → "
"""Stands between what was and what is."""
NOTHING = "none"
_AROUND = 3
"""Words around those that changed."""
_Opcode: TypeAlias = tuple[str, int, int, int, int]


def reworded(change: Change) -> str:
    """A text that was another, by the words that changed; one that is new or gone in full."""
    old, new = change.old, change.new
    if old is None:
        return f"new: {plain_value(new)}" if new is not True else "yes"
    if new is None:
        return f"gone: {plain_value(old)}" if old is not True else "no longer"
    return _words_changed(str(old), str(new))


def lines_reworded(old: str, new: str) -> Iterator[str]:
    """The lines of a text that are others, new or gone."""
    was, now = ([line.strip() for line in text.split("\n") if line.strip()] for text in (old, new))
    for kind, start, end, at, to in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        both = min(end - start, to - at)
        for step in range(both):
            yield _words_changed(was[start + step], now[at + step])
        yield from (f"gone: “{line}”" for line in was[start + both : end])
        yield from (f"new: “{line}”" for line in now[at + both : to])


def _words_changed(old: str, new: str) -> str:
    """The words that changed, with a few around them: the whole of both where most changed."""
    was, now = old.split(), new.split()
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    if matcher.ratio() < 0.5:
        return f"“{old}”{ARROW}“{new}”"
    return (
        "; ".join(
            f"“{_around(was, first[1], last[2])}”{ARROW}“{_around(now, first[3], last[4])}”"
            for first, last in _near_each_other(matcher)
        )
        or f"“{old}”{ARROW}“{new}”"
    )


def _near_each_other(matcher: "SequenceMatcher[str]") -> Iterator[tuple[_Opcode, _Opcode]]:
    """The first and the last of changes that have few words between them."""
    near: list[_Opcode] = []
    for each in matcher.get_opcodes():
        if each[0] == "equal":
            continue
        if near and each[1] - near[-1][2] > 2 * _AROUND:
            yield near[0], near[-1]
            near = []
        near.append(each)
    if near:
        yield near[0], near[-1]


def _around(words: list[str], start: int, end: int) -> str:
    first, last = max(0, start - _AROUND), min(len(words), end + _AROUND)
    text = " ".join(words[first:last])
    return f"{'… ' if first else ''}{text}{' …' if last < len(words) else ''}"


def plain_value(value: Value) -> str:
    """A value as printed, or that there is none."""
    return NOTHING if value is None else str(value)
