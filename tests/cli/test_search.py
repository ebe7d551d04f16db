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
    assert {"query", "results", "not_listed", "similar", "elapsed_ms"} <= set(found)
    assert {"code", "policy", "coverage", "summary", "match", "via"} <= set(found["results"][0])
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
    assert (code, out) == (1, "Nothing found.\n")
    assert bcp("search", "hearing", "aid", "--json").code == 1


def test_a_code_asked_for_and_not_listed_is_no_result(bcp: Bcp) -> None:
    code, out, _ = bcp("search", "E0784", "--json")
    found = json.loads(out)
    assert code == 1
    assert found["results"] == []
    assert found["not_listed"] == ["E0784"]
    assert "E0781" in found["similar"]


@pytest.mark.parametrize(("limit", "rows"), [((), 20), (("--limit", "3"), 3)])
def test_so_many_rows_are_shown(bcp: Bcp, limit: tuple[str, ...], rows: int) -> None:
    found = json.loads(bcp("search", "infusion", "--json", *limit).out)
    assert len(found["results"]) == rows
    assert len(bcp("search", "infusion", *limit).out.splitlines()) == rows


def test_nothing_typed_lists_the_beginning_of_the_book(bcp: Bcp) -> None:
    code, out, _ = bcp("search", "--limit", "2")
    assert code == 0
    assert len(out.splitlines()) == 2


def test_batch_answers_a_line_for_a_line(bcp: Bcp, tmp_path: Path) -> None:
    queries = tmp_path / "queries.txt"
    queries.write_text("s9497\n\nhydration 3 liters\n", "utf-8")
    code, out, _ = bcp("search", "--batch", str(queries), "--limit", "4")
    assert code == 0
    found = [json.loads(line) for line in out.splitlines()]
    assert [each["query"] for each in found] == ["s9497", "", "hydration 3 liters"]
    assert [len(each["results"]) for each in found][:2] == [1, 4]
    assert out.startswith('{"query":"s9497","results":[{"code":"S9497",')


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
