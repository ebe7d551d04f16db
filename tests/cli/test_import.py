"""`bcp-tui import`, `new` and `revise` as keepers meet them."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ended
from tests.documents.policies import COVERED, EXAMPLES, ROW, document

Bcp = Callable[..., Ended]
HEARING = str(EXAMPLES / "01-hearing.txt")
PLANS = ("--data", str(EXAMPLES))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder without policies."""
    (tmp_path / "policies").mkdir()
    shutil.copy(EXAMPLES / "plans.toml", tmp_path)
    return tmp_path


def test_a_document_becomes_a_file_that_check_accepts(bcp: Bcp, folder: Path) -> None:
    file = folder / "policies" / "bcp-31-2024-04-01.toml"
    code, out, err = bcp("import", HEARING, "-o", str(file), "--data", str(folder))
    assert (code, err) == (0, "")
    assert out == (
        "BCP-31 Hearing Services: 22 covered rows, 5 non-covered rows, 10 sections; "
        f"nothing to review, written to {file}\n"
    )
    assert bcp("check", str(file)).out.startswith("0 errors, 0 warnings")
    assert bcp("lookup", "V5050", "--data", str(folder)).code == 0


def test_without_a_file_the_draft_goes_to_standard_output(bcp: Bcp) -> None:
    code, out, err = bcp("import", HEARING, *PLANS)
    assert code == 0
    assert out.startswith(
        "#:schema ../schema/policy.schema.json\n# BCP-31 Hearing Services: drafted"
    )
    assert err.endswith("nothing to review\n")


def test_what_there_is_to_review_is_a_line_each(bcp: Bcp, tmp_path: Path) -> None:
    policy = tmp_path / "aids.txt"
    policy.write_text(document(f"{COVERED}\n{ROW}\nV5O50\tAid\tN\tHearing Aids"), "utf-8")
    code, out, err = bcp("import", str(policy), *PLANS)
    assert code == 1
    assert err.split("\n")[0] == (
        f"{policy}:22: covered V5O50: code is 'V5O50', with a letter O, I or l where a digit may "
        "be meant; the row is left as a comment"
    )
    assert '# code = "V5O50"' in out


def test_a_file_that_exists_is_never_written_over(bcp: Bcp, tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_text("mine", "utf-8")
    (tmp_path / "policy-2.toml").write_text("mine, too", "utf-8")
    code, out, err = bcp("import", HEARING, "-o", str(file), *PLANS)
    assert (code, out) == (2, "")
    assert f"write {tmp_path / 'policy-3.toml'} instead" in err
    assert file.read_text("utf-8") == "mine"
    assert sorted(os.listdir(tmp_path)) == ["policy-2.toml", "policy.toml"]


def test_what_cannot_be_written_leaves_nothing(bcp: Bcp, tmp_path: Path) -> None:
    code, out, err = bcp("import", HEARING, "-o", str(tmp_path / "none" / "p.toml"), *PLANS)
    assert (code, out) == (2, "")
    assert "cannot be written" in err
    assert os.listdir(tmp_path) == []


def test_a_document_that_is_no_policy(bcp: Bcp, tmp_path: Path) -> None:
    for name, text in (("letter.txt", "Dear colleagues"), ("broken.pdf", "%PDF-1.7")):
        (tmp_path / name).write_text(text, "utf-8")
        code, out, err = bcp("import", str(tmp_path / name), *PLANS)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert err.startswith(f"{tmp_path / name}:1: document: is no ")
    assert "cannot be read" in bcp("import", str(tmp_path / "absent.txt"), *PLANS).err


def test_import_prints_json(bcp: Bcp, tmp_path: Path) -> None:
    code, out, err = bcp("import", HEARING, "--json", *PLANS)
    said = json.loads(out)
    assert (code, err, said["policy"], said["effective"]) == (0, "", "BCP-31", "2024-04-01")
    assert (said["covered"], said["non_covered"], said["review"]) == (22, 5, [])
    assert said["toml"].startswith("#:schema")
    said = json.loads(bcp("import", HEARING, "--json", "-o", str(tmp_path / "a.toml"), *PLANS).out)
    assert (said["written"], said["toml"]) == (str(tmp_path / "a.toml"), None)


@pytest.mark.parametrize("name", ["01-hearing.docx", "a.pdf"])
def test_a_library_that_is_not_installed_is_named(tmp_path: Path, name: str) -> None:
    document = EXAMPLES / name
    if name == "a.pdf":
        document = tmp_path / name
        document.write_bytes(b"%PDF-1.7")
    program = (
        "import sys; sys.modules.update(docx=None, pdfplumber=None); "
        f"from bcp_tui.cli import main; sys.exit(main(['import', {str(document)!r}]))"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "run pip install 'bcp-tui[import]'" in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_a_lookup_loads_nothing_of_documents() -> None:
    program = (
        "import sys; from bcp_tui.cli import main; main(['lookup', 'S9494']); "
        "print(sorted(one for one in sys.modules if 'document' in one or one in "
        "('docx', 'lxml', 'pdfplumber', 'pdfminer')))"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert ended.stdout.endswith("\n[]\n")


def test_a_new_policy_has_a_file_with_its_name_and_dates(bcp: Bcp, folder: Path) -> None:
    code, out, err = bcp("new", "BCP-99", 'Home "Oxygen"', "2027-01-01", "--data", str(folder))
    file = folder / "policies" / "bcp-99-2027-01-01.toml"
    assert (code, out, err) == (0, f"{file} is written\n", "")
    assert file.read_text("utf-8").startswith("#:schema ../schema/policy.schema.json\n")
    assert bcp("check", str(file)).code == 0
    again = bcp("new", "bcp-99", "Home Oxygen", "2028-01-01", "--data", str(folder))
    assert (again.code, len(os.listdir(file.parent))) == (2, 1)
    assert "is on file already; use bcp-tui revise bcp-99 DATE" in again.err


def test_a_revision_begins_as_a_copy_of_the_latest(bcp: Bcp, folder: Path) -> None:
    first = folder / "policies" / "bcp-31-2024-04-01.toml"
    bcp("import", HEARING, "-o", str(first), "--data", str(folder))
    text = first.read_text("utf-8").replace("drafted", "in effect from 04/01/2024, drafted", 1)
    first.write_text(text, "utf-8")
    code, out, err = bcp("revise", "bcp-31", "2025-04-01", "--data", str(folder))
    second = folder / "policies" / "bcp-31-2025-04-01.toml"
    assert (code, out, err) == (0, f"{second} is written\n", "")
    changed = text.replace("effective = 2024-04-01", "effective = 2025-04-01", 1)
    assert second.read_text("utf-8") == changed.replace("04/01/2024", "04/01/2025", 1)
    assert bcp("check", str(folder)).code == 0
    for day in ("2025-04-01", "2024-12-31"):
        assert "does not come after" in bcp("revise", "BCP-31", day, "--data", str(folder)).err
    assert "no file has BCP-32" in bcp("revise", "BCP-32", "2026-01-01", "--data", str(folder)).err
    assert len(os.listdir(first.parent)) == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"effective" = 2024-01-01', '"effective" = 2025-01-01'),
        ("effective = 2024-01-01 # as printed", "effective = 2025-01-01 # as printed"),
        (
            "original_effective = 2024-01-01\neffective = 2024-01-01",
            "original_effective = 2024-01-01\neffective = 2025-01-01",
        ),
        ("effective = 2024-01-01\nretired = 2024-06-01", "effective = 2025-01-01"),
        (
            "effective = 2024-01-01\nretired = 2026-06-01",
            "effective = 2025-01-01\nretired = 2026-06-01",
        ),
    ],
)
def test_a_revision_has_the_new_date_however_the_old_one_is_written(
    bcp: Bcp, folder: Path, before: str, after: str
) -> None:
    policy = 'format = 1\n[policy]\nid = "BCP-9"\ntitle = "Pumps"\n'
    (folder / "policies" / "bcp-9-2024-01-01.toml").write_text(f"{policy}{before}\n", "utf-8")
    assert bcp("revise", "BCP-9", "2025-01-01", "--data", str(folder)).code == 0
    revised = (folder / "policies" / "bcp-9-2025-01-01.toml").read_text("utf-8")
    assert revised == f"#:schema ../schema/policy.schema.json\n{policy}{after}\n"


def test_a_policy_in_a_table_of_one_line_has_the_new_date_too(bcp: Bcp, folder: Path) -> None:
    line = 'policy = {{ id = "BCP-9", title = "Pumps", effective = {} }}\n'
    file = folder / "policies" / "bcp-9-2024-01-01.toml"
    file.write_text(f"format = 1\n{line.format('2024-01-01')}", "utf-8")
    assert bcp("revise", "BCP-9", "2025-01-01", "--data", str(folder)).code == 0
    revised = (folder / "policies" / "bcp-9-2025-01-01.toml").read_text("utf-8")
    assert revised.endswith(f"format = 1\n{line.format('2025-01-01')}")


def test_a_latest_revision_that_is_broken_is_not_passed_over(bcp: Bcp, folder: Path) -> None:
    bcp("new", "BCP-9", "Pumps", "2024-01-01", "--data", str(folder))
    broken = folder / "policies" / "bcp-9-2025-01-01.toml"
    broken.write_text("format = 1\n[policy\n", "utf-8")
    code, out, err = bcp("revise", "BCP-9", "2026-01-01", "--data", str(folder))
    assert (code, out) == (2, "")
    assert err.startswith(f"{broken}:2: ")
    assert len(os.listdir(folder / "policies")) == 2


def test_a_name_that_could_leave_the_folder_is_refused(bcp: Bcp, folder: Path) -> None:
    assert bcp("new", "../BCP-1", "A", "2027-01-01", "--data", str(folder)).code == 2
    assert bcp("new", "BCP-1", " ", "2027-01-01", "--data", str(folder)).code == 2
    assert bcp("new", "BCP-1", "A", "1/1/2027", "--data", str(folder)).code == 2
    assert os.listdir(folder / "policies") == []
