"""Summaries: the words of an entry that tell it from its neighbours (DESIGN section 6).

Descriptions of one policy share long stretches. So a description is cut into *phrases*, at
punctuation and before prepositions; each is counted among the entry's neighbours, and three kinds
are told apart:

    shared     printed with many neighbours ("administrative services")          left out
    aside      brackets that say how to bill, or what the entry is not
               ("… coded separately", "excludes …")                              left out
    own        everything else ("antibiotic", "once every 8 hours")              the row

A row is the own phrases in their order. Where it must be narrower, phrases are given room by what
they are worth: those the query matched, then the rarest, then the earlier; the last one that does
not fit is cut at a word. "…" stands wherever words of the entry's own were cut, and between
phrases that do not follow each other; shared ones fall away at both ends without a mark.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

import msgspec

from bcp_tui.policy import Entry, Revision
from bcp_tui.search.terms import spans_of

_NEIGHBOURS = 128
"""Entries side by side in the policy that are told from each other."""
_SHARED_BY = 8
"""A phrase printed with this many neighbours says nothing of one of them."""
ROW_WIDTH = 60
"""Columns that an 80-column list leaves to a row's text."""

_CUT = "…"
_BRACKETS = re.compile(r"(?<!\w)(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\])[,;.]*")
_PHRASE_ENDS = re.compile(
    r"(?<=[,;:])\s+|\s+(?=(?:and|and/or|or|but|for|of|with|in|by|via|from|including|used|using|"
    r"excluding|per|not)\s)|\s+(?=[(\[])|(?<=[)\]])\s+",
    re.I,
)
_LEADING = re.compile(
    r"^(?:(?:and|and/or|or|but|includ\w+|for|of|with|in|by|via|from|the)\s+)+", re.I
)
_ASIDE = re.compile(
    r"\bseparately\b|\bdo not (?:use|report|bill|code)\b|\buse (?:this|with)\b"
    r"|\bexclud|\bnot covered\b",
    re.I,
)


_ADD_ON = re.compile(r"\bseparately in addition to\b", re.I)


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """A phrase of a description: where it stands, and how many neighbours print it too."""

    start: int
    end: int
    printed: int
    own: bool


class Row(msgspec.Struct, frozen=True, gc=False):
    """A list row's text, and the (start, end) of what the query matched in it."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()


class Summaries(Mapping[str, str]):
    """The summary of each entry of one revision by its code, each made when it is asked for."""

    def __init__(self, revision: Revision) -> None:
        self._entries = revision.entries
        self._at = {entry.code: at for at, entry in enumerate(revision.entries)}
        self._printed: dict[int, Counter[str]] = {}

    def __getitem__(self, code: str) -> str:
        return self.row(code, ROW_WIDTH).text

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)

    def row(self, code: str, width: int, matched: Collection[str] = ()) -> Row:
        """One entry's row in a width (in columns), with the matched terms in sight."""
        at = self._at[code]
        text = self._entries[at].full_description
        spans = spans_of(text, matched)
        return _shown(text, _kept(self.phrases(code), text, spans, width), spans)

    def phrases(self, code: str) -> list[Phrase]:
        """The phrases of an entry's full description, in its order."""
        at = self._at[code]
        printed = self._printed_near(at // _NEIGHBOURS)
        text = self._entries[at].full_description
        found = []
        for start, end in _phrase_spans(text):
            phrase = text[start:end]
            times = printed[_plain(phrase)]
            own = times < _SHARED_BY and not (phrase[0] in "([" and _ASIDE.search(phrase))
            found.append(Phrase(start, end, times, own))
        if not any(phrase.own for phrase in found):
            return [msgspec.structs.replace(phrase, own=True) for phrase in found]
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


def _phrase_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the phrases of a text stand; what stands in brackets is one."""
    at = 0
    for bracket in _BRACKETS.finditer(text):
        yield from _plain_spans(text, at, bracket.start())
        yield bracket.span()
        at = bracket.end()
    yield from _plain_spans(text, at, len(text))


def _plain_spans(text: str, at: int, stop: int) -> Iterator[tuple[int, int]]:
    for gap in _PHRASE_ENDS.finditer(text, at, stop):
        if gap.start() > at:
            yield at, gap.start()
        at = gap.end()
    end = at + len(text[at:stop].rstrip())
    if end > at:
        yield at, end


def _plain(phrase: str) -> str:
    return _LEADING.sub("", phrase.lower().strip(" ,;:.()[]"))


Span = tuple[int, int]


def _kept(phrases: list[Phrase], text: str, spans: list[Span], width: int) -> list[Span]:
    """The stretches of a text that are its row of at most this width, in order."""
    kept: list[Span] = []
    for start, end in _by_worth(phrases, spans):
        whole = _with(kept, (start, end))
        if _length(whole, text) <= width:
            kept = whole
            continue
        cut = _cut_to_fit(kept, text, (start, end), width)
        if cut:
            kept = cut
    return kept


def _by_worth(phrases: list[Phrase], spans: list[Span]) -> list[Span]:
    """What a row should hold, the most important first."""
    ranked: list[tuple[int, int, int, int]] = []
    for phrase in phrases:
        matched = [span for span in spans if phrase.start <= span[0] < phrase.end]
        if phrase.own:
            ranked.append((0 if matched else 2, phrase.printed, phrase.start, phrase.end))
        if matched and (not phrase.own or phrase.end - phrase.start > ROW_WIDTH // 2):
            ranked += [(1 if phrase.own else 3, phrase.printed, *span) for span in matched]
    return [(start, end) for *_, start, end in sorted(ranked)]


def _with(kept: list[Span], span: Span) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted([*kept, span]):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _cut_to_fit(kept: list[Span], text: str, span: Span, width: int) -> list[Span] | None:
    """The stretches with as many of the phrase's leading words as fit, if any do."""
    start, end = span
    while (end := text.rfind(" ", start, end)) > start:
        shorter = _with(kept, (start, end))
        if _length(shorter, text) <= width:
            return shorter
    return None


def _length(kept: list[Span], text: str) -> int:
    return len(_shown(text, kept, []).text)


def _shown(text: str, kept: list[Span], spans: list[Span]) -> Row:
    """The kept stretches as one line, and the spans moved to where they stand in it."""
    parts: list[str] = []
    length = 0
    moved: list[Span] = []
    for start, end in kept:
        if parts:
            gap = f" {_CUT}{'; ' if text[:start].rstrip().endswith(';') else ' '}"
            parts.append(gap)
            length += len(gap)
        moved += [
            (max(s, start) - start + length, min(e, end) - start + length)
            for s, e in spans
            if s < end and e > start
        ]
        parts.append(text[start:end])
        length += end - start
    return Row("".join(parts).rstrip(" ,;"), tuple(moved))
