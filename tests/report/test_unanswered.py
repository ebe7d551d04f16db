"""What is said where no policy answers, and of a passage; what a row is called by."""

from datetime import date
from typing import get_args

import pytest

from bcp_tui.desk import PassageResult, Row
from bcp_tui.policy import Note, Revision
from bcp_tui.policy.passages import Passage
from bcp_tui.report.statement import Label, Statement
from bcp_tui.report.statements import asked_code, codes_named, statements
from bcp_tui.report.verdicts import headline
from tests.builders import context, covered, revision, row, rows


def labelled(label: str, found: list[Statement]) -> list[Statement]:
    return [each for each in found if each.label == label]


# -- what no policy answers ----------------------------------------------------------------------

NOT_LISTED = Statement("", "No policy in effect on the service date lists this code.")
UNLISTED = Note("1.0", "Unlisted codes are subject to review.", "unlisted")


def test_a_word_is_sent_to_search() -> None:
    assert statements(row("hydration", revision(covered("S9494")))) == [
        Statement("", "This is not a procedure code; search for it as words.")
    ]


def test_a_code_in_no_policy_says_what_the_policies_say_of_such_and_what_is_near() -> None:
    out = Note("1.1", "Out of network they are not covered.", "unlisted", network="out")
    other = Note("Important Information", "See the benefit document.", "all")
    text = revision(covered("E0781"), covered("E0785"), notes=(UNLISTED, out, other))
    assert statements(row("E0784", text)) == [
        NOT_LISTED,
        Statement("Note", "Unlisted codes are subject to review.", "BCP-1 §1.0", urgent=True),
        Statement("Similar", "E0785, E0781", "not the code asked for", ("E0785", "E0781")),
    ]
    notes = labelled("Note", statements(row("E0784", text, network="out")))
    assert [note.source for note in notes] == ["BCP-1 §1.0", "BCP-1 §1.1"]


def test_where_nothing_is_near_nothing_is_called_similar() -> None:
    assert statements(row("J1234", revision(covered("S9494")))) == [NOT_LISTED]


def test_a_code_read_otherwise_says_so_also_where_it_is_not_listed() -> None:
    assert statements(row("JO234-RR", revision(covered("S9494")))) == [
        Statement("Read as", "JO234-RR read as J0234", urgent=True),
        Statement("Modifier", "RR set aside: the policy lists the code without it"),
        NOT_LISTED,
    ]


def test_a_code_that_a_later_text_lists_says_from_when_on() -> None:
    now = revision(covered("E0781"), effective=date(2020, 1, 1), ends=date(2027, 1, 1))
    then = revision(covered("S9494"), effective=date(2027, 1, 1))
    listed = "BCP-1 Home Visits, its text in effect from 01/01/2027"
    assert statements(row("S9494", now, then)) == [NOT_LISTED, Statement("Listed in", listed)]


def test_a_code_of_no_text_in_force_says_when_it_was_listed() -> None:
    oldest = revision(covered("S9494"), effective=date(2017, 1, 1), ends=date(2018, 1, 1))
    old = revision(covered("S9494"), effective=date(2020, 1, 1), ends=date(2023, 2, 1))
    older = revision(covered("S9494"), effective=date(2023, 2, 1), ends=date(2024, 2, 1))
    new = revision(covered("S9494"), ends=date(2025, 1, 1), title="Visits")
    told = statements(row("S9494", oldest, old, older, new))
    assert [(each.label, each.text) for each in told] == [
        ("Listed in", "BCP-1 Home Visits, its text in effect from 01/01/2017 until 01/01/2018"),
        ("Listed in", "BCP-1 Home Visits, its texts in effect from 01/01/2020 until 02/01/2024"),
        ("Listed in", "BCP-1 Visits, its text in effect from 02/01/2024 until 01/01/2025"),
    ]


SINCE_2019 = date(2019, 10, 1)
THEN = "in effect on the service date, but"
NOT_ON_FILE = "text from that time is not on file"


def test_no_unread_text_is_said_not_to_list_a_code() -> None:
    now = revision(covered("E0781"), policy="BCP-1")
    later = revision(covered("S9494"), policy="BCP-2", title="Supplies", effective=date(2026, 1, 1))
    later = later._replace(original_effective=SINCE_2019)
    unlisted = row("J1234", now, later, day=date(2025, 1, 1))
    assert [each.words for each in headline(unlisted.says)] == ["NOT LISTED IN TEXTS ON FILE"]
    assert statements(unlisted) == [
        Statement("", "No text on file that was in effect on the service date lists this code."),
        Statement("Not on file", f"BCP-2 Supplies was {THEN} its {NOT_ON_FILE}"),
    ]
    assert [each.words for each in headline(row("J1234", now, later).says)] == ["NOT LISTED"]


def test_an_answer_names_a_policy_that_may_have_said_otherwise() -> None:
    now = revision(covered("E0781"), policy="BCP-1")
    later = revision(covered("E0781"), policy="BCP-2", title="Supplies", effective=date(2026, 1, 1))
    other = revision(covered("S9494"), policy="BCP-3", title="Drugs", effective=date(2026, 1, 1))
    texts = (now, *(each._replace(original_effective=SINCE_2019) for each in (later, other)))
    then = statements(row("E0781", *texts, day=date(2025, 1, 1)))
    assert then[0] == Statement("Also in", f"BCP-2 Supplies: its {NOT_ON_FILE}", urgent=True)
    assert not [each for each in then if "BCP-3" in each.text]
    today = statements(row("E0781", *texts))
    assert not [each for each in today if NOT_ON_FILE in each.text]


@pytest.mark.parametrize(
    ("policies", "said"),
    [
        (1, f"BCP-1 Visits 1 was {THEN} its {NOT_ON_FILE}"),
        (3, f"BCP-1 Visits 1; BCP-2 Visits 2; BCP-3 Visits 3 were {THEN} their {NOT_ON_FILE}"),
        (
            5,
            "BCP-1 Visits 1; BCP-2 Visits 2; BCP-3 Visits 3 and 2 more were "
            f"{THEN} their {NOT_ON_FILE}",
        ),
    ],
)
def test_a_policy_whose_text_of_that_day_is_not_on_file_is_named(policies: int, said: str) -> None:
    texts = [
        revision(
            covered("S9494"),
            policy=f"BCP-{at}",
            title=f"Visits {at}",
            original_effective=SINCE_2019,
        )
        for at in range(1, policies + 1)
    ]
    told = statements(row("S9494", *texts, day=date(2023, 9, 30)))
    assert [each.text for each in labelled("Not on file", told)] == [said]
    assert labelled("Listed in", told)[0] == Statement(
        "Listed in", "BCP-1 Visits 1, its text in effect from 02/01/2024"
    )
    assert labelled("", told) == []


# -- passages, and small things ------------------------------------------------------------------


def passage_row(section: str, text: Revision) -> Row:
    found = Passage(section, "1. Lamps.", ("These are not needed:",))
    return Row(PassageResult(text, found, "text"), context())


@pytest.mark.parametrize(
    ("section", "code", "where"),
    [
        ("4.0 B.1", "§4.0 B.1", "section 4.0 B.1 Coding Information"),
        ("3.0", "§3.0", "section 3.0"),
        ("Revision history", "Revision history", "Revision history"),
    ],
)
def test_a_passage_says_where_it_stands(section: str, code: str, where: str) -> None:
    found = passage_row(section, revision(covered("S9494")))
    assert asked_code(found) == code
    source = Statement("Source", f"BCP-1 Home Visits, {where}, effective 02/01/2024")
    assert statements(found) == [source]
    assert codes_named(found) == ()


@pytest.mark.parametrize(("typed", "code"), [("SO494", "S0494"), ("hydration", "hydration")])
def test_a_row_is_called_by_its_code_or_as_typed(typed: str, code: str) -> None:
    assert asked_code(row(typed, revision(covered("S0494")))) == code


def test_the_codes_that_can_be_followed_stand_in_the_order_shown_each_once() -> None:
    listed = revision(
        covered("99601", description="Visit (do not use with 99602); first two hours"),
        covered("99602", description="... each hour", continues="99601"),
        covered("99603", description="Visit (do not use with 99602)"),
    )
    assert codes_named(row("99602", listed)) == ("99601", "99603")
    asked_together = rows("99602, 99603", listed)[0]
    assert codes_named(asked_together) == ("99603", "99601")
    assert codes_named(row("E0784", revision(covered("E0785")))) == ("E0785",)
    assert codes_named(None) == ()


def test_labels_fit_their_column() -> None:
    assert max(map(len, get_args(Label))) < 16
