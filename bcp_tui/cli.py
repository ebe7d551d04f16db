"""The command line: `bcp-tui`, `lookup`, `search`, `check` (DESIGN section 8).

Standard output belongs to answers; everything else goes to standard error, from here. Whatever a
command does not need is not imported: a lookup never loads the screen.
"""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from io import TextIOWrapper
from time import perf_counter
from typing import TYPE_CHECKING, Any, NoReturn

from bcp_tui import report
from bcp_tui.library import BrokenData, check, load, shipped_data
from bcp_tui.policy import (
    Book,
    Context,
    Entry,
    Found,
    NoSinglePlan,
    Revision,
    Selection,
    all_plans,
    choose,
    look_up,
    read_asked,
)

if TYPE_CHECKING:
    from bcp_tui.search import Index, Results

LISTED, NOT_LISTED, UNUSABLE = 0, 1, 2
"""Exit codes of a lookup; of a search for found, nothing found, broken."""


class _Unusable(Exception):  # noqa: N818 - it is no error of the program
    """What the user gave cannot be used; the lines say what and what to do."""

    def __init__(self, lines: Iterable[object]) -> None:
        self.lines = [str(line) for line in lines]


class _Parser(argparse.ArgumentParser):
    def __init__(self, **options: Any) -> None:
        # argparse would import much to learn the terminal's width, whether or not it shows help.
        help_of_this_width = partial(argparse.HelpFormatter, width=report.WIDTH)
        super().__init__(formatter_class=help_of_this_width, **options)

    def error(self, message: str) -> NoReturn:
        raise _Unusable([f"{self.prog}: {_printable(message)}; see {self.prog} --help"])


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; never raises for something a user did."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # An old terminal shows ? for what it lacks.
    try:
        options = _parser().parse_args(argv)
        command: Callable[[argparse.Namespace], int] = options.command
        code = command(options)
        sys.stdout.flush()
    except _Unusable as unusable:
        print(*unusable.lines, sep="\n", file=sys.stderr)  # noqa: T201
        return UNUSABLE
    except BrokenPipeError:
        # The reader went away (`| head`); Python must not complain again when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return LISTED
    except KeyboardInterrupt:
        return 130
    return code


def _parser() -> _Parser:
    parser = _Parser(
        prog="bcp-tui",
        allow_abbrev=False,
        description="Look up Benefit Coverage Policies. Without a command, opens the app.",
    )
    _take_context(parser)
    parser.add_argument("--kiosk", action="store_true", help="for a login that gets only this app")
    parser.add_argument(
        "--theme",
        choices=("dark", "light", "contrast", "terminal"),
        help="the colours to start with",
    )
    parser.set_defaults(command=_open_app)
    commands = parser.add_subparsers(
        prog=parser.prog, metavar="{lookup,search,check}", parser_class=_Parser
    )
    lookup = commands.add_parser("lookup", help="what the policies say of codes")
    _take_context(lookup)
    _take_json(lookup)
    lookup.add_argument("codes", nargs="+", metavar="CODE")
    lookup.set_defaults(command=_lookup)
    search = commands.add_parser("search", help="find codes by words")
    _take_context(search)
    _take_json(search)
    search.add_argument("words", nargs="*", metavar="WORDS")
    search.add_argument("--limit", metavar="N", type=_number, default=20, help="rows (default: 20)")
    search.add_argument("--batch", metavar="FILE", help='a query a line; "-" is standard input')
    search.set_defaults(command=_search)
    checking = commands.add_parser("check", help="check data files")
    _take_json(checking)
    checking.add_argument("paths", nargs="*", metavar="PATH")
    _take_data(checking)
    checking.add_argument("--strict", action="store_true", help="exit 1 on warnings")
    checking.set_defaults(command=_check)
    return parser


def _take_context(parser: _Parser) -> None:
    """The options before a command and after it: what is not given leaves no trace."""
    unset = argparse.SUPPRESS
    _take_data(parser)
    parser.add_argument(
        "--plan", default=unset, help="a plan id, a group, or words that fit one plan"
    )
    parser.add_argument(
        "--network",
        choices=("in", "out"),
        type=str.lower,
        default=unset,
        help="the provider's network",
    )
    parser.add_argument(
        "--date",
        metavar="YYYY-MM-DD",
        type=_day,
        default=unset,
        help="the service date (default: today)",
    )


def _take_data(parser: _Parser) -> None:
    parser.add_argument("--data", metavar="DIR", default=argparse.SUPPRESS, help="the data folder")


def _take_json(parser: _Parser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


def _open_app(options: argparse.Namespace) -> int:
    from bcp_tui.tui import kiosk, run, terminals
    from bcp_tui.tui.call import Call

    if options.kiosk:
        kiosk.enter(sys.argv[1:])
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise _Unusable(["bcp-tui: the app needs a terminal; here use bcp-tui lookup CODE"])
    if problem := terminals.unfit(os.environ):
        raise _Unusable([f"bcp-tui: {problem}"])

    def start(book: Book) -> Call:
        context = _context(options, book)
        return Call(context.selection, context.network, getattr(options, "date", None))

    return run(_data(options), start, options.theme)


def _lookup(options: argparse.Namespace) -> int:
    book = _book(options)
    context = _context(options, book)
    asked = read_asked(book, " ".join(options.codes))
    if not asked:
        raise _Unusable(["bcp-tui lookup: no code given; type one, like bcp-tui lookup CODE"])
    found = [look_up(book, each, context) for each in asked]
    if options.json:
        from bcp_tui.search import summaries

        known = {id(revision): summaries(revision) for revision in book.revisions}

        def summary(revision: Revision, entry: Entry) -> str:
            return known[id(revision)][entry.code]

        _print_json([report.as_json(each, _similar(book, each), summary) for each in found])
    else:
        _print("\n\n".join(report.text(each, book, _similar(book, each)) for each in found))
    return LISTED if all(each.status == "listed" for each in found) else NOT_LISTED


def _similar(book: Book, found: Found) -> tuple[str, ...]:
    if found.answers:
        return ()
    from bcp_tui.search import similar

    return similar(book.codes(found.context.service_date), report.asked_code(found))


def _search(options: argparse.Namespace) -> int:
    from bcp_tui.search import Index

    book = _book(options)
    context = _context(options, book)
    index = Index(book.in_force(context.service_date), book.synonyms)
    if options.batch:
        index.get_ready()
        for query in _queries(options.batch):
            _print_json(_search_json(index, query, options.limit), indent=None)
        return LISTED
    query = " ".join(options.words)
    if options.json:
        found = _search_json(index, query, options.limit)
        _print_json(found)
        return LISTED if found["results"] else NOT_LISTED
    results = index.search(query, options.limit)
    unlisted = [look_up(book, asked, context) for asked in results.not_listed]
    _print("\n".join(_search_lines(index, results, unlisted)))
    return LISTED if results.results else NOT_LISTED


def _queries(file: str) -> Iterable[str]:
    """The lines of a file, or of standard input."""
    try:
        with open(0 if file == "-" else file, encoding="utf-8") as lines:
            return lines.read().splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise _Unusable([f"{file}:1: --batch: cannot be read: {error}; give a text file"]) from None


def _search_json(index: "Index", query: str, limit: int) -> dict[str, Any]:
    from bcp_tui.search import ROW_WIDTH

    started = perf_counter()
    found = index.search(query, limit)
    elapsed = (perf_counter() - started) * 1000
    rows = index.rows([(result, ROW_WIDTH) for result in found.results])
    return {
        "query": query,
        "results": [
            {
                "code": result.entry.code,
                "policy": result.revision.policy,
                "coverage": result.entry.coverage,
                "summary": row.text,
                "match": result.match,
                "via": result.via,
            }
            for result, row in zip(found.results, rows, strict=True)
        ],
        "not_listed": [str(asked.codes) for asked in found.not_listed],
        "similar": list(found.similar),
        "elapsed_ms": round(elapsed, 3),
    }


def _search_lines(index: "Index", found: "Results", unlisted: Iterable[Found]) -> Iterable[str]:
    rows = index.rows([(result, report.WIDTH - 26) for result in found.results])
    for result, row in zip(found.results, rows, strict=True):
        coverage = "covered" if result.entry.coverage == "covered" else "NOT COVERED"
        some = "~" if result.match == "partial" else " "
        yield f"{some}{result.entry.code:<12}{coverage:<13}{row.text}"
    for each in unlisted:
        yield f" {report.asked_code(each):<12}{report.verdict(each)}"
    if found.similar:
        yield f" similar, not the code asked for: {', '.join(found.similar)}"
    if any(result.match == "partial" for result in found.results):
        yield "~ only some of the words match"
    if not (found.results or found.not_listed):
        yield "Nothing found."


def _check(options: argparse.Namespace) -> int:
    faults = check(options.paths or [_data(options)])
    errors = [fault for fault in faults if fault.severity == "error"]
    if options.json:
        _print_json([fault._asdict() for fault in faults])
    else:
        for fault in faults:
            print(fault, file=sys.stderr)  # noqa: T201
        _print(f"{_count(len(errors), 'error')}, {_count(len(faults) - len(errors), 'warning')}")
    if errors:
        return UNUSABLE
    return 1 if faults and options.strict else 0


def _print(text: str) -> None:
    print(text)  # noqa: T201


def _print_json(value: object, indent: int | None = 2) -> None:
    """Print a value as JSON, without an indent on one line; in UTF-8: it is read by programs."""
    import json

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    separators = (",", ":") if indent is None else (",", ": ")
    _print(json.dumps(value, ensure_ascii=False, indent=indent, separators=separators))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in text)


def _number(text: str) -> int:
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a number of rows; write one from 1 up")


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
        if day.isoformat() == text:  # Python reads other forms as well.
            return day
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text!r} is not a date; write YYYY-MM-DD")


def _data(options: argparse.Namespace) -> str:
    return getattr(options, "data", None) or os.environ.get("BCP_DATA") or shipped_data()


def _book(options: argparse.Namespace) -> Book:
    try:
        return load(_data(options))
    except BrokenData as broken:
        raise _Unusable(broken.faults) from None
    finally:
        gc.freeze()  # A book is no garbage before the end: it need not be looked at again.
        gc.enable()


def _offered(choice: Selection, book: Book) -> str:
    """A choice by what `--plan` takes for it, and its name."""
    first = next(plan for plan in book.plans if plan.id == choice.plans[0])
    return f"{first.id if len(choice.plans) == 1 else first.group} ({choice.name})"


def _context(options: argparse.Namespace, book: Book) -> Context:
    selection = all_plans(book.plans)
    if "plan" in options:
        try:
            selection = choose(book.plans, options.plan)
        except NoSinglePlan as several:
            names = ", ".join(_offered(each, book) for each in several.candidates)
            raise _Unusable([f"bcp-tui: --plan: {several}; choose one of: {names}"]) from None
    day = getattr(options, "date", None) or date.today()
    return Context(selection, day, getattr(options, "network", "in"))
