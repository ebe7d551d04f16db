"""What a description says beyond itself: the sentence it continues, codes it forbids together."""

import re
from collections.abc import Sequence

from bcp_tui.policy.codes import SHAPE, CodeRange, number, parse_range, series

_FORBIDDEN = re.compile(r"\bdo not (?:use|report|bill|code)\b[^)\].]*?\bwith\b([^)\].]*)", re.I)
_CODE = rf"\b(?:{SHAPE.pattern})\b"
_CODES = re.compile(rf"{_CODE}(?:\s*(?:-|–|to|through)\s*{_CODE})?", re.ASCII)
_RANGE_WORD = re.compile(r"\s*(?:–|to|through)\s*")


def full_description(description: str, primary: str) -> str:
    """The whole sentence of a description that reads on from its primary code's.

    An add-on's description follows its primary's up to the semicolon, as CPT prints them:
    "... each additional hour" after "Intravenous infusion, …; initial, up to 1 hour".
    """
    common, semicolon, _ = primary.partition(";")
    own = re.sub(r"^\s*(?:\.{2,}|…)\s*", "", description)
    return f"{common}{semicolon or ';'} {own}"


def together_forbidden(rows: Sequence[tuple[CodeRange, str]]) -> list[tuple[str, ...]]:
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
    return [tuple(str(rows[other][0]) for other in sorted(found)) for found in partners]


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
