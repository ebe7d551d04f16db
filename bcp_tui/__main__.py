"""`bcp-tui`, also as `python -m bcp_tui`."""

import sys

from bcp_tui import memory

memory.hold()  # Before anything else is imported.

from bcp_tui.cli import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
