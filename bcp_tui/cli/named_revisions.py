"""Revisions as keepers name them: a file, or the policy and a day, as ID@DATE."""

import os
import re
from collections.abc import Sequence
from datetime import date

from bcp_tui.cli.exits import Unusable
from bcp_tui.cli.options import Options
from bcp_tui.cli.question import keeper_folder
from bcp_tui.library import load_plans
from bcp_tui.library.files import home_of
from bcp_tui.library.filing import FiledText, policies_folder, revisions_on_file
from bcp_tui.library.folder import load_revision
from bcp_tui.library.revisions import by_number
from bcp_tui.policy import Plan, Revision
from bcp_tui.report import command_line, drafts

_POLICY_AND_DAY = re.compile(r"(.+)@(\d{4}-\d\d-\d\d)")


def revision_named(options: Options, name: str) -> Revision:
    """The revision in a file, or the one of a policy that is in force on a day: ID@DATE.

    Raises Unusable or BrokenData.
    """
    match = _POLICY_AND_DAY.fullmatch(name)
    if os.path.lexists(name):
        return load_revision(name)
    if not match:
        raise Unusable(command_line.no_revision(name))
    filed = _on_file(options, match.group(1))
    day = _day(match.group(2), name)
    begun = [each for each in filed if each.effective <= day]
    if not begun:
        dates = [each.effective for each in filed]
        raise Unusable(command_line.no_revision_then(filed[0].policy_id, day, dates))
    return load_revision(begun[-1].path)


def latest_revisions(options: Options) -> list[Revision]:
    """The latest revision of each policy that is named, or of every policy on file.

    One that is named as ID@DATE or as a file is that one. Raises Unusable or BrokenData.
    """
    if not options.policies:
        newest = {each.policy_id: each.path for each in _on_file(options)}
        return sorted(
            map(load_revision, newest.values()), key=lambda each: by_number(each.policy_id)
        )
    return [
        revision_named(options, name)
        if os.path.exists(name) or _POLICY_AND_DAY.fullmatch(name)
        else load_revision(_on_file(options, name)[-1].path)
        for name in options.policies
    ]


def plans_beside(
    options: Options, names: Sequence[str], revisions: Sequence[Revision]
) -> tuple[Plan, ...]:
    """The plans of the data, and those that only these revisions name; raises BrokenData.

    The data are the folder that was given, else the one in which a named file lies.
    """
    homes = (home_of(name) for name in names if os.path.lexists(name))
    home = None if options.data else next(filter(None, homes), None)
    plans = load_plans(home or keeper_folder(options))
    known = {plan.id for plan in plans}
    named = (plan for each in revisions for plan in each.plans_named)
    others = dict.fromkeys(plan for plan in named if plan not in known)
    return (*plans, *(Plan(each, each) for each in others))


def _on_file(options: Options, policy_id: str = "") -> list[FiledText]:
    """The revisions on file, of one policy or of all, the latest last; raises Unusable."""
    folder = keeper_folder(options)
    if not os.path.isdir(policies_folder(folder)):
        raise Unusable(drafts.no_policies(folder))
    filed = revisions_on_file(folder, policy_id)
    if not filed:
        raise Unusable(command_line.no_policy_on_file(folder, policy_id))
    return filed


def _day(text: str, name: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Unusable(command_line.no_revision(name)) from None
