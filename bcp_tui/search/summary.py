"""Summaries: the words of an entry that tell it from its neighbours (DESIGN section 6).

Descriptions of one policy share long stretches. So a description is cut into *phrases*, at
punctuation and before prepositions; each is counted among the entry's neighbours, and three kinds
are told apart:

    shared     printed with many neighbours ("administrative services"), or with some
               behind a stretch that is                                          left out
    aside      brackets that say how to bill, or what the entry is not
               ("… coded separately", "excludes …")                              left out
    own        everything else ("antibiotic", "once every 8 hours")              the row

A row is the own phrases in their order. Where it must be narrower, phrases are given room by what
they are worth: the short one that alone tells the row from its neighbours ("once every 8 hours"),
those the query matched, then the rarest, the first phrase among them, then the
earlier; one that does not fit is cut at a word, brackets are not cut. "…" stands wherever words of
the entry's own were cut, and between phrases that do not follow each other; what an entry shares
falls away at both ends without a mark. Where rows side by side would still read alike, what their
entries do not all print comes before everything else (`common`).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from bcp_tui.policy import Entry, Revision

_NEIGHBOURS = 128
"""Entries side by side in the policy that are told from each other."""
_SHARED_BY = 8
"""A phrase printed with this many neighbours says nothing of one of them."""
ROW_WIDTH = 60
"""Columns that an 80-column list leaves to a row's text."""

_SHARED_BEHIND, _STRETCH = 3, 3
"""As many neighbours do, once so many shared phrases have gone before."""
_HEAD = 2
"""The first phrase of an entry's own ranks as if so many neighbours printed it."""

_CUT = "…"
_SHORTEST_CUT = 10
"""Columns of a cut phrase that still say something."""
_BRACKETS = re.compile(r"(?<!\w)(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\])[,;.]*")
_JOINT = (
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
_JOINTS = re.compile(rf"\s*(?:{_JOINT}\s+)*", re.I)
_DANGLING = re.compile(rf"\s{_JOINT}$", re.I)
_ASIDE = re.compile(
    r"\bseparately\b|\bdo not (?:use|report|bill|code)\b|\buse (?:this|with)\b"
    r"|\bexclud|\bnot covered\b",
    re.I,
)


_ADD_ON = re.compile(r"\bseparately in addition to\b", re.I)


class Phrase(NamedTuple):
    """A phrase of a description: where it stands, and how many neighbours print it too."""

    start: int
    end: int
    printed: int
    own: bool


Span = tuple[int, int]


class Row(NamedTuple):
    """A list row's text, and the (start, end) of what the query matched in it."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()


class Summaries(Mapping[str, str]):
    """The summary of each entry of one revision by its code, each made when it is asked for."""

    def __init__(self, revision: Revision) -> None:
        self._entries = revision.entries
        self._at = {entry.code: at for at, entry in enumerate(revision.entries)}
        self._printed: dict[int, Counter[str]] = {}
        self._phrases_in_sight = lru_cache(maxsize=512)(self.phrases)
        self._rows_in_sight = lru_cache(maxsize=512)(self._row)

    def __getitem__(self, code: str) -> str:
        return self.row(code, ROW_WIDTH).text

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)

    def row(
        self,
        code: str,
        width: int,
        matched: frozenset[str] = frozenset(),
        common: frozenset[str] = frozenset(),
    ) -> Row:
        """One entry's row in a width (in columns), with the matched terms in sight.

        What is not `common` to it and entries whose rows looked like it comes before them.
        """
        return self._rows_in_sight(code, width, matched, common)

    def common(self, codes: Iterable[str]) -> frozenset[str]:
        """The phrases that all of these entries print."""
        return frozenset.intersection(*map(self._printed_by, codes))

    def _printed_by(self, code: str) -> frozenset[str]:
        text = self._entries[self._at[code]].full_description
        return frozenset(
            _plain(text[phrase.start : phrase.end]) for phrase in self._phrases_in_sight(code)
        )

    def _row(self, code: str, width: int, matched: frozenset[str], common: frozenset[str]) -> Row:
        text = self._entries[self._at[code]].full_description
        spans: list[Span] = []
        if matched:
            from bcp_tui.search.terms import spans_of

            spans = spans_of(text, matched)
        return _fitted(text, self._phrases_in_sight(code), spans, width, common)

    def phrases(self, code: str) -> list[Phrase]:
        """The phrases of an entry's full description, in its order."""
        at = self._at[code]
        printed = self._printed_near(at // _NEIGHBOURS)
        text = self._entries[at].full_description
        found: list[Phrase] = []
        shared = 0
        for start, end in _phrase_spans(text):
            times = printed[_plain(text[start:end])]
            aside = text[start] in "([" and _ASIDE.search(text, start, end)
            own = not aside and times < (_SHARED_BEHIND if shared >= _STRETCH else _SHARED_BY)
            shared += not own
            found.append(Phrase(start, end, times, own))
        if not any(phrase.own for phrase in found):
            return [phrase._replace(own=True) for phrase in found]
        return found

    def _printed_near(self, block: int) -> Counter[str]:
        if block not in self._printed:
            near = self._entries[block * _NEIGHBOURS : (block + 1) * _NEIGHBOURS]
            self._printed[block] = Counter(
                phrase
                for entry in near
                for phrase in {
                    _plain(entry.full_description[start:end])
                    for start, end in _phrase_spans(entry.full_description)
                }
            )
        return self._printed[block]


def summaries(revision: Revision) -> Summaries:
    """The summaries of a revision's entries by code; at most `ROW_WIDTH` columns each."""
    return Summaries(revision)


def is_add_on(entry: Entry) -> bool:
    """Whether an entry only adds to another, which a caller means first."""
    return entry.continues is not None or _ADD_ON.search(entry.description) is not None


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
        joints = _LEADING.match(text, start, end)
        begin = joints.end() if joints else start
        if begin < end:
            yield begin, end


def _plain(phrase: str) -> str:
    return phrase.lower().strip(" ,;:.()[]")


def _fitted(
    text: str, phrases: list[Phrase], matched: list[Span], width: int, common: frozenset[str]
) -> Row:
    """The row of at most this width that holds what is worth most."""
    own = [phrase for phrase in phrases if phrase.own]
    whole = own[0].start, own[-1].end
    kept = _merged([(phrase.start, phrase.end) for phrase in own], text)
    if len(_shown(text, kept, whole)) > width:
        kept = []
    ranked = _by_worth(phrases, matched, text, width)
    if common:
        own_only = [(each.start, each.end) for each in phrases if each.own]
        ranked.sort(key=lambda span: not _tells(text, span, own_only, common))
    for start, end in ranked:
        if any(first <= start and end <= last for first, last in kept):
            continue
        for stop in _stops(text, start, end):
            longer = _merged([*kept, (start, stop)], text)
            if len(_shown(text, longer, whole)) <= width:
                kept = longer
                break
    return Row(_shown(text, kept, whole), _moved(text, kept, whole, matched))


def _tells(text: str, span: Span, own: list[Span], common: frozenset[str]) -> bool:
    """Whether a stretch is a phrase of the entry's own that others do not print."""
    return span in own and _plain(text[span[0] : span[1]]) not in common


def _by_worth(phrases: list[Phrase], matched: list[Span], text: str, width: int) -> list[Span]:
    """What a row should hold, the most important first: each matched word once, then phrases.

    Matched words of shared phrases come last, unless none of the entry's own matched.
    """
    ranked: list[tuple[int, int, int, int]] = []
    words: dict[str, tuple[int, int, int, int]] = {}
    own = [phrase for phrase in phrases if phrase.own]
    head, telling = own[0], _telling(own, width // 2)
    for phrase in phrases:
        inside = [span for span in matched if phrase.start <= span[0] < phrase.end]
        if phrase.own:
            printed = min(phrase.printed, _HEAD) if phrase is head else phrase.printed
            level = -1 if phrase is telling else 1 if inside else 2
            ranked.append((level, printed, phrase.start, phrase.end))
        for start, end in inside:
            place = (0 if phrase.own else 3, 0, start, end)
            word = text[start:end].lower()
            words[word] = min(place, words.get(word, place))
    best = min((word[0] for word in words.values()), default=0)
    ranked += [(place - best, 0, start, end) for place, _, start, end in words.values()]
    return [(start, end) for *_, start, end in sorted(ranked)]


def _telling(own: list[Phrase], width: int) -> Phrase | None:
    """The short phrase that alone tells a row from neighbours which share its others."""
    short = [each for each in own if each.printed == 1 and each.end - each.start <= width]
    return short[-1] if short and any(each.printed > 1 for each in own) else None


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    """Where a phrase may end: at its end, or cut behind a word that can stand last."""
    yield end
    if text[start] in "([":
        return
    while (end := text.rfind(" ", start, end)) >= start + _SHORTEST_CUT:
        if not _DANGLING.search(text, start, end):
            yield end


def _merged(stretches: list[Span], text: str) -> list[Span]:
    """The stretches in order, as one where nothing but joints lies between them."""
    merged: list[Span] = []
    for start, end in sorted(stretches):
        if merged and (start <= merged[-1][1] or _JOINTS.fullmatch(text, merged[-1][1], start)):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _gaps(text: str, kept: list[Span], whole: Span) -> list[str]:
    """What stands before each stretch, and behind the last."""
    gaps = [f"{_CUT} " if kept and kept[0][0] > whole[0] else ""]
    for start, _ in kept[1:]:
        ends_part = text[:start].rstrip().endswith(";")
        gaps.append(f" {_CUT}; " if ends_part else f" {_CUT} ")
    gaps.append(f" {_CUT}" if kept and kept[-1][1] < whole[1] else "")
    return gaps


def _shown(text: str, kept: list[Span], whole: Span) -> str:
    gaps = _gaps(text, kept, whole)
    parts = [gap + text[start:end] for gap, (start, end) in zip(gaps, kept, strict=False)]
    return ("".join(parts).rstrip(" ,;.") + gaps[-1]).strip()


def _moved(text: str, kept: list[Span], whole: Span, matched: list[Span]) -> tuple[Span, ...]:
    """The matched spans where they stand in the row."""
    moved: list[Span] = []
    length = 0
    for gap, (start, end) in zip(_gaps(text, kept, whole), kept, strict=False):
        length += len(gap)
        moved += [
            (max(first, start) - start + length, min(last, end) - start + length)
            for first, last in matched
            if first < end and last > start
        ]
        length += end - start
    return tuple(moved)
