"""`bcp-tui search` as a rep or a script meets it."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ended

Bcp = Callable[..., Ended]


def test_search_finds_by_words_and_by_what_callers_say(bcp: Bcp) -> None:
    code, out, _ = bcp("search", "remicade", "--json")
    found = json.loads(out)
    assert code == 0
    assert list(found) == [
        "query",
        "filters",
        "results",
        "passages",
        "not_listed",
        "similar",
        "not_a_code",
        "elapsed_ms",
    ]
    assert list(found["results"][0]) == ["code", "policy", "coverage", "summary", "match", "via"]
    assert found["results"][0]["code"] == "S9359"
    assert found["results"][0]["via"] == "remicade"
    assert found["elapsed_ms"] > 0


def test_search_prints_a_line_for_each_row(bcp: Bcp) -> None:
    code, out, err = bcp("search", "antibiotic", "q8", "--limit", "1")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == (
        " S9502       covered      antibiotic, antiviral, …; once every 8 hours"
    )


def test_search_shows_no_junk(bcp: Bcp) -> None:
    code, out, _ = bcp("search", "hearing", "aid")
    assert code == 1
    assert out.startswith("Nothing found.\n Plan: not asked. Network: not asked. Service date: ")
    assert bcp("search", "hearing", "aid", "--json").code == 1


def test_a_code_asked_for_and_not_listed_is_no_result(bcp: Bcp) -> None:
    code, out, _ = bcp("search", "E0784", "--json")
    found = json.loads(out)
    assert code == 1
    assert found["results"] == []
    assert found["not_listed"] == ["E0784"]
    assert "E0781" in found["similar"]


def test_a_drug_is_said_to_be_answered_for_by_its_service(bcp: Bcp) -> None:
    out = bcp("search", "is", "remicade", "covered").out
    assert out.startswith(" S9359       covered ")
    assert "\n asked by “remicade”: this answers for the service, not for the drug\n" in out


@pytest.mark.parametrize(
    ("words", "section", "says"),
    [
        ("maximum benefit", "1.0", "coverage may no longer be provided"),
        ("unlisted codes", "1.0", "Unlisted codes are subject to review."),
        ("medically necessary", "3.0", "not"),
        ("emergency", "1.0", "except for emergency/urgent services, prior approval is required."),
    ],
)
def test_what_the_text_says_is_found_and_printed_whole(
    bcp: Bcp, words: str, section: str, says: str
) -> None:
    code, out, _ = bcp("search", *words.split())
    assert code == 0
    assert f" §{section}" in out
    assert says in " ".join(out.split())
    code, out, _ = bcp("search", *words.split(), "--json")
    assert code == 0
    passages = json.loads(out)["passages"]
    assert passages[0]["section"].startswith(section)
    assert list(passages[0]) == ["policy", "section", "text", "match"]


def test_only_passages_are_something_found(bcp: Bcp) -> None:
    found = json.loads(bcp("search", "unlisted", "codes", "--json").out)
    assert found["results"] == []
    assert bcp("search", "unlisted", "codes").code == 0
    assert bcp("search", "unlisted", "codes", "--json").code == 0


def test_words_that_ask_for_a_filter_are_shown_as_one(bcp: Bcp) -> None:
    out = bcp("search", "which", "codes", "need", "PA").out
    count, _, words = out.splitlines()[0].partition(" · ")
    assert words == "prior approval required in network"
    shown, _, whole = count.strip().partition(" of ")
    assert int(shown) < int(whole)
    assert " S9494 " not in out
    found = json.loads(bcp("search", "which", "codes", "need", "PA", "--json").out)
    assert found["filters"] == ["prior_approval: required"]
    assert {each["match"] for each in found["results"]} == {"filter"}


def test_codes_that_exclude_each_other_are_marked(bcp: Bcp) -> None:
    out = bcp("search", "can", "I", "bill", "S9810", "with", "S9502").out
    assert [line[:6] for line in out.splitlines() if line[0] == "!"] == ["!S9810", "!S9502"]
    assert "             Not together with S9502, also asked for in this call\n" in out


@pytest.mark.parametrize(("limit", "rows"), [((), 20), (("--limit", "3"), 3)])
def test_so_many_rows_are_shown(bcp: Bcp, limit: tuple[str, ...], rows: int) -> None:
    found = json.loads(bcp("search", "infusion", "--json", *limit).out)
    assert len(found["results"]) == rows
    *lines, more, _ = bcp("search", "infusion", *limit).out.splitlines()
    assert len([line for line in lines if line[1] != " "]) == rows
    assert more.startswith(" and ")
    assert more.endswith(" shows all")


def test_nothing_typed_lists_the_beginning_of_the_book(bcp: Bcp) -> None:
    code, out, _ = bcp("search", "--limit", "2")
    assert code == 0
    first, second, more, _ = out.splitlines()
    assert [first[1:6], second[1:6], more[:5]] == ["96360", "96361", " and "]


def test_the_last_line_says_for_whom_it_holds(bcp: Bcp) -> None:
    given = ("--plan", "ppo", "--network", "out", "--date", "2026-11-23")
    assert bcp("search", "pump", *given).out.endswith(
        "\n Plan: PPO. Network: out. Service date: 11/23/2026.\n"
    )


def test_on_a_day_whose_text_is_not_on_file_the_policy_is_not_denied(bcp: Bcp) -> None:
    code, out, _ = bcp("search", "antibiotic", "--date", "2023-09-30")
    assert code == 1
    assert out.startswith("BCP-27 Home Infusion Services was in effect on the service date, ")
    assert "Nothing found" not in out


def test_batch_answers_a_line_for_a_line(bcp: Bcp, tmp_path: Path) -> None:
    queries = tmp_path / "queries.txt"
    queries.write_text("s9497\n\nhydration 3 liters\n", "utf-8")
    code, out, _ = bcp("search", "--batch", str(queries), "--limit", "4")
    assert code == 0
    found = [json.loads(line) for line in out.splitlines()]
    assert [each["query"] for each in found] == ["s9497", "", "hydration 3 liters"]
    assert [len(each["results"]) for each in found][:2] == [1, 4]
    assert out.startswith('{"query":"s9497","filters":[],"results":[{"code":"S9497",')


def test_batch_reads_standard_input(bcp: Bcp) -> None:
    import subprocess

    command = [sys.executable, "-m", "bcp_tui", "search", "--batch", "-"]
    done = subprocess.run(command, input=b"s9497\n", capture_output=True, check=True)
    assert json.loads(done.stdout)["query"] == "s9497"


def test_a_terminal_without_unicode_gets_question_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    from bcp_tui.cli import main

    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, "ascii"))
    assert main(("search", "antibiotic", "q8", "--limit", "1")) == 0
    assert written.getvalue().startswith(
        b" S9502       covered      antibiotic, antiviral, ?; once every 8 hours"
    )
