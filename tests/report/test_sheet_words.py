"""The words of the call sheet."""

from datetime import date

from bcp_tui.desk import Row
from bcp_tui.report.notes import note_paragraph
from bcp_tui.report.sheet_words import is_of, taken_out, told_apart
from tests import builders


def pinned(conflicts: tuple[str, ...] = ()) -> Row:
    found = builders.ask("S9494", builders.revision(builders.covered("S9494")))
    (answer,) = found.answers
    return Row(answer, found.context, found.asked, conflicts=conflicts)


def test_what_warns_is_told_apart_in_the_copied_words() -> None:
    row = pinned(("S9502", "S9503"))
    before, warning, behind = told_apart(row)
    assert f"{before}{warning} {behind}" == note_paragraph(row)
    assert warning.startswith("Not together: with S9502, S9503")
    assert warning.endswith(".")
    assert "Not together" not in before + behind


def test_without_a_warning_the_paragraph_is_whole() -> None:
    assert told_apart(pinned()) == (note_paragraph(pinned()), "", "")


def test_a_row_holds_in_its_own_context() -> None:
    row = pinned()
    assert is_of(row, row.context)
    assert not is_of(row, row.context._replace(service_date=date(2026, 1, 1)))


def test_what_was_taken_out_is_named() -> None:
    assert taken_out(pinned()) == "S9494 is taken out; F10 brings it back."
