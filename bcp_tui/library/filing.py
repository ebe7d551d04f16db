"""How policy files are called, which of them a data folder has, and how a new one begins."""

import os
import re
from datetime import date
from typing import NamedTuple

import tomli

from bcp_tui.library.faults import BrokenData
from bcp_tui.library.files import POLICIES, policy_names
from bcp_tui.library.folder import load_revision
from bcp_tui.library.format import SCHEMAS, PolicyFile
from bcp_tui.library.key_places import KeyPlaces
from bcp_tui.library.source import Source

_EFFECTIVE = re.compile(r"""((?:^|[{,\s])["']?effective["']?\s*=\s*)\d{4}-\d{2}-\d{2}""")
_RETIRED = re.compile(r"""\s*["']?retired["']?\s*=\s*\d{4}-\d{2}-\d{2}\s*(?:#.*)?""")
_CHECKED = re.compile(r"[ \t]*# checked\b[^\n]*$", re.M | re.I)


class FiledText(NamedTuple):
    """A revision that is on file, as far as its file tells without being checked."""

    path: str
    policy_id: str
    effective: date
    text: str


def policies_folder(folder: str) -> str:
    """Where the policies of a data folder lie."""
    return os.path.join(folder, POLICIES)


def revisions_on_file(folder: str, policy_id: str = "") -> list[FiledText]:
    """The revisions of a policy, or of all where none is named, the latest last.

    Raises BrokenData for a file that is one of them and cannot be read: without it, an older one
    would be taken for the latest.
    """
    wanted = policy_id.casefold()
    found: list[FiledText] = []
    for path in (os.path.join(folder, name) for name in policy_names(folder)):
        name, text = os.path.basename(path), _text(path)
        if wanted not in text.casefold() and not name.casefold().startswith(f"{wanted}-"):
            continue  # Reading every file of a book as TOML would take seconds.
        filed = _filed(path, text)
        if filed and wanted in ("", filed.policy_id.casefold()):
            found.append(filed)
        elif filed is None and _is_of(wanted, name, text):
            load_revision(path)  # It says what is wrong.
    return sorted(found, key=lambda one: one.effective)


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8-sig") as file:
            return file.read()
    except (OSError, UnicodeDecodeError):
        return ""


def _filed(path: str, text: str) -> FiledText | None:
    try:
        policy = tomli.loads(text)["policy"]
        filed = FiledText(path, policy["id"], policy["effective"], text)
    except (ValueError, KeyError, TypeError):
        return None
    is_sound = isinstance(filed.policy_id, str) and type(filed.effective) is date
    return filed if is_sound else None


def _is_of(wanted: str, name: str, text: str) -> bool:
    """Whether a file that cannot be read is one of a policy's, by its name or its id."""
    named = name.casefold().startswith(f"{wanted}-")
    own = re.search(r"""^\s*id\s*=\s*["']([^"'\n]*)""", text, re.M)
    return not wanted or named or (own is not None and own.group(1).casefold() == wanted)


def new_policy(policy_id: str, title: str, effective: date) -> str:
    """The text of a new policy's file: what must be there, and what a keeper goes on with."""
    return f"""#:schema {SCHEMAS[PolicyFile]}
format = 1

[policy]
id = {_quoted(policy_id)}
title = {_quoted(title)}
effective = {effective}
# Count these in the document:
counts = {{ covered = 0, non_covered = 0, note = 0, section = 0, revision = 0 }}

# The Prior Approval Legend, as printed:
# [legend]
# Y = {{ means = "All lines of business", plans = "all" }}
# N = {{ means = "None required", plans = "none" }}

# Then each row of its tables, its notes, its text and its history:
# [[covered]], [[non_covered]], [[note]], [[section]], [[revision]]
"""


def revised(latest: FiledText, effective: date) -> str:
    """The text of a revision with a new date: in its table, and in the remarks that begin it.

    What a keeper has looked at in the revision before is to be looked at again, so its remarks go.
    The day on which the latest one was retired is no longer one, where it is not after the new
    date. Raises BrokenData where the date is written so that it cannot be replaced.
    """
    text = _CHECKED.sub("", latest.text.replace("\r\n", "\n"))
    lines = _dated_anew(text.split("\n"), latest.effective, effective)
    at = KeyPlaces(text).line(("policy", "effective")) - 1
    lines[at] = _EFFECTIVE.sub(rf"\g<1>{effective}", lines[at], count=1)
    policy = tomli.loads(text)["policy"]
    if "retired" in policy and policy["retired"] <= effective:
        lines = [line for line in lines if not _RETIRED.fullmatch(line)]
    if not lines[0].startswith("#:schema"):
        lines.insert(0, f"#:schema {SCHEMAS[PolicyFile]}")
    text = "\n".join(lines)
    if tomli.loads(text)["policy"]["effective"] != effective:
        source = Source(latest.path)
        source.error(at + 1, "is not on a line of its own", f"write effective = {latest.effective}")
        raise BrokenData(source.faults())
    return text


def _dated_anew(lines: list[str], old: date, new: date) -> list[str]:
    """The lines with the new date in the remarks that they begin with."""
    for at, line in enumerate(lines):
        if not line.startswith("#"):
            break
        line = line.replace(f"{old:%m/%d/%Y}", f"{new:%m/%d/%Y}")
        lines[at] = line.replace(str(old), str(new))
    return lines


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
