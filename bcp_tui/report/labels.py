"""Labels: titles, headings, hints in empty lines, words beside keys, and the help's words."""

from collections.abc import Iterable, Iterator

from bcp_tui.desk import View
from bcp_tui.policy import Asked, Entry, Found, Revision, Section, Selection
from bcp_tui.report.statements import asked_code

# -- the call screen -----------------------------------------------------------------------------

QUERY_HINT = "code, words, or several codes"
LIST_HEADING = "   CODE        PA   DESCRIPTION"
NARROW_LIST_HEADING = "   CODE        PA"
EFFECTIVE = "effective"


def policies_in_force(view: View) -> str:
    """How many policies there are to answer, where it is not one."""
    return f"{len(view.in_force)} policies" if view.in_force else "No policy in effect"


def asked(code: Asked) -> str:
    """A code that was asked for, or what was typed where that is no code."""
    return str(code.codes or code.typed)


def pinned(count: int) -> str:
    """How many answers are pinned."""
    return f"{count} pinned"


def policy(revision: Revision) -> str:
    """A policy by its id and its title."""
    return f"{revision.policy_id} {revision.title}"


def more_above(lines: int) -> str:
    """How many lines of a text are out of sight above."""
    return f"▲ PageUp: {lines} more"


def more_below(lines: int) -> str:
    """How many lines of a text are out of sight below."""
    return f"▼ PageDown: {lines} more"


# -- choosing a plan, setting the date -----------------------------------------------------------

WHICH_PLAN = "Which plan is the caller on?"
PLAN_HINT = "name, group number or legend symbol"
SERVICE_DATE = "Service date"
DATE_HINT = "MM/DD/YYYY"
DATE_KEYS = "Enter sets it, Esc leaves it"


def choice(selection: Selection) -> str:
    """A choice of plans by its name."""
    return selection.name if selection.chosen else "All plans (none chosen yet)"


def in_legend(symbols: Iterable[str]) -> str:
    """By which symbols a legend names a plan."""
    return f"legend {', '.join(symbols)}"


# -- the policy reader ---------------------------------------------------------------------------

FIND = "Find"
FIND_HINT = "words to find in this policy"
COVERED_TABLE = "COVERED CODES"
NON_COVERED_TABLE = "NON-COVERED CODES"
HISTORY = "Revision history"
NEXT_PAGE = "next page"
NEXT_SECTION = "next section"


def section(part: Section) -> str:
    """A section by its number and its title."""
    return f"{part.number} {part.title}"


def cells(entry: Entry) -> Iterator[tuple[str, str]]:
    """What a table prints of an entry beside its description, each with its column's name."""
    if entry.reason is not None:
        yield "Reason", entry.reason
    else:
        yield "Prior approval", ", ".join(entry.symbols)
        yield "Cost share", "; ".join(entry.cost_share)


def next_place(place: int, places: int) -> str:
    """The next of the places found, and which one is in sight."""
    return f"next place ({place} of {places})"


# -- words beside the keys of the other screens --------------------------------------------------

BACK = "back"
BACK_TO_CALL = "back to the call"
BACK_FROM_EMPTY_SHEET = "back · nothing pinned, the current answer"
ANOTHER = "another"
QUIT = "quit"


def back_from_sheet(count: int) -> str:
    """The way back from a call sheet with so many answers."""
    return f"{BACK} · {pinned(count)}"


def take_out(found: Found) -> str:
    """What takes an answer off the call sheet."""
    return f"take {asked_code(found)} out"


# -- the help ------------------------------------------------------------------------------------

HOW_TO_ASK = "Type a code, several codes, or words: the list and the answer follow."
KEYS = "KEYS"
SHORT_VERDICTS = "PA, PRIOR APPROVAL IN THE LIST"
SHORT_VERDICT_MEANINGS = (
    ("YES", "prior approval is required"),
    ("no", "prior approval is not required"),
    ("ask", "it depends on which plan the caller is on: the answer names the sides"),
    ("n/s", "not stated: the legend does not name this plan; see the benefit document"),
    ("n/c", "not covered; the answer gives the reason"),
    ("~", "before a code: only some of the words were found in its row"),
)


def legend_of(revision: Revision) -> str:
    """The heading of a policy's legend."""
    return f"LEGEND OF {revision.policy_id}"
