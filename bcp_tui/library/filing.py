"""How policy files are called, which of them a data folder has, and how a new one begins."""

import os
import re
from datetime import date
from typing import NamedTuple

import tomli

from bcp_tui.library.format import SCHEMAS, PolicyFile

_EFFECTIVE = re.compile(r"^(\s*effective\s*=\s*)\d{4}-\d{2}-\d{2}", re.M)
_CHECKED = re.compile(r"[ \t]*# checked\b[^\n]*$", re.M | re.I)


class Filed(NamedTuple):
    """A revision that is on file, as far as its file tells without being checked."""

    path: str
    policy_id: str
    effective: date
    text: str


def file_name(policy_id: str, effective: date) -> str:
    """What the file of a revision is called."""
    return f"{policy_id}-{effective}.toml".lower()


def policies_folder(folder: str) -> str:
    """Where the policies of a data folder lie."""
    return os.path.join(folder, "policies")


def revisions_on_file(folder: str, policy_id: str) -> list[Filed]:
    """The revisions of a policy, the latest last; a file that cannot be read is none."""
    found: list[Filed] = []
    for name in sorted(os.listdir(policies_folder(folder))):
        if not name.lower().endswith(".toml") or name.startswith("."):
            continue
        path = os.path.join(policies_folder(folder), name)
        try:
            with open(path, encoding="utf-8-sig") as file:
                text = file.read()
            policy = tomli.loads(text)["policy"]
            filed = Filed(path, policy["id"], policy["effective"], text)
        except (OSError, ValueError, KeyError, TypeError):
            continue
        if isinstance(filed.policy_id, str) and type(filed.effective) is date:
            found.append(filed)
    mine = [one for one in found if one.policy_id.casefold() == policy_id.casefold()]
    return sorted(mine, key=lambda one: one.effective)


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


def revised(latest: Filed, effective: date) -> str:
    """The text of a revision with a new date: in its table, and in the remarks that begin it.

    What a keeper has looked at in the revision before is to be looked at again.
    """
    lines = latest.text.replace("\r\n", "\n").split("\n")
    old = latest.effective
    for at, line in enumerate(lines):
        if not line.startswith("#"):
            break
        line = line.replace(f"{old:%m/%d/%Y}", f"{effective:%m/%d/%Y}")
        lines[at] = line.replace(str(old), str(effective))
    text = _CHECKED.sub("", "\n".join(lines))
    return _EFFECTIVE.sub(rf"\g<1>{effective}", text, count=1)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
