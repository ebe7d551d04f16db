"""The words of the policy reader, and what of a text may be left out of sight."""

import re
from datetime import date

from bcp_tui.desk.reading import CODE, Place
from bcp_tui.policy import Revision
from bcp_tui.policy.phrases import Span
from bcp_tui.report.labels import next_place
from bcp_tui.report.places import us_date
from bcp_tui.report.turns import TURNS

POLICIES = "policies"
WHICH_POLICY = "Which policy?"
POLICY_HINT = "id or words of the title"
NO_SUCH_POLICY = "No policy is called that."
_SOME_WORDS = "only some words"
_CUT = "…"
_SENTENCE_ENDS = re.compile(r"(?:(?<=[a-z]{4})|(?<=[)\]]))[.!?][\"')\]]*\s+(?=[\"'(\[]?[A-Z])")
"""Surely the end of a sentence: not that of "vs." or "No."."""


def place_in_sight(place: Place, at: int, places: int) -> str:
    """What Enter does, and which of the places found is in sight."""
    words = next_place(at + 1, places)
    return words if place.every_word else f"{words}, {_SOME_WORDS}"


def found_by(place: Place) -> str:
    """By what other words a place was found; mostly empty."""
    return f"found by “{place.via}”" if place.via and place.every_word else ""


def days(revision: Revision) -> str:
    """The days between which a text is in effect, in a list of all that can be read."""
    begins = us_date(revision.effective)
    return f"{begins} until {us_date(revision.ends)}" if revision.ends else f"from {begins}"


def not_of_that_day(revision: Revision, day: date, *, off_file: bool) -> str:
    """That a text is not the one of the service date; empty if it is."""
    if revision.in_force(day):
        return ""
    if off_file:
        return f"The text of {us_date(day)} is not on file"
    return f"Not in effect on {us_date(day)}"


def spans(text: str, terms: frozenset[str]) -> list[Span]:
    """Where terms that were found, and codes among them, stand in a text."""
    from bcp_tui.search.terms import spans_of  # A lookup needs none.

    codes = (code.span() for code in CODE.finditer(text) if code.group().casefold() in terms)
    return sorted({*spans_of(text, terms), *codes})


def is_turned(text: str) -> bool:
    """Whether there are words in a text that turn or limit a sentence."""
    return TURNS.search(text) is not None


def unfinished(text: str) -> str:
    """The sentence at the end of a text, from its beginning; a sentence that is at its end, too."""
    ends = [match.end() for match in _SENTENCE_ENDS.finditer(text)]
    return text[ends[-1] :] if ends else text


def cut_text(text: str, characters: int) -> str:
    """As much of a text as there is room for: its end, and if that leaves out words that turn it,
    what begins with the first of them and what begins with the last.
    """
    if len(text) <= characters:
        return text
    room = characters - 3 * len(_CUT) - 3
    turns = [match.start() for match in TURNS.finditer(text)]
    start = text.find(" ", len(text) - room) + 1
    if not turns or turns[0] >= start:
        return f"{_CUT} {text[start:]}"
    half = room // 2
    first = text[turns[0] : turns[0] + half].rpartition(" ")[0]
    start = text.find(" ", len(text) - half) + 1
    last = min(start, max(turns[-1], turns[0] + len(first)))
    end = text[last : last + half]
    return f"{_CUT} {first} {_CUT} {end}" + ("" if text.endswith(end) else f" {_CUT}")
