"""From policy files to revisions and policies: what a file says as a whole, and beside the others.

What is wrong is noted with its key and a revision is built all the same, so that one run finds
everything. The rows, notes and legend of a file have modules of their own.
"""

import os
import re
from collections.abc import Mapping, Sequence

from bcp_tui.library.entries import build_entries
from bcp_tui.library.faults import KeyPath
from bcp_tui.library.files import file_name
from bcp_tui.library.format import PolicyFile
from bcp_tui.library.legends import build_legend
from bcp_tui.library.notes import build_coded_separately, build_notes
from bcp_tui.library.source import Source
from bcp_tui.policy import HistoryLine, Plan, Policy, Revision, Section

_IDENTITY: tuple[KeyPath, ...] = (("policy",), ("policy", "id"), ("policy", "effective"))
"""The keys that tell which revision a file holds; where one is wrong, it has no place in order."""


def build_revision(source: Source, file: PolicyFile, plans: Mapping[str, Plan] | None) -> Revision:
    """The revision that a file holds, alone in its policy; without plans, any plan is known."""
    policy = file["policy"]
    ends = policy.get("retired")
    if ends and ends <= policy["effective"]:
        remedy = "write the first day on which no revision is in force, or take it out"
        source.error(("policy", "retired"), "is not after the effective date", remedy)
    legend = build_legend(source, file.get("legend", {}), plans)
    placed = build_entries(source, file, legend)
    revision = Revision(
        policy_id=policy["id"],
        title=policy["title"],
        effective=policy["effective"],
        ends=ends,
        original_effective=policy.get("original_effective"),
        next_review=policy.get("next_review"),
        legend=legend,
        entries=tuple(one.entry for one in placed),
        notes=build_notes(source, file, placed, plans),
        coded_separately=build_coded_separately(source, file, placed),
        sections=tuple(
            Section(row["number"], row["title"], row["text"]) for row in file.get("section", ())
        ),
        history=tuple(HistoryLine(row["date"], row["reason"]) for row in file.get("revision", ())),
    )
    _check_counts(source, file)
    source.revision = revision
    return revision


def by_policy(found: Sequence[tuple[Source, Revision]]) -> tuple[Policy, ...]:
    """The policies by number, each revision ending where the next one of its policy begins."""
    dated = [one for one in found if not one[0].has_error(*_IDENTITY)]
    ordered = sorted(dated, key=lambda one: _in_order(*one))
    ended: dict[str, list[Revision]] = {}
    for place, (source, revision) in enumerate(ordered):
        for later_source, later in ordered[place + 1 : place + 2]:
            if later.policy_id == revision.policy_id:
                _check_succession(source, revision, later_source, later)
                ends = min(revision.ends or later.effective, later.effective)
                revision = revision._replace(ends=ends)
        ended.setdefault(revision.policy_id, []).append(revision)
    return tuple(Policy(name, tuple(revisions)) for name, revisions in ended.items())


def _in_order(source: Source, revision: Revision) -> tuple[object, ...]:
    """By policy and date; of two files of one revision, the one that is called so comes first."""
    named = file_name(revision.policy_id, revision.effective)
    is_named_else = os.path.basename(source.path) != named
    return by_number(revision.policy_id), revision.effective, is_named_else


def by_number(policy_id: str) -> list[tuple[int, str]]:
    """What orders policies by their numbers: BCP-2 before BCP-10."""
    parts: list[str] = re.findall(r"\d+|\D+", policy_id)
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]


def _check_succession(
    source: Source, revision: Revision, later_source: Source, later: Revision
) -> None:
    if later.effective == revision.effective:
        problem = f"{source.path} has the revision of {revision.policy_id} from this date already"
        remedy = "compare the two files, and correct the id or the date of the one that is wrong"
        later_source.error(("policy", "effective"), problem, remedy)
    elif revision.ends and revision.ends > later.effective:
        problem = f"is after the next revision takes effect ({later_source.path})"
        source.error(("policy", "retired"), problem, "take it out, or correct the dates")


def _check_counts(source: Source, file: PolicyFile) -> None:
    """The file has as many rows of each table as were counted in the document."""
    at: KeyPath = ("policy", "counts")
    counts = file["policy"].get("counts")
    if counts is None:
        names = ("covered", "non_covered", "note", "section")
        example = ", ".join(f"{name} = ..." for name in names)
        source.warn(at, "is missing", f"count in the document: counts = {{ {example} }}")
        return
    for name, counted, rows in (
        ("covered", counts.get("covered"), file.get("covered", ())),
        ("non_covered", counts.get("non_covered"), file.get("non_covered", ())),
        ("note", counts.get("note"), file.get("note", ())),
        ("section", counts.get("section"), file.get("section", ())),
        ("revision", counts.get("revision"), file.get("revision", ())),
    ):
        if counted is None:
            if name != "revision":  # Older files do not count the history.
                remedy = "count them in the document, and write 0 where it has none"
                source.warn((*at, name), "is missing", remedy)
        elif counted != len(rows) and not source.has_error((name,)):
            held = f"{len(rows)} [[{name}]] row{'' if len(rows) == 1 else 's'}"
            wrong = "what is missing" if len(rows) < counted else "what the document does not have"
            remedy = f"find {wrong}, or correct the number"
            source.error((*at, name), f"says {counted}, but the file has {held}", remedy)
