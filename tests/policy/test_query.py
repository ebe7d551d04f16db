"""Reading a query: what is a code, the beginning of codes, or a word; and which codes are near."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcp_tui.policy import CodeTable, Query, read_query
from tests.finder import make_revision

LISTED = ("E0781", "E0783", "S9494", "S9497", "96365", "96409-96411", "B4150", "99601", "K0552")
AROUND = [("covered", ""), ("for", ""), ("her", ""), ("mom", "")]
TABLE = CodeTable([make_revision(dict.fromkeys(LISTED, "Something"))])


def kinds(query: Query) -> list[tuple[str, str]]:
    """Each part as it is read, and what it is."""
    return [
        (
            str(part.codes or part.begins or part.typed),
            "code" if part.codes else "begins" if part.begins else "",
        )
        for part in query.parts
    ]


@pytest.mark.parametrize(
    ("typed", "parts", "words"),
    [
        ("S9494", [("S9494", "code")], ""),
        ("s94", [("S94", "begins")], ""),
        ("s", [("S", "begins")], ""),
        ("S 94", [("S94", "begins")], ""),
        ("963", [("963", "begins")], ""),
        ("is 963 covered", [("is", ""), ("963", "begins"), ("covered", "")], ""),
        ("saline 963 ml", [("saline", ""), ("963 ml", "")], "saline 963 ml"),
        ("s saline", [("s", ""), ("saline", "")], "s saline"),
        ("E781", [("E0781", "code")], ""),
        ("E 781", [("E0781", "code")], ""),
        ("code E781", [("code", ""), ("E0781", "code")], ""),
        ("96365 to 8 hours", [("96365", "code"), ("to", ""), ("8 hours", "")], ""),
        ("96365 pump 8 hours", [("96365", "code"), ("pump", ""), ("8 hours", "")], "pump 8 hours"),
        ("s94 8 hours", [("S94", "begins"), ("8 hours", "")], "8 hours"),
        ("is S9494 covered for her mom", [("is", ""), ("S9494", "code"), *AROUND], ""),
        ("E784", [("E784", "")], "E784"),
        ("K55", [("K55", "")], "K55"),
        ("K552", [("K0552", "code")], ""),
        ("S9494 pump, S9999", [("S9494", "code"), ("pump", ""), ("S9999", "code")], "pump,"),
        ("", [], ""),
    ],
)
def test_parts(typed: str, parts: list[tuple[str, str]], words: str) -> None:
    query = read_query(typed, TABLE)
    assert kinds(query) == parts
    assert " ".join(query.words.split()) == words


def test_no_zero_is_restored_where_listed_codes_begin_so() -> None:
    table = CodeTable([make_revision({"E0781": "A pump", "E7810": "Another thing"})])
    assert kinds(read_query("E781", table)) == [("E781", "begins")]


def test_a_restored_zero_is_said() -> None:
    (part,) = read_query("E 781", TABLE).parts
    assert (part.typed, part.read_as) == ("E 781", "E0781")


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("E0784", ("E0783", "E0781")),  # neighbours, one digit wrong
        ("S9449", ("S9494",)),  # two digits exchanged
        ("84150", ("B4150",)),  # B looks like 8
        ("96412", ("96409-96411",)),  # beside a range
        ("99661", ("99601",)),
        ("S94944", ("S9494",)),  # one too many
        ("S944", ("S9494",)),  # one too few
        ("S9S94", ("S9494",)),  # a letter in the number
        ("99213", ()),
        ("J9999", ()),
        ("", ()),
        ("hospital bed", ()),
    ],
)
def test_similar(asked: str, near: tuple[str, ...]) -> None:
    assert TABLE.similar(asked) == near


@given(st.text(max_size=60))
def test_any_text_is_read_and_never_similar_to_itself(text: str) -> None:
    query = read_query(text, TABLE)
    assert len(query.codes) <= len(query.parts)
    for part in query.parts:
        assert part.typed not in TABLE.similar(part.typed)
