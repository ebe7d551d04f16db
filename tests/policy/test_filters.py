"""Words that ask for a filter, and what a filter lets through."""

import pytest

from bcp_tui.policy import CodeTable, Filter, FilterPhrase, read_query
from tests.finder import make_revision

REQUIRED = Filter("prior_approval", "required")
NOT_COVERED = Filter("coverage", "not_covered")
PHRASES = (
    FilterPhrase(("need pa", "needs pa", "needs prior approval"), REQUIRED),
    FilterPhrase(("no pa",), Filter("prior_approval", "not_required")),
    FilterPhrase(("not covered", "non covered"), NOT_COVERED),
)
TABLE = CodeTable([make_revision({"S9494": "Antibiotic therapy", "S9500": "Chemotherapy"})])


@pytest.mark.parametrize(
    ("typed", "filters", "words"),
    [
        ("which codes need PA", (REQUIRED,), ""),
        ("what needs prior approval", (REQUIRED,), ""),
        ("not covered", (NOT_COVERED,), ""),
        ("Non-Covered", (NOT_COVERED,), ""),
        ("chemo not covered", (NOT_COVERED,), "chemo"),
        ("not  covered needs pa", (NOT_COVERED, REQUIRED), ""),
        ("is chemo not covered", (), "is chemo not covered"),
        ("does chemo need pa", (), "does chemo need pa"),
        ("do any codes need pa", (REQUIRED,), ""),
        ("uncovered", (), "uncovered"),
        ("need", (), "need"),
        ("S9494 needs pa", (), ""),
        ("s95 needs pa", (REQUIRED,), ""),
        ("", (), ""),
    ],
)
def test_words_that_ask_for_a_filter(typed: str, filters: tuple[Filter, ...], words: str) -> None:
    query = read_query(typed, TABLE, PHRASES)
    assert query.filters == filters
    assert " ".join(query.words.split()) == words


def test_the_text_without_the_filter_is_what_is_left_when_it_is_taken_off() -> None:
    assert read_query("chemo not covered at home", TABLE, PHRASES).unfiltered == "chemo at home"


def test_without_phrases_no_words_ask_for_a_filter() -> None:
    assert read_query("not covered", TABLE).filters == ()
