"""Reading a query part by part: beginnings, words between codes, and what is left of filters."""

import pytest

from bcp_tui.policy import CodeTable, Filter, FilterPhrase, Query, parse_range, read_query
from tests.finder import make_revision

LISTED = ("E0781", "E0783", "S9494", "S9497", "96365", "96366", "0042T", "K0552", "K0553")
TABLE = CodeTable([make_revision(dict.fromkeys(LISTED, "Something"))])
REQUIRED = Filter("prior_approval", "required")
NOT_COVERED = Filter("coverage", "not_covered")
PHRASES = (
    FilterPhrase(("needs pa", "pa"), REQUIRED),
    FilterPhrase(("not covered", "non-covered"), NOT_COVERED),
)


def read(text: str) -> list[str]:
    """Each part as it is read: a code, the beginning of codes with "…", or a word in quotes."""
    return [
        str(part.codes) if part.codes else f"{part.begins}…" if part.begins else repr(part.typed)
        for part in read_query(text, TABLE).parts
    ]


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("s", ["S…"]),
        ("s94 e07", ["S94…", "E07…"]),
        ("s9 pump", ["S9…", "'pump'"]),
        ("pump s9", ["'pump'", "S9…"]),
        ("e pump", ["'e'", "'pump'"]),
        ("e s9494", ["'e'", "S9494"]),
        ("0042", ["0042…"]),
        ("0042t", ["0042T"]),
        ("9", ["9…"]),
        ("96 what", ["96…", "'what'"]),
        ("96 pump", ["'96'", "'pump'"]),
        ("96 S9494", ["96…", "S9494"]),
        ("S9494 pump 96", ["S9494", "'pump'", "'96'"]),
        ("e 07", ["E07…"]),
        ("e 96365", ["'e'", "96365"]),
        ("e 0", ["E0…"]),
        ("e 07 s 94", ["E07…", "S94…"]),
        ("e 07 pump", ["E07…", "'pump'"]),
        ("ee 07", ["'ee'", "'07'"]),
        ("7 07", ["'7'", "'07'"]),
        ("e pump 07", ["'e'", "'pump'", "'07'"]),
        ("K552, K553", ["K0552", "K0553"]),
        ("K552 pump", ["K0552", "'pump'"]),
        ("k 552", ["K0552"]),
        ("K554", ["'K554'"]),
        ("042t", ["'042t'"]),
        ("S9494 S", ["S9494", "'S'"]),
        ("S9494 e S9497", ["S9494", "'e'", "S9497"]),
        ("S9494 785", ["S9494", "'785'"]),
        ("96365 7", ["96365", "'7'"]),
        ("jx", ["'jx'"]),
        ("q8", ["'q8'"]),
        ("s9494x", ["'s9494x'"]),
        ("000000", ["'000000'"]),
    ],
)
def test_parts_are_codes_beginnings_or_words(typed: str, parts: list[str]) -> None:
    assert read(typed) == parts


def test_a_whole_code_is_no_beginning_and_what_is_no_code_asks_for_all() -> None:
    code, beginning, word = read_query("S9494 s94 pump", TABLE).parts
    assert (code.begins, beginning.begins, word.begins) == ("", "S94", "")
    printed = parse_range("S9494-S9500")
    asked_of_it = [str(part.within(printed)) for part in (code, beginning, word)]
    assert asked_of_it == ["S9494", "S9494-S9500", "S9494-S9500"]


def taken_apart(query: Query) -> tuple[str, str, str]:
    return (" ".join(query.words.split()), " ".join(query.all_words.split()), query.unfiltered)


@pytest.mark.parametrize(
    ("typed", "filters", "words", "all_words", "unfiltered"),
    [
        ("pump needs pa", (REQUIRED,), "pump", "pump needs pa", "pump"),
        ("pa pump pa", (REQUIRED,), "pump", "pa pump pa", "pump"),
        ("pump needs  PA not-covered", (REQUIRED, NOT_COVERED), "pump", None, "pump"),
        ("not covered pa", (NOT_COVERED, REQUIRED), "", None, ""),
        ("s94 pump needs pa", (REQUIRED,), "pump", "pump needs pa", "s94 pump"),
        ("what needs pa", (REQUIRED,), "", "what needs pa", "what"),
        ("S9494 needs pa", (), "", "needs pa", "S9494"),
        ("is pump non covered", (), "is pump non covered", None, "is pump non covered"),
        ("is it non covered", (NOT_COVERED,), "", "is it non covered", "is it"),
        ("Why not covered pump", (), "Why not covered pump", None, "Why not covered pump"),
        ("do any pa non-covered", (REQUIRED, NOT_COVERED), "", None, "do any"),
        ("does pa", (REQUIRED,), "", "does pa", "does"),
        ("paper", (), "paper", "paper", "paper"),
        ("pump", (), "pump", "pump", "pump"),
        ("  pump   of  it ", (), "pump of it", "pump of it", "pump of it"),
    ],
)
def test_words_filters_and_the_rest_are_told_apart(
    typed: str,
    filters: tuple[Filter, ...],
    words: str,
    all_words: str | None,
    unfiltered: str,
) -> None:
    query = read_query(typed, TABLE, PHRASES)
    assert query.text == typed
    assert query.filters == filters
    plain = " ".join(typed.split()) if all_words is None else all_words
    assert taken_apart(query) == (words, plain, unfiltered)


def test_words_stay_where_they_were_typed() -> None:
    query = read_query("pump S9494 of needs pa", TABLE, PHRASES)
    assert query.words == "pump       of         "
    limited = read_query("pump needs pa at home", TABLE, PHRASES)
    assert limited.words == "pump          at home"
    assert limited.all_words == "pump needs pa at home"


def test_what_there_is_to_find_by_words() -> None:
    has_words = {
        text: read_query(text, TABLE, PHRASES).has_words
        for text in ("", "  ", "S9494", "s94", "pump", "S9494 pump", "needs pa", "S9494, ?!")
    }
    assert [text for text, some in has_words.items() if some] == ["pump", "S9494 pump"]
    codes = read_query("s94 pump S9494 J1234", TABLE).codes
    assert [each.typed for each in codes] == ["s94", "S9494", "J1234"]
