"""The desk: from a question to a view, the same for every front end.

A front end makes a `Call` (what was typed, in which context), asks the `Desk` for its `View`, and
shows that. The view holds all there is to paint, and nothing to ask again with. A front end that
only looks up codes uses `look_up_codes`.
"""

from typing import TYPE_CHECKING

from bcp_tui.desk.lookup import look_up_codes, with_changes
from bcp_tui.desk.row import Looked, Row, Subject

if TYPE_CHECKING:
    from bcp_tui.desk.call import Call
    from bcp_tui.desk.desk import Desk
    from bcp_tui.desk.results import Match, PassageResult, Result, Results
    from bcp_tui.desk.view import Rows, Trouble, View
else:
    _WHERE = {
        "Call": "call",
        "Desk": "desk",
        "Match": "results",
        "PassageResult": "results",
        "Result": "results",
        "Results": "results",
        "Rows": "view",
        "Trouble": "view",
        "View": "view",
    }

    def __getattr__(name: str) -> object:
        """Import what a lookup does not need when it is first used."""
        if name not in _WHERE:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)


__all__ = [
    "Call",
    "Desk",
    "Looked",
    "Match",
    "PassageResult",
    "Result",
    "Results",
    "Row",
    "Rows",
    "Subject",
    "Trouble",
    "View",
    "look_up_codes",
    "with_changes",
]
