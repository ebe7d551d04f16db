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
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from typing import NamedTuple, TypeAlias

Span: TypeAlias = tuple[int, int]
"""Where a stretch of a text begins and ends."""

_NEIGHBOURS = 128
"""Entries side by side in the policy that are told from each other."""
_SHARED_BY = 8
"""A phrase printed with this many neighbours says nothing of one of them."""
_TELLING = 2
"""What only some of the rows that would look alike print counts as printed so often."""
_SHARED_BEHIND, _STRETCH = 3, 3
"""As many neighbours do, once so many shared phrases have gone before."""

_BRACKETS = re.compile(r"(?<!\w)(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\])[,;.]*")
JOINT = (
    r"(?:and|and/or|or|but|for|of|with|in|by|via|from|the|a|an|includ\w+|used|using|to|up|not|no"
    r"|per|each)"
)
_EITHER_WAY = re.compile(r"\bwith\s*(?:or|and|/)\s*\Z", re.I)
"""What is no joint: "without" alone would say the opposite."""
_BOUND = r"(?:no\s|not\s)?(?:more|less|greater|fewer)\s"
_PHRASE_ENDS = re.compile(
    r"\s(?:(?<=[,;:)\]]\s)\s*|\s*(?=[(\[]|(?:and/or|for|of|with|in|by|via|from"
    rf"|including|used|using|not)\s|(?:and|but)\s(?!{_BOUND})|or\s(?!more|greater|less|equal)))",
    re.I,
)
"""Begins with the space that all of them have, which makes it three times as fast.

The two ends of an amount ("more than one liter but no more than two") are one phrase.
"""
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


class PackedPhrases:
    """The phrases of descriptions as bare numbers: some 70 bytes a description, so all are kept.

    To work them out again for each list would take longer than everything else that a key does.
    First stands where those of each description begin, and last where all of them end.
    """

    def __init__(self, numbers: "array[int]") -> None:
        self.numbers = numbers

    @classmethod
    def of(cls, phrases: Sequence[Sequence[Phrase]]) -> "PackedPhrases":
        """The phrases of so many descriptions."""
        first = len(phrases) + 1
        starts = accumulate((3 * len(each) for each in phrases), initial=first)
        packed = (
            (start, end, printed << 1 | own)
            for each in phrases
            for start, end, printed, own in each
        )
        return cls(array("i", chain(starts, chain.from_iterable(packed))))

    def phrases(self, at: int) -> tuple[Phrase, ...]:
        """The phrases of the description at a place, in its order."""
        numbers = iter(self.numbers[self.numbers[at] : self.numbers[at + 1]])
        return tuple(
            Phrase(start, end, printed >> 1, bool(printed & 1))
            for start, end, printed in zip(numbers, numbers, numbers, strict=True)
        )


class Phrasing:
    """The phrases of each of the descriptions that stand together in a policy."""

    def __init__(self, descriptions: Sequence[str]) -> None:
        self._descriptions = descriptions
        self._blocks: dict[int, PackedPhrases] = {}

    def phrases(self, place: int) -> tuple[Phrase, ...]:
        """The phrases of the description at a place, in its order."""
        block, at = divmod(place, _NEIGHBOURS)
        if block not in self._blocks:
            self._blocks[block] = PackedPhrases.of(self._phrases_of_block(block))
        return self._blocks[block].phrases(at)

    def _phrases_of_block(self, block: int) -> list[tuple[Phrase, ...]]:
        """The phrases of neighbours; where their own would be the same, more are their own."""
        texts = self._descriptions[block * _NEIGHBOURS : (block + 1) * _NEIGHBOURS]
        spans = [[*_phrase_spans(text)] for text in texts]
        printed = Counter(
            phrase
            for text, own in zip(texts, spans, strict=True)
            for phrase in {plain(text[start:end]) for start, end in own}
        )
        found = [_phrases(*each, printed) for each in zip(texts, spans, strict=True)]
        alike: dict[tuple[str, ...], list[int]] = {}
        for at, phrases in enumerate(found):
            alike.setdefault(_words(texts[at], phrases, own=True), []).append(at)
        for places in alike.values():
            if len({texts[at] for at in places}) > 1:
                _tell_apart(texts, found, places)
        return found


class KnownPhrasing(Phrasing):
    """The phrases of descriptions as they were found before."""

    def __init__(self, known: PackedPhrases) -> None:
        super().__init__(())
        self._known = known

    def phrases(self, place: int) -> tuple[Phrase, ...]:
        """The phrases of the description at a place, in its order."""
        return self._known.phrases(place)


def _phrases(text: str, spans: Sequence[Span], printed: Counter[str]) -> tuple[Phrase, ...]:
    """The phrases of a text, each with whether it is the text's own."""
    found: list[Phrase] = []
    shared = 0
    for start, end in spans:
        times = printed[plain(text[start:end])]
        aside = text[start] in "([" and _ASIDE.search(text, start, end)
        own = not aside and times < (_SHARED_BEHIND if shared >= _STRETCH else _SHARED_BY)
        shared += not own
        found.append(Phrase(start, end, times, own))
    if not any(phrase.own for phrase in found):
        return tuple(phrase._replace(own=True) for phrase in found)
    return tuple(found)


def _tell_apart(texts: Sequence[str], found: list[tuple[Phrase, ...]], places: list[int]) -> None:
    """Makes phrases of these places their own too that not all of them print."""
    common = set.intersection(*(set(_words(texts[at], found[at])) for at in places))
    for at in places:
        found[at] = tuple(
            phrase._replace(own=True, printed=_TELLING)
            if not phrase.own and plain(texts[at][phrase.start : phrase.end]) not in common
            else phrase
            for phrase in found[at]
        )


def _words(text: str, phrases: Sequence[Phrase], own: bool = False) -> tuple[str, ...]:
    """The phrases of a text as they are compared, all of them or its own only."""
    return tuple(plain(text[each.start : each.end]) for each in phrases if each.own or not own)


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
        if begin >= end:
            continue
        if text.startswith("without", begin) and (either := _EITHER_WAY.search(text, at, begin)):
            begin = either.start()
        yield begin, end
