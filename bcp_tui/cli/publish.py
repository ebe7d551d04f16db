"""`bcp-tui publish WORK LIVE`: put a working folder in force, whole and at once."""

from datetime import datetime

from bcp_tui.cli.exits import DONE, Unusable
from bcp_tui.cli.options import Options
from bcp_tui.cli.output import print_problems, print_text
from bcp_tui.desk.publishing import publish
from bcp_tui.library import BrokenData
from bcp_tui.report import publishing
from bcp_tui.report.checking import fault_line


def publish_data(options: Options) -> int:
    """Check WORK and put it in force in LIVE; with errors, LIVE stays as it is."""
    try:
        done = publish(options.work, options.live, datetime.now().date())
    except BrokenData as broken:
        raise Unusable(*broken.faults, publishing.unpublished(options.live)) from None
    print_problems(map(fault_line, done.warnings))
    print_text(publishing.published(options.live, done))
    return DONE
