"""What is given on the command line: how it is read, and what is said where it cannot be."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcp_tui.cli.options import Options, read_options
from bcp_tui.cli.parser import parser
from tests.cli.conftest import Ended

Bcp = Callable[..., Ended]

OPTIONS = list(Options.__annotations__)


def given_in(options: Options) -> dict[str, object]:
    """Every option with its value."""
    return {name: getattr(options, name) for name in OPTIONS}


@given(st.lists(st.text(), min_size=1))
def test_a_lookup_is_read_alike_with_and_without_argparse(words: list[str]) -> None:
    codes = [word for word in words if not word.startswith("-")]
    if codes:
        read = given_in(read_options(["lookup", *codes]))
        assert read == given_in(parser().parse_args(["lookup", *codes], Options()))


@pytest.mark.parametrize(
    "line", ["--kiosk", "--data x", "--kiosk --data x --socket y", "--socket y --kiosk --data x"]
)
def test_a_login_is_read_alike_with_and_without_argparse(line: str) -> None:
    read = given_in(read_options(line.split()))
    assert read == given_in(parser().parse_args(line.split(), Options()))
    assert read != given_in(Options())


@pytest.mark.parametrize("line", ["--data", "--kiosk --data", "--data --kiosk", "--socket"])
def test_a_path_that_is_not_told_is_asked_for(bcp: Bcp, line: str) -> None:
    ended = bcp(*line.split())
    assert (ended.code, ended.out) == (2, "")
    assert "expected one argument" in ended.err


DEFAULTS = {
    "command": "open",
    "codes": (),
    "words": (),
    "paths": (),
    "data": None,
    "socket": None,
    "plan": None,
    "network": None,
    "date": None,
    "json": False,
    "limit": 20,
    "batch": None,
    "strict": False,
    "kiosk": False,
    "theme": None,
    "document": "",
    "output": None,
    "policy": "",
    "policies": (),
    "title": "",
    "work": "",
    "live": "",
    "effective": date.min,
    "old": "",
    "new": "",
}


@pytest.mark.parametrize(
    ("line", "options"),
    [
        ("", {}),
        ("--kiosk --theme dark", {"kiosk": True, "theme": "dark"}),
        ("--kiosk --socket here", {"kiosk": True, "socket": "here"}),
        (
            "serve --data there --socket here",
            {"command": "serve", "data": "there", "socket": "here"},
        ),
        ("--version", {"command": "version"}),
        ("lookup S9494", {"command": "lookup", "codes": ["S9494"]}),
        ("lookup S9494 --json", {"command": "lookup", "codes": ["S9494"], "json": True}),
        (
            "--plan PPO --network OUT lookup S9494 --date 2026-01-02",
            {
                "command": "lookup",
                "codes": ["S9494"],
                "plan": "PPO",
                "network": "out",
                "date": date(2026, 1, 2),
            },
        ),
        (
            "--plan PPO lookup S9494 --plan HMO --data here",
            {"command": "lookup", "codes": ["S9494"], "plan": "HMO", "data": "here"},
        ),
        ("search", {"command": "search", "words": []}),
        (
            "search home visit --limit 5 --batch - --json",
            {
                "command": "search",
                "words": ["home", "visit"],
                "limit": 5,
                "batch": "-",
                "json": True,
            },
        ),
        (
            "--data there check a b --strict",
            {"command": "check", "paths": ["a", "b"], "strict": True, "data": "there"},
        ),
    ],
)
def test_what_is_given_replaces_its_default(line: str, options: dict[str, object]) -> None:
    assert given_in(read_options(line.split())) == {**DEFAULTS, **options}


def test_without_arguments_those_of_the_process_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["bcp-tui", "lookup", "S9494"])
    assert read_options(None).codes == ["S9494"]
    monkeypatch.setattr("sys.argv", ["bcp-tui", "lookup", "S9494", "--json"])
    assert read_options(None).json
    monkeypatch.setattr("sys.argv", ["bcp-tui"])
    assert read_options(None).command == "open"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("lookup",), "bcp-tui lookup: the following arguments are required: CODE; see bcp-tui "),
        (("lookup", ","), "no code given"),
        (("lookup", "S9494", "--plan", "zebra"), "no plan is called 'zebra'; choose one of"),
        (("lookup", "S9494", "--plan", "1269"), "'1269' fits several plans; choose one of"),
        (("lookup", "S9494", "--plan", "1269"), "L0001269 (ASO group L0001269, not known which)"),
        (("lookup", "S9494", "--plan", "7"), "no plan is called '7'"),
        (("search", "pump", "--plan", "7"), "no plan is called '7'"),
        (("lookup", "S9494", "--date", "20231001"), "'20231001' is not a date; write YYYY-MM-DD"),
        (("lookup", "S9494", "--date", "2026-13-01"), "'2026-13-01' is not a date"),
        (("search", "pump", "--limit", "0"), "'0' is not a number of rows; write one from 1 up"),
        (("search", "pump", "--limit", "-1"), "write one from 1 up"),
        (("search", "pump", "--limit", "²"), "write one from 1 up"),
        (("lookup", "S9494", "--network", "far"), "invalid choice: 'far'"),
        (("lookup", "S9494", "--data", "nowhere"), "nowhere"),
        (("search", "--batch", "nowhere.txt"), "nowhere.txt:1: --batch: cannot be read"),
        (("frobnicate",), "invalid choice"),
        (("--kios",), "unrecognized arguments"),
        (("--plan\x1b[31m",), "bcp-tui: unrecognized arguments: --plan?[31m; see bcp-tui --help"),
    ],
)
def test_what_cannot_be_used_is_said_on_standard_error(
    bcp: Bcp, arguments: tuple[str, ...], complaint: str
) -> None:
    code, out, err = bcp(*arguments)
    assert (code, out) == (2, "")
    assert complaint in err
    assert "Traceback" not in err
    assert "\x1b" not in err


def test_the_version_is_that_of_the_package(bcp: Bcp) -> None:
    from importlib.metadata import version

    assert bcp("--version") == (0, f"bcp-tui {version('bcp-tui')}\n", "")


@pytest.mark.parametrize("command", ["lookup", "search", "check"])
def test_help_fits_80_columns_and_names_every_command(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        read_options(["--help"])
    assert ended.value.code == 0
    whole = capsys.readouterr().out
    assert f"    {command} " in whole
    with pytest.raises(SystemExit):
        read_options([command, "--help"])
    own = capsys.readouterr().out
    assert own.startswith(f"usage: bcp-tui {command} ")
    assert max(map(len, (whole + own).splitlines())) <= 80
