"""The index: takes a query apart into codes and words, and puts what they find in one order.

Codes come first, one result each as they were asked for; then what the words find. The index over
words is built when words are first looked for, or before, in slices, by whoever has time (`build`).
"""

import unicodedata
from collections.abc import Sequence
from typing import Literal, NamedTuple

from bcp_tui.policy import Asked, Entry, Revision, Synonym, read_codes
from bcp_tui.search.codes import CodeTable, is_fragment, with_zero
from bcp_tui.search.matching import Matcher
from bcp_tui.search.phrases import Phrases
from bcp_tui.search.postings import Postings
from bcp_tui.search.ranking import rank
from bcp_tui.search.summary import Row, Summaries, is_add_on, summaries
from bcp_tui.search.terms import read_terms
from bcp_tui.search.words import STOP_WORDS

Match = Literal["code", "range", "text", "partial"]


class Result(NamedTuple):
    """An entry that a query found.

    `match` is `code` (named, or its beginning), `range` (its range holds what was asked, or the
    asked range holds it), `text` (every word found) or `partial` (some words). `via` is the phrase
    of search.toml that led there; `matched` holds the terms to highlight.
    """

    revision: Revision
    entry: Entry
    match: Match
    via: str | None = None
    asked: Asked | None = None
    matched: frozenset[str] = frozenset()


class Results(NamedTuple):
    """What a query found, best first (DESIGN section 6).

    `asked` are the codes that were asked for, `not_listed` those of them that no entry holds,
    `similar` the listed codes near those; `unknown` are the words that found nothing. Nothing is
    found yet while `waiting` for the index over words.
    """

    query: str
    results: tuple[Result, ...] = ()
    asked: tuple[Asked, ...] = ()
    not_listed: tuple[Asked, ...] = ()
    similar: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    waiting: bool = False


class Index:
    """Finds entries of the revisions in force by what a rep types."""

    def __init__(self, revisions: Sequence[Revision], synonyms: Sequence[Synonym] = ()) -> None:
        self._rows = [(revision, entry) for revision in revisions for entry in revision.entries]
        self._synonyms = synonyms
        self._codes: CodeTable | None = None
        self._all: tuple[Result, ...] | None = None
        self._matcher: Matcher | None = None
        self._postings = Postings()
        self._summaries: dict[int, Summaries] = {}

    def search(self, text: str, limit: int | None = None, wait: bool = True) -> Results:
        """What the text finds; every entry in policy order if it is empty.

        Words for which the index is not built yet find nothing if nobody wants to `wait`.
        """
        if not text.strip():
            return Results(text, self._everything()[:limit])
        parts, words = self._take_apart(unicodedata.normalize("NFKC", text))
        has_words = any(map(str.isalnum, words))
        if has_words and not (wait or self._matcher):
            return Results(text, waiting=True)
        found: dict[int, Result] = {}
        missing: list[Asked] = []
        for part in parts:
            rows = self._rows_of(part)
            if not rows:
                missing.append(part)
            asked = part if part.codes else None
            for row, match in rows:
                found.setdefault(row, Result(*self._rows[row], match, None, asked))
        unknown: tuple[str, ...] = ()
        if has_words:
            ranking = rank(self._reader().read(words), self._postings)
            unknown = ranking.unknown
            for weighed in ranking.rows:
                match = "text" if weighed.every_word else "partial"
                entry = self._rows[weighed.row]
                result = Result(*entry, match, weighed.via, matched=weighed.matched)
                found.setdefault(weighed.row, result)
        near = dict.fromkeys(code for part in missing for code in self._near(part))
        return Results(
            text,
            tuple(found.values())[:limit],
            tuple(part for part in parts if part.codes),
            tuple(missing),
            tuple(near),
            unknown,
        )

    def row(self, result: Result, width: int) -> Row:
        """The list row of a result in a width (in columns), with what matched in sight."""
        return self._summaries_of(result.revision).row(result.entry.code, width, result.matched)

    def rows(self, wanted: Sequence[tuple[Result, int]]) -> list[Row]:
        """The list rows of results side by side, each in its width, and told apart."""
        rows = [self.row(result, width) for result, width in wanted]
        alike: dict[tuple[int, str], list[int]] = {}
        for at, (result, _) in enumerate(wanted):
            alike.setdefault((id(result.revision), rows[at].text), []).append(at)
        for places in alike.values():
            codes = {wanted[at][0].entry.code for at in places}
            for at in places if len(codes) > 1 else ():
                result, width = wanted[at]
                summaries = self._summaries_of(result.revision)
                common = summaries.common(codes)
                rows[at] = summaries.row(result.entry.code, width, result.matched, common)
        return rows

    def build(self, rows: int) -> bool:
        """Takes so many more rows into the index over words; returns whether it is ready."""
        if self._matcher is None:
            first = len(self._postings)
            for revision, entry in self._rows[first : first + rows]:
                phrases = self._summaries_of(revision).phrases(entry.code)
                self._postings.add(read_terms(entry.full_description), phrases, is_add_on(entry))
            if first + rows >= len(self._rows):
                self._postings.finish()
                self._matcher = Matcher(self._postings, Phrases(self._synonyms))
        return self._matcher is not None

    def get_ready(self) -> None:
        """Does now all that the first word, and the first typo, would have to wait for."""
        self._reader().get_ready()

    def _reader(self) -> Matcher:
        while self._matcher is None:
            self.build(len(self._rows))
        return self._matcher

    def _everything(self) -> tuple[Result, ...]:
        if self._all is None:
            self._all = tuple(Result(revision, entry, "code") for revision, entry in self._rows)
        return self._all

    def _code_table(self) -> CodeTable:
        if self._codes is None:
            self._codes = CodeTable([entry for _, entry in self._rows])
        return self._codes

    def _summaries_of(self, revision: Revision) -> Summaries:
        if id(revision) not in self._summaries:
            self._summaries[id(revision)] = summaries(revision)
        return self._summaries[id(revision)]

    def _take_apart(self, text: str) -> tuple[list[Asked], str]:
        """The codes in a text and the beginnings of codes, in order; and what is left of it.

        A number alone may be the beginning of a code ("963"); beside words it is one of them. A
        single letter is such a beginning only where it is all that was typed.
        """
        taken: list[Asked] = []
        parts = _joined(read_codes(text).parts)
        only_codes = all(part.codes or _may_be_code(part.typed) for part in parts)
        shortest = 1 if len(parts) == 1 else 2
        for part in parts:
            asked = part if part.codes else self._begun(part.typed, only_codes, shortest)
            if asked:
                taken.append(asked)
                for typed in part.typed.split():
                    text = text.replace(typed, " ", 1)
        return taken, text

    def _begun(self, word: str, only_codes: bool, shortest: int) -> Asked | None:
        """The word, if it begins a listed code or is one that lost its zero."""
        start = word.upper().replace(" ", "")
        if not is_fragment(start) or len(start) < shortest:
            return None
        if not only_codes and start.isdigit():
            return None
        if self._code_table().starting(start):
            return Asked(start)
        codes = with_zero(start)
        listed = codes and self._code_table().listing(codes)
        return Asked(word, codes, corrected=True) if listed else None

    def _rows_of(self, part: Asked) -> list[tuple[int, Match]]:
        """The entries that an asked code, range or beginning of a code names, in order."""
        if part.codes is None:
            return [(row, "code") for row in self._code_table().starting(part.typed)]
        return [
            (row, "code" if self._rows[row][1].codes == part.codes else "range")
            for row in self._code_table().listing(part.codes)
        ]

    def _near(self, asked: Asked) -> tuple[str, ...]:
        return self._code_table().similar(asked.codes.first) if asked.codes else ()


def _may_be_code(word: str) -> bool:
    """Whether a word is no reason to read numbers beside it as words."""
    return is_fragment(word.replace(" ", "")) or word.lower() in STOP_WORDS


def _joined(parts: Sequence[Asked]) -> list[Asked]:
    """The parts, a letter and the digits behind it as one ("E 786")."""
    joined: list[Asked] = []
    for part in parts:
        before = joined[-1] if joined else None
        if before and not (before.codes or part.codes) and _is_split(before.typed, part.typed):
            joined[-1] = Asked(f"{before.typed} {part.typed}")
        else:
            joined.append(part)
    return joined


def _is_split(letter: str, digits: str) -> bool:
    return len(letter) == 1 and letter.isalpha() and digits.isdigit()
