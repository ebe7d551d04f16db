"""Numbers that are no procedure codes, and what they are: the table is asked from top to bottom.

    9/1/2023, 2023-09-01       a date
    517-364-8500               a phone number
    0074-3799-13               an NDC, a drug's package
    S93.40, dx E11             an ICD-10 code: a diagnosis
    $963.65, 10000 units       an amount
    123-45-6789, 99.601        some other number: a member's, a ZIP code, a decimal

They are named as what they are, and never read as a code. Where one stands beside words it may
still be one of them: an amount tells rows apart.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from bcp_tui.policy.codes import SHAPE

NumberKind: TypeAlias = Literal["diagnosis", "ndc", "phone", "date", "amount", "number"]

_SURE_UNITS = (
    r"units?|iu|mgs?|mcg|ug|gm|grams?|kg|mls?|ccs?|liters?|litres?|meq|mmol|dollars?|bucks"
)
"""Units that no code is followed by."""
_UNITS = (
    rf"{_SURE_UNITS}|u|g|l|h|in|hours?|hrs?|minutes?|mins?|days?|weeks?|months?|years?|yrs?|lbs?|oz"
    r"|inch|inches|cm|mm|feet|ft|percent|times|visits?|bags?|doses?|vials?"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_TABLE: tuple[tuple[NumberKind, str], ...] = (
    ("date", r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}(?P<by>[/-])\d{1,2}(?P=by)(?:\d{4}|\d\d)"),
    ("date", rf"{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d"),
    ("date", r"(?<=\bon )\d{1,2}/\d{1,2}"),
    ("phone", r"(?:\+?1[-. ])?(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-. ]\d{4}"),
    ("ndc", r"\d{4,5}-\d{3,4}-\d{1,2}"),
    ("ndc", r"(?<=\bndc )[\d-]{5,13}"),
    ("diagnosis", r"[A-TV-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4}"),
    ("diagnosis", r"(?:\b(?:icd|icd-?10|icd 10|dx|diagnosis)(?: code)?:? )[A-TV-Z]\d[0-9A-Z]{1,5}"),
    ("amount", r"\$ ?\d[\d,]*(?:\.\d+)?"),
    ("amount", rf"\d[\d,]*(?:\.\d+)?[ -]?(?:{_SURE_UNITS})"),
    ("amount", rf"\d{{1,3}}(?:\.\d+)?[ -]?(?:{_UNITS})"),
    ("number", r"\d{3}-\d{2}-\d{4}"),
    ("number", r"(?:\bzip(?: code)? )\d{5}(?:-\d{4})?"),
    (
        "number",
        r"(?:\b(?:member|subscriber|id|group|account|claim|ref|npi)(?: (?:id|no|number))?:? #?)"
        r"[A-Z]{0,3}\d{4,}",
    ),
    ("number", r"\d{5}-\d{4}"),
    ("number", r"\d{2,}\.\d{2,}(?:\.\d+)*|\d+(?:\.\d+){2,}|\d+(?:/\d+){2,}"),
    ("number", r"[A-Z]{0,3}\d{8,}"),
)
"""What each kind looks like, in any case; a wider pattern stands behind the narrower ones."""


class OtherNumber(NamedTuple):
    """A number that is no procedure code: what kind it is, and where it stands in the text."""

    typed: str
    kind: NumberKind
    start: int
    end: int


def other_numbers(text: str) -> Iterator[OtherNumber]:
    """The numbers of a plain text that are no procedure codes, in its order."""
    if not any(map(str.isdigit, text)) or _are_codes(text):
        return
    for match in _pattern().finditer(text):
        kind = _TABLE[int(str(match.lastgroup).removeprefix("kind"))][0]
        if kind == "date" and not _may_be_date(match.group()):
            kind = "number"
        yield OtherNumber(match.group().strip(), kind, *match.span())


def _are_codes(text: str) -> bool:
    """Whether a text has codes and nothing else: to make the pattern takes a tenth of a lookup."""
    return all(map(SHAPE.fullmatch, text.upper().replace(",", " ").split()))


def _may_be_date(text: str) -> bool:
    """Whether a month and a day are among the numbers of a text."""
    numbers = [int(digits) for digits in re.findall(r"\d+", text) if len(digits) < 3]
    return all(1 <= each <= 99 for each in numbers) and (
        len(numbers) < 2 or (min(numbers[:2]) <= 12 and max(numbers[:2]) <= 31)
    )


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """The whole table as one pattern, the first that fits counting; no number within a word."""
    kinds = (f"(?P<kind{at}>{pattern})" for at, (_, pattern) in enumerate(_TABLE))
    return re.compile(rf"(?<![\w.$])(?:{'|'.join(kinds)})(?![\w]|\.\d)", re.I | re.ASCII)
