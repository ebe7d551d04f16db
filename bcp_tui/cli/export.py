"""`bcp-tui export [ID...] -o FILE`: policies as a table, for review and sign-off."""

import os

from bcp_tui.cli.exits import DONE, Unusable
from bcp_tui.cli.named_revisions import latest_revisions, plans_beside
from bcp_tui.cli.new_files import must_be_new, write_new
from bcp_tui.cli.options import Options
from bcp_tui.cli.output import print_text
from bcp_tui.report import command_line, drafts
from bcp_tui.report.table_files import FORMATS
from bcp_tui.report.tables import entries_table, notes_table


def export(options: Options) -> int:
    """Write a row for each row of the policies, in a format told by the end of the file's name."""
    output = options.output or ""
    must_be_new(output)
    made = FORMATS.get(os.path.splitext(output)[1].lower())
    if made is None:
        raise Unusable(command_line.no_format(output, FORMATS))
    revisions = latest_revisions(options)
    entries = entries_table(revisions, plans_beside(options, options.policies, revisions))
    try:
        data = made(entries, notes_table(revisions))
    except ImportError as error:
        raise Unusable(drafts.lacks_library(output, error.name or "", "export")) from None
    write_new(output, data)
    print_text(command_line.exported(revisions, len(entries.rows), output))
    return DONE
