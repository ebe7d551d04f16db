"""What `check` says: its lines, and what was read."""

import os
from typing import TYPE_CHECKING, Any

from bcp_tui.report.command_line import counted

if TYPE_CHECKING:
    from bcp_tui.library import Checked, Fault


def fault_line(fault: "Fault") -> str:
    """A fault in a line; a warning says that it is one."""
    if fault.severity == "warning":
        fault = fault._replace(problem=f"warning: {fault.problem}")
    return str(fault)


def summary(checked: "Checked") -> str:
    """How many errors and warnings there are, and what was read: which folder, files and rows."""
    errors = sum(fault.severity == "error" for fault in checked.faults)
    warnings = len(checked.faults) - errors
    counts = [counted(errors, "error"), counted(warnings, "warning")]
    if checked.looked_at:
        counts.append(f"{checked.looked_at} marked as checked")
    return f"{', '.join(counts)} in {_places(checked)}: {_read(checked)}"


def checked_json(checked: "Checked") -> list[dict[str, Any]]:
    """The faults for programs; the last object is not a fault, but says what was read."""
    read = {
        "file": _places(checked),
        "line": 1,
        "key": "read",
        "problem": _read(checked),
        "remedy": "",
        "severity": "info",
        "files": checked.files,
        "rows": checked.rows,
        "marked_as_checked": checked.looked_at,
    }
    return [*(fault._asdict() for fault in checked.faults), read]


def _places(checked: "Checked") -> str:
    return ", ".join(map(os.path.abspath, checked.places))


def _read(checked: "Checked") -> str:
    return f"{counted(checked.files, 'file')}, {counted(checked.rows, 'row')}"
