"""Codes and ranges as a policy prints them, and what is not covered for some plans."""

import pytest

from bcp_tui.policy import Entry, Note, parse_range
from tests.builders import ask, covered, not_covered, revision


@pytest.mark.parametrize(
    ("printed", "codes"),
    [
        ("S9494", "S9494"),
        (" S9494 ", "S9494"),
        ("96409-96411", "96409-96411"),
        ("96409 – 96411", "96409-96411"),
        ("96409—96411", "96409-96411"),
        ("96409-96409", "96409"),
        ("0042T-0043T", "0042T-0043T"),
    ],
)
def test_a_printed_code_or_range(printed: str, codes: str) -> None:
    assert str(parse_range(printed)) == codes


@pytest.mark.parametrize(
    ("printed", "says"),
    [
        ("s9494", "'s9494' is not a CPT or HCPCS code"),
        ("96409-", "'' is not a CPT or HCPCS code"),
        ("-96409", "'' is not a CPT or HCPCS code"),
        ("96409-9641", "'9641' is not a CPT or HCPCS code"),
        ("96409-96410-96411", "'96410-96411' is not a CPT or HCPCS code"),
        ("96411-96409", "'96411-96409' is not a range: the first code must come before the last"),
        ("S9494-96365", "'S9494-96365' is not a range: the first code must come before the last"),
        ("00420-0043T", "'00420-0043T' is not a range: the first code must come before the last"),
    ],
)
def test_what_is_no_printed_code_is_named(printed: str, says: str) -> None:
    with pytest.raises(ValueError, match="is not") as raised:
        parse_range(printed)
    assert str(raised.value) == says


FOR_PPO = Note("5.0", "PPO excludes this.", "all", plans=("PPO",), excludes_coverage=True)
FOR_ALL = Note("5.0", "Excluded.", "all", excludes_coverage=True)


@pytest.mark.parametrize(
    ("entry", "note", "plan", "coverage", "not_covered_for"),
    [
        (not_covered("S9494"), FOR_PPO, None, "not_covered", ()),
        (not_covered("S9494"), FOR_PPO, "PPO", "not_covered", ()),
        (not_covered("S9494"), FOR_PPO, "HMO", "not_covered", ()),
        (covered("S9494"), FOR_PPO, None, "depends", ("PPO",)),
        (covered("S9494"), FOR_PPO, "PPO", "not_covered", ()),
        (covered("S9494"), FOR_PPO, "HMO", "covered", ()),
        (covered("S9494"), FOR_ALL, None, "not_covered", ()),
    ],
)
def test_plans_without_coverage_are_named_where_it_depends(
    entry: Entry, note: Note, plan: str | None, coverage: str, not_covered_for: tuple[str, ...]
) -> None:
    (answer,) = ask("S9494", revision(entry, notes=[note]), plan=plan).answers
    assert answer.decision.coverage == coverage
    assert answer.decision.not_covered_for == not_covered_for
