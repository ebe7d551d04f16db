"""Everything an import is not sure of: a comment in its place, and a line to review."""

import re

import pytest

from bcp_tui.documents import Unreadable, read_document
from tests.documents.policies import (
    COVERED,
    HEADER,
    LEGEND,
    NOT_COVERED,
    PLANS,
    ROW,
    document,
    imported,
    line_of,
)

FOOTNOTES = "\n\n* Not required for PPO.\n\n** Prior approval is required after 12 visits."


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("V5O50\tA\tN\tX", "a letter O, I or l"),
        ("9255O\tA\tN\tX", "a letter O, I or l"),
        ("9255\tA\tN\tX", "not a CPT or HCPCS code"),
        ("963655\tA\tN\tX", "not a CPT or HCPCS code"),
        ("v5050\tA\tN\tX", "not written in capitals"),
        ("92560 - 92550\tA\tN\tX", "first code is not before its last"),
        ("96409-11\tA\tN\tX", "a range cut short or a modifier"),
        ("92550\tA\t\tX", "prior_approval is empty"),
        ("92550\tA\t9\tX", 'the legend has no "9"'),
        ("92550\tA\tO\tX", 'the legend has no "O"'),
        ("92550\tA\tYes\tX", 'the legend has no "Yes"'),
        ("92550\tA\tY (see below)\tX", "what it points to is not known"),
        ("92550\tA\tY (see section 7.0)\tX", "points to section 7.0, which the document lacks"),
        ("92550\tA\tY†\tX", 'the mark "†", and there is no such footnote'),
        ("92550\tA\tN**\tX", "may change its answer"),
        ("92550\tA\tN\t", "cost_share is empty"),
        ("92550\tA\tN\tditto", 'has "ditto"'),
        ("92550\t\tN\tX", "description is empty"),
        ("92550\tA\tN\tX\tmore", "more cells than the table has columns"),
        ("... A\t\t\t\n92550\t... A\tN\tX", "none stands above it"),
    ],
)
def test_a_row_that_could_be_wrong_is_a_comment(row: str, problem: str) -> None:
    text = document(f"{COVERED}\n{row}\n92557\tB\tY\tX{FOOTNOTES}")
    made = imported(text)
    code = row.split("\n")[-1].split("\t")[0]
    assert made.codes() == ["92557"]
    assert f'# code = "{code}"' in made.text
    line = line_of(text, row.split("\n")[-1])
    assert any(
        one.startswith(f"{line}: covered {code}: ") and problem in one for one in made.doubts
    )
    assert f"# REVIEW line {line}: covered {code}: " in made.text
    assert made.data["policy"]["counts"]["covered"] == 2


def test_rows_under_a_sub_heading_that_limits_them_are_comments() -> None:
    rows = "Only for PPO\t\t\t\n92550\tA\tN\tX\nAids\t\t\t\n92551\tA\tN\tX"
    made = imported(document(f"{COVERED}\n{rows}"))
    assert made.codes() == ["92551"]
    assert "# Only for PPO" in made.text


def test_a_footnote_that_is_understood_becomes_a_note_with_its_effect() -> None:
    made = imported(document(f"{COVERED}\n92550\tA\tY*\tX{FOOTNOTES}"))
    assert made.rows()[0]["prior_approval"] == "Y"
    assert made.data["note"][-1] == {
        "section": "4.0",
        "applies_to": ["92550"],
        "plans": ["PPO"],
        "waives_prior_approval": True,
        "text": "Not required for PPO.",
    }
    assert any("which changes its answer" in one for one in made.doubts)


def test_a_cell_that_points_to_section_5_has_what_is_said_there() -> None:
    rows = f"{COVERED}\n92550\tA\tY (see section 5.0)\tX"
    clear = imported(document(rows, rules="Prior approval is not required for PPO."))
    assert clear.rows()[0]["prior_approval"] == "Y"
    assert clear.data["note"][-1]["waives_prior_approval"] is True
    unclear = imported(document(rows, rules="Approval depends on the group."))
    assert unclear.codes() == []
    assert any("may change its answer" in one for one in unclear.doubts)


@pytest.mark.parametrize(
    ("second", "kept", "problem"),
    [
        ("92550\tA\tY\tX", [], "printed twice, and not alike"),
        ("92550\tA\tN\tX", ["92550"], "printed twice, alike"),
        ("92550 - 92553\tA\tN\tX", [], "is also in another row"),
    ],
)
def test_rows_printed_twice(second: str, kept: list[str], problem: str) -> None:
    made = imported(document(f"{COVERED}\n92550\tA\tN\tX\n{second}"))
    assert made.codes() == kept
    assert any(problem in one for one in made.doubts)


def test_a_code_that_is_covered_and_not_covered() -> None:
    made = imported(document(f"{COVERED}\n{ROW}", f"{NOT_COVERED}\n92550\tTest\tNo"))
    assert made.codes() == made.codes("non_covered") == []
    assert sum("printed as covered and as not covered" in one for one in made.doubts) == 2


def test_rules_of_section_5() -> None:
    rules = (
        "ASO group L0002310 excludes hearing aids.\n\n"
        "For code 92550, prior approval is not required for PPO.\n\n"
        "92551: covered only for members under 18."
    )
    text = document(f"{COVERED}\n{ROW}\n92551\tA\tN\tX", rules=rules)
    made = imported(text)
    assert made.codes() == ["92550"]
    assert made.data["note"][-1]["applies_to"] == ["92550"]
    assert '# text = "ASO group L0002310 excludes hearing aids."' in made.text
    for rule in rules.split("\n\n"):
        assert any(one.startswith(f"{line_of(text, rule)}: section 5.0: ") for one in made.doubts)
    assert made.text.index("# REVIEW line") < made.text.index('number = "5.0"')


@pytest.mark.parametrize(
    ("legend", "problem"),
    [
        ("Y = All lines of business except PPO", "names no plan of plans.toml"),
        ("Y = Medicaid", 'add to plans.toml: [[plan]] id = "Medicaid"'),
        ("Y = ASO group L0001269", "does not say which variants"),
        ("Y = HMO/POS; Y = PPO", "several meanings"),
        ("Y = ASO group L0001269 Nonunion", '"Nonunion" names no plan'),
    ],
)
def test_legends_that_are_not_certain(legend: str, problem: str) -> None:
    made = imported(
        document(f"{COVERED}\n92550\tA\tY\tX", legend=f"Prior Approval Legend: {legend}")
    )
    (doubt,) = made.doubts
    assert problem in doubt


def test_no_meaning_of_a_symbol_is_lost() -> None:
    said = "Y = HMO/POS; Y = PPO; N = None required; Y = All lines of business"
    made = imported(document(f"{COVERED}\n{ROW}", legend=f"Prior Approval Legend: {said}"))
    for means in ("HMO/POS", "PPO", "All lines of business"):
        assert f'# Y = {{ means = "{means}"' in made.text
    (doubt,) = (one for one in made.doubts if "legend Y" in one)
    assert '"HMO/POS" and "PPO" and "All lines of business"' in doubt


def test_without_a_legend_the_rows_stand_and_the_legend_is_to_be_added() -> None:
    made = imported(document(f"{COVERED}\n{ROW}", legend=""))
    assert made.codes() == ["92550"]
    (doubt,) = made.doubts
    assert "no [legend] is written" in doubt


def test_tables_that_do_not_say_what_they_are() -> None:
    conflict = imported(document(f"NON-COVERED CODES\t\t\t\n{HEADER}\n{ROW}"))
    assert conflict.codes() == conflict.codes("non_covered") == []
    assert any("says one thing, its columns another" in one for one in conflict.doubts)
    unknown = imported(document("Kode\tText\tPA\n92550\tA\tN"))
    assert any("may be a row" in one for one in unknown.doubts)


@pytest.mark.parametrize("row", ["92550\tHearing test\tN", "Hearing test\tN\t92550"])
def test_rows_under_words_that_say_nothing_are_named(row: str) -> None:
    made = imported(document(f"COVERED CODES\t\t\nThis\tThat\tThose\n{row}"))
    assert made.rows() == []
    assert any(f'has "{row}", which may be a row' in doubt for doubt in made.doubts)


def test_what_is_said_between_tables() -> None:
    made = imported(document("All codes below require prior approval.", f"{COVERED}\n{ROW}"))
    assert any("may change answers" in one for one in made.doubts)


def test_dates_that_cannot_be_read() -> None:
    text = document(f"{COVERED}\n{ROW}").replace("04/01/2018", "13/45/2018")
    made = imported(text.replace("04/01/2024", "April 1, 2024").replace("04/01/2025", "4/1/25"))
    assert str(made.data["policy"]["effective"]) == "2024-04-01"
    assert "# original_effective = 13/45/2018" in made.text
    assert str(made.data["policy"]["next_review"]) == "2025-04-01"
    assert [one.split(": ")[1] for one in made.doubts] == [
        "policy original_effective",
        "policy next_review",
    ]


def test_cells_of_other_columns_are_kept_as_a_comment() -> None:
    made = imported(document(f"COVERED CODES\n{HEADER}\tAge\n{ROW}\tto age 18"))
    assert made.codes() == ["92550"]
    assert "# Age: to age 18" in made.text
    assert len(made.doubts) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Dear colleagues,\n\nEffective Date: 1/1/2024\n\nthe canteen is closed.",
        "code,description\n92550,test\n",
        "Title: Minutes\n\n1. Opening\n2. Closing",
    ],
)
def test_what_is_no_policy(text: str) -> None:
    assert read_document(text.encode(), PLANS) is None


@pytest.mark.parametrize("data", [b"%PDF-1.7 broken", b"PK\x03\x04broken", b"\0\xff\0\xfe\x80"])
def test_what_cannot_be_read(data: bytes) -> None:
    with pytest.raises(Unreadable) as raised:
        read_document(data, PLANS)
    assert raised.value.problem
    assert raised.value.remedy


def test_every_doubt_is_a_comment_of_the_file() -> None:
    rows = "\n".join(("V5O50\tA\tN\tX", "92550\tA\t\tX", "92551\tA\tN†\tX"))
    made = imported(document(f"{COVERED}\n{rows}", legend=LEGEND + " 5 = Medicaid"))
    comments = re.findall("^# REVIEW ", made.text, re.M)
    assert len(comments) == len(made.doubts) > 3
