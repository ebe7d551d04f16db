"""What descriptions say beyond themselves: sentences they continue, codes they forbid together."""

import re
from collections.abc import Mapping, Sequence

from bcp_tui.policy.codes import SHAPE, CodeRange, number, parse_range, series
from bcp_tui.policy.entries import Entry

_FORBIDDEN = re.compile(r"\bdo not (?:use|report|bill|code)\b[^)\].]*?\bwith\b([^)\].]*)", re.I)
_ADD_ON = re.compile(r"\bseparately in addition to\b", re.I)
_CODE = rf"\b(?:{SHAPE.pattern})\b"
_CODES = re.compile(rf"{_CODE}(?:\s*(?:-|–|to|through)\s*{_CODE})?", re.ASCII)
_RANGE_WORD = re.compile(r"\s*(?:–|to|through)\s*")


def primaries(entries: Sequence[Entry]) -> dict[int, int]:
    """The places of the entries that continue another, each with that other's place."""
    places = {entry.code: place for place, entry in enumerate(entries)}
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
    """Whether an entry only adds to another, which a caller means first."""
    return entry.continues is not None or _ADD_ON.search(entry.description) is not None


def together_forbidden(rows: Sequence[tuple[CodeRange, str]]) -> tuple[tuple[str, ...], ...]:
    """For each row of code and description, the rows' codes not to be used together with it.

    Read out of "do not use … with S9326, S9327, or S9328" and "… codes S9374 - S9377"; ranges are
    resolved to the rows in them, and both sides of a prohibition get the other. In row order.
    """
    forbidding = [(at, named) for at, (_, text) in enumerate(rows) for named in _forbidden_by(text)]
    partners: list[set[int]] = [set() for _ in rows]
    if forbidding:
        spans = [
            (series(codes.first), number(codes.first), number(codes.last)) for codes, _ in rows
        ]
        for at, named in forbidding:
            family, first, last = series(named.first), number(named.first), number(named.last)
            for other, (their_family, low, high) in enumerate(spans):
                if their_family == family and low <= last and first <= high and other != at:
                    partners[at].add(other)
                    partners[other].add(at)
    return tuple(tuple(str(rows[other][0]) for other in sorted(found)) for found in partners)


def _forbidden_by(description: str) -> list[CodeRange]:
    """The codes of "do not use … with …"; what looks like a range and is none are two codes."""
    if "not" not in description.lower():
        return []
    named: list[CodeRange] = []
    for sentence in _FORBIDDEN.finditer(description):
        for codes in _CODES.findall(sentence.group(1)):
            named += _named(codes)
    return named


def _named(codes: str) -> list[CodeRange]:
    try:
        return [parse_range(_RANGE_WORD.sub("-", codes))]
    except ValueError:
        return [parse_range(code) for code in re.findall(_CODE, codes)]
