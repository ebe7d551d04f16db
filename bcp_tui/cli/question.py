"""From the options to the desk that is asked, and the call for which it answers."""

import os
from datetime import datetime

from bcp_tui import memory
from bcp_tui.cli.exits import Unusable
from bcp_tui.cli.options import Options
from bcp_tui.desk import Call, Desk
from bcp_tui.library import BrokenData, shipped_data
from bcp_tui.policy import Book, NoSinglePlan, Selection, all_plans, choose


def data_folder(options: Options) -> str:
    """The folder named by an option, else by the environment, else the one that was shipped."""
    return options.data or os.environ.get("BCP_DATA") or shipped_data()


def open_desk(options: Options) -> Desk:
    """A desk with the data in force; raises Unusable with what is wrong with them."""
    try:
        return Desk(data_folder(options), datetime.now)
    except BrokenData as broken:
        raise Unusable(*broken.faults) from None
    finally:
        memory.settle()


def call_of(options: Options, book: Book) -> Call:
    """The call that the options describe, nothing typed yet; raises Unusable for its plan."""
    return Call(_selection(options, book), options.network, options.date)


def _selection(options: Options, book: Book) -> Selection:
    if options.plan is None:
        return all_plans(book.plans)
    try:
        return choose(book.plans, options.plan)
    except NoSinglePlan as several:
        from bcp_tui.report.command_line import no_single_plan

        raise Unusable(no_single_plan(several)) from None
