"""A data folder on the benefits staff's desk: written, edited and checked like they do."""

from pathlib import Path

import pytest

from bcp_tui.library import Fault, check

PLANS = """\
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
format = 1

[[synonym]]
say = ["tpn", "iv nutrition"]
means = "total parenteral nutrition"
"""

POLICY = """\
format = 1

[policy]
id = "BCP-1"
title = "Home Visits"
effective = 2024-01-01

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
First line.
Second line.
\"\"\"

[[revision]]
date = "1/24"
reason = "Policy created"
"""

POLICY_NAME = "policies/bcp-1-2024-01-01.toml"


class DataFolder:
    """A data folder with three sound files, to be spoilt."""

    def __init__(self, path: Path) -> None:
        self.path = path
        (path / "policies").mkdir(parents=True)
        self.write("plans.toml", PLANS)
        self.write("search.toml", SEARCH)
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
