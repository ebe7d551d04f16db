"""Keys that arrive together, as from a fast typist on a slow line, count in the order typed."""

import pytest

from tests.terminal.session import APP, READY, Session

F2, F3, F4, F6, ENTER, BACKSPACE, CTRL_U, CTRL_Y, DOWN = (
    "\x1bOQ",
    "\x1bOR",
    "\x1bOS",
    "\x1b[17~",
    "\r",
    "\x7f",
    "\x15",
    "\x19",
    "\x1b[B",
)

ALTERNATE_SCREEN = 1049
"""The mode that is on as soon as the app has the terminal, before it paints anything."""

# what arrives in one piece, what is on the screen then
BURSTS = [
    (f"s9494{ENTER}", ["Pinned S9494", "1 pinned"]),
    (f"s94{BACKSPACE}5", ["› s95"]),
    (f"s9495{CTRL_U}a4305", ["› a4305", "NOT COVERED"]),
    (f"99601{F2}1269 union{ENTER}", ["ASO group L0001269 Union", "PRIOR APPROVAL REQUIRED"]),
    (f"{F2}ppo{ENTER}s9494{F3}{F3}", ["F2 Plan: PPO", "Network: out", "PRIOR APPROVAL REQUIRED"]),
    (f"{F4}9/30/2023{ENTER}s9494", ["EARLIER REVISION NOT ON FILE"]),
    (f"99601 s9494{ENTER}{ENTER}{F6}", ["99601: COVERED", "2 pinned"]),
    (f"tpn{ENTER}s9502{ENTER}", ["2 pinned"]),
]


@pytest.mark.parametrize(("burst", "seen"), BURSTS)
def test_keys_in_one_packet_count_in_their_order(burst: str, seen: list[str]) -> None:
    with Session(APP) as rep:
        rep.sees(READY)
        rep.types(burst)
        rep.sees(*seen)


@pytest.mark.parametrize(("burst", "seen"), BURSTS)
def test_keys_typed_before_anything_is_painted_count_all(burst: str, seen: list[str]) -> None:
    with Session(APP) as rep:
        rep.sees_that(lambda _: ALTERNATE_SCREEN in rep.modes, "the app's own screen")
        rep.types(burst)
        rep.sees(*seen)


def test_the_first_keys_are_typed_before_the_app_has_the_terminal() -> None:
    with Session(APP) as rep:
        rep.types("\x1bOQppo\rs94")
        rep.sees_that(lambda _: ALTERNATE_SCREEN in rep.modes, "the app's own screen")
        rep.types("94")
        rep.sees("F2 Plan: PPO", "› s9494", "COVERED")
