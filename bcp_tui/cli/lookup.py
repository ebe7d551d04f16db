"""`bcp-tui lookup CODE...`: what the policies say of codes."""

from collections.abc import Sequence

from bcp_tui.cli.exits import DONE, LACKING, Unusable
from bcp_tui.cli.options import Options
from bcp_tui.cli.output import print_json, print_text
from bcp_tui.cli.question import ask_book, context_of
from bcp_tui.desk import Looked, Row, look_up_codes, with_changes
from bcp_tui.policy import Book


def lookup(options: Options) -> int:
    """Print what the policies say of each code, in the order asked; whether all are listed."""
    looked, answer = ask_book(options, lambda book: _answer(options, book))
    if isinstance(answer, str):
        print_text(answer)
    else:
        print_json(answer)
    return DONE if all(each.found.status == "listed" for each in looked) else LACKING


def _answer(options: Options, book: Book) -> tuple[Sequence[Looked], str | list[object]]:
    """What was found and the text to print of it, made while the data can still be read."""
    context = context_of(options, book)
    looked = look_up_codes(book, " ".join(options.codes), context)
    if not looked:
        from bcp_tui.report.command_line import NO_CODE

        raise Unusable(NO_CODE)
    if options.json:
        from bcp_tui.report.as_json import lookup_json

        told = [each._replace(rows=_with_changes(book, each)) for each in looked]
        return looked, [lookup_json(each) for each in told]
    from bcp_tui.report.plain import lookup_text

    several = len(book.in_force(context.service_date)) > 1
    return looked, "\n\n".join(lookup_text(each, several) for each in looked)


def _with_changes(book: Book, looked: Looked) -> tuple[Row, ...]:
    """The rows with what changed, however long ago."""
    return tuple(with_changes(book, row) for row in looked.rows)
