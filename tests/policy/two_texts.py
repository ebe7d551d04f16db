"""Two texts of one policy, made by hand, and what changed between them."""

from datetime import date
from typing import Any

from bcp_tui.policy import Entry, Plan, Revision
from bcp_tui.policy.changes import Changes
from tests.builders import PLANS, covered, revision

OLD, NEW = date(2024, 2, 1), date(2025, 2, 1)


def text(*entries: Entry, **fields: Any) -> Revision:
    """A text with these rows, or one, and what else it has."""
    return revision(*(entries or (covered("S9494"),)), effective=OLD)._replace(**fields)


def between(old: Revision, new: Revision, plans: tuple[Plan, ...] = PLANS) -> Changes:
    """What changed from one text to another of a later date."""
    return Changes(old, new._replace(effective=NEW), plans)
