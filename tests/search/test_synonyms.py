"""What callers say (`data/search.toml`) leads to the rows that it means."""

from bcp_tui.policy import Book, Synonym
from bcp_tui.search import Index
from bcp_tui.search.words import STOP_WORDS, read, stem
from tests.search.conftest import make_revision


def rows_meant(index: Index, synonym: Synonym) -> set[str]:
    """The codes whose description has every word of a meaning, found by looking at each."""
    wanted = {stem(word.text) for word in read(synonym.means) if word.text not in STOP_WORDS}
    return {
        result.entry.code
        for result in index.search("").results
        if wanted <= {stem(word.text) for word in read(result.entry.full_description)}
    }


def test_every_meaning_has_rows(book: Book, index: Index) -> None:
    assert [each.means for each in book.synonyms if not rows_meant(index, each)] == []


def test_every_phrase_finds_the_rows_of_its_meaning(book: Book, index: Index) -> None:
    missed = []
    for synonym in book.synonyms:
        meant = rows_meant(index, synonym)
        for phrase in synonym.say:
            found = {result.entry.code for result in index.search(phrase).results}
            missed += [(phrase, code) for code in meant - found]
    assert missed == []


def test_result_names_the_phrase_that_led_to_it(index: Index) -> None:
    assert index.search("Remicade").results[0].via == "remicade"
    assert index.search("infliximab").results[0].via is None


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
    return [
        (result.entry.code, result.match) for result in Index([ROWS], SAID).search(query).results
    ]


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
