"""A data folder becomes a book: every table of the files, and what follows from them."""

from datetime import date
from pathlib import Path

import pytest

from bcp_tui.library import BrokenData, check, load, shipped_data
from bcp_tui.policy import Change, CodeRange, Meaning, Note, Plan, Section, Synonym
from tests.library.conftest import PLANS, POLICY, POLICY_NAME, SEARCH, DataFolder


def test_every_table_is_in_the_book(folder: DataFolder) -> None:
    book = load(folder.path)
    assert book.plans == (
        Plan("PPO", "PPO"),
        Plan("G1-N", "Group 1 Non-Union", "G1"),
        Plan("G1-U", "Group 1 Union", "G1"),
    )
    assert book.synonyms == (Synonym(("tpn", "iv nutrition"), "total parenteral nutrition"),)
    (revision,) = book.revisions
    assert (revision.policy, revision.title) == ("BCP-1", "Home Visits")
    assert (revision.effective, revision.ends) == (date(2024, 1, 1), None)
    assert revision.legend == {
        "Y": Meaning("All lines of business", "all"),
        "1": Meaning("PPO", ("PPO",)),
        "2": Meaning("Group 1", ("G1-N", "G1-U")),
    }
    assert revision.sections == (Section("1.0", "Policy", "First line.\nSecond line.\n"),)
    assert revision.history == (Change("1/24", "Policy created"),)
    named = (CodeRange("99601", "99601"), CodeRange("A4300", "A4300"))
    assert revision.notes == (
        Note(section="1.0 A", text="Ask for the referral.", applies_to=named),
    )


def test_rows_are_entries_in_the_order_of_the_tables(folder: DataFolder) -> None:
    visit, hour, hydration, catheter = load(folder.path).revisions[0].entries
    assert [entry.code for entry in (visit, hour, hydration, catheter)] == [
        "99601",
        "99602",
        "S9374-S9377",
        "A4300",
    ]
    assert visit.symbols == ("1", "2")
    assert visit.cost_share == ("Home Visits", "Supplies")
    assert visit.do_not_use_with == ("S9374-S9377",)
    assert hydration.do_not_use_with == ("99601",)
    assert hour.continues == "99601"
    assert hour.full_description == "Home visit; each additional hour"
    assert (catheter.coverage, catheter.reason) == ("not_covered", "Bundled")
    assert (catheter.symbols, catheter.cost_share) == ((), ())


def test_what_a_row_continues_may_itself_continue(folder: DataFolder) -> None:
    folder.edit('code = "A4300"', 'code = "A4300"\ncontinues = "99602"')
    catheter = load(folder.path).revisions[0].entries[-1]
    assert catheter.full_description == "Home visit; Catheter"
    assert catheter.continues == "99602"


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


def test_a_revision_ends_when_the_next_begins_or_when_it_is_retired(folder: DataFolder) -> None:
    folder.revise(effective="2026-01-01", retired="2027-01-01")
    folder.revise(effective="2025-01-01", retired="2025-07-01")
    folder.write("policies/a.toml", POLICY.replace("BCP-1", "BCP-0"))
    assert [(it.policy, str(it.effective), str(it.ends)) for it in load(folder.path).revisions] == [
        ("BCP-0", "2024-01-01", "None"),
        ("BCP-1", "2024-01-01", "2025-01-01"),
        ("BCP-1", "2025-01-01", "2025-07-01"),
        ("BCP-1", "2026-01-01", "2027-01-01"),
    ]


def test_words_of_callers_are_not_needed(folder: DataFolder) -> None:
    (folder.path / "search.toml").unlink()
    assert load(folder.path).synonyms == ()


def test_no_policies_are_an_error_for_no_code_would_be_listed(folder: DataFolder) -> None:
    (folder.path / POLICY_NAME).unlink()
    with pytest.raises(BrokenData, match="policies:1: file: holds no policies"):
        load(folder.path)


def test_files_of_any_editor_are_read(folder: DataFolder) -> None:
    before = load(folder.path)
    for name, text in (("plans.toml", PLANS), ("search.toml", SEARCH), (POLICY_NAME, POLICY)):
        folder.write(name, "\ufeff" + text.replace("\n", "\r\n"))
    assert load(folder.path) == before


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
    assert load(folder.path).revisions[0].sections[0].text == "First line.\n\tSecond\tline.\n"


def test_a_name_that_is_no_text_is_no_obstacle(folder: DataFolder) -> None:
    (folder.path / POLICY_NAME).rename(folder.path / "policies" / "\udcff.toml")
    assert len(load(folder.path).revisions) == 1
    (warning,) = folder.check()
    assert warning.file == f"{folder.path}/policies/\\udcff.toml"


class TestSingleFiles:
    """`check` takes single files too, and finds their plans."""

    def test_a_policy_is_held_against_the_plans_of_its_data_folder(
        self, folder: DataFolder
    ) -> None:
        folder.edit('["PPO"]', '["HMO"]')
        (fault,) = check([folder.path / POLICY_NAME])
        assert (fault.line, fault.key) == (10, "legend.1.plans")

    def test_or_against_the_plans_beside_it(self, folder: DataFolder) -> None:
        folder.edit('["PPO"]', '["HMO"]')
        (folder.path / POLICY_NAME).rename(folder.path / "bcp-1-2024-01-01.toml")
        (fault,) = check([folder.path / "bcp-1-2024-01-01.toml"])
        assert (fault.line, fault.key) == (10, "legend.1.plans")

    def test_without_plans_it_may_name_any(self, folder: DataFolder) -> None:
        folder.edit('["PPO"]', '["HMO"]')
        (folder.path / "plans.toml").unlink()
        assert check([folder.path / POLICY_NAME]) == ()

    def test_plans_and_synonyms_are_known_by_their_names(self, folder: DataFolder) -> None:
        assert check([folder.path / "plans.toml", folder.path / "search.toml"]) == ()

    def test_the_current_folder_will_do(
        self, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder.edit('["PPO"]', '["HMO"]')
        monkeypatch.chdir(folder.path / "policies")
        (fault,) = check(["bcp-1-2024-01-01.toml"])
        assert fault.file == "bcp-1-2024-01-01.toml"

    def test_a_fault_is_told_once(self, folder: DataFolder) -> None:
        folder.edit('"Bundled"', '""')
        assert len(check([folder.path, folder.path / POLICY_NAME, folder.path])) == 1

    def test_nothing_has_no_faults(self) -> None:
        assert check([]) == ()


WARNINGS = {
    "a file name that does not tell": (
        "BCP-1",
        "BCP-2",
        ["1: file: has a name that does not tell what it is"],
    ),
    "a note on a section that is not there": (
        '"1.0 A"',
        '"1.01"',
        ['41: note.section: names "1.01", but no [[section]] has that number'],
    ),
    "a symbol for all plans beside others": (
        '"1, 2"',
        '"1, Y"',
        ["16: covered.prior_approval: names a symbol for all plans or none together with others"],
    ),
}


@pytest.mark.parametrize(("old", "new", "warnings"), WARNINGS.values(), ids=WARNINGS)
def test_what_is_likely_a_mistake_is_a_warning(
    folder: DataFolder, old: str, new: str, warnings: list[str]
) -> None:
    folder.edit(old, new)
    assert folder.warnings() == [f"{POLICY_NAME}:{warning}" for warning in warnings]
    assert load(folder.path).revisions


def test_no_rows_are_a_warning(folder: DataFolder) -> None:
    folder.write(POLICY_NAME, POLICY[: POLICY.index("[[covered]]")])
    assert folder.warnings() == [f"{POLICY_NAME}:3: policy: has no rows"]


def test_the_shipped_data_are_sound() -> None:
    assert check([shipped_data()]) == ()
    assert load(Path(shipped_data())).revisions
