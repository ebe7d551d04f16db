"""Messages: what a screen says after a key, and in the place of an answer that there is not.

Labels, titles and the words of the help stand in `labels.py`; what an answer says in
`statements.py`.
"""

from collections.abc import Iterable
from datetime import date

from bcp_tui.desk import Trouble, View
from bcp_tui.policy import Found, Revision
from bcp_tui.report.places import us_date
from bcp_tui.report.statements import asked_code

_FEW_LETTERS = 20
"""Letters of unknown words that there is room for beside a count."""

# -- after a key on the call screen --------------------------------------------------------------

HOW_TO_QUIT = "Ctrl+Q quits, Ctrl+Y copies the answer, Ctrl+N begins a new call."
NEW_CALL = "New call: everything is cleared."
NEW_DATA = "New data are in force."
NEW_DATA_WITHOUT_PLAN = "New data: choose the plan anew."
NEW_DAY = "A new day: the service date has changed."
NO_CODE_NAMED = "No other code is named in this answer."
NOTHING_ASKED = "Type a code or words first; then Enter pins the answer."
NOTHING_TO_PIN = "Nothing is found that could be pinned."
NOTHING_TO_COPY = "There is no answer to copy."
NOTHING_TO_READ = "No policy is in effect on this service date."
PINNED_BEFORE = "The pinned answers keep their plan, network and date."


def line_full(characters: int) -> str:
    """Said when more is typed or pasted than the search line keeps."""
    return f"The line keeps {characters} characters; the rest was left out."


def marked(code: str) -> str:
    """Said when a code is marked to be followed."""
    return f"Enter follows {code}, Esc comes back"


def pinned(found: Found, count: int, following: str = "") -> str:
    """Said when an answer is pinned; names the code whose answer is shown next, if one is."""
    following = f" · next: {following}" if following else ""
    return f"Pinned {asked_code(found)} ({count} on the call sheet){following}"


def copied(found: Found, pinned: bool) -> str:
    """Said when an answer is copied, with what to do where no clipboard can be reached."""
    keys = "Enter, then F6" if pinned else "F6"
    return f"Copied {asked_code(found)} (no clipboard here? {keys} shows the text)"


def colours(theme: str) -> str:
    """Said when the colours change."""
    return f"Colours: {theme}"


# -- about the list, and in the place of an answer -----------------------------------------------

GETTING_READY = "getting ready …"
NOTHING_FOUND = "nothing found"
FOUND_BY_SOME_WORDS = "Found by only some of the words: is this what the caller means?"


def place(view: View) -> str:
    """Which row is the current one, and of how many."""
    return f"{view.row + 1} of {len(view.rows)}"


def how_found(view: View) -> str:
    """By what other words the current row was found, or without which; mostly empty."""
    result = view.current.result if view.current else None
    if result is None:
        return ""
    partial = result.match == "partial"
    if result.via:
        return f"partly by “{result.via}”" if partial else f"by “{result.via}”"
    if not partial:
        return ""
    unknown = ", ".join(view.results.unknown)
    few = unknown and len(unknown) < _FEW_LETTERS
    return f"without “{unknown}”" if few else "only some words match"


def no_answer(view: View) -> str:
    """What stands in the place of the answer where nothing is found."""
    if view.in_force:
        query = view.call.query.strip()
        return (
            f"Nothing in the policies in effect answers to “{query}”. Try another word, or a code."
        )
    day = us_date(view.context.service_date)
    return f"No policy is in effect on {day}. F4 changes the service date."


# -- the other screens ---------------------------------------------------------------------------

SHEET_COPIED = "Sent to the clipboard. (Nothing arrived? Select the text with the mouse.)"
NO_SUCH_PLAN = "No plan is called that."
NOT_A_DATE = "not a date yet: 11/23/2026, 11/23, today"


def day_read(day: date, is_today: bool) -> str:
    """The day that was typed, as it was understood."""
    return f"{day:%A} {us_date(day)}{', today' if is_today else ''}"


def next_review(revision: Revision, past: bool) -> str:
    """When the policy is to be reviewed; empty if that is not printed."""
    day = revision.next_review
    return f"next review {us_date(day)}{' (past)' if past else ''}" if day else ""


# -- what went wrong -----------------------------------------------------------------------------

UNUSABLE_DATA = "The policy data cannot be used, so nothing is answered."


def trouble(trouble: Trouble) -> str:
    """That new data could not be taken in, since when, and the first of their faults."""
    return (
        f"{trouble.at:%H:%M} new data broken, last good data in force: "
        f"{trouble.fault.without_folder()}"
    )


def too_small(size: Iterable[int], needed: Iterable[int]) -> str:
    """That the window is too small, in as few letters as it may have."""
    return f"{'×'.join(map(str, size))}: needs {'×'.join(map(str, needed))}"


def unfit_terminal(kind: str) -> str:
    """That the app cannot be shown on a terminal of this kind, and what to do."""
    what = f"TERM={kind[:40]!a} is none that it knows" if kind else "TERM is not set"
    return (
        f"the app needs a full-screen terminal, and {what}; "
        "set it to xterm-256color, or use bcp-tui lookup CODE"
    )


def crashed(kind: str, file: str, line: int | None) -> str:
    """That the program has an error: of which kind and where, nothing of what was typed."""
    where = f" in {file}, line {line}" if file else ""
    return f"bcp-tui: an error in the program ({kind}{where}); please report it"
