"""What the command line says besides answers: its help, and what it cannot use.

Whatever a user gave comes back with the characters replaced that could command a terminal.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bcp_tui.policy import NoSinglePlan, Selection

PROGRAM = "bcp-tui"
DESCRIPTION = "Look up Benefit Coverage Policies. Without a command, opens the app."
HELP = {
    "lookup": "what the policies say of codes",
    "search": "find codes, and what the text says, by words",
    "check": "check data files",
    "import": "draft a policy file from a document",
    "new": "begin the file of a new policy",
    "revise": "begin the file of a policy's next revision",
    "serve": "keep a warm host, whose sessions are ready at once",
    "socket": "where the app finds a warm host (default: /run/bcp-tui/door)",
    "output": "the file to write (default: standard output)",
    "kiosk": "for a login that gets only this app",
    "theme": "the colours to start with",
    "version": "print the version",
    "plan": "a plan id, a group, or words that fit one plan",
    "network": "the provider's network (default: not asked)",
    "date": "the service date (default: today)",
    "data": "the data folder",
    "json": "print JSON",
    "limit": "rows (default: 20)",
    "batch": 'a query a line; "-" is standard input',
    "strict": "exit 1 on warnings",
}
"""A few words on each command and option."""

NO_TERMINAL = f"{PROGRAM}: the app needs a terminal; here use {PROGRAM} lookup CODE"
NO_CODE = f"{PROGRAM} lookup: no code given; type one, like {PROGRAM} lookup CODE"
NO_COMMAND_IN_KIOSK = f"{PROGRAM}: --kiosk opens the app and nothing else; leave the command out"

SESSION_LOST = f"{PROGRAM}: the session has ended by an error; log in again"


def serving(path: str) -> str:
    """That the data are loaded and logins are let in."""
    return f"{PROGRAM} serve: ready at {path}"


def unusable_socket(path: str, problem: str) -> str:
    """That the service cannot have its socket there."""
    remedy = "name one in a folder of the service's own, where nobody else may write"
    return f"{PROGRAM} serve: --socket: {path!r}: {problem}; {remedy}"


def misused(command: str, problem: str) -> str:
    """That a command's words cannot be read, and where it is told how they are written."""
    printable = "".join(char if char.isprintable() else "?" for char in problem)
    return f"{command}: {printable}; see {command} --help"


def no_output(problem: str) -> str:
    """That standard output does not take the answer."""
    return f"{PROGRAM}: standard output cannot be written: {problem}; give it room, or another file"


def no_folder() -> str:
    """That an empty text names no data folder."""
    return "'' is no folder; name one, or leave the option out"


def unfit(problem: str) -> str:
    """That the app cannot be shown here."""
    return f"{PROGRAM}: {problem}"


def no_number(text: str) -> str:
    """That a text is no number of rows."""
    return f"{text!r} is not a number of rows; write one from 1 up"


def no_policy_id(text: str) -> str:
    """That a text is no policy's number."""
    return f"{text!r} is not a policy's number; write one like BCP-99"


def no_title(text: str) -> str:
    """That a text is no title."""
    return f"{text!r} is not a title; write it as printed"


def no_date(text: str) -> str:
    """That a text is no date."""
    return f"{text!r} is not a date; write YYYY-MM-DD"


def unreadable_batch(file: str, error: Exception) -> str:
    """That a file of queries cannot be read."""
    return f"{file}:1: --batch: cannot be read: {error}; give a text file"


def no_single_plan(several: "NoSinglePlan") -> str:
    """That words name no plan or several, and which there are to choose from."""
    choices = ", ".join(map(_offered, several.candidates))
    return f"{PROGRAM}: --plan: {several}; choose one of: {choices}"


def counts(errors: int, warnings: int) -> str:
    """How many errors and warnings data files have."""
    return f"{_count(errors, 'error')}, {_count(warnings, 'warning')}"


def version(number: str) -> str:
    """Which version this is."""
    return f"{PROGRAM} {number}"


def _offered(choice: "Selection") -> str:
    """A choice by what `--plan` takes for it, and its name."""
    first = choice.plans[0]
    return f"{first.id if len(choice.plans) == 1 else first.group} ({choice.name})"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
