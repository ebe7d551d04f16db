"""What changed besides rows, as printed: title and dates, history, legend, notes, sections."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias

from bcp_tui.policy.entries import Note
from bcp_tui.policy.legend import Meaning
from bcp_tui.policy.pairing import line_pairs, note_pairs, section_pairs
from bcp_tui.policy.revisions import Revision

Part: TypeAlias = Literal["policy", "legend", "entry", "note", "section"]
Value: TypeAlias = str | bool | None


class Change(NamedTuple):
    """A field of a part of the policy: what it was, and what it is now."""

    part: Part
    name: str
    field: str
    old: Value
    new: Value


def fact_changes(old: Revision, new: Revision) -> Iterator[Change]:
    """Title and dates, the history, and what is coded separately."""
    yield from _changes("policy", old.policy_id, _facts_of(old), _facts_of(new))
    for before, at in line_pairs(old.history, new.history):
        if before is None and at is not None:
            yield Change("policy", new.history[at].date, "revision", None, new.history[at].reason)
        elif before is not None and at is None:
            gone = old.history[before]
            yield Change("policy", gone.date, "revision", gone.reason, None)
    was = {each.what: ", ".join(map(str, each.codes)) for each in old.coded_separately}
    now = {each.what: ", ".join(map(str, each.codes)) for each in new.coded_separately}
    for what in (*was, *(each for each in now if each not in was)):
        if was.get(what) != now.get(what):
            yield Change("policy", what, "coded_separately", was.get(what), now.get(what))


def _facts_of(revision: Revision) -> dict[str, Value]:
    dates = {
        "effective": revision.effective,
        "original_effective": revision.original_effective,
        "next_review": revision.next_review,
        "retired": revision.ends,
    }
    printed = {key: day.isoformat() if day else None for key, day in dates.items()}
    return {"title": revision.title, **printed}


def legend_changes(old: Revision, new: Revision) -> Iterator[Change]:
    """The symbols of the legend, by their names."""
    for symbol in (*old.legend, *(each for each in new.legend if each not in old.legend)):
        was, now = old.legend.get(symbol), new.legend.get(symbol)
        yield from _changes("legend", symbol, _meaning(was), _meaning(now))


def _meaning(meaning: Meaning | None) -> dict[str, Value] | None:
    if meaning is None:
        return None
    plans = meaning.plans
    return {"means": meaning.means, "plans": plans if isinstance(plans, str) else ", ".join(plans)}


def note_changes(old: Revision, new: Revision) -> Iterator[Change]:
    """The notes, each by the section that it stands in."""
    for before, at in note_pairs(old.notes, new.notes):
        was = None if before is None else old.notes[before]
        now = None if at is None else new.notes[at]
        if named := was or now:
            yield from _changes("note", named.section, _note(was), _note(now))


def _note(note: Note | None) -> dict[str, Value] | None:
    if note is None:
        return None
    named = note.applies_to
    return {
        "text": note.text,
        "section": note.section,
        "applies_to": named if isinstance(named, str) else ", ".join(map(str, named)),
        "network": note.network,
        "plans": ", ".join(note.plans) or None,
        "requires_prior_approval": note.requires_prior_approval or None,
        "waives_prior_approval": note.waives_prior_approval or None,
        "excludes_coverage": note.excludes_coverage or None,
        "in_short": note.in_short,
        "about": note.about,
        "caution": note.caution or None,
    }


def section_changes(old: Revision, new: Revision) -> Iterator[Change]:
    """The sections of the text, by their numbers."""
    for before, at in section_pairs(old.sections, new.sections):
        was = None if before is None else old.sections[before]
        now = None if at is None else new.sections[at]
        if named := was or now:
            fields = [
                {"text": each.text.strip("\n"), "number": each.number, "title": each.title}
                if each
                else None
                for each in (was, now)
            ]
            yield from _changes("section", named.number, *fields)


def _changes(
    part: Part, name: str, old: Mapping[str, Value] | None, new: Mapping[str, Value] | None
) -> Iterator[Change]:
    """The fields that differ; of what was added or removed, the first."""
    known = old or new or {}
    for field in known if old and new else list(known)[:1]:
        was, now = (old or {}).get(field), (new or {}).get(field)
        if was != now:
            yield Change(part, name, field, was, now)
