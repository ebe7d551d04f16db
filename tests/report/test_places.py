"""Where something is written, and when it holds."""

from datetime import date

import pytest

from bcp_tui.policy import Network, Policy, Revision, Section
from bcp_tui.report.places import (
    coding_source,
    context_text,
    full_source,
    in_force_dates,
    named,
    network_text,
    policy_named,
    source,
    us_date,
)
from tests.builders import context, covered, revision

NUMBERED = revision(covered("S9494"))
UNNUMBERED = revision(covered("S9494"), sections=())
OTHERWISE_NUMBERED = revision(
    covered("S9494"),
    sections=(Section("1.0", "Policy", "Text."), Section("6.0", "Coding", "The tables.")),
)


def test_a_date_is_printed_as_the_policies_print_it() -> None:
    assert us_date(date(2023, 1, 9)) == "01/09/2023"


@pytest.mark.parametrize(
    ("section", "written"),
    [
        ("4.0", "BCP-1 §4.0"),
        ("3.0 B.1", "BCP-1 §3.0 B.1"),
        ("Important Information", "BCP-1 Important Information"),
        (None, "BCP-1"),
    ],
)
def test_a_section_with_a_number_gets_its_sign(section: str | None, written: str) -> None:
    assert source(NUMBERED, section) == written


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        (NUMBERED, "BCP-1 §4.0", "BCP-1 Home Visits, section 4.0, effective 02/01/2024"),
        (OTHERWISE_NUMBERED, "BCP-1 §6.0", "BCP-1 Home Visits, section 6.0, effective 02/01/2024"),
        (UNNUMBERED, "BCP-1", "BCP-1 Home Visits, effective 02/01/2024"),
    ],
)
def test_a_code_is_cited_from_the_coding_section_if_the_policy_has_one(
    text: Revision, short: str, full: str
) -> None:
    assert coding_source(text) == short
    assert full_source(text) == full


def test_a_text_is_in_effect_until_the_next_one_is() -> None:
    assert in_force_dates(NUMBERED) == "in effect from 02/01/2024"
    ended = revision(covered("S9494"), ends=date(2025, 3, 4))
    assert in_force_dates(ended) == "in effect from 02/01/2024 until 03/04/2025"


def test_a_policy_is_called_by_its_number_and_the_title_of_its_first_text() -> None:
    later = revision(covered("S9494"), title="Visits", effective=date(2025, 3, 4))
    assert named(later) == "BCP-1 Visits"
    assert policy_named(Policy("BCP-1", (NUMBERED, later))) == "BCP-1 Home Visits"


@pytest.mark.parametrize(
    ("plan", "network", "said"),
    [
        ("G1", "out", "Plan: Group 1, not known which. Network: out. "),
        ("PPO", "in", "Plan: Preferred Providers. Network: in. "),
        (None, None, "Plan: not asked. Network: not asked. "),
    ],
)
def test_the_context_says_what_was_not_asked(
    plan: str | None, network: Network | None, said: str
) -> None:
    given = context(plan, network)
    assert context_text(given) == f"{said}Service date: 11/23/2026."
    assert network_text(given) == (network or "not asked")
