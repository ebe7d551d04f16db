"""`bcp-tui`, also as `python -m bcp_tui`."""

import gc
import sys

gc.disable()  # Until the data are loaded: nothing made so far is garbage.

from bcp_tui.cli import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
