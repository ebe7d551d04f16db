"""Rules about how files are called, and where they lie."""

import os
import re
from collections import Counter
from collections.abc import Iterator

from bcp_tui.library.faults import quoted
from bcp_tui.library.files import DRUGS, PLANS, POLICIES, SEARCH, file_name
from bcp_tui.library.rules.review import Filed, Finding, Review
from bcp_tui.library.source import Source

_READ = (PLANS, SEARCH, DRUGS)
_DATA = (".toml", ".tml")
_ASIDE = ("~", ".bak", ".orig", ".swp", ".tmp", ".md")
"""How the copies of editors end, and pages about data: nobody takes them for data."""
_DEEPEST = 3
"""Folders below the data folder in which files are looked for."""


def name_does_not_tell(review: Review) -> Iterator[Finding]:
    """A policy's file is called by its id and date; no name that exists is proposed."""
    for filed in review.filed:
        name = file_name(filed.revision.policy_id, filed.revision.effective)
        if _plain(filed.name) != _plain(name):
            there = os.path.join(os.path.dirname(filed.source.path), name)
            problem = "has a name that does not tell what it is"
            remedy = f"call it {name}"
            if os.path.lexists(there):
                problem = f"holds what {there} is called by"
                remedy = "compare the two, and correct the id or the date of the one that is wrong"
            yield Finding(filed.source, (), problem, remedy)


def ids_alike(review: Review) -> Iterator[Finding]:
    """A policy's id is written in one way; another way makes another policy of it."""
    spelt: dict[str, list[Filed]] = {}
    for filed in review.filed:
        spelt.setdefault(_plain(filed.revision.policy_id), []).append(filed)
    for alike in spelt.values():
        called_so = [filed for filed in alike if is_called_so(filed)]
        count = Counter(filed.revision.policy_id for filed in (*alike, *called_so))
        ((usual, _), *others) = count.most_common()
        first = next(filed for filed in alike if filed.revision.policy_id == usual)
        for filed in alike if others else ():
            if filed.revision.policy_id != usual:
                problem = f"is {quoted(filed.revision.policy_id)}; {first.source.path} calls it"
                remedy = "write the id of a policy in one way"
                at = ("policy", "id")
                yield Finding(filed.source, at, f"{problem} {quoted(usual)}", remedy)


def not_read(review: Review) -> Iterator[Finding]:
    """No file of data lies where none is read."""
    for path in _unread(review.folder) if review.folder else ():
        source = Source(path)
        remedy = f"put policies into {POLICIES}/, with names that end in .toml; else take it away"
        yield Finding(source, (), "is not read, for where it lies or how it is called", remedy)


def _unread(folder: str) -> Iterator[str]:
    """The files that look like data and are none."""
    for home, folders, names in os.walk(folder):
        below = os.path.relpath(home, folder)
        depth = 0 if below == os.curdir else below.count(os.sep) + 1
        folders[:] = sorted(
            each for each in folders if not each.startswith(".") and depth < _DEEPEST
        )
        for name in sorted(names):
            path = os.path.join(home, name)
            if name.startswith(".") or name.endswith(_ASIDE):
                continue
            if below == POLICIES:
                is_unread = not name.lower().endswith(".toml")
            else:
                is_unread = name.lower().endswith(_DATA) and (depth > 0 or name not in _READ)
            if is_unread:
                yield path


def is_called_so(filed: Filed) -> bool:
    """Whether the file has the name of its policy."""
    return filed.name.startswith(f"{filed.revision.policy_id}-".lower())


def _plain(policy_id: str) -> str:
    """An id without what it may be written with or without: case, spaces, hyphens, zeros."""
    parts = re.findall(r"\d+|[^\W\d_]+", policy_id.casefold())
    return " ".join(part.lstrip("0") if part.isdecimal() else part for part in parts)
