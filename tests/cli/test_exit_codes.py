"""Exit codes tell the truth: of what was found, only if it was written; no traceback."""

import json
import os
import shutil
import subprocess
import sys
import zipapp
from pathlib import Path

import pytest

from bcp_tui.cli.exits import UNREAD, UNUSABLE, UNWRITTEN
from tests import call_data
from tests.library.conftest import DataFolder
from tests.terminal.session import Session

BCP = f"{sys.executable} -m bcp_tui"
ROOT = Path(__file__).parents[2]


def sh(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What a shell makes of a script in which `bcp` is the program."""
    script = f"set -o pipefail; {script.replace('bcp ', f'{BCP} ')}"
    return subprocess.run(
        ["bash", "-c", script],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "BCP_DATA": str(call_data.FOLDER), **environment},
    )


@pytest.fixture
def broken(tmp_path: Path) -> str:
    folder = DataFolder(tmp_path / "data")
    for number in range(200):
        folder.write(f"policies/{number}.toml", "nonsense\n")
    return str(folder.path)


@pytest.mark.parametrize("stream", ["", "2>&1", "--json"])
def test_broken_data_are_not_deployed_because_nobody_reads_on(broken: str, stream: str) -> None:
    done = sh(f"bcp check --strict {broken} {stream} | : && echo deployed")
    assert "deployed" not in done.stdout
    assert "Traceback" not in done.stderr


def test_an_answer_that_is_not_read_to_its_end_does_not_end_like_one_that_is() -> None:
    done = sh("(bcp search infusion --json; echo $? >&2) | :")
    assert done.stderr == f"{UNREAD}\n"


@pytest.mark.parametrize(
    "command", ["search infusion", "search infusion --json", "check", "--help", "--version"]
)
def test_a_full_disk_is_told_and_is_no_answer(command: str) -> None:
    done = sh(f"bcp {command} > /dev/full")
    assert done.returncode == UNWRITTEN
    assert done.stderr.startswith("bcp-tui: standard output cannot be written: No space left")
    assert done.stderr.count("\n") == 1


def test_closed_standard_output_is_told_and_is_no_answer() -> None:
    done = sh("bcp search infusion >&-")
    assert done.returncode == UNWRITTEN
    assert done.stderr.startswith("bcp-tui: standard output cannot be written: it is closed")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("closed", ["<&-", "2>&-", "<&- 2>&-"])
def test_closed_streams_that_are_not_needed_change_nothing(closed: str) -> None:
    done = sh(f"bcp search infusion --json {closed}")
    assert done.returncode == 0
    assert json.loads(done.stdout)["results"]
    assert done.stderr == ""


@pytest.mark.parametrize("lost", ["2>&-", "2>/dev/full"])
def test_faults_that_cannot_be_told_do_not_go_elsewhere(broken: str, lost: str) -> None:
    done = sh(f"bcp check {broken} {lost}")
    assert done.returncode == UNUSABLE
    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_everything_closed_is_no_answer() -> None:
    assert sh("bcp search infusion <&- >&- 2>&-").returncode == UNWRITTEN


def test_queries_from_a_closed_standard_input_are_told() -> None:
    done = sh("bcp search --batch - <&-")
    assert done.returncode == UNUSABLE
    assert done.stderr.startswith("-:1: --batch: cannot be read")


def test_the_app_without_streams_is_told() -> None:
    assert sh("bcp  <&-").returncode == UNUSABLE


@pytest.mark.parametrize("command", ["search infusion", "check", "lookup S9494"])
def test_an_empty_name_is_no_data_folder(command: str) -> None:
    done = sh(f"bcp {command} --data ''")
    assert (done.returncode, done.stdout) == (UNUSABLE, "")
    assert "no folder" in done.stderr
    assert done.stderr.count("\n") == 1


HOSTILE = "S9494 \x1b]0;owned\x07 \x9b31m \x7f \u202e \U000e0041 é"


def is_raw(text: str) -> bool:
    return not text.replace("\n", "").isprintable()


def test_queries_come_back_without_what_a_terminal_would_obey(tmp_path: Path) -> None:
    file = tmp_path / "queries"
    file.write_text(f"{HOSTILE}\n", "utf-8")
    done = sh(f"bcp search --batch {file}", LC_ALL="C.UTF-8")
    assert not is_raw(done.stdout)
    assert json.loads(done.stdout)["query"] == HOSTILE
    for command in (f"search '{HOSTILE}'", f"search --batch '/no/{HOSTILE}'"):
        done = sh(f"bcp {command}", LC_ALL="C.UTF-8")
        assert not is_raw(done.stdout + done.stderr)


def test_an_error_of_the_program_is_a_line_without_what_was_typed() -> None:
    program = (
        "import sys; from bcp_tui import cli; from bcp_tui.cli import search\n"
        "def fail(options): raise KeyError(options.words)\n"
        "search.search = fail\n"
        "sys.exit(cli.main(['search', 'zebra']))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 70
    assert done.stderr.startswith("bcp-tui: an error in the program (KeyError in ")
    assert "zebra" not in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["lookup S9494", "check data", "search pump", "--version"])
def test_a_kiosk_takes_no_command(command: str) -> None:
    done = sh(f"bcp --kiosk {command}")
    assert (done.returncode, done.stdout) == (UNUSABLE, "")
    assert done.stderr == (
        "bcp-tui: --kiosk opens the app and nothing else; leave the command out\n"
    )


@pytest.mark.parametrize("command", ["search pump", "check", ""])
def test_a_program_in_a_zip_file_says_that_it_has_no_data(tmp_path: Path, command: str) -> None:
    shutil.copytree(ROOT / "bcp_tui", tmp_path / "app" / "bcp_tui")
    start = "import sys; from bcp_tui.cli import main; sys.exit(main())"
    (tmp_path / "app" / "__main__.py").write_text(start, "utf-8")
    zipapp.create_archive(tmp_path / "app", tmp_path / "bcp.pyz")
    run = [sys.executable, "bcp.pyz", *command.split()]
    if command:
        done = subprocess.run(run, capture_output=True, text=True, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (UNUSABLE, "")
        told = done.stderr
    else:
        with Session(run, folder=tmp_path) as rep:
            assert rep.ends() == UNUSABLE
            told = rep.painted.decode()
    assert told.rstrip() == (
        f"{tmp_path}/bcp.pyz/bcp_tui/data:1: file: is no folder: the program has no data; "
        "name one: --data DIR, or BCP_DATA"
    )
