"""What callers say (`data/search.toml`) leads to the rows and passages that it means."""

from collections import Counter
from pathlib import Path

import tomli

from bcp_tui.policy import Book, Synonym
from bcp_tui.policy.fillers import STOP_WORDS, TEXT_STOP_WORDS
from bcp_tui.search.lay_words import lay_words
from bcp_tui.search.words import read_words, stem, word_texts
from tests.finder import Finder, make_book, make_revision
from tests.search.books import with_twenty

SEARCH = (Path(__file__).parents[2] / "data" / "search.toml").read_text("utf-8")
OF_HOME_INFUSION = [
    Synonym(tuple(row["say"]), row["means"])
    for row in tomli.loads(SEARCH[SEARCH.index("# ==== Home infusion") :])["synonym"]
]
LAY_WORDS = [*lay_words()]


def rows_meant(finder: Finder, synonym: Synonym) -> set[str]:
    """The codes whose description has every word of a meaning, found by looking at each."""
    wanted = {stem(word.text) for word in read_words(synonym.means) if word.text not in STOP_WORDS}
    return {
        result.listing.entry.code
        for result in finder.search("").entries
        if wanted
        and wanted <= {stem(word.text) for word in read_words(result.listing.full_description)}
    }


def passages_meant(book: Book, synonym: Synonym) -> set[str]:
    """Where passages stand that have every word of a meaning."""
    words = (word.text for word in read_words(synonym.means))
    wanted = {stem(word) for word in words if word not in TEXT_STOP_WORDS}
    return {
        passage.section
        for revision in book.revisions
        for passage in revision.passages
        if wanted <= {stem(word.text) for word in read_words(passage.sentence)}
    }


def test_every_meaning_has_rows_or_passages(bcp_27: Book, finder: Finder) -> None:
    meaningless = [
        synonym.means
        for synonym in OF_HOME_INFUSION
        if not (rows_meant(finder, synonym) or passages_meant(bcp_27, synonym))
    ]
    assert meaningless == []


def test_every_phrase_finds_the_passages_of_its_meaning(bcp_27: Book, finder: Finder) -> None:
    missed = [
        phrase
        for synonym in bcp_27.synonyms
        if not rows_meant(finder, synonym) and (meant := passages_meant(bcp_27, synonym))
        for phrase in synonym.say
        if meant.isdisjoint(each.passage.section for each in finder.search(phrase).passages)
    ]
    assert missed == []


def test_every_phrase_finds_the_rows_of_its_meaning(bcp_27: Book, finder: Finder) -> None:
    missed = []
    for synonym in bcp_27.synonyms:
        meant = rows_meant(finder, synonym)
        for phrase in synonym.say:
            found = set(finder.codes(phrase))
            missed += [(phrase, code) for code in meant - found]
    assert missed == []


def test_every_phrase_for_any_policy_finds_a_row_of_its_meaning(bcp_27: Book) -> None:
    twenty = Finder(with_twenty(bcp_27))
    stems = {
        result.listing.entry.code: {
            stem(word.text) for word in read_words(result.listing.full_description)
        }
        for result in twenty.search("").entries
    }
    missed = []
    for synonym in LAY_WORDS:
        words = {word.text for word in read_words(synonym.means)} - STOP_WORDS
        wanted = set(map(stem, words))
        meant = {code for code, said in stems.items() if wanted <= said}
        missed += [
            phrase for phrase in synonym.say if meant and meant.isdisjoint(twenty.codes(phrase))
        ]
    assert missed == []


def test_a_lay_phrase_is_not_said_twice_for_one_meaning_and_not_by_the_meaning_itself() -> None:
    said = Counter((phrase, each.means) for each in LAY_WORDS for phrase in each.say)
    assert [each for each, times in said.items() if times > 1] == []
    stems = {text: set(map(stem, word_texts(text))) for each in said for text in each}
    assert [phrase for phrase, means in said if stems[phrase] <= stems[means]] == []


def test_what_is_said_in_general_of_what_a_book_does_not_have_is_no_word_of_it() -> None:
    book = make_book(make_revision({"A0001": "Wheelchair, powered"}))
    wheelchair = Finder(book)
    assert wheelchair.codes("power chair") == ["A0001"]
    assert wheelchair.search("pee bag").unknown == ("pee", "bag")


def test_result_names_the_phrase_that_led_to_it(finder: Finder) -> None:
    assert finder.search("Remicade").entries[0].via == "remicade"
    assert finder.search("infliximab").entries[0].via is None


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
    Synonym(("stair lift", "zip chair"), "chair lift"),
    Synonym(("zip chair",), "wheelchair powered"),
    Synonym(("on top",), "stairs"),
)


def found(query: str) -> list[tuple[str, str]]:
    results = Finder(make_book(ROWS, synonyms=SAID)).search(query)
    return [(each.listing.entry.code, each.match) for each in results.entries]


def test_literal_word_comes_before_what_it_may_mean() -> None:
    assert found("port") == [("A0003", "text"), ("A0004", "text")]


def test_phrase_is_found_in_any_order_with_typos_and_while_it_is_typed() -> None:
    for query in ("mediport", "Medi-Port", "mediporrt", "mediports"):
        assert found(query)[0] == ("A0004", "text"), query
    assert found("medip") == [("A0004", "partial")]
    assert found("med") == []
    for query in ("stair lift", "lift stair", "lift for the stairs", "stair lif"):
        assert found(query)[0][0] == "A0002", query


def test_first_entry_of_a_phrase_counts_most_and_no_entry_is_lost() -> None:
    assert found("zip chair") == [("A0002", "text"), ("A0001", "text")]


def test_phrase_that_rests_on_a_stop_word_is_said_whole() -> None:
    assert found("on top") == [("A0002", "text")]
    assert found("top") == []


def test_two_words_made_one_leave_the_next_one_alone() -> None:
    said = (Synonym(("heatbag",), "wheelchair powered"), Synonym(("zapped chair",), "chair lift"))
    finder = Finder(make_book(ROWS, synonyms=said))
    assert finder.codes("heat bag") == ["A0001"]
    assert finder.search("heat bag zapped chair").unknown == ()
