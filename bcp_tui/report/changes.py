"""Changes between two revisions in words: grouped by what a rep will notice, the gravest first.

Coverage, prior approval by plan, cost share, limits, reasons; then the wording of rows, notes,
legend, text and dates. A long text is told by the words that changed and those around them.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from bcp_tui.policy.changes import Changed, Changes, EntryChanges, PlanChange, Says
from bcp_tui.policy.text_changes import Change, Value
from bcp_tui.report.places import section_sign, us_date
from bcp_tui.report.rewording import ARROW, NOTHING, lines_reworded, plain_value, reworded

NOTHING_CHANGED = "nothing changed"
SAYS: dict[Says, str] = {
    "required": "required",
    "not_required": "not required",
    "not_stated": "not stated",
    "not_covered": "not covered",
}
"""What a row says to a plan, in words."""
_COVERAGE = {"covered": "covered", "not_covered": "not covered"}
_GRAVEST: tuple[Says, ...] = ("required", "not_covered", "not_stated", "not_required")
"""What a row says now, in the order in which it is told."""


class Line(NamedTuple):
    """What changed, and how."""

    what: str
    how: str


class Group(NamedTuple):
    """Changes that are noticed together."""

    heading: str
    lines: tuple[Line, ...]


def groups(changes: Changes) -> list[Group]:
    """Everything that changed, in groups; those without a change are left out."""
    told = (
        Group("Coverage", tuple(_coverage(changes))),
        Group("Prior approval", tuple(_prior_approval(changes))),
        Group("Cost share", tuple(_of_rows(changes, "cost_share"))),
        Group("Limits", tuple(_of_rows(changes, "limit"))),
        Group("Reasons", tuple(_of_rows(changes, "reason"))),
        Group("Rows", tuple(_of_rows(changes, "code", "modifiers", "continues", "description"))),
        Group("Legend", tuple(_of_legend(changes))),
        Group("Notes", tuple(_of_notes(changes))),
        Group("Text", tuple(_of_sections(changes))),
        Group("Title and dates", tuple(_of_policy(changes))),
    )
    return [group for group in told if group.lines]


def diff_json(changes: Changes) -> dict[str, Any]:
    """Every change for programs."""
    return {
        "policy": changes.new.policy_id,
        "old": changes.old.effective.isoformat(),
        "new": changes.new.effective.isoformat(),
        "changes": [change._asdict() for change in changes.every],
        "by_plan": [change._asdict() for change in changes.by_plan],
    }


def heading(changes: Changes) -> str:
    """Which revisions are compared."""
    old, new = changes.old, changes.new
    dates = f"{us_date(old.effective)}{ARROW}{us_date(new.effective)}"
    return f"{new.policy_id} {new.title}, effective {dates}"


def changed_json(changed: Changed | None) -> dict[str, Any] | None:
    """What an answer said otherwise before, for programs; `None` where nothing."""
    if changed is None:
        return None
    fields = [
        f"{each.field}: {_told(each.field, each.old)} -> {_told(each.field, each.new)}"
        for each in changed.fields
    ]
    sides = [
        f"{_field_of(old, new)}: {old} -> {new} ({', '.join(plans)})"
        for (old, new), plans in _plans_by_side(changed.by_plan).items()
    ]
    return {"since": changed.since.isoformat(), "what": [*fields, *sides]}


def changed_text(changed: Changed) -> str:
    """What an answer said otherwise before: "10/01/2023: prior approval N → Y"."""
    told = [_field_text(each) for each in changed.fields]
    told += [
        f"{_field_of(old, new).replace('_', ' ')} {SAYS[old]}{ARROW}{SAYS[new]} "
        f"for {', '.join(plans)}"
        for (old, new), plans in _plans_by_side(changed.by_plan).items()
    ]
    return f"{us_date(changed.since)}: {'; '.join(told)}"


def _field_text(change: Change) -> str:
    if change.field == "coverage":
        if change.old is None:
            return "newly listed"
        return f"{_covers(change.old)}{ARROW}{_covers(change.new)}"
    name = change.field.replace("_", " ")
    if change.field == "description":
        return f"{name} {reworded(change)}"
    return f"{name} {plain_value(change.old)}{ARROW}{plain_value(change.new)}"


def _field_of(old: Says, new: Says) -> str:
    return "coverage" if "not_covered" in (old, new) else "prior_approval"


def _plans_by_side(changes: Iterable[PlanChange]) -> dict[tuple[Says, Says], list[str]]:
    sides: dict[tuple[Says, Says], list[str]] = {}
    for each in sorted(changes, key=lambda each: _GRAVEST.index(each.new)):
        sides.setdefault((each.old, each.new), []).append(each.plan)
    return sides


# -- the groups ----------------------------------------------------------------------------------


def _coverage(changes: Changes) -> Iterator[Line]:
    """Rows that are covered otherwise, that are new, and that are gone."""
    how: dict[str, list[str]] = {}
    for row in changes.entries:
        if told := _row_coverage(row, changes):
            how.setdefault(told, []).append(_called(row))
    for told, codes in how.items():
        yield Line(", ".join(codes), told)


def _row_coverage(row: EntryChanges, changes: Changes) -> str:
    if row.now and row.before and row.is_same:
        excluded = [each for each in row.by_plan if "not_covered" in (each.old, each.new)]
        if row.now.coverage != row.before.coverage:
            reason = f": {row.now.reason}" if row.now.reason else ""
            return f"{_covers(row.before.coverage)}{ARROW}{_covers(row.now.coverage)}{reason}"
        return "; ".join(
            f"{SAYS[old]}{ARROW}{SAYS[new]} for {_plans(plans, changes)}"
            for (old, new), plans in _plans_by_side(excluded).items()
        )
    if row.now:
        was = row.before
        before = f", before in {was.code} ({_covers(was.coverage)})" if was else ""
        return f"new: {_covers(row.now.coverage)}{before}"
    if row.before:
        return _gone(row.before.codes, row.before.coverage, changes)
    return ""


def _gone(codes: Any, coverage: str, changes: Changes) -> str:
    """That a row is gone, and in which its codes are now."""
    now = [each.code for each in changes.new.entries if each.codes.overlaps(codes)]
    return f"now in {', '.join(now)}" if now else f"no longer listed, was {_covers(coverage)}"


def _called(row: EntryChanges) -> str:
    entry = row.now or row.before
    return " ".join((entry.code, *entry.modifiers)) if entry else ""


def _prior_approval(changes: Changes) -> Iterator[Line]:
    """The plans for which it changed, with the rows; then rows whose symbols alone did."""
    codes: dict[tuple[Says, Says, str], list[str]] = {}
    for row in changes.entries:
        for each in row.by_plan:
            if "not_covered" not in (each.old, each.new):
                codes.setdefault((each.new, each.old, each.plan), []).append(each.code)
    plans: dict[tuple[Says, Says, tuple[str, ...]], list[str]] = {}
    for (new, old, plan), listed in codes.items():
        plans.setdefault((new, old, tuple(listed)), []).append(plan)
    for side, ids in sorted(plans.items(), key=lambda each: _GRAVEST.index(each[0][0])):
        new, old, which = side
        told = f"{_plans(ids, changes)}: {', '.join(which)}"
        yield Line(f"{SAYS[old]}{ARROW}{SAYS[new]}", told)
    for row in changes.entries:
        for change in row.fields if row.is_same else ():
            if change.field == "prior_approval":
                same = "" if row.by_plan else ", the same for every plan"
                yield Line(change.name, f"{change.old}{ARROW}{change.new}{same}")


def _plans(ids: Sequence[str], changes: Changes) -> str:
    return "every plan" if len(ids) == len(changes.plans) > 1 else ", ".join(ids)


def _of_rows(changes: Changes, *fields: str) -> Iterator[Line]:
    """What changed in a field of rows; rows with the same change together."""
    how: dict[str, list[str]] = {}
    for row in changes.entries:
        for change in row.fields if row.is_same else ():
            if change.field in fields:
                how.setdefault(_how(change), []).append(change.name)
    for told, names in how.items():
        yield Line(", ".join(names), told)


def _how(change: Change) -> str:
    if change.field == "cost_share":
        return _list_change(str(change.old).split("; "), str(change.new).split("; "))
    if change.field in ("description", "reason", "limit"):
        return reworded(change)
    return f"{change.field} {plain_value(change.old)}{ARROW}{plain_value(change.new)}"


def _list_change(old: list[str], new: list[str]) -> str:
    """What is no longer in a list, and what is new in it."""
    without = [each for each in old if each not in new]
    added = [each for each in new if each not in old]
    told = [f"without {'; '.join(without)}"] if without else []
    told += [f"new: {'; '.join(added)}"] if added else []
    return ", ".join(told) or f"in another order: {'; '.join(new)}"


def _of_legend(changes: Changes) -> Iterator[Line]:
    for each in _of_part(changes, "legend"):
        plans = "plans: " if each.field == "plans" else ""
        both = each.old is not None and each.new is not None
        told = f"{each.old}{ARROW}{each.new}" if both else reworded(each)
        yield Line(each.name, f"{plans}{told}")


def _of_notes(changes: Changes) -> Iterator[Line]:
    for each in _of_part(changes, "note"):
        field = "" if each.field == "text" else f"{each.field.replace('_', ' ')}: "
        yield Line(section_sign(each.name), f"{field}{reworded(each)}")


def _of_sections(changes: Changes) -> Iterator[Line]:
    for each in _of_part(changes, "section"):
        where = section_sign(each.name)
        if each.field != "text":
            yield Line(where, f"{each.field}: {reworded(each)}")
        elif each.old is None or each.new is None:
            yield Line(where, "a new section" if each.old is None else "the section is gone")
        else:
            for told in lines_reworded(str(each.old), str(each.new)):
                yield Line(where, told)


def _of_policy(changes: Changes) -> Iterator[Line]:
    for each in _of_part(changes, "policy"):
        if each.field in ("revision", "coded_separately"):
            what = "history" if each.field == "revision" else "coded separately"
            yield Line(what, f"{each.name}: {reworded(each)}")
        else:
            old, new = (_day(value) for value in (each.old, each.new))
            yield Line(each.field.replace("_", " "), f"{old}{ARROW}{new}")


def _of_part(changes: Changes, part: str) -> Iterator[Change]:
    return (change for change in changes.every if change.part == part)


def _covers(value: Value) -> str:
    return _COVERAGE.get(str(value), NOTHING)


def _told(field: str, value: Value) -> str:
    return "not_listed" if field == "coverage" and value is None else plain_value(value)


def _day(value: Value) -> str:
    try:
        return us_date(date.fromisoformat(str(value)))
    except ValueError:
        return plain_value(value)
