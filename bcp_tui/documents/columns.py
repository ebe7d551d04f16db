"""Tables: what their titles and the words over their columns say they are."""

import re
from collections.abc import Sequence
from typing import Literal, TypeAlias

from bcp_tui.documents.draft import Table

Role: TypeAlias = Literal[
    "code", "modifier", "description", "prior_approval", "cost_share", "reason", "limit", "date",
    "revision", "other",
]  # fmt: skip

_ITEM = r"(?:services?|procedures?|items?)"
_SYSTEM = r"(?:cpt|hcpcs?(?: level (?:ii|2))?)"
_AUTHORIZED = r"(?:pre\W?)?(?:auth(?:orization|\.)?|certification|approval)"
_WORDS: tuple[tuple[Role, str], ...] = (
    ("date", r"(?:revision |review )?dates?(?: of revision)?"),
    ("revision", r"(?:reasons?|summary|description)(?: for| of)? (?:the )?(?:revisions?|changes?)"),
    ("modifier", r"modifiers?(?:\(s\))?|mods?\.?"),
    (
        "code",
        rf"(?:(?:{_SYSTEM}|proc(?:edure)?\.?|billing|service)\W*(?:and|or)?\W*)*(?:codes?|ranges?)"
        r"(?:\(s\))?(?: ?(?:/|or|and)? ?ranges?| numbers?| ?#)?"
        rf"|{_SYSTEM}(?:\W+(?:(?:and|or)\W+)?{_SYSTEM})?\W*",
    ),
    (
        "prior_approval",
        r".*\bprior (?:approval|auth\w*)\b.*|p[./]?a\.?(?: required)?\??|pa y\W*n"
        rf"|{_AUTHORIZED}(?: (?:required|needed))?\??",
    ),
    (
        "limit",
        r".*\b(?:limits?|limitations?|frequency|quantity|maximum)\b.*|(?:max\.? )?(?:units|qty)\.?",
    ),
    ("reason", r".*\breasons?\b.*|rationale|why not covered"),
    ("cost_share", r".*\bcost[ -]?shar\w*\b.*|benefit(?: plan)?(?: reference| category)?"),
    (
        "description",
        r"(?:(?:code|service|procedure|item|long|short) )?descriptions?|descriptors?|nomenclature"
        rf"|descriptions? of (?:the )?(?:code|{_ITEM})"
        rf"|{_ITEM}(?: ?(?:or|and|/) ?{_ITEM})?",
    ),
)
_ROLES = tuple((role, re.compile(words, re.I)) for role, words in _WORDS)
_NARROW: dict[str, Role] = {
    "code": "code",
    "codes": "code",
    "description": "description",
    "priorapproval": "prior_approval",
    "priorauthorization": "prior_approval",
    "benefitplancostsharereference": "cost_share",
    "costsharereference": "cost_share",
    "benefitplanreferencereason": "reason",
    "limitations": "limit",
}
"""Headers without their spaces: a column too narrow for a word cuts it anywhere."""
_NOT_COVERED = re.compile(
    r"\bnon\W?covered|\bnot covered|\bexcluded\b|\bexclusions\b|\buncovered", re.I
)
_TITLE = re.compile(
    r"(?:.{0,40}\W)??(?:non\W?covered|not covered|excluded|covered)"
    r"(?:\s+(?:codes?|services?|procedures?|items?|cpt|hcpcs|and|&|/)\b)+(?P<about>.*)",
    re.I,
)
_BARE_TITLE = re.compile(
    r"(?:.{0,40}\W)??(?:non\W?covered|not covered|excluded|covered)(?P<about>\W.*)?", re.I
)
"""A title that only the header below it tells from a sentence."""
_CONTINUED = re.compile(r"\W*\bcont(?:inued|'?d|\.)?\W*$", re.I)
_HEADER_WORDS = re.compile(
    r"(?:code|description|prior|approval|authorization|pa|required|benefit|plan|cost|share|"
    r"cost-share|reference|reason|limit|limitation|frequency|quantity|maximum|modifier|cpt|hcpcs|"
    r"procedure|service|item|revision|date|for|of|and|or|comment|note|age|status|category|number|"
    r"auth|preauthorization|pre|precertification|needed|rationale|unit|qty|max|hcpc|level|ii|long|"
    r"short|s)s?",
    re.I,
)
"""The words that headers are made of, for where a header goes over several lines."""


def is_of_header(line: str) -> bool:
    """Whether a line has no other words than headers have, as a part of one has."""
    words = re.findall(r"[A-Za-z-]+", line)
    return bool(words) and all(map(_HEADER_WORDS.fullmatch, words)) and not re.search(r"\d", line)


def role_of(header: str) -> Role | None:
    """What a column holds, by the words over it; None if no header has such words."""
    words = re.sub(r"[*†‡:]+$", "", " ".join(header.split()))
    role = next((role for role, pattern in _ROLES if pattern.fullmatch(words)), None)
    return role or _NARROW.get(re.sub(r"\W", "", words).casefold())


def roles_of(cells: Sequence[str]) -> tuple[Role, ...] | None:
    """What each column holds, if the cells are a header: of codes, or of revisions."""
    found = [role_of(cell) if cell.strip() else None for cell in cells]
    known = [role for role in found if role]
    history = {"date", "revision"} <= set(known) or (known == ["date", "reason"])
    codes = "code" in known and len(known) > 1
    if not (history or codes) or len(set(known)) < len(known):
        return None
    if history:
        found = ["revision" if role == "reason" else role for role in found]
    return tuple(role or "other" for role in found)


def table_of_title(text: str, above_header: bool = False) -> tuple[Table, str] | None:
    """The table that a title announces, and what its title adds; None if it is no title.

    Right above a header, "Not covered" and "Codes covered" are one, too.
    """
    text = _CONTINUED.sub("", text.strip().rstrip(":"))
    match = _TITLE.fullmatch(text) or (_BARE_TITLE.fullmatch(text) if above_header else None)
    if match is None or len(text) > 100 or text.endswith((".", ";")):
        return None
    about = re.sub(r"^[\s:()\-–—]+|[\s()]+$", "", match["about"] or "")
    return ("non_covered" if _NOT_COVERED.search(text) else "covered"), about


def table_of_roles(roles: Sequence[Role]) -> Table | None:
    """The table that has these columns, where they tell."""
    if "prior_approval" in roles or "cost_share" in roles:
        return None if "reason" in roles else "covered"
    return "non_covered" if "reason" in roles else None
