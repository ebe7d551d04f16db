"""The Prior Approval Legend: its symbols as printed, and the plans that their meanings name."""

import re
from collections.abc import Iterator, Sequence

from bcp_tui.documents.draft import Doubt, LegendLine, Place
from bcp_tui.policy import Plan
from bcp_tui.policy.named_plans import named_plans

TITLE = re.compile(
    r"(?:prior\s+(?:approval|authorization)\s+|PA\s+)?legend\b[^:=]{0,30}[:\-–—]\s*"
    r"|(?:prior\s+(?:approval|authorization)|PA)\s+(?:legend|key)\s*[:\-–—]?\s*"
    r"|legend$",
    re.I,
)
"""How the legend begins."""
_SYMBOL = r"(?:[A-Z]{1,2}\d?|\d{1,2}[A-Z]?)"
_ITEMS = {
    sign: re.compile(rf"(?:^|[;,.\s(])\s*[\"']?({_SYMBOL})[\"']?\s*{between}\s*")
    for sign, between in (("=", "="), (":", ":"), ("-", r"(?<=\s)[-–—](?=\s)"))
}
"""What stands before a meaning, by the sign that the legend is written with."""
ITEM_FIRST = re.compile(rf"[\"']?{_SYMBOL}[\"']?\s*[=\t]\s*\S")
"""How a line begins that goes on with the legend."""


def legend_items(text: str) -> list[tuple[str, str]]:
    """The symbols and meanings of a legend's text, as printed."""
    text = re.sub(rf"^({_SYMBOL})\t=?", r"\1 = ", text)
    sign = next((sign for sign in ("=", ":") if sign in text), "-")
    starts = list(_ITEMS[sign].finditer(text))
    ends = [*(match.start() for match in starts[1:]), *([len(text)] if starts else [])]
    return [
        (match[1], text[match.end() : end].strip().rstrip(";,.").strip())
        for match, end in zip(starts, ends, strict=True)
    ]


def read_legend(
    items: Sequence[tuple[str, str, Place]], plans: Sequence[Plan]
) -> tuple[LegendLine, ...]:
    """The legend's lines with the plans that they name.

    A symbol that is printed with several meanings has a doubt, and none of its lines counts.
    """
    meanings: dict[str, dict[str, LegendLine]] = {}
    for symbol, means, place in items:
        meanings.setdefault(symbol, {}).setdefault(means, _line(symbol, means, place, plans))
    return tuple(line for lines in meanings.values() for line in _of_symbol([*lines.values()]))


def _of_symbol(lines: Sequence[LegendLine]) -> Iterator[LegendLine]:
    """The lines of one symbol, each with another meaning."""
    first, *others = lines
    if others:
        meanings = " and ".join(f'"{line.means}"' for line in lines)
        doubt = Doubt(
            others[0].place,
            f"legend {first.symbol}",
            f"is printed with several meanings, {meanings}",
            "all are left as comments: keep the right one",
        )
        first = first._replace(left_out=True, doubts=(*first.doubts, doubt))
    yield first
    yield from (line._replace(left_out=True, doubts=()) for line in others)


def _line(symbol: str, means: str, place: Place, plans: Sequence[Plan]) -> LegendLine:
    if not means:
        doubt = Doubt(place, f"legend {symbol}", "has no meaning", "left as a comment: complete it")
        return LegendLine(symbol, means, (), place, (doubt,), left_out=True)
    named = named_plans(means, plans)
    line = LegendLine(symbol, means, named.plans, place)
    if isinstance(named.plans, str):
        return line
    if named.rest:
        problem = f'is "{means}", of which "{named.rest}" names no plan of plans.toml'
        done = "the line is left as a comment: complete its plans"
        if named.rest == means:
            added = f'[[plan]] id = "{means}" name = "{means}"'
            done += f"; if it is a new plan, add to plans.toml: {added}"
        doubt = Doubt(place, f"legend {symbol}", problem, done)
        return line._replace(doubts=(doubt,), left_out=True)
    if named.unknown:
        adds = " and ".join(f'[[plan]] id = "{one}" name = "{means}"' for one in named.unknown)
        doubt = Doubt(
            place,
            f"legend {symbol}",
            f"names {' and '.join(named.unknown)}, which plans.toml lacks",
            f"written as printed: add to plans.toml {adds}",
        )
        return line._replace(plans=(*named.plans, *named.unknown), doubts=(doubt,))
    if not named.plans:
        doubt = Doubt(
            place,
            f"legend {symbol}",
            f'is "{means}", which names no plan of plans.toml',
            "the line is left as a comment: complete its plans",
        )
        return line._replace(doubts=(doubt,), left_out=True)
    if named.whole_group:
        doubt = Doubt(
            place,
            f"legend {symbol}",
            f'is "{means}", which does not say which variants of the group',
            "all of the group's plans are written: compare them",
        )
        return line._replace(doubts=(doubt,))
    return line
