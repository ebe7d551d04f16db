"""Slips that no type can tell: what a policy's rows, notes and counts say does not fit together."""

import pytest

from tests.library.conftest import POLICY_NAME, POLICY_WITH_PUMPS, DataFolder

# The slip: what the policy said, and what it says now; then each error, with its line.
SLIPS: dict[str, tuple[str, str, list[str]]] = {
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
            '68: covered.prior_approval: names "1", unknown to this file\'s legend',
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
    # Modifiers
    "a modifier of three characters": (
        'code = "A4300"',
        'code = "A4300"\nmodifiers = ["RR", "NUU"]',
        ['37: non_covered.modifiers: names "NUU", which is no modifier'],
    ),
    "a modifier in small letters": (
        'code = "A4300"',
        'code = "A4300"\nmodifiers = ["rr"]',
        ['37: non_covered.modifiers: names "rr", which is no modifier'],
    ),
    "rows of one code that share a modifier": (
        '["NU"]',
        '["NU", "KR"]',
        ["65: covered.code: E0781 with KR is already listed, as E0781 on line 58"],
    ),
    "rows of one code that share two modifiers": (
        '["NU"]',
        '["KR", "RR"]',
        ["65: covered.code: E0781 with RR is already listed, as E0781 on line 58"],
    ),
    "a range that shares a modifier": (
        'code = "E0781"\nmodifiers = ["NU"]',
        'code = "E0780 - E0785"\nmodifiers = ["RR"]',
        ["65: covered.code: E0780-E0785 with RR is already listed, as E0781 on line 58"],
    ),
    # Notes
    "a note for a plan that plans.toml lacks": (
        '["PPO", "G1-U"]',
        '["PPO", "G1"]',
        ['76: note.plans: names "G1", which is no plan of plans.toml'],
    ),
    "a note that requires what it waives": (
        "waives_prior_approval = true",
        "waives_prior_approval = true\nrequires_prior_approval = true",
        ["77: note.waives_prior_approval: is the opposite of requires_prior_approval on line 78"],
    ),
    "short words that the text does not say": (
        '"except in an emergency"',
        '"Except in an emergency"',
        [
            '78: note.in_short: is "Except in an emergency", '
            "which does not stand in the note's text"
        ],
    ),
    "short words cut out of a word": (
        '"except in an emergency"',
        '"proval is not required"',
        [
            '78: note.in_short: is "proval is not required", '
            "which does not stand in the note's text"
        ],
    ),
    # Counts
    "a row too few": (
        "{ covered = 5",
        "{ covered = 6",
        ["7: policy.counts.covered: says 6, but the file has 5 [[covered]] rows"],
    ),
    "a row too many": (
        "non_covered = 1",
        "non_covered = 0",
        ["7: policy.counts.non_covered: says 0, but the file has 1 [[non_covered]] row"],
    ),
    "notes and sections too few": (
        "note = 3, section = 1",
        "note = 9, section = 10",
        [
            "7: policy.counts.note: says 9, but the file has 3 [[note]] rows",
            "7: policy.counts.section: says 10, but the file has 1 [[section]] row",
        ],
    ),
    "a table that is left out": (
        '[[non_covered]]\ncode = "A4300"\ndescription = "Catheter"\nreason = "Bundled"\n',
        "",
        [
            "7: policy.counts.non_covered: says 1, but the file has 0 [[non_covered]] rows",
            '38: note.applies_to: names "A4300", which this file does not list',
        ],
    ),
    # Dates
    "retired before it begins": (
        "effective = 2024-01-01",
        "effective = 2024-01-01\nretired = 2024-01-01",
        ["7: policy.retired: is not after the effective date"],
    ),
}


@pytest.mark.parametrize(("old", "new", "errors"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_with_its_line(
    folder: DataFolder, old: str, new: str, errors: list[str]
) -> None:
    folder.write(POLICY_NAME, POLICY_WITH_PUMPS)
    folder.edit(old, new)
    assert folder.errors() == [f"{POLICY_NAME}:{error}" for error in errors]
