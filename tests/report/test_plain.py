"""Plain text, line by line: what the command line prints of a lookup."""

import textwrap
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcp_tui.desk import look_up_codes
from bcp_tui.policy import Note, Revision
from bcp_tui.report.plain import WIDTH, lookup_text, wrapped
from tests.builders import DAY, book_of, context, covered, not_covered, revision

GIVEN = "Given for       Plan: not asked. Network: in. Service date: 11/23/2026."


def printed(
    typed: str,
    *revisions: Revision,
    plan: str | None = None,
    network: str | None = "in",
    day: date = DAY,
) -> list[str]:
    """The lines of a lookup of one code."""
    given = context(plan, network, day)  # type: ignore[arg-type]
    (looked,) = look_up_codes(book_of(*revisions), typed, given)
    return lookup_text(looked, several=len(revisions) > 1).split("\n")


def test_where_there_are_several_policies_each_headline_names_its_own() -> None:
    visits = revision(covered("S9494"))
    rides = revision(covered("S9494", "Y"), policy="BCP-2", title="Rides, " * 5)
    lines = printed("S9494", visits, rides)
    assert [line for line in lines if line.startswith("S9")] == [
        "S9494   COVERED · PRIOR APPROVAL NOT REQUIRED   BCP-1 Home Visits",
        "S9494   COVERED · PRIOR APPROVAL REQUIRED   BCP-2",
    ]
    assert printed("S9500", visits, rides)[0] == "S9500   NOT LISTED"


def test_a_lookup_says_verdict_statements_description_and_for_what_it_was_given() -> None:
    entry = covered("S9494", description=f"Home visit, {'as often as is needed, ' * 4}per day")
    note = Note("1.0", "See the member's benefit document; it says what is covered and how.", "all")
    assert printed("S9494", revision(entry, notes=(note,)), plan="PPO", network=None) == [
        "S9494   COVERED · PRIOR APPROVAL NOT REQUIRED",
        "Cost share      Home Visits",
        "Home visit, as often as is needed, as often as is needed, as often as is needed,",
        "as often as is needed, per day",
        "Legend          N = None required (BCP-1 §4.0)",
        "Note            See the member's benefit document; it says what is covered and",
        "                how. (BCP-1 §1.0)",
        "Source          BCP-1 Home Visits, section 4.0, effective 02/01/2024",
        "Given for       Plan: Preferred Providers. Network: not asked. Service date:",
        "                11/23/2026.",
    ]


def test_what_limits_the_verdict_stands_under_it_before_the_description() -> None:
    notes = (
        Note("1.0", "Away all need it.", "covered", "out", True, in_short="but emergencies"),
        Note("3.0 A", "The Pharmacy decides.", "covered", about="medication", in_short="Pharmacy"),
    )
    assert printed("S9494", revision(covered("S9494"), notes=notes), network=None) == [
        "S9494   COVERED · PRIOR APPROVAL NOT REQUIRED IN NETWORK",
        "Out of network  PRIOR APPROVAL REQUIRED, but emergencies (BCP-1 §1.0)",
        "Medication      may need approval of its own: Pharmacy (BCP-1 §3.0 A)",
        "Plans           the same for every plan",
        "Cost share      Home Visits",
        "What S9494 is",
        "Legend          N = None required (BCP-1 §4.0)",
        "Note            Away all need it. (BCP-1 §1.0)",
        "Medication      The Pharmacy decides. (BCP-1 §3.0 A)",
        "Source          BCP-1 Home Visits, section 4.0, effective 02/01/2024",
        "Given for       Plan: not asked. Network: not asked. Service date: 11/23/2026.",
    ]


def test_an_add_on_is_described_with_what_it_continues() -> None:
    listed = (
        covered("99601", description="Visit; first two hours"),
        covered("99602", description="... each hour", continues="99601"),
    )
    assert printed("99602", revision(*listed), plan="PPO")[2] == "Visit; each hour"


def test_each_policy_answers_in_a_block_of_its_own() -> None:
    first = revision(covered("S9494"))
    second = revision(not_covered("S9494"), policy="BCP-2", title="Wounds")
    lines = printed("S9494", first, second)
    at = lines.index("")
    assert lines[:2] == [
        "S9494   COVERED · PRIOR APPROVAL NOT REQUIRED   BCP-1 Home Visits",
        "Also in         BCP-2 Wounds: NOT COVERED",
    ]
    assert lines[at + 1 :] == [
        "S9494   NOT COVERED   BCP-2 Wounds",
        "Also in         BCP-1 Home Visits: COVERED · PRIOR APPROVAL NOT REQUIRED",
        "Reason          Bundled into another code (BCP-2 §4.0)",
        "What S9494 is",
        "Source          BCP-2 Wounds, section 4.0, effective 02/01/2024",
        GIVEN,
    ]


def test_a_part_of_a_range_is_headed_by_the_range() -> None:
    lines = printed("96410", revision(covered("96409-96411")))
    assert lines[:2] == [
        "96409-96411   COVERED · PRIOR APPROVAL NOT REQUIRED",
        "In range        96410 lies in 96409-96411",
    ]


@pytest.mark.parametrize(
    ("typed", "day", "said"),
    [
        (
            "S9499",
            date(2026, 11, 23),
            [
                "S9499   NOT LISTED",
                "No policy in effect on the service date lists this code.",
                "Note            Unlisted codes are reviewed. (BCP-1 §1.0)",
                "Similar         S9494 (not the code asked for)",
            ],
        ),
        (
            "S9494",
            date(2020, 1, 1),
            [
                "S9494   EARLIER REVISION NOT ON FILE",
                "Not on file     BCP-1 Home Visits was in effect on the service date, but its",
                "                text from that time is not on file",
                "Listed in       BCP-1 Home Visits, its text in effect from 02/01/2024",
            ],
        ),
        (
            "S9494",
            date(2018, 1, 1),
            [
                "S9494   NO POLICY IN EFFECT",
                "Listed in       BCP-1 Home Visits, its text in effect from 02/01/2024",
            ],
        ),
        (
            "pump",
            date(2026, 11, 23),
            ["pump   NOT A CODE", "This is not a procedure code; search for it as words."],
        ),
    ],
)
def test_what_no_policy_answers_is_said_with_what_is_known(
    typed: str, day: date, said: list[str]
) -> None:
    unlisted = Note("1.0", "Unlisted codes are reviewed.", "unlisted")
    text = revision(covered("S9494"), notes=(unlisted,), original_effective=date(2019, 10, 1))
    given = f"Given for       Plan: not asked. Network: in. Service date: {day:%m/%d/%Y}."
    assert printed(typed, text, day=day) == [*said, given]


# -- lines ---------------------------------------------------------------------------------------

URL = "http://www.example.com/Providers/General-Forms-and-Information"


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("a b", "", ["a b"]),
        ("a  b", "Note  ", ["Note  a  b"]),
        ("a\nb\tc", "", ["a b       c"]),
        ("", "Note  ", ["Note"]),
        ("x" * 80, "", ["x" * 80]),
        ("a " + "x" * 78, "", ["a " + "x" * 78]),
        ("a " + "x" * 79, "", ["a", "x" * 79]),
        ("a  " + "x" * 80, "", ["a", "x" * 80]),
        ("x" * 81, "", ["x" * 80, "x"]),
        ("ab " + "x" * 81, "", ["ab " + "x" * 77, "xxxx"]),
        ("x" * 80 + " " + "y" * 81, "", ["x" * 80, "y" * 80, "y"]),
        ("x" * 79 + " " + "y" * 81, "", ["x" * 79, "y" * 80, "y"]),
        ("x" * 80 + " b", "Label ", ["Label " + "x" * 74, "      xxxxxx b"]),
        (f"See {URL} now.", "", [f"See {URL} now."]),
        (f"See {URL} now.", "Label  ", [f"Label  See {URL} now."]),
        (f"{URL} now.", "Label  " * 3, ["Label  Label  Label", URL, " " * 21 + "now."]),
        (URL, "L" * (WIDTH - len(URL)), ["L" * (WIDTH - len(URL)) + URL]),
        (URL, "L" * (WIDTH + 1 - len(URL)), ["L" * (WIDTH + 1 - len(URL)), URL]),
        (f"See {URL}", "Label  " * 3, ["Label  Label  Label  See", URL]),
        (f"{URL} and {URL}", "Label  " * 3, ["Label  Label  Label", URL, " " * 21 + "and", URL]),
    ],
)
def test_a_text_is_broken_between_words(text: str, label: str, expected: list[str]) -> None:
    assert wrapped(text, label) == expected


@given(
    st.lists(st.text("ab-…", min_size=1, max_size=90), min_size=1).map(" ".join),
    st.sampled_from(["", "Source        "]),
)
def test_a_text_is_broken_where_pythons_textwrap_breaks_it(text: str, label: str) -> None:
    theirs = textwrap.wrap(
        text,
        WIDTH,
        initial_indent=label,
        subsequent_indent=" " * len(label),
        break_on_hyphens=False,
    )
    assert wrapped(text, label) == [line.rstrip() for line in theirs]


@given(
    st.lists(st.text("ab", min_size=1, max_size=30), max_size=12),
    st.integers(0, 12),
    st.integers(1, 60),
    st.sampled_from(["", "Medication      "]),
)
def test_an_address_is_never_broken_in_two(
    words: list[str], at: int, length: int, label: str
) -> None:
    address = f"https://{'x' * length}"
    lines = wrapped(" ".join([*words[:at], address, *words[at:]]), label)
    assert sum(address in line for line in lines) == 1
    assert max(map(len, lines)) <= WIDTH
    assert "".join("".join(lines).split()) == label.strip() + "".join(
        [*words[:at], address, *words[at:]]
    )
