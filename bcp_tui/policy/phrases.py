"""Phrases: the stretches of a description, and which of them are an entry's own.

Descriptions of one policy share long stretches. So a description is cut into *phrases*, at
punctuation and before prepositions; each is counted among the entry's neighbours, and three kinds
are told apart:

    shared     printed with many neighbours ("administrative services"), or with some
               behind a stretch that is
    aside      brackets that say how to bill, or what the entry is not
               ("… coded separately", "excludes …")
    own        everything else ("antibiotic", "once every 8 hours")

Finding weighs own phrases most (`search`), and a list row is made of them (`report`).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

Span: TypeAlias = tuple[int, int]
"""Where a stretch of a text begins and ends."""

_NEIGHBOURS = 128
"""Entries side by side in the policy that are told from each other."""
_SHARED_BY = 8
"""A phrase printed with this many neighbours says nothing of one of them."""
_IN_SIGHT = 512
"""Descriptions whose phrases are kept: a list shows the same ones again and again."""
_SHARED_BEHIND, _STRETCH = 3, 3
"""As many neighbours do, once so many shared phrases have gone before."""

_BRACKETS = re.compile(r"(?<!\w)(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\])[,;.]*")
JOINT = (
    r"(?:and|and/or|or|but|for|of|with|in|by|via|from|the|a|an|includ\w+|used|using|to|up|not|no"
    r"|per|each)"
)
_PHRASE_ENDS = re.compile(
    r"\s(?:(?<=[,;:)\]]\s)\s*|\s*(?=[(\[]|(?:and|and/or|but|for|of|with|in|by|via|from"
    r"|including|used|using|not)\s|or\s(?!more|greater|less)))",
    re.I,
)
"""Begins with the space that all of them have, which makes it three times as fast."""
_LEADING = re.compile(
    r"(?:(?:and|and/or|or|but|includ\w+|for|of|with|in|by|via|from|the)\s+)*", re.I
)
_ASIDE = re.compile(
    r"\bseparately\b|\bdo not (?:use|report|bill|code)\b|\buse (?:this|with)\b"
    r"|\bexclud|\bnot covered\b",
    re.I,
)


class Phrase(NamedTuple):
    """A phrase of a description: where it stands, and how many neighbours print it too."""

    start: int
    end: int
    printed: int
    own: bool


class Phrasing:
    """The phrases of each of the descriptions that stand together in a policy."""

    def __init__(self, descriptions: Sequence[str]) -> None:
        self._descriptions = descriptions
        self._printed: dict[int, Counter[str]] = {}
        self.phrases = lru_cache(maxsize=_IN_SIGHT)(self._phrases)
        """The phrases of the description at a place, in its order."""

    def _phrases(self, place: int) -> tuple[Phrase, ...]:
        printed = self._printed_near(place // _NEIGHBOURS)
        text = self._descriptions[place]
        found: list[Phrase] = []
        shared = 0
        for start, end in _phrase_spans(text):
            times = printed[plain(text[start:end])]
            aside = text[start] in "([" and _ASIDE.search(text, start, end)
            own = not aside and times < (_SHARED_BEHIND if shared >= _STRETCH else _SHARED_BY)
            shared += not own
            found.append(Phrase(start, end, times, own))
        if not any(phrase.own for phrase in found):
            return tuple(phrase._replace(own=True) for phrase in found)
        return tuple(found)

    def _printed_near(self, block: int) -> Counter[str]:
        if block not in self._printed:
            near = self._descriptions[block * _NEIGHBOURS : (block + 1) * _NEIGHBOURS]
            self._printed[block] = Counter(
                phrase
                for text in near
                for phrase in {plain(text[start:end]) for start, end in _phrase_spans(text)}
            )
        return self._printed[block]


def plain(phrase: str) -> str:
    """A phrase as it is compared: in small letters, without punctuation around it."""
    return phrase.lower().strip(" ,;:.()[]")


def _phrase_spans(text: str) -> Iterator[Span]:
    """Where the phrases of a text stand, without the joints before them; brackets are one."""
    at = 0
    for bracket in _BRACKETS.finditer(text):
        yield from _unbracketed_spans(text, at, bracket.start())
        yield bracket.span()
        at = bracket.end()
    yield from _unbracketed_spans(text, at, len(text))


def _unbracketed_spans(text: str, at: int, stop: int) -> Iterator[Span]:
    stop = at + len(text[at:stop].rstrip())
    ends = [*_PHRASE_ENDS.finditer(text, at, stop)]
    for start, end in zip(
        (at, *(gap.end() for gap in ends)), (*(gap.start() for gap in ends), stop), strict=True
    ):
        joints = _LEADING.match(text, start)
        begin = joints.end() if joints else start
        if begin < end:
            yield begin, end
