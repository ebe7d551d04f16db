"""What is measured: the app, its peers, and the data they show."""

import csv
import json
import shutil
import sys
from pathlib import Path

from bcp_tui.library import load, shipped_data
from tests.bench.terminal import Terminal

ROOT = Path(__file__).parents[2]

PYTHON = sys.executable
BCP = str(Path(PYTHON).with_name("bcp-tui"))

PAINTED = "›"
"""What the app paints first that can be typed at."""
EMPTY = (PYTHON, "-m", "tests.bench.empty_app")
EMPTY_PAINTED = "▔▔▔"

FZF = shutil.which("fzf")
NO_FZF = "not measured: fzf is not installed"
NO_HCPCS = "not measured: no file of HCPCS codes is given (--hcpcs)"


def open_app(data: Path | None = None) -> Terminal:
    """The app on a data folder (or the shipped one), its search line painted."""
    return _painted(Terminal([BCP] if data is None else [BCP, "--data", str(data)]), PAINTED)


def open_empty() -> Terminal:
    """The empty Textual app, its Input painted."""
    return _painted(Terminal(EMPTY), EMPTY_PAINTED)


def open_fzf(rows: Path) -> Terminal:
    """The general fuzzy finder on a file of rows, its search line painted."""
    assert FZF is not None
    return _painted(Terminal([FZF], stdin=rows), ">")


def _painted(terminal: Terminal, text: str) -> Terminal:
    terminal.wait_for(text)
    return terminal


def write_rows(to: Path) -> Path:
    """The shipped entries as a general searcher takes them: a line of code and description each."""
    listings = load(shipped_data()).table.listings
    rows = (f"{each.entry.code}  {each.full_description}\n" for each in listings)
    to.write_text("".join(rows), "utf-8")
    return to


def write_data(hcpcs: Path, to: Path) -> Path:
    """A data folder with the shipped plans and words and one policy that lists a code a line."""
    shipped = Path(shipped_data())
    (to / "policies").mkdir(parents=True)
    for name in ("plans.toml", "search.toml"):
        shutil.copy(shipped / name, to)
    with hcpcs.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    (to / "policies" / "all-2020-01-01.toml").write_text(
        "format = 1\n"
        '[policy]\nid = "ALL"\ntitle = "Every HCPCS code"\neffective = 2020-01-01\n'
        '[legend]\nN = { means = "None required", plans = "none" }\n'
        + "".join(
            f'[[covered]]\ncode = "{row["code"]}"\nprior_approval = "N"\n'
            f"description = {_quoted(row['description'])}\n"
            'cost_share = ["Home Infusion Services"]\n'
            for row in rows
        ),
        "utf-8",
    )
    return to


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
