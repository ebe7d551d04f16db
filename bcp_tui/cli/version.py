"""`bcp-tui --version`."""

from bcp_tui import __version__
from bcp_tui.cli.exits import DONE
from bcp_tui.cli.output import print_text
from bcp_tui.report.command_line import version


def print_version() -> int:
    """Print which version is installed."""
    print_text(version(__version__))
    return DONE
