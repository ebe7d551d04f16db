"""The text of a section as the data have it: a line a paragraph or list item, lists indented."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bcp_tui.documents.blocks import Paragraph

ITEM = re.compile(
    r"(?:-\s+)?(?P<mark>\((?:[A-Za-z]|[ivx]{1,4}|\d{1,2})\)|(?:[A-Za-z]|[ivx]{1,4}|\d{1,2})[.)]|[-*•▪◦●○o\uf0b7\uf0a7])"
    r"\s+(?=\S)"
)
_ROMAN = re.compile(r"[ivx]+")
_BULLETS = dict.fromkeys(map(ord, "\uf0b7\uf0a7●"), "•")


class _Level(NamedTuple):
    kind: str
    mark: str
    given: int | None


def laid_out(paragraphs: Sequence[Paragraph]) -> str:
    """The paragraphs as a section's text: items below the item they belong to, three further in."""
    lines: list[str] = []
    levels: list[_Level] = []
    for place, paragraph in enumerate(paragraphs):
        match = ITEM.match(paragraph.text)
        if match is None:
            if lines and (paragraph.apart or levels):
                lines.append("")
            lines.append(paragraph.text)
            levels = []
            continue
        mark = match["mark"].translate(_BULLETS)
        depth = len(levels)
        levels = [
            *_above(levels, mark, paragraph.level),
            _Level(_kind(mark, levels), mark, paragraph.level),
        ]
        returns = 0 < len(levels) < depth
        if lines and (returns or (depth == 0 and paragraph.apart and place)):
            lines.append("")
        text = paragraph.text[match.end() :]
        lines.append(f"{'   ' * (len(levels) - 1)}{mark} {text}")
    return "\n".join(lines)


def _above(levels: Sequence[_Level], mark: str, given: int | None) -> list[_Level]:
    """The items that an item belongs to."""
    if given is not None and all(level.given is not None for level in levels):
        return [level for level in levels if (level.given or 0) < given]
    kind = _kind(mark, levels)
    for depth, level in enumerate(levels):
        if level.kind == kind:
            return list(levels[:depth])
    return list(levels)


def _kind(mark: str, levels: Sequence[_Level]) -> str:
    """The kind of a list's marks: capitals, digits, small letters, small Roman numbers, bullets."""
    sign = mark.strip("().")
    around = "()" if mark.startswith("(") else ")" if mark.endswith(")") else "."
    if not sign.isalnum() or mark == "o":
        return f"bullet {sign}"
    if sign.isdigit():
        return f"digit {around}"
    if sign.isupper():
        return f"capital {around}"
    if _ROMAN.fullmatch(sign) and _is_roman(sign, around, levels):
        return f"roman {around}"
    return f"small {around}"


def _is_roman(sign: str, around: str, levels: Sequence[_Level]) -> bool:
    """Whether a letter such as "i" is a number: it does not follow on the letters of its list."""
    letters = [level.mark.strip("().") for level in levels if level.kind == f"small {around}"]
    if letters and len(sign) == 1 and ord(sign) == ord(letters[-1][0]) + 1:
        return False
    numbered = any(level.kind == f"roman {around}" for level in levels)
    return len(sign) > 1 or sign == "i" or numbered
