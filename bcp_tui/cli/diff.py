"""`bcp-tui diff OLD NEW`: what changed from one revision of a policy to another."""

from bcp_tui.cli.exits import DONE, LACKING, Unusable
from bcp_tui.cli.named_revisions import plans_beside, revision_named
from bcp_tui.cli.options import Options
from bcp_tui.cli.output import print_json, print_text
from bcp_tui.policy.changes import Changes
from bcp_tui.report import command_line
from bcp_tui.report.changes import diff_json
from bcp_tui.report.plain import diff_text


def diff(options: Options) -> int:
    """Print what changed; whether anything did."""
    old, new = (revision_named(options, name) for name in (options.old, options.new))
    if old.policy_id != new.policy_id:
        raise Unusable(command_line.two_policies(options.new, old.policy_id, new.policy_id))
    changes = Changes(old, new, plans_beside(options, (options.new, options.old), (old, new)))
    if options.json:
        print_json(diff_json(changes))
    else:
        print_text(diff_text(changes))
    return LACKING if changes.every or changes.by_plan else DONE
