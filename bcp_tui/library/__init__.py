"""The library: a folder of TOML files, checked, as a `policy.Book`.

`load` parses each file, holds it against the types of `format.py` and builds values of its rows.
Whatever is wrong is noted with its key and the reading goes on, so that one run finds every fault
of every file; only then are the modules imported that know a value's line (`key_places.py`) and
what should stand there (`expected.py`). A running app compares what the folder's
files look like (`folder_state`) to see whether to load it again.

`publish` puts a checked folder in force with its snapshot, from which `open_data` has the book at
once; what is in force in a folder is told in `opened.py`.

The JSON Schema of the files is made by `python -m bcp_tui.library.schema`.
"""

from typing import TYPE_CHECKING

from bcp_tui.library.faults import BrokenData, Damaged, Fault
from bcp_tui.library.files import FolderState, folder_state
from bcp_tui.library.opened import Opened, open_code_files, open_codes, open_data

if TYPE_CHECKING:
    from bcp_tui.library.checking import Checked, check, examine
    from bcp_tui.library.folder import load, load_plans, load_policies
    from bcp_tui.library.keeping import KeptSet
    from bcp_tui.library.manifest import Version
    from bcp_tui.library.publishing import Published, publish
    from bcp_tui.library.shelf import Shelf
    from bcp_tui.library.shipped import shipped_data
else:
    _WHERE = {
        "Checked": "checking",
        "KeptSet": "keeping",
        "Published": "publishing",
        "Shelf": "shelf",
        "Version": "manifest",
        "check": "checking",
        "examine": "checking",
        "load": "folder",
        "load_plans": "folder",
        "load_policies": "folder",
        "publish": "publishing",
        "shipped_data": "shipped",
    }

    def __getattr__(name: str) -> object:
        """Import what a lookup does not need when it is first used."""
        if name not in _WHERE:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)


__all__ = [
    "BrokenData",
    "Checked",
    "Damaged",
    "Fault",
    "FolderState",
    "KeptSet",
    "Opened",
    "Published",
    "Shelf",
    "Version",
    "check",
    "examine",
    "folder_state",
    "load",
    "load_plans",
    "load_policies",
    "open_code_files",
    "open_codes",
    "open_data",
    "publish",
    "shipped_data",
]
