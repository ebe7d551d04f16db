"""What only Word documents have: lists that Word numbers, tracked changes, merged cells."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.documents.made import as_docx
from tests.documents.policies import COVERED, document, imported


def definition(number: int, *levels: str) -> str:
    """A list of Word's, by the kind of number and the text of each level."""
    inside = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{level.split()[0]}"/>'
        f'<w:lvlText w:val="{level.split()[1]}"/></w:lvl>'
        for depth, level in enumerate(levels)
    )
    name = f'{nsdecls("w")} w:abstractNumId="{number}"'
    return f"<w:abstractNum {name}>{inside}</w:abstractNum>"


NUMBERING = definition(90, "upperLetter %1.", "decimal %2.", "lowerRoman %3.")
SECTIONS = definition(91, "decimal %1.0")

Changed = Callable[[Any], None]


def changed(text: str, change: Changed) -> bytes:
    """The text as a Word document that is changed before it is saved."""
    made = Document(BytesIO(as_docx(text)))
    change(made)
    saved = BytesIO()
    made.save(saved)
    return saved.getvalue()


def paragraph_of(made: Any, words: str) -> Any:
    return next(
        one
        for one in made.element.body.iter()
        if one.tag.endswith("}p") and words in one.xpath("string(.)")
    )


def number(made: Any, words: str, depth: int, of: int = 90) -> None:
    """Give a paragraph a number of Word's."""
    properties = paragraph_of(made, words).get_or_add_pPr()
    properties.append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{of}"/></w:numPr>'
        )
    )


def with_lists(made: Any) -> None:
    numbering = made.part.numbering_part.element
    for at, one in enumerate((NUMBERING, SECTIONS)):
        numbering.insert(at, parse_xml(one))
        inside = f'<w:abstractNumId w:val="{90 + at}"/>'
        use = f'<w:num {nsdecls("w")} w:numId="{90 + at}">{inside}</w:num>'
        numbering.append(parse_xml(use))


def test_the_numbers_that_word_gives_lists_are_in_the_text() -> None:
    words = [
        "Aids are covered:",
        "for both ears",
        "within a year",
        "Batteries are not:",
        "any kind",
    ]
    text = document(f"{COVERED}\n92550\tA\tN\tX", more="\n" + "\n\n".join(words) + "\n")

    def change(made: Any) -> None:
        with_lists(made)
        for one, depth in zip(words, (0, 1, 2, 0, 1), strict=True):
            number(made, one, depth)

    made = imported(changed(text, change))
    section = next(row for row in made.data["section"] if row["number"] == "1.0")
    assert section["text"].split("\n\n", 1)[1] == (
        "A. Aids are covered:\n   1. for both ears\n      i. within a year\n\n"
        "B. Batteries are not:\n   1. any kind"
    )
    assert made.doubts == []


def test_headings_that_word_numbers() -> None:
    text = document(f"{COVERED}\n92550\tA\tN\tX").replace("1.0 Policy:", "Policy:")

    def change(made: Any) -> None:
        with_lists(made)
        number(made, "Policy:", 0, 91)

    made = imported(changed(text, change))
    assert "1.0" in [row["number"] for row in made.data["section"]]


def run(words: str, deleted: bool = False) -> str:
    tag = "delText" if deleted else "t"
    return f'<w:r><w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'


def tracked(made: Any, words: str, old: str, new: str) -> None:
    paragraph = paragraph_of(made, words)
    for child in list(paragraph):
        if child.tag.endswith("}r"):
            paragraph.remove(child)
    who = 'w:id="1" w:author="A" w:date="2024-01-01T00:00:00Z"'
    for xml in (f"<w:del {who} NS>{run(old, True)}</w:del>", f"<w:ins {who} NS>{run(new)}</w:ins>"):
        paragraph.append(parse_xml(xml.replace("NS", nsdecls("w"))))


def test_tracked_changes_are_taken_as_accepted_and_said() -> None:
    text = document(f"{COVERED}\n92550\tOld test\tN\tX")
    made = imported(changed(text, lambda one: tracked(one, "Old test", "Old test", "New test")))
    assert made.rows()[0]["description"] == "New test"
    (doubt,) = made.doubts
    assert 'tracked change: "Old test" is deleted and "New test" is inserted' in doubt
    assert doubt.startswith("page 1 table 1 row 3: ")
    assert "accepted" in doubt


def test_a_row_that_is_deleted_in_tracked_changes_is_not_taken() -> None:
    text = document(f"{COVERED}\n92550\tA\tN\tX\n92551\tB\tN\tX")

    def change(made: Any) -> None:
        row = made.tables[0].rows[2]._tr
        row.get_or_add_trPr().append(
            parse_xml(
                f'<w:del {nsdecls("w")} w:id="1" w:author="A" w:date="2024-01-01T00:00:00Z"/>'
            )
        )

    made = imported(changed(text, change))
    assert made.codes() == ["92551"]
    assert any("92550" in one and "row is deleted" in one for one in made.doubts)


@pytest.mark.parametrize("kind", ["strike", "dstrike"])
def test_a_row_that_is_struck_through_by_hand_is_left_out(kind: str) -> None:
    def change(made: Any) -> None:
        setattr(
            made.tables[0].rows[2].cells[1].paragraphs[0].runs[0].font,
            kind.replace("dstrike", "double_strike"),
            True,
        )

    made = imported(changed(document(f"{COVERED}\n92550\tA\tN\tX"), change))
    assert made.codes() == []
    assert any("struck through" in one for one in made.doubts)


def test_a_cell_that_is_merged_over_rows_is_each_rows() -> None:
    def change(made: Any) -> None:
        table = made.tables[0]
        table.cell(3, 3).text = ""
        table.cell(2, 3).merge(table.cell(3, 3))

    text = document(f"{COVERED}\n92550\tA\tN\tHearing Aids\n92551\tB\tN\tX")
    made = imported(changed(text, change))
    assert [row["cost_share"] for row in made.rows()] == [["Hearing Aids"]] * 2


def test_lines_of_a_cell_are_codes_and_references() -> None:
    def change(made: Any) -> None:
        cells = made.tables[0].rows[2].cells
        cells[0].text, cells[3].text = "92550\n92551", "Hearing Aids\nMedical Supplies"

    made = imported(changed(document(f"{COVERED}\n92550\tA\tN\tX"), change))
    assert made.codes() == ["92550", "92551"]
    assert made.rows()[0]["cost_share"] == ["Hearing Aids", "Medical Supplies"]


def test_a_mark_that_is_raised_is_that_of_a_footnote() -> None:
    def change(made: Any) -> None:
        raised = made.tables[0].rows[2].cells[2].paragraphs[0].add_run("1")
        raised.font.superscript = True
        note = next(one for one in made.paragraphs if one.text == "1 Both ears.")
        note.runs[0].text = ""
        note.add_run("1").font.superscript = True
        note.add_run(" Both ears.")

    text = document(f"{COVERED}\n92550\tA\tN\tX").replace("\n\n5.0", "\n1 Both ears.\n\n5.0")
    made = imported(changed(text, change))
    assert made.rows()[0]["prior_approval"] == "N"
    assert made.data["note"][-1]["text"] == "Both ears."
