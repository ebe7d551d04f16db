"""Rows that read on from others, rows that only add, and rows forbidden together by their words."""

import pytest

from bcp_tui.policy import CodedSeparately, Entry, Listing, answer_for, beside, parse_range
from bcp_tui.policy.descriptions import full_descriptions, is_add_on, together_forbidden
from bcp_tui.policy.typed_codes import Asked
from tests.builders import context, covered, revision


def sentences(*rows: tuple[str, str, str | None]) -> list[str]:
    entries = [covered(code, description=text, continues=of) for code, text, of in rows]
    return list(full_descriptions(entries))


def test_a_row_reads_on_from_the_row_that_it_names() -> None:
    assert sentences(
        ("96365", "Infusion; initial", None),
        ("96366", "... each hour", "96365"),
        ("96367", "… another drug", "96365"),
        ("S9494", "Therapy", None),
    ) == ["Infusion; initial", "Infusion; each hour", "Infusion; another drug", "Therapy"]


def test_a_row_reads_on_from_a_row_that_reads_on() -> None:
    rows = [
        ("96371", "… each further one", "96370"),
        ("96369", "Infusion, under the skin; initial", None),
        ("96370", "… another hour; at home", "96369"),
    ]
    hour = "Infusion, under the skin; another hour; at home"
    assert sentences(*rows) == ["Infusion, under the skin; each further one", rows[1][1], hour]


def test_a_long_chain_is_read_from_its_beginning() -> None:
    rows = [
        ("96365", "First", None),
        ("96366", "second", "96365"),
        ("96367", "third", "96366"),
        ("96368", "fourth", "96367"),
    ]
    assert sentences(*rows)[1:] == ["First; second", "First; third", "First; fourth"]


def test_rows_that_go_in_a_circle_or_name_no_row_are_read_as_printed() -> None:
    assert sentences(("96365", "One; more", "96366"), ("96366", "Two", "96365")) == [
        "Two; One; more",
        "One; Two",
    ]
    assert sentences(("96365", "One", "96365"), ("96366", "Two", "99999")) == ["One", "Two"]


def test_a_row_reads_on_from_the_first_row_with_that_code() -> None:
    rows = [("E0781", "Pump; new", None), ("E0781", "Other; new", None), ("E0782", "x", "E0781")]
    assert sentences(*rows)[2] == "Pump; x"


@pytest.mark.parametrize(
    ("description", "continues", "add_on"),
    [
        ("Infusion; initial", None, False),
        ("Infusion; initial", "96365", True),
        ("Each hour (list Separately in addition to the code)", None, True),
        ("Each hour (list separately in addition to the code)", "96365", True),
        ("Drugs coded separately", None, False),
    ],
)
def test_a_row_that_only_adds_to_another(
    description: str, continues: str | None, add_on: bool
) -> None:
    assert is_add_on(covered("96366", description=description, continues=continues)) is add_on


def forbidden(*rows: tuple[str, str]) -> list[str]:
    """The codes forbidden together with the first row."""
    found = together_forbidden([(parse_range(code), text) for code, text in rows])
    for at, partners in enumerate(found[1:], 1):
        assert (parse_range(rows[0][0]) in partners) is (parse_range(rows[at][0]) in found[0])
    return list(map(str, found[0]))


# what the first row says, what the second says of itself, whether they are forbidden together
CLASSES = [
    ("do not use with any per diem code", "Therapy, per diem", True),
    ("do not use with any Per Diem codes", "THERAPY, PER DIEM", True),
    ("do not use with per diem codes", "Therapy, per hour", False),
    ("do not use with all other per diem codes", "Therapy, per diem", True),
    ("do not use with other per diem codes", "Therapy, per diem", True),
    ("do not use with per diem", "Therapy, per diem", False),
    ("do not use with per diem codes", "Visit (do not use with per diem codes)", False),
    ("do not use with per diem codes", "Visit, per diem (do not use with per diem codes)", True),
    ("do not use with per diem codes", "Visit, per diem, with care", True),
    ("do not use with per diem codes", "Visit, not with care, per diem", True),
    ("do not use with per diem codes", "Visit (don't use with pumps) per (x) diem", False),
    ("use with per diem codes", "Therapy, per diem", False),
    ("is not covered; use with per diem codes", "Therapy, per diem", False),
    ("DO NOT USE WITH PER DIEM CODES", "Therapy, per diem", True),
]


@pytest.mark.parametrize(("says", "other", "together"), CLASSES)
def test_a_class_is_the_rows_that_call_themselves_so(says: str, other: str, together: bool) -> None:
    assert forbidden(("S9810", says), ("S9494", other)) == (["S9494"] if together else [])


# what the first row says, the codes of other rows, those forbidden together with it
SERIES = [
    ("do not use with S9494", ["S9494", "J9494", "S9495"], ["S9494"]),
    (
        "do not use with S9490-S9500",
        ["S9489", "S9490", "J9495", "S9500", "S9501"],
        ["S9490", "S9500"],
    ),
    ("do not use with S9494", ["S9490-S9500", "S9500-S9510"], ["S9490-S9500"]),
    ("do not use with 0042T", ["0042T", "00424"], ["0042T"]),
    ("do not use with 96409 - 96411", ["96411-96413", "96412"], ["96411-96413"]),
    ("do not use with 96409 - 96411", ["96405-96409", "96408"], ["96405-96409"]),
    ("do not use with S9810", ["S9494"], []),
    ("cannot be reported with S9494.", ["S9494"], ["S9494"]),
    ("may not be coded separately with S9494", ["S9494"], ["S9494"]),
]


@pytest.mark.parametrize(("says", "others", "together"), SERIES)
def test_codes_of_another_series_are_not_meant(
    says: str, others: list[str], together: list[str]
) -> None:
    assert forbidden(("S9810", says), *((code, "") for code in others)) == together


VISITS = CodedSeparately("nursing visits", (parse_range("99601"), parse_range("99603-99604")))


def test_what_is_coded_separately_is_answered_for_its_own_codes() -> None:
    rows: list[Entry] = [
        covered("S9494", "Y", "Therapy (nursing visits coded separately)"),
        covered("99600-99602", "N", "Visits"),
        covered("99603", "Y", "A longer visit"),
        covered("99605", "Y", "Another"),
    ]
    text = revision(*rows)._replace(coded_separately=(VISITS,))
    asked = Asked("S9494", parse_range("S9494"))
    outside = context("PPO", "out")
    (found,) = beside(answer_for(Listing(text, 0), asked, outside))
    assert found.what == "nursing visits"
    seen = [(each.asked.typed, str(each.part), each.in_range) for each in found.answers]
    assert seen == [("99601", "99601", True), ("99603-99604", "99603", False)]
    assert {each.context for each in found.answers} == {outside}
    assert beside(answer_for(Listing(text, 1), asked, outside)) == ()
