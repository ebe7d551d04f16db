"""Checking data: what is wrong with folders and files, and what a careful colleague would say.

A folder is read whole, as the program reads it, a single file by itself. Then the rules
(`rules/`) go over what can be read.
"""

import os
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from bcp_tui.library.faults import Fault
from bcp_tui.library.files import DRUGS, PLANS, POLICIES, SEARCH, StrPath
from bcp_tui.library.folder import read_for_check
from bcp_tui.library.source import Source
from bcp_tui.policy import Book

if TYPE_CHECKING:
    from bcp_tui.library.rules import Filed

_OF_DATA_FOLDER = (PLANS, SEARCH, DRUGS, POLICIES)


class Checked(NamedTuple):
    """What was checked: the folders and files, how many files and rows they have, the faults.

    `looked_at` counts the warnings that a keeper has marked as right (`# checked`).
    """

    places: tuple[str, ...]
    files: int
    rows: int
    looked_at: int
    faults: tuple[Fault, ...]


def check(paths: Sequence[StrPath], today: date | None = None) -> tuple[Fault, ...]:
    """The errors and warnings of data folders and of single data files, each once."""
    return examine(paths, today).faults


def examine(paths: Sequence[StrPath], today: date | None = None) -> Checked:
    """What is wrong with data folders and single data files, each fault once.

    A folder `policies` stands for the data folder that it lies in. Of a folder without plans, each
    file is checked by itself. Without today's date, rules that depend on it are skipped.
    """
    from bcp_tui.library.rules import Review, apply  # Whoever only asks needs none.

    sources: dict[str, Source] = {}
    rows = 0
    places = tuple(map(_place, paths))
    for place in places:
        for path in _parts(place):
            book, read = read_for_check(path)
            whole = path if os.path.isdir(path) else None
            unread = apply(Review(book, _filed(book, read), read, whole, today))
            for source in (*read, *unread):
                is_new = os.path.abspath(source.path) not in sources
                sources.setdefault(os.path.abspath(source.path), source)
                rows += len(source.revision.entries) if is_new and source.revision else 0
    told = [source.told() for source in sources.values()]
    return Checked(
        places=places,
        files=sum(bool(source.text) for source in sources.values()),
        rows=rows,
        looked_at=sum(each.checked for each in told),
        faults=tuple(dict.fromkeys(fault for each in told for fault in each.faults)),
    )


def _place(path: StrPath) -> str:
    """The path, or the data folder whose folder of policies it is."""
    path = os.fspath(path)
    above = os.path.dirname(os.path.abspath(path))
    is_policies = os.path.basename(os.path.abspath(path)) == POLICIES
    if is_policies and os.path.isdir(path) and os.path.isfile(os.path.join(above, PLANS)):
        return os.path.dirname(os.path.normpath(path)) or above
    return path


def _parts(place: str) -> Iterable[str]:
    """What is read of a place: a data folder or a file whole, else the files of a folder."""
    if not os.path.isdir(place):
        return (place,)
    names = [name for name in sorted(os.listdir(place)) if not name.startswith(".")]
    if any(name in names for name in _OF_DATA_FOLDER):
        return (place,)
    files = [os.path.join(place, name) for name in names if name.lower().endswith(".toml")]
    return files or (place,)


def _filed(book: Book, sources: Iterable[Source]) -> "tuple[Filed, ...]":
    """The revisions of sound files, as the book has them, with their files."""
    from bcp_tui.library.rules import Filed

    sound = [source for source in sources if source.revision and source.is_sound()]
    by_key = {source.revision.key: source for source in sound if source.revision}
    filed = (Filed(by_key[one.key], one) for one in book.revisions if one.key in by_key)
    # Of two files of one revision the second has an error: its rows are not the first one's.
    return tuple(one for one in filed if one.is_of_its_file)
