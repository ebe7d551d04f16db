"""The words that a rep copies into a CRM note."""

from datetime import date

import pytest

from bcp_tui.desk import PassageResult, Row
from bcp_tui.policy import CodedSeparately, Note, parse_range
from bcp_tui.policy.passages import Passage
from bcp_tui.report.notes import cautions, note_paragraph, note_text, quoted
from tests.builders import context, covered, not_covered, revision, row, rows

CONTEXT = "Plan: not asked. Network: in. Service date: 11/23/2026."
UNASKED = "Plan: not asked. Network: not asked. Service date: 11/23/2026."
SOURCE = "Source: BCP-1 Home Visits, section 4.0, effective 02/01/2024."
CAUTION = Note("2.0", "No guarantee of payment.", "all", caution=True)
MEMBER = Note("Important Information", "See the benefit document.", "all", caution=True)
PLAIN = Note("3.0", "About everything.", "all")
OUT = Note("1.0", "Away all need approval.", "covered", "out", True, in_short="but emergencies")
DRUG = Note("3.0 A", "The Pharmacy approves it.", "covered", about="medication")


def test_a_note_says_verdict_context_description_money_and_source() -> None:
    found = row("S9494", revision(covered("S9494"), notes=(PLAIN, CAUTION)))
    assert note_paragraph(found) == (
        f"S9494: COVERED, PRIOR APPROVAL NOT REQUIRED. {CONTEXT} “What S9494 is.” "
        f"Cost share: Home Visits. {SOURCE}"
    )


def test_what_was_not_asked_is_said() -> None:
    unasked = note_paragraph(row("S9494", revision(covered("S9494", "Y")), network=None))
    assert UNASKED in unasked
    asked = note_paragraph(row("S9494", revision(covered("S9494", "Y")), plan="PPO", network="out"))
    assert "Plan: Preferred Providers. Network: out. Service date: 11/23/2026." in asked


def test_every_condition_of_the_verdict_stands_beside_it() -> None:
    text = revision(
        covered("S9494", description="Therapy (do not use with S9500)."),
        covered("S9500"),
        notes=(OUT, DRUG._replace(in_short="The Pharmacy")),
    )
    other = revision(not_covered("S9494"), policy="BCP-2", title="Wounds")
    (first, *_) = rows("S9494, S9500", text, other, network=None)
    assert note_paragraph(first) == (
        "S9494: COVERED, PRIOR APPROVAL NOT REQUIRED IN NETWORK. "
        "Also in: BCP-2 Wounds: NOT COVERED. "
        "Out of network: PRIOR APPROVAL REQUIRED, but emergencies (BCP-1 §1.0). "
        "Medication: may need approval of its own: The Pharmacy (BCP-1 §3.0 A). "
        "Not together: with S9500, also asked for in this call. "
        f"{UNASKED} “Therapy (do not use with S9500).” Cost share: Home Visits. Not with: S9500. "
        f"Medication: The Pharmacy approves it (BCP-1 §3.0 A). {SOURCE}"
    )


def test_out_of_network_the_sentence_that_decides_stands_beside_the_verdict() -> None:
    found = row("S9494", revision(covered("S9494"), notes=(DRUG, OUT)), plan="PPO", network="out")
    assert note_paragraph(found).startswith(
        "S9494: COVERED, PRIOR APPROVAL REQUIRED. Why: Away all need approval (BCP-1 §1.0). "
        "Medication: The Pharmacy approves it (BCP-1 §3.0 A). Plan: Preferred Providers. "
    )


def test_the_reason_beyond_the_table_is_copied() -> None:
    note = Note("3.0 B.1", "Such pumps are not needed.", (parse_range("A4305"),))
    found = row("A4305", revision(not_covered("A4305"), notes=(note, PLAIN)))
    assert note_paragraph(found) == (
        f"A4305: NOT COVERED. {CONTEXT} “What A4305 is.” "
        "Reason: Bundled into another code (BCP-1 §4.0). "
        f"Note: Such pumps are not needed (BCP-1 §3.0 B.1). {SOURCE}"
    )


def test_an_add_on_is_described_by_its_whole_sentence() -> None:
    listed = (
        covered("99601", description="Visit; first two hours"),
        covered("99602", description="... each hour", continues="99601"),
    )
    said = note_paragraph(row("99602", revision(*listed)))
    assert "“Visit; each hour.” " in said
    assert "Add-on" not in said


def test_a_note_says_who_is_on_which_side_but_not_what_to_ask() -> None:
    found = row("S9494", revision(covered("S9494", "7")), plan="G1")
    assert note_paragraph(found) == (
        "S9494: COVERED, PRIOR APPROVAL DEPENDS. Plan: Group 1, not known which. Network: in. "
        "Service date: 11/23/2026. “What S9494 is.” Required: Group 1 Union. "
        f"Not required: Group 1 Non-Union. Cost share: Home Visits. {SOURCE}"
    )


def test_a_note_says_what_the_legend_does_not_state() -> None:
    said = note_paragraph(row("S9494", revision(covered("S9494", "1")), plan="other"))
    assert (
        "Not stated: The legend does not name this plan: check the member's benefit document. "
        in said
    )


def test_a_note_says_limit_modifier_and_what_is_coded_separately() -> None:
    text = revision(
        covered(
            "E0781", "N", "Pump (visits coded separately)", limit="1 a year", modifiers=("RR",)
        ),
        covered("99601", "Y"),
        coded_separately=(CodedSeparately("visits", (parse_range("99601"),)),),
    )
    assert note_paragraph(row("E0781-RR", text, plan="PPO")).endswith(
        "Modifier: this row is for RR. Cost share: Home Visits. Limit: 1 a year (BCP-1 §4.0). "
        f"Separately: visits: 99601 COVERED · PRIOR APPROVAL REQUIRED. {SOURCE}"
    )


def test_a_note_says_how_the_code_was_read_and_in_which_range_it_lies() -> None:
    text = revision(covered("96409-96411"), covered("S0093"))
    ranged = note_paragraph(row("96410", text))
    assert ranged.startswith("96410 (in 96409-96411): COVERED, ")
    assert "In range" not in ranged
    for whole in ("96409-96411", "96400-96420"):
        assert note_paragraph(row(whole, text)).startswith("96409-96411: COVERED, ")
    corrected = note_paragraph(row("SO093", text))
    assert corrected.startswith("S0093: COVERED, ")
    assert "Read as: SO093 read as S0093. Cost share" in corrected


def test_a_drug_that_was_asked_for_is_not_copied() -> None:
    found = row("S9494", revision(covered("S9494"), notes=(DRUG,)))._replace(about_drug="remicade")
    assert "remicade" not in note_paragraph(found)
    assert "Medication: The Pharmacy approves it (BCP-1 §3.0 A). Plan" in note_paragraph(found)


def test_a_code_that_is_not_listed_makes_a_note_without_near_misses() -> None:
    unlisted = Note("1.0", "Unlisted codes are subject to review.", "unlisted")
    found = row("E0784", revision(covered("E0785"), notes=(unlisted,)), network=None)
    assert found.found
    assert found.found.similar
    assert note_paragraph(found) == (
        f"E0784: NOT LISTED. {UNASKED} No policy in effect on the service date lists this code. "
        "Note: Unlisted codes are subject to review (BCP-1 §1.0)."
    )


@pytest.mark.parametrize(
    ("original", "said"),
    [
        (
            None,
            "S9494: NO POLICY IN EFFECT. Plan: not asked. Network: in. Service date: 01/01/2020.",
        ),
        (
            date(2019, 10, 1),
            "S9494: EARLIER REVISION NOT ON FILE. Plan: not asked. Network: in. "
            "Service date: 01/01/2020. Not on file: BCP-1 Home Visits was in effect on the service "
            "date, but its text from that time is not on file.",
        ),
    ],
)
def test_a_code_of_no_text_in_force_makes_a_note_with_when_it_was(
    original: date | None, said: str
) -> None:
    text = revision(covered("S9494"), original_effective=original)
    assert note_paragraph(row("S9494", text, day=date(2020, 1, 1))) == (
        f"{said} Listed in: BCP-1 Home Visits, its text in effect from 02/01/2024."
    )


def test_a_passage_is_quoted_with_what_it_hangs_on_and_its_items() -> None:
    found = Passage("4.0 B", "B. These are not needed:", ("At home:",), ("1. Lamps.", "2. Beds."))
    passage = Row(PassageResult(revision(covered("S9494")), found, "text"), context())
    assert quoted(passage) == "“At home: B. These are not needed: 1. Lamps. 2. Beds.”"
    assert note_paragraph(passage) == (
        f"§4.0 B: {quoted(passage)} Source: BCP-1 Home Visits, section 4.0 B Coding Information, "
        "effective 02/01/2024."
    )
    assert quoted(row("S9494", revision(covered("S9494")))) == ""


def test_a_sentence_ends_with_one_full_stop() -> None:
    entry = not_covered("S9494", "Bundled, see table X..")._replace(description="Care..")
    said = note_paragraph(row("S9494", revision(entry)))
    assert "“Care.” Reason: Bundled, see table X (BCP-1 §4.0). Source" in said
    named = covered("S9494", description="Care as by table X.")
    assert "“Care as by table X.” Cost" in note_paragraph(row("S9494", revision(named)))


def test_cautions_stand_once_below_all_answers() -> None:
    text = revision(covered("S9494"), covered("S9500"), notes=(CAUTION, PLAIN, MEMBER))
    found = rows("S9494, S9500, J1234", text)
    assert cautions(found) == [
        "No guarantee of payment. (BCP-1 §2.0)",
        "See the benefit document. (BCP-1 Important Information)",
    ]
    assert note_text(found).split("\n") == [*map(note_paragraph, found), *cautions(found)]
    assert note_text(found[2:]) == note_paragraph(found[2])
