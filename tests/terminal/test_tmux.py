"""Inside a real tmux: its own key sequences, and the copied text on its way to the rep."""

import base64
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.session import APP, READY, Session

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[list[str]]:
    """The command of a tmux of our own."""
    config = tmp_path / "tmux.conf"
    config.write_text("set -g set-clipboard on\n", "utf-8")
    tmux = ["tmux", "-S", str(tmp_path / "socket"), "-f", str(config)]
    yield tmux
    subprocess.run([*tmux, "kill-server"], capture_output=True)


def test_keys_and_copied_text_pass_through_tmux(tmux: list[str]) -> None:
    with Session([*tmux, "new-session", *APP]) as rep:
        rep.sees(READY)
        for key, seen in (
            ("s9494", "1 of 1"),
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
