"""The codes of a cell: single ones, ranges, several, with modifiers and marks of footnotes."""

import re
from typing import NamedTuple

from bcp_tui.policy.codes import DASHES, SHAPE, parse_range

_CODE = rf"(?:{SHAPE.pattern})"
MARKS = r"[*†‡§¶#¹²³⁴⁵⁶⁷⁸⁹]"
_MODIFIER = r"(?:[A-Z]{2}|[A-Z]\d|\d[A-Z]|\d{2})"
_MODIFIERS = rf"{_MODIFIER}(?:\s*(?:,|/|&|\bor\b|\band\b)\s*{_MODIFIER}(?![A-Z0-9]))*"
_TO = r"\s*(?:-+|\bto\b|\bthru\b|\bthrough\b)\s*"
_ITEM = re.compile(
    rf"(?P<first>{_CODE})(?:{_TO}(?P<last>{_CODE}))?(?![A-Z0-9]{{3}})"
    rf"(?:(?P<join>\s*[-(\[,/]?\s*)(?P<named>(?:with\s+)?(?:modifiers?\s*:?\s*)?)(?P<modifiers>{_MODIFIERS})(?![A-Z0-9])\s*[)\]]?)?"
    rf"\s*(?P<marks>{MARKS}+|\((?=\d\))\d\))?",
    re.ASCII,
)
_BETWEEN = re.compile(r"\s*(?:[,;/&+\n]|\band\b|\bor\b)*\s*", re.I)
LIKE_A_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Za-z][0-9OoIl]{4}|[0-9OoIl]{4}[0-9OoIlA-Z]|[A-Z]{2}\d{3}|\d{4,6})(?![A-Za-z0-9])"
)
"""What stands where a code should, and may be a misprint of one."""


class PrintedCode(NamedTuple):
    """A code or range of a cell, its modifiers, and the marks of footnotes behind it."""

    code: str
    modifiers: tuple[str, ...] = ()
    marks: str = ""


class NoCodes(Exception):  # noqa: N818 - it is what the cell is, no error of the program
    """Raised for a cell that is not made of codes; says what is wrong with it."""


def codes_of(cell: str) -> tuple[PrintedCode, ...]:
    """The codes of a cell in their order; raises NoCodes unless all of it can be read."""
    text = re.sub(r"[^\S\n]+", " ", cell.translate(DASHES)).strip().strip(",;.")
    if not text:
        raise NoCodes("is empty")
    found: list[PrintedCode] = []
    at = 0
    while at < len(text):
        match = _ITEM.match(text, at)
        if match is None:
            raise NoCodes(_problem(text))
        first, last = match["first"], match["last"] or match["first"]
        try:
            code = str(parse_range(f"{first}-{last}"))
        except ValueError:
            raise NoCodes(
                f"is {cell.strip()!r}, a range whose first code is not before its last"
            ) from None
        modifiers = tuple(re.findall(_MODIFIER, match["modifiers"] or ""))
        if modifiers and not _are_named(match):
            raise NoCodes(f"is {cell.strip()!r}, which may be a range cut short or a modifier")
        found.append(PrintedCode(code, modifiers, (match["marks"] or "").strip()))
        at = _BETWEEN.match(text, match.end()).end()  # type: ignore[union-attr]
    return tuple(found)


def _are_named(match: re.Match[str]) -> bool:
    """Whether what follows a code can only be modifiers: "96409-11" may be a range."""
    join = match["join"]
    return not match["modifiers"][0].isdigit() or bool(match["named"] or (join and "-" not in join))


def _problem(text: str) -> str:
    shortened = " ".join(text.split())[:60]
    if re.search(r"[OoIl]", text) and re.search(r"(?<!\w)[A-Z]?[\dOoIl]{4,5}(?!\w)", text):
        return f"is {shortened!r}, with a letter O, I or l where a digit may be meant"
    if text != text.upper() and LIKE_A_CODE.search(text):
        return f"is {shortened!r}, not written in capitals"
    return f"is {shortened!r}, not a CPT or HCPCS code"
