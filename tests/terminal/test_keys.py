"""The bytes that terminals send for the keys, and what the rep sees."""

from collections.abc import Iterator

import pytest

from tests import call_data
from tests.terminal.session import APP, READY, Session

FIRST = f"1 of {call_data.ROWS}"
SECOND = f"2 of {call_data.ROWS}"
LAST = f"{call_data.ROWS} of {call_data.ROWS}"

XTERM = {
    "F1": "\x1bOP",
    "F2": "\x1bOQ",
    "F3": "\x1bOR",
    "F4": "\x1bOS",
    "F5": "\x1b[15~",
    "F6": "\x1b[17~",
    "F7": "\x1b[18~",
    "F8": "\x1b[19~",
    "F9": "\x1b[20~",
    "F10": "\x1b[21~",
    "Up": "\x1b[A",
    "Down": "\x1b[B",
    "PageUp": "\x1b[5~",
    "PageDown": "\x1b[6~",
    "Home": "\x1b[H",
    "End": "\x1b[F",
    "Backspace": "\x7f",
}
FIRST_FIVE = ("F1", "F2", "F3", "F4", "F5")
HOME_AND_END = {"Home": "\x1b[1~", "End": "\x1b[4~"}

TERMINALS = {
    "xterm, Windows Terminal": XTERM,
    "xterm, application cursor keys": XTERM
    | {"Up": "\x1bOA", "Down": "\x1bOB", "Home": "\x1bOH", "End": "\x1bOF"},
    "PuTTY": XTERM
    | HOME_AND_END
    | {name: f"\x1b[{number}~" for number, name in enumerate(FIRST_FIVE, 11)},
    "PuTTY, Linux": XTERM
    | HOME_AND_END
    | {name: f"\x1b[[{letter}" for letter, name in zip("ABCDE", FIRST_FIVE, strict=True)},
    "PuTTY, Xterm R6": XTERM | HOME_AND_END | {"Backspace": "\x08"},
    "PuTTY, VT100+": XTERM
    | HOME_AND_END
    | {f"F{number}": f"\x1bO{letter}" for number, letter in enumerate("PQRSTUVWXY", 1)},
    "screen, tmux": XTERM | HOME_AND_END | {"Up": "\x1bOA", "Down": "\x1bOB"},
    "control keys": {
        "F2": "\x10",
        "F3": "\x0f",
        "F4": "\x14",
        "F5": "\x12",
        "F6": "\x13",
        "F7": "\x0c",
        "F8": "\x19",
        "F9": "\x0e",
        "F10": "\x07",
    },
}
"""What each sends; without the columns for what a mode does not change."""

OPENS = {
    "F1": "KEYS",
    "F2": "not known which",
    "F4": "Enter sets it",
    "F5": "next section",
    "F6": "Esc back",
    "F7": "Show only",
}
"""What the keys show that open something; pressed again they close it."""


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    """An app that stays open."""
    with Session(APP) as rep:
        rep.sees(READY)
        rep.types("s9494")
        rep.sees("1 of 1")
        yield rep


@pytest.fixture
def rep(session: Session) -> Session:
    """A rep on a new call."""
    session.types("\x0e")
    session.sees("New call", READY)
    return session


@pytest.mark.parametrize("terminal", TERMINALS)
def test_every_key_of_a_terminal_is_understood(rep: Session, terminal: str) -> None:
    sent = TERMINALS[terminal]
    for key, shown in OPENS.items():
        if key in sent:
            rep.types(sent[key])
            rep.sees(shown)
            rep.types(sent[key])
            rep.sees_no(shown)
    for network in ("in", "out", "not asked"):
        rep.types(sent["F3"])
        rep.sees(f"Network: {network}")
    rep.types("s9494" + sent["F8"])
    rep.sees("Copied S9494")
    rep.types(sent["F9"])
    rep.sees("New call", READY)
    rep.types(sent["F10"])
    rep.sees("Brought back", "› s9494")


@pytest.mark.parametrize("terminal", [name for name in TERMINALS if "Up" in TERMINALS[name]])
def test_every_moving_and_editing_key_is_understood(rep: Session, terminal: str) -> None:
    sent = TERMINALS[terminal]
    rep.types(sent["Down"])
    rep.sees(FIRST)
    rep.types(sent["Down"])
    rep.sees(SECOND)
    rep.types(sent["Up"])
    rep.sees(FIRST)
    rep.types(sent["PageDown"])
    rep.sees("▲ PageUp")
    rep.types(sent["PageUp"])
    rep.sees_no("▲ PageUp")
    rep.types(sent["End"])
    rep.sees(LAST)
    rep.types(sent["Home"])
    rep.sees(FIRST)
    rep.types("s94944" + sent["Backspace"])
    rep.sees("› s9494\n", "1 of 1")


@pytest.mark.parametrize("sequence", ["\x1b[B", "\x1bOB"])
def test_a_key_that_arrives_in_pieces_is_one_key(rep: Session, sequence: str) -> None:
    for piece in sequence:
        rep.types(piece)
        rep.waits(0.05)
    rep.sees(FIRST)


def test_a_letter_that_arrives_in_pieces_is_one_letter(rep: Session) -> None:
    for piece in "é".encode():
        rep.types(bytes([piece]))
        rep.waits(0.05)
    rep.sees("› é\n")


def test_escape_alone_clears_the_line(rep: Session) -> None:
    rep.types("s9494")
    rep.sees("1 of 1")
    rep.types("\x1b")
    rep.sees(READY)


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b[15;2~",  # Shift+F5
        "\x1b[11;5~",  # Ctrl+F1 of newer PuTTYs
        "\x1bO5P",  # Ctrl+F1 of older Konsoles
        "\x1b[1;10A",
        "\x1b[99;133;7u",
        "\x1b[?1;2c",  # what terminals say of themselves
        "\x1b[>0;276;0c",
        "\x1b[?2048;1$y",
        "\x1b[5;5R",
        "\x1b[48;24;80;0;0t",
        "\x1b[<0;5;5M",  # a mouse that nobody asked for, in four ways of telling
        "\x1b[<0;5;5m",
        "\x1b[32;5;5M",
        "\x1b[M !!",
        "\x1b[O",  # another window is in front
        "\x1a",
        "\x1c",
    ],
)
def test_what_is_no_key_of_the_app_types_and_changes_nothing(rep: Session, sequence: str) -> None:
    rep.types("s949")
    rep.sees("› s949\n")
    rep.types(sequence + "4")
    rep.sees("› s9494\n", "1 of 1")


def test_keys_that_arrive_together_act_one_after_the_other(rep: Session) -> None:
    rep.types("99601" + XTERM["F2"] + "ppo\r" + XTERM["F3"] + "\rS94945\x7f\r" + XTERM["F6"])
    rep.sees("99601: COVERED, PRIOR APPROVAL REQUIRED.", "PPO. Network: in.", "2 pinned")
    rep.types(XTERM["PageDown"])
    rep.sees("S9494: COVERED, PRIOR APPROVAL NOT REQUIRED.")
    rep.types(XTERM["F6"])


def test_a_paste_and_a_key_that_arrive_together_act_one_after_the_other(rep: Session) -> None:
    rep.types("\x1b[200~S9494\x1b[201~\r" + "99\x15e0781\r" + XTERM["F6"])
    rep.sees("2 pinned", "S9494: COVERED")
    rep.types(XTERM["PageDown"])
    rep.sees("E0781: COVERED")
    rep.types(XTERM["F6"])
