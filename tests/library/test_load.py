"""A data folder becomes a book: every table of the files, and what follows from them."""

from datetime import date

import pytest

from bcp_tui.library import BrokenData, load, load_policies
from bcp_tui.policy import (
    CodeRange,
    Drug,
    Filter,
    FilterPhrase,
    HistoryLine,
    Meaning,
    Note,
    Plan,
    Section,
    Synonym,
    Vocabulary,
)
from tests.library.conftest import (
    DRUGS,
    PLANS,
    POLICY,
    POLICY_NAME,
    POLICY_WITH_PUMPS,
    SEARCH,
    DataFolder,
)


def test_every_table_is_in_the_book(folder: DataFolder) -> None:
    book = load(folder.path)
    assert book.plans == (
        Plan("PPO", "PPO"),
        Plan("G1-N", "Group 1 Non-Union", "G1"),
        Plan("G1-U", "Group 1 Union", "G1"),
    )
    assert book.synonyms == (Synonym(("tpn", "iv nutrition"), "total parenteral nutrition"),)
    assert book.filters == (
        FilterPhrase(("needs auth", "pa required"), Filter("prior_approval", "required")),
        FilterPhrase(("not covered",), Filter("coverage", "not_covered")),
    )
    assert book.vocabulary == Vocabulary(("disease", "dose"), ("initial",))
    assert book.drugs == (
        Drug(("remicade", "renflexis"), "infliximab"),
        Drug(("rocephin",), "ceftriaxone"),
    )
    (revision,) = book.revisions
    assert (revision.policy_id, revision.title) == ("BCP-1", "Home Visits")
    assert (revision.effective, revision.ends) == (date(2024, 1, 1), None)
    assert revision.legend == {
        "Y": Meaning("All lines of business", "all"),
        "1": Meaning("PPO", ("PPO",)),
        "2": Meaning("Group 1", ("G1-N", "G1-U")),
    }
    assert revision.sections == (
        Section(
            "1.0", "Policy", "Ask for the referral (total parenteral nutrition).\nSecond line.\n"
        ),
    )
    assert revision.history == (HistoryLine("1/24", "Policy created"),)
    named = (CodeRange("99601", "99601"), CodeRange("A4300", "A4300"))
    assert revision.notes == (
        Note(section="1.0 A", text="Ask for the referral.", applies_to=named),
    )


def test_rows_are_entries_in_the_order_of_the_tables(folder: DataFolder) -> None:
    (revision,) = load(folder.path).revisions
    visit, hour, hydration, catheter = revision.entries
    assert [entry.code for entry in (visit, hour, hydration, catheter)] == [
        "99601",
        "99602",
        "S9374-S9377",
        "A4300",
    ]
    assert visit.symbols == ("1", "2")
    assert visit.cost_share == ("Home Visits", "Supplies")
    together = [[str(codes) for codes in each] for each in revision.not_together]
    assert together == [["S9374-S9377"], [], ["99601"], []]
    assert hour.continues == "99601"
    assert revision.full_descriptions[1] == "Home visit; each additional hour"
    assert (catheter.coverage, catheter.reason) == ("not_covered", "Bundled")
    assert (catheter.symbols, catheter.cost_share) == ((), ())


def test_what_a_row_continues_may_itself_continue(folder: DataFolder) -> None:
    folder.edit('code = "A4300"', 'code = "A4300"\ncontinues = "99602"')
    (revision,) = load(folder.path).revisions
    assert revision.full_descriptions[-1] == "Home visit; Catheter"
    assert revision.entries[-1].continues == "99602"


def test_every_optional_key_is_taken_in(folder: DataFolder) -> None:
    folder.edit(
        "effective",
        "original_effective = 2019-10-01\nnext_review = 2022-10-01\n"
        "retired = 2026-01-01\neffective",
    )
    folder.edit(
        'section = "1.0 A"',
        'section = "1.0"\nnetwork = "out"\nrequires_prior_approval = true\ncaution = true',
    )
    folder.edit('applies_to = ["99601", "A4300"]', 'applies_to = "unlisted"')
    (revision,) = load(folder.path).revisions
    assert revision.original_effective == date(2019, 10, 1)
    assert revision.next_review == date(2022, 10, 1)
    assert revision.ends == date(2026, 1, 1)
    assert revision.notes == (
        Note(
            section="1.0",
            text="Ask for the referral.",
            applies_to="unlisted",
            network="out",
            requires_prior_approval=True,
            caution=True,
        ),
    )


def test_a_code_may_have_a_row_for_each_of_its_modifiers(folder: DataFolder) -> None:
    folder.write(POLICY_NAME, POLICY_WITH_PUMPS)
    assert folder.check() == ()
    entries = load(folder.path).revisions[0].entries
    assert [(each.code, each.modifiers, each.limit) for each in entries if each.modifiers] == [
        ("E0781", ("RR", "KR"), None),
        ("E0781", ("NU",), "1 per 36 months"),
    ]
    folder.edit('modifiers = ["NU"]\n', "")
    assert folder.check() == ()


def test_a_note_may_be_for_plans_and_change_the_answer(folder: DataFolder) -> None:
    folder.write(POLICY_NAME, POLICY_WITH_PUMPS)
    _, waiving, excluding = load(folder.path).revisions[0].notes
    assert waiving == Note(
        section="1.0",
        text="Approval is not required, except in an emergency (see below).",
        applies_to=(CodeRange("E0781", "E0781"),),
        network="out",
        plans=("PPO", "G1-U"),
        waives_prior_approval=True,
        in_short="except in an emergency",
        about="medication",
    )
    assert excluding == Note(
        section="1.0",
        text="Group 1 Non-Union excludes home visits.",
        applies_to="covered",
        plans=("G1-N",),
        excludes_coverage=True,
    )


def test_a_revision_ends_when_the_next_begins_or_when_it_is_retired(folder: DataFolder) -> None:
    folder.revise(effective="2026-01-01", retired="2027-01-01")
    folder.revise(effective="2025-01-01", retired="2025-07-01")
    folder.write("policies/a.toml", POLICY.replace("BCP-1", "BCP-0"))
    assert [
        (it.policy_id, str(it.effective), str(it.ends)) for it in load(folder.path).revisions
    ] == [
        ("BCP-0", "2024-01-01", "None"),
        ("BCP-1", "2024-01-01", "2025-01-01"),
        ("BCP-1", "2025-01-01", "2025-07-01"),
        ("BCP-1", "2026-01-01", "2027-01-01"),
    ]


def test_words_of_callers_are_not_needed(folder: DataFolder) -> None:
    (folder.path / "search.toml").unlink()
    (folder.path / "drugs.toml").unlink()
    book = load(folder.path)
    assert (book.synonyms, book.filters, book.drugs) == ((), (), ())
    assert book.vocabulary == Vocabulary()


def test_no_policies_are_an_error_for_no_code_would_be_listed(folder: DataFolder) -> None:
    (folder.path / POLICY_NAME).unlink()
    with pytest.raises(BrokenData, match="policies:1: file: holds no policies"):
        load(folder.path)


def test_files_of_any_editor_are_read(folder: DataFolder) -> None:
    before = load(folder.path)
    for name, text in (
        ("plans.toml", PLANS),
        ("search.toml", SEARCH),
        ("drugs.toml", DRUGS),
        (POLICY_NAME, POLICY),
    ):
        folder.write(name, "\ufeff" + text.replace("\n", "\r\n"))
    assert load(folder.path) == before
    assert folder.check() == ()


def test_other_files_are_not_data(folder: DataFolder) -> None:
    before = load(folder.path)
    for name in (".#bcp-1.toml", ".bcp-1.toml.swp", "bcp-1.toml~", "README.md", "bcp-1.toml.bak"):
        folder.write(f"policies/{name}", "not TOML")
    assert load(folder.path) == before
    assert not folder.check()


def test_text_is_taken_as_it_stands(folder: DataFolder) -> None:
    text = "\\u001b[31m [bold]5% “dextrose”\u00a0& pump [not covered] é"
    folder.edit('"Catheter"', f"'{text}'")
    assert load(folder.path).revisions[0].entries[-1].description == text


def test_a_section_may_have_tabs(folder: DataFolder) -> None:
    folder.edit("Second line.", "\tSecond\\tline.")
    assert (
        load(folder.path).revisions[0].sections[0].text
        == "Ask for the referral (total parenteral nutrition).\n\tSecond\tline.\n"
    )


def test_a_name_that_is_no_text_is_no_obstacle(folder: DataFolder) -> None:
    (folder.path / POLICY_NAME).rename(folder.path / "policies" / "\udcff.toml")
    assert len(load(folder.path).revisions) == 1
    (warning,) = folder.check()
    assert warning.file == f"{folder.path}/policies/\\udcff.toml"


def test_without_what_helps_to_find_the_rest_is_the_same(folder: DataFolder) -> None:
    whole = load(folder.path)
    book = load_policies(folder.path)
    assert (book.plans, book.policies) == (whole.plans, whole.policies)
    assert (book.synonyms, book.filters, book.drugs) == ((), (), ())


def test_what_answers_codes_does_not_wait_for_search_words_to_be_mended(
    folder: DataFolder,
) -> None:
    folder.write("search.toml", SEARCH.replace("format = 1", "format = 2"))
    assert load_policies(folder.path).policies
    with pytest.raises(BrokenData):
        load(folder.path)
