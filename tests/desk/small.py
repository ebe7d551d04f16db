"""What tests of the desk share: a folder of hand-made data, its desk, and what a view shows."""

from datetime import datetime
from pathlib import Path

from bcp_tui.desk import Call, Desk, PassageResult, View
from bcp_tui.policy import all_plans
from tests.conftest import PLANS
from tests.policy_files import covered_row, policy_file

NOW = datetime(2026, 11, 23, 12)
SEARCH = """
format = 1
[[filter]]
shows = "prior_approval: required"
say = ["needs pa"]
[[filter]]
shows = "coverage: not_covered"
say = ["not covered"]
[[synonym]]
say = ["chemo"]
means = "chemotherapy"
[[synonym]]
say = ["vincristine"]
means = "chemotherapy"
"""
DRUGS = 'format = 1\n[[drug]]\nmeans = "vincristine"\nsay = ["oncovin"]\n'
ROWS = (
    covered_row("S9494", "Y", "Antibiotic therapy, per diem (do not use with S9500)")
    + covered_row("S9500", "N", "Antibiotic therapy, once every day")
    + covered_row("96409-96411", "1", "Chemotherapy push")
    + covered_row("E0781", "N", "Ambulatory pump")
    + """
[[non_covered]]
code = "A4300"
description = "Catheter"
reason = "Bundled into another code"
[[non_covered]]
code = "A4305"
description = "Elastomeric pump"
reason = "Disposable supply"
[[note]]
section = "1.0"
applies_to = "covered"
network = "out"
requires_prior_approval = true
text = "Out of network always ask for approval."
"""
)
TEXT = '''
[[section]]
number = "1.0"
title = "Policy"
text = """
Out of network always ask for approval.
Antibiotic therapy at a school wants a letter of the doctor.
"""
[[section]]
number = "2.0"
title = "Guidelines"
text = """
The following is never medically necessary:
1. Comfort fans.
2. Travel refrigerators in aircraft.
"""
'''


def write(folder: Path, policies: dict[str, str]) -> Path:
    """The folder, with plans, words and these policy files."""
    (folder / "policies").mkdir(exist_ok=True)
    (folder / "plans.toml").write_text(PLANS, "utf-8")
    (folder / "search.toml").write_text(SEARCH, "utf-8")
    (folder / "drugs.toml").write_text(DRUGS, "utf-8")
    for name, text in policies.items():
        (folder / "policies" / f"{name}.toml").write_text(text, "utf-8")
    return folder


def small_desk(folder: Path) -> Desk:
    """A desk with one policy of six rows and a little text."""
    write(folder, {"bcp-1-2024-01-01": policy_file(1, ROWS + TEXT)})
    return Desk(str(folder), lambda: NOW)


def call_of(desk: Desk, query: str = "", row: int | None = None) -> Call:
    """A call in which a rep typed this, and chose a row."""
    return Call(all_plans(desk.book.plans), query=query, row=row)


def rows(view: View) -> list[str]:
    """The codes of the rows as they were asked for, and the sections of the passages."""
    return [
        item.passage.section if isinstance(item, PassageResult) else str(row.codes)
        for item, row in zip(view.rows.items, view.rows, strict=True)
    ]


def approvals(view: View) -> list[str | None]:
    """What each row's answer says of prior approval."""
    return [each.answer.decision.prior_approval.answer for each in view.rows if each.answer]


def reload(desk: Desk) -> bool:
    """Take in what has changed, as the app does behind the keys; whether anything has."""
    if not desk.has_changed():
        return False
    desk.take_in(desk.read_anew(desk.today()))
    return True
