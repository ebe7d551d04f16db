"""Reading a policy: where to open its text, and finding places in it.

Words find in one text what they find on the search line, the passages first: passages that say
every word, then rows, then what only supports others (definitions, references). After these comes
whatever prints the words, its headings and its history too: what stands on the page is found.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from bcp_tui.desk.results import Result, Results
from bcp_tui.desk.view import View
from bcp_tui.policy import Answer, Asked, Book, Entry, Found, Note, Policy, Revision, Section
from bcp_tui.policy.codes import SHAPE
from bcp_tui.policy.passages import HISTORY, Passage

if TYPE_CHECKING:
    from bcp_tui.search import Hit, Index, Located

Spot: TypeAlias = Passage | Entry | Section
"""What a text can be opened at: a passage, a row of its tables, the heading of a section."""

_NEARLY, _MOST_NEARLY = 0.5, 2
"""The share of the words that a passage must say where nothing says all, and how many are shown."""
CODE = re.compile(rf"\b(?:{SHAPE.pattern})\b", re.I | re.ASCII)
_TELLING = 40
"""Letters of a note by which its passage is known."""


class Opening(NamedTuple):
    """A text to read, and at what to open it: nothing for its beginning."""

    revision: Revision
    at: Spot | None = None


class Place(NamedTuple):
    """What words found in a text, the terms to highlight, and whether it says every word.

    `via` is what else led there: a phrase of search.toml, a reason or a cost share.
    """

    at: Spot
    matched: frozenset[str]
    every_word: bool = True
    via: str | None = None


def opening(book: Book, view: View) -> Opening | None:
    """What stands behind the answer that is shown; without one, behind any. `None`: no policies.

    Where the text of the service date is not on file, it is the history of the first that is.
    """
    row = view.current
    behind: Opening | None = None
    if row and row.policy:
        behind = Opening(row.policy)
    elif row and row.passage:
        behind = Opening(row.passage.revision, row.passage.passage)
    elif row and row.answer:
        behind = Opening(row.answer.revision, _behind(row.answer))
    elif row and row.found:
        behind = _behind_unlisted(row.found)
    return behind or next(_anything(book, view), None)


def revisions_to_read(book: Book, view_first: Iterable[Revision]) -> tuple[Revision, ...]:
    """Every text on file, those in force first."""
    first = tuple(view_first)
    known = {revision.key for revision in first}
    return (*first, *(each for each in book.revisions if each.key not in known))


def places_in(
    revision: Revision, results: Results, passages: "Index[Located]"
) -> tuple[Place, ...]:
    """What the results of a query on this revision, and its words, lead to in its text."""
    if not any(map(str.isalnum, results.query.text)):
        return ()
    words = results.query.all_words
    hits = passages.find(words).found if any(map(str.isalnum, words)) else ()
    whole = [hit for hit in hits if hit.every_word]
    found: dict[tuple[str, Spot], Place] = {}
    named = [_row(each) for each in results.entries if each.match in ("code", "range", "filter")]
    in_order = (
        *named,
        *(_passage(hit) for hit in whole if not hit.item.is_supporting),
        *(_row(each) for each in results.entries if each.match == "text"),
        *(_passage(hit) for hit in whole if hit.item.is_supporting),
        *_printing(revision, results.query.text),
    )
    if not in_order:
        nearly = [hit for hit in hits if hit.words > 1 and hit.share >= _NEARLY]
        in_order = (*map(_passage, nearly[:_MOST_NEARLY]), *map(_row, results.entries))
    for place in in_order:
        found.setdefault((type(place.at).__name__, place.at), place)
    return tuple(found.values())


def _behind(answer: Answer) -> Spot:
    """The passage of a note that names the code; without one, the row."""
    for note in answer.decision.notes:
        if isinstance(note.applies_to, tuple):
            passage = _passage_of(answer.revision, note)
            if passage:
                return passage
    return answer.entry


def _behind_unlisted(found: Found) -> Opening | None:
    if found.status == "not_on_file" and found.off_file:
        return _history(found.off_file[0])
    if found.notes:
        revision, note = found.notes[0]
        return Opening(revision, _passage_of(revision, note))
    if found.elsewhere:
        revision = found.elsewhere[-1]
        return Opening(revision, _entry_of(revision, found.asked))
    return None


def _anything(book: Book, view: View) -> Iterator[Opening]:
    """A text in force; the history of one that is not on file; any text."""
    yield from map(Opening, view.in_force)
    yield from map(_history, view.off_file)
    yield from map(Opening, book.revisions)


def _history(policy: Policy) -> Opening:
    """The revision history of the first text of a policy that is on file."""
    revision = policy.revisions[0]
    titled = (
        each for each in revision.sections if each.title.casefold().startswith(HISTORY.casefold())
    )
    lines = (each for each in revision.passages if each.section == HISTORY)
    return Opening(revision, next(titled, None) or next(lines, None))


def _passage_of(revision: Revision, note: Note) -> Spot | None:
    """The passage that a note quotes; of an unknown one, the section that it names."""
    there = [each for each in revision.passages if each.section == note.section]
    start = note.text[:_TELLING]
    quoted = (each for each in there if start in each.text or start in each.sentence)
    number = note.section.partition(" ")[0]
    sections = (each for each in revision.sections if each.number in (note.section, number))
    return next(quoted, None) or next(iter(there), None) or next(sections, None)


def _entry_of(revision: Revision, asked: Asked) -> Entry | None:
    entries = (
        each for each in revision.entries if asked.codes and each.codes.overlaps(asked.codes)
    )
    return next(entries, None)


def _row(result: Result) -> Place:
    entry = result.listing.entry
    code = frozenset(_words_of(entry.code) if result.asked else ())
    return Place(entry, result.matched | code, result.match != "partial", result.via)


def _passage(hit: "Hit[Located]") -> Place:
    return Place(hit.item.passage, hit.matched, hit.every_word, hit.via)


def _printing(revision: Revision, words: str) -> Iterator[Place]:
    """Whatever prints every word, or its beginning, in the order of the text."""
    wanted = _words_of(words)
    if not wanted:
        return
    for spot, text in _texts(revision):
        printed = set(_words_of(text))
        begun = [{each for each in printed if each.startswith(word)} for word in wanted]
        if all(begun):
            yield Place(spot, frozenset[str]().union(*begun))


def _words_of(text: str) -> list[str]:
    from bcp_tui.search.words import read_words  # A lookup needs none.

    codes = (match.group().casefold() for match in CODE.finditer(text))
    return [*(word.text for word in read_words(text)), *codes]


def _texts(revision: Revision) -> Iterator[tuple[Spot, str]]:
    """Everything that a text prints, each with its words."""
    for section in revision.sections:
        yield section, section.title
    for passage in revision.passages:
        yield passage, passage.text
    for entry in revision.entries:
        yield entry, f"{entry.code} {entry.description}"
