"""`python -m bcp_tui` is `bcp-tui`."""

import sys

from bcp_tui.cli import main

sys.exit(main())
