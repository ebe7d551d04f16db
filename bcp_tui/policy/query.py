"""Reading a query: what a rep typed, taken apart into codes, beginnings of codes, and words.

The one reader for the screen, `lookup` and `search`. What `typed_codes.py` leaves as words is held
against the table of listed codes, part by part:

    S9494, SO093, E0781 RR     a code, whether it is listed or not
    s93, 963                   the beginning of listed codes; a number only where no other words
                               stand beside it, a single letter only where it is all that was typed
    E781, E 781                a listed code whose zero was dropped, if no listed code begins so
    S93.40, 10000 units        another kind of number, named as that (see `numbers.py`)
    BCP-999                    the number of a policy that is not in the book, named as a number
    anything else              a word; one that looks like a code is shown codes that are nearly it
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bcp_tui.policy.code_table import CodeTable
from bcp_tui.policy.codes import CodeRange
from bcp_tui.policy.fillers import EVERYDAY_WORDS, STOP_WORDS
from bcp_tui.policy.filters import AskedFilter, Filter, FilterPhrase, asked_filters, other_policies
from bcp_tui.policy.numbers import OtherNumber, other_numbers
from bcp_tui.policy.typed_codes import Asked, Part, plain_text, read_codes, restore_zero

_SAY_NOTHING = STOP_WORDS | EVERYDAY_WORDS
"""Words that a sentence may have around what is asked."""
_BEGINNING = r"(?ai:[A-Z]\d{0,4}|\d{1,5}|\d{4}[A-Z])"


class Query(NamedTuple):
    """A query as it was read: its parts in order, the filters that it asks for, and the rest.

    `words` is the text of the parts that are words and ask for no filter, `all_words` of those that
    do as well; `unfiltered` is the whole text without the words that ask for filters.
    """

    text: str
    parts: tuple[Asked, ...] = ()
    words: str = ""
    all_words: str = ""
    filters: tuple[Filter, ...] = ()
    unfiltered: str = ""

    @property
    def codes(self) -> tuple[Asked, ...]:
        """The codes and beginnings of codes that were asked for."""
        return tuple(part for part in self.parts if part.codes or part.begins)

    @property
    def has_words(self) -> bool:
        """Whether there is something to find by words."""
        return any(map(str.isalnum, self.words))


def read_query(text: str, table: CodeTable, phrases: Sequence[FilterPhrase] = ()) -> Query:
    """What a text asks for, given the codes that are listed and the words that ask for filters."""
    plain = plain_text(text)
    others = [*other_numbers(plain)] or [*other_policies(plain, phrases)]
    codes = plain
    for other in others:
        codes = _blanked(codes, other)
    parts = _listed_parts(_joined(read_codes(codes)), table)
    parts += [Part(Asked(each.typed, kind=each.kind), each.start, each.end) for each in others]
    parts.sort(key=lambda part: part.start)
    words = plain
    for part in parts:
        if not part.asked.is_word and part.asked.kind != "amount":
            words = _blanked(words, part)
    filters = asked_filters(words, phrases)
    all_words, unfiltered = words, plain
    for each_filter in filters:
        words, unfiltered = _blanked(words, each_filter), _blanked(unfiltered, each_filter)
    if any(part.asked.codes for part in parts):  # What is named is answered, whatever it is.
        filters = tuple(each for each in filters if each.filter.kind == "policy")
    named = any(not part.asked.is_word and part.asked.kind != "amount" for part in parts)
    if (filters or named) and _say_nothing(words, parts):
        words = ""  # Nothing else was asked.
    return Query(
        text,
        tuple(part.asked for part in parts),
        words,
        all_words,
        tuple(dict.fromkeys(each_filter.filter for each_filter in filters)),
        " ".join(unfiltered.split()),
    )


def _say_nothing(words: str, parts: Sequence[Part]) -> bool:
    """Whether words only stand around what was asked; so does an amount beside a whole code."""
    if any(part.asked.codes for part in parts):
        for part in parts:
            words = _blanked(words, part) if part.asked.kind == "amount" else words
    return all(word.lower() in _SAY_NOTHING for word in re.findall(r"\w+", words))


def _listed_parts(parts: Sequence[Part], table: CodeTable) -> list[Part]:
    """The parts, words as what they ask for where that is listed."""
    only_codes = all(part.asked.codes or _may_be_code(part.asked.typed) for part in parts)
    shortest = 1 if len(parts) == 1 else 2
    return [
        part
        if part.asked.codes
        else part._replace(asked=_listed(part.asked, table, only_codes, shortest) or part.asked)
        for part in parts
    ]


def _blanked(text: str, part: Part | AskedFilter | OtherNumber) -> str:
    """The text with blanks where a part of it stands."""
    return text[: part.start] + " " * (part.end - part.start) + text[part.end :]


def _joined(parts: Sequence[Part]) -> list[Part]:
    """The parts, a letter and the digits behind it as one ("E 786")."""
    joined: list[Part] = []
    for part in parts:
        before = joined[-1] if joined else None
        if before and _is_split(before.asked, part.asked):
            typed = f"{before.asked.typed} {part.asked.typed}"
            joined[-1] = Part(Asked(typed), before.start, part.end)
        else:
            joined.append(part)
    return joined


def _is_split(letter: Asked, digits: Asked) -> bool:
    return (
        not (letter.codes or digits.codes)
        and len(letter.typed) == 1
        and letter.typed.isalpha()
        and digits.typed.isdigit()
    )


def _may_be_code(word: str) -> bool:
    """Whether a word is no reason to read numbers beside it as words."""
    return bool(re.fullmatch(_BEGINNING, _unspaced(word))) or word.lower() in STOP_WORDS


def _listed(word: Asked, table: CodeTable, only_codes: bool, shortest: int) -> Asked | None:
    """The word as what it asks for, if it begins a listed code or is one that lost its zero."""
    start = _unspaced(word.typed)
    if not re.fullmatch(_BEGINNING, start) or len(start) < shortest:
        return None
    if start.isdigit() and not only_codes:
        return None
    if table.begins(start):
        return word._replace(begins=start)
    code = restore_zero(start)
    codes = CodeRange(code, code) if code else None
    return word._replace(codes=codes, corrected=True) if codes and table.listing(codes) else None


def _unspaced(word: str) -> str:
    return word.upper().replace(" ", "")
