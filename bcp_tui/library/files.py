"""The files of a data folder: which there are, and how they look from outside.

    plans.toml            the plans
    search.toml           what callers say (optional)
    drugs.toml            the brand names of drugs (optional)
    policies/*.toml       a revision of a policy each
    manifest.json         of published data: which files they are
    book.snapshot         of published data: what they say, for those who only read

Hidden files and those of other names are not data.
"""

import os
import stat
from datetime import date
from typing import NamedTuple, TypeAlias

from bcp_tui import limits

StrPath: TypeAlias = str | os.PathLike[str]
FileState: TypeAlias = tuple[int, ...]

PLANS, SEARCH, DRUGS, POLICIES = "plans.toml", "search.toml", "drugs.toml", "policies"
MANIFEST, SNAPSHOT = "manifest.json", "book.snapshot"


def file_name(policy_id: str, effective: date) -> str:
    """What the file of a revision is called."""
    return f"{policy_id}-{effective}.toml".lower()


class FolderState(NamedTuple):
    """The files of a data folder as they look from outside: equal to another if none changed."""

    folder: str = ""
    files: tuple[tuple[str, FileState], ...] = ()


def folder_state(folder: StrPath) -> FolderState:
    """The folder's files now; take it before loading them. A missing folder has none.

    Comparing two works where a file system does not tell of changes, and is cheap enough for every
    few seconds. Times alone would not do: a copy can keep them, and so does a change of rights.
    """
    folder = resolved(folder)
    names = [*data_files(folder), MANIFEST, SNAPSHOT, POLICIES]
    files = tuple((name, file_state(os.path.join(folder, name))) for name in names)
    return FolderState(folder, files) if any(state for _, state in files) else FolderState()


def resolved(folder: StrPath) -> str:
    """The folder that a link leads to: the link itself may lead to another one at any time."""
    folder = os.fspath(folder).rstrip(os.sep) or os.sep
    try:
        return os.path.join(os.path.dirname(folder), os.readlink(folder))
    except OSError:
        return folder


def data_files(folder: str) -> list[str]:
    """The names of the data files in a folder that are there, those of policies with theirs."""
    names = [name for name in (PLANS, SEARCH, DRUGS) if os.path.lexists(os.path.join(folder, name))]
    try:
        return [*names, *policy_names(folder)]
    except OSError:
        return names


def home_of(path: str) -> str | None:
    """The data folder in which a policy file lies: the folder above its own, or else its own."""
    own = os.path.dirname(os.path.abspath(path))
    homes = (folder for folder in (os.path.dirname(own), own))
    return next((each for each in homes if os.path.isfile(os.path.join(each, PLANS))), None)


def policy_names(folder: str) -> list[str]:
    """The names of the policy files below the data folder, no more than one beyond the limit.

    Raises OSError.
    """
    names = [
        os.path.join(POLICIES, name)
        for name in sorted(os.listdir(os.path.join(folder, POLICIES)))
        if name.lower().endswith(".toml") and not name.startswith(".")
    ]
    return names[: limits.POLICY_FILES + 1]


def file_state(path: str) -> FileState:
    """How a file looks from outside; empty for a folder, and for what is not there."""
    try:
        info = os.stat(path)
    except OSError:
        return ()
    if stat.S_ISDIR(info.st_mode):  # Its times tell of files that are not data.
        return ()
    return info.st_mtime_ns, info.st_ctime_ns, info.st_size, info.st_ino, info.st_dev
