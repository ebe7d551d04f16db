"""The data that came with the program."""

import os

from bcp_tui.library.faults import BrokenData
from bcp_tui.library.source import Source


def shipped_data() -> str:
    """The data folder that came with the program: in its package, or beside it in a checkout.

    Raises BrokenData where there is none: a program that runs from a zip file has no folders.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    folders = [os.path.join(place, "data") for place in (package, os.path.dirname(package))]
    for folder in folders:
        if os.path.isdir(folder):
            return folder
    home = Source(folders[0])
    home.error((), "is no folder: the program has no data", "name one: --data DIR, or BCP_DATA")
    raise BrokenData(home.faults())
