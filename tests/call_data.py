"""The data of the calls in `tests/tui` and `tests/terminal`: one revision of one shipped policy.

`home_infusion/` links to the shipped policy and words, and has plans of its own, so that no test
depends on what else is shipped.
"""

from pathlib import Path

from bcp_tui.library import load

FOLDER = Path(__file__).with_name("home_infusion")

ROWS = sum(len(revision.entries) for revision in load(FOLDER).revisions)
"""The rows of an empty search line's list."""
