"""From the rows of a policy file's tables to entries: the rules that no type can state.

A code stands in one row, or in several with different modifiers; what a row continues is there.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from bcp_tui import limits
from bcp_tui.library.faults import KeyPath, quoted
from bcp_tui.library.format import PolicyFile
from bcp_tui.library.legends import build_symbols
from bcp_tui.library.source import Source
from bcp_tui.policy import CodeRange, Entry, Legend, parse_range
from bcp_tui.policy.codes import series
from bcp_tui.policy.descriptions import primaries

_BLANK = CodeRange("00000", "00000")
"""Stands in for a missing or wrong code, so that the rest of its row is checked too."""


class PlacedEntry(NamedTuple):
    """An entry, and where in its file the row stands."""

    at: KeyPath
    entry: Entry


def build_entries(source: Source, file: PolicyFile, legend: Legend) -> tuple[PlacedEntry, ...]:
    """The rows of both tables, in the order of the file, held against the legend and each other."""
    placed = (*_covered(source, file, legend), *_non_covered(source, file))
    _check_overlaps(source, placed)
    _check_continued(source, placed)
    return placed


def build_codes(source: Source, at: KeyPath, text: str) -> CodeRange:
    """The code or range that a text names; a blank for one that names none, which is noted."""
    try:
        return parse_range(text)
    except ValueError as error:
        remedy = "write a CPT or HCPCS code as printed, or a range as FIRST-LAST"
        source.error(at, str(error), remedy)
        return _BLANK


def _covered(source: Source, file: PolicyFile, legend: Legend) -> Iterator[PlacedEntry]:
    for place, row in enumerate(file.get("covered", ())):
        at: KeyPath = ("covered", place)
        entry = Entry(
            codes=build_codes(source, (*at, "code"), row["code"]),
            coverage="covered",
            description=row["description"],
            symbols=build_symbols(source, (*at, "prior_approval"), row["prior_approval"], legend),
            cost_share=tuple(row["cost_share"]),
            continues=_continued(source, at, row.get("continues")),
            limit=row.get("limit"),
            modifiers=_modifiers(source, at, row.get("modifiers", ())),
        )
        yield PlacedEntry(at, entry)


def _non_covered(source: Source, file: PolicyFile) -> Iterator[PlacedEntry]:
    for place, row in enumerate(file.get("non_covered", ())):
        at: KeyPath = ("non_covered", place)
        entry = Entry(
            codes=build_codes(source, (*at, "code"), row["code"]),
            coverage="not_covered",
            description=row["description"],
            reason=row["reason"],
            continues=_continued(source, at, row.get("continues")),
            modifiers=_modifiers(source, at, row.get("modifiers", ())),
        )
        yield PlacedEntry(at, entry)


def _continued(source: Source, at: KeyPath, text: str | None) -> str | None:
    """The code that a row continues, written as the rows' own are."""
    return None if text is None else str(build_codes(source, (*at, "continues"), text))


def _modifiers(source: Source, at: KeyPath, named: Sequence[str]) -> tuple[str, ...]:
    for place, modifier in enumerate(named):
        if not re.fullmatch("[A-Z0-9]{2}", modifier):
            problem = f"names {quoted(modifier)}, which is no modifier"
            remedy = "write two characters, capital letters or digits"
            source.error((*at, "modifiers", place), problem, remedy)
    return tuple(named)


def _check_overlaps(source: Source, placed: Sequence[PlacedEntry]) -> None:
    """No code is in two rows that share a modifier, or have none."""
    sharing: dict[str | None, list[PlacedEntry]] = {}
    for one in placed:
        for modifier in one.entry.modifiers or (None,):
            sharing.setdefault(modifier, []).append(one)
    for modifier, rows in sharing.items():
        _check_overlaps_of(source, rows, f" with {modifier}" if modifier else "")


def _check_overlaps_of(source: Source, placed: Sequence[PlacedEntry], with_modifier: str) -> None:
    ordered = sorted(range(len(placed)), key=lambda place: _by_series(placed[place].entry.codes))
    widest = ordered[0]
    for place in ordered[1:]:
        codes, reached = placed[place].entry.codes, placed[widest].entry.codes
        # Codes of one series sort as text: only where this holds is it worth comparing numbers.
        if codes.first <= reached.last and codes.overlaps(reached):
            first, second = (placed[each] for each in sorted((place, widest)))
            source.error(
                (*second.at, "code"),
                f"{second.entry.code}{with_modifier} is already listed, as {first.entry.code}",
                "keep one of the two rows",
                first=(*first.at, "code"),
            )
        if codes.last > reached.last or series(codes.first) != series(reached.first):
            widest = place


def _by_series(codes: CodeRange) -> tuple[tuple[str, str], str]:
    return series(codes.first), codes.first


def _check_continued(source: Source, placed: Sequence[PlacedEntry]) -> None:
    """Every row that continues another names one that is listed, and not itself in the end."""
    continued = primaries([one.entry for one in placed])
    for place, (row, entry) in enumerate(placed):
        if entry.continues is None:
            continue
        at = (*row, "continues")
        if place not in continued:
            problem = f"names {quoted(entry.continues)}, which this file does not list"
            source.error(at, problem, "name the code of another row, or take it out")
            continue
        read_on_from = _primaries_of(continued, place)
        if place in read_on_from:
            source.error(at, "leads back to its own row", "name the code it adds to")
        elif len(read_on_from) > limits.CHAIN:
            problem = f"is the end of a chain of more than {limits.CHAIN} rows"
            source.error(at, problem, "name the code whose description this one adds to")


def _primaries_of(continued: Mapping[int, int], place: int) -> Collection[int]:
    """The places of the rows that a row reads on from, each once, no further than the limit."""
    places: dict[int, None] = {}
    while len(places) <= limits.CHAIN and (place := continued.get(place, place)) not in places:
        places[place] = None
    return places
