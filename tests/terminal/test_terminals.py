"""Terminals that will not do, few colours, any locale, any size."""

import re

import pytest
from pyte.screens import Char

from tests.terminal.session import APP, ENVIRONMENT, READY, Session

COLOUR = re.compile(rb"\x1b\[([\d;]*)m")


def colours(painted: bytes) -> set[str]:
    """The kinds of colours that were asked for: "16", "256", "true"."""
    kinds = set()
    for styles in COLOUR.findall(painted):
        numbers = styles.decode().split(";")
        if "38" in numbers or "48" in numbers:
            kinds.add("true" if "2" in numbers[1:] and "5" not in numbers else "256")
        elif any(re.fullmatch(r"(3|4|9|10)[0-7]", number) for number in numbers):
            kinds.add("16")
    return kinds


def stands_out(cell: Char) -> bool:
    """Whether a cell is light on a dark terminal and dark on a light one."""
    background = f"text {cell.fg}" if cell.reverse else cell.bg
    return background not in ("default", "000000", "text black", "text white")


@pytest.mark.parametrize("term", [None, "", "dumb", "unknown", "no-such-thing", "\x1b[31mxterm"])
def test_a_terminal_that_will_not_do_is_told_what_will(term: str | None) -> None:
    environment = {name: value for name, value in ENVIRONMENT.items() if name != "TERM"}
    if term is not None:
        environment["TERM"] = term
    with Session(APP, environment=environment) as rep:
        assert rep.ends() == 2
        said = rep.painted.decode()
        assert said.count("\n") == 1
        assert "TERM" in said
        assert said.strip().endswith("or use bcp-tui lookup CODE")
        assert "\x1b" not in said


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"TERM": "xterm"}, {"16"}),
        ({"TERM": "linux"}, {"16"}),
        ({"TERM": "screen"}, {"16"}),
        ({"TERM": "vt220"}, {"16"}),
        ({"TERM": "putty-256color"}, {"256"}),
        ({"TERM": "tmux-256color"}, {"256"}),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, {"true"}),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, set()),
        ({"TERM": "xterm", "NO_COLOR": "1"}, set()),
    ],
    ids=lambda value: "-".join(value.values()) if isinstance(value, dict) else "",
)
def test_no_more_colours_than_the_terminal_has(given: dict[str, str], expected: set[str]) -> None:
    with Session(APP, environment=ENVIRONMENT | given) as rep:
        rep.sees(READY)
        rep.types("A4305")
        rep.sees("NOT COVERED", "› A4305")
        assert stands_out(rep.cell(column=8, row=3)), "the cursor is not in sight"
        rep.types("\x11")
        rep.ends()
        assert colours(bytes(rep.painted)) == expected


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX"},
        {"LANG": "en_US.ISO-8859-1"},
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        {},
    ],
    ids=str,
)
def test_any_locale_paints_the_same(locale: dict[str, str]) -> None:
    environment = {name: value for name, value in ENVIRONMENT.items() if name != "LANG"}
    with Session(APP, environment=environment | locale) as rep:
        rep.sees(READY, "────", "·")
        rep.types("s9494")
        rep.sees("▌", "§4.0")
        rep.types("\x15")
        rep.types("é")
        rep.sees("“é”")


def test_the_window_can_change_at_any_moment() -> None:
    with Session(APP) as rep:
        rep.sees(READY)
        rep.types("s9494")
        rep.sees("1 of 1")
        for columns, rows in ((120, 40), (60, 20), (200, 50), (80, 24)):
            rep.resize(columns, rows)
            rep.sees("Home infusion therapy, antibiotic", "1 of 1")
        rep.resize(59, 24)
        rep.sees("needs 60×20")
        rep.resize(1, 1)
        rep.resize(80, 24)
        rep.sees("COVERED · PRIOR APPROVAL NOT REQUIRED")


def test_a_claimed_size_without_bounds_is_painted_within_bounds() -> None:
    with Session(APP) as rep:
        rep.sees(READY)
        rep.resize(65535, 65535)
        rep.resize(100, 30)
        rep.types("s9494")
        rep.sees("1 of 1", "COVERED · PRIOR APPROVAL NOT REQUIRED")
