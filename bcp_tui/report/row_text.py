"""The text of a list row: the words of an entry that tell it from its neighbours.

A row is the entry's own phrases (see `policy.phrases`) in their order. Where it must be narrower,
phrases are given room by what they are worth: the short one that alone tells the row from its
neighbours ("once every 8 hours"), those the query matched, then the rarest, the first phrase among
them, then the earlier; one that does not fit is cut at a word, brackets are not cut. "…" stands
wherever words of the entry's own were cut, and between phrases that do not follow each other; what
an entry shares falls away at both ends without a mark, and what has no room beside what tells it
from its neighbours. Where rows side by side would still read
alike, what their entries do not all print comes before everything else (`common`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from bcp_tui.policy import Listing
from bcp_tui.policy.descriptions import is_add_on
from bcp_tui.policy.passages import Passage
from bcp_tui.policy.phrases import JOINT, Phrase, Span, plain
from bcp_tui.report.apart import Phrased, stretches_apart
from bcp_tui.report.cuts import back_to_turn, cuts, turned
from bcp_tui.report.turns import CUT, SENTENCE_END, TURNS, shortened

SUMMARY_WIDTH = 60
"""Columns of a row's text where nobody says how many there are."""

_HEAD = 2
"""The first phrase of an entry's own ranks as if so many neighbours printed it."""
_SHORTEST_CUT = 10
"""Columns of a cut phrase that still say something."""
_BESIDE = 16
"""Columns that what is added leaves for the beginning of what it is added to."""
_JOINTS = re.compile(rf"\s*(?:{JOINT}\s+)*", re.I)
_MOST_ROUNDS = 3
"""Rows that were told apart may come to read like others, and are then told from those too."""
_IN_SIGHT = 512
"""Rows that are kept: a list shows the same ones again and again while a query is typed."""

NOTHING: frozenset[str] = frozenset()


class RowText(NamedTuple):
    """A list row's text, and where what the query matched stands in it."""

    text: str
    spans: tuple[Span, ...] = ()


class RowWanted(NamedTuple):
    """A listing whose row is wanted in a width (in columns), with the terms that matched."""

    listing: Listing
    width: int
    matched: frozenset[str] = NOTHING


def summary(listing: Listing) -> str:
    """The words that tell an entry from its neighbours, in at most `SUMMARY_WIDTH` columns."""
    return _row(RowWanted(listing, SUMMARY_WIDTH)).text


def row_texts(wanted: Sequence[RowWanted]) -> list[RowText]:
    """The rows side by side, each in its width, and told apart."""
    rows = [_row(each) for each in wanted]
    alike = _alike(wanted, rows)
    for places in alike:
        common = _common(wanted[at].listing for at in places)
        for at in places:
            rows[at] = _row(wanted[at], common)
    groups = [set(places) for places in alike]
    for _ in range(_MOST_ROUNDS):
        alike = _alike(wanted, rows)
        for places in alike:
            group = set(places).union(*(each for each in groups if not each.isdisjoint(places)))
            groups = [*(each for each in groups if each.isdisjoint(group)), group]
        for group in groups:
            if any(not group.isdisjoint(places) for places in alike):
                for at, row in _apart(wanted, sorted(group)):
                    rows[at] = row
    return rows


def _alike(wanted: Sequence[RowWanted], rows: Sequence[RowText]) -> list[list[int]]:
    """The places of rows of one policy that read alike, and whose descriptions do not."""
    alike: dict[tuple[object, str], list[int]] = {}
    for at, each in enumerate(wanted):
        alike.setdefault((each.listing.revision.key, rows[at].text), []).append(at)
    return [
        places
        for places in alike.values()
        if len(places) > 1 and len({wanted[at].listing.full_description for at in places}) > 1
    ]


def _apart(wanted: Sequence[RowWanted], places: Sequence[int]) -> Iterator[tuple[int, RowText]]:
    """The rows at these places with what tells them from each other, where they have it."""
    phrased = [_phrased(wanted[at]) for at in places]
    for at, each, kept in zip(places, phrased, stretches_apart(phrased), strict=True):
        if kept:
            text, whole = each.text, _own(wanted[at].listing)
            matched = _matched(text, wanted[at].matched)
            merged = _merged([*kept], text)
            if len(_shown(text, merged, whole)) > wanted[at].width:
                whole = merged[0][0], merged[-1][1]
            yield at, RowText(_shown(text, merged, whole), _moved(text, merged, whole, matched))


def _phrased(wanted: RowWanted) -> Phrased:
    listing = wanted.listing
    text, whole = listing.full_description, _own(listing)

    def fits(kept: Sequence[Span], unmarked: bool) -> bool:
        merged = _merged([*kept], text)
        around = (merged[0][0], merged[-1][1]) if unmarked else whole
        return len(_shown(text, merged, around)) <= wanted.width

    return Phrased(text, [(each.start, each.end) for each in _phrases(listing)], fits)


def _own(listing: Listing) -> Span:
    """Where the own phrases of a description begin and end."""
    own = [each for each in _phrases(listing) if each.own]
    return own[0].start, own[-1].end


def _common(listings: Iterable[Listing]) -> frozenset[str]:
    """The phrases that all of these print."""
    return frozenset.intersection(
        *(
            frozenset(plain(each.full_description[start:end]) for start, end, *_ in _phrases(each))
            for each in listings
        )
    )


def _phrases(listing: Listing) -> tuple[Phrase, ...]:
    return listing.revision.phrasing.phrases(listing.place)


def _row(wanted: RowWanted, common: frozenset[str] = NOTHING) -> RowText:
    listing, width, matched = wanted
    adds = is_add_on(listing.entry)
    return _fitted(listing.full_description, _phrases(listing), matched, width, common, adds)


@lru_cache(maxsize=_IN_SIGHT)
def _fitted(
    text: str,
    phrases: tuple[Phrase, ...],
    terms: frozenset[str],
    width: int,
    common: frozenset[str],
    adds: bool,
) -> RowText:
    """The row of at most this width that holds what is worth most."""
    matched = _matched(text, terms)
    own = [phrase for phrase in phrases if phrase.own]
    whole = own[0].start, own[-1].end
    kept = _merged([(phrase.start, phrase.end) for phrase in own], text)
    if len(_shown(text, kept, whole)) > width:
        kept = []
    ranked = _by_worth(phrases, matched, text, width, adds)
    if common:
        own_only = [_with_turn(text, each) for each in phrases if each.own]
        ranked.sort(key=lambda span: not _tells(text, span, own_only, common))
    for start, end in ranked:
        if any(first <= start and end <= last for first, last in kept):
            continue
        for stretches in cuts(text, start, end, _SHORTEST_CUT):
            longer = _merged([*kept, *stretches], text)
            if len(_shown(text, longer, whole)) <= width:
                kept = longer
                break
    return RowText(_shown(text, kept, whole), _moved(text, kept, whole, matched))


def _matched(text: str, terms: frozenset[str]) -> list[Span]:
    if not terms:
        return []
    from bcp_tui.search.terms import spans_of

    return spans_of(text, terms)


def _tells(text: str, span: Span, own: list[Span], common: frozenset[str]) -> bool:
    """Whether a stretch is a phrase of the entry's own that others do not print."""
    return span in own and plain(text[span[0] : span[1]]) not in common


def _by_worth(
    phrases: Sequence[Phrase], matched: list[Span], text: str, width: int, adds: bool
) -> list[Span]:
    """What a row should hold, the most important first: each matched word once, then phrases.

    Matched words of shared phrases come last, unless none of the entry's own matched.
    """
    ranked: list[tuple[int, int, int, int]] = []
    words: dict[str, tuple[int, int, int, int]] = {}
    own = [phrase for phrase in phrases if phrase.own]
    head, telling = own[0], _telling(own, width, adds)
    for phrase in phrases:
        inside = [span for span in matched if phrase.start <= span[0] < phrase.end]
        if phrase.own:
            printed = min(phrase.printed, _HEAD) if phrase is head else phrase.printed
            level = -1 if phrase is telling else 1 if inside else 2
            ranked.append((level, printed, *_with_turn(text, phrase)))
        for start, end in inside:
            word = text[start:end].lower()
            place = (0 if phrase.own else 3, 0, *turned(text, start, end))
            words[word] = min(place, words.get(word, place))
    best = min((word[0] for word in words.values()), default=0)
    ranked += [(place - best, 0, start, end) for place, _, start, end in words.values()]
    return [(start, end) for *_, start, end in sorted(ranked)]


def _with_turn(text: str, phrase: Phrase) -> Span:
    """Where a phrase stands with what turns it, though it is behind "and", "or", "of"."""
    return back_to_turn(text, phrase.start), phrase.end


def _telling(own: list[Phrase], width: int, adds: bool) -> Phrase | None:
    """The short phrase that alone tells a row from neighbours which share its others.

    Of what only adds to another code it is what is added, which stands last.
    """
    room = width - _BESIDE if adds else width // 2
    short = [each for each in own if each.end - each.start <= room]
    if adds:
        return short[-1] if short else None
    alone = [each for each in short if each.printed == 1]
    return alone[-1] if alone and any(each.printed > 1 for each in own) else None


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
    gaps = [f"{CUT} " if kept and kept[0][0] > whole[0] else ""]
    for start, _ in kept[1:]:
        ends_part = text[:start].rstrip().endswith(";")
        gaps.append(f" {CUT}; " if ends_part else f" {CUT} ")
    gaps.append(f" {CUT}" if kept and kept[-1][1] < whole[1] else "")
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


def passage_row(passage: Passage, width: int, terms: frozenset[str] = NOTHING) -> RowText:
    """A passage in a width (in columns): its own words, behind what turns or limits them.

    Of the lead-in the end is kept, from the last word that turns it on; of the passage as much as
    there is room for, and what turns its sentence further on.
    """
    said = _sentence_said(passage.text, terms)
    text = " ".join((*passage.lead_ins, said))
    if len(text) > width:
        lead_in = _lead_in_row(passage.lead_ins, width // 2)
        text = shortened(f"{lead_in}{said}", width)
    return RowText(text, tuple(_matched(text, terms)))


def _sentence_said(text: str, terms: frozenset[str]) -> str:
    """The text from the sentence on that says most of the terms."""
    found = _matched(text, terms)
    ends = [match.end() for match in SENTENCE_END.finditer(text)] if found else []
    starts = [0, *ends]
    says = [
        sum(start <= span[0] < end for span in found)
        for start, end in zip(starts, [*ends, len(text)], strict=True)
    ]
    start = starts[says.index(max(says))]
    return f"{CUT} {text[start:].lstrip()}" if start else text


def _lead_in_row(lead_ins: Sequence[str], width: int) -> str:
    """The end of the lead-ins, with all that turns them; empty without any."""
    whole = " ".join(lead_ins)
    if len(whole) < width:
        return f"{whole} " if whole else ""
    room = whole.find(" ", max(0, len(whole) - width)) + 1
    turns = [match.start() for match in TURNS.finditer(whole)]
    start = min([room, *turns[-1:]])
    return f"{CUT} {whole[start:]} "
