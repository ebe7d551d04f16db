"""Messages: what a screen says after a key, and in place of an answer where there is none.

Labels, titles and the words of the help stand in `labels.py`; what an answer says in
`statements.py`.
"""

from collections.abc import Iterable
from datetime import date

from bcp_tui.desk import Row, Trouble, View
from bcp_tui.policy import Filter, Revision
from bcp_tui.report.places import texts_off_file, us_date
from bcp_tui.report.statements import asked_code

_FEW_LETTERS = 20
"""Letters of unknown words that there is room for beside a count."""

# -- after a key on the call screen --------------------------------------------------------------

HOW_TO_QUIT = "Ctrl+Q quits, Ctrl+Y copies the answer, Ctrl+N begins a new call."
NEW_CALL = "New call: everything is cleared. F10 brings it back."
NEW_DATA = "New data are in force."
NEW_DATA_OTHERWISE = "New data say otherwise than a pinned answer: F6, then R, answers it anew."
NEW_DATA_WITHOUT_PLAN = "New data: choose the plan anew."
TEXT_GONE = "The new data no longer have this text."
NEW_DAY = "A new day: the service date has changed."
NO_CODE_NAMED = "No other code is named in this answer."
NOTHING_ASKED = "Type a code or words first; then Enter pins the answer."
NOTHING_TO_PIN = "Nothing is found that could be pinned."
NOTHING_TO_COPY = "There is no answer to copy."
NOTHING_TO_READ = "There is no policy to read."
PINNED_BEFORE = "Pinned answers stay as they were given: F6, then R, answers them anew."
NOTHING_TO_UNDO = "There is nothing to bring back."
UNDONE = "Brought back what was cleared; F10 once more clears it again."
PINS_UNDONE = "The call sheet is as it was before; F10 once more undoes this."


def only_rows_of(revision: Revision) -> str:
    """Said when the list is limited to a policy's rows."""
    return f"Only rows of {revision.policy_id}; Esc shows all again."


def line_full(characters: int) -> str:
    """Said when more is typed or pasted than the search line keeps."""
    return f"The line keeps {characters} characters; the rest was left out."


def keys_dropped(count: int) -> str:
    """Said when keys came faster than they could be worked off."""
    return f"Too many keys at once: {count:,} were dropped. Look at the search line."


def marked(code: str) -> str:
    """Said when a code is marked to be followed."""
    return f"Enter follows {code}, Esc comes back"


def pinned(row: Row, count: int, following: str = "") -> str:
    """Said when an answer is pinned; names the code whose answer is shown next, if one is."""
    following = f" · next: {following}" if following else ""
    return f"Pinned {asked_code(row)} ({count} on the call sheet){following}"


def copied(row: Row, pinned: bool) -> str:
    """Said when an answer is copied, with what to do where no clipboard can be reached."""
    keys = "Enter, then F6" if pinned else "F6"
    return f"Copied {asked_code(row)} (no clipboard here? {keys} shows the text)"


def colours(theme: str) -> str:
    """Said when the colours change."""
    return f"Colours: {theme}"


# -- about the list, and in the place of an answer -----------------------------------------------

GETTING_READY = "getting ready …"
NOTHING_FOUND = "nothing found"
FOUND_BY_SOME_WORDS = "Only some of the words fit: is this what the caller means?"
NEARLY_SAID = "The text has only some of the words: is it what is meant?"

_IN = " in network"
_FILTERED = {
    ("prior_approval", "required"): "prior approval required",
    ("prior_approval", "not_required"): "prior approval not required",
    ("prior_approval", "not_stated"): "prior approval not stated",
    ("prior_approval", "depends"): "prior approval depends",
    ("coverage", "covered"): "covered",
    ("coverage", "not_covered"): "not covered",
    ("changed", "yes"): "changed with this revision",
}


def filter_text(limit: Filter) -> str:
    """A filter in words."""
    return _FILTERED.get((limit.kind, limit.value), limit.value)


def filters_text(view: View) -> str:
    """The filters of a list in words: those by prior approval say that they look in network."""
    asked = view.context.network is not None
    return " · ".join(
        filter_text(each) if asked or each.kind != "prior_approval" else f"{filter_text(each)}{_IN}"
        for each in view.filters
    )


def found_of(view: View) -> str:
    """How many rows the filters leave, and of how many."""
    return f"{len(view.rows)} of {view.of}"


def place(view: View) -> str:
    """Which row is the current one, and of how many; what the filters leave, and of how many."""
    if view.filters:
        return f"{found_of(view)} · {filters_text(view)}"
    if view.row is None:
        return f"{len(view.rows)} rows"
    more = f" and {view.results.more} more: type on" if view.results.more else ""
    return f"{view.row + 1} of {len(view.rows)}{more}"


def how_found(view: View, row: Row | None) -> str:
    """By what other words a row was found, or without which; mostly empty."""
    result = row.result if row else None
    if result is None or result.match == "filter":
        return ""
    if result.match in ("code", "range"):
        return beside_codes(view, _CHOOSE_PLAN)
    if result.match == "text":
        return f"found by “{result.via}”" if result.via else ""
    unknown = ", ".join(view.results.unknown)
    few = unknown and len(unknown) < _FEW_LETTERS
    return f"without “{unknown}”" if few else "only some words match"


def beside_codes(view: View, how_to_choose_plan: str) -> str:
    """Which words beside codes lead nowhere: those that name a plan do not choose it."""
    unknown = ", ".join(view.results.unknown)
    if not (unknown and view.results.query.codes):
        return ""
    return f"“{unknown}”: {how_to_choose_plan}" if view.names_plan else f"without “{unknown}”"


def no_answer(view: View) -> list[str]:
    """What stands in the place of the answer where nothing is found, a paragraph each."""
    query = view.call.query.strip()
    if view.filters and view.of:
        found = f"found for “{view.results.query.unfiltered}”" if query else "listed"
        which = filters_text(view)
        return [f"None of the {view.of} {found} is: {which}. Esc takes the filter off."]
    if view.in_force:
        return [
            f"Neither a row nor the text of the policies in effect answers to “{query}”. "
            "Try another word, or a code.",
            *not_on_file(view),
        ]
    return [*not_on_file(view)] or [f"No policy is in effect on {_day(view)}. {_CHANGE_DATE}"]


_CHOOSE_PLAN = "F2 chooses the plan"
_CHANGE_DATE = "F4 changes the service date."


def not_on_file(view: View) -> Iterable[str]:
    """That policies were in effect on the service date with a text that is not on file."""
    if not view.off_file:
        return
    yield f"{texts_off_file(view.off_file)}."
    yield f"F5 shows the history. {_CHANGE_DATE}"


def _day(view: View) -> str:
    return us_date(view.context.service_date)


# -- an empty line -------------------------------------------------------------------------------

_HOW_TO_ASK = "Type what the caller asks about: a code, several codes, or words."
_KEYS = (
    "F2 the caller's plan · F3 network · F4 service date · F1 help",
    "Up and Down choose a row.",
)


def hints(view: View) -> tuple[str, ...]:
    """What stands in the place of an answer while nothing is asked: examples, and keys."""
    return (_HOW_TO_ASK, *(f"  {example}" for example in view.examples), *_KEYS)


# -- the other screens ---------------------------------------------------------------------------

SHEET_COPIED = "Sent to the clipboard. (Nothing arrived? Select the text with the mouse.)"
NO_SUCH_PLAN = "No plan is called that; these are all."
WHICH_OF_THEM = "Several fit: type more, or choose with Up and Down."
NO_SUCH_FILTER = "There is no such filter."
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
    """That data could not be taken in, since when, and the first of their faults."""
    unused = "new data broken, last good data in force"
    if not trouble.of_files:
        unused = "snapshot not used, files in force"
    return f"{trouble.at:%H:%M} {unused}: {trouble.fault.without_folder()}"


def too_small(size: Iterable[int], needed: Iterable[int]) -> str:
    """That the window is too small, in as few letters as it may have."""
    return f"{'×'.join(map(str, size))}: needs {'×'.join(map(str, needed))}"


def unfit_terminal(kind: str) -> str:
    """That the app cannot be shown on a terminal of this kind, and what to do."""
    what = f"TERM={kind[:40]!a} is none that it knows" if kind else "TERM is not set"
    return f"the app needs a full-screen terminal, and {what}; set it to xterm-256color"


def crashed(kind: str, file: str, line: int | None) -> str:
    """That the program has an error: of which kind and where, nothing of what was typed."""
    where = f" in {file}, line {line}" if file else ""
    return f"bcp-tui: an error in the program ({kind}{where}); please report it"
