"""The desk: from a question to a view, the same for every front end.

A front end makes a `Call` (what was typed, in which context), asks the `Desk` for its `View`, and
shows that: the view holds all there is to paint, and nothing to ask again with.
"""

from bcp_tui.desk.call import Call
from bcp_tui.desk.desk import Desk
from bcp_tui.desk.results import Match, Result, Results
from bcp_tui.desk.view import Row, Rows, Trouble, View

__all__ = ["Call", "Desk", "Match", "Result", "Results", "Row", "Rows", "Trouble", "View"]
