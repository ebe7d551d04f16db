"""What the tests of views share: a desk with a small policy, on a fixed day."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from bcp_tui.desk import Call, Desk, View
from bcp_tui.policy import all_plans
from bcp_tui.report import row_text

VISITS = """
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
"""
SEARCH = """
format = 1
[[synonym]]
say = ["abx"]
means = "antibiotic"
"""


@pytest.fixture(autouse=True)
def _no_rows_kept() -> None:
    """Every test works its rows out, whatever the tests before it showed."""
    row_text._fitted.cache_clear()


@pytest.fixture
def see(make_folder: Callable[..., Path]) -> Callable[[str], View]:
    """A function that gives the view of a query."""
    folder = make_folder({"bcp-1-2024-02-01": VISITS}, search=SEARCH)
    desk = Desk(str(folder), lambda: datetime(2026, 11, 23, 9, 30))
    return lambda query: desk.view(Call(all_plans(desk.book.plans), query=query))
