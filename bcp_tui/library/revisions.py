"""From policy files to revisions: the rules that the types of a file cannot state.

Symbols belong to the legend and plans to plans.toml; a code stands in one row; what a row continues
and what a note names is there; the revisions of a policy follow each other. What is wrong is noted
with its key and a revision is built all the same, so that one run finds everything.
"""

import os
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from bcp_tui.library.faults import Key, Source, quoted
from bcp_tui.library.format import LegendSymbol, NoteRow, PolicyFile
from bcp_tui.policy import (
    Change,
    CodeRange,
    Entry,
    Legend,
    Meaning,
    Note,
    Revision,
    Section,
    full_description,
    parse_range,
    together_forbidden,
)
from bcp_tui.policy.codes import series

_BLANK = CodeRange("00000", "00000")
"""Stands where a file has no code, which is noted, so that the rest of its row is checked."""

_IDENTITY: tuple[Key, ...] = (("policy",), ("policy", "id"), ("policy", "effective"))
"""The keys that tell which revision a file holds; where one is wrong, it has no place in order."""


class _Row(NamedTuple):
    at: Key
    entry: Entry
    """What the row says alone; its full description and what it forbids come from other rows."""


def build_revision(source: Source, file: PolicyFile, plans: Collection[str] | None) -> Revision:
    """The revision that a file holds, alone in its policy; without plans, any plan is known."""
    policy = file["policy"]
    ends = policy.get("retired")
    if ends and ends <= policy["effective"]:
        remedy = "write the first day on which no revision is in force, or take it out"
        source.error(("policy", "retired"), "is not after the effective date", remedy)
    legend = _legend(source, file.get("legend", {}), plans)
    rows = tuple(_rows(source, file, legend))
    _check_overlaps(source, rows)
    notes = enumerate(file.get("note", ()))
    revision = Revision(
        policy=policy["id"],
        title=policy["title"],
        effective=policy["effective"],
        ends=ends,
        original_effective=policy.get("original_effective"),
        next_review=policy.get("next_review"),
        legend=legend,
        entries=_entries(source, rows),
        notes=tuple(_note(source, place, note, rows) for place, note in notes),
        sections=tuple(
            Section(row["number"], row["title"], row["text"]) for row in file.get("section", ())
        ),
        history=tuple(Change(row["date"], row["reason"]) for row in file.get("revision", ())),
    )
    if source.is_sound():
        _warn(source, revision)
    return revision


def in_order(found: Sequence[tuple[Source, Revision]]) -> tuple[Revision, ...]:
    """The revisions in policy order, each ending where the next one of its policy begins."""
    dated = [one for one in found if not one[0].has_error(*_IDENTITY)]
    ordered = sorted(dated, key=lambda one: (one[1].policy, one[1].effective))
    ended: list[Revision] = []
    for place, (source, revision) in enumerate(ordered):
        for later_source, later in ordered[place + 1 : place + 2]:
            if later.policy == revision.policy:
                _check_succession(source, revision, later_source, later)
                ends = min(revision.ends or later.effective, later.effective)
                revision = revision._replace(ends=ends)
        ended.append(revision)
    return tuple(ended)


def _check_succession(
    source: Source, revision: Revision, later_source: Source, later: Revision
) -> None:
    if later.effective == revision.effective:
        problem = f"is the date of another revision of {revision.policy}, in {source.path}"
        remedy = "give each revision its own date"
        later_source.error(("policy", "effective"), problem, remedy)
    elif revision.ends and revision.ends > later.effective:
        problem = f"is after the next revision takes effect ({later_source.path})"
        source.error(("policy", "retired"), problem, "take it out, or correct the dates")


def _legend(
    source: Source, table: dict[str, LegendSymbol], plans: Collection[str] | None
) -> Legend:
    legend: Legend = {}
    for symbol, row in table.items():
        if _symbols(symbol) != (symbol,) or not symbol:
            problem = "cannot be named as a symbol"
            remedy = "write a symbol without commas, semicolons or spaces around it"
            source.error(("legend", symbol), problem, remedy)
        named = row["plans"]
        legend[symbol] = Meaning(row["means"], named if isinstance(named, str) else tuple(named))
        if plans is None or isinstance(named, str):
            continue
        for place, plan in enumerate(named):
            if plan not in plans:
                problem = f"names {quoted(plan)}, which is no plan of plans.toml"
                remedy = "write the id of a plan, or add the plan there"
                source.error(("legend", symbol, "plans", place), problem, remedy)
    return legend


def _rows(source: Source, file: PolicyFile, legend: Legend) -> Iterator[_Row]:
    at: Key
    for place, covered in enumerate(file.get("covered", ())):
        at = ("covered", place)
        entry = Entry(
            codes=_codes(source, (*at, "code"), covered["code"]),
            coverage="covered",
            description=covered["description"],
            full_description=covered["description"],
            symbols=_symbols_of(source, at, covered["prior_approval"], legend),
            cost_share=tuple(covered["cost_share"]),
            continues=covered.get("continues"),
        )
        yield _Row(at, entry)
    for place, row in enumerate(file.get("non_covered", ())):
        at = ("non_covered", place)
        entry = Entry(
            codes=_codes(source, (*at, "code"), row["code"]),
            coverage="not_covered",
            description=row["description"],
            full_description=row["description"],
            reason=row["reason"],
            continues=row.get("continues"),
        )
        yield _Row(at, entry)


def _codes(source: Source, at: Key, text: str) -> CodeRange:
    try:
        return parse_range(text)
    except ValueError as error:
        remedy = "write a CPT or HCPCS code as printed, or a range as FIRST-LAST"
        source.error(at, str(error), remedy)
        return _BLANK


def _check_overlaps(source: Source, rows: Sequence[_Row]) -> None:
    ordered = sorted(range(len(rows)), key=lambda place: _by_series(rows[place].entry.codes))
    widest = ordered[0] if ordered else 0
    for place in ordered[1:]:
        codes, reached = rows[place].entry.codes, rows[widest].entry.codes
        # Codes of one series sort as text: only where this holds is it worth comparing numbers.
        if codes.first <= reached.last and codes.overlaps(reached):
            first, second = (rows[each] for each in sorted((place, widest)))
            source.error(
                (*second.at, "code"),
                f"{second.entry.code} is already listed, as {first.entry.code}",
                "keep one of the two rows",
                first=(*first.at, "code"),
            )
        if codes.last > reached.last or series(codes.first) != series(reached.first):
            widest = place


def _by_series(codes: CodeRange) -> tuple[tuple[str, str], str]:
    return series(codes.first), codes.first


def _entries(source: Source, rows: Sequence[_Row]) -> tuple[Entry, ...]:
    primaries = _primaries(source, rows)
    together = together_forbidden([(row.entry.codes, row.entry.description) for row in rows])
    entries = [row.entry for row in rows]
    for place, primary in primaries.items():
        entries[place] = entries[place]._replace(
            full_description=_full_description(rows, primaries, place),
            continues=rows[primary].entry.code,
        )
    return tuple(
        entry._replace(do_not_use_with=forbidden) if forbidden else entry
        for entry, forbidden in zip(entries, together, strict=True)
    )


def _primaries(source: Source, rows: Sequence[_Row]) -> dict[int, int]:
    """The places of the rows that continue another, each with the place of that other row."""
    places = {row.entry.code: place for place, row in enumerate(rows)}
    primaries: dict[int, int] = {}
    for place, row in enumerate(rows):
        continues = row.entry.continues
        if continues is None:
            continue
        at = (*row.at, "continues")
        primary = places.get(str(_codes(source, at, continues)))
        if primary is None:
            problem = f"names {quoted(continues)}, which this file does not list"
            source.error(at, problem, "name the code of another row, or take it out")
        else:
            primaries[place] = primary
    for place in primaries:
        if place in _chain(primaries, primaries[place]):
            problem = "leads back to its own row"
            source.error((*rows[place].at, "continues"), problem, "name the code it adds to")
    return primaries


def _chain(primaries: dict[int, int], place: int) -> list[int]:
    """A row, the row that it continues, the row that this one continues …, each once."""
    chain = {place: None}
    while (place := primaries.get(place, place)) not in chain:
        chain[place] = None
    return list(chain)


def _full_description(rows: Sequence[_Row], primaries: dict[int, int], place: int) -> str:
    descriptions = [rows[each].entry.description for each in _chain(primaries, place)]
    full = descriptions.pop()
    while descriptions:
        full = full_description(descriptions.pop(), full)
    return full


def _symbols_of(source: Source, at: Key, text: str, legend: Legend) -> tuple[str, ...]:
    at = (*at, "prior_approval")
    symbols = _symbols(text)
    unknown = [symbol for symbol in symbols if symbol not in legend]
    if unknown:
        problem = f"names {' and '.join(map(quoted, unknown))}, unknown to this file's legend"
        source.error(at, problem, "name a symbol of the legend, several with commas")
    elif len(symbols) > 1 and any(isinstance(legend[symbol].plans, str) for symbol in symbols):
        problem = "names a symbol for all plans or none together with others"
        source.warn(at, problem, "compare it with the printed policy")
    return symbols


@lru_cache(maxsize=256)
def _symbols(text: str) -> tuple[str, ...]:
    """The symbols of a text such as "1, 2, 5" or "1; 2"."""
    return tuple(symbol.strip() for symbol in text.replace(";", ",").split(","))


def _note(source: Source, place: int, note: NoteRow, rows: Sequence[_Row]) -> Note:
    named = note["applies_to"]
    return Note(
        section=note["section"],
        text=note["text"],
        applies_to=named
        if isinstance(named, str)
        else tuple(
            _listed(source, ("note", place, "applies_to", number), text, rows)
            for number, text in enumerate(named)
        ),
        network=note.get("network"),
        requires_prior_approval=note.get("requires_prior_approval", False),
        caution=note.get("caution", False),
    )


def _listed(source: Source, at: Key, text: str, rows: Sequence[_Row]) -> CodeRange:
    codes = _codes(source, at, text)
    if not any(row.entry.codes.overlaps(codes) for row in rows):
        problem = f"names {quoted(text)}, which this file does not list"
        source.error(at, problem, "name codes of its rows, or take it out")
    return codes


def _warn(source: Source, revision: Revision) -> None:
    name = f"{revision.policy}-{revision.effective}.toml".lower()
    if os.path.basename(source.path) != name:
        source.warn((), "has a name that does not tell what it is", f"call it {name}")
    if not revision.entries:
        source.warn(("policy",), "has no rows", "add [[covered]] and [[non_covered]] rows")
    for place, note in enumerate(revision.notes):
        if not any(f"{note.section} ".startswith(f"{it.number} ") for it in revision.sections):
            problem = f"names {quoted(note.section)}, but no [[section]] has that number"
            source.warn(("note", place, "section"), problem, "correct it, or add the section")
