"""The domain: codes, entries, policies and their revisions, the legend, plans, context, the answer.

Everything here is an immutable value or a pure function of values. Nothing here reads a file, the
clock or the environment, and nothing here is about a particular plan, group or code: the data
files say that. Start reading at `answer.py`; how a query is read stands in `query.py`.
"""

from bcp_tui.policy.answer import (
    Answer,
    Decision,
    Found,
    PriorApprovalAnswer,
    Status,
    answer_for,
    look_up,
)
from bcp_tui.policy.book import Book, Drug, Synonym, Vocabulary
from bcp_tui.policy.code_table import CodeEnds, CodeTable, Listing, code_ends
from bcp_tui.policy.codes import CodeRange, parse_range
from bcp_tui.policy.context import Context
from bcp_tui.policy.entries import (
    CodedSeparately,
    Coverage,
    Entry,
    HistoryLine,
    Network,
    Note,
    Section,
)
from bcp_tui.policy.filters import Filter, FilterKind, FilterPhrase
from bcp_tui.policy.legend import Legend, Meaning, PriorApproval
from bcp_tui.policy.plans import (
    Fitting,
    NoSinglePlan,
    Plan,
    Selection,
    all_plans,
    choose,
    fits,
    fitting,
    selections,
)
from bcp_tui.policy.query import Query, read_query
from bcp_tui.policy.revisions import Policy, Revision, RevisionKey
from bcp_tui.policy.together import Beside, beside, conflicts, disagreeing
from bcp_tui.policy.typed_codes import Asked

__all__ = [
    "Answer",
    "Asked",
    "Beside",
    "Book",
    "CodeEnds",
    "CodeRange",
    "CodeTable",
    "CodedSeparately",
    "Context",
    "Coverage",
    "Decision",
    "Drug",
    "Entry",
    "Filter",
    "FilterKind",
    "FilterPhrase",
    "Fitting",
    "Found",
    "HistoryLine",
    "Legend",
    "Listing",
    "Meaning",
    "Network",
    "NoSinglePlan",
    "Note",
    "Plan",
    "Policy",
    "PriorApproval",
    "PriorApprovalAnswer",
    "Query",
    "Revision",
    "RevisionKey",
    "Section",
    "Selection",
    "Status",
    "Synonym",
    "Vocabulary",
    "all_plans",
    "answer_for",
    "beside",
    "choose",
    "code_ends",
    "conflicts",
    "disagreeing",
    "fits",
    "fitting",
    "look_up",
    "parse_range",
    "read_query",
    "selections",
]
