"""`bcp-tui search WORDS...`: the codes and the passages of the text that words find."""

from collections.abc import Iterable, Iterator
from time import perf_counter

from bcp_tui.cli.exits import DONE, LACKING, Unusable
from bcp_tui.cli.options import Options
from bcp_tui.cli.output import print_json, print_text
from bcp_tui.cli.question import call_of, open_desk
from bcp_tui.desk import Call, Desk, View
from bcp_tui.report.as_json import search_json
from bcp_tui.report.command_line import unreadable_batch
from bcp_tui.report.plain import search_text


def search(options: Options) -> int:
    """Print what the words find, the best first; whether they find something."""
    desk = open_desk(options)
    call = call_of(options, desk.book)
    if options.batch:
        return _search_each(desk, call, _queries(options.batch), options.limit)
    call = call.typed(" ".join(options.words))
    view, elapsed_ms = _timed(desk, call)
    if options.json:
        print_json(search_json(view, options.limit, elapsed_ms))
    else:
        print_text(search_text(view, options.limit))
    return DONE if view.results.found else LACKING


def _search_each(desk: Desk, call: Call, queries: Iterable[str], limit: int) -> int:
    """Print what each query finds, a line of JSON each."""
    desk.get_ready(call)
    for query in queries:
        view, elapsed_ms = _timed(desk, call.typed(query))
        print_json(search_json(view, limit, elapsed_ms), indent=None)
    return DONE


def _timed(desk: Desk, call: Call) -> tuple[View, float]:
    """What a call shows, and the milliseconds that it took."""
    started = perf_counter()
    view = desk.view(call)
    return view, (perf_counter() - started) * 1000


def _queries(file: str) -> Iterator[str]:
    """The lines of a file, or of standard input, as they come."""
    try:
        with open(0 if file == "-" else file, encoding="utf-8") as lines:
            for line in lines:
                yield from line.splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Unusable(unreadable_batch(file, error)) from None
