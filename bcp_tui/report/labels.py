"""Labels: titles, headings, hints in empty lines, words beside keys, and the help's words."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from bcp_tui.desk import PassageResult, Row, View
from bcp_tui.policy import Asked, Entry, Filter, Revision, Section, Selection, disagreeing
from bcp_tui.report.places import us_date
from bcp_tui.report.statements import asked_code
from bcp_tui.report.verdicts import Verdict

# -- the call screen -----------------------------------------------------------------------------

QUERY_HINT = "code, words, or several codes"
EFFECTIVE = "effective"
SHORT_NETWORK = "Net"
SHORT_DATE = "Date"
NOT_TOGETHER_MARK = "!"
DISAGREEING_MARK = "≠"
PARTIAL_MARK = "~"


def list_heading(code_columns: int, described: bool = True) -> str:
    """The names of a list's columns, codes and approvals alone if there is no room for more."""
    return f"   {'CODE':<{code_columns}}PA" + ("   DESCRIPTION" if described else "")


def marks(row: Row) -> tuple[Verdict, ...]:
    """What stands before a row's code: warnings and doubts, the last beside it; mostly a blank."""
    signs: list[Verdict] = []
    if row.conflicts:
        signs.append(Verdict(NOT_TOGETHER_MARK, "not_covered"))
    if row.answer and disagreeing(row.answer, row.others):
        signs.append(Verdict(DISAGREEING_MARK, "ask"))
    if is_partial(row):
        signs.append(Verdict(PARTIAL_MARK, "ask"))
    return tuple(signs) or (Verdict(" ", "text"),)


def is_partial(row: Row) -> bool:
    """Whether only some of the words that were typed led to a row."""
    found = row.result or row.passage
    return found is not None and found.match == "partial"


def title_of_section(found: PassageResult) -> str:
    """The title of the section in which a passage stands, if it has one beside its number."""
    where = f"{found.passage.section} "
    sections = (each for each in found.revision.sections if where.startswith(f"{each.number} "))
    return next((each.title for each in sections), "")


def effective(revision: Revision) -> tuple[str, str]:
    """Since when a policy is in effect, and the same in fewer letters."""
    day = us_date(revision.effective)
    return f"{EFFECTIVE} {day}", f"eff. {day}"


def past_review(revision: Revision, today: date) -> str:
    """That the day on which a policy was to be reviewed is past; empty if it is not."""
    day = revision.next_review
    return f"review {us_date(day)} past" if day and day < today else ""


def policies_in_force(view: View) -> str:
    """How many policies there are to answer, where it is not one."""
    if view.in_force:
        return f"{len(view.in_force)} policies"
    return "No text on file for this date" if view.off_file else "No policy in effect"


def asked(code: Asked) -> str:
    """A code that was asked for, or what was typed where that is no code."""
    return str(code.codes or code.typed)


def pinned(count: int) -> str:
    """How many answers are pinned."""
    return f"{count} pinned"


def more_above(lines: int) -> str:
    """How many lines of a text are out of sight above."""
    return f"▲ PageUp: {lines} more"


def more_below(lines: int) -> str:
    """How many lines of a text are out of sight below."""
    return f"▼ PageDown: {lines} more"


# -- choosing a plan, setting the date -----------------------------------------------------------

WHICH_PLAN = "Which plan is the caller on?"
PLAN_HINT = "name or group number"
PLAN_OR_SYMBOL_HINT = "name, group number or legend symbol"
SERVICE_DATE = "Service date"
DATE_HINT = "MM/DD/YYYY"
DATE_KEYS = "Enter sets it, Esc leaves it"


def choice(selection: Selection) -> str:
    """A choice of plans by its name."""
    return selection.name if selection.chosen else "All plans (none chosen yet)"


def in_legend(symbols: Iterable[str]) -> str:
    """By which symbols a legend names a plan."""
    return f"legend {', '.join(symbols)}"


# -- choosing filters ----------------------------------------------------------------------------

WHICH_ROWS = "Show only"
FILTER_HINT = "approval, covered, a cost share"
CHOSEN_MARK = "✓"
_KINDS = {
    "prior_approval": "",
    "coverage": "",
    "policy": "policy",
    "cost_share": "cost share",
    "changed": "",
}


def kind_of_filter(limit: Filter) -> str:
    """What a filter is about, where its own words do not say it."""
    return _KINDS[limit.kind]


# -- the policy reader ---------------------------------------------------------------------------

FIND = "Find"
FIND_HINT = "words to find in this policy"
COVERED_TABLE = "COVERED CODES"
NON_COVERED_TABLE = "NON-COVERED CODES"
HISTORY = "Revision history"
CHANGED = "Changed with this revision"
NEXT_PAGE = "next page"
NEXT_SECTION = "next section"


def changed_since(before: Revision, *, nothing: bool) -> str:
    """The heading of what changed since the revision before, or that nothing did."""
    what = f"Nothing {CHANGED.lower()}" if nothing else CHANGED
    return f"{what}; the one before is of {us_date(before.effective)}"


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
BACK_FROM_EMPTY_SHEET = "back · nothing pinned, the current answer"
ANOTHER = "next"
QUIT = "quit"


def back_from_sheet(count: int) -> str:
    """The way back from a call sheet with so many answers."""
    return f"{BACK} · {pinned(count)}"


def take_out(row: Row, pinned: Sequence[Row]) -> str:
    """What takes an answer off the call sheet: its code, and its policy where that stands twice."""
    code = asked_code(row)
    is_twice = sum(asked_code(each) == code for each in pinned) > 1
    policy = f" {row.revision.policy_id}" if is_twice and row.revision else ""
    return f"take {code}{policy} out"


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
    (NOT_TOGETHER_MARK, "before a code: not to be used together with another code of this call"),
    (DISAGREEING_MARK, "before a code: another policy answers otherwise"),
    (PARTIAL_MARK, "before a code: only some of the words were found in its row"),
)


def legend_of(revision: Revision) -> str:
    """The heading of a policy's legend."""
    return f"LEGEND OF {revision.policy_id}"
