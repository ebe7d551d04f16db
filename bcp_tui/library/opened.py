"""Which data are in force in a folder: its snapshot, its files, or the snapshot in their place.

    the files are those of the manifest      the snapshot, which says what they say
    they are others (changed in place)       the files
    they are others, and broken              the snapshot: the last good book, and what is wrong
    the snapshot is damaged or of others     the files, and what is wrong with the snapshot

A folder without a manifest and a snapshot is its files, and costs nothing for these.
"""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, NamedTuple

from bcp_tui import limits
from bcp_tui.library.faults import BrokenData, Damaged, Fault
from bcp_tui.library.files import MANIFEST, SNAPSHOT, StrPath, data_files, resolved
from bcp_tui.policy import Book

if TYPE_CHECKING:
    from bcp_tui.library.manifest import Version
    from bcp_tui.library.shelf import Shelf
    from bcp_tui.library.snapshot import Snapshot
else:  # What needs no publishing needs none of them; a name in quotes would cost time, too.
    Version = Snapshot = object


class Opened(NamedTuple):
    """A book, and where it comes from.

    `version` is told where the data are published ones; `faults` are those of the files that the
    snapshot stands for, or else the snapshot's own.
    """

    book: Book
    version: Version | None = None
    snapshot: Snapshot | None = None
    faults: tuple[Fault, ...] = ()


def open_data(folder: StrPath, shelf: "Shelf", thoroughly: bool = False) -> Opened:
    """The whole book in force in a data folder; of its files only those not on the shelf are read.

    Of a snapshot it checks what the first screens need, or all of it, which takes longer than to
    open it. Raises BrokenData where neither files nor snapshot can be used.
    """

    def load_whole(home: str) -> Book:
        from bcp_tui.library.folder import load  # Who only reads a snapshot needs none.

        return load(home, shelf)

    return _at_one(folder, _Way(load_whole, "all" if thoroughly else "first"))


def open_codes(folder: StrPath) -> Opened:
    """The book without what helps to find by words, and as much of it as is asked for.

    Raises BrokenData; what is asked of the book can raise Damaged.
    """
    return _at_one(folder, _Way(_load_policies))


def open_code_files(folder: StrPath, damage: Damaged) -> Opened:
    """The same from the files, after a snapshot turned out to be damaged. Raises BrokenData."""
    home = resolved(folder)
    return Opened(_load_policies(home), faults=(_fault(home, str(damage)),))


class _Way(NamedTuple):
    """How files are loaded, and how much of a snapshot is checked at once.

    Where nothing is checked at once, the book is not searched by words either.
    """

    load: Callable[[str], Book]
    checks: Literal["nothing", "first", "all"] = "nothing"


def _at_one(folder: StrPath, way: _Way) -> Opened:
    """The book of a single version, although another may be put in force while it is read."""
    for _ in range(limits.READINGS - 1):
        home = resolved(folder)
        try:
            return _opened(home, way)
        except BrokenData:
            if resolved(folder) == home:
                raise
    return _opened(resolved(folder), way)


def _opened(home: str, way: _Way) -> Opened:
    if not any(os.path.lexists(os.path.join(home, name)) for name in (MANIFEST, SNAPSHOT)):
        return Opened(way.load(home))
    from bcp_tui.library.snapshot import read_published

    try:
        manifest, snapshot, book = read_published(home, words=way.checks != "nothing")
        if way.checks == "first":
            snapshot.check_first()
        elif way.checks == "all":
            snapshot.check()
    except Damaged as damage:
        return Opened(way.load(home), faults=(_fault(home, str(damage)),))
    published = Opened(book, manifest.version, snapshot)
    if manifest.fits(home, data_files(home)):
        return published
    try:
        return Opened(way.load(home))
    except BrokenData as broken:
        return published._replace(faults=broken.faults)


def _load_policies(home: str) -> Book:
    from bcp_tui.library.folder import load_policies  # Who only reads a snapshot needs none.

    return load_policies(home)


def _fault(home: str, problem: str) -> Fault:
    remedy = "publish the data again (bcp-tui publish WORK LIVE); until then the files are read"
    return Fault(os.path.join(home, SNAPSHOT), 1, "file", problem, remedy)
