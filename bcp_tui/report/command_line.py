"""What the command line says besides answers: its help, and what it cannot use.

Whatever a user gave comes back with the characters replaced that could command a terminal.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from bcp_tui.policy import NoSinglePlan, Revision, Selection

PROGRAM = "bcp-tui"
DESCRIPTION = "Look up Benefit Coverage Policies. Without a command, opens the app."
HELP = {
    "lookup": "what the policies say of codes",
    "search": "find codes, and what the text says, by words",
    "check": "check data files",
    "import": "draft a policy file from a document",
    "new": "begin the file of a new policy",
    "revise": "begin the file of a policy's next revision",
    "diff": "what changed from one revision to another",
    "export": "write policies as a table, for review and sign-off",
    "old": "a policy file, or ID@DATE: the text of that day",
    "new revision": "the same for the newer one",
    "ids": "a policy, in its latest text on file, or ID@DATE (default: every policy)",
    "table": "the file to write: its name ends in .csv, .xlsx or .md",
    "publish": "check a data folder and put it in force, whole and at once",
    "work": "the data folder to check and publish",
    "live": "what readers get as --data: a link to what was published last",
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

_WITHOUT_APP = f"use {PROGRAM} lookup CODE"
NO_TERMINAL = f"{PROGRAM}: the app needs a terminal; here {_WITHOUT_APP}"
NO_TERMINAL_IN_KIOSK = f"{PROGRAM}: the app needs a terminal; log in with ssh -t, without a command"
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
    return f"{command}: {printable(problem)}; see {command} --help"


def no_output(problem: str) -> str:
    """That standard output does not take the answer."""
    return f"{PROGRAM}: standard output cannot be written: {problem}; give it room, or another file"


def no_folder() -> str:
    """That an empty text names no data folder."""
    return "'' is no folder; name one, or leave the option out"


def unfit(problem: str, kiosk: bool) -> str:
    """That the app cannot be shown here; what else there is, but in a kiosk."""
    return f"{PROGRAM}: {problem}" if kiosk else f"{PROGRAM}: {problem}, or {_WITHOUT_APP}"


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


def no_revision(name: str) -> str:
    """That a text names no revision."""
    return f"{printable(name)}:1: revision: is neither a file nor ID@YYYY-MM-DD; name one of them"


def no_policy_on_file(folder: str, policy_id: str) -> str:
    """That a data folder has no such policy."""
    folder, policy_id = printable(folder), printable(policy_id)
    return f"{folder}:1: policy.id: no file has {policy_id}; name a policy that is on file"


def no_revision_then(policy_id: str, day: "date", dates: "Sequence[date]") -> str:
    """That no revision on file was in effect on a day, and when those on file began."""
    begun = ", ".join(map(str, dates))
    problem = f"no text of {policy_id} on file is in effect on {day}"
    return f"{PROGRAM}: {policy_id}@{day}: {problem}; choose from {begun} on"


def no_format(path: str, endings: "Iterable[str]") -> str:
    """That the name of a file does not tell a format that can be written."""
    remedy = f"let it end in {', '.join(endings)}"
    return f"{printable(path)}:1: file: has a name that tells no format; {remedy}"


def exported(revisions: "Sequence[Revision]", rows: int, path: str) -> str:
    """What was written: which revisions, and how many rows."""
    few = [f"{each.policy_id} effective {each.effective:%m/%d/%Y}" for each in revisions[:3]]
    more = len(revisions) - len(few)
    names = ", ".join(few) + (f" and {more} more" if more else "")
    return printable(f"{names}: {counted(rows, 'row')} written to {path}")


def two_policies(name: str, old: str, new: str) -> str:
    """That two revisions are not of one policy."""
    problem = f"is {printable(new)}, and not {printable(old)}"
    return f"{printable(name)}:1: policy.id: {problem}; name two revisions of one policy"


def version(number: str) -> str:
    """Which version this is."""
    return f"{PROGRAM} {number}"


def printable(text: str) -> str:
    """A text with a question mark for every character that a terminal might obey."""
    return "".join(char if char.isprintable() else "?" for char in text)


def _offered(choice: "Selection") -> str:
    """A choice by what `--plan` takes for it, and its name."""
    first = choice.plans[0]
    return f"{first.id if len(choice.plans) == 1 else first.group} ({choice.name})"


def counted(number: int, one: str, several: str = "") -> str:
    """A number of things: "1 error", "2 errors"."""
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"
