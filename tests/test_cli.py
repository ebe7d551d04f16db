"""The command line as a rep, a script or benefits staff meets it."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bcp_tui.cli import main

NUMBERED = """
format = 1
[policy]
id = "BCP-90"
title = "Numbered Legends"
effective = 2024-01-01
[legend]
Y = { means = "All lines of business", plans = "all" }
N = { means = "None required", plans = "none" }
1 = { means = "HMO/POS", plans = ["HMO/POS"] }
4 = { means = "L0001269 Non-Union & Union", plans = ["L0001269-N", "L0001269-U"] }
7 = { means = "L0001269 Union Only", plans = ["L0001269-U"] }
[[covered]]
code = "S9494"
description = "Home infusion therapy, antibiotic"
prior_approval = "7"
cost_share = ["Home Infusion Services"]
[[covered]]
code = "S1000"
description = "Home thing"
prior_approval = "1, 4"
cost_share = ["Medical Supplies", "Home Infusion Services"]
"""


def run(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture
def bcp(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    return lambda *arguments: run(*arguments, capsys=capsys)


Bcp = Callable[..., tuple[int, str, str]]


def test_a_rep_reads_the_verdict_the_cost_share_and_where_it_is_written(bcp: Bcp) -> None:
    code, out, err = bcp("lookup", "S9494", "--plan", "ppo")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "S9494   COVERED · PRIOR APPROVAL NOT REQUIRED"
    assert "Cost share    Home Infusion Services" in out
    assert "Legend        N = None required (BCP-27 §4.0)" in out
    assert "Not with      S9497, S9500, S9501, S9502, S9503, S9504" in out
    source, given = out.splitlines()[-2:]
    assert source == (
        "Source        BCP-27 Home Infusion Services, section 4.0, effective 10/01/2023"
    )
    assert given.startswith("Given for     Plan: PPO. Network: in. Service date: ")
    assert max(map(len, out.splitlines())) <= 80
    assert "\x1b" not in out


def test_out_of_network_needs_approval_and_says_why(bcp: Bcp) -> None:
    _, out, _ = bcp("lookup", "S9494", "--network", "out")
    assert out.startswith("S9494   COVERED · PRIOR APPROVAL REQUIRED")
    assert "Why           For all non-network covered services" in out


def test_a_code_not_listed_is_said_to_be_so_with_similar_codes_apart(bcp: Bcp) -> None:
    code, out, _ = bcp("lookup", "E0784")
    assert code == 1
    assert out.startswith("E0784   NOT LISTED\n")
    assert "Unlisted codes are subject to review. (BCP-27 §1.0)" in out
    assert "not the code asked for" in out


def test_brackets_in_a_description_arrive_unchanged(bcp: Bcp) -> None:
    _, out, _ = bcp("lookup", "A4305")
    joined = " ".join(out.split())
    assert "[not covered for intralesional administration of narcotic analgesics" in joined
    assert "elastomeric infusion pump during post-operative period" in joined
    assert "(BCP-27 §3.0 B.1)" in joined


def test_several_codes_are_answered_in_the_order_given(bcp: Bcp) -> None:
    code, out, _ = bcp("lookup", "--json", "99601,", "E0784", "SO093", "96410", "E0781", "RR")
    assert code == 1
    found = json.loads(out)
    assert [each["code"] for each in found] == ["99601", "E0784", "S0093", "96410", "E0781"]
    assert [each["read_as"] for each in found] == [None, None, "S0093", None, None]
    assert [each["status"] for each in found] == [
        "listed",
        "not_listed",
        "listed",
        "listed",
        "listed",
    ]


def test_lookup_json_has_the_keys_that_scripts_rely_on(bcp: Bcp) -> None:
    _, out, _ = bcp("lookup", "96410", "--json")
    (found,) = json.loads(out)
    (answer,) = found.pop("answers")
    summary = answer.pop("summary")
    notes = answer.pop("notes")
    plans = answer["prior_approval"].pop("not_required_for")
    assert found == {
        "asked": "96410",
        "code": "96410",
        "read_as": None,
        "status": "listed",
        "similar": [],
    }
    assert answer == {
        "code": "96409-96411",
        "in_range": True,
        "coverage": "covered",
        "policy": {
            "id": "BCP-27",
            "title": "Home Infusion Services",
            "effective": "2023-10-01",
            "section": "4.0",
        },
        "description": "Chemotherapy administration, intravenous push technique",
        "full_description": "Chemotherapy administration, intravenous push technique",
        "prior_approval": {
            "answer": "not_required",
            "symbols": ["N"],
            "meaning": ["None required"],
            "required_for": [],
            "not_stated_for": [],
        },
        "cost_share": [
            "Outpatient Therapeutic Treatment Services",
            "Professional Fees for Surgical and Medical Services",
            "Injections and Infusions Received in a Physician's Office",
        ],
        "reason": None,
        "do_not_use_with": [],
        "continues": None,
    }
    assert len(plans) == 11
    assert {note["section"] for note in notes} >= {"1.0", "3.0 A"}
    assert "push" in summary


def test_every_cell_of_the_98_rows_comes_out_as_it_stands_in_the_policy(bcp: Bcp) -> None:
    import tomli

    data = Path(__file__).parents[1] / "data" / "policies" / "bcp-27-2023-10-01.toml"
    file = tomli.loads(data.read_text("utf-8"))
    rows = [*file["covered"], *file["non_covered"]]
    _, out, _ = bcp("lookup", "--json", ",".join(row["code"] for row in rows))
    answers = [found["answers"][0] for found in json.loads(out)]
    assert len(answers) == 98
    for row, answer in zip(rows, answers, strict=True):
        assert _cells(row) == {
            "code": answer["code"],
            "description": answer["description"],
            "prior_approval": ", ".join(answer["prior_approval"]["symbols"]) or None,
            "cost_share": answer["cost_share"],
            "reason": answer["reason"],
            "continues": answer["continues"],
        }


def _cells(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "code": row["code"],
        "description": row["description"],
        "prior_approval": row.get("prior_approval"),
        "cost_share": row.get("cost_share", []),
        "reason": row.get("reason"),
        "continues": row.get("continues"),
    }


@pytest.mark.parametrize(
    ("code", "plan", "answer"),
    [
        ("S9494", "L0001269-U", "required"),
        ("S9494", "L0001269-N", "not_required"),
        ("S9494", "L0001269", "depends"),
        ("S9494", "other-aso", "not_stated"),
        ("S1000", "L0001269", "required"),
        ("S1000", "PPO", "not_stated"),
    ],
)
def test_a_numbered_legend_is_resolved_for_the_callers_plan(
    bcp: Bcp,
    make_folder: Callable[..., Path],
    code: str,
    plan: str,
    answer: str,
) -> None:
    folder = make_folder({"bcp-90-2024-01-01": NUMBERED})
    options = ("--data", str(folder), "--plan", plan, "--json")
    _, out, _ = bcp("lookup", code, *options)
    assert json.loads(out)[0]["answers"][0]["prior_approval"]["answer"] == answer


def test_depends_tells_what_to_ask_the_caller(bcp: Bcp, make_folder: Callable[..., Path]) -> None:
    folder = make_folder({"bcp-90-2024-01-01": NUMBERED})
    _, out, _ = bcp("lookup", "S9494", "--data", str(folder), "--plan", "L0001269")
    assert out.startswith("S9494   COVERED · PRIOR APPROVAL DEPENDS")
    assert "Ask           Is the caller on ASO group L0001269 Union?" in out


def test_before_the_first_revision_no_policy_is_in_effect(bcp: Bcp) -> None:
    code, out, _ = bcp("lookup", "S9494", "--date", "2023-09-30")
    assert code == 1
    assert out.startswith("S9494   NO POLICY IN EFFECT")
    assert "in effect from 10/01/2023" in out


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("lookup",), "the following arguments are required: CODE"),
        (("lookup", ","), "no code given"),
        (("lookup", "S9494", "--plan", "zebra"), "no plan is called 'zebra'; choose one of"),
        (("lookup", "S9494", "--plan", "1269"), "'1269' fits several plans; choose one of"),
        (("lookup", "S9494", "--plan", "1269"), "L0001269 (ASO group L0001269, not known which)"),
        (("lookup", "S9494", "--plan", "7"), "no plan is called '7'"),
        (("lookup", "S9494", "--date", "20231001"), "write YYYY-MM-DD"),
        (("search", "pump", "--limit", "0"), "write one from 1 up"),
        (("search", "pump", "--limit", "-1"), "write one from 1 up"),
        (("lookup", "S9494", "--date", "2026-13-01"), "'2026-13-01' is not a date"),
        (("lookup", "S9494", "--network", "far"), "invalid choice: 'far'"),
        (("lookup", "S9494", "--data", "nowhere"), "nowhere"),
        (("search", "--batch", "nowhere.txt"), "nowhere.txt:1: --batch: cannot be read"),
        (("frobnicate",), "invalid choice"),
        (("--plan\x1b[31m",), "unrecognized arguments"),
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


def test_search_finds_by_words_and_by_what_callers_say(bcp: Bcp) -> None:
    code, out, _ = bcp("search", "remicade", "--json")
    found = json.loads(out)
    assert code == 0
    assert set(found) == {"query", "results", "not_listed", "similar", "elapsed_ms"}
    assert set(found["results"][0]) == {"code", "policy", "coverage", "summary", "match", "via"}
    assert found["results"][0]["code"] == "S9359"
    assert found["results"][0]["via"] == "remicade"


def test_search_shows_no_junk(bcp: Bcp) -> None:
    code, out, _ = bcp("search", "hearing", "aid")
    assert (code, out) == (1, "Nothing found.\n")


def test_a_code_asked_for_and_not_listed_is_no_result(bcp: Bcp) -> None:
    code, out, _ = bcp("search", "E0784", "--json")
    found = json.loads(out)
    assert code == 1
    assert found["results"] == []
    assert found["not_listed"] == ["E0784"]
    assert "E0781" in found["similar"]


def test_batch_answers_a_line_for_a_line(bcp: Bcp, tmp_path: Path) -> None:
    queries = tmp_path / "queries.txt"
    queries.write_text("s9497\n\nhydration 3 liters\n", "utf-8")
    code, out, _ = bcp("search", "--batch", str(queries))
    assert code == 0
    assert [json.loads(line)["query"] for line in out.splitlines()] == [
        "s9497",
        "",
        "hydration 3 liters",
    ]


def test_check_finds_nothing_wrong_with_what_is_shipped(bcp: Bcp) -> None:
    assert bcp("check", "--strict") == (0, "0 errors, 0 warnings\n", "")


def test_check_names_file_line_and_key(bcp: Bcp, make_folder: Callable[..., Path]) -> None:
    broken = NUMBERED.replace('prior_approval = "7"', 'prior_approval = "8"')
    folder = make_folder({"bcp-90-2024-01-01": broken})
    code, _, err = bcp("check", str(folder))
    line = broken.splitlines().index('prior_approval = "8"') + 1
    assert code == 2
    assert err.startswith(f"{folder / 'policies' / 'bcp-90-2024-01-01.toml'}:{line}: ")


def test_lookup_never_loads_the_screen() -> None:
    program = (
        "import sys; from bcp_tui.cli import main; main(['lookup', 'S9494', '--json']); "
        "print(sorted(name for name in sys.modules if name.split('.')[0] in ('textual', 'rich', "
        "'rapidfuzz', 'inspect')), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stderr.decode().strip() == "[]"


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
