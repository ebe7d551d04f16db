"""Procedure codes: their shapes, and ranges of them.

A code is a CPT code (five digits, or four and a category letter: `96365`, `0042T`, `0001F`,
`0001U`) or a HCPCS Level II code (a letter and four digits: `S9494`; the letters I and O are not
used, so they can only be slips for 1 and 0).
"""

import re
from typing import NamedTuple

SHAPE = re.compile(r"[A-HJ-NP-Z]\d{4}|\d{4}[0-9FT]|0\d{3}[AMU]", re.ASCII)
"""The shape of one code."""

DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
"""Every dash that may stand in a range, for `str.translate`."""

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class CodeRange(NamedTuple):
    """One code, or every code from `first` to `last` of one series."""

    first: str
    last: str

    def __str__(self) -> str:
        return self.first if self.first == self.last else f"{self.first}-{self.last}"

    @property
    def is_single(self) -> bool:
        """Whether this is one code and not several."""
        return self.first == self.last

    def overlaps(self, other: "CodeRange") -> bool:
        """Whether some code lies in both ranges (a contained code included)."""
        if self.is_single and other.is_single:
            return self.first == other.first
        return (
            series(self.first) == series(other.first)
            and number(self.first) <= number(other.last)
            and number(other.first) <= number(self.last)
        )

    def within(self, other: "CodeRange") -> "CodeRange":
        """The part of this range that lies in another; the other, if none does."""
        if self == other or not self.overlaps(other):
            return other
        first = max(self.first, other.first, key=number)
        return CodeRange(first, min(self.last, other.last, key=number))


def series(code: str) -> tuple[str, str]:
    """The letters around a code's number: codes of one series can form a range."""
    return (code[0] if code[0].isalpha() else "", code[-1] if code[-1].isalpha() else "")


def number(code: str) -> int:
    """The number in a code, by which a range is ordered."""
    return int(code.strip(_LETTERS))


def parse_range(text: str) -> CodeRange:
    """The code or range that a policy prints; raises ValueError if it is neither."""
    if SHAPE.fullmatch(text):
        return CodeRange(text, text)
    first, dash, last = text.translate(DASHES).partition("-")
    codes = CodeRange(first.strip(), last.strip() if dash else first.strip())
    for code in (codes.first, codes.last):
        if not SHAPE.fullmatch(code):
            raise ValueError(f"{code!r} is not a CPT or HCPCS code")
    if series(codes.first) != series(codes.last) or number(codes.first) > number(codes.last):
        raise ValueError(f"{text!r} is not a range: the first code must come before the last")
    return codes
