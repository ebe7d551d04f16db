"""Publishing: a working folder is checked, copied with its snapshot, and put in force at once.

    LIVE                       a link to the version in force
    LIVE.versions/DAY-HASH     the files, manifest.json, book.snapshot: never written to again
    LIVE.versions/before-DAY   what LIVE was, if it was a folder of its own

Everything is written beside what is in force; then one rename puts it in force. Whoever reads goes
through the link once and stays in that version, so that nobody sees half of two. The last five
versions that differ are kept, older ones go. Everybody may read what is published, whatever rights
new files have otherwise: it is for accounts that are not the keeper's.
"""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from bcp_tui.library.checking import check
from bcp_tui.library.faults import BrokenData, Fault
from bcp_tui.library.files import MANIFEST, POLICIES, SNAPSHOT, data_files
from bcp_tui.library.folder import load
from bcp_tui.library.keeping import KeptSet, kept
from bcp_tui.library.manifest import (
    Manifest,
    Version,
    manifest_of,
    manifest_text,
    read_manifest,
)
from bcp_tui.library.parts import packed
from bcp_tui.policy import Book

_PART, _GONE, _LINK, _LOCK, _BEFORE = ".part", ".gone", ".link", ".lock", "before"
_KEPT = 3
"""Versions that are kept beside the one in force and the one before it."""
_FOLDER_MODE, _FILE_MODE = 0o755, 0o644
_EXCHANGE, _HERE = 2, -100
"""Linux's RENAME_EXCHANGE and AT_FDCWD."""


class Published(NamedTuple):
    """What was put in force: the version, its files, the warnings, and what a folder became.

    `before` is where the last version with other data is kept.
    """

    version: Version
    policies: int
    files: int
    warnings: Sequence[Fault]
    moved_to: str | None
    before: str | None = None


def publish(
    work: str, live: str, today: date, sets_of: Callable[[Book], Iterable[KeptSet]]
) -> Published:
    """Put a working folder in force; `sets_of` gives the revisions whose indexes are kept.

    Raises BrokenData where the folder has errors or LIVE cannot be written; LIVE is as it was then.
    """
    live = live.rstrip(os.sep) or os.sep
    if os.path.realpath(work) == os.path.realpath(live):
        raise _refused(work, "is what is in force", "change a copy of it, and publish that")
    faults = check([work], today)
    if errors := [fault for fault in faults if fault.severity == "error"]:
        raise BrokenData(errors)
    try:
        with _versions(live) as versions:
            return _publish(work, live, versions, today, sets_of)._replace(warnings=faults)
    except OSError as error:
        problem = f"cannot be written: {error.strerror or error}"
        raise _refused(error.filename or live, problem, "give it room and rights") from None


def _publish(
    work: str,
    live: str,
    versions: Path,
    today: date,
    sets_of: Callable[[Book], Iterable[KeptSet]],
) -> Published:
    part = versions / _PART
    names = data_files(work)
    for name in names:
        with open(os.path.join(work, name), "rb") as file:
            _write(part / name, [file.read()])
    book = load(part)
    manifest = manifest_of(os.fspath(part), names, today.isoformat())
    parts = kept(book, manifest.version.hash, [*sets_of(book)])
    _write(part / SNAPSHOT, packed(parts))
    _write(part / MANIFEST, [manifest_text(manifest).encode()])
    for folder in (part / POLICIES, part):
        folder.chmod(_FOLDER_MODE)
        _sync(folder)
    version = _free(versions / str(manifest.version).replace(" ", "-"))
    part.rename(version)
    was = versions / os.path.basename(os.path.realpath(live))
    moved_to = _put_in_force(live, versions, version, today)
    _sync(versions.parent)
    before = _before(versions, manifest.version)
    needed = {version, was, Path(os.path.realpath(work)), *([before] if before else [])}
    _remove_old(versions, needed)
    to_go_back = os.fspath(before) if before else None
    return Published(manifest.version, len(book.policies), len(names), (), moved_to, to_go_back)


def _kept_versions(versions: Path) -> list[tuple[Path, Manifest]]:
    """The versions that are kept, the latest first."""
    folders = [each.parent for each in versions.glob(f"*/{MANIFEST}")]
    folders.sort(key=lambda each: (each / MANIFEST).stat().st_mtime_ns, reverse=True)
    read = ((folder, read_manifest(os.fspath(folder))) for folder in folders)
    return [(folder, manifest) for folder, manifest in read if manifest]


def _before(versions: Path, version: Version) -> Path | None:
    """The latest version with other data than this one, if it is as it was published."""
    for folder, manifest in _kept_versions(versions):
        if manifest.version.hash != version.hash and manifest.fits(
            os.fspath(folder), data_files(os.fspath(folder))
        ):
            return folder
    return None


def _remove_old(versions: Path, needed: set[Path]) -> None:
    """Remove all but the last few versions that differ, and those that are needed."""
    kept_versions = _kept_versions(versions)
    kept_hashes = {each.version.hash for folder, each in kept_versions if folder in needed}
    most = len(kept_hashes) + _KEPT
    for folder, manifest in kept_versions:
        if folder in needed:
            continue
        if manifest.version.hash in kept_hashes or len(kept_hashes) >= most:
            folder.rename(versions / _GONE)  # At once: half of its files could pass for a whole.
            shutil.rmtree(versions / _GONE)
        else:
            kept_hashes.add(manifest.version.hash)


def _put_in_force(live: str, versions: Path, version: Path, today: date) -> str | None:
    """Let LIVE lead to a version, by one rename; returns where LIVE is kept if it was a folder."""
    link = versions / _LINK
    link.symlink_to(os.path.join(versions.name, version.name))
    if os.path.islink(live) or not os.path.lexists(live):
        link.replace(live)
        return None
    _exchange(os.fspath(link), live)
    return _set_aside(link, versions, today)


def _set_aside(folder: Path, versions: Path, today: date) -> str:
    """Keep what LIVE was before under a name that tells so."""
    kept_as = _free(versions / f"{_BEFORE}-{today}")
    folder.rename(kept_as)
    return os.fspath(kept_as)


def _exchange(link: str, folder: str) -> None:
    """Exchange a link and a folder at once. Raises OSError on anything but Linux."""
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(link), os.fsencode(folder)
    if not hasattr(libc, "renameat2") or libc.renameat2(
        _HERE, names[0], _HERE, names[1], _EXCHANGE
    ):
        os.unlink(link)
        problem = "is a folder, which cannot change places with a link here: move it away first"
        raise OSError(ctypes.get_errno(), problem, folder)


@contextmanager
def _versions(live: str) -> Iterator[Path]:
    """The folder of versions, locked, without what an interrupted publishing left behind."""
    versions = Path(os.path.abspath(f"{live}.versions"))
    if not versions.is_dir():
        versions.mkdir(parents=True)
        versions.chmod(_FOLDER_MODE)
    with (versions / _LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            remedy = "wait until the other publish has ended"
            raise _refused(os.fspath(versions), "is in use", remedy) from None
        for left in (_PART, _GONE):
            shutil.rmtree(versions / left, ignore_errors=True)
        if (versions / _LINK).is_symlink():
            (versions / _LINK).unlink()
        elif (versions / _LINK).exists():  # Ended between the exchange and the new name.
            _set_aside(versions / _LINK, versions, date.today())
        yield versions


def _free(path: Path) -> Path:
    """The path, or one like it that nothing has yet."""
    number, free = 2, path
    while os.path.lexists(free):
        free = path.with_name(f"{path.name}-{number}")
        number += 1
    return free


def _write(path: Path, contents: Iterable[bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        os.fchmod(file.fileno(), _FILE_MODE)
        file.writelines(contents)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """See that the names in a folder outlast a power failure."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _refused(path: str, problem: str, remedy: str) -> BrokenData:
    return BrokenData([Fault(path, 1, "file", problem, remedy)])
