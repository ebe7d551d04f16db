"""`bcp-tui check [PATH...]`: what is wrong with data files."""

from bcp_tui.cli.exits import DONE, LACKING, UNUSABLE
from bcp_tui.cli.options import Options
from bcp_tui.cli.output import print_json, print_problems, print_text
from bcp_tui.cli.question import data_folder
from bcp_tui.library import check
from bcp_tui.report.command_line import counts


def check_data(options: Options) -> int:
    """Print every fault of the data folders and files; whether they can be used."""
    faults = check(options.paths or [data_folder(options)])
    errors = [fault for fault in faults if fault.severity == "error"]
    if options.json:
        print_json([fault._asdict() for fault in faults])
    else:
        print_problems(faults)
        print_text(counts(len(errors), len(faults) - len(errors)))
    if errors:
        return UNUSABLE
    return LACKING if faults and options.strict else DONE
