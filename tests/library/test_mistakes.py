"""The mistakes that keepers make, and what `check` says to each: a line, with what to do.

`BOOK` is sound, and says nothing. Each mistake changes one file of it, or lays one beside it.
"""

import sys
from datetime import date
from pathlib import Path

import pytest

from bcp_tui.library import Fault, check, examine
from bcp_tui.library.schema import write

TODAY = date(2026, 11, 23)

PLANS = """\
#:schema ./schema/plans.schema.json
format = 1

[[plan]]
id = "HMO/POS"
name = "HMO/POS"

[[plan]]
id = "PPO"
name = "PPO"

[[plan]]
id = "L0001269-N"
name = "ASO group L0001269 Non-Union"
group = "L0001269"

[[plan]]
id = "L0001269-U"
name = "ASO group L0001269 Union"
group = "L0001269"
"""

SEARCH = """\
#:schema ./schema/search.schema.json
format = 1

[[synonym]]
say = ["drip"]
means = "intravenous infusion"
"""

INFUSION = """\
#:schema ../schema/policy.schema.json
format = 1

[policy]
id = "BCP-27"
title = "Home Infusion"
effective = 2024-01-01
original_effective = 2019-10-01
next_review = 2025-01-01
counts = { covered = 4, non_covered = 1, note = 1, section = 3, revision = 1 }

[legend]
Y = { means = "All lines of business", plans = "all" }
N = { means = "None required", plans = "none" }
1 = { means = "HMO/POS", plans = ["HMO/POS"] }
2 = { means = "PPO", plans = ["PPO"] }
4 = { means = "ASO group L0001269 Non-Union & Union", plans = ["L0001269-N", "L0001269-U"] }
7 = { means = "ASO group L0001269 Union Only", plans = ["L0001269-U"] }

[[covered]]
code = "96365"
description = "Intravenous infusion; initial, up to 1 hour"
prior_approval = "N"
cost_share = ["Home Infusion Services", "Injections"]

[[covered]]
code = "96366"
continues = "96365"
description = "... each additional hour"
prior_approval = "1, 2"
cost_share = ["Home Infusion Services", "Injections"]

[[covered]]
code = "S9494"
description = "Home infusion, antibiotic (do not use with S9497)"
prior_approval = "Y"
cost_share = ["Home Infusion Services"]

[[covered]]
code = "S9497"
description = "Home infusion, antibiotic; every 3 hours"
prior_approval = "4, 7"
cost_share = ["Home Infusion Services"]

[[non_covered]]
code = "A4300"
description = "Implantable access catheter"
reason = "Bundled"

[[note]]
section = "1.0"
applies_to = "covered"
network = "out"
requires_prior_approval = true
in_short = "except for emergency services"
text = "Out of the network, except for emergency services, prior approval is required."

[[section]]
number = "1.0"
title = "Policy"
text = \"\"\"
Home infusion is covered.

A. Out of the network, except for emergency services, prior approval is required.\"\"\"

[[section]]
number = "2.0"
title = "Background"
text = "Infusions are given at home."

[[section]]
number = "3.0"
title = "Coding"
text = "See the tables."

[[revision]]
date = "1/24"
reason = "Annual review"
"""
EARLIER = INFUSION.replace("effective = 2024-01-01", "effective = 2023-01-01", 1).replace(
    "review = 2025", "review = 2024"
)
HEARING = """\
#:schema ../schema/policy.schema.json
format = 1

[policy]
id = "BCP-31"
title = "Hearing"
effective = 2024-04-01
counts = { covered = 1, non_covered = 0, note = 0, section = 1 }

[legend]
N = { means = "None required", plans = "none" }

[[covered]]
code = "V5010"
description = "Assessment for hearing aid"
prior_approval = "N"
cost_share = ["Hearing Aids"]

[[section]]
number = "1.0"
title = "Policy"
text = "Hearing aids are covered."
"""

LATEST = "policies/bcp-27-2024-01-01.toml"
FIRST = "policies/bcp-27-2023-01-01.toml"
OTHER = "policies/bcp-31-2024-04-01.toml"
BOOK = {
    "plans.toml": PLANS,
    "search.toml": SEARCH,
    FIRST: EARLIER,
    LATEST: INFUSION,
    OTHER: HEARING,
}

ERROR, WARNING = "error", "warning"
# The mistake: the file, what it said and what it says now; then how much harm it does, and what is
# said. `{policies}` stands for the path of their folder.
MISTAKES: dict[str, tuple[str, str, str, str, str]] = {
    # What an import left to decide
    "a point of the import that is left": (
        LATEST,
        "[legend]",
        "# REVIEW 12: symbol: is unknown; left out\n# REVIEW 14: code: is none; left out\n[legend]",
        WARNING,
        "1: REVIEW: has 2 points of the import that nobody has decided: line 12, 13; "
        "correct what is below each, which can be a row that is missing, and delete it",
    ),
    # The legend
    "all lines of business need nothing": (
        LATEST,
        'business", plans = "all"',
        'business", plans = "none"',
        ERROR,
        '13: legend.Y.plans: is "none", which is not what the words "All lines of business" say',
    ),
    "none required, for all": (
        LATEST,
        'required", plans = "none"',
        'required", plans = "all"',
        ERROR,
        '14: legend.N.plans: is "all", which is not what the words "None required" say',
    ),
    "a plan's symbol for nobody": (
        LATEST,
        'plans = ["PPO"]',
        'plans = "none"',
        ERROR,
        '16: legend.2.plans: is "none", which is not what the words "PPO" say',
    ),
    "another plan's id": (
        LATEST,
        'plans = ["PPO"]',
        'plans = ["HMO/POS"]',
        ERROR,
        '16: legend.2.plans: leaves out PPO, which the words "PPO" name',
    ),
    "one variant where both are printed": (
        LATEST,
        'plans = ["L0001269-N", "L0001269-U"]',
        'plans = ["L0001269-N"]',
        ERROR,
        "17: legend.4.plans: leaves out L0001269-U, "
        'which the words "ASO group L0001269 Non-Union & Union" name',
    ),
    "both variants where one is printed": (
        LATEST,
        'Only", plans = ["L0001269-U"]',
        'Only", plans = ["L0001269-N", "L0001269-U"]',
        ERROR,
        "18: legend.7.plans: names L0001269-N, "
        'which the words "ASO group L0001269 Union Only" do not',
    ),
    "a group that is not on file": (
        LATEST,
        "L0001269 Union Only",
        "L0001270",
        WARNING,
        '18: legend.7.plans: leaves out L0001270, which the words "ASO group L0001270" name',
    ),
    "words that are no plan's": (
        LATEST,
        'means = "PPO"',
        'means = "Medicare"',
        WARNING,
        '16: legend.2.plans: names PPO, but the words "Medicare" name no plan of plans.toml',
    ),
    "a symbol that no row has": (
        LATEST,
        '"1, 2"',
        '"1"',
        WARNING,
        "12: legend: has symbols that no row has: 2",
    ),
    "a plan that no policy names": (
        "plans.toml",
        'id = "PPO"',
        'id = "EPO"\nname = "EPO"\n\n[[plan]]\nid = "PPO"',
        WARNING,
        "9: plan.id: no policy names EPO",
    ),
    # Rows
    "dots without what they continue": (
        LATEST,
        'continues = "96365"\n',
        "",
        WARNING,
        '28: covered.description: begins with "...", '
        "but the row does not say what it reads on from",
    ),
    "continues a row below": (
        LATEST,
        'continues = "96365"',
        'continues = "S9494"',
        WARNING,
        "28: covered.continues: names S9494, whose row comes later",
    ),
    "a description names a code that is none": (
        LATEST,
        "not use with S9497",
        "not use with S9479",
        WARNING,
        "35: covered.description: names S9479, which no policy lists",
    ),
    "a cost share lacks a letter": (
        LATEST,
        '"Home Infusion Services", "Injections"',
        '"Home Infusion Service", "Injections"',
        WARNING,
        '24: covered.cost_share: is "Home Infusion Service" in 1 row, '
        'elsewhere "Home Infusion Services"',
    ),
    "a cost share in small letters, in another policy": (
        OTHER,
        '"Hearing Aids"',
        '"home infusion services"',
        WARNING,
        '17: covered.cost_share: is "home infusion services" in 1 row, '
        'elsewhere "Home Infusion Services"',
    ),
    "a row lost that is counted": (
        LATEST,
        "covered = 4",
        "covered = 5",
        ERROR,
        "10: policy.counts.covered: says 5, but the file has 4 [[covered]] rows",
    ),
    "a line of the history lost that is counted": (
        LATEST,
        "revision = 1",
        "revision = 2",
        ERROR,
        "10: policy.counts.revision: says 2, but the file has 1 [[revision]] row",
    ),
    "a code mistyped since the revision before": (
        LATEST,
        'code = "A4300"',
        'code = "A4301"',
        WARNING,
        "10: policy.counts: has no row for A4300, which the revision before lists",
    ),
    # Notes and text
    "short words that the note does not say": (
        LATEST,
        'in_short = "except for emergency',
        'in_short = "except emergency',
        ERROR,
        '55: note.in_short: is "except emergency services", '
        "which does not stand in the note's text",
    ),
    "a note that the text does not say": (
        LATEST,
        'text = "Out of the network, except',
        'text = "In and out of the network, except',
        WARNING,
        '56: note.text: says "in and out of the network, except for emergency s…", '
        "which the policy's text does not",
    ),
    "a note of a section that is not there": (
        LATEST,
        'section = "1.0"',
        'section = "4.0"',
        WARNING,
        '51: note.section: names "4.0", but no [[section]] has that number',
    ),
    "a section left out": (
        LATEST,
        '[[section]]\nnumber = "2.0"\ntitle = "Background"\ntext = "Infusions are given at home."',
        "",
        ERROR,
        "10: policy.counts.section: says 3, but the file has 2 [[section]] rows",
    ),
    "a section misnumbered": (
        LATEST,
        'number = "2.0"',
        'number = "4.0"',
        WARNING,
        "58: section: lacks section 2.0",
    ),
    # Dates
    "a year mistyped": (
        LATEST,
        "effective = 2024-01-01",
        "effective = 2042-01-01",
        ERROR,
        "7: policy.effective: is 2042-01-01, more than two years from 2024-01-01, "
        "as the file is called",
    ),
    "years ahead": (
        LATEST,
        "effective = 2024-01-01",
        "effective = 2029-01-01",
        WARNING,
        "7: policy.effective: is 2029-01-01, more than two years from today",
    ),
    "the next review is over": (
        LATEST,
        "next_review = 2025",
        "next_review = 2022",
        WARNING,
        "9: policy.next_review: is 2022-01-01, before the effective date 2024-01-01",
    ),
    "the first revision after this one": (
        FIRST,
        "original_effective = 2019",
        "original_effective = 2029",
        WARNING,
        "8: policy.original_effective: is 2029-10-01, after the effective date 2023-01-01",
    ),
    "another first revision than before": (
        LATEST,
        "original_effective = 2019",
        "original_effective = 2018",
        WARNING,
        "8: policy.original_effective: is 2018-10-01, and 2019-10-01 in the revision before",
    ),
    "a date in quotes": (
        LATEST,
        "effective = 2024-01-01",
        'effective = "2024-01-01"',
        ERROR,
        '7: policy.effective: is "2024-01-01", not a date; '
        "write it without quotes: effective = 2024-01-01",
    ),
    # Which policy, and which file
    "another title than before": (
        LATEST,
        'title = "Home Infusion"',
        'title = "Home Infusions"',
        WARNING,
        '6: policy.title: is "Home Infusions", and "Home Infusion" in the revision before',
    ),
    "the id of another policy": (
        OTHER,
        'id = "BCP-31"',
        'id = "BCP-27"',
        ERROR,
        f'5: policy.id: is BCP-27, which {{folder}}/{LATEST} says of "Home Infusion"; '
        'correct the id of "Hearing"',
    ),
    "an id written in another way": (
        LATEST,
        'id = "BCP-27"',
        'id = "BCP 27"',
        ERROR,
        f'5: policy.id: is "BCP 27"; {{folder}}/{FIRST} calls it "BCP-27"',
    ),
    "the date of another revision": (
        LATEST,
        "effective = 2024-01-01",
        "effective = 2023-01-01",
        ERROR,
        f"7: policy.effective: {{folder}}/{FIRST} has the revision of BCP-27 from this date "
        "already; compare the two files, and correct the id or the date of the one that is wrong",
    ),
    "no schema": (
        LATEST,
        "#:schema ../schema/policy.schema.json\n",
        "",
        WARNING,
        "1: #:schema: is missing",
    ),
    # What callers say
    "a synonym that finds nothing": (
        "search.toml",
        "intravenous",
        "intervenous",
        WARNING,
        '6: synonym.means: is "intervenous infusion", which no row and no paragraph says',
    ),
    # Writing
    "a quote that is not closed": (
        LATEST,
        'reason = "Bundled"',
        'reason = "Bundled',
        ERROR,
        '48: non_covered.reason: begins with " and has no " at its end; end it with "',
    ),
    "quotes in quotes": (
        LATEST,
        '"Implantable access catheter"',
        '"Implantable "access" catheter"',
        ERROR,
        '47: non_covered.description: goes on behind its end with access" catheter"',
    ),
    "text that does not end": (
        LATEST,
        'is required."""',
        "is required.",
        ERROR,
        '61: section.text: is text that begins with """ and does not end; end the text with """',
    ),
    "no comma in a list": (
        LATEST,
        '"Home Infusion Services", "Injections"',
        '"Home Infusion Services" "Injections"',
        ERROR,
        '24: covered.cost_share: lacks a comma behind "Home Infusion Services"',
    ),
    "no equals sign": (
        LATEST,
        'code = "S9494"',
        'code "S9494"',
        ERROR,
        '34: covered: lacks = behind "code"; write code = "S9494"',
    ),
    "a list that does not end": (
        LATEST,
        'cost_share = ["Home Infusion Services", "Injections"]',
        'cost_share = ["Home Infusion Services", "Injections"',
        ERROR,
        "24: covered.cost_share: begins a list with [ and does not end it; end the list with ]",
    ),
    "a header that is not closed": (
        LATEST,
        "[[non_covered]]",
        "[[non_covered]",
        ERROR,
        "45: non_covered: begins with [[ and ends with ]; write [[non_covered]]",
    ),
    "a table that is not closed": (
        LATEST,
        'plans = "all" }',
        'plans = "all"',
        ERROR,
        "13: legend.Y.plans: begins with { and does not end on its line; end it with }",
    ),
    "typographic quotes": (
        LATEST,
        '"Bundled"',
        "“Bundled”",
        ERROR,
        '48: non_covered.reason: is in typographic quotes; write straight ones: "..."',
    ),
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "policies").mkdir()
    for name, text in BOOK.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def told(data: Path, severity: str | None = None) -> list[str]:
    faults = check([data], TODAY)
    return [_told(fault, data) for fault in faults if severity in (None, fault.severity)]


def _told(fault: Fault, data: Path) -> str:
    return str(fault).removeprefix(f"{data}/")


def spoil(data: Path, name: str, old: str, new: str) -> None:
    text = (data / name).read_text("utf-8")
    assert old in text
    (data / name).write_text(text.replace(old, new, 1), "utf-8")


def test_sound_data_are_quiet(data: Path) -> None:
    assert told(data) == []


def test_a_row_that_is_still_a_comment_is_told_beside_the_counts_that_lack_it(data: Path) -> None:
    spoil(data, LATEST, "covered = 4", "covered = 5")
    spoil(data, LATEST, "[legend]", "# REVIEW line 9: code: is none; left as a comment\n[legend]")
    assert [line.split(": ")[1] for line in told(data)] == ["REVIEW", "policy.counts.covered"]


def test_there_are_forty() -> None:
    assert len(MISTAKES) >= 40


@pytest.mark.parametrize(
    ("name", "old", "new", "severity", "said"), MISTAKES.values(), ids=MISTAKES
)
def test_a_mistake_is_told(
    data: Path, name: str, old: str, new: str, severity: str, said: str
) -> None:
    spoil(data, name, old, new)
    line = said.replace("{folder}", str(data))
    expected = line if line.startswith("policies/") else f"{name}:{line}"
    assert [each for each in told(data, severity) if each.startswith(expected)], told(data)


class TestBesideEachOther:
    """What only several files together show."""

    def test_rows_that_changed_tables(self, data: Path) -> None:
        row = '[[non_covered]]\ncode = "A4300"\ndescription = "Implantable access catheter"\n'
        moved = row.replace("non_", "") + 'prior_approval = "N"\ncost_share = ["Injections"]\n'
        spoil(data, LATEST, row + 'reason = "Bundled"\n', moved)
        spoil(data, LATEST, "covered = 4, non_covered = 1", "covered = 5, non_covered = 0")
        assert told(data) == [
            f"{LATEST}:10: policy.counts: has A4300 as covered now, unlike the revision before; "
            "compare it with the document, and with the revision before"
        ]

    def test_policies_that_disagree_are_told_by_pair(self, data: Path) -> None:
        spoil(data, OTHER, 'code = "V5010"', 'code = "S9494 - S9497"')
        assert told(data) == [
            f"{OTHER}:14: covered.code: S9494, S9497: answered otherwise by BCP-27 Home Infusion; "
            "compare both with their documents"
        ]

    def test_a_policy_that_agrees_is_not_told(self, data: Path) -> None:
        spoil(data, OTHER, 'code = "V5010"', 'code = "96365"')
        spoil(data, OTHER, "[legend]", "[legend]  # checked: the next policy's")
        spoil(data, LATEST, 'applies_to = "covered"', 'applies_to = "non_covered"')
        assert told(data) == []

    def test_the_id_and_the_date_of_another_policy(self, data: Path) -> None:
        spoil(data, OTHER, 'id = "BCP-31"', 'id = "BCP-27"')
        spoil(data, OTHER, "effective = 2024-04-01", "effective = 2024-01-01")
        assert told(data, ERROR) == [
            f"{OTHER}:7: policy.effective: {data}/{LATEST} has the revision of BCP-27 from this "
            "date already; "
            "compare the two files, and correct the id or the date of the one that is wrong"
        ]

    def test_a_section_that_the_revision_before_has(self, data: Path) -> None:
        spoil(data, LATEST, 'number = "3.0"', 'number = "Coding"')
        assert told(data) == [
            f"{LATEST}:58: section: lacks section 3.0, which the revision before has; "
            "compare it with the document, and with the revision before"
        ]

    def test_a_mistake_of_every_revision_is_told_in_the_last(self, data: Path) -> None:
        for name in (FIRST, LATEST):
            spoil(data, name, 'section = "1.0"', 'section = "4.0"')
        (line,) = told(data)
        assert line.startswith(f"{LATEST}:51: note.section: ")

    def test_but_every_row_of_it(self, data: Path) -> None:
        for name in (FIRST, LATEST):
            spoil(data, name, 'continues = "96365"\n', "")
            spoil(data, name, '"Home infusion, antibiotic; every 3 hours"', '"... every 3 hours"')
        places = [line.partition(": covered.description: begins")[0] for line in told(data)]
        assert places == [f"{LATEST}:28", f"{LATEST}:40"]

    def test_a_remedy_proposes_no_name_that_exists(self, data: Path) -> None:
        (data / LATEST).rename(data / "policies/new.toml")
        (line,) = told(data)
        assert line.endswith("; call it bcp-27-2024-01-01.toml")
        (data / LATEST).write_text(INFUSION, "utf-8")
        assert told(data) == [
            f"policies/new.toml:7: policy.effective: {data}/{LATEST} has the revision of BCP-27 "
            "from this date already; "
            "compare the two files, and correct the id or the date of the one that is wrong"
        ]
        spoil(data, LATEST, "2024-01-01", "2025-01-01")
        assert told(data) == [
            f"{LATEST}:1: file: has a name that does not tell what it is; "
            "call it bcp-27-2025-01-01.toml",
            f"policies/new.toml:1: file: holds what {data}/{LATEST} is called by; "
            "compare the two, and correct the id or the date of the one that is wrong",
        ]

    @pytest.mark.parametrize(
        "name",
        [
            "bcp-40-2024-01-01.toml",
            "policies/bcp-40-2024-01-01.toml.txt",
            "policies/2024/bcp-40-2024-01-01.toml",
            "policy/bcp-40-2024-01-01.toml",
            "policies/bcp-40.docx",
        ],
    )
    def test_files_where_none_is_read(self, data: Path, name: str) -> None:
        (data / name).parent.mkdir(exist_ok=True)
        (data / name).write_text(HEARING, "utf-8")
        assert told(data) == [
            f"{name}:1: file: is not read, for where it lies or how it is called; "
            "put policies into policies/, with names that end in .toml; else take it away"
        ]

    @pytest.mark.parametrize(
        "name", ["README.md", "sources/bcp-27.pdf", "schema/x.json", "policies/.#x.toml"]
    )
    def test_files_that_nobody_takes_for_data(self, data: Path, name: str) -> None:
        (data / name).parent.mkdir(exist_ok=True)
        (data / name).write_text("x", "utf-8")
        assert told(data) == []

    def test_a_schema_that_does_not_know_the_plans(self, data: Path) -> None:
        write(str(data / "schema"), ["HMO/POS", "PPO"])
        assert told(data) == [
            "plans.toml:1: #:schema: names a folder whose policy.schema.json does not know "
            f"L0001269-N, L0001269-U; run {sys.executable} -m bcp_tui.library.schema {data}"
        ]

    def test_plans_that_no_policy_names_are_one_line(self, data: Path) -> None:
        plans = "".join(f'\n[[plan]]\nid = "G{at}"\nname = "Group {at}"\n' for at in range(30))
        (data / "plans.toml").write_text(PLANS + plans, "utf-8")
        spoil(data, "plans.toml", 'id = "G0"', 'id = "G0" # checked')
        assert told(data) == [
            "plans.toml:27: plan.id: no policy names G1, G2, G3, G4, G5, G6 and 23 more; "
            "compare the plans with the legends"
        ]

    def test_of_what_does_little_harm_ten_lines_are_told(self, data: Path) -> None:
        synonyms = "".join(
            f'\n[[synonym]]\nsay = ["x{at}"]\nmeans = "nowhere {at}"\n' for at in range(30)
        )
        (data / "search.toml").write_text(SEARCH + synonyms, "utf-8")
        assert len(told(data)) == 10
        assert "which no row and no paragraph says (20 more like this)" in told(data)[-1]
        spoil(data, "search.toml", '"nowhere 0"', '"nowhere 0" # checked: for next year')
        assert "(19 more like this)" in told(data)[-1]


@pytest.mark.parametrize(
    ("usual", "rare", "is_told"),
    [
        ("Hearing Aids", "Hearing Aid", True),
        ("Hearing Aids", "HEARING AIDS", True),
        ("Hearing Aids", "Haering Aids", True),
        ("Physician's Office", "Physicians Office", True),
        ("Hospital - Inpatient Stay", "Hospital Inpatient Stay", True),
        ("Received in a Hospital", "Received in Hospital", True),
        ("Home Health", "Home Care", False),
        ("Tier 1", "Tier 2", False),
        ("Part A", "Part B", False),
        ("Phase I", "Phase II", False),
    ],
)
def test_cost_shares_that_are_alike(data: Path, usual: str, rare: str, is_told: bool) -> None:
    for _ in range(2):
        spoil(data, LATEST, '"Home Infusion Services", "Injections"', f'"{usual}", "Injections"')
    spoil(data, OTHER, '"Hearing Aids"', f'"{rare}"')
    assert any("covered.cost_share" in line for line in told(data)) == is_told


class TestTheRemark:
    """A keeper who has looked at a warning says so at the end of its line."""

    def test_a_warning_is_only_counted(self, data: Path) -> None:
        spoil(data, LATEST, "2025-01-01", "2022-01-01  # checked: printed so")
        checked = examine([data], TODAY)
        assert (checked.faults, checked.looked_at) == ((), 1)

    def test_an_error_stays_one(self, data: Path) -> None:
        spoil(data, LATEST, 'business", plans = "all" }', 'business", plans = "none" }  # checked')
        assert len(told(data, ERROR)) == 1

    def test_text_is_no_remark(self, data: Path) -> None:
        spoil(data, LATEST, 'title = "Home Infusion"', 'title = "Home Infusion # checked"')
        assert len(told(data, WARNING)) == 1


def test_no_file_that_breaks_off_is_sound(tmp_path: Path) -> None:
    folder = Path(__file__).parents[1] / "home_infusion"
    (shipped,) = (folder / "policies").iterdir()
    lines = shipped.read_text("utf-8").splitlines(keepends=True)
    (tmp_path / "policies").mkdir()
    (tmp_path / "plans.toml").write_text((folder / "plans.toml").read_text("utf-8"), "utf-8")
    cut = tmp_path / "policies" / shipped.name
    sound = []
    for number in range(1, len(lines)):
        cut.write_text("".join(lines[:number]), "utf-8")
        if all(fault.severity != "error" for fault in check([cut])):
            sound.append((number, lines[number - 1]))
    assert sound == []
