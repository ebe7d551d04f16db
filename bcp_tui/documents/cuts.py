"""Rows and words that a page break cut in two, put together again."""

import re
from collections import Counter
from collections.abc import Iterable

_LAST = re.compile(r"(?:^|[^\w-])([A-Za-z]+(?:-[A-Za-z]+)*)(-?)$")
_FIRST = re.compile(r"([a-z]+(?:-[a-z]+)*)(?![\w-])")
_PREFIXES = frozenset((
    "all", "anti", "co", "cross", "ex", "extra", "half", "high", "in", "inter", "intra", "long",
    "low", "mid", "multi", "non", "off", "on", "one", "out", "over", "post", "pre", "re",
    "self", "semi", "short", "single", "sub", "three", "trans", "two", "ultra", "un", "under",
    "well",
))  # fmt: skip
"""What stands before a hyphen that belongs to the word."""


def words_of(texts: Iterable[str]) -> Counter[str]:
    """How often each word stands in a document, by which a cut word is known."""
    return Counter(
        word for text in texts for word in re.findall(r"[a-z]+(?:-[a-z]+)*", text.casefold())
    )


def wrapped(first: str, rest: str, words: Counter[str]) -> tuple[str, str]:
    """Two lines of a text as one, and what is not certain where a hyphen ends the first."""
    if _LAST.search(first) and first.rstrip().endswith("-"):
        return joined(first, rest, words)
    glue = "" if re.search(r"\w[-/]$", first) and rest[:1].islower() else " "
    return f"{first}{glue}{rest}".strip(), ""


def joined(first: str, rest: str, words: Counter[str]) -> tuple[str, str]:
    """Two parts of a text that a page cut, as one, and what is not certain about the cut word."""
    first, rest = first.rstrip(), rest.lstrip()
    last, begins = _LAST.search(first), _FIRST.match(rest)
    if not (last and begins):
        return f"{first} {rest}".strip(), ""
    left, right = last[1], begins[1]
    whole, hyphened = (left + right).casefold(), f"{left}-{right}".casefold()
    if last[2]:
        keeps = words[hyphened] > 0 or (not words[whole] and left.casefold() in _PREFIXES)
        known = bool(words[hyphened]) != bool(words[whole])
        text = first + rest if keeps else first[:-1] + rest
        shown = f"{left}-{right}" if keeps else left + right
        said = f'"{left}-" and "{right}" are joined as "{shown}"'
        return text, "" if known else said
    if words[whole] and (words[left.casefold()] < 2 or words[right] < 2):
        return first + rest, f'"{left}" and "{right}" are joined as "{left + right}"'
    rare = words[left.casefold()] < 2 and words[right] < 2 and len(right) > 2 and left.islower()
    return f"{first} {rest}", f'"{left}" and "{right}" may be one word' if rare else ""
