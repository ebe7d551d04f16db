"""Where something is written and when it holds: policy, section, dates, context."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from bcp_tui.policy import Context, Policy, Revision

if TYPE_CHECKING:
    from bcp_tui.desk import PassageResult


_FEW_POLICIES = 3
"""Policies that are named one by one; more are counted."""
_OFF_FILE = "from that time is not on file"


def us_date(day: date) -> str:
    """A date as the policies print it: MM/DD/YYYY."""
    return f"{day:%m/%d/%Y}"


def named(revision: Revision) -> str:
    """A policy by its id and its title."""
    return f"{revision.policy_id} {revision.title}"


def policy_named(policy: Policy) -> str:
    """A policy by its id and the title of its first text on file."""
    return named(policy.revisions[0])


def section_sign(section: str) -> str:
    """A section as it is cited: §3.0 A; those without a number by their name."""
    return f"§{section}" if section[:1].isdigit() else section


def source(revision: Revision, section: str | None) -> str:
    """Where something is written: policy and section, or the policy alone if that is unknown."""
    if section is None:
        return revision.policy_id
    return f"{revision.policy_id} {section_sign(section)}"


def coding_source(revision: Revision) -> str:
    """Where the code tables of a policy are written."""
    return source(revision, revision.coding_section)


def full_source(revision: Revision) -> str:
    """Where a code is listed, in full: policy, title, section, effective date."""
    section = f", section {revision.coding_section}" if revision.coding_section else ""
    return f"{named(revision)}{section}, effective {us_date(revision.effective)}"


def passage_source(found: "PassageResult") -> str:
    """Where a passage stands, in full: policy, title, section and its title, effective date."""
    revision, number = found.revision, found.passage.section
    titles = (
        f" {each.title}" for each in revision.sections if f"{number} ".startswith(f"{each.number} ")
    )
    section = f"section {number}{next(titles, '')}" if number[:1].isdigit() else number
    return f"{named(revision)}, {section}, effective {us_date(revision.effective)}"


def in_force_dates(revision: Revision) -> str:
    """The days between which a revision is in effect."""
    until = f" until {us_date(revision.ends)}" if revision.ends else ""
    return f"in effect from {us_date(revision.effective)}{until}"


def texts_off_file(policies: Sequence[Policy]) -> str:
    """That policies were in effect on the service date with texts that are not on file."""
    few = "; ".join(map(policy_named, policies[:_FEW_POLICIES]))
    more = len(policies) - _FEW_POLICIES
    names = f"{few} and {more} more" if more > 0 else few
    was, its_text = ("was", "its text") if len(policies) == 1 else ("were", "their text")
    return f"{names} {was} in effect on the service date, but {its_text} {_OFF_FILE}"


def text_off_file(policy: Policy) -> str:
    """A policy that was in effect on the service date with a text that is not on file."""
    return f"{policy_named(policy)}: its text {_OFF_FILE}"


def network_text(context: Context) -> str:
    """In or out of the network, or that nobody has asked."""
    return context.network or "not asked"


def context_text(context: Context) -> str:
    """What an answer was given for: plan, network and service date, and what was not asked."""
    selection = context.selection
    plan = selection.name if selection.chosen else "not asked"
    return (
        f"Plan: {plan}. Network: {network_text(context)}. "
        f"Service date: {us_date(context.service_date)}."
    )
