"""Which words of an entry a row shows, for what is looked for and the room there is, as a table."""

import pytest

from bcp_tui.policy import Listing
from bcp_tui.report.row_text import RowWanted, row_texts, summary
from tests.finder import make_book, make_revision

SHARED = (
    "administrative services, care coordination, and all necessary supplies "
    "(drugs and visits coded separately), per diem"
)
ROWS = {
    "A0001": f"Home infusion therapy, hydration therapy; {SHARED}",
    "A0002": f"Home infusion therapy, hydration therapy; up to 1 liter per day, {SHARED}",
    "A0003": f"Home infusion therapy, pain management; with implanted pump, {SHARED}",
    "A0004": (
        "Catheter care for a port by a nurse with training in the flushing of lines "
        "(includes heparin), each"
    ),
    "A0005": "Nutrition by tube, with lipids in a bag; every 8 hours",
    "A0006": "Nutrition by tube, with lipids in a bag; every 9 hours",
    **{f"A00{at}": f"Home infusion therapy, drug number {at}; {SHARED}" for at in range(10, 18)},
}


def listed() -> dict[str, Listing]:
    """The rows by their codes."""
    return {each.entry.code: each for each in make_book(make_revision(ROWS)).table.listings}


@pytest.mark.parametrize(
    ("code", "width", "looked_for", "shown", "highlighted"),
    [
        ("A0001", 60, "", "hydration therapy", []),
        ("A0001", 60, "supplies", "hydration therapy; … supplies", ["supplies"]),
        ("A0001", 40, "hydration diem", "hydration therapy; … diem", ["hydration", "diem"]),
        (
            "A0001",
            60,
            "infusion supplies therapy",
            "infusion … hydration therapy; … supplies",
            ["infusion", "therapy", "supplies"],
        ),
        (
            "A0001",
            30,
            "infusion supplies therapy",
            "infusion … hydration therapy",
            ["infusion", "therapy"],
        ),
        ("A0001", 20, "hydration diem", "hydration therapy", ["hydration"]),
        ("A0002", 40, "", "hydration therapy; up to 1 liter per day", []),
        ("A0002", 39, "", "… up to 1 liter per day", []),
        ("A0002", 30, "", "… up to 1 liter per day", []),
        ("A0002", 20, "", "… up to 1 liter …", []),
        ("A0002", 40, "liter", "hydration therapy; up to 1 liter per day", ["liter"]),
        ("A0002", 20, "liter", "… up to 1 liter …", ["liter"]),
        (
            "A0002",
            60,
            "supplies",
            "hydration therapy; up to 1 liter per day, … supplies",
            ["supplies"],
        ),
        ("A0002", 30, "supplies", "… up to 1 liter … supplies", ["supplies"]),
        ("A0002", 20, "supplies", "… supplies", ["supplies"]),
        ("A0002", 30, "hydration diem", "hydration therapy; … diem", ["hydration", "diem"]),
        (
            "A0002",
            30,
            "infusion supplies therapy",
            "infusion … hydration therapy …",
            ["infusion", "therapy"],
        ),
        ("A0003", 60, "", "pain management; with implanted pump", []),
        ("A0003", 30, "", "pain management …", []),
        ("A0003", 30, "pump pain", "pain management; … pump …", ["pain", "pump"]),
        ("A0003", 20, "pump pain", "pain … pump …", ["pain", "pump"]),
        (
            "A0003",
            100,
            "supplies",
            "pain management; with implanted pump, … supplies",
            ["supplies"],
        ),
        (
            "A0003",
            30,
            "infusion supplies therapy",
            "infusion therapy … supplies",
            ["infusion", "therapy", "supplies"],
        ),
        ("A0003", 20, "hydration diem", "… diem", ["diem"]),
        (
            "A0004",
            100,
            "",
            ROWS["A0004"],
            [],
        ),
        ("A0004", 60, "", "Catheter care for a port by a nurse with training … lines …", []),
        ("A0004", 40, "", "Catheter care for a port by a nurse …", []),
        ("A0004", 30, "", "Catheter care for a port …", []),
        ("A0004", 20, "", "Catheter care … each", []),
        ("A0004", 10, "", "… a port …", []),
        (
            "A0004",
            60,
            "heparin nurse",
            "Catheter care for a port by a nurse … (includes heparin) …",
            ["nurse", "heparin"],
        ),
        (
            "A0004",
            40,
            "heparin nurse",
            "… a nurse … lines (includes heparin) …",
            ["nurse", "heparin"],
        ),
        ("A0004", 30, "heparin nurse", "… a nurse … lines … heparin …", ["nurse", "heparin"]),
        ("A0004", 20, "heparin nurse", "… nurse … heparin …", ["nurse", "heparin"]),
        ("A0005", 60, "", "Nutrition by tube, with lipids in a bag; every 8 hours", []),
        ("A0005", 30, "", "Nutrition …; every 8 hours", []),
        ("A0005", 30, "lipids bag", "… lipids …; every 8 hours", ["lipids"]),
        ("A0005", 26, "lipids bag", "… lipids …; every 8 hours", ["lipids"]),
        ("A0005", 25, "lipids bag", "… lipids in a bag …", ["lipids", "bag"]),
        ("A0010", 60, "", "drug number 10", []),
        ("A0010", 30, "infusion supplies therapy", "infusion … drug number 10", ["infusion"]),
        (
            "A0010",
            60,
            "infusion supplies therapy",
            "infusion therapy … drug number 10; … supplies",
            ["infusion", "therapy", "supplies"],
        ),
    ],
)
def test_a_row_shows(
    code: str, width: int, looked_for: str, shown: str, highlighted: list[str]
) -> None:
    (row,) = row_texts([RowWanted(listed()[code], width, frozenset(looked_for.split()))])
    assert row.text == shown
    assert [row.text[start:end] for start, end in row.spans] == highlighted


TURNED = {
    "A0001": "Gauze dressing, sterile, without adhesive border, for a wound; each roll of 5 yards",
    "A0002": "Gauze dressing, sterile, with adhesive border; each roll of 6 yards",
    "A0003": "Pump supplies not used with an external pump, per cassette; list each part",
    "A0004": "Catheter, straight, with or without coating (silicone, hydrophilic)",
    "A0005": "Gauze, impregnated, other than water, saline, or zinc paste, sterile, each",
}


@pytest.mark.parametrize(
    ("code", "width", "looked_for", "shown"),
    [
        ("A0001", 60, "border", "… without adhesive border, for a wound; each roll of 5 yards"),
        ("A0001", 44, "border", "… without adhesive border, … 5 yards"),
        ("A0001", 30, "border", "… without adhesive … 5 yards"),
        ("A0001", 40, "without", "… without adhesive border, … 5 yards"),
        ("A0001", 24, "without", "… a wound; … 5 yards"),
        ("A0002", 30, "border", "… adhesive border; … 6 yards"),
        ("A0003", 40, "external pump", "Pump … not used with an external pump …"),
        ("A0003", 30, "external pump", "Pump supplies not used …"),
        ("A0003", 30, "used", "… not used with an external …"),
        ("A0004", 28, "coating", "… with or without coating …"),
        ("A0005", 30, "zinc", "… other than water, … each"),
    ],
)
def test_what_was_looked_for_is_shown_with_what_turns_it_or_not_at_all(
    code: str, width: int, looked_for: str, shown: str
) -> None:
    listings = make_book(make_revision(TURNED)).table.listings
    listing = next(each for each in listings if each.entry.code == code)
    (row,) = row_texts([RowWanted(listing, width, frozenset(looked_for.split()))])
    assert row.text == shown


def test_a_summary_has_sixty_columns() -> None:
    assert summary(listed()["A0004"]) == (
        "Catheter care for a port by a nurse with training … lines …"
    )


def test_rows_that_would_read_alike_show_what_tells_them_apart() -> None:
    wanted = [RowWanted(listed()[code], 20, frozenset(["supplies"])) for code in ("A0002", "A0003")]
    assert [row_texts([each])[0].text for each in wanted] == ["… supplies", "… supplies"]
    told_apart = ["… up to 1 liter …", "pain management …"]
    assert [row.text for row in row_texts(wanted)] == told_apart


def test_the_same_row_twice_stays_as_it_is() -> None:
    wanted = RowWanted(listed()["A0002"], 20)
    assert [row.text for row in row_texts([wanted, wanted])] == ["… up to 1 liter …"] * 2


VISITS = {
    "A0007": "Visit by a nurse, administration of a special drug, up to 2 hours",
    "A0008": (
        "Visit by a nurse, administration of a special drug, each additional hour "
        "(List separately in addition to code for primary procedure)"
    ),
    "A0009": (
        "Bath by an aide, with the help of a special chair, each additional hour "
        "(List separately in addition to code for primary procedure)"
    ),
    **{f"A00{at}": f"Visit by a nurse, treatment number {at}" for at in range(10, 18)},
}


@pytest.mark.parametrize("width", [36, 39, 60])
def test_what_only_adds_to_another_code_shows_what_it_adds(width: int) -> None:
    listed = make_book(make_revision(VISITS)).table.listings
    first, adds = (row.text for row in row_texts([RowWanted(each, width) for each in listed[:2]]))
    assert "up to 2 hours" in first
    assert "each additional hour" in adds
