"""Small policy documents made by hand, and what an import makes of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from bcp_tui.documents import Draft, read_document, toml_text
from bcp_tui.policy import Plan

EXAMPLES = Path(__file__).parent / "examples"
PLANS = [
    Plan(row["id"], row["name"], row.get("group"))
    for row in tomli.loads((EXAMPLES / "plans.toml").read_text("utf-8"))["plan"]
]
LEGEND = (
    "Prior Approval Legend: Y = All lines of business; N = None required; 1 = HMO/POS; 2 = PPO; "
    "3 = ASO group L0002310; 4 = ASO group L0001269 Non-Union & Union."
)
HEADER = "Code\tDescription\tPrior Approval\tBenefit Plan Cost Share Reference"
COVERED = f"COVERED CODES\t\t\t\n{HEADER}"
NOT_COVERED = "NON-COVERED CODES\t\t\nCode\tDescription\tBenefit Plan Reference/Reason"
ROW = "92550\tHearing test\tN\tHearing Aids"


def document(
    *tables: str, legend: str = LEGEND, rules: str = "None.", more: str = "", front: str = ""
) -> str:
    """A policy with these tables in its section 4.0, as a house text."""
    coding = "\n\n".join(filter(None, (legend, *tables)))
    rules = (
        f"5.0 Unique Configuration/Prior Approval/Coverage Details:\n\n{rules}\n" if rules else ""
    )
    return f"""BENEFIT COVERAGE POLICY

Title: BCP-31 Hearing Services

Effective Date: 04/01/2024
{front}
Important Information - Please Read Before Using This Policy

Please refer to the member’s benefit document for specific coverage information.

1.0 Policy:

Unlisted codes are subject to review.
{more}
4.0 Coding:

{coding}

{rules}
9.0 Revision History:

Original Effective Date: 04/01/2018

Next Review Date: 04/01/2025

Revision Date\tReason for Revision
2/18\tPolicy created
"""


class Imported(NamedTuple):
    """What came of a document: the draft, its text, and the data that the text holds."""

    draft: Draft
    text: str
    data: dict[str, Any]

    @property
    def doubts(self) -> list[str]:
        """What there is to review."""
        return [
            f"{one.place}: {one.what}: {one.problem}; {one.done}" for one in self.draft.all_doubts
        ]

    def rows(self, table: str = "covered") -> list[dict[str, Any]]:
        """The rows that the file has, without those that are comments."""
        return list(self.data.get(table, []))

    def codes(self, table: str = "covered") -> list[str]:
        """Their codes."""
        return [row["code"] for row in self.rows(table)]


def imported(document: str | bytes, plans: Sequence[Plan] = PLANS) -> Imported:
    """What an import makes of a document that is a policy."""
    data = document.encode() if isinstance(document, str) else document
    draft = read_document(data, plans)
    assert draft is not None, "no policy"
    text = toml_text(draft, "document.txt")
    return Imported(draft, text, tomli.loads(text))


def line_of(text: str, words: str) -> int:
    """The line of a text that has these words."""
    return next(at for at, line in enumerate(text.split("\n"), 1) if words in line)
