"""Laying text out in lines."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from bcp_tui.tui.lines import fitted, hanging, text_of, width, wrap

TEXT = st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=200)


def test_lines_break_at_spaces() -> None:
    assert wrap("once every 8 hours", 11) == ("once every", "8 hours")


def test_a_word_too_long_is_cut() -> None:
    assert wrap("http://example.invalid/long", 10) == ("http://exa", "mple.inval", "id/long")


def test_wide_characters_take_two_columns() -> None:
    assert wrap("輸液 療法", 4) == ("輸液", "療法")


def test_a_hanging_text_stands_below_its_own_beginning() -> None:
    lines = hanging((("Note  ", "label"),), "each additional hour", 16)
    assert ["".join(text for text, _ in line) for line in lines] == [
        "Note  each",
        "      additional",
        "      hour",
    ]


def test_of_two_texts_the_left_one_gives_way() -> None:
    line = fitted((("a long name", ""),), (("12", ""),), 8)
    assert "".join(text for text, _ in line) == "a long12"


@given(TEXT, st.integers(2, 60))
def test_no_line_is_wider_than_asked_and_no_word_is_lost(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert all(cell_len(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(TEXT, TEXT, st.integers(10, 80))
def test_a_fitted_line_is_as_wide_as_asked(left: str, right: str, columns: int) -> None:
    short = right[:3]
    assert width(fitted(((left, ""),), ((short, ""),), columns)) >= columns - 1


ADDRESS = "http://www.example.invalid/Providers/General-Forms-and-Information."


def test_an_address_that_has_no_room_beside_the_label_stands_at_the_left_edge() -> None:
    lines = hanging((("Medication    ", "label"),), f"See the list at {ADDRESS} It is long.", 76)
    assert text_of(lines).split("\n") == [
        "Medication    See the list at",
        ADDRESS,
        "              It is long.",
    ]


def test_an_address_at_the_left_edge_keeps_the_margin_of_its_label() -> None:
    lines = hanging(((" Medication    ", "label"),), ADDRESS, 76)
    assert text_of(lines) == f" Medication\n {ADDRESS}"


def test_an_address_that_has_room_stays_where_it_is() -> None:
    lines = hanging((("Note  ", "label"),), f"See {ADDRESS}", 90)
    assert text_of(lines) == f"Note  See {ADDRESS}"
    assert text_of(hanging((("Note  ", "label"),), ADDRESS, len(ADDRESS))) == f"Note\n{ADDRESS}"


@given(st.integers(len(ADDRESS), 120), st.integers(0, 30))
def test_no_address_is_broken_where_the_window_is_wide_enough(columns: int, label: int) -> None:
    text = f"words before {ADDRESS} words behind it, and {ADDRESS}"
    lines = hanging(((" " * label, "label"),), text, columns)
    assert text_of(lines).count(ADDRESS) == 2
    assert all(width(line) <= columns for line in lines)


def test_an_address_longer_than_the_window_goes_on_behind_a_slash() -> None:
    lines = hanging(((" Note  ", "label"),), f"See {ADDRESS}", 60)
    assert text_of(lines).split("\n") == [
        " Note  See",
        " http://www.example.invalid/Providers/",
        " General-Forms-and-Information.",
    ]


@given(st.integers(0, 30), st.integers(-30, 80))
def test_an_address_loses_nothing_in_any_window(label: int, columns: int) -> None:
    lines = hanging(((" " * label, "label"),), ADDRESS, columns + label)
    assert "".join(text_of(lines).split()) == ADDRESS
    assert all(width(line) <= max(columns + label, 2, label) for line in lines)


@given(TEXT, st.integers(0, 10), st.integers(14, 60))
def test_a_hanging_text_loses_no_word(text: str, label: int, columns: int) -> None:
    lines = hanging(((" " * label, "label"),), text, columns)
    assert "".join(text_of(lines).split()) == "".join(text.split())
