"""What callers say (`data/search.toml`) leads to the rows that it means."""

from bcp_tui.policy import Book, Synonym
from bcp_tui.policy.fillers import STOP_WORDS
from bcp_tui.search.words import read_words, stem
from tests.finder import Finder, make_book, make_revision


def rows_meant(finder: Finder, synonym: Synonym) -> set[str]:
    """The codes whose description has every word of a meaning, found by looking at each."""
    wanted = {stem(word.text) for word in read_words(synonym.means) if word.text not in STOP_WORDS}
    return {
        result.listing.entry.code
        for result in finder.search("").found
        if wanted <= {stem(word.text) for word in read_words(result.listing.full_description)}
    }


def test_every_meaning_has_rows(bcp_27: Book, finder: Finder) -> None:
    assert [each.means for each in bcp_27.synonyms if not rows_meant(finder, each)] == []


def test_every_phrase_finds_the_rows_of_its_meaning(bcp_27: Book, finder: Finder) -> None:
    missed = []
    for synonym in bcp_27.synonyms:
        meant = rows_meant(finder, synonym)
        for phrase in synonym.say:
            found = set(finder.codes(phrase))
            missed += [(phrase, code) for code in meant - found]
    assert missed == []


def test_result_names_the_phrase_that_led_to_it(finder: Finder) -> None:
    assert finder.search("Remicade").found[0].via == "remicade"
    assert finder.search("infliximab").found[0].via is None


ROWS = make_revision(
    {
        "A0001": "Wheelchair, powered",
        "A0002": "Chair lift for stairs",
        "A0003": "Port cover for wheelchair",
        "A0004": "Access device, implanted",
    }
)
SAID = (
    Synonym(("port", "mediport"), "implanted access device"),
    Synonym(("stair lift", "power chair"), "chair lift"),
    Synonym(("power chair",), "wheelchair powered"),
    Synonym(("on top",), "stairs"),
)


def found(query: str) -> list[tuple[str, str]]:
    results = Finder(make_book(ROWS, synonyms=SAID)).search(query)
    return [(each.listing.entry.code, each.match) for each in results.found]


def test_literal_word_comes_before_what_it_may_mean() -> None:
    assert found("port") == [("A0003", "text"), ("A0004", "text")]


def test_phrase_is_found_in_any_order_with_typos_and_while_it_is_typed() -> None:
    for query in ("mediport", "Medi-Port", "mediporrt", "medip", "mediports"):
        assert found(query)[0] == ("A0004", "text"), query
    for query in ("stair lift", "lift stair", "lift for the stairs", "stair lif"):
        assert found(query)[0][0] == "A0002", query


def test_first_entry_of_a_phrase_counts_most_and_no_entry_is_lost() -> None:
    assert found("power chair") == [("A0002", "text"), ("A0001", "text")]


def test_phrase_that_rests_on_a_stop_word_is_said_whole() -> None:
    assert found("on top") == [("A0002", "text")]
    assert found("top") == []
