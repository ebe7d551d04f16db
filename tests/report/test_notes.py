"""The words that a rep copies into a CRM note."""

from datetime import date

from bcp_tui.policy import Note
from bcp_tui.report.notes import cautions, note_paragraphs, note_text
from tests.builders import ask, covered, not_covered, revision

CONTEXT = "Plan: all plans. Network: in. Service date: 11/23/2026."
SOURCE = "Source: BCP-1 Home Visits, section 4.0, effective 02/01/2024."
CAUTION = Note("2.0", "No guarantee of payment.", "all", caution=True)
MEMBER = Note("Important Information", "See the benefit document.", "all", caution=True)
PLAIN = Note("3.0", "About everything.", "all")
DEMANDING = Note("1.0", "Everything needs approval.", "covered", requires_prior_approval=True)


def test_a_note_says_verdict_context_money_and_source_in_one_paragraph() -> None:
    found = ask("S9494", revision(covered("S9494"), notes=(PLAIN, CAUTION)))
    assert note_paragraphs(found) == [
        f"S9494: COVERED, PRIOR APPROVAL NOT REQUIRED. {CONTEXT} Cost share: Home Visits. "
        f"Legend: N = None required (BCP-1 §4.0). {SOURCE}"
    ]


def test_a_note_says_why_approval_is_needed() -> None:
    found = ask("S9494", revision(covered("S9494"), notes=(DEMANDING,)))
    assert note_paragraphs(found) == [
        f"S9494: COVERED, PRIOR APPROVAL REQUIRED. {CONTEXT} Cost share: Home Visits. "
        "Legend: N = None required (BCP-1 §4.0). "
        f"Why: Everything needs approval (BCP-1 §1.0). {SOURCE}"
    ]


def test_a_note_says_who_is_on_which_side_but_not_what_to_ask() -> None:
    found = ask("S9494", revision(covered("S9494", "7")), plan="G1")
    assert note_paragraphs(found) == [
        "S9494: COVERED, PRIOR APPROVAL DEPENDS. Plan: Group 1, not known which. Network: in. "
        "Service date: 11/23/2026. Required: Group 1 Union. Not required: G1-N. "
        f"Cost share: Home Visits. Legend: 7 = Group 1 Union Only (BCP-1 §4.0). {SOURCE}"
    ]


def test_a_note_says_what_the_legend_does_not_state() -> None:
    (paragraph,) = note_paragraphs(ask("S9494", revision(covered("S9494", "1")), plan="other"))
    assert (
        "Not stated: The legend does not name this plan: check the member's benefit document. "
        in paragraph
    )


def test_a_note_says_how_the_code_was_read_and_in_which_range_it_lies() -> None:
    text = revision(covered("96409-96411"), covered("S0093"))
    (ranged,) = note_paragraphs(ask("96410-RR", text))
    assert ranged.startswith("96410 (in 96409-96411): COVERED, ")
    assert "In range" not in ranged
    assert "Modifier" not in ranged
    (corrected,) = note_paragraphs(ask("SO093", text))
    assert corrected.startswith("S0093: COVERED, ")
    assert f"{CONTEXT} Read as: SO093 read as S0093. Cost share" in corrected


def test_a_note_says_with_what_the_code_may_not_be_used_and_not_what_it_adds_to() -> None:
    rows = (
        covered("99601", description="Visit (do not use with 99603); first hours"),
        covered("99602", description="... each hour", continues="99601"),
        covered("99603"),
    )
    (first,) = note_paragraphs(ask("99601", revision(*rows)))
    assert "Not with: 99603. Source: " in first
    (addition,) = note_paragraphs(ask("99602", revision(*rows)))
    assert "Add-on" not in addition


def test_each_policy_that_answers_has_its_paragraph() -> None:
    found = ask("S9494", revision(covered("S9494")), revision(not_covered("S9494"), policy="BCP-2"))
    assert [each.partition(". ")[0] for each in note_paragraphs(found)] == [
        "S9494: COVERED, PRIOR APPROVAL NOT REQUIRED",
        "S9494: NOT COVERED",
    ]
    assert "Reason: Bundled into another code (BCP-2 §4.0). " in note_paragraphs(found)[1]


def test_a_code_that_is_not_listed_makes_a_note_without_near_misses() -> None:
    unlisted = Note("1.0", "Unlisted codes are subject to review.", "unlisted")
    found = ask("E0784", revision(covered("E0785"), notes=(unlisted,)))
    assert found.similar
    assert note_paragraphs(found) == [
        f"E0784: NOT LISTED. {CONTEXT} No policy in effect on the service date lists this code. "
        "Note: Unlisted codes are subject to review (BCP-1 §1.0)."
    ]


def test_a_code_of_no_text_in_force_makes_a_note_with_when_it_was() -> None:
    found = ask("S9494", revision(covered("S9494")), day=date(2020, 1, 1))
    assert note_paragraphs(found) == [
        "S9494: NO POLICY IN EFFECT. Plan: all plans. Network: in. Service date: 01/01/2020. "
        "Listed in: BCP-1 Home Visits, in effect from 02/01/2024."
    ]


def test_a_sentence_ends_with_one_full_stop() -> None:
    found = ask("S9494", revision(not_covered("S9494", "Bundled, see table X..")))
    assert "Reason: Bundled, see table X (BCP-1 §4.0). Source" in note_paragraphs(found)[0]


def test_cautions_stand_once_below_all_answers() -> None:
    text = revision(covered("S9494"), covered("S9500"), notes=(CAUTION, PLAIN, MEMBER))
    found = [ask(code, text) for code in ("S9494", "S9500", "J1234")]
    assert cautions(found) == [
        "No guarantee of payment. (BCP-1 §2.0)",
        "See the benefit document. (BCP-1 Important Information)",
    ]
    paragraphs = [paragraph for each in found for paragraph in note_paragraphs(each)]
    assert note_text(found).split("\n") == [*paragraphs, *cautions(found)]
