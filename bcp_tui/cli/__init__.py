"""The command line: `bcp-tui`, `lookup`, `search`, `check`, `import` …, a module each.

Standard output belongs to answers; everything else goes to standard error, from here. Whatever a
command does not need is not imported: a lookup never loads the screen, nor finding by words.
"""

from collections.abc import Callable, Sequence

from bcp_tui.cli.exits import (
    CRASHED,
    DONE,
    INTERRUPTED,
    UNREAD,
    UNUSABLE,
    UNWRITTEN,
    Unusable,
    Unwritten,
)
from bcp_tui.cli.options import Options, read_options
from bcp_tui.cli.output import finish, open_streams, print_problems


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; never raises for something a user did.

    An exit code tells of an answer only if the answer was written.
    """
    return guarded(lambda: _run(argv))


def guarded(run: Callable[[], int]) -> int:
    """Run something and return its exit code; whatever it raises becomes a line and a code."""
    try:
        open_streams()
        code = run()
        finish()
    except Unusable as unusable:
        print_problems(unusable.lines)
        return UNUSABLE
    except Unwritten as unwritten:
        if not str(unwritten):
            return UNREAD
        from bcp_tui.report.command_line import no_output

        print_problems([no_output(str(unwritten))])
        return UNWRITTEN
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        return _failed(error)
    return code


def _failed(error: Exception) -> int:
    """Tell of data that cannot be used, or of an error of the program."""
    from bcp_tui.library import BrokenData

    if isinstance(error, BrokenData):
        print_problems(error.faults)
        return UNUSABLE
    from bcp_tui.crashes import crash_line

    print_problems([crash_line(error)])
    return CRASHED


def _run(argv: Sequence[str] | None) -> int:
    try:
        return _run_command(read_options(argv))
    except SystemExit:  # After help.
        return DONE


def _run_command(options: Options) -> int:
    """Run the command that was given; only its own module is imported."""
    if options.kiosk and options.command != "open":
        from bcp_tui.report.command_line import NO_COMMAND_IN_KIOSK

        raise Unusable(NO_COMMAND_IN_KIOSK)
    if options.command == "version":
        from bcp_tui.cli.version import print_version

        return print_version()
    if options.command == "lookup":
        from bcp_tui.cli.lookup import lookup

        return lookup(options)
    if options.command == "search":
        from bcp_tui.cli.search import search

        return search(options)
    if options.command == "check":
        from bcp_tui.cli.check import check_data

        return check_data(options)
    if options.command == "import":
        from bcp_tui.cli.import_document import import_document

        return import_document(options)
    if options.command in ("new", "revise"):
        from bcp_tui.cli import policy_files

        write = policy_files.new if options.command == "new" else policy_files.revise
        return write(options)
    if options.command == "serve":
        from bcp_tui.cli.serve import serve

        return serve(options)
    from bcp_tui.cli.open_app import open_app

    return open_app(options)
