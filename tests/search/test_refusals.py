"""Refusals: what a query says that a thing is not, or is without."""

import pytest

from bcp_tui.policy import Synonym
from tests.finder import Finder, make_book, make_revision

DENIED = make_book(
    make_revision(
        {
            "A0001": "Crutches, wood, with tips",
            "A0002": "Crutches, other than wood, with tips",
            "A0003": "Apnea monitor, with recording feature",
            "A0004": "Apnea monitor, without recording feature",
            "A0005": "Ostomy pouch, with filter, without tap",
            "A0006": "Ostomy pouch, without filter, with tap",
            "A0007": "Pacemaker, rate-responsive",
            "A0008": "Pacemaker, non rate-responsive",
            "A0009": "Pump, programmable",
            "A0010": "Pump, nonprogrammable",
        }
    ),
    synonyms=(Synonym(("filters",), "filter"),),
)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("crutches not wood", "A0002"),
        ("crutches that aren't wood", "A0002"),
        ("apnea monitor that does not record", "A0004"),
        ("apnea monitor recording", "A0003"),
        ("ostomy pouch without filter", "A0006"),
        ("ostomy pouch w/o filter", "A0006"),
        ("ostomy pouch w/o filter w/ tap", "A0006"),
        ("ostomy pouch w/filter", "A0005"),
        ("pacemaker not rate responsive", "A0008"),
        ("pacemaker rate responsive", "A0007"),
        ("pump that is not programmable", "A0010"),
        ("pump can't be programmed", "A0010"),
        ("pacemaker neither rate responsive nor programmable", "A0008"),
        ("non-programmable pump", "A0010"),
        ("programmable pump", "A0009"),
    ],
)
def test_what_a_thing_is_not(query: str, first: str) -> None:
    assert Finder(DENIED).codes(query)[0] == first


NOT_SO = make_book(
    make_revision(
        {
            "A0001": "Helmet, hard, custom fabricated",
            "A0002": "Helmet, hard, prefabricated",
            "A0003": "Infusion, chemotherapy, per visit",
            "A0004": "Infusion, other than chemotherapeutic drugs, per visit",
            "A0005": "Insertion tray with drainage bag with catheter",
            "A0006": "Insertion tray with drainage bag but without catheter",
            "A0007": "Supplies not used with a pump",
            "A0008": "Supplies for a pump",
            "A0009": "Infusion, hydration, per day, not otherwise classified",
            "A0010": "Helmet, soft, custom fabricated",
        }
    ),
    synonyms=(Synonym(("chemo",), "chemotherapy"),),
)


@pytest.mark.parametrize(
    ("query", "first", "not_whole"),
    [
        ("hard helmet not custom", "A0002", "A0001"),
        ("hard helmet no custom", "A0002", "A0001"),
        ("hard helmet other than custom", "A0002", "A0001"),
        ("hard helmet except custom", "A0002", "A0001"),
        ("non custom hard helmet", "A0002", "A0001"),
        ("hard helmet neither custom nor soft", "A0002", "A0001"),
        ("infusion per visit anything but chemo", "A0004", "A0003"),
        ("infusion per visit not the chemo", "A0004", "A0003"),
        ("infusion per visit ANYTHING BUT the chemo", "A0004", "A0003"),
        ("infusion per visit not for chemo", "A0004", "A0003"),
        ("supplies no pump", "A0007", "A0008"),
        ("infusion not hydration", "A0003", "A0009"),
        ("infusion not hydration or chemotherapy", "A0004", "A0003"),
    ],
)
def test_what_a_thing_is_not_though_no_row_says_so(query: str, first: str, not_whole: str) -> None:
    finder = Finder(NOT_SO)
    assert finder.codes(query)[0] == first
    assert not_whole not in finder.codes(query, "text")


def test_a_row_that_is_silent_is_no_sure_answer_for_without() -> None:
    assert Finder(NOT_SO).codes("hard helmet without custom", "text") == []
    assert Finder(NOT_SO).codes("hard helmet not custom", "text") == ["A0002"]


def test_what_callers_call_what_a_thing_is_without() -> None:
    assert Finder(NOT_SO).codes("insertion tray w bag no cath")[0] == "A0006"


@pytest.mark.parametrize("query", ["not custom", "no pump"])
def test_who_says_nothing_else_means_what_is_not_so(query: str) -> None:
    assert Finder(NOT_SO).codes(query)


@pytest.mark.parametrize(
    ("query", "refused"),
    [
        ("pump that is not programmable", "A0009"),
        ("pump can't be programmed", "A0009"),
        ("crutch other than wood", "A0001"),
        ("ostomy pouch without filter", "A0005"),
        ("pacemaker not rate responsive", "A0007"),
        ("apnea monitor that does not record", "A0003"),
    ],
)
def test_what_is_refused_is_no_sure_answer_where_a_row_says_the_refusal(
    query: str, refused: str
) -> None:
    finder = Finder(DENIED)
    assert refused not in finder.codes(query, "text")


def test_only_what_rows_join_to_it_is_refused_behind_without() -> None:
    book = make_book(
        make_revision(
            {
                "A0001": "Gauze, non-sterile, without adhesive border",
                "A0002": "Gauze, sterile, without adhesive border",
                "A0003": "Gauze, sterile, with adhesive border",
            }
        )
    )
    for query in ("gauze without adhesive border sterile", "gauze no border sterile"):
        assert Finder(book).codes(query, "text") == ["A0002"]


def test_a_refusal_that_only_other_rows_say_is_set_apart() -> None:
    book = make_book(
        make_revision(
            {
                "A0001": "Manual chair",
                "A0002": "Motorized chair",
                "A0003": "Ventilator, non-motorized",
                "A0004": "Chair, not otherwise specified",
            }
        )
    )
    assert Finder(book).codes("chair not motorized", "text") == ["A0001", "A0004"]


CONTRAST = make_book(
    make_revision(
        {
            "A0001": "Angiography without contrast, chest",
            "A0002": "Angiography with contrast, chest",
            "A0003": "Angiography without contrast followed by with contrast, chest",
            "A0004": "Catheter, straight, with or without coating",
            "A0005": "Catheter, curved",
            "A0006": "Gauze, other than water, saline, or zinc paste",
            "A0007": "Gauze, saline",
        }
    )
)


@pytest.mark.parametrize(
    ("query", "sure"),
    [
        ("chest angiography with contrast", ["A0002", "A0003"]),
        ("chest angiography w contrast", ["A0002", "A0003"]),
        ("chest angiography no contrast", ["A0001", "A0003"]),
        ("catheter with coating", ["A0004"]),
        ("saline gauze", ["A0007"]),
        ("gauze not saline", ["A0006"]),
    ],
)
def test_a_row_that_is_without_a_thing_is_no_sure_answer_to_it(query: str, sure: list[str]) -> None:
    assert Finder(CONTRAST).codes(query, "text") == sure


def test_what_one_row_excludes_is_not_looked_for_where_the_others_are_silent(
    finder: Finder,
) -> None:
    sure = finder.codes("infusion not chemotherapy", "text")
    assert sure[0] == "96360"
    assert {"S9329", "S9330", "S9331", "Q0084"}.isdisjoint(sure)


EITHER_WAY = make_book(
    make_revision(
        {
            "A0001": "Imaging, brain, with contrast",
            "A0002": "Imaging, brain, without contrast",
            "A0003": "Imaging, brain, with and without contrast",
            "A0004": "Imaging, brain, with/without contrast",
            "A0005": "Tray without bag with catheter",
            "A0006": "Tray with bag without catheter",
            "A0007": "Drug other than oral, for home or clinic use",
            "A0008": "Wool; other than sheep; foam or cotton",
            "A0009": "Cushion, not adjustable, foam",
            "A0010": "Cushion, gel",
            "A0011": "Care, not otherwise classified; includes administrative services",
            "A0012": "Care, programmable",
            "A0013": "Care, non-programmable",
        }
    )
)


@pytest.mark.parametrize(
    ("query", "sure"),
    [
        ("brain imaging with contrast", ["A0001", "A0003", "A0004"]),
        ("brain imaging with or without contrast", ["A0001", "A0002", "A0003", "A0004"]),
        ("brain imaging w/ or w/o contrast", ["A0001", "A0002", "A0003", "A0004"]),
        ("brain imaging without contrast", ["A0002", "A0003", "A0004"]),
        ("tray with catheter", ["A0005"]),
        ("tray without catheter", ["A0006"]),
        ("drug for home", ["A0007"]),
        ("wool foam", ["A0008"]),
        ("cushion not foam", ["A0010"]),
        ("care not administrative", ["A0012", "A0013"]),
        ("why isn't programmable care covered", ["A0012"]),
        ("care that isn't programmable", ["A0013"]),
    ],
)
def test_what_turns_a_word_and_how_far(query: str, sure: list[str]) -> None:
    assert sorted(Finder(EITHER_WAY).codes(query, "text")) == sure


@pytest.mark.parametrize(
    "query", ["no no no", "neither nor", "not not pump", "w/o w/o", "isn't", "with or without"]
)
def test_nothing_but_a_refusal_finds_no_sure_row(query: str) -> None:
    found = Finder(EITHER_WAY).search(query)
    assert all(each.match == "partial" for each in found.entries)
