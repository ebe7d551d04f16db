"""`bcp-tui export` as keepers meet it: what stands in the files, and what is never written over."""

import csv
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Ended

Bcp = Callable[..., Ended]
PUMPS = """
format = 1
[policy]
id = "BCP-9"
title = "Pumps"
effective = 2024-02-01
[legend]
Y = { means = "All lines of business", plans = "all" }
N = { means = "None required", plans = "none" }
2 = { means = "PPO", plans = ["PPO"] }
[[covered]]
code = "E0781"
description = "=1+1 pumps, | [any] *kind*"
prior_approval = "2"
cost_share = ["DME", "Supplies"]
limit = "1 a year"
modifiers = ["RR"]
[[covered]]
code = "E0791 - E0792"
description = "Pump"
prior_approval = "N"
cost_share = ["DME"]
[[non_covered]]
code = "A4300"
description = "Catheter"
reason = "-bundled"
[[note]]
section = "1.0"
applies_to = "all"
text = "Always."
[[note]]
section = "1.0"
applies_to = ["E0791"]
plans = ["HMO/POS"]
network = "out"
text = "@home only."
[[note]]
section = "5.0"
applies_to = "covered"
plans = ["other-aso"]
excludes_coverage = true
text = "Excluded."
"""
WOUNDS = PUMPS.replace("BCP-9", "BCP-10").replace('"Pumps"', '"Wounds"')
LATER = WOUNDS.replace("2024-02-01", "2031-02-01")


@pytest.fixture
def data(make_folder: Callable[..., Path]) -> Path:
    """A data folder with two policies, one of them in two revisions."""
    texts = {"bcp-10-2024-02-01": WOUNDS, "bcp-10-2031-02-01": LATER, "bcp-9-2024-02-01": PUMPS}
    return make_folder(texts)


def read(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_a_row_for_each_row_and_a_column_for_each_plan(bcp: Bcp, data: Path) -> None:
    file = data / "pumps.csv"
    code, out, err = bcp("export", "BCP-9", "-o", str(file), "--data", str(data))
    assert (code, err) == (0, "")
    assert out == f"BCP-9 effective 02/01/2024: 3 rows written to {file}\n"
    pump, ranged, catheter = read(file)
    assert pump == {
        "Policy": "BCP-9",
        "Title": "Pumps",
        "Effective": "02/01/2024",
        "Code": "E0781",
        "Modifiers": "RR",
        "Description": "'=1+1 pumps, | [any] *kind*",
        "Coverage": "covered",
        "Prior approval": "2",
        "HMO/POS": "not stated",
        "PPO": "required",
        "L0001269-N": "not stated",
        "L0001269-U": "not stated",
        "other-aso": "not covered",
        "Cost share": "DME; Supplies",
        "Limit": "1 a year",
        "Reason": "",
        "Notes": "1, 3",
    }
    assert (ranged["Code"], ranged["PPO"], ranged["Notes"]) == (
        "E0791-E0792",
        "not required",
        "1, 2, 3",
    )
    assert (catheter["Coverage"], catheter["PPO"]) == ("not covered", "not covered")
    assert (catheter["Reason"], catheter["Notes"]) == ("'-bundled", "1")


def test_excel_has_the_same_rows_as_text_and_the_notes_beside(bcp: Bcp, data: Path) -> None:
    file = data / "pumps.xlsx"
    assert bcp("export", "bcp-9", "-o", str(file), "--data", str(data)).code == 0
    bcp("export", "bcp-9", "-o", str(data / "pumps.csv"), "--data", str(data))
    book = openpyxl.load_workbook(file)
    heading, *rows = ([cell.value or "" for cell in row] for row in book["Rows"].iter_rows())
    plain = [[text.removeprefix("'") for text in row.values()] for row in read(data / "pumps.csv")]
    assert [dict(zip(heading, row, strict=True)) for row in rows] == [
        dict(zip(heading, row, strict=True)) for row in plain
    ]
    assert {cell.data_type for row in book["Rows"].iter_rows() for cell in row} <= {"s", "n"}
    assert not [cell for row in book["Rows"].iter_rows() for cell in row if cell.data_type == "f"]
    notes = [[cell.value for cell in row] for row in book["Notes"].iter_rows(min_row=2)]
    assert [(row[2], row[3], row[7]) for row in notes] == [
        ("1", "1.0", "Always."),
        ("2", "1.0", "@home only."),
        ("3", "5.0", "Excluded."),
    ]


def test_markdown_shows_texts_as_they_are(bcp: Bcp, data: Path) -> None:
    file = data / "pumps.md"
    assert bcp("export", "BCP-9", "-o", str(file), "--data", str(data)).code == 0
    lines = file.read_text("utf-8").split("\n")
    assert lines[0] == "## Rows"
    assert r"=1+1 pumps, \| \[any\] \*kind\*" in lines[4]
    assert "## Notes" in lines
    assert lines[-2].endswith("| 3 | 5.0 | covered | other-aso |  | Excluded. |")


def test_every_policy_by_number_in_its_latest_text(bcp: Bcp, data: Path) -> None:
    file = data / "all.csv"
    out = bcp("export", "-o", str(file), "--data", str(data)).out
    assert out == (
        f"BCP-9 effective 02/01/2024, BCP-10 effective 02/01/2031: 6 rows written to {file}\n"
    )
    assert [row["Policy"] for row in read(file)] == ["BCP-9"] * 3 + ["BCP-10"] * 3


def test_the_text_of_a_day_and_of_a_file(bcp: Bcp, data: Path) -> None:
    file, draft = data / "some.csv", data / "policies" / "bcp-9-2024-02-01.toml"
    bcp("export", "BCP-10@2025-01-01", str(draft), "-o", str(file), "--data", str(data))
    assert {(row["Policy"], row["Effective"]) for row in read(file)} == {
        ("BCP-10", "02/01/2024"),
        ("BCP-9", "02/01/2024"),
    }


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            ("BCP-9", "-o", "DATA/plans.toml"),
            "DATA/plans.toml:1: file: exists already, and is left as it is; "
            "write DATA/plans-2.toml instead",
        ),
        (
            ("BCP-9", "-o", "DATA/pumps.txt"),
            "DATA/pumps.txt:1: file: has a name that tells no format; "
            "let it end in .csv, .xlsx, .md",
        ),
        (
            ("BCP-9", "-o", "DATA/none/pumps.csv"),
            "DATA/none/pumps.csv:1: file: cannot be written: No such file or directory; "
            "name another folder",
        ),
        (
            ("BCP-8", "-o", "DATA/pumps.csv"),
            "DATA:1: policy.id: no file has BCP-8; name a policy that is on file",
        ),
        (
            ("BCP-9",),
            "bcp-tui export: the following arguments are required: -o; see bcp-tui export --help",
        ),
    ],
)
def test_what_is_not_written(bcp: Bcp, data: Path, arguments: tuple[str, ...], line: str) -> None:
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    named = [each.replace("DATA", str(data)) for each in arguments]
    code, out, err = bcp("export", *named, "--data", str(data))
    assert (code, out, err) == (2, "", f"{line.replace('DATA', str(data))}\n")
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before


def test_a_broken_policy_is_not_left_out_in_silence(bcp: Bcp, data: Path) -> None:
    broken = data / "policies" / "bcp-11-2024-02-01.toml"
    broken.write_text("format = 1\n[policy\n", "utf-8")
    code, out, err = bcp("export", "-o", str(data / "all.csv"), "--data", str(data))
    assert (code, out) == (2, "")
    assert err.startswith(f"{broken}:2: ")
    assert not (data / "all.csv").exists()


def test_without_its_library_excel_says_what_to_install(data: Path) -> None:
    file = data / "pumps.xlsx"
    program = (
        "import sys; sys.modules['xlsxwriter'] = None\n"
        "from bcp_tui.cli import main\n"
        f"sys.exit(main(['export', 'BCP-9', '-o', {str(file)!r}, '--data', {str(data)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"{file}:1: file: needs the library xlsxwriter; run pip install 'bcp-tui[export]'\n"
    )
    assert not file.exists()
