"""The domain: codes, entries, the legend, plans, the context of a call, and the answer.

Everything here is an immutable value or a pure function of values. Nothing here reads a file, the
clock or the environment, and nothing here is about a particular plan, group or code: the data
files say that. Start reading at `answer.py`.
"""

from bcp_tui.policy.answer import (
    Answer,
    Found,
    PriorApprovalAnswer,
    answer_for,
    look_up,
    read_asked,
)
from bcp_tui.policy.book import Book, Synonym
from bcp_tui.policy.codes import Asked, CodeRange, Reading, parse_range, read_codes, restore_zero
from bcp_tui.policy.context import Context
from bcp_tui.policy.entries import (
    CODING_SECTION,
    Change,
    Coverage,
    Entry,
    Network,
    Note,
    Revision,
    Section,
)
from bcp_tui.policy.legend import Legend, Meaning, PriorApproval
from bcp_tui.policy.plans import (
    NoSinglePlan,
    Plan,
    Selection,
    all_plans,
    choose,
    fits,
    selections,
)
from bcp_tui.policy.wording import full_description, together_forbidden

__all__ = [
    "CODING_SECTION",
    "Answer",
    "Asked",
    "Book",
    "Change",
    "CodeRange",
    "Context",
    "Coverage",
    "Entry",
    "Found",
    "Legend",
    "Meaning",
    "Network",
    "NoSinglePlan",
    "Note",
    "Plan",
    "PriorApproval",
    "PriorApprovalAnswer",
    "Reading",
    "Revision",
    "Section",
    "Selection",
    "Synonym",
    "all_plans",
    "answer_for",
    "choose",
    "fits",
    "full_description",
    "look_up",
    "parse_range",
    "read_asked",
    "read_codes",
    "restore_zero",
    "selections",
    "together_forbidden",
]
