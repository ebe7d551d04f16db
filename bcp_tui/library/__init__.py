"""The library: a folder of TOML files, checked, as a `policy.Book`.

`load` parses each file, holds it against the types of `format.py` and builds values of its rows.
Whatever is wrong is noted with its key and the reading goes on, so that one run finds every fault
of every file; only then are the modules imported that know a value's line (`key_places.py`) and
what should stand there (`expected.py`). A running app compares snapshots of the folder to see
whether to load it again.

The JSON Schema of the files is made by `python -m bcp_tui.library.schema`.
"""

from bcp_tui.library.checking import Checked, check, examine
from bcp_tui.library.faults import BrokenData, Fault
from bcp_tui.library.folder import (
    Snapshot,
    load,
    load_plans,
    load_policies,
    shipped_data,
    snapshot,
)

__all__ = [
    "BrokenData",
    "Checked",
    "Fault",
    "Snapshot",
    "check",
    "examine",
    "load",
    "load_plans",
    "load_policies",
    "shipped_data",
    "snapshot",
]
