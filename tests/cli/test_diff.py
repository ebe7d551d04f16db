"""`bcp-tui diff`, and what changed in a lookup and a search, as keepers and reps meet it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ended
from tests.documents.policies import EXAMPLES

Bcp = Callable[..., Ended]
OLD, NEW = (EXAMPLES / f"{name}.expected.toml" for name in ("01-hearing", "11-hearing-2025"))
SEARCH = """
format = 1
[[filter]]
say = ["changed", "what changed"]
shows = "changed: yes"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with two revisions of a policy."""
    (tmp_path / "policies").mkdir()
    shutil.copy(EXAMPLES / "plans.toml", tmp_path)
    (tmp_path / "search.toml").write_text(SEARCH, "utf-8")
    shutil.copy(OLD, tmp_path / "policies" / "bcp-31-2024-04-01.toml")
    shutil.copy(NEW, tmp_path / "policies" / "bcp-31-2025-04-01.toml")
    return tmp_path


# -- diff ----------------------------------------------------------------------------------------


def test_two_files_that_differ(bcp: Bcp) -> None:
    code, out, err = bcp("diff", str(OLD), str(NEW))
    assert (code, err) == (1, "")
    lines = out.split("\n")
    assert lines[0] == "BCP-31 Hearing Services, effective 04/01/2024 → 04/01/2025"
    headings = [line for line in lines[1:] if line and not line.startswith(" ")]
    assert headings == [
        "Coverage",
        "Prior approval",
        "Cost share",
        "Reasons",
        "Rows",
        "Legend",
        "Text",
        "Title and dates",
    ]
    assert "  V5275                      no longer listed, was covered" in lines
    assert "  not required → required    L0002184: V5264" in lines
    assert "  V5264                      N → 8" in lines
    assert max(map(len, lines)) <= 80


def test_the_same_for_programs(bcp: Bcp) -> None:
    code, out, _ = bcp("diff", str(OLD), str(NEW), "--json")
    assert code == 1
    said = json.loads(out)
    assert list(said) == ["policy", "old", "new", "changes", "by_plan"]
    assert (said["policy"], said["old"], said["new"]) == ("BCP-31", "2024-04-01", "2025-04-01")
    assert {
        "part": "entry",
        "name": "V5275",
        "field": "coverage",
        "old": "covered",
        "new": None,
    } in said["changes"]
    assert {
        "code": "V5264",
        "plan": "L0002184",
        "old": "not_required",
        "new": "required",
    } in said["by_plan"]


def test_a_policy_on_two_days(bcp: Bcp, folder: Path) -> None:
    files = bcp("diff", str(OLD), str(NEW)).out
    days = bcp("diff", "bcp-31@2024-12-31", "BCP-31@2025-04-01", "--data", str(folder))
    assert days == (1, files, "")
    same = bcp("diff", "BCP-31@2025-04-01", "BCP-31@2026-04-01", "--data", str(folder))
    assert same.code == 0
    assert same.out.endswith("nothing changed\n")


def test_the_plans_are_those_of_the_folder_in_which_the_files_lie(bcp: Bcp, folder: Path) -> None:
    file = folder / "policies" / "bcp-31-2024-04-01.toml"
    said = json.loads(bcp("diff", str(file), str(NEW), "--json").out)
    assert "MA" in {each["plan"] for each in said["by_plan"]}


def test_a_plan_that_only_the_policies_name_is_a_plan(bcp: Bcp, tmp_path: Path) -> None:
    for file in (OLD, NEW):
        shutil.copy(file, tmp_path)
    said = json.loads(bcp("diff", str(tmp_path / OLD.name), str(tmp_path / NEW.name), "--json").out)
    assert "L0002311" in {each["plan"] for each in said["by_plan"]}


UNUSABLE = {
    "no day": (
        ("BCP-31@2023-01-01", "BCP-31@2025-04-01"),
        "bcp-tui: BCP-31@2023-01-01: no text of BCP-31 on file is in effect on 2023-01-01; "
        "choose from 2024-04-01, 2025-04-01 on",
    ),
    "no date": (
        ("BCP-31@2024-02-31", "BCP-31@2025-04-01"),
        "BCP-31@2024-02-31:1: revision: is neither a file nor ID@YYYY-MM-DD; name one of them",
    ),
    "no such file": (
        ("old.toml", "BCP-31@2025-04-01"),
        "old.toml:1: revision: is neither a file nor ID@YYYY-MM-DD; name one of them",
    ),
    "no such policy": (
        ("BCP-3@2024-04-01", "BCP-31@2025-04-01"),
        "FOLDER:1: policy.id: no file has BCP-3; name a policy that is on file",
    ),
    "two policies": (
        ("BCP-31@2024-04-01", "FOLDER/other.toml"),
        "FOLDER/other.toml:1: policy.id: is BCP-32, and not BCP-31; "
        "name two revisions of one policy",
    ),
    "a file that is none": (
        ("FOLDER/plans.toml", "BCP-31@2025-04-01"),
        "FOLDER/plans.toml:1: policy: is missing; add it: begin it with a line [policy]",
    ),
}


@pytest.mark.parametrize(("names", "line"), UNUSABLE.values(), ids=UNUSABLE)
def test_what_cannot_be_compared(bcp: Bcp, folder: Path, names: tuple[str, str], line: str) -> None:
    other = OLD.read_text("utf-8").replace('"BCP-31"', '"BCP-32"')
    (folder / "other.toml").write_text(other, "utf-8")
    named = [name.replace("FOLDER", str(folder)) for name in names]
    code, out, err = bcp("diff", *named, "--data", str(folder))
    assert (code, out) == (2, "")
    assert err.split("\n")[0] == line.replace("FOLDER", str(folder))


def test_a_broken_revision_is_not_passed_over(bcp: Bcp, folder: Path) -> None:
    broken = folder / "policies" / "bcp-31-2025-04-01.toml"
    broken.write_text('format = 1\n[policy\nid = "BCP-31"\n', "utf-8")
    code, out, err = bcp("diff", "BCP-31@2024-04-01", "BCP-31@2026-04-01", "--data", str(folder))
    assert (code, out) == (2, "")
    assert err.startswith(f"{broken}:2: ")


# -- what changed, in answers --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "plan", "what"),
    [
        ("V5264", None, ["prior_approval: N -> 8"]),
        ("V5264", "PPO", None),
        ("V5264", "L0002184", ["prior_approval: N -> 8"]),
        ("V5130", "L0002237", ["prior_approval: not_stated -> required (L0002237)"]),
        ("V5274", None, ["coverage: not_covered -> covered"]),
        ("V5298", None, ["coverage: not_listed -> covered"]),
        ("V5266", None, ["reason: Convenience item -> Not covered by any plan"]),
        ("V5010", None, None),
    ],
)
def test_what_changed_for_programs_however_long_ago(
    bcp: Bcp, folder: Path, code: str, plan: str | None, what: list[str] | None
) -> None:
    chosen = ("--plan", plan) if plan else ()
    out = bcp("lookup", code, "--data", str(folder), "--date", "2029-01-01", "--json", *chosen).out
    changed = json.loads(out)[0]["answers"][0]["changed"]
    assert changed == (what and {"since": "2025-04-01", "what": what})


@pytest.mark.parametrize(
    ("code", "day", "said"),
    [
        ("V5264", "2025-04-01", "changed 04/01/2025: prior approval N → 8"),
        ("V5264", "2025-06-30", "changed 04/01/2025: prior approval N → 8"),
        ("V5264", "2025-07-01", ""),
        ("V5264", "2025-03-31", ""),
        ("V5274", "2025-05-01", "changed 04/01/2025: not covered → covered"),
        ("V5298", "2025-05-01", "changed 04/01/2025: newly listed"),
        (
            "V5275",
            "2025-05-01",
            "changed 04/01/2025: no longer listed in BCP-31 Hearing Services",
        ),
        ("V5275", "2025-08-01", ""),
    ],
)
def test_an_answer_says_so_for_ninety_days(
    bcp: Bcp, folder: Path, code: str, day: str, said: str
) -> None:
    out = bcp("lookup", code, "--data", str(folder), "--date", day).out
    lines = [line for line in out.split("\n") if "changed" in line]
    assert lines == ([f"Recently        {said}"] if said else [])


def test_a_search_for_what_changed(bcp: Bcp, folder: Path) -> None:
    out = bcp("search", "what changed", "--data", str(folder), "--plan", "PPO", "--json").out
    said = json.loads(out)
    assert said["filters"] == ["changed: yes"]
    codes = [each["code"] for each in said["results"]]
    assert codes == ["92700", "V5020", "V5274", "V5298", "V5299", "V5266"]
