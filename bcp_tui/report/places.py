"""Where something is written and when it holds: policy, section, dates."""

from datetime import date

from bcp_tui.policy import Revision


def us_date(day: date) -> str:
    """A date as the policies print it: MM/DD/YYYY."""
    return f"{day:%m/%d/%Y}"


def source(revision: Revision, section: str | None) -> str:
    """Where something is written: policy and section; of no known section, the policy alone."""
    if section is None:
        return revision.policy_id
    sign = "§" if section[:1].isdigit() else ""
    return f"{revision.policy_id} {sign}{section}"


def coding_source(revision: Revision) -> str:
    """Where the code tables of a policy are written."""
    return source(revision, revision.coding_section)


def full_source(revision: Revision) -> str:
    """Where a code is listed, in full: policy, title, section, effective date."""
    section = f", section {revision.coding_section}" if revision.coding_section else ""
    effective = us_date(revision.effective)
    return f"{revision.policy_id} {revision.title}{section}, effective {effective}"


def in_force_dates(revision: Revision) -> str:
    """The days between which a revision is in effect."""
    until = f" until {us_date(revision.ends)}" if revision.ends else ""
    return f"in effect from {us_date(revision.effective)}{until}"
