"""Which of two like rows is meant: words that add to a row, that open it, or that say little."""

import pytest

from bcp_tui.policy import Synonym
from tests.finder import Finder, make_book, make_revision

ADDS = "(List separately in addition to code for primary procedure)"
ROWS = make_revision(
    {
        "A0001": "Drip, for healing; initial, up to 1 hour",
        "A0002": f"Drip, for healing; each additional hour {ADDS}",
        "A0003": f"Drip, for healing; additional drip of a new remedy {ADDS}",
        "A0004": "Nursing services, each 15 minutes",
        "A0005": "Nursing services, initial visit, each 15 minutes",
        "A0006": "Home care, per visit (up to 2 hours)",
        "A0007": f"Home care, each additional hour {ADDS}",
        "A0008": "Liver cell replacement by drip",
        "A0009": "Drip for disease state management, not otherwise classified",
        "A0010": "Pump for drip, portable",
        "A0011": "Drip supplies",
    }
)
SAID = (
    Synonym(("gaucher", "fabry"), "liver cell replacement"),
    Synonym(("another", "extra", "next", "second"), "additional"),
    Synonym(("first",), "initial"),
    Synonym(("different remedy", "second remedy"), "new remedy"),
)


def found(query: str) -> list[str]:
    return Finder(make_book(ROWS, synonyms=SAID)).codes(query)


@pytest.mark.parametrize(
    ("queries", "code"),
    [
        (("healing drip first hour", "initial hour healing drip", "1st hr of healing"), "A0001"),
        (("healing drip second hour", "extra hour of healing", "2nd hour healing drip"), "A0002"),
        (("aditional hour healing", "healing drip, adittional hours"), "A0002"),
        (("healing, second remedy", "2nd remedy healing drip"), "A0003"),
        (("nursing services initial visit", "first visit nursing services"), "A0005"),
        (("nursing services extra", "second nursing service"), "A0004"),
        (("home care visit", "home care"), "A0006"),
        (("home care visit additional hour", "another hour of home care visit"), "A0007"),
        (("home care visit addtional hrs", "2nd hour, home care"), "A0007"),
    ],
)
def test_word_chooses_between_a_row_and_its_add_on(queries: tuple[str, ...], code: str) -> None:
    assert {query: found(query)[0] for query in queries} == dict.fromkeys(queries, code)


@pytest.mark.parametrize("query", ["another pump", "extra pump", "2nd portable pump", "next pump"])
def test_word_that_asks_for_an_add_on_finds_none_of_something_else(query: str) -> None:
    assert found(query) == ["A0010"]


@pytest.mark.parametrize("name", ["gaucher", "fabry"])
@pytest.mark.parametrize(
    "said", ["{} disease", "{} disease drip", "drip for {} disease", "{} state"]
)
def test_rare_word_that_says_little_lifts_no_row(name: str, said: str) -> None:
    assert found(said.format(name))[0] == "A0008"


def test_rare_word_that_says_little_finds_its_row() -> None:
    assert found("disease management") == found("disease state management") == ["A0009"]
