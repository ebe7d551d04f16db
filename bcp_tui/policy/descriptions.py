"""What descriptions say beyond themselves: sentences they continue, codes they forbid together."""

import re
from collections.abc import Mapping, Sequence

from bcp_tui.policy.codes import SHAPE, CodeRange, number, parse_range, series
from bcp_tui.policy.entries import Entry

# Patterns that a single code's answer does not need are compiled by `re` when they are first used.
_FORBIDDEN = (
    r"(?i)(?:\bnot|n't|\bcannot)\s+(?:to\s+)?(?:be\s+)?"
    r"(?:separately\s+)?(?:use|report|bill|cod)(?:e?d|e|able)?\b[^;)\]]*?\bwith\b"
    r"((?:(?!,?\s+(?:but\s+)?\(?use\b)[^;)\].])*)"
)
"""A prohibition, and what stands behind its "with", as far as that goes."""
_NO_CLASS = r"(?!(?:any|all|other|the|this|these)\b)"
_CLASS = rf"\s*(?:any|all)?\s*(?:other\s+)?({_NO_CLASS}[a-z]+(?: [a-z]+)*?) codes?\b"
_ADD_ON = "separately in addition to"
_CODE = rf"\b(?:{SHAPE.pattern})\b"
_RANGE_WORD = r"\s*(?:[-–—]|\bto\b|\bthru\b|\bthrough\b)\s*"
_CODES = rf"(?a){_CODE}(?:{_RANGE_WORD}{_CODE})?"
_NAMED = rf"(?ai)\bcodes?:?\s+{_CODE}(?:(?:{_RANGE_WORD}|\s*,?\s*(?:and|or)\s+|\s*,\s*){_CODE})*"
"""What is called a code or codes."""


def primaries(entries: Sequence[Entry]) -> dict[int, int]:
    """The places of the entries that continue another, each with that other's place."""
    places: dict[str, int] = {}
    for place, entry in enumerate(entries):
        places.setdefault(entry.code, place)
    return {
        place: places[entry.continues]
        for place, entry in enumerate(entries)
        if entry.continues in places
    }


def chain(continued: Mapping[int, int], place: int) -> list[int]:
    """An entry's place, the place of the one that it continues and so on, each once."""
    places = {place: None}
    while (place := continued.get(place, place)) not in places:
        places[place] = None
    return list(places)


def full_descriptions(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Each entry's description, as one sentence with those of the entries that it continues."""
    continued = primaries(entries)
    full = [entry.description for entry in entries]
    for place in continued:
        sentence, *additions = (entries[each].description for each in chain(continued, place)[::-1])
        for addition in additions:
            sentence = full_description(addition, sentence)
        full[place] = sentence
    return tuple(full)


def full_description(description: str, primary: str) -> str:
    """The whole sentence of a description that reads on from its primary code's.

    An add-on's description follows its primary's up to the semicolon, as CPT prints them:
    "... each additional hour" after "Intravenous infusion, …; initial, up to 1 hour".
    """
    common, semicolon, _ = primary.partition(";")
    own = re.sub(r"^\s*(?:\.{2,}|…)\s*", "", description)
    return f"{common}{semicolon or ';'} {own}"


def is_add_on(entry: Entry) -> bool:
    """Whether an entry only adds to another, which is what a caller means first."""
    return entry.continues is not None or _ADD_ON in entry.description.lower()


def together_forbidden(rows: Sequence[tuple[CodeRange, str]]) -> tuple[tuple[CodeRange, ...], ...]:
    """For each row of code and description, the rows' codes not to be used together with it.

    Read out of "do not use … with S9326, S9327, or S9328" and "… codes S9374 - S9377", whose ranges
    are resolved to the rows in them, and "… with any per diem code": every row that says so of
    itself. Both sides of a prohibition get the other. In row order.
    """
    forbidden = [(at, named) for at, (_, text) in enumerate(rows) for named in _forbidden_by(text)]
    if not forbidden:
        return ((),) * len(rows)
    partners: list[set[int]] = [set() for _ in rows]
    by_first = [(series(codes.first), number(codes.first), number(codes.last)) for codes, _ in rows]
    for at, named in forbidden:
        for other in _rows_of(named, rows, by_first):
            if other != at:
                partners[at].add(other)
                partners[other].add(at)
    return tuple(
        tuple(dict.fromkeys(rows[other][0] for other in sorted(found))) for found in partners
    )


def codes_named(description: str) -> tuple[CodeRange, ...]:
    """The codes that a description names as codes: "do not use with …", "in addition to code …"."""
    named = [each for each in _forbidden_by(description) if isinstance(each, CodeRange)]
    for listed in re.finditer(_NAMED, description):
        for codes in re.findall(_CODES, listed.group()):
            named += _named(codes)
    return tuple(dict.fromkeys(named))


def _forbidden_by(description: str) -> list[CodeRange | str]:
    """The codes of "do not use … with …", or the words for a class of them."""
    if not _may_forbid(description.lower()):
        return []
    named: list[CodeRange | str] = []
    for sentence in re.finditer(_FORBIDDEN, description):
        codes = re.findall(_CODES, sentence.group(1))
        for each in codes:
            named += _named(each)
        classed = re.match(_CLASS, sentence.group(1).lower())
        if classed and not codes:
            named.append(classed.group(1))
    return named


def _may_forbid(text: str) -> bool:
    """Whether a text in small letters can hold a prohibition; most cannot, which is soon seen."""
    return "with" in text and ("not" in text or "n't" in text)


def _named(codes: str) -> list[CodeRange]:
    """The codes of a range; what looks like one and is none are two codes."""
    try:
        return [parse_range(re.sub(_RANGE_WORD, "-", codes))]
    except ValueError:
        return [parse_range(code) for code in re.findall(_CODE, codes)]


def _says(description: str, words: str) -> bool:
    """Whether a description says these words of its own row, outside of a prohibition."""
    text = description.lower()
    return words in (re.sub(_FORBIDDEN, "", text) if _may_forbid(text) else text)


def _rows_of(
    named: CodeRange | str,
    rows: Sequence[tuple[CodeRange, str]],
    by_first: Sequence[tuple[tuple[str, str], int, int]],
) -> list[int]:
    """The rows that a prohibition names."""
    if isinstance(named, str):
        return [at for at, (_, text) in enumerate(rows) if _says(text, named)]
    family, first, last = series(named.first), number(named.first), number(named.last)
    return [
        at
        for at, (their_family, low, high) in enumerate(by_first)
        if their_family == family and low <= last and first <= high
    ]
