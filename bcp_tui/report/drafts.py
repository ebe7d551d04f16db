"""Drafts in words: what a keeper has to review, and what became of a document.

A point to review is one line, as faults of data are: `DOCUMENT:LINE: what: what is wrong; what was
done`. In Word documents and PDFs, the page and the row stand in the place of the line.
"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from bcp_tui.report.command_line import PROGRAM, counted, printable

if TYPE_CHECKING:
    from bcp_tui.documents import Draft


def review_lines(draft: "Draft", document: str) -> Iterator[str]:
    """The points to review, a line each, in the document's order."""
    for doubt in draft.all_doubts:
        yield printable(f"{document}:{doubt.place}: {doubt.what}: {doubt.problem}; {doubt.done}")


def summary(draft: "Draft", output: str | None) -> str:
    """What was drafted, how much of it, and how much there is to review."""
    points = len(draft.all_doubts)
    counts = (
        counted(draft.count("covered"), "covered row"),
        counted(draft.count("non_covered"), "non-covered row"),
        counted(len(draft.sections), "section"),
    )
    review = f"{counted(points, 'point')} to review" if points else "nothing to review"
    name = " ".join(filter(None, (draft.policy_id, draft.title)))
    where = f", written to {output}" if output else ""
    return printable(f"{name}: {', '.join(counts)}; {review}{where}")


def draft_json(draft: "Draft", document: str, output: str | None, text: str) -> dict[str, Any]:
    """The draft for programs: what it is, what to review, and its text where no file has it."""
    effective = draft.day("effective")
    left_out = sum(row.left_out for row in draft.rows)
    return {
        "document": document,
        "written": output,
        "policy": draft.policy_id or None,
        "title": draft.title or None,
        "effective": effective.isoformat() if effective else None,
        "covered": draft.count("covered"),
        "non_covered": draft.count("non_covered"),
        "rows_left_as_comments": left_out,
        "review": [
            {
                "at": str(doubt.place),
                "what": doubt.what,
                "problem": doubt.problem,
                "done": doubt.done,
            }
            for doubt in draft.all_doubts
        ],
        "toml": None if output else text,
    }


def exists(path: str, free: str) -> str:
    """That a file is not written over another, and a name that is free."""
    return printable(f"{path}:1: file: exists already, and is left as it is; write {free} instead")


def unwritable(path: str, problem: str) -> str:
    """That a file cannot be written."""
    return printable(f"{path}:1: file: cannot be written: {problem}; name another folder")


def unusable(document: str, problem: str, remedy: str) -> str:
    """That a document cannot be read."""
    return printable(f"{document}:1: document: {problem}; {remedy}")


def no_policy(document: str) -> str:
    """That a document is no policy."""
    problem = "is no policy: a title with its number, sections or tables of codes are missing"
    return unusable(document, problem, "give a Benefit Coverage Policy")


def lacks_library(file: str, name: str, extra: str) -> str:
    """That a library for a kind of file is not installed, and which extra brings it."""
    remedy = f"run pip install '{PROGRAM}[{extra}]'"
    return printable(f"{file}:1: file: needs the library {name}; {remedy}")


def on_file(policy_id: str, path: str) -> str:
    """That a policy is on file, so that it is no new one."""
    remedy = f"use {PROGRAM} revise {policy_id} DATE"
    return printable(f"{path}:1: policy.id: {policy_id} is on file already; {remedy}")


def not_on_file(policy_id: str, folder: str) -> str:
    """That a policy is not on file, so that it cannot be revised."""
    remedy = f"use {PROGRAM} new {policy_id} TITLE DATE"
    return printable(f"{folder}:1: policy.id: no file has {policy_id}; {remedy}")


def not_later(policy_id: str, day: date, latest: date, path: str) -> str:
    """That a revision does not come after the latest one that is on file."""
    problem = f"{policy_id} from {day} does not come after its revision from {latest}"
    return printable(f"{path}:1: policy.effective: {problem}; give a later date")


def no_policies(folder: str) -> str:
    """That a folder is no data folder."""
    remedy = "name a data folder with --data"
    return printable(f"{folder}:1: policies: is not a folder; {remedy}")


def written(path: str) -> str:
    """That a file was written."""
    return printable(f"{path} is written")
