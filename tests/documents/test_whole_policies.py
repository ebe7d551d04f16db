"""Whole policies: what an import makes of them equals what keepers made of them by hand."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tomli

from tests.documents.made import as_docx, as_pdf
from tests.documents.policies import EXAMPLES, PLANS, imported

DATA = Path(__file__).parents[2] / "data"
BCP_27 = (DATA / "sources" / "BCP-27.txt").read_text("utf-8")
SHIPPED = tomli.loads((DATA / "policies" / "bcp-27-2023-10-01.toml").read_text("utf-8"))
HEARING = (EXAMPLES / "01-hearing.txt").read_text("utf-8")
PARTS = ("legend", "covered", "non_covered", "section", "revision")


def lines(data: dict[str, Any]) -> dict[str, Any]:
    """The data with its sections' texts as lines: how far these stand apart is layout."""
    sections = [
        row | {"text": [line.strip() for line in row["text"].split("\n") if line.strip()]}
        for row in data["section"]
    ]
    return data | {"section": sections}


def printed(text: str) -> str:
    """A house text as an office has it: without the marks of bold type, which are type there."""
    return text.replace("**", "")


FORMS: dict[str, Callable[[str], bytes]] = {
    "text": str.encode,
    "word": lambda text: as_docx(printed(text)),
    "pdf": lambda text: as_pdf(printed(text)),
    "pdf without lines": lambda text: as_pdf(printed(text), ruled=False),
}


@pytest.mark.parametrize("form", FORMS)
def test_bcp_27_is_the_shipped_file_but_for_what_a_keeper_adds(form: str) -> None:
    made = imported(FORMS[form](BCP_27))
    held, shipped = lines(made.data), lines(SHIPPED)
    for part in PARTS:
        assert held[part] == shipped[part], part
    assert held["policy"] == shipped["policy"]
    (doubt,) = made.draft.all_doubts
    assert (doubt.what, doubt.problem[:26]) == ("covered 96361", "reads on from 96360 by its")


@pytest.mark.parametrize("widths", [(50, 260, 45, 140), (80, 150, 80, 200)])
@pytest.mark.parametrize("ruled", [True, False])
def test_columns_of_a_pdf_may_be_of_any_width(ruled: bool, widths: tuple[float, ...]) -> None:
    made = imported(as_pdf(printed(BCP_27), ruled, widths))
    assert made.rows() == SHIPPED["covered"]
    assert made.rows("non_covered") == SHIPPED["non_covered"]
    assert len(made.doubts) == 1


def test_bcp_27s_notes_are_those_of_the_shipped_file_but_for_their_codes() -> None:
    ours = [note["text"] for note in imported(BCP_27).data["note"]]
    assert ours == [note["text"] for note in SHIPPED["note"]]


def test_even_the_space_between_paragraphs_is_that_of_the_house_text() -> None:
    assert imported(BCP_27).data["section"] == SHIPPED["section"]


@pytest.mark.parametrize("form", FORMS)
def test_the_hearing_policy_is_what_its_keeper_made_of_it(form: str) -> None:
    made = imported(FORMS[form](HEARING))
    expected = lines(tomli.loads((EXAMPLES / "01-hearing.expected.toml").read_text("utf-8")))
    held = lines(made.data)
    for part in PARTS:
        assert held[part] == expected[part], part
    assert held["policy"].pop("counts")["covered"] == 22
    assert held["policy"] == expected["policy"]
    assert made.doubts == []


@pytest.mark.parametrize("name", ["01-hearing.docx", "11-hearing-2025.txt"])
def test_documents_as_a_keeper_receives_them(name: str) -> None:
    made = imported((EXAMPLES / name).read_bytes())
    expected = EXAMPLES / f"{name.rpartition('.')[0]}.expected.toml"
    assert all(
        lines(made.data)[part] == lines(tomli.loads(expected.read_text("utf-8")))[part]
        for part in PARTS
    )
    assert made.doubts == []


def test_a_plan_that_plans_toml_lacks_is_written_and_said() -> None:
    known = [plan for plan in PLANS if plan.id != "L0002310"]
    made = imported(HEARING, known)
    assert made.data["legend"]["3"]["plans"] == ["L0002310"]
    (doubt,) = made.doubts
    assert 'add to plans.toml [[plan]] id = "L0002310"' in doubt
