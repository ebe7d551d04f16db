"""A third front end is thin: a page is painted from a view and says what the others say."""

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from html import unescape
from pathlib import Path

import pytest

from bcp_tui.desk import Call, Desk, look_up_codes
from bcp_tui.policy import all_plans
from bcp_tui.report.plain import lookup_text
from tests.front_end import lookup_page

POLICY = """
format = 1
[policy]
id = "BCP-1"
title = "Home Visits"
effective = 2024-02-01
[legend]
Y = { means = "All lines of business", plans = "all" }
[[covered]]
code = "S9494"
description = "Therapy <antibiotic> [not covered for others]"
prior_approval = "Y"
cost_share = ["Home Visits"]
[[non_covered]]
code = "S9500"
description = "Pump"
reason = "Bundled"
[[section]]
number = "3.0"
title = "Guidelines"
text = "Lamps are <b>not</b> needed."
"""


@pytest.fixture
def desk(make_folder: Callable[..., Path]) -> Desk:
    return Desk(str(make_folder({"bcp-1-2024-02-01": POLICY})), lambda: datetime(2026, 11, 23))


@pytest.fixture
def page(desk: Desk) -> Callable[[str], str]:
    """A function that gives the page of a query."""
    return lambda query: lookup_page.page(desk.view(Call(all_plans(desk.book.plans), query=query)))


def test_a_page_shows_rows_verdicts_with_their_tones_and_statements(
    page: Callable[[str], str],
) -> None:
    html = page("S9494, S9500, J1234")
    assert html.count("<li>") == 3
    assert '<li>S9494 <b class="required">YES</b> Therapy &lt;antibiotic&gt;' in html
    assert '<li>S9500 <b class="not_covered">n/c</b> Pump</li>' in html
    assert '<li>J1234 <b class="not_listed">NOT LISTED</b> </li>' in html
    assert (
        '<h2>S9494 <b class="good">COVERED</b> · '
        '<b class="required">PRIOR APPROVAL REQUIRED</b></h2>'
    ) in html
    assert "<dt>Cost share<dd>Home Visits " in html


def test_a_page_of_what_is_not_listed_says_so(page: Callable[[str], str]) -> None:
    assert "<dt><dd>No policy in effect on the service date lists this code. " in page("J1234")
    assert "<h2>" not in page("zebra")
    assert "<h2>" not in page("")


def test_a_page_shows_what_the_text_says(page: Callable[[str], str]) -> None:
    html = page("lamps")
    assert (
        '<li>§3.0 <b class="text"></b> <i>Lamps are &lt;b&gt;not&lt;/b&gt; needed.</i></li>' in html
    )
    assert '<h2>§3.0 <b class="text">POLICY TEXT</b></h2><p>Lamps are &lt;b&gt;not' in html


def test_a_page_says_what_the_command_line_says(desk: Desk, page: Callable[[str], str]) -> None:
    call = Call(all_plans(desk.book.plans))
    (looked,) = look_up_codes(desk.book, "S9494", desk.context(call))
    words = unescape(page("S9494").replace("<", " <"))
    for line in lookup_text(looked, several=False).splitlines()[1:-1]:
        label = 16 if line[:1].isupper() and line[15:16] == " " else 0
        assert line[label:].partition(" (BCP")[0] in words


def test_it_takes_no_more_than_forty_lines() -> None:
    assert len(Path(lookup_page.__file__).read_text("utf-8").splitlines()) <= 40


def test_it_loads_no_textual() -> None:
    program = "import sys, tests.front_end.lookup_page; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert not {"textual", "rich"} & set(done.stdout.decode().split())
