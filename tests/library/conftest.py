"""A data folder on the benefits staff's desk: written, edited and checked like they do."""

from pathlib import Path

import pytest

from bcp_tui.library import Fault, check

PLANS = """\
#:schema ./schema/plans.schema.json
format = 1
[[plan]]
id = "PPO"
name = "PPO"

[[plan]]
id = "G1-N"
name = "Group 1 Non-Union"
group = "G1"

[[plan]]
id = "G1-U"
name = "Group 1 Union"
group = "G1"
"""

SEARCH = """\
#:schema ./schema/search.schema.json
format = 1
[[synonym]]
say = ["tpn", "iv nutrition"]
means = "total parenteral nutrition"

[[filter]]
say = ["needs auth", "pa required"]
shows = "prior_approval: required"

[[filter]]
say = ["not covered"]
shows = "coverage: not_covered"

[vocabulary]
kinds = ["disease", "dose"]
openings = ["initial"]
"""

DRUGS = """\
#:schema ./schema/drugs.schema.json
format = 1
[[drug]]
say = ["remicade", "renflexis"]
means = "infliximab"

[[drug]]
say = ["rocephin"]
means = "ceftriaxone"
"""

POLICY = """\
#:schema ../schema/policy.schema.json
format = 1
[policy]
id = "BCP-1"
title = "Home Visits"
effective = 2024-01-01
counts = { covered = 3, non_covered = 1, note = 1, section = 1 }
[legend]
Y = { means = "All lines of business", plans = "all" }
1 = { means = "PPO", plans = ["PPO"] }
2 = { means = "Group 1", plans = ["G1-N", "G1-U"] }

[[covered]]
code = "99601"
description = "Home visit; first two hours"
prior_approval = "1, 2"
cost_share = ["Home Visits", "Supplies"]

[[covered]]
code = "99602"
continues = "99601"
description = "... each additional hour"
prior_approval = "Y"
cost_share = ["Home Visits"]

[[covered]]
code = "S9374 - S9377"
description = "Hydration (do not use with 99601)"
prior_approval = "2"
cost_share = [
    "Home Visits",
    "Supplies",
]

[[non_covered]]
code = "A4300"
description = "Catheter"
reason = "Bundled"

[[note]]
section = "1.0 A"
applies_to = ["99601", "A4300"]
text = "Ask for the referral."

[[section]]
number = "1.0"
title = "Policy"
text = \"\"\"
Ask for the referral (total parenteral nutrition).
Second line.
\"\"\"

[[revision]]
date = "1/24"
reason = "Policy created"
"""

_PUMPS = """
[[covered]]
code = "E0781"
modifiers = ["RR", "KR"]
description = "Pump, rented"
prior_approval = "Y"
cost_share = ["Equipment"]

[[covered]]
code = "E0781"
modifiers = ["NU"]
description = "Pump, bought"
prior_approval = "1"
cost_share = ["Equipment"]
limit = "1 per 36 months"

[[note]]
section = "1.0"
applies_to = ["E0781"]
network = "out"
plans = ["PPO", "G1-U"]
waives_prior_approval = true
in_short = "except in an emergency"
about = "medication"
text = "Approval is not required, except in an emergency (see below)."

[[note]]
section = "1.0"
applies_to = "covered"
plans = ["G1-N"]
excludes_coverage = true
text = "Group 1 Non-Union excludes home visits."
"""

POLICY_WITH_PUMPS = (
    POLICY.replace(
        "covered = 3, non_covered = 1, note = 1,", "covered = 5, non_covered = 1, note = 3,"
    ).replace(
        "Second line.",
        "Approval is not required, except in an emergency (see below). "
        "Group 1 Non-Union excludes home visits.",
    )
    + _PUMPS
)
"""The policy with rows and notes that use every key that a table may have."""

POLICY_NAME = "policies/bcp-1-2024-01-01.toml"


class DataFolder:
    """A data folder with four sound files, to be spoilt."""

    def __init__(self, path: Path) -> None:
        self.path = path
        (path / "policies").mkdir(parents=True)
        self.write("plans.toml", PLANS)
        self.write("search.toml", SEARCH)
        self.write("drugs.toml", DRUGS)
        self.write(POLICY_NAME, POLICY)

    def write(self, name: str, content: str | bytes) -> None:
        data = content if isinstance(content, bytes) else content.encode()
        (self.path / name).write_bytes(data)

    def edit(self, old: str, new: str, name: str = POLICY_NAME) -> None:
        """Replaces the first place where the file says so."""
        text = (self.path / name).read_text("utf-8")
        assert old in text
        self.write(name, text.replace(old, new, 1))

    def revise(self, **dates: str) -> None:
        """Adds a revision of the policy, with these dates."""
        lines = "".join(f"{key} = {day}\n" for key, day in dates.items())
        name = f"policies/bcp-1-{dates['effective']}.toml"
        self.write(name, POLICY.replace("effective = 2024-01-01\n", lines))

    def check(self) -> tuple[Fault, ...]:
        return check([self.path])

    def errors(self) -> list[str]:
        """The errors as `FILE:LINE: KEY: what is wrong`, with the file's name in the folder."""
        return self._told("error")

    def warnings(self) -> list[str]:
        return self._told("warning")

    def _told(self, severity: str) -> list[str]:
        return [
            f"{Path(fault.file).relative_to(self.path)}:{fault.line}: {fault.key}: {fault.problem}"
            for fault in self.check()
            if fault.severity == severity
        ]


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")
