"""What a terminal sends, as keys and pastes: a key, text, a reply that is neither, noise."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as some
from textual import constants, events

from bcp_tui import limits
from bcp_tui.tui.terminal import keyboard
from bcp_tui.tui.terminal.keyboard import Keyboard

Sent = Callable[..., list[str]]


class Clock:
    now = 0.0


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> type[Clock]:
    """A clock that stands still until something is waited for, and Textual as the app sets it."""
    Clock.now = 0.0
    monkeypatch.setattr(keyboard, "monotonic", lambda: Clock.now)
    monkeypatch.setattr(constants, "DISABLE_KITTY_KEY", True)
    return Clock


def heard(*pieces: str, seconds: float = 0.2) -> list[str]:
    """What becomes of pieces that arrive one after the other, and then nothing for a while."""
    keys = Keyboard()
    messages = [message for piece in pieces for message in keys.feed(piece)]
    Clock.now += seconds
    messages += keys.tick()
    assert len(keys._begun) <= limits.SEQUENCE
    return [told(message) for message in messages]


def told(message: object) -> str:
    if isinstance(message, events.Paste):
        return f"pasted {message.text!r}"
    if isinstance(message, events.Key):
        return message.character or message.key if message.is_printable else message.key
    return type(message).__name__


@pytest.mark.parametrize(
    "reply",
    [
        "\x1b]4;1;rgb:cdcd/0000/0000\x1b\\",
        "\x1b]11;rgb:0000/0000/0000\x07",
        "\x1b]52;c;czk0OTQ=\x07",
        "\x1b]52;c;czk0OTQ=\x1b\\",
        "\x1bP1$r0m\x1b\\",
        "\x1bP>|XTerm(390)\x1b\\",
        "\x1bP!|00000000\x1b\\",
        "\x1b_Gi=1;OK\x1b\\",
        "\x1b^private\x1b\\",
        "\x1bXstart\x1b\\",
        "\x1b[?64;1;2;6;9;15;16;17;18;21;22;28;29;42;52c",
        "\x1b[24;80R",
        "\x1b[8;24;80t",
        "\x1b[M !!",
        "\x1b[<0;5;5M",
    ],
)
def test_what_a_terminal_replies_types_nothing(reply: str) -> None:
    for at in range(1, len(reply)):
        assert heard(reply + "s") == ["s"]
        assert heard(reply[:at], reply[at:], "s") == ["s"]


@pytest.mark.parametrize("final", "MNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz@[\\]^_`{")
def test_the_function_keys_of_sco_type_nothing(final: str) -> None:
    assert [key for key in heard(f"\x1b[{final}") if len(key) == 1] == []


@pytest.mark.parametrize("letter", "asO[P]XZ19!~é")
def test_alt_with_a_key_types_nothing(letter: str) -> None:
    assert heard(f"\x1b{letter}") == []
    assert heard(f"\x1b{letter}\x1b{letter}") == []


def test_esc_and_what_is_typed_after_it_are_what_was_typed() -> None:
    assert heard("\x1b") == ["escape"]
    assert heard("\x1b\x1b") == ["escape", "escape"]
    assert heard("\x1b", "s") == ["escape", "s"]
    assert heard("\x1b", "O") == ["escape", "O"]
    assert heard("\x1bs9494") == ["escape", *"s9494"]
    assert heard("\x1bPPO") == ["escape", *"PPO"]


def test_what_interrupts_a_sequence_counts_and_its_beginning_does_not() -> None:
    assert heard("\x1b[12\x1b[A") == ["up"]
    assert heard("\x1b[12\rs") == ["enter", "s"]
    assert heard("\x1b[12é") == ["é"]
    assert heard("\x1b]11;rgb\x1b[A") == ["up"]
    assert heard("\x1b[12") == []


@pytest.mark.parametrize("sent", ["9\r4", "9\n4"])
def test_enter_is_enter_also_before_the_terminal_is_the_apps_own(sent: str) -> None:
    assert heard(sent) == ["9", "enter", "4"]


@pytest.mark.parametrize("pieces", [["9\r\n4"], ["9\r", "\n4"]])
def test_the_two_characters_that_end_a_line_are_enter_once(pieces: list[str]) -> None:
    assert heard(*pieces).count("enter") == 1


def test_a_paste_is_only_text() -> None:
    assert heard("\x1b[200~S9494\r\x1b[31m\x1b", "[201~\r") == [
        "pasted 'S9494\\r\\x1b[31m'",
        "enter",
    ]
    assert heard("\x1b[200~a\x1b[20", "0~b\x1b[20", "1~s") == ["pasted 'a\\x1b[200~b'", "s"]
    assert heard("\x1b[201~s") == ["s"]


def test_of_a_long_paste_the_beginning_is_kept() -> None:
    long = "ab" * limits.PASTED
    assert heard(f"\x1b[200~{long}\x1b[201~s") == [f"pasted {long[: limits.PASTED]!r}", "s"]


def test_a_paste_without_an_end_is_over_when_nothing_more_comes() -> None:
    assert heard("\x1b[200~S9494", seconds=1.0) == []
    assert heard("\x1b[200~S9494", seconds=limits.UNENDED_SECONDS) == ["pasted 'S9494'"]


def test_a_paste_on_a_slow_line_goes_on(clock: type[Clock]) -> None:
    keys = Keyboard()
    list(keys.feed("\x1b[200~"))
    for _ in range(10):
        list(keys.feed("a" * 100))
        clock.now += limits.UNENDED_SECONDS
        assert list(keys.tick()) == []
    assert len(list(keys.feed("\x1b[201~"))) == 1


PIECES = ["\x1b", "[", "]", "P", "O", "M", "\x07", "\\", "200~", "201~", ";", "1", "é", "፩", "s"]


@given(some.lists(some.one_of(some.sampled_from(PIECES), some.text()), max_size=12))
def test_whatever_comes_and_however_it_is_cut_nothing_breaks(pieces: list[str]) -> None:
    constants.DISABLE_KITTY_KEY = True  # type: ignore[misc]
    heard(*pieces)
    heard("".join(pieces), seconds=10)


def test_after_any_noise_a_pause_and_esc_the_keyboard_lives(clock: type[Clock]) -> None:
    chance = random.Random(14)  # noqa: S311 - the same noise every time
    for _ in range(300):
        keys = Keyboard()
        noise = "".join(chance.choices(PIECES, k=30))
        list(keys.feed(noise))
        for _ in range(3):
            clock.now += limits.UNENDED_SECONDS
            list(keys.tick())
        assert [told(message) for message in keys.feed("s")] == ["s"], repr(noise)
