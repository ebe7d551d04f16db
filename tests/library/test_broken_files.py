"""What the benefits staff read after each kind of slip: the file, the line, the key, the fault."""

import os
from pathlib import Path

import pytest

from bcp_tui.library import BrokenData, check, load
from tests.library.conftest import PLANS, POLICY, POLICY_NAME, DataFolder

ESCAPE, OVERRIDE, SEPARATOR, ZERO_WIDTH = "\x1b", "\u202e", "\u2028", "\u200b"

# The slip: what the policy said, and what it says now; then each error, with its line.
SLIPS: dict[str, tuple[str, str, list[str]]] = {
    # Values of the wrong type
    "a number for a title": (
        '"Home Visits"\neff',
        "12\neff",
        ["5: policy.title: is the number 12, not text"],
    ),
    "a code without quotes": (
        '"99601"',
        "99601",
        [
            "14: covered.code: is the number 99601, not a code",
            '21: covered.continues: names "99601", which this file does not list',
            '42: note.applies_to: names "99601", which this file does not list',
        ],
    ),
    "a date in quotes": (
        "2024-01-01",
        '"2024-01-01"',
        ['6: policy.effective: is "2024-01-01", not a date'],
    ),
    "a date with a time of day": (
        "2024-01-01",
        "2024-01-01T08:00:00",
        ["6: policy.effective: is a date with a time of day, not a date"],
    ),
    "a date that does not exist": (
        "2024-01-01",
        "2024-02-30",
        ["6: policy.effective: is 2024-02-30, neither text in quotes nor a date that exists"],
    ),
    "a thirteenth month": (
        "2024-01-01",
        "2024-13-01  # new",
        ["6: policy.effective: is 2024-13-01, neither text in quotes nor a date that exists"],
    ),
    "a date as it is said": (
        "2024-01-01",
        "01/01/2024",
        ["6: policy.effective: is 01/01/2024, neither text in quotes nor a date that exists"],
    ),
    "text without quotes": (
        '"1.0 A"',
        "1.0 A",
        ["41: note.section: is 1.0 A, neither text in quotes nor a date that exists"],
    ),
    "a cost share without brackets": (
        '["Home Visits"]',
        '"Home Visits"',
        ['24: covered.cost_share: is "Home Visits", not a list of texts'],
    ),
    "a cost share that is no text": (
        '    "Supplies",',
        "    3,",
        ["32: covered.cost_share: is the number 3, not text"],
    ),
    "yes for true": (
        'section = "1.0 A"',
        'section = "1.0 A"\ncaution = "yes"',
        ['42: note.caution: is "yes", not true or false'],
    ),
    "a network that is none": (
        'section = "1.0 A"',
        'section = "1.0 A"\nnetwork = "both"',
        ['42: note.network: is "both", not a network'],
    ),
    "a text in brackets": (
        '"Ask for the referral."',
        '["Ask for the referral."]',
        ["43: note.text: is a list, not text"],
    ),
    "a note on a table that is none": (
        '["99601", "A4300"]',
        '"cover"',
        ['42: note.applies_to: is "cover", not a table or codes'],
    ),
    "one bracket too few": (
        "[[non_covered]]",
        "[non_covered]",
        [
            "35: non_covered: is a table, not rows",
            '42: note.applies_to: names "A4300", which this file does not list',
        ],
    ),
    "a legend of words": (
        '{ means = "PPO", plans = ["PPO"] }',
        '"PPO"',
        ['10: legend.1: is "PPO", not a table'],
    ),
    # Keys
    "a misspelt key": (
        "reason",
        "reasn",
        ["35: non_covered.reason: is missing", "38: non_covered.reasn: is not known here"],
    ),
    "a misspelt table": (
        "[[section]]",
        "[[sections]]",
        ["45: sections: is not known here"],
    ),
    "a key above its table": (
        "format = 1",
        'format = 1\ntitle = "Home Visits"',
        ["2: title: is not known here"],
    ),
    "a missing key": (
        'prior_approval = "Y"\n',
        "",
        ["19: covered.prior_approval: is missing"],
    ),
    "no policy table": (
        '[policy]\nid = "BCP-1"\ntitle = "Home Visits"\neffective = 2024-01-01\n',
        "",
        ["1: policy: is missing"],
    ),
    "no format": ("format = 1", "", ["1: format: is missing"]),
    "a later format": (
        "format = 1",
        "format = 2",
        ["1: format: is the number 2, not a format that this version reads"],
    ),
    # Text
    "empty text": ('"Catheter"', '""', ["37: non_covered.description: is empty"]),
    "blank text": ('"Catheter"', '"  "', ["37: non_covered.description: is empty"]),
    "no cost share": ('["Home Visits"]', "[]", ["24: covered.cost_share: is empty"]),
    "an escape sequence": (
        "Catheter",
        f"{ESCAPE}[31mCatheter",
        ["37: non_covered.description: holds the character U+001B (a control character)"],
    ),
    "an escape sequence in TOML's way": (
        "Catheter",
        r"\u001b[31mCatheter",
        ["37: non_covered.description: holds the character U+001B (a control character)"],
    ),
    "a direction override": (
        "Catheter",
        f"{OVERRIDE}Catheter",
        ["37: non_covered.description: holds the character U+202E (RIGHT-TO-LEFT OVERRIDE)"],
    ),
    "a direction override deep in a text": (
        "Second line",
        f"Second {OVERRIDE}line",
        ["50: section.text: holds the character U+202E (RIGHT-TO-LEFT OVERRIDE)"],
    ),
    "a direction override in a comment": (
        "[legend]\n",
        f"[legend]  # {OVERRIDE}\n",
        ["8: legend: holds the character U+202E (RIGHT-TO-LEFT OVERRIDE)"],
    ),
    "a direction override in a key": (
        'title = "Home',
        '"\\u202eelt" = 1\ntitle = "Home',
        [
            "5: policy.\\u202eelt: holds the character U+202E (RIGHT-TO-LEFT OVERRIDE)",
        ],
    ),
    "a line separator and a zero-width space": (
        "Bundled",
        f"Bund{SEPARATOR}{ZERO_WIDTH}led",
        [
            "38: non_covered.reason: holds the character U+200B (ZERO WIDTH SPACE), "
            "the character U+2028 (LINE SEPARATOR)"
        ],
    ),
    "a tab in a description": (
        "Catheter",
        "Cath\teter",
        ["37: non_covered.description: holds the character U+0009 (a control character)"],
    ),
    "a description of two lines": (
        '"Catheter"',
        '"""Catheter\nwith a port"""',
        ["37: non_covered.description: holds a line break"],
    ),
    # Legend and plans
    "a symbol that the legend lacks": (
        '"Y"\n',
        '"N"\n',
        ['23: covered.prior_approval: names "N", unknown to this file\'s legend'],
    ),
    "two symbols that the legend lacks": (
        '"1, 2"',
        '"1; 3, 4"',
        ['16: covered.prior_approval: names "3" and "4", unknown to this file\'s legend'],
    ),
    "no symbol": ('"1, 2"', '""', ["16: covered.prior_approval: is empty"]),
    "a symbol with a comma": (
        "1 = {",
        '"1, 2" = {',
        [
            "10: legend.1, 2: cannot be named as a symbol",
            '16: covered.prior_approval: names "1", unknown to this file\'s legend',
        ],
    ),
    "a plan that plans.toml lacks": (
        '["G1-N", "G1-U"]',
        '["G1-N", "G1"]',
        ['11: legend.2.plans: names "G1", which is no plan of plans.toml'],
    ),
    "no plans": ('["PPO"]', "[]", ["10: legend.1.plans: is empty"]),
    "a word for plans": ('["PPO"]', '"some"', ['10: legend.1.plans: is "some", not plans']),
    # Codes
    "a code with a digit lost": (
        'code = "A4300"',
        'code = "A430"',
        [
            "36: non_covered.code: 'A430' is not a CPT or HCPCS code",
            '42: note.applies_to: names "A4300", which this file does not list',
        ],
    ),
    "a range upside down": (
        "S9374 - S9377",
        "S9377 - S9374",
        [
            "27: covered.code: 'S9377 - S9374' is not a range: "
            "the first code must come before the last"
        ],
    ),
    "a code in both tables": (
        'code = "A4300"',
        'code = "99602"',
        [
            "36: non_covered.code: 99602 is already listed, as 99602 on line 20",
            '42: note.applies_to: names "A4300", which this file does not list',
        ],
    ),
    "a code in a range of another row": (
        'code = "A4300"',
        'code = "S9375"',
        [
            "36: non_covered.code: S9375 is already listed, as S9374-S9377 on line 27",
            '42: note.applies_to: names "A4300", which this file does not list',
        ],
    ),
    "continues a code that is not there": (
        'continues = "99601"',
        'continues = "99600"',
        ['21: covered.continues: names "99600", which this file does not list'],
    ),
    "continues itself": (
        'continues = "99601"',
        'continues = "99602"',
        ["21: covered.continues: leads back to its own row"],
    ),
    "continue each other": (
        'code = "99601"',
        'code = "99601"\ncontinues = "99602"',
        [
            "15: covered.continues: leads back to its own row",
            "22: covered.continues: leads back to its own row",
        ],
    ),
    "a note on a code that is not there": (
        '["99601", "A4300"]',
        '["99601", "A4305"]',
        ['42: note.applies_to: names "A4305", which this file does not list'],
    ),
    "a note on what is no code": (
        '["99601", "A4300"]',
        '[\n    "99601",\n    "pump",\n]',
        ["44: note.applies_to: 'pump' is not a CPT or HCPCS code"],
    ),
    # Dates
    "retired before it begins": (
        "effective = 2024-01-01",
        "effective = 2024-01-01\nretired = 2024-01-01",
        ["7: policy.retired: is not after the effective date"],
    ),
    # Not TOML
    "a quotation mark lost": (
        '"Bundled"',
        '"Bundled',
        ["38: non_covered.reason: is not TOML: Illegal character '\\n'"],
    ),
    "the end of a text lost": (
        'Second line.\n"""',
        "Second line.",
        ["48: section.text: is not TOML: Unterminated string"],
    ),
    "a key twice": (
        'reason = "Bundled"',
        'reason = "Bundled"\nreason = "Bundled"',
        ["39: non_covered.reason: is not TOML: Cannot overwrite a value"],
    ),
    "a line of prose": (
        "[legend]",
        "See page 3\n[legend]",
        ["8: policy.effective: is not TOML: Expected '=' after a key in a key/value pair"],
    ),
    "a stray carriage return": (
        "[legend]",
        "\r[legend]",
        ["8: legend: holds the character U+000D (a control character)"],
    ),
}


@pytest.mark.parametrize(("old", "new", "errors"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_with_its_line(
    folder: DataFolder, old: str, new: str, errors: list[str]
) -> None:
    folder.edit(old, new)
    assert folder.errors() == [f"{POLICY_NAME}:{error}" for error in errors]


PLAN_SLIPS: dict[str, tuple[str, str, list[str]]] = {
    "an id twice": ('"G1-U"', '"G1-N"', ['13: plan.id: "G1-N" already names the plan on line 8']),
    "an id in other letters": (
        '"G1-U"',
        '"ppo"',
        ['13: plan.id: "ppo" already names the plan on line 4'],
    ),
    "a name twice": (
        '"Group 1 Union"',
        '"PPO"',
        ['14: plan.name: "PPO" already names the plan on line 4'],
    ),
    "a group called like a plan": (
        'group = "G1"',
        'group = "ppo"',
        ['10: plan.group: "ppo" already names the plan on line 4'],
    ),
    "no plans": (PLANS, "format = 1", ["1: plan: is missing"]),
    "an empty list of plans": (PLANS, "format = 1\nplan = []", ["2: plan: is empty"]),
    "a plan without a name": ('name = "PPO"\n', "", ["3: plan.name: is missing"]),
}

SEARCH_SLIPS: dict[str, tuple[str, str, list[str]]] = {
    "says nothing": ('["tpn", "iv nutrition"]', "[]", ["4: synonym.say: is empty"]),
    "says a blank": ('"iv nutrition"', '" "', ["4: synonym.say: is empty"]),
    "means nothing": ('"total parenteral nutrition"', '""', ["5: synonym.means: is empty"]),
    "says it twice": (
        '"iv nutrition"]',
        '"iv",\n    "TPN"]',
        ['5: synonym.say: "tpn" is already said on line 4'],
    ),
}


@pytest.mark.parametrize(("old", "new", "errors"), PLAN_SLIPS.values(), ids=PLAN_SLIPS)
def test_a_slip_in_the_plans(folder: DataFolder, old: str, new: str, errors: list[str]) -> None:
    folder.edit(old, new, "plans.toml")
    of_plans = [error for error in folder.errors() if error.startswith("plans.toml")]
    assert of_plans == [f"plans.toml:{error}" for error in errors]


@pytest.mark.parametrize(("old", "new", "errors"), SEARCH_SLIPS.values(), ids=SEARCH_SLIPS)
def test_a_slip_in_the_synonyms(folder: DataFolder, old: str, new: str, errors: list[str]) -> None:
    folder.edit(old, new, "search.toml")
    assert folder.errors() == [f"search.toml:{error}" for error in errors]


def test_a_line_says_what_to_do(folder: DataFolder) -> None:
    folder.edit('"Y"\n', '"N"\n')
    (fault,) = folder.check()
    assert str(fault) == (
        f"{folder.path}/{POLICY_NAME}:23: covered.prior_approval: "
        'names "N", unknown to this file\'s legend; '
        "name a symbol of the legend, several with commas"
    )


def test_every_fault_of_a_row_is_told(folder: DataFolder) -> None:
    folder.edit('code = "99602"', "code = 99602")
    folder.edit('"Y"\ncost_share = ["Home Visits"]', '"Q"\ncost_share = [""]')
    assert folder.errors() == [
        f"{POLICY_NAME}:20: covered.code: is the number 99602, not a code",
        f'{POLICY_NAME}:23: covered.prior_approval: names "Q", unknown to this file\'s legend',
        f"{POLICY_NAME}:24: covered.cost_share: is empty",
    ]


def test_every_file_is_checked_in_one_run(folder: DataFolder) -> None:
    folder.edit("format", "fromat", "plans.toml")
    folder.edit("means", "meens", "search.toml")
    folder.edit("title", "titel")
    folder.write("policies/bcp-2-2024-01-01.toml", "format = 1\n# \ufeff\n[policy\n")
    assert folder.errors() == [
        "plans.toml:1: fromat: is not known here",
        "plans.toml:1: format: is missing",
        "search.toml:3: synonym.means: is missing",
        "search.toml:5: synonym.meens: is not known here",
        f"{POLICY_NAME}:3: policy.title: is missing",
        f"{POLICY_NAME}:5: policy.titel: is not known here",
        "policies/bcp-2-2024-01-01.toml:2: format: "
        "holds the character U+FEFF (ZERO WIDTH NO-BREAK SPACE)",
        "policies/bcp-2-2024-01-01.toml:3: policy: "
        "is not TOML: Expected ']' at the end of a table declaration",
    ]


def test_loading_tells_every_error_and_no_warning(folder: DataFolder) -> None:
    folder.edit("format", "fromat", "plans.toml")
    folder.write("policies/other.toml", POLICY)
    with pytest.raises(BrokenData) as broken:
        load(folder.path)
    assert [fault.severity for fault in broken.value.faults] == ["error"] * 3
    assert str(broken.value) == "\n".join(map(str, broken.value.faults))
    assert str(broken.value).startswith(
        f"{folder.path}/plans.toml:1: fromat: is not known here; write format"
    )


def test_two_revisions_of_one_date(folder: DataFolder) -> None:
    folder.write("policies/bcp-1-second.toml", POLICY)
    assert folder.errors() == [
        "policies/bcp-1-second.toml:6: policy.effective: is the date of another revision of BCP-1, "
        f"in {folder.path}/{POLICY_NAME}"
    ]


def test_retired_after_the_next_revision_begins(folder: DataFolder) -> None:
    folder.edit("effective = 2024-01-01", "effective = 2024-01-01\nretired = 2025-01-02")
    folder.revise(effective="2025-01-01")
    assert folder.errors() == [
        f"{POLICY_NAME}:7: policy.retired: is after the next revision takes effect "
        f"({folder.path}/policies/bcp-1-2025-01-01.toml)"
    ]


def test_files_that_cannot_be_read(folder: DataFolder) -> None:
    (folder.path / "policies" / "bcp-2.toml").mkdir()
    (folder.path / "policies" / "bcp-3.toml").symlink_to("bcp-3.toml")
    (folder.path / "policies" / "bcp-4.toml").symlink_to("gone.toml")
    os.mkfifo(folder.path / "policies" / "bcp-5.toml")
    folder.write("policies/bcp-6.toml", b"format = 1\n\n# caf\xe9\n")
    folder.write("policies/bcp-7.toml", POLICY.encode("utf-16"))
    assert folder.errors() == [
        "policies/bcp-2.toml:1: file: is not a file",
        "policies/bcp-3.toml:1: file: cannot be read: Too many levels of symbolic links",
        "policies/bcp-4.toml:1: file: cannot be read: No such file or directory",
        "policies/bcp-5.toml:1: file: is not a file",
        "policies/bcp-6.toml:3: file: is not UTF-8 text",
        "policies/bcp-7.toml:1: file: is not UTF-8 text",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="everything is readable to root")
def test_a_file_that_this_account_may_not_read(folder: DataFolder) -> None:
    (folder.path / POLICY_NAME).chmod(0)
    assert folder.errors() == [f"{POLICY_NAME}:1: file: cannot be read: Permission denied"]


def test_a_folder_that_is_no_data_folder(folder: DataFolder, tmp_path: Path) -> None:
    assert [str(fault) for fault in check([tmp_path / "gone"])] == [
        f"{tmp_path}/gone:1: file: cannot be read: No such file or directory; "
        "put a TOML file there, one that this account may read"
    ]
    (tmp_path / "empty").mkdir()
    for missing in ("gone", "empty", "data/plans.toml"):
        with pytest.raises(BrokenData):
            load(tmp_path / missing)
    (folder.path / "plans.toml").unlink()
    (folder.path / POLICY_NAME).unlink()
    (folder.path / "policies").rmdir()
    assert folder.errors() == [
        "plans.toml:1: file: cannot be read: No such file or directory",
        "policies:1: file: cannot be read: No such file or directory",
    ]


def test_control_characters_of_file_names_and_keys_are_escaped(folder: DataFolder) -> None:
    folder.write("policies/\x1b[2J.toml", '"\\u001b[2J" = "\\u202e"')
    faults = folder.check()
    assert faults
    assert all(str(fault).isprintable() for fault in faults)
