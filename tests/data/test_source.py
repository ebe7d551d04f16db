"""The shipped BCP-27 says what the policy's own text says; both are read without our loader."""

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import tomli

DATA = Path(__file__).parents[2] / "data"
SOURCE = (DATA / "sources" / "BCP-27.txt").read_text(encoding="utf-8")
TOML = tomli.loads((DATA / "policies" / "bcp-27-2023-10-01.toml").read_text(encoding="utf-8"))
PLANS = tomli.loads((DATA / "plans.toml").read_text(encoding="utf-8"))["plan"]

STRAIGHT_QUOTES = str.maketrans("‘’“”", "''\"\"")
HEADING = re.compile(r"(Important Information|\d\.0)(?: -)? (.+?):?")
LIST_MARK = re.compile(r"^(?:[A-Za-z]|\d)\. ")

Sections = dict[tuple[str, str], list[str]]


def plain(text: str) -> str:
    """The text with straight quotes and single spaces, without the marks its extraction left."""
    text = text.translate(STRAIGHT_QUOTES).replace("**", "").strip().removeprefix("- ")
    return " ".join(re.sub(r"<(https?://[^>]+)>", r"\1", text).split())


def source_table(title: str) -> list[list[str]]:
    """The cells of each row; a line without a code goes on with the row that a page break cut."""
    rows: list[list[str]] = []
    inside = False
    for line in SOURCE.splitlines():
        if line.startswith(f"{title}\t"):
            inside = True
        elif not line.strip():
            inside = False
        elif inside and not line.startswith("Code\t"):
            cells = [plain(cell) for cell in line.split("\t")]
            if cells[0]:
                rows.append(cells)
            else:
                rows[-1] = [" ".join(parts).strip() for parts in zip(rows[-1], cells, strict=True)]
    return rows


def source_prose() -> tuple[list[str], Sections]:
    """The paragraphs outside tables: the front page's, then each section's by number and title."""
    front: list[str] = []
    sections: Sections = {}
    paragraphs = front
    for line in SOURCE.splitlines():
        text = plain(line)
        if heading := HEADING.fullmatch(text):
            paragraphs = sections[heading[1], heading[2]] = []
        elif text and "\t" not in line:
            paragraphs.append(text)
    return front, sections


def printed_date(label: str) -> date:
    found = re.search(rf"^{label}: (.+)$", SOURCE, re.MULTILINE)
    assert found, f"the policy prints no {label}"
    return datetime.strptime(found[1], "%m/%d/%Y").date()


def test_the_policy_has_88_covered_and_10_non_covered_rows() -> None:
    assert (len(source_table("COVERED CODES")), len(TOML["covered"])) == (88, 88)
    assert (len(source_table("NON-COVERED CODES")), len(TOML["non_covered"])) == (10, 10)


def test_every_cell_of_the_covered_rows_is_the_policys() -> None:
    printed = [
        {
            "code": code.replace(" - ", "-"),
            "description": description,
            "prior_approval": prior_approval,
            "cost_share": cost_share.split("; "),
        }
        for code, description, prior_approval, cost_share in source_table("COVERED CODES")
    ]
    assert [
        {k: v for k, v in row.items() if k != "continues"} for row in TOML["covered"]
    ] == printed


def test_every_cell_of_the_non_covered_rows_is_the_policys() -> None:
    printed = [
        {"code": code, "description": description, "reason": reason}
        for code, description, reason in source_table("NON-COVERED CODES")
    ]
    assert TOML["non_covered"] == printed


def test_the_rows_that_read_on_from_another_name_it() -> None:
    assert {row["code"]: row["continues"] for row in TOML["covered"] if "continues" in row} == {
        "96361": "96360",
        "96366": "96365",
        "96367": "96365",
        "96368": "96365",
        "96375": "96374",
        "96376": "96374",
    }


def test_the_legend_has_the_policys_12_symbols_and_meanings() -> None:
    [printed] = re.findall(r"^Prior Approval Legend: (.+)\.$", SOURCE, re.MULTILINE)
    meanings = dict(item.split(" = ") for item in re.split(r"[;,] ", printed))
    assert len(meanings) == 12
    assert {symbol: entry["means"] for symbol, entry in TOML["legend"].items()} == meanings


def test_each_symbol_stands_for_the_plans_that_its_meaning_names() -> None:
    def named(meaning: str, plan: dict[str, Any]) -> bool:
        other_variant = meaning.endswith("Union Only") and plan["name"].endswith("Non-Union")
        return plan.get("group", plan["id"]) in meaning and not other_variant

    for symbol, entry in TOML["legend"].items():
        plans = [plan["id"] for plan in PLANS if named(entry["means"], plan)]
        assert entry["plans"] == {"Y": "all", "N": "none"}.get(symbol, plans)


def test_the_title_and_the_dates_are_the_policys() -> None:
    policy = TOML["policy"]
    assert f"\nTitle: {policy['id']} {policy['title']}\n" in SOURCE
    assert policy["effective"] == printed_date("Effective Date")
    assert policy["original_effective"] == printed_date("Original Effective Date")
    assert policy["next_review"] == printed_date("Next Review Date")


def test_the_sections_hold_every_paragraph_of_the_policy_and_no_other() -> None:
    front, printed = source_prose()
    opening = [text for text in front if not text.startswith(("Title:", "Effective Date:"))]
    first = next(iter(printed))
    printed[first] = opening + printed[first]

    held = {
        (section["number"], section["title"]): [
            line.strip() for line in section["text"].splitlines() if line.strip()
        ]
        for section in TOML["section"]
    }
    assert list(held.items()) == list(printed.items())


def test_the_revision_history_is_the_policys() -> None:
    held = [[revision["date"], revision["reason"]] for revision in TOML["revision"]]
    assert held == source_table("Revision Date")


def test_every_note_is_in_the_words_of_the_section_that_it_names() -> None:
    _, printed = source_prose()
    words = {
        number: " ".join(LIST_MARK.sub("", paragraph) for paragraph in paragraphs)
        for (number, _), paragraphs in printed.items()
    }
    for note in TOML["note"]:
        [section] = [number for number in words if note["section"].startswith(number)]
        assert note["text"] in words[section]


def test_the_notes_go_with_the_answers_that_they_are_about() -> None:
    out_of_network = {"network": "out", "requires_prior_approval": True}
    untold = ("text", "in_short")
    assert [{k: v for k, v in note.items() if k not in untold} for note in TOML["note"]] == [
        {"section": "1.0", "applies_to": "covered"} | out_of_network,
        {"section": "3.0 A", "applies_to": "covered", "about": "medication"},
        {"section": "3.0 A.1", "applies_to": "covered", "about": "medication"},
        {"section": "1.0", "applies_to": "covered"},
        {"section": "3.0 B.1", "applies_to": ["A4305", "A4306"]},
        {"section": "1.0", "applies_to": "unlisted"},
        {"section": "Important Information", "applies_to": "all"},
        {"section": "1.0", "applies_to": "all", "caution": True},
    ]
