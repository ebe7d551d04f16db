"""`bcp-tui --version`."""

from bcp_tui import __version__
from bcp_tui.cli.exits import DONE
from bcp_tui.cli.options import Options
from bcp_tui.cli.output import print_text
from bcp_tui.report.command_line import version


def print_version(_: Options) -> int:
    """Print which version is installed."""
    print_text(version(__version__))
    return DONE
