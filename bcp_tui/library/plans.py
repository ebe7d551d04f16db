"""From plans.toml to plans, and what other files say of them held against it."""

from collections.abc import Collection, Sequence

from bcp_tui.library.faults import KeyPath, quoted
from bcp_tui.library.format import PlansFile
from bcp_tui.library.source import Source
from bcp_tui.policy import Plan


def build_plans(source: Source, file: PlansFile) -> tuple[Plan, ...]:
    """The plans in their order; no word names two of them, or a plan and a group."""
    named: dict[str, KeyPath] = {}
    for place, row in enumerate(file["plan"]):
        for key, text in (("id", row["id"]), ("name", row["name"])):
            at = ("plan", place, key)
            first = named.setdefault(text.casefold(), at)
            if first[:2] != at[:2]:
                problem = f"{quoted(text)} already names the plan"
                source.error(at, problem, "call each plan something else", first=first)
    for place, row in enumerate(file["plan"]):
        group = row.get("group", "")
        if group.casefold() in named:
            problem = f"{quoted(group)} already names the plan"
            remedy = "call the group something else than its plans"
            first = named[group.casefold()]
            source.error(("plan", place, "group"), problem, remedy, first=first)
    return tuple(Plan(row["id"], row["name"], row.get("group")) for row in file["plan"])


def check_plans(
    source: Source, at: KeyPath, named: Sequence[str], known: Collection[str] | None
) -> None:
    """Notes each id of a list that is no plan's; where no plans are known, it may name any."""
    for place, plan in enumerate(named):
        if known is not None and plan not in known:
            problem = f"names {quoted(plan)}, which is no plan of plans.toml"
            remedy = "write the id of a plan, or add the plan there"
            source.error((*at, place), problem, remedy)
