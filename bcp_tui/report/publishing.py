"""What is said of published data: that they are in force, and which they are."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bcp_tui.library import Published, Version

DATA = "Data"
"""Before the version of the data, where it is told."""


def version_text(version: "Version") -> str:
    """Which published data these are: their day, and what tells them from others of that day."""
    return str(version)


def data_line(version: "Version | None") -> str:
    """The line of a copied text that tells which data answered; empty where none were published."""
    return f"{DATA}: {version_text(version)}" if version else ""


def published(live: str, done: "Published") -> str:
    """What is in force now, and where what LIVE was before is kept."""
    said = (
        f"{live}: {version_text(done.version)} is in force: "
        f"{done.policies} policies, {done.files} files"
    )
    return (
        f"{said}\nWhat stood in {live} before is kept in {done.moved_to}" if done.moved_to else said
    )


def unpublished(live: str) -> str:
    """That nothing was put in force."""
    return f"{live} is as it was"


def unused(of_files: bool) -> str:
    """Which data are in force where files, or a snapshot, cannot be used."""
    return "the data published last are in force" if of_files else "the files are in force"
