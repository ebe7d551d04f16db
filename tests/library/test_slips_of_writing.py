"""Slips of writing in a policy: values of another type, keys, characters, TOML itself."""

import pytest

from tests.library.conftest import POLICY_NAME, DataFolder

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
    "modifiers without brackets": (
        'description = "Catheter"',
        'description = "Catheter"\nmodifiers = "RR"',
        ['38: non_covered.modifiers: is "RR", not modifiers'],
    ),
    "a modifier that is no text": (
        'description = "Catheter"',
        'description = "Catheter"\nmodifiers = [59]',
        ["38: non_covered.modifiers: is the number 59, not modifiers"],
    ),
    "a note for a word for plans": (
        'section = "1.0 A"',
        'section = "1.0 A"\nplans = "all"',
        ['42: note.plans: is "all", not plans'],
    ),
    "a note about something else": (
        'section = "1.0 A"',
        'section = "1.0 A"\nabout = "drug"',
        ['42: note.about: is "drug", not what a note can be about'],
    ),
    "counts as text": (
        "covered = 3",
        'covered = "3"',
        ['7: policy.counts.covered: is "3", not a count'],
    ),
    "a count below 0": (
        "covered = 3",
        "covered = -3",
        ["7: policy.counts.covered: is the number -3, not a count"],
    ),
    "a count that is no whole number": (
        "covered = 3",
        "covered = 3.0",
        ["7: policy.counts.covered: is a number, not a count"],
    ),
    "one count for all": (
        "{ covered = 3, non_covered = 1, note = 1, section = 1 }",
        "6",
        ["7: policy.counts: is the number 6, not a table"],
    ),
    "a count of something else": (
        "note = 1",
        "notes = 1",
        ["7: policy.counts.notes: is not known here"],
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
        [
            "7: policy.counts.section: says 1, but the file has 0 [[section]] rows",
            "45: sections: is not known here",
        ],
    ),
    "a key above its table": (
        "format = 1",
        'format = 1\ntitle = "Home Visits"',
        ["3: title: is not known here"],
    ),
    "a missing key": (
        'prior_approval = "Y"\n',
        "",
        ["19: covered.prior_approval: is missing"],
    ),
    "no policy table": (
        "[policy]",
        "[polcy]",
        ["1: policy: is missing", "3: polcy: is not known here"],
    ),
    "no format": ("format = 1", "", ["1: format: is missing"]),
    "a later format": (
        "format = 1",
        "format = 2",
        ["2: format: is the number 2, not a format that this version reads"],
    ),
    # Text
    "empty text": ('"Catheter"', '""', ["37: non_covered.description: is empty"]),
    "blank text": ('"Catheter"', '"  "', ["37: non_covered.description: is empty"]),
    "no modifiers": (
        'description = "Catheter"',
        'description = "Catheter"\nmodifiers = []',
        ["38: non_covered.modifiers: is empty"],
    ),
    "a note for no plans": (
        'section = "1.0 A"',
        'section = "1.0 A"\nplans = []',
        ["42: note.plans: is empty"],
    ),
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
    # Not TOML
    "a quotation mark lost": (
        '"Bundled"',
        '"Bundled',
        ['38: non_covered.reason: begins with " and has no " at its end'],
    ),
    "the end of a text lost": (
        'Second line.\n"""',
        "Second line.",
        ['48: section.text: is text that begins with """ and does not end'],
    ),
    "a key twice": (
        'reason = "Bundled"',
        'reason = "Bundled"\nreason = "Bundled"',
        ['39: non_covered.reason: has "reason" again, first on line 38'],
    ),
    "a line of prose": (
        "[legend]",
        "See page 3\n[legend]",
        ['8: policy.counts.section: is "See page 3", neither key = value nor a [table]'],
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
