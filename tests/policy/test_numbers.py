"""Numbers that are no procedure codes are named as what they are, and never read as codes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcp_tui.policy import Book, CodeTable, Context, Policy, all_plans, look_up, read_query
from bcp_tui.policy.codes import SHAPE
from bcp_tui.policy.numbers import other_numbers
from bcp_tui.policy.typed_codes import plain_text
from tests.finder import make_revision

TABLE = CodeTable([make_revision(dict.fromkeys(("E0781", "S9340", "96365", "99601"), "A thing"))])

# typed, the numbers of other kinds in it, the codes in it
KINDS = [
    ("S93.40", ["diagnosis"], []),
    ("E07.81", ["diagnosis"], []),
    ("dx E11", ["diagnosis"], []),
    ("icd-10 M1711", ["diagnosis"], []),
    ("0074-3799-13", ["ndc"], []),
    ("517-364-8500", ["phone"], []),
    ("(517) 364-8500", ["phone"], []),
    ("1-800-555-0199", ["phone"], []),
    ("9/1/2023", ["date"], []),
    ("2023-09-01", ["date"], []),
    ("sep 12 2022", ["date"], []),
    ("9/96/02", ["number"], []),
    ("$963.65", ["amount"], []),
    ("heparin 10000 units", ["amount"], []),
    ("99.601", ["number"], []),
    ("zip 48823", ["number"], []),
    ("48823-1234", ["number"], []),
    ("member id W123456789", ["number"], []),
    ("123-45-6789", ["number"], []),
    ("96365 to 8 hours", ["amount"], ["96365"]),
    ("was 99601 covered on 9/1/2023", ["date"], ["99601"]),
    ("hydration 0.9%", [], []),
    ("96365/99601", [], ["96365", "99601"]),
    ("99601 visits", [], ["99601"]),
    ("99601 in home", [], ["99601"]),
    ("E0781.", [], ["E0781"]),
    ("96365-፩", [], ["96365"]),
]


@pytest.mark.parametrize(("typed", "kinds", "codes"), KINDS)
def test_kinds(typed: str, kinds: list[str], codes: list[str]) -> None:
    parts = read_query(typed, TABLE).parts
    assert [part.kind for part in parts if part.kind] == kinds
    assert [str(part.codes) for part in parts if part.codes] == codes


@given(
    st.lists(st.from_regex(SHAPE, fullmatch=True), max_size=5),
    st.sampled_from((" ", ",", ", ", "  ")),
    st.booleans(),
)
def test_codes_alone_are_no_other_numbers_and_those_beside_a_word_neither(
    codes: list[str], between: str, small: bool
) -> None:
    text = between.join(codes)
    text = text.lower() if small else text
    assert [*other_numbers(text)] == [*other_numbers(f"{text} and")] == []


LISTED = ("E0781", "S9500", "G0088", "G0068", "Q0081")
NEAR = CodeTable([make_revision(dict.fromkeys(LISTED, "A thing"))])


@pytest.mark.parametrize(
    ("typed", "similar"),
    [
        ("9500", "S9500"),
        ("0088", "G0088"),
        ("Q81", "Q0081"),
        ("S95000", "S9500"),
        ("SS9500", "S9500"),
        ("g68", "G0068"),
        ("S9S00", "S9500"),
        ("E07B1", "E0781"),
    ],
)
def test_what_looks_like_a_code_offers_similar_codes(typed: str, similar: str) -> None:
    (part,) = read_query(typed, NEAR).parts
    assert part.looks_like_code
    assert NEAR.similar(part.typed)[0] == similar


@pytest.mark.parametrize("typed", ["q8h", "d5w", "antibiotic", "t4", "h2o", "covid19", "24"])
def test_words_with_digits_do_not_look_like_codes(typed: str) -> None:
    assert not any(part.looks_like_code for part in read_query(typed, NEAR).parts)


@given(st.sampled_from(LISTED), st.integers(0, 4), st.characters(codec="ascii"))
def test_a_listed_code_with_one_wrong_character_is_never_answered(
    code: str, at: int, wrong: str
) -> None:
    typed = code[:at] + wrong + code[at + 1 :]
    for part in read_query(typed, NEAR).parts:
        assert typed.upper() not in NEAR.similar(part.typed)
        if part.codes and not part.corrected and wrong.isalnum():
            assert str(part.codes) == typed.upper()


@given(st.text("0123456789-/.$ ESunits", max_size=30))
def test_numbers_of_any_text_stand_apart_from_each_other(text: str) -> None:
    end = 0
    plain = plain_text(text)
    for each in other_numbers(plain):
        assert end <= each.start < each.end
        assert plain[each.start : each.end].strip() == each.typed
        end = each.end


def test_a_number_of_another_kind_has_no_similar_codes() -> None:
    book = Book(policies=(Policy("BCP-1", (make_revision({"S9340": "Enteral nutrition"}),)),))
    context = Context(all_plans(()), date(2026, 11, 23))
    (asked,) = read_query("S93.40", book.table).parts
    found = look_up(book, asked, context)
    assert (found.status, found.similar) == ("not_listed", ())
