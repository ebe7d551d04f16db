"""What is said of published data: that they are in force, and which they are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bcp_tui.report.command_line import counted
from bcp_tui.report.statements import asked_code

if TYPE_CHECKING:
    from bcp_tui.desk import Row
    from bcp_tui.library import Published

DATA = "Data"
"""Before the version of the data, where it is told."""
DATA_HEADING, PUBLISHED = "DATA", "published"
"""In the help, before the version of published data."""


def data_lines(rows: "Sequence[Row]") -> list[str]:
    """Which published data say these rows; of several, which says which. Else no line."""
    said: dict[str, list[str]] = {}
    for row in rows:
        if row.version:
            said.setdefault(str(row.version), []).append(asked_code(row))
    if len(said) == 1:
        return [f"{DATA}: {version}" for version in said]
    return [f"{DATA}: {version} for {', '.join(codes)}" for version, codes in said.items()]


def published(live: str, done: "Published") -> str:
    """What is in force now, and where what LIVE was before is kept."""
    said = (
        f"{live}: {done.version} is in force: "
        f"{counted(done.policies, 'policy', 'policies')}, {counted(done.files, 'file')}"
    )
    if done.moved_to:
        return f"{said}\nWhat stood in {live} before is kept in {done.moved_to}"
    if done.before:
        return f"{said}\nTo go back: bcp-tui publish {done.before} {live}"
    return said


def unpublished(live: str) -> str:
    """That nothing was put in force."""
    return f"{live} is as it was"


def unused(of_files: bool) -> str:
    """Which data are in force where files, or a snapshot, cannot be used."""
    return "the data published last are in force" if of_files else "the files are in force"
