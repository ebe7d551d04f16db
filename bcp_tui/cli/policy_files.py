"""`bcp-tui new ID TITLE DATE` and `bcp-tui revise ID DATE`: the file of a policy or a revision."""

import os

from bcp_tui.cli.exits import DONE, Unusable
from bcp_tui.cli.new_files import write_new
from bcp_tui.cli.options import Options
from bcp_tui.cli.output import print_text
from bcp_tui.cli.question import keeper_folder
from bcp_tui.library.files import file_name
from bcp_tui.library.filing import (
    new_policy,
    policies_folder,
    revised,
    revisions_on_file,
)
from bcp_tui.report import drafts


def new(options: Options) -> int:
    """Write the file of a new policy, with what a keeper has to fill in."""
    folder = _folder(options)
    on_file = revisions_on_file(folder, options.policy)
    if on_file:
        raise Unusable(drafts.on_file(options.policy, on_file[-1].path))
    text = new_policy(options.policy, options.title, options.effective)
    return _written(folder, options, options.policy, text)


def revise(options: Options) -> int:
    """Write the file of a new revision: the latest one of the policy, with the new date."""
    folder = _folder(options)
    on_file = revisions_on_file(folder, options.policy)
    if not on_file:
        raise Unusable(drafts.not_on_file(options.policy, folder))
    latest = on_file[-1]
    if latest.effective >= options.effective:
        raise Unusable(
            drafts.not_later(options.policy, options.effective, latest.effective, latest.path)
        )
    return _written(folder, options, latest.policy_id, revised(latest, options.effective))


def _written(folder: str, options: Options, policy_id: str, text: str) -> int:
    path = os.path.join(policies_folder(folder), file_name(policy_id, options.effective))
    write_new(path, text.encode())
    print_text(drafts.written(path))
    return DONE


def _folder(options: Options) -> str:
    """The data folder that is written to; raises Unusable for one that has no policies."""
    folder = keeper_folder(options)
    if not os.path.isdir(policies_folder(folder)):
        raise Unusable(drafts.no_policies(folder))
    return folder
