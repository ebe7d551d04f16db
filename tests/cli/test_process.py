"""The command line as a process: what it loads, its pipes, its letters."""

import json
import subprocess
import sys

import pytest

NOT_FOR_A_LOOKUP = (
    "textual",
    "rich",
    "rapidfuzz",
    "inspect",
    "argparse",
    "textwrap",
    "dataclasses",
    "unicodedata",
    "bcp_tui.search",
    "bcp_tui.tui",
    "bcp_tui.desk.desk",
    "bcp_tui.desk.results",
    "bcp_tui.desk.view",
    "bcp_tui.library.search_words",
    "bcp_tui.policy.passages",
    "bcp_tui.policy.phrases",
    "bcp_tui.report.row_text",
    "bcp_tui.report.messages",
)


@pytest.mark.parametrize(
    ("arguments", "more"),
    [(["lookup", "S9494"], []), (["lookup", "S9494", "--plan", "PPO"], ["argparse"])],
)
@pytest.mark.parametrize("code", ["S9494", "E0784", "hello"])
def test_a_lookup_loads_no_screen_and_no_search(
    arguments: list[str], more: list[str], code: str
) -> None:
    arguments = [code if each == "S9494" else each for each in arguments]
    program = (
        "import sys\n"
        "before = set(sys.modules)\n"
        "from bcp_tui.cli import main\n"
        f"main({arguments!r})\n"
        "print(*(set(sys.modules) - before), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    loaded = done.stderr.decode().split()
    assert "bcp_tui.desk.lookup" in loaded
    assert [name for name in NOT_FOR_A_LOOKUP if name in loaded] == more


def test_json_of_a_lookup_loads_no_screen_and_no_search() -> None:
    program = (
        "import sys; from bcp_tui.cli import main; main(['lookup', 'S9494', '--json']); "
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stderr.decode().split()}
    assert not loaded & {"textual", "rich", "rapidfuzz", "inspect"}
    assert b"bcp_tui.search" not in done.stderr


def test_a_lookup_does_not_read_what_only_helps_to_find() -> None:
    program = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, what: event == 'open' and opened.append(str(what[0])))\n"
        "from bcp_tui.cli import main\n"
        "main(['lookup', 'S9494'])\n"
        "print(*(each for each in opened if each.endswith('.toml')), sep='\\n', file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    names = {path.rpartition("/")[2] for path in done.stderr.decode().split()}
    assert "plans.toml" in names
    assert not names & {"search.toml", "drugs.toml"}


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{sys.executable} -m bcp_tui search infusion | head -1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=True)
    assert done.stderr == b""


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_without_unicode_gets_question_marks_and_json_stays_utf8(encoding: str) -> None:
    environment = {"PYTHONIOENCODING": encoding, "PATH": ""}
    lookup = [sys.executable, "-m", "bcp_tui", "lookup", "S9494"]
    human = subprocess.run(lookup, capture_output=True, env=environment, check=True)
    assert b"COVERED" in human.stdout.splitlines()[0]
    summary = subprocess.run([*lookup, "--json"], capture_output=True, env=environment, check=True)
    assert json.loads(summary.stdout.decode("utf-8"))[0]["status"] == "listed"


def test_without_a_terminal_the_app_points_to_lookup() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bcp_tui"], capture_output=True, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 2
    assert b"the app needs a terminal" in done.stderr


def test_the_process_ends_with_the_commands_exit_code() -> None:
    lookup = [sys.executable, "-m", "bcp_tui", "lookup", "E0784"]
    assert subprocess.run(lookup, capture_output=True).returncode == 1


def test_garbage_is_looked_for_once_the_data_are_loaded_and_not_among_them() -> None:
    program = (
        "import gc, runpy, sys\n"
        "sys.argv = ['bcp-tui', 'lookup', 'S9494']\n"
        "try:\n"
        "    runpy.run_module('bcp_tui', run_name='__main__')\n"
        "except SystemExit:\n"
        "    print(gc.isenabled(), gc.get_freeze_count() > 0, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stderr.decode().strip() == "True True"
