"""The Prior Approval Legend: its symbols as printed, and the plans that their meanings name."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from bcp_tui.documents.draft import Doubt, LegendLine, Place
from bcp_tui.policy import Plan

Plans: TypeAlias = Literal["all", "none"] | tuple[str, ...]

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
_ALL = re.compile(
    r"(?:required (?:for|by) )?all (?:lines? of business|lobs?|products?|plans?|members?"
    r"|groups? and plans?|benefit plans|(?:products|plans|lines of business) and (?:groups|plans))",
    re.I,
)
_NONE = re.compile(
    r"none|none (?:is |are )?required|not required|no|not applicable"
    r"|no prior (?:approval|authorization)(?: (?:is )?required)?"
    r"|prior (?:approval|authorization) (?:is )?not required",
    re.I,
)
_FILLERS = re.compile(
    r"\b(?:aso|self|funded|insured|groups?|plans?|members?|only|and|both|or|product|lines?|of|business|"
    r"variants?|classes|employees)\b|[&,/#()\-;:+]",
    re.I,
)
_GROUP = re.compile(r"\b[A-Z]{1,2}\d{5,}\b")


class NamedPlans(NamedTuple):
    """The plans that words name; what the words say besides; numbers of groups not on file."""

    plans: Plans
    rest: str = ""
    unknown: tuple[str, ...] = ()
    whole_group: bool = False


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
    """The legend's lines with the plans that they name; what is printed twice has a doubt."""
    lines: dict[str, LegendLine] = {}
    for symbol, means, place in items:
        line = _line(symbol, means, place, plans)
        before = lines.setdefault(symbol, line)
        if before is not line and before.means != means:
            doubt = Doubt(
                place,
                f"legend {symbol}",
                f'is printed with two meanings, "{before.means}" and "{means}"',
                "both are left as comments: keep the right one",
            )
            lines[symbol] = before._replace(left_out=True, doubts=(*before.doubts, doubt))
            lines[f"{symbol} "] = line._replace(left_out=True, doubts=())
    return tuple(lines.values())


def named_plans(words: str, plans: Sequence[Plan]) -> NamedPlans:
    """The plans that words name, such as "ASO group L0001269 Non-Union & Union"."""
    words = " ".join(words.split()).strip(" .;,")
    if _ALL.fullmatch(words):
        return NamedPlans("all")
    if _NONE.fullmatch(words):
        return NamedPlans("none")
    found: set[str] = set()
    rest = words
    for plan in sorted(plans, key=lambda plan: -len(plan.name)):
        for name in (plan.name, plan.id):
            taken = _without(rest, name)
            if taken is not None and not (plan.group and _names(plan.group, name)):
                found.add(plan.id)
                rest = taken
    whole_group = False
    for group in dict.fromkeys(plan.group for plan in plans if plan.group):
        taken = _without(rest, group)
        if taken is None:
            continue
        variants = [plan for plan in plans if plan.group == group]
        named, rest = _variants(variants, taken)
        whole_group |= not named
        found.update(named or (plan.id for plan in variants))
    rest = re.sub(r"\bself-funded\b", " ", rest, flags=re.I)
    unknown = tuple(dict.fromkeys(_GROUP.findall(rest)))
    rest = " ".join(_FILLERS.sub(" ", _GROUP.sub(" ", rest)).split())
    order = tuple(plan.id for plan in plans if plan.id in found)
    return NamedPlans(order, rest, unknown, whole_group)


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


def _names(group: str, name: str) -> bool:
    """Whether the name of a plan is that of its group and a variant."""
    return group.casefold() in name.casefold()


def _without(words: str, name: str) -> str | None:
    """The words without a name that stands in them as a whole; None if it does not."""
    pattern = re.compile(rf"(?<![\w\-/]){re.escape(name)}(?![\w\-]|/\w)", re.I)
    return pattern.sub(" ", words) if pattern.search(words) else None


def _variants(variants: Sequence[Plan], words: str) -> tuple[list[str], str]:
    """The variants of a group that words name by what tells each from the others."""
    own = _own_words(variants)
    named: list[str] = []
    for plan in sorted(variants, key=lambda plan: -len(own[plan.id])):
        for name in (own[plan.id], own[plan.id].split()[-1] if own[plan.id] else ""):
            taken = _without(words, name) if name else None
            if taken is not None:
                named.append(plan.id)
                words = taken
                break
    shared = {name.split()[0].casefold() for name in own.values() if len(name.split()) > 1}
    return named, " ".join(word for word in words.split() if word.casefold() not in shared)


def _own_words(variants: Sequence[Plan]) -> dict[str, str]:
    """What tells each variant's name from the others': "Non-Union" and "Union", "Class A"."""
    own: dict[str, str] = {}
    for plan in variants:
        group = plan.group or ""
        at = plan.name.casefold().find(group.casefold())
        own[plan.id] = plan.name[at + len(group) :].strip(" -") if at >= 0 else plan.name
    return own
