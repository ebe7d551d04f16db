"""What the tests of views share: a desk with a small policy, on a fixed day."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from bcp_tui.desk import Call, Desk, View
from bcp_tui.policy import all_plans, choose
from bcp_tui.report import row_text
from tests.conftest import PLANS

VISITS = '''
format = 1
[policy]
id = "BCP-1"
title = "Home Visits"
effective = 2024-02-01
[legend]
Y = { means = "All lines of business", plans = "all" }
[[covered]]
code = "S9494"
description = "Home infusion therapy, antibiotic; once every 8 hours"
prior_approval = "Y"
cost_share = ["Home Visits"]
[[covered]]
code = "S9497"
description = "Home infusion therapy, pump; once every 3 hours"
prior_approval = "Y"
cost_share = ["Home Visits"]
[[covered]]
code = "T1030"
description = "Visit by a nurse who is trained in the care of ports and of lines that \
were placed in a hospital and who brings zinc, in one vial or several"
prior_approval = "Y"
cost_share = ["Home Visits"]
[[non_covered]]
code = "96409 - 96411"
description = "Chemotherapy by pump"
reason = "Not at home"
[[section]]
number = "1.0"
title = "Policy"
text = """
Ambulance rides by air are paid for all plans, wherever the member lives and whoever \
called for them by telephone or radio, except where a road was open."""
[[section]]
number = "3.0"
title = "Guidelines"
text = """
A. The plan considers the following not medically necessary:
   1. Lamps."""
[[section]]
number = "4.0"
title = "Coding"
text = "The tables."
'''
SEARCH = """
format = 1
[[synonym]]
say = ["abx"]
means = "antibiotic"
[[filter]]
say = ["need pa"]
shows = "prior_approval: required"
[[filter]]
say = ["not covered"]
shows = "coverage: not_covered"
"""
DRUGS = """
format = 1
[[drug]]
say = ["zincomax"]
means = "zinc"
"""

FIRST = """
format = 1
[policy]
id = "BCP-1"
title = "Home Visits"
effective = 2024-02-01
original_effective = 2019-10-01
[legend]
N = { means = "None required", plans = "none" }
[[covered]]
code = "S9494"
description = "Antibiotic (do not use with S9810)"
prior_approval = "N"
cost_share = ["Home Visits"]
[[covered]]
code = "S9810"
description = "Pharmacy, per hour"
prior_approval = "N"
cost_share = ["Home Visits"]
[[note]]
section = "4.0"
applies_to = ["S9810"]
plans = ["PPO"]
excludes_coverage = true
text = "PPO excludes it."
[[section]]
number = "Important Information"
title = "Read first"
text = "Call the desk about lamps."
[[section]]
number = "4.0"
title = "Coding"
text = "The tables."
"""
SECOND = """
format = 1
[policy]
id = "BCP-20"
title = "Wounds"
effective = 2024-02-01
[legend]
N = { means = "None required", plans = "none" }
[[non_covered]]
code = "S9494"
description = "Antibiotic"
reason = "Not for wounds"
"""


@pytest.fixture(autouse=True)
def _no_rows_kept() -> None:
    """Every test works its rows out, whatever the tests before it showed."""
    row_text._fitted.cache_clear()


@pytest.fixture
def see(make_folder: Callable[..., Path]) -> Callable[..., View]:
    """A function that gives the view of a query, and of what else is so in the call."""
    folder = make_folder({"bcp-1-2024-02-01": VISITS}, search=SEARCH)
    (folder / "drugs.toml").write_text(DRUGS, "utf-8")
    desk = Desk(str(folder), lambda: datetime(2026, 11, 23, 9, 30))

    def view(query: str, **state: Any) -> View:
        return desk.view(Call(all_plans(desk.book.plans), query=query)._replace(**state))

    return view


@pytest.fixture
def two(make_folder: Callable[..., Path]) -> Callable[..., View]:
    """A function that gives the view of a query on a desk with two policies."""
    folder = make_folder({"bcp-1-2024-02-01": FIRST, "bcp-20-2024-02-01": SECOND}, plans=PLANS)
    desk = Desk(str(folder), lambda: datetime(2026, 11, 23))

    def view(query: str, plan: str | None = None, day: date | None = None) -> View:
        plans = desk.book.plans
        selection = choose(plans, plan) if plan else all_plans(plans)
        return desk.view(Call(selection, day=day, query=query))

    return view
