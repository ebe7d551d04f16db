"""Data that are too much are told of in a line, at once; nothing is read for ever or kept."""

from pathlib import Path

import pytest

from bcp_tui import limits
from bcp_tui.library import check
from tests.library.conftest import PLANS, POLICY, POLICY_NAME, DataFolder

ROW = """
[[covered]]
code = "{code}"
description = "Visit"
prior_approval = "Y"
cost_share = ["Home Visits"]
"""


def rows(count: int, more: str = "") -> str:
    codes = [f"{letter}{number:04}" for letter in "CEGHJ" for number in range(10_000)]
    return "".join(
        ROW.format(code=code) + more.format(before=codes[at - 1])
        for at, code in enumerate(codes[:count])
    )


def with_rows(text: str, count: int) -> str:
    return POLICY.replace("covered = 3", f"covered = {3 + count}") + text


TOO_MUCH = {
    "a file": (
        POLICY_NAME,
        POLICY + "#" * limits.FILE_BYTES,
        f"1: file: has more than {limits.FILE_BYTES:,} bytes",
    ),
    "parts of a header": (
        POLICY_NAME,
        f"{POLICY}[{'.'.join(['a'] * 20_000)}]\n",
        f": has a key of more than {limits.KEY_PARTS} dotted parts",
    ),
    "parts of a key": (
        POLICY_NAME,
        f"x = {{ {'.'.join(['a'] * 20_000)} = 1 }}\n{POLICY}",
        f"1: x: has a key of more than {limits.KEY_PARTS} dotted parts",
    ),
    "a chain of rows": (
        POLICY_NAME,
        with_rows(
            rows(limits.CHAIN + 3, 'continues = "{before}"\n').replace(
                'continues = "J9999"\n', "", 1
            ),
            limits.CHAIN + 3,
        ),
        f"covered.continues: is the end of a chain of more than {limits.CHAIN} rows",
    ),
    "rows": (
        POLICY_NAME,
        POLICY + rows(limits.ROWS),
        f"covered: has {limits.ROWS + 3:,} items, more than {limits.ROWS:,}",
    ),
    "a description": (
        POLICY_NAME,
        POLICY.replace('"Catheter"', f'"{"x" * (limits.TEXT + 1)}"'),
        f"non_covered.description: has {limits.TEXT + 1:,} characters, more than {limits.TEXT:,}",
    ),
    "a section": (
        POLICY_NAME,
        POLICY.replace(
            "Ask for the referral (total parenteral nutrition).", "x" * limits.SECTION_TEXT
        ),
        f"section.text: has {limits.SECTION_TEXT + 14:,} characters, "
        f"more than {limits.SECTION_TEXT:,}",
    ),
    "plans": (
        "plans.toml",
        PLANS + "".join(f'[[plan]]\nid = "P{at}"\nname = "P{at}"\n' for at in range(500)),
        "plan: has 503 items, more than 500",
    ),
    "items of a list": (
        POLICY_NAME,
        POLICY.replace('["99601", "A4300"]', str(["99601"] * (limits.ITEMS + 1))),
        f"note.applies_to: has {limits.ITEMS + 1:,} items, more than {limits.ITEMS:,}",
    ),
    "nested values": (POLICY_NAME, f"{POLICY}x = {'[' * 50_000}\n", "is not TOML"),
}


@pytest.mark.parametrize("what", TOO_MUCH)
def test_what_is_too_much_is_told_with_its_place(folder: DataFolder, what: str) -> None:
    name, text, told = TOO_MUCH[what]
    folder.write(name, text)
    errors = folder.errors()
    assert any(error.startswith(f"{name}:") and told in error for error in errors), errors[:5]
    assert len(errors) < 5


def test_the_longest_chain_that_is_read_is_sound(folder: DataFolder) -> None:
    text = rows(limits.CHAIN + 1, 'continues = "{before}"\n')
    text = text.replace('continues = "J9999"\n', "", 1)
    folder.write(POLICY_NAME, with_rows(text, limits.CHAIN + 1))
    assert folder.errors() == []


def test_dots_in_texts_are_no_parts_of_a_key(folder: DataFolder) -> None:
    dots = ". " * 300 + ".a" * 300
    folder.edit('"Catheter"', f'"{dots}"')
    folder.edit(
        "Ask for the referral (total parenteral nutrition).", f"Contents {'. ' * 300}{'.' * 300}"
    )
    assert folder.errors() == []


def test_more_faults_than_anybody_reads_are_not_looked_for(folder: DataFolder) -> None:
    row = "[[covered]]\ncod = 1\n"
    folder.write(POLICY_NAME, POLICY + row * 15_000)
    errors = folder.errors()
    assert len(errors) <= limits.FAULTS + 1
    assert errors[0] == f"{POLICY_NAME}:1: file: has more than {limits.FAULTS} faults"


def test_warnings_however_many_break_no_data(folder: DataFolder) -> None:
    folder.write(
        "drugs.toml",
        "format = 1\n" + '[[drug]]\nsay = ["a"]\nmeans = "b"\n' * (limits.FAULTS + 50),
    )
    assert folder.errors() == []
    assert len(folder.warnings()) <= limits.FAULTS + 1


def test_more_files_than_a_book_has_are_not_read(folder: DataFolder) -> None:
    for number in range(limits.POLICY_FILES):
        (folder.path / f"policies/{number}.toml").touch()
    told = f"policies:1: file: holds more than {limits.POLICY_FILES:,} policy files"
    assert folder.errors() == [told]


def test_more_bytes_than_a_book_has_are_not_read(folder: DataFolder) -> None:
    for number in range(1 + limits.BOOK_BYTES // limits.FILE_BYTES):
        file = folder.path / f"policies/{number}.toml"
        file.touch()
        with file.open("r+b") as sparse:
            sparse.truncate(limits.FILE_BYTES)
    told = f"policies:1: file: holds more than {limits.BOOK_BYTES:,} bytes"
    assert folder.errors() == [told]


def test_a_remedy_loses_no_data(folder: DataFolder) -> None:
    folder.write(POLICY_NAME, POLICY + "#" * limits.FILE_BYTES)
    (fault,) = (each for each in check([folder.path]) if each.severity == "error")
    assert str(fault) == (
        f"{folder.path / POLICY_NAME}:1: file: has more than 4,000,000 bytes; "
        "see that nothing stands there twice; if all of it belongs there, ask for a higher limit"
    )


def test_every_limit_is_said_in_one_place() -> None:
    text = Path(limits.__file__).read_text("utf-8")
    names = [name for name in vars(limits) if name.isupper()]
    assert all(f"\n{name} = " in text for name in names)
