"""The manifest of published data: which files they are, by their hashes, and their version.

A file that looks from outside as it did when it was published is taken for the same; where one does
not (the folder was copied), its hash decides.
"""

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import NamedTuple

from bcp_tui.library.files import MANIFEST

_FORMAT = 1
_SHOWN = 8
"""Characters of the hash by which a version is told from others."""


class Version(NamedTuple):
    """Which data these are: the day on which they were published, and the hash of their files."""

    published: str
    hash: str

    def __str__(self) -> str:
        return f"{self.published} {self.hash[:_SHOWN]}"


class _File(NamedTuple):
    """A file's hash, and how it looks from outside."""

    hash: str
    size: int
    modified: int
    changed: int
    inode: int


class Manifest(NamedTuple):
    """The files of published data, and their version."""

    version: Version
    files: Mapping[str, _File]

    def fits(self, folder: str, names: Iterable[str]) -> bool:
        """Whether a folder has just these files, as they were published."""
        names = frozenset(names)
        return names == self.files.keys() and all(
            _is(os.path.join(folder, name), self.files[name]) for name in names
        )


def manifest_of(folder: str, names: Iterable[str], day: str) -> Manifest:
    """The manifest of the files that lie in a folder. Raises OSError."""
    files = {name: _file(os.path.join(folder, name)) for name in sorted(names)}
    from hashlib import sha256

    whole = sha256()
    for name, file in files.items():
        whole.update(f"{file.hash} {name}\n".encode())
    return Manifest(Version(day, whole.hexdigest()), files)


def manifest_text(manifest: Manifest) -> str:
    """The manifest as its file holds it."""
    return json.dumps(
        {
            "format": _FORMAT,
            "published": manifest.version.published,
            "version": manifest.version.hash,
            "files": manifest.files,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def read_manifest(folder: str) -> Manifest | None:
    """The manifest that lies in a folder; None where there is none, or none that can be read."""
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        with open(os.path.join(folder, MANIFEST), encoding="utf-8") as file:
            told = json.load(file)
        if told["format"] == _FORMAT:
            files = {name: _File(*each) for name, each in told["files"].items()}
            return Manifest(Version(str(told["published"]), str(told["version"])), files)
    return None


def _is(path: str, published: _File) -> bool:
    try:
        info = os.stat(path)
        if info.st_size != published.size:
            return False
        looks = info.st_mtime_ns, info.st_ctime_ns, info.st_ino
        return looks == published[2:] or _hash(path) == published.hash
    except OSError:
        return False


def _file(path: str) -> _File:
    info = os.stat(path)
    return _File(_hash(path), info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)


def _hash(path: str) -> str:
    from hashlib import sha256  # Takes a lookup longer than all it needs of this module.

    with open(path, "rb") as file:
        return sha256(file.read()).hexdigest()
