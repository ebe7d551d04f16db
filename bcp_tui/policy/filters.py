"""Filters: what limits a list to some of the answers, and the words that ask for one.

Words ask for a filter ("which codes need PA", "chemo not covered") where the data say so. A
question about something that is named ("is chemo not covered", "does tpn need auth") is none: it
wants the answer, not a shorter list. A policy's id asks for its rows, in a question too.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from bcp_tui.policy.fillers import STOP_WORDS
from bcp_tui.policy.numbers import OtherNumber

if TYPE_CHECKING:
    from bcp_tui.policy.answer import Answer

FilterKind: TypeAlias = Literal["prior_approval", "coverage", "policy", "cost_share", "changed"]

_QUESTIONS = frozenset(
    [
        "does",
        "do",
        "did",
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "can",
        "could",
        "has",
        "have",
        "why",
        "isn't",
        "aren't",
        "doesn't",
    ]
)
"""Words with which a question begins that wants an answer."""
_PIECE = r"[^\W_]+"
_ID = r"([A-Za-z]+)\W?(\d{1,6})"
"""A policy's id that is letters and a number: another number makes another policy's."""
_WORD = rf"{_PIECE}(?:'[a-z]+)?"


class Filter(NamedTuple):
    """One limit of a list: what kind of thing must be so, and how.

    `value` is an answer where the kind is prior approval or coverage ("required", "covered"), the
    policy's id, a cost share as it is printed, or "yes" for what changed with the revision.
    """

    kind: FilterKind
    value: str

    def accepts(self, answer: "Answer", has_changed: "Callable[[Answer], bool]") -> bool:
        """Whether the list shows this answer; `has_changed` tells whether its revision changed it.

        An answer that depends on the plan is shown both with what is required and with what is not
        covered: leaving it out would say that it is not.
        """
        if self.kind == "changed":
            return has_changed(answer)
        if self.kind == "policy":
            return answer.revision.policy_id == self.value
        if self.kind == "cost_share":
            return self.value in answer.entry.cost_share
        if self.kind == "coverage":
            return answer.decision.coverage in (self.value, "depends")
        decided = answer.decision.prior_approval.answer
        return decided == self.value or (self.value == "required" and decided == "depends")


class FilterPhrase(NamedTuple):
    """Phrases that callers say, and the filter that they ask for."""

    say: tuple[str, ...]
    shows: Filter


def named_policies(ids: Iterable[str]) -> tuple[FilterPhrase, ...]:
    """What asks for the rows of each of these policies: its id, as it may be typed.

    Only an id of letters and digits is known again among words: "BCP-07" is "bcp 7" and "BCP07".
    """
    return tuple(
        FilterPhrase(_spellings(each), Filter("policy", each))
        for each in ids
        if re.search("[A-Za-z]", each) and re.search(r"\d", each)
    )


def _spellings(policy_id: str) -> tuple[str, ...]:
    short = re.sub(r"(?<!\d)0+(?=\d)", "", policy_id)
    run_together = (re.sub(r"\W", "", each) for each in (policy_id, short))
    return tuple(dict.fromkeys((policy_id, short, *run_together)))


def other_policies(text: str, phrases: Sequence[FilterPhrase]) -> Iterator[OtherNumber]:
    """The numbers in a text that are written like the policies' ids, and are none of them."""
    ids, pattern = _ids(tuple(phrases))
    for match in pattern.finditer(text) if pattern else ():
        if (match.group(1).casefold(), int(match.group(2))) not in ids:
            yield OtherNumber(match.group(), "number", *match.span())


@lru_cache(maxsize=4)
def _ids(
    phrases: tuple[FilterPhrase, ...],
) -> tuple[frozenset[tuple[str, int]], re.Pattern[str] | None]:
    """The policies' ids as letters and a number, and what such an id looks like."""
    policies = (each.shows.value for each in phrases if each.shows.kind == "policy")
    parts = [*filter(None, (re.fullmatch(_ID, each) for each in policies))]
    ids = frozenset((part.group(1).casefold(), int(part.group(2))) for part in parts)
    letters = "|".join(sorted({name for name, _ in ids}))
    return ids, re.compile(rf"\b({letters})[ -]?(\d{{1,6}})\b", re.I) if ids else None


class AskedFilter(NamedTuple):
    """A filter that words of a query ask for, and where they stand in it."""

    filter: Filter
    start: int
    end: int


def asked_filters(text: str, phrases: Sequence[FilterPhrase]) -> tuple[AskedFilter, ...]:
    """The filters that the words of a text ask for, in its order."""
    if not text.strip():
        return ()
    found = tuple(_found(text, _by_first_word(tuple(phrases))))
    if found and text.split()[0].lower() in _QUESTIONS:
        rest = text
        for each in found:
            rest = rest[: each.start] + " " * (each.end - each.start) + rest[each.end :]
        if any(word.lower() not in STOP_WORDS for word in re.findall(_WORD, rest)):
            return tuple(each for each in found if each.filter.kind == "policy")
    return found


_Beginnings: TypeAlias = dict[str, list[tuple[list[str], Filter]]]


def _found(text: str, phrases: _Beginnings) -> Iterator[AskedFilter]:
    """The phrases that stand in a text; of several that begin at one word the longest."""
    matches = [*re.finditer(_PIECE, text)]
    words = [match.group().lower() for match in matches]
    at = 0
    while at < len(words):
        for said, shows in phrases.get(words[at], ()):
            if words[at : at + len(said)] == said:
                yield AskedFilter(shows, matches[at].start(), matches[at + len(said) - 1].end())
                at += len(said)
                break
        else:
            at += 1


@lru_cache(maxsize=4)
def _by_first_word(phrases: tuple[FilterPhrase, ...]) -> _Beginnings:
    """The words of each phrase and the filter it asks for, by its first word, the longest first.

    Not one pattern of them all: Python would take 3 ms to compile it, at the first key of a call.
    """
    shown = {
        tuple(re.findall(_PIECE, said.lower())): phrase.shows
        for phrase in phrases
        for said in phrase.say
    }
    beginnings: _Beginnings = {}
    for words in sorted(shown, key=len, reverse=True):
        if words:
            beginnings.setdefault(words[0], []).append(([*words], shown[words]))
    return beginnings
