"""Whatever a document holds: nothing is raised, nothing is dropped, and the file can be read."""

import re

import tomli
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bcp_tui.documents import Unreadable, read_document, toml_text
from tests.documents.policies import COVERED, NOT_COVERED, PLANS, ROW, document

CODES = st.one_of(
    st.from_regex(r"[A-HJ-NP-Z][0-9]{4}", fullmatch=True),
    st.from_regex(r"[0-9]{5}( ?[-–/,;] ?[0-9]{5})?", fullmatch=True),
    st.sampled_from(["V5O50", "E1390-RR", "0042T", "9255", "92550 to 92560", "S9O9O, S9O91"]),
)
CELLS = st.one_of(
    st.sampled_from(
        ["N", "Y", "1, 2", "Y*", "N**", "", "9", "Y (see section 5.0)", "Hearing Aids"]
    ),
    st.text(
        st.characters(exclude_characters="\n\r\f\v\t\x1c\x1d\x1e\x85\u2028\u2029"), max_size=20
    ),
)
ROWS = st.lists(st.tuples(CODES, CELLS, CELLS, CELLS).map("\t".join), min_size=1, max_size=8)
LINES = st.lists(
    st.one_of(
        st.text(max_size=40),
        st.sampled_from(
            [*COVERED.split("\n"), *NOT_COVERED.split("\n"), ROW, "5.0 Terms:", "\f", ""]
        ),
        ROWS.map("\n".join),
    ),
    max_size=12,
).map("\n".join)


def made_of(data: bytes) -> str:
    """The file that an import makes; empty if the document is no policy."""
    try:
        draft = read_document(data, PLANS)
    except Unreadable:
        return ""
    if draft is None:
        return ""
    text = toml_text(draft, "document.txt")
    tomli.loads(text)
    return text


@given(st.one_of(LINES, LINES.map(lambda text: document(text))))
@example("Title: BCP-1 A\n1.0 A\n2.0 B\n")
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str) -> None:
    made_of(text.encode("utf-8", "replace"))


@given(st.binary(max_size=300), st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\xff\xfe"]))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_read(data: bytes, start: bytes) -> None:
    made_of(start + data)


@given(ROWS)
@settings(max_examples=150, deadline=None)
def test_no_code_of_a_table_is_dropped(rows: list[str]) -> None:
    text = made_of(document("\n".join((COVERED, *rows))).encode("utf-8", "replace"))
    for row in rows:
        cell = row.split("\t")[0]
        for code in re.findall(r"[A-Z0-9]{4,5}", cell):
            assert code in text, f"{code} of {row!r} is not in the file"


@given(ROWS, st.integers(30, 70), st.integers(0, 9))
@settings(max_examples=150, deadline=None)
def test_no_code_of_a_laid_out_table_is_dropped(rows: list[str], width: int, indent: int) -> None:
    wide = (8 + indent, 8 + indent + width, 24 + indent + width)

    def laid_out(row: str) -> str:
        code, description, symbols, cost_share = row.split("\t")
        line = f"{' ' * indent}{code}".ljust(wide[0] + 16) + description
        return line.ljust(wide[1] + 20) + "  " + symbols.ljust(18) + "  " + cost_share

    header = laid_out("Code\tDescription\tPrior Approval\tBenefit Plan Cost Share Reference")
    table = "\n".join(["COVERED CODES", header, *map(laid_out, rows)])
    whole = (
        document(table)
        .replace("Revision Date\t", "Revision Date   ")
        .replace("2/18\t", "2/18     ")
    )
    text = made_of(whole.encode("utf-8", "replace"))
    for row in rows:
        for code in re.findall(r"[A-Z0-9]{4,5}", row.split("\t")[0]):
            assert code in text, f"{code} of {row!r} is not in the file"
