"""The command line: `bcp-tui`, `lookup`, `search`, `check`, `import` …, a module each.

Standard output belongs to answers; everything else goes to standard error, from here. Whatever a
command does not need is not imported: a lookup never loads the screen, nor finding by words.
"""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from bcp_tui.cli.exits import DONE, INTERRUPTED, UNUSABLE, Unusable
from bcp_tui.cli.options import Options, read_options


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; never raises for something a user did."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # An old terminal shows ? for what it lacks.
    try:
        code = _run(read_options(argv))
        sys.stdout.flush()
    except Unusable as unusable:
        print(*unusable.lines, sep="\n", file=sys.stderr)  # noqa: T201
        return UNUSABLE
    except BrokenPipeError:
        # The reader went away (`| head`); Python must not complain again when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _run(options: Options) -> int:
    """Run the command that was given; only its own module is imported."""
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
    from bcp_tui.cli.open_app import open_app

    return open_app(options)
