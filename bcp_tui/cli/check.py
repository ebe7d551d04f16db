"""`bcp-tui check [PATH...]`: what is wrong with data files, and which were read."""

from datetime import datetime

from bcp_tui.cli.exits import DONE, LACKING, UNUSABLE
from bcp_tui.cli.options import Options
from bcp_tui.cli.output import print_json, print_problems, print_text
from bcp_tui.cli.question import keeper_folder
from bcp_tui.library import examine
from bcp_tui.report.checking import checked_json, fault_line, summary


def check_data(options: Options) -> int:
    """Print every fault of the data folders and files; whether they can be used."""
    checked = examine(options.paths or [keeper_folder(options)], datetime.now().date())
    if options.json:
        print_json(checked_json(checked))
    else:
        print_problems(map(fault_line, checked.faults))
        print_text(summary(checked))
    if any(fault.severity == "error" for fault in checked.faults):
        return UNUSABLE
    return LACKING if checked.faults and options.strict else DONE
