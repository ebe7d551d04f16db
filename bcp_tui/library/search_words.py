"""From search.toml and drugs.toml to what callers say: synonyms, filters, drugs, vocabulary."""

from collections.abc import Sequence
from typing import cast

from bcp_tui.library.faults import KeyPath, quoted
from bcp_tui.library.format import DrugsFile, SearchFile
from bcp_tui.library.source import Source
from bcp_tui.policy import Drug, Filter, FilterKind, FilterPhrase, Synonym, Vocabulary

_KEEP_ONE = "keep one of the two"


def build_synonyms(source: Source, file: SearchFile) -> tuple[Synonym, ...]:
    """The synonyms in their order, the general ones first; none says a phrase twice."""
    found: list[Synonym] = []
    for name, rows in (("general", file.get("general", ())), ("synonym", file.get("synonym", ()))):
        for place, row in enumerate(rows):
            _check_phrases(source, (name, place, "say"), row["say"])
            is_general = name == "general"
            found.append(Synonym(tuple(row["say"]), row["means"], is_general=is_general))
    return tuple(found)


def build_filters(source: Source, file: SearchFile) -> tuple[FilterPhrase, ...]:
    """The phrases that ask for a filter; none asks for two."""
    rows = file.get("filter", ())
    places: dict[str, KeyPath] = {}
    for place, row in enumerate(rows):
        at: KeyPath = ("filter", place, "say")
        _check_phrases(source, at, row["say"])
        for number, phrase in enumerate(row["say"]):
            first = places.setdefault(phrase.casefold(), (*at, number))
            if first[:2] != at[:2]:
                problem = f"{quoted(phrase)} is already said"
                source.error((*at, number), problem, _KEEP_ONE, first=first)
    return tuple(FilterPhrase(tuple(row["say"]), _filter(row["shows"])) for row in rows)


def build_vocabulary(file: SearchFile) -> Vocabulary:
    """The words of the policies that mean little by themselves."""
    words = file.get("vocabulary", {})
    return Vocabulary(tuple(words.get("kinds", ())), tuple(words.get("openings", ())))


def build_drugs(source: Source, file: DrugsFile) -> tuple[Drug, ...]:
    """The drugs in their order; a name given twice is an error, or a warning if to two drugs."""
    rows = file.get("drug", ())
    places: dict[str, KeyPath] = {}
    for place, row in enumerate(rows):
        at: KeyPath = ("drug", place, "say")
        _check_phrases(source, at, row["say"])
        for number, name in enumerate(row["say"]):
            first = places.setdefault(name.casefold(), (*at, number))
            if first[:2] != at[:2]:
                problem = f"{quoted(name)} is already said"
                source.warn((*at, number), problem, "say it for one drug only", first=first)
    return tuple(Drug(tuple(row["say"]), row["means"]) for row in rows)


def _filter(shows: str) -> Filter:
    kind, _, value = shows.partition(": ")
    return Filter(cast("FilterKind", kind), value)


def _check_phrases(source: Source, at: KeyPath, say: Sequence[str]) -> None:
    """Notes each phrase that a list says again."""
    phrases = [phrase.casefold() for phrase in say]
    if len(set(phrases)) < len(phrases):
        for number, phrase in enumerate(phrases):
            first = phrases.index(phrase)
            if first < number:
                problem = f"{quoted(phrase)} is already said"
                source.error((*at, number), problem, _KEEP_ONE, first=(*at, first))
