"""The command line: `bcp-tui`, `lookup`, `search`, `check`, `import`, `diff` …, a module each.

Standard output belongs to answers; everything else goes to standard error, from here. Whatever a
command does not need is not imported: a lookup never loads the screen, nor finding by words.
"""

from collections.abc import Callable, Sequence
from importlib import import_module

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
from bcp_tui.cli.options import Command, Options, read_options
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


_COMMANDS: dict[Command, tuple[str, str]] = {
    "open": ("open_app", "open_app"),
    "lookup": ("lookup", "lookup"),
    "search": ("search", "search"),
    "check": ("check", "check_data"),
    "import": ("import_document", "import_document"),
    "new": ("policy_files", "new"),
    "revise": ("policy_files", "revise"),
    "diff": ("diff", "diff"),
    "export": ("export", "export"),
    "publish": ("publish", "publish_data"),
    "serve": ("serve", "serve"),
    "version": ("version", "print_version"),
}
"""In which module each command stands, and as which function."""


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
    module, function = _COMMANDS[options.command]
    run: Callable[[Options], int] = getattr(import_module(f"bcp_tui.cli.{module}"), function)
    return run(options)
