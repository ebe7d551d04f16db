"""The book: which text is in force on a day, the one before it, and what callers say."""

from datetime import date

import pytest

from bcp_tui.policy import Book, Drug, Legend, Meaning, Policy, Revision, Section, Synonym
from tests.builders import book_of, covered, revision

FIRST = revision(covered("S9494"), effective=date(2020, 1, 1), ends=date(2022, 1, 1))
SECOND = revision(covered("S9494"), effective=date(2022, 1, 1), ends=date(2024, 1, 1))
THIRD = revision(covered("S9494"), effective=date(2024, 1, 1))
POLICY = Policy("BCP-1", (FIRST, SECOND, THIRD))
OTHER = revision(covered("S9500"), policy="BCP-2", effective=date(2023, 1, 1))


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2019, 12, 31), None),
        (date(2020, 1, 1), FIRST),
        (date(2021, 12, 31), FIRST),
        (date(2022, 1, 1), SECOND),
        (date(2024, 1, 1), THIRD),
        (date(2099, 1, 1), THIRD),
    ],
)
def test_the_text_in_force(day: date, text: Revision | None) -> None:
    assert POLICY.in_force(day) == text


@pytest.mark.parametrize(
    ("text", "before"), [(THIRD, SECOND), (SECOND, FIRST), (FIRST, None), (OTHER, SECOND)]
)
def test_the_text_before(text: Revision, before: Revision | None) -> None:
    assert POLICY.before(text) == before


def test_each_policy_is_in_force_with_one_text() -> None:
    book = book_of(FIRST, SECOND, THIRD, OTHER)
    assert book.revisions == (FIRST, SECOND, THIRD, OTHER)
    assert book.in_force(date(2022, 6, 1)) == (SECOND,)
    assert book.in_force(date(2026, 1, 1)) == (THIRD, OTHER)
    assert book.in_force(date(2000, 1, 1)) == ()


@pytest.mark.parametrize(
    ("original", "day", "off_file"),
    [
        (None, date(2019, 12, 31), False),
        (date(2015, 1, 1), date(2014, 12, 31), False),
        (date(2015, 1, 1), date(2015, 1, 1), True),
        (date(2015, 1, 1), date(2019, 12, 31), True),
        (date(2015, 1, 1), date(2020, 1, 1), False),
        (date(2021, 1, 1), date(2020, 6, 1), False),
    ],
)
def test_days_whose_text_is_not_on_file(original: date | None, day: date, off_file: bool) -> None:
    text = THIRD._replace(effective=date(2020, 1, 1), original_effective=original)
    book = book_of(text, OTHER)
    assert [policy.id for policy in book.off_file(day)] == (["BCP-1"] if off_file else [])


def test_rows_are_told_apart_and_looked_up_in_the_texts_that_are_meant() -> None:
    book = book_of(FIRST, SECOND, OTHER)
    assert len({listing.key for listing in book.table.listings}) == 3
    assert [each.revision for each in book.table.starting("S")] == [FIRST, SECOND, OTHER]
    assert [each.revision for each in book.table_of((SECOND,)).starting("S")] == [SECOND]
    assert [each.revision for each in book.table_of((OTHER,)).starting("S")] == [OTHER]


@pytest.mark.parametrize(
    ("titles", "number"),
    [
        (["Policy", "Coding Information", "References"], "2.0"),
        (["CODING", "Coding again"], "1.0"),
        (["Policy", "About coding"], None),
        ([], None),
    ],
)
def test_the_section_that_holds_the_code_tables(titles: list[str], number: str | None) -> None:
    sections = [Section(f"{at}.0", title, "…") for at, title in enumerate(titles, 1)]
    assert revision(sections=sections).coding_section == number


def test_a_brand_name_says_its_drug_and_what_callers_mean_by_that() -> None:
    synonyms = (
        Synonym(("chemo", "vincristine"), "chemotherapy"),
        Synonym(("vincristine",), "cancer"),
    )
    drugs = (Drug(("oncovin", "vincasar"), "vincristine"), Drug(("tylenol",), "acetaminophen"))
    book = Book(synonyms=synonyms, drugs=drugs)
    lay = Synonym(("doctor",), "physician", is_general=True)
    assert book.sayings([lay]) == (
        Synonym(("oncovin", "vincasar"), "vincristine", is_name=True),
        Synonym(("tylenol",), "acetaminophen", is_name=True),
        lay,
        *synonyms,
        Synonym(("oncovin", "vincasar"), "chemotherapy"),
        Synonym(("oncovin", "vincasar"), "cancer"),
    )
    assert book.drug_names == {"oncovin", "vincasar", "vincristine", "tylenol", "acetaminophen"}


def test_a_legend_is_a_value() -> None:
    everyone, no_one = Meaning("All", "all"), Meaning("None", "none")
    meanings = {"Y": everyone, "N": no_one}
    legend, same = Legend(meanings), Legend(dict(meanings))
    meanings["Y"] = no_one
    assert legend == same
    assert len({legend, same, Legend({"Y": no_one})}) == 2
    assert (list(legend), len(legend), legend["Y"]) == (["Y", "N"], 2, everyone)
    assert repr(Legend({"N": no_one})) == f"Legend({{'N': {no_one!r}}})"
    assert len(Legend()) == 0
