"""What the front page and the history say of the policy: its id, its title, its dates."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal, NamedTuple, TypeAlias

from bcp_tui.documents.blocks import Paragraph
from bcp_tui.documents.draft import Doubt, Fact, Place
from bcp_tui.policy.codes import DASHES

DateKey: TypeAlias = Literal["effective", "original_effective", "next_review"]

_ID = r"[A-Z]{2,6}[ -]?\d{1,4}[A-Z]?"
_TITLE = re.compile(rf"(?:policy\s+)?title\s*:\s*(?:({_ID})\b[\s:\-]*)?(.*)", re.I)
_NUMBER = re.compile(rf"(?:policy\s+)?(?:number|no\.?|id|#)\s*:\s*({_ID})\b", re.I)
_UNLABELLED = re.compile(rf"({_ID})[\s:\-]+([A-Z][^.:;]{{3,80}})")
_DAY = (
    r"(\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|[A-Z][a-z]+\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
    r"|\d{1,2} [A-Z][a-z]+ \d{4})"
)
_LABELS: tuple[tuple[DateKey, re.Pattern[str]], ...] = (
    ("original_effective", re.compile(r"original\s+effective(?:\s+date)?\s*:\s*(.*)", re.I)),
    ("next_review", re.compile(r"next\s+review(?:\s+date)?\s*:\s*(.*)", re.I)),
    ("effective", re.compile(r"(?<!original )effective(?:\s+date)?\s*:\s*(.*)", re.I)),
)
_FORMS = ("%m/%d/%Y", "%Y-%m-%d", "%m-%d-%Y", "%m.%d.%Y", "%B %d %Y", "%b %d %Y", "%d %B %Y")
_LABEL = re.compile(
    r"\s+(?:policy|title|(?:original )?effective|next review|revision|page)\b[^:]*:?.*$", re.I
)


class Header(NamedTuple):
    """The policy's id and title, where they stand, and its dates."""

    policy_id: str
    title: str
    facts: tuple[Fact, ...]
    place: Place


def is_fact(text: str) -> bool:
    """Whether a paragraph of the front page is one of the facts, and nothing else."""
    return any(
        pattern.match(text) for pattern in (_TITLE, _NUMBER, *(label for _, label in _LABELS))
    )


def read_header(front: Sequence[Paragraph], rest: Sequence[Paragraph]) -> Header:
    """The policy's id, title and dates: from the front page, and dates also from the rest."""
    policy_id, title, place = "", "", Place(1)
    for paragraph in front:
        text = " ".join(paragraph.text.translate(DASHES).split())
        if not title and (match := _TITLE.match(text)) and match[2].strip():
            policy_id, place = policy_id or match[1] or "", paragraph.place
            printed = " ".join(paragraph.text.split())
            title = _LABEL.sub("", printed[len(printed) - len(match[2]) :]).strip(" :-–—")
        elif match := _NUMBER.match(text):
            policy_id = policy_id or match[1]
    if not title:
        policy_id, title, place = _named(front) or (policy_id, title, place)
    facts: dict[DateKey, Fact] = {}
    for paragraph in (*front, *rest):
        for key, label in _LABELS:
            if key not in facts and (match := label.search(paragraph.text)):
                facts[key] = _fact(key, match[1], paragraph.place)
    policy_id = re.sub(r"\s", "-", policy_id.upper())
    return Header(policy_id, title, tuple(facts.values()), place)


def _named(front: Sequence[Paragraph]) -> tuple[str, str, Place] | None:
    """The id and title of a front page that prints them without a label."""
    for paragraph in front:
        if match := _UNLABELLED.fullmatch(paragraph.text.translate(DASHES)):
            return match[1], match[2], paragraph.place
    return None


def _fact(key: DateKey, printed: str, place: Place) -> Fact:
    day = re.match(_DAY, printed.strip())
    text = day[1] if day else _LABEL.sub("", printed).strip()
    read, problem = _read_day(text)
    if problem:
        done = "left as a comment: write the date as YYYY-MM-DD" if read is None else "compare it"
        doubt = Doubt(place, f"policy {key}", f'is "{text}", {problem}', done)
        return Fact(key, text, read, (doubt,))
    return Fact(key, text, read)


def _read_day(text: str) -> tuple[date | None, str]:
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|[,.](?= )", "", text)
    if day := next(filter(None, (_in_form(plain, form) for form in _FORMS)), None):
        return day, ""
    if day := _in_form(plain, "%m/%d/%y"):
        return day, f"a year of two digits, read as {day.year}"
    return None, "which is no date" if text else "which has no date"


def _in_form(text: str, form: str) -> date | None:
    try:
        return datetime.strptime(text, form).date()
    except ValueError:
        return None
