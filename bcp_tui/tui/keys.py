"""The one table of keys: bindings, footer, help screen and README are made from it.

Every function has a function key and a control key, because SSH clients and multiplexers eat some
of each. None is a key that the search line edits with.
"""

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding, BindingType


class Function(NamedTuple):
    """Something a rep can do, the keys for it, and its words in the footer and in the help."""

    action: str
    keys: tuple[str, ...]
    footer: str
    help: str


CALL = (
    Function("plan", ("f2", "ctrl+p"), "Plan", "choose the caller's plan or ASO group"),
    Function("network", ("f3", "ctrl+o"), "Network", "provider's network: not asked, in, out"),
    Function("date", ("f4", "ctrl+t"), "Service date", "set the service date"),
    Function(
        "reader", ("f5", "ctrl+r"), "policy", "read the policy, at the section behind the answer"
    ),
    Function("sheet", ("f6", "ctrl+s"), "call sheet", "the answers pinned during this call"),
    Function(
        "filter",
        ("f7", "ctrl+l"),
        "filter",
        "limit the list: prior approval, coverage, cost share, policy",
    ),
    Function(
        "pin", ("enter",), "pin", "pin this answer to the call sheet, or follow the marked code"
    ),
    Function("copy", ("ctrl+y", "f8"), "copy", "copy the answer, or on the call sheet all of them"),
    Function(
        "new_call", ("ctrl+n", "f9"), "new call", "clear query, filter, plan, network, date, sheet"
    ),
    Function(
        "undo", ("f10", "ctrl+g"), "undo", "undo the last clearing: a new call, a pin taken out"
    ),
    Function("mark_code", ("tab",), "", "mark the next code named in the answer; Enter follows it"),
    Function("move(-1)", ("up",), "", "the row above"),
    Function("move(1)", ("down",), "", "the row below"),
    Function("end(-1)", ("home",), "", "the first row"),
    Function("end(1)", ("end",), "", "the last row"),
    Function("page(-1)", ("pageup",), "", "a page up in the answer, or in the list"),
    Function("page(1)", ("pagedown",), "", "a page down in the answer, or in the list"),
    Function(
        "back",
        ("escape",),
        "",
        "come back from a followed code; take the filter off; clear the line",
    ),
    Function(
        "help",
        ("f1", "question_mark"),
        "help",
        "keys, legend, examples; ? on an empty line; C there changes the colours",
    ),
    Function("quit", ("ctrl+q",), "", "quit"),
)
"""What can be done on the call screen, in the order of the help."""

FOOTER = ("pin", "copy", "reader", "sheet", "filter", "new_call", "help")

_NAMES = {
    "pageup": "PageUp",
    "pagedown": "PageDown",
    "escape": "Esc",
    "question_mark": "?",
}


def bindings(actions: Iterable[str] | None = None) -> list[BindingType]:
    """Bindings of the call screen, or of the named actions for another screen.

    They have priority over the search line, which would otherwise keep Enter and Tab to itself.
    A question mark is left to the search line, which asks for help only when it is empty.
    """
    wanted = None if actions is None else set(actions)
    return [
        Binding(key, each.action, each.help, show=False, priority=True)
        for each in CALL
        if wanted is None or each.action in wanted
        for key in each.keys
        if key != "question_mark"
    ]


def name(key: str) -> str:
    """A key as people write it: `Ctrl+P`, `F2`, `PageUp`."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[5:].upper()}"
    return _NAMES.get(key, key.upper() if key[0] == "f" and key[1:].isdigit() else key.title())


def short_name(key: str) -> str:
    """A key in as few columns as the footer has: `^Y`, `F5`, `Enter`."""
    return f"^{key[5:].upper()}" if key.startswith("ctrl+") else name(key)


def names(each: Function) -> str:
    """Every key of a function, as people write them."""
    return ", ".join(name(key) for key in each.keys)


def footer(actions: Iterable[str] = FOOTER) -> tuple[tuple[str, str], ...]:
    """Key and word of each footer item."""
    by_action = {each.action: each for each in CALL}
    return tuple(
        (short_name(by_action[action].keys[0]), by_action[action].footer) for action in actions
    )


def markdown() -> str:
    """The table of keys as the README shows it."""
    rows = (f"| {names(each)} | {each.help} |" for each in CALL)
    return "\n".join(("| keys | what they do |", "|---|---|", *rows))
