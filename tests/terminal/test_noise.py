"""Noise on the line and hostile text: no crash, the right answer after it, nothing raw painted."""

import random
import re
import shutil
import unicodedata
from pathlib import Path

import pytest

from tests import call_data
from tests.terminal.session import APP, READY, Session

QUIT = b"\x11"
KEYS = [
    *(f"\x1bO{letter}".encode() for letter in "PQRSTUVWXABCDHF"),
    *(f"\x1b[{number}~".encode() for number in (*range(1, 9), *range(11, 16), *range(17, 22))),
    *(bytes([control]) for control in range(1, 32) if bytes([control]) != QUIT),
    b"\x7f",
    b"\r",
    b"\x1b",
]
WORDS = [b"s9494", b"antibiotic q8h ", b"99601, E0784 ", b"tpn", b"pump refill", "é„😀".encode()]


def noise(random: random.Random) -> bytes:
    """A piece of what a bad line, a cat on the keyboard or somebody curious could send."""
    kind = random.randrange(6)
    if kind == 0:
        return random.choice(WORDS)
    if kind == 1:
        return bytes(byte for byte in random.randbytes(random.randint(1, 8)) if byte != QUIT[0])
    if kind == 2:
        inside = "".join(random.choices("0123456789;:<>?=!$ ~uMmARHtyc[O", k=random.randint(0, 12)))
        return b"\x1b[" + inside.encode()
    if kind == 3:
        pasted = random.choice((b"S9494\r\n99601\r\n", b"\x1b[31m\x07", random.randbytes(300)))
        return b"\x1b[200~" + pasted.replace(QUIT, b"") + b"\x1b[201~"
    if kind == 4:
        return (
            f"\x1b[<{random.randrange(99)};{random.randrange(300)};{random.randrange(99)}M".encode()
        )
    return random.choice(KEYS)


@pytest.mark.parametrize("seed", [1, 2])
def test_after_noise_the_answer_is_right(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same noise every time
    with Session(APP) as rep:
        rep.sees(READY)
        for _ in range(10):
            rep.types(b"".join(noise(chance) for _ in range(25)))
            rep.resize(chance.randint(60, 200), chance.randint(20, 60))
            rep.waits(0.05)
        # Out of a paste that had no end, and out of whatever is open; then the next call.
        rep.types("\x1b[201~" + "\x1b" * 8)
        rep.waits(0.2)
        rep.looks_away()
        rep.resize(81, 25)
        rep.types("\x0eS9494")
        rep.sees("› S9494\n", "1 of 1", "Plan: all plans", "Network: not asked")
        rep.sees("COVERED · PRIOR APPROVAL NOT REQUIRED", "Home Infusion Services")
        rep.types(QUIT)
        assert rep.ends() == 0
        assert rep.is_clean()
        assert not raw(rep.painted)


def test_the_window_can_change_while_something_is_opened_or_closed() -> None:
    chance = random.Random(3)  # noqa: S311 - the same moments every time
    with Session(APP) as rep:
        rep.sees(READY)
        for _ in range(25):
            opening = chance.choice(("\x1bOP", "\x1bOQ", "\x1bOS", "\x1b[15~", "\x1b[17~"))
            for keys in (opening, opening + "\x1b[6~"):
                rep.resize(chance.randint(60, 200), chance.randint(20, 60))
                rep.types(keys)
                rep.waits(chance.choice((0, 0.005, 0.01)))
        rep.resize(80, 24)
        rep.types("\x1b\x1b\x1b\x1b[B")
        rep.types("\x0eS9494")
        rep.sees("› S9494\n", "1 of 1", "COVERED · PRIOR APPROVAL NOT REQUIRED")


HOSTILE = (
    "\x1b]0;owned\x07 \x1b[2J\x9b31m \u202eEVIL\u2066 [red]zebra[/red] [@click=app.quit]q[/] \x00"
)


def test_hostile_text_that_is_pasted_or_typed_is_painted_as_text_or_not_at_all() -> None:
    with Session(APP) as rep:
        rep.sees(READY)
        rep.pastes(HOSTILE)
        rep.sees("[red]zebra[/red]")
        rep.types("\x15" + HOSTILE.replace("\x1b", ""))
        rep.sees("[red]zebra[/red]")
        rep.types("\x1b[17~")
        rep.sees("Esc back")
        rep.types("\x1b[17~\x11")
        assert rep.ends() == 0
        assert not raw(rep.painted)
        assert b"owned\x07" not in rep.painted


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("bcp-1-2020-01-01.toml", 'format = 1\n[policy]\nid = "\x1b[31mBCP-1"\n'),
        ("bcp-1-2020-01-01.toml", 'format = 1\n[policy]\nid = "\\u001b]0;owned\\u0007"\n'),
        ("bcp-1-2020-01-01.toml", 'format = 1\n[policy]\nid = "B\u202eCP"\n'),
        ("\x1b]0;owned\x07\u202e.toml", "format = 1\n"),
        ("bcp-1-2020-01-01.toml", "\x9b31m = 1\n"),
    ],
    ids=["escape", "escaped escape", "bidi", "file name", "C1"],
)
def test_hostile_data_are_told_of_as_text(tmp_path: Path, name: str, text: str) -> None:
    shutil.copy(call_data.FOLDER / "plans.toml", tmp_path)
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies" / name).write_text(text, "utf-8")
    with Session((*APP, "--data", str(tmp_path))) as rep:
        rep.sees("cannot be used")
        rep.types(QUIT)
        assert rep.ends() == 2
        assert not raw(rep.painted)
        assert b"owned\x07" not in rep.painted


SENT_BY_THE_APP = re.compile(
    r"\x1b\[[?>]?[\d;]*[A-Za-z]|\x1b\[\?\d+\$p|\x1b\[<u|\x1b\]22;\w*\x07|\x1b\]52;c;[\w+/=]*\x07"
)
"""Colours, movements, modes; the shape of the mouse pointer; the clipboard."""


def raw(painted: bytes | bytearray) -> set[str]:
    """The characters painted that act on a terminal and are none of the app's own sequences."""
    text = SENT_BY_THE_APP.sub("", painted.decode(errors="ignore")).replace("\r\n", "")
    return {char for char in text if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
