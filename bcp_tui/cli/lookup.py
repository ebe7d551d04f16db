"""`bcp-tui lookup CODE...`: what the policies say of codes."""

from bcp_tui.cli.exits import DONE, LACKING, Unusable
from bcp_tui.cli.options import Options
from bcp_tui.cli.output import print_json, print_text
from bcp_tui.cli.question import call_of, open_desk


def lookup(options: Options) -> int:
    """Print what the policies say of each code, in the order asked; whether all are listed."""
    desk = open_desk(options)
    context = desk.context(call_of(options, desk.book))
    found = desk.look_up(" ".join(options.codes), context)
    if not found:
        from bcp_tui.report.command_line import NO_CODE

        raise Unusable(NO_CODE)
    if options.json:
        from bcp_tui.report.as_json import lookup_json

        print_json([lookup_json(each) for each in found])
    else:
        from bcp_tui.report.plain import lookup_text

        print_text("\n\n".join(map(lookup_text, found)))
    return DONE if all(each.status == "listed" for each in found) else LACKING
