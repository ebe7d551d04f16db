"""Inside real tmux and GNU screen: their keys, and the copied text on its way to the rep."""

import base64
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.session import APP, ENVIRONMENT, READY, Session


def needs(program: str) -> pytest.MarkDecorator:
    reason = f"not installed: apt-get install {program}"
    return pytest.mark.skipif(not shutil.which(program), reason=reason)


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[list[str]]:
    """The command of a tmux of our own."""
    config = tmp_path / "tmux.conf"
    config.write_text("set -g set-clipboard on\n", "utf-8")
    tmux = ["tmux", "-S", str(tmp_path / "socket"), "-f", str(config)]
    yield tmux
    subprocess.run([*tmux, "kill-server"], capture_output=True)


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a GNU screen of our own; its server ends with the test."""
    own = ENVIRONMENT | {"SCREENDIR": str(tmp_path), "SCREENRC": str(tmp_path / "screenrc")}
    Path(own["SCREENRC"]).write_text("startup_message off\ndefutf8 on\n", "utf-8")
    tmp_path.chmod(0o700)
    yield own
    subprocess.run(["screen", "-X", "quit"], env=own, capture_output=True)


@needs("tmux")
def test_keys_and_copied_text_pass_through_tmux(tmux: list[str]) -> None:
    with Session([*tmux, "new-session", *APP]) as rep:
        rep.sees(READY)
        for key, seen in (
            ("s9494", "1 of 1"),
            ("F3", "Network: in"),
            ("F3", "Network: out"),
            ("F5", "next section"),
            ("F5", "COVERED · PRIOR APPROVAL REQUIRED"),
            ("C-t", "Enter sets it"),
            ("C-t", "COVERED · PRIOR APPROVAL REQUIRED"),
            ("C-y", "Copied S9494"),
        ):
            subprocess.run([*tmux, "send-keys", key], check=True)
            rep.sees(seen)
        copied = subprocess.check_output([*tmux, "show-buffer"])
        assert copied.startswith(b"S9494: COVERED, PRIOR APPROVAL REQUIRED.")
        assert base64.b64encode(copied) in rep.painted, "it did not reach the terminal around tmux"


@needs("screen")
def test_keys_and_copied_text_pass_through_screen(screen: dict[str, str]) -> None:
    with Session(["screen", "-U", *APP], environment=screen) as rep:
        rep.sees(READY)
        for keys, seen in (
            ("s9494", "1 of 1"),
            ("\x1bOR", "Network: in"),
            ("\x1bOR", "Network: out"),
            ("\x1b[15~", "next section"),
            ("\x1b[15~", "COVERED · PRIOR APPROVAL REQUIRED"),
            ("\x14", "Enter sets it"),
            ("\x14", "COVERED · PRIOR APPROVAL REQUIRED"),
            ("\x1b[6~", "▲ PageUp"),
            ("\x19", "Copied S9494"),
        ):
            rep.types(keys)
            rep.sees(seen)
        rep.sees("› s9494", "F2 Plan: all plans")
        (copied,) = re.findall(rb"\x1b\]52;c;([^\x07\x1b]+)", bytes(rep.painted))
        assert base64.b64decode(copied).startswith(b"S9494: COVERED, PRIOR APPROVAL REQUIRED.")
