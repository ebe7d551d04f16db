"""Words as reps type them: half typed, misspelt, with other endings, numbers and orders."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bcp_tui.search import indexes_of
from bcp_tui.search.words import read_words, word_texts
from tests.finder import Finder, make_book, make_revision

BOOK = make_book(
    make_revision(
        {
            "A0001": "Anti-spasmodic therapy, once every 8 hours",
            "A0002": "Anti-spasmodic therapy, once every twenty-four hours",
            "A0003": "Hydration, more than 2 liters but no more than 3 liters per day",
            "A0004": "Hydration, more than 3 liters per day",
            "A0005": "Pump, nonprogrammable, for infusion 8 hours or greater",
            "A0006": "Pump, programmable, for infusion less than 8 hours",
            "A0007": "Refilling of portable pump, 1500 ml",
            "A0008": "Anti-hemophilic factor",
            "A0009": "Visit of a nurse (pumps coded separately)",
        }
    )
)


def found(query: str, match: str = "text") -> list[str]:
    return Finder(BOOK).codes(query, match)


@pytest.mark.parametrize(
    ("queries", "codes"),
    [
        (("antispasmodic q8h", "anti spasmodic q 8 h", "anti-spasmodics tid"), ["A0001"]),
        (("spasmodic every 8 hrs", "8 hourly spasmodic", "q8 spasmodic"), ["A0001"]),
        (("spasmodic daily", "q24h spasmodic", "spasmodic once a day"), ["A0002"]),
        (("spasmodic 24 hours", "twenty four hours spasmodic"), ["A0002"]),
        (("hydration 2.5 liters", "2500 ml hydration"), ["A0003"]),
        (("hydration 3 L", "hydration three liters"), ["A0003", "A0004"]),
        (("hydration over 3 liters", "hydration > 3L", "4 liter hydration"), ["A0004"]),
        (("pump 12 hours", "pump over 8 hours", "pumps at least 8 hrs", "pump 8+ hr"), ["A0005"]),
        (("pump under 8 hours", "6 hr pump", "pump less than eight hours"), ["A0006"]),
        (("non programmable", "non-programable pump", "nonprogramm"), ["A0005"]),
        (("pump refill", "refilled pumps", "refil pump", "portable pump 1.5 l"), ["A0007"]),
        (("hemophilia", "antihemophilic", "antihemofillic", "hemoph"), ["A0008"]),
        (("is a nurse visit covered?", "NURSE", "nurse vis"), ["A0009"]),
    ],
)
def test_words(queries: tuple[str, ...], codes: list[str]) -> None:
    assert {query: found(query) for query in queries} == dict.fromkeys(queries, codes)


@pytest.mark.parametrize(
    "query", ["wheelchair", "hospital bed", "hip 8 hours", "is it covered", "the "]
)
def test_words_that_no_row_has(query: str) -> None:
    assert found(query) == found(query, "partial") == []


def test_every_word_comes_before_some_words() -> None:
    results = Finder(BOOK).search("portable pump refill programmable").entries
    assert {result.match for result in results} == {"partial"}
    assert found("pump 12 hours")[0] == "A0005"
    assert set(found("portable pump 12 hours", "partial")) >= {"A0005", "A0007"}


def test_a_row_that_says_little_of_what_was_asked_is_no_partial_one() -> None:
    assert found("pump wheelchair", "partial") == []
    assert found("refilling wheelchair", "partial") == ["A0007"]


def test_brackets_about_billing_are_not_what_a_row_is_about() -> None:
    assert "A0009" not in found("pump")
    assert found("portable pump") == ["A0007"]


def test_a_continuing_row_is_found_by_the_whole_sentence(finder: Finder) -> None:
    assert finder.codes("hydration each addition hour")[0] == "96361"


def test_words_that_found_nothing_are_named() -> None:
    results = Finder(BOOK).search("refilling wheelchair")
    assert results.unknown == ("wheelchair",)
    assert {result.match for result in results.entries} == {"partial"}


TYPED = "s9494 S9 E0784 96410 96409-96411 q8h tpn 3 liters antibiotc - , ; 24 the pump 1000 ml"
QUERY_WORDS = st.sampled_from(TYPED.split())


@settings(deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(QUERY_WORDS, max_size=8).map(" ".join)))
def test_any_text_gives_each_entry_once_and_no_code_that_was_refused(
    finder: Finder, query: str
) -> None:
    results = finder.search(query)
    codes = [result.listing.entry.code for result in results.entries]
    assert len(set(codes)) == len(codes)
    for asked in results.not_listed:
        assert str(asked.codes) not in codes


@settings(deadline=None)
@given(st.lists(st.integers(1, 10), max_size=8))
def test_index_built_in_slices_finds_the_same(slices: list[int]) -> None:
    index = indexes_of((), BOOK.table.listings, BOOK).listings
    for rows in slices:
        index.build(rows)
    at_once = indexes_of((), BOOK.table.listings, BOOK).listings
    found, expected = (
        [(hit.item, hit.share, hit.matched) for hit in each.find("pump 8 hours").found]
        for each in (index, at_once)
    )
    assert found == expected
    assert found


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("portablepump", "A0007"),
        ("hemo philic", "A0008"),
        ("hydration 2 1/2 liters", "A0003"),
        ("hydration 2½ liters", "A0003"),
        ("spasmodic t.i.d.", "A0001"),
        ("spasmodic q.d.", "A0002"),
        ("hydration 3 litters", "A0003"),
        ("hydration two and a half liters", "A0003"),
        ("hydration two liters and a half", "A0003"),
        ("hydration 2 and one-half l", "A0003"),
        ("spasmodic 8 hrly", "A0001"),
    ],
)
def test_words_joined_split_and_in_fractions(query: str, first: str) -> None:
    assert found(query)[:1] == [first]


TURNS = make_book(
    make_revision(
        {
            "A0001": "Foam dressing, pad size 16 sq. in. or less, without adhesive border",
            "A0002": "Foam dressing, pad size 16 sq. in. or less, with any size adhesive border",
            "A0003": "Foam dressing, pad size more than 16 sq. in., without adhesive border",
            "A0004": "Gauze, non-sterile",
            "A0005": "Gauze, sterile",
            "A0006": "Paste, other than zinc",
            "A0007": "Paste, zinc",
            "A0008": "Injection, onabotulinumtoxinA",
            "A0009": "Chemotherapy, less than 24 hours",
            "A0010": "Chemotherapy, 24 hours or more",
        }
    )
)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("foam dressing with border", "A0002"),
        ("foam dressing without border", "A0001"),
        ("foam dressing over 16 sq in", "A0003"),
        ("foam dressing bigger than 4x4", "A0003"),
        ("foam dressing 4 x 4 or smaller with border", "A0002"),
        ("foam dressing 20 square inches", "A0003"),
        ("sterile gauze", "A0005"),
        ("non sterile gauze", "A0004"),
        ("zinc paste", "A0007"),
        ("botulinum", "A0008"),
        ("24 hour chemotherapy", "A0010"),
        ("20 hour chemotherapy", "A0009"),
    ],
)
def test_what_turns_a_word_is_heeded(query: str, first: str) -> None:
    assert Finder(TURNS).codes(query, "text")[:1] == [first]


@pytest.mark.parametrize("query", ["code for", "can", "the", "what is the"])
def test_words_that_say_nothing_are_no_beginnings_of_others(finder: Finder, query: str) -> None:
    assert finder.codes(query) == []


def test_a_beginning_of_a_callers_word_is_no_sure_word(finder: Finder) -> None:
    assert finder.codes("remica", "text") == []
    assert finder.codes("remica", "partial") == finder.codes("remicade", "text") == ["S9359"]


_PIECES = ("pump", "the", "sq", "in", "twenty", "four", "hr", "x", "q", "l", "5", "s9494", "É", "P")


@given(st.lists(st.sampled_from(_PIECES), max_size=6), st.sampled_from((" ", "  ", "-", ", ", "")))
def test_a_phrase_of_plain_letters_has_the_words_that_any_text_has(
    pieces: list[str], between: str
) -> None:
    text = between.join(pieces)
    assert word_texts(text) == [word.text for word in read_words(text)]
