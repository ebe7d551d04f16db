"""Rules about search.toml: what callers say must lead somewhere."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile

from bcp_tui.library.faults import quoted
from bcp_tui.library.rules.review import Finding, Review

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4
"""Letters of a word that tell what it is about; shorter ones are left out."""
_ENDING = 4
"""Letters at a word's end that can be another in the text: "hemophilia", "hemophilic"."""


def finds_nothing(review: Review) -> Iterator[Finding]:
    """What a synonym means stands in some row or paragraph; general ones are not asked."""
    source = review.source("search.toml")
    if source is None or not review.filed:
        return
    words = _Words(_texts(review))
    own = (each for each in review.book.synonyms if not each.is_general)
    for place, synonym in enumerate(own):
        if not words.stand_together(synonym.means):
            problem = f"is {quoted(synonym.means)}, which no row and no paragraph says"
            remedy = "write words of the policies' descriptions"
            yield Finding(source, ("synonym", place, "means"), problem, remedy)


class _Words:
    """Which texts have a word that begins so."""

    def __init__(self, texts: Iterator[str]) -> None:
        self._having: dict[str, set[int]] = {}
        for number, text in enumerate(texts):
            for word in _WORD.findall(text.casefold()):
                self._having.setdefault(word, set()).add(number)
        self._sorted = sorted(self._having)

    def stand_together(self, meaning: str) -> bool:
        """Whether some text has all the words of a meaning, but for their endings."""
        words = [word for word in _WORD.findall(meaning.casefold()) if len(word) >= _SHORTEST]
        beginnings = [word[: max(_SHORTEST, len(word) - _ENDING)] for word in words]
        found = [self._beginning(each) for each in beginnings]
        return not found or bool(set.intersection(*found))

    def _beginning(self, beginning: str) -> set[int]:
        start = bisect_left(self._sorted, beginning)
        words = takewhile(lambda word: word.startswith(beginning), self._sorted[start:])
        return set().union(*(self._having[word] for word in words))


def _texts(review: Review) -> Iterator[str]:
    for filed in review.filed:
        yield from filed.revision.full_descriptions
        yield from (entry.reason or "" for entry in filed.revision.entries)
        for section in filed.revision.sections:
            yield from section.text.split("\n")
