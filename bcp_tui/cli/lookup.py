"""`bcp-tui lookup CODE...`: what the policies say of codes."""

from bcp_tui.cli.exits import DONE, LACKING, Unusable
from bcp_tui.cli.options import Options
from bcp_tui.cli.output import print_json, print_text
from bcp_tui.cli.question import context_of, open_book
from bcp_tui.desk import Looked, Row, look_up_codes, with_changes
from bcp_tui.policy import Book


def lookup(options: Options) -> int:
    """Print what the policies say of each code, in the order asked; whether all are listed."""
    book = open_book(options)
    looked = look_up_codes(book, " ".join(options.codes), context_of(options, book))
    if not looked:
        from bcp_tui.report.command_line import NO_CODE

        raise Unusable(NO_CODE)
    if options.json:
        from bcp_tui.report.as_json import lookup_json

        told = [each._replace(rows=_with_changes(book, each)) for each in looked]
        print_json([lookup_json(each) for each in told])
    else:
        from bcp_tui.report.plain import lookup_text

        print_text("\n\n".join(map(lookup_text, looked)))
    return DONE if all(each.found.status == "listed" for each in looked) else LACKING


def _with_changes(book: Book, looked: Looked) -> tuple[Row, ...]:
    """The rows with what changed, however long ago."""
    return tuple(with_changes(book, row) for row in looked.rows)
