"""What was given on the command line: the command, and its options with their defaults."""

import sys
from collections.abc import Sequence
from datetime import date
from datetime import date as date_type
from typing import Literal, TypeAlias

from bcp_tui.policy import Network

Command: TypeAlias = Literal[
    "open",
    "lookup",
    "search",
    "check",
    "import",
    "new",
    "revise",
    "diff",
    "export",
    "publish",
    "serve",
    "version",
]


_PATHS = ("--data", "--socket")


class Options:
    """The command that was given and its options; whatever was not given has its default."""

    command: Command = "open"
    codes: Sequence[str] = ()
    words: Sequence[str] = ()
    paths: Sequence[str] = ()
    data: str | None = None
    socket: str | None = None
    plan: str | None = None
    network: Network | None = None
    date: "date | None" = None
    json: bool = False
    limit: int = 20
    batch: str | None = None
    strict: bool = False
    kiosk: bool = False
    theme: str | None = None
    document: str = ""
    output: str | None = None
    policy: str = ""
    policies: Sequence[str] = ()
    title: str = ""
    work: str = ""
    live: str = ""
    effective: "date_type" = date_type.min
    old: str = ""
    new: str = ""


def read_options(argv: Sequence[str] | None) -> Options:
    """The command that was given and its options; raises Unusable.

    A lookup of codes without any option, and the app as a login opens it, are read here, as most
    are: loading argparse would take a tenth of a lookup's time, and using it a tenth of what memory
    a session on a warm host has to itself.
    """
    given = sys.argv[1:] if argv is None else argv
    if login := _login(given):
        return login
    options = Options()
    command, *words = given
    if command == "lookup" and words and not any(word.startswith("-") for word in words):
        options.command, options.codes = "lookup", words
        return options
    from bcp_tui.cli.parser import parser

    return parser().parse_args(argv, options)


def _login(given: Sequence[str]) -> Options | None:
    """The options of the app where nothing but its data and its door is told."""
    options = Options()
    words = iter(given)
    for word in words:
        if word == "--kiosk":
            options.kiosk = True
        elif word in _PATHS and (path := next(words, "")) and not path.startswith("-"):
            setattr(options, word[2:], path)
        else:
            return None
    return options
