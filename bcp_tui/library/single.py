"""One policy file by itself: the revision that it holds, and the data folder it lies in."""

import os

from bcp_tui.library.faults import BrokenData
from bcp_tui.library.format import PolicyFile
from bcp_tui.library.reading import read_file
from bcp_tui.library.revisions import build_revision
from bcp_tui.library.source import Source, TooManyFaults
from bcp_tui.policy import Revision


def load_revision(path: str) -> Revision:
    """The revision in a policy file, which may name any plan; raises BrokenData with its errors."""
    source = Source(path)
    revision = None
    try:
        if file := read_file(source, PolicyFile):
            revision = build_revision(source, file, None)
    except TooManyFaults:
        pass
    if revision is None or not source.is_sound():
        raise BrokenData(fault for fault in source.faults() if fault.severity == "error")
    return revision


def home_of(path: str) -> str | None:
    """The data folder in which a policy file lies: the folder above its own, or else its own."""
    own = os.path.dirname(os.path.abspath(path))
    homes = (folder for folder in (os.path.dirname(own), own))
    return next((each for each in homes if os.path.isfile(os.path.join(each, "plans.toml"))), None)
