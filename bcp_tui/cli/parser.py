"""The commands and their options as they are written, for argparse."""

import argparse
from datetime import date
from functools import lru_cache, partial
from typing import Any, NoReturn

from bcp_tui.cli.exits import Unusable
from bcp_tui.cli.options import Options
from bcp_tui.report import command_line
from bcp_tui.report.command_line import HELP
from bcp_tui.report.plain import WIDTH


class _Parser(argparse.ArgumentParser):
    def __init__(self, **options: Any) -> None:
        # argparse would import much to learn the terminal's width, whether or not it shows help.
        help_of_this_width = partial(argparse.HelpFormatter, width=WIDTH)
        super().__init__(formatter_class=help_of_this_width, **options)

    def error(self, message: str) -> NoReturn:
        raise Unusable(command_line.misused(self.prog, message))


@lru_cache(maxsize=1)
def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; raises Unusable for what it cannot read."""
    whole = _Parser(
        prog=command_line.PROGRAM, allow_abbrev=False, description=command_line.DESCRIPTION
    )
    _take_context(whole)
    whole.add_argument("--kiosk", action="store_true", help=HELP["kiosk"])
    _take_socket(whole)
    whole.add_argument(
        "--theme", choices=("dark", "light", "contrast", "terminal"), help=HELP["theme"]
    )
    whole.add_argument(
        "--version",
        action="store_const",
        dest="command",
        const="version",
        default=argparse.SUPPRESS,
        help=HELP["version"],
    )
    commands = whole.add_subparsers(
        prog=whole.prog,
        metavar="COMMAND",
        parser_class=_Parser,
    )
    _take_lookup(commands.add_parser("lookup", help=HELP["lookup"]))
    _take_search(commands.add_parser("search", help=HELP["search"]))
    _take_check(commands.add_parser("check", help=HELP["check"]))
    _take_import(commands.add_parser("import", help=HELP["import"]))
    _take_new(commands.add_parser("new", help=HELP["new"]))
    _take_revise(commands.add_parser("revise", help=HELP["revise"]))
    _take_diff(commands.add_parser("diff", help=HELP["diff"]))
    _take_export(commands.add_parser("export", help=HELP["export"]))
    _take_publish(commands.add_parser("publish", help=HELP["publish"]))
    _take_serve(commands.add_parser("serve", help=HELP["serve"]))
    return whole


def _take_lookup(parser: _Parser) -> None:
    _take_context(parser)
    _take_json(parser)
    parser.add_argument("codes", nargs="+", metavar="CODE")
    parser.set_defaults(command="lookup")


def _take_search(parser: _Parser) -> None:
    _take_context(parser)
    _take_json(parser)
    parser.add_argument("words", nargs="*", metavar="WORDS")
    parser.add_argument(
        "--limit", metavar="N", type=_number, default=Options.limit, help=HELP["limit"]
    )
    parser.add_argument("--batch", metavar="FILE", help=HELP["batch"])
    parser.set_defaults(command="search")


def _take_check(parser: _Parser) -> None:
    _take_json(parser)
    parser.add_argument("paths", nargs="*", metavar="PATH")
    _take_data(parser)
    parser.add_argument("--strict", action="store_true", help=HELP["strict"])
    parser.set_defaults(command="check")


def _take_import(parser: _Parser) -> None:
    _take_json(parser)
    parser.add_argument("document", metavar="DOCUMENT")
    parser.add_argument("-o", dest="output", metavar="FILE", help=HELP["output"])
    _take_data(parser)
    parser.set_defaults(command="import")


def _take_new(parser: _Parser) -> None:
    parser.add_argument("policy", metavar="ID", type=_policy_id)
    parser.add_argument("title", metavar="TITLE", type=_title)
    parser.add_argument("effective", metavar="DATE", type=_day)
    _take_data(parser)
    parser.set_defaults(command="new")


def _take_revise(parser: _Parser) -> None:
    parser.add_argument("policy", metavar="ID", type=_policy_id)
    parser.add_argument("effective", metavar="DATE", type=_day)
    _take_data(parser)
    parser.set_defaults(command="revise")


def _take_publish(parser: _Parser) -> None:
    parser.add_argument("work", metavar="WORK", type=_folder, help=HELP["work"])
    parser.add_argument("live", metavar="LIVE", type=_folder, help=HELP["live"])
    parser.set_defaults(command="publish")


def _take_diff(parser: _Parser) -> None:
    _take_json(parser)
    parser.add_argument("old", metavar="OLD", help=HELP["old"])
    parser.add_argument("new", metavar="NEW", help=HELP["new revision"])
    _take_data(parser)
    parser.set_defaults(command="diff")


def _take_export(parser: _Parser) -> None:
    parser.add_argument("policies", nargs="*", metavar="ID", help=HELP["ids"])
    parser.add_argument("-o", dest="output", metavar="FILE", required=True, help=HELP["table"])
    _take_data(parser)
    parser.set_defaults(command="export")


def _take_serve(parser: _Parser) -> None:
    _take_data(parser)
    _take_socket(parser)
    parser.set_defaults(command="serve")


def _take_context(parser: _Parser) -> None:
    """The options before a command and after it: what is not given leaves no trace."""
    unset = argparse.SUPPRESS
    _take_data(parser)
    parser.add_argument("--plan", default=unset, help=HELP["plan"])
    parser.add_argument(
        "--network", choices=("in", "out"), type=str.lower, default=unset, help=HELP["network"]
    )
    parser.add_argument("--date", metavar="YYYY-MM-DD", type=_day, default=unset, help=HELP["date"])


def _take_data(parser: _Parser) -> None:
    parser.add_argument(
        "--data", metavar="DIR", type=_folder, default=argparse.SUPPRESS, help=HELP["data"]
    )


def _take_socket(parser: _Parser) -> None:
    parser.add_argument("--socket", metavar="PATH", default=argparse.SUPPRESS, help=HELP["socket"])


def _take_json(parser: _Parser) -> None:
    parser.add_argument("--json", action="store_true", help=HELP["json"])


def _folder(text: str) -> str:
    if text:
        return text
    raise argparse.ArgumentTypeError(command_line.no_folder())


def _number(text: str) -> int:
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(command_line.no_number(text))


def _policy_id(text: str) -> str:
    if text.isprintable() and text.strip() and not set(text) & set("/\\") and text[0] != ".":
        return text.strip()
    raise argparse.ArgumentTypeError(command_line.no_policy_id(text))


def _title(text: str) -> str:
    if text.isprintable() and text.strip():
        return text.strip()
    raise argparse.ArgumentTypeError(command_line.no_title(text))


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
        if day.isoformat() == text:  # Python reads other forms as well.
            return day
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(command_line.no_date(text))
