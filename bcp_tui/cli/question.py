"""From the options to the data that are asked, and the context for which they answer."""

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from bcp_tui import memory
from bcp_tui.cli.exits import Unusable
from bcp_tui.cli.options import Options
from bcp_tui.cli.output import print_problems
from bcp_tui.library import BrokenData, Damaged, Fault, open_code_files, open_codes
from bcp_tui.library.files import PLANS, POLICIES
from bcp_tui.policy import Book, Context, NoSinglePlan, Selection, all_plans, choose

if TYPE_CHECKING:
    from bcp_tui.desk import Call, Desk

Data = TypeVar("Data")

_OF_DATA = (PLANS, POLICIES)
"""What every data folder has."""


def data_folder(options: Options) -> str:
    """The folder named by an option, else by the environment, else the one that was shipped."""
    named = options.data or os.environ.get("BCP_DATA")
    if named:
        return named
    from bcp_tui.library.shipped import shipped_data

    return shipped_data()


def ask_book(options: Options, ask: Callable[[Book], Data]) -> Data:
    """What `ask` gets from the book in force, of which only what a lookup needs is loaded.

    Faults of data that are not used are told on standard error. Raises Unusable with the faults if
    no data can be used.
    """
    folder = data_folder(options)
    opened = _opened(lambda: open_codes(folder))
    try:
        answer = ask(opened.book)
    except Damaged as damage:
        opened = _opened(partial(open_code_files, folder, damage))
        answer = ask(opened.book)
    tell_unused(opened.faults, of_files=opened.snapshot is not None)
    return answer


def tell_unused(faults: Sequence[Fault], of_files: bool) -> None:
    """Tell on standard error which data cannot be used, and which are used instead."""
    if faults:
        from bcp_tui.report.publishing import unused

        print_problems([*faults, unused(of_files)])


def keeper_folder(options: Options) -> str:
    """The data folder that a keeper works on: the one that is named, else one at or around the
    current folder (as in a checkout), else the one that was shipped.
    """
    if not (options.data or os.environ.get("BCP_DATA")) and (
        near := _data_folder_around(os.curdir)
    ):
        return near
    return data_folder(options)


def _data_folder_around(start: str) -> str | None:
    """The nearest data folder at or above a folder, or in a folder's `data`."""
    above = start
    while True:
        for folder in (above, os.path.join(above, "data")):
            if all(os.path.exists(os.path.join(folder, name)) for name in _OF_DATA):
                return os.path.relpath(folder)
        if os.path.dirname(os.path.abspath(above)) == os.path.abspath(above):
            return None
        above = os.path.join(above, os.pardir)


def open_desk(options: Options) -> "Desk":
    """A desk with the data in force; raises Unusable with what is wrong with them."""
    from bcp_tui.desk import Desk  # A lookup needs none.

    desk = _opened(lambda: Desk(data_folder(options), datetime.now))
    if not desk.is_sound():
        desk.take_in(desk.read_anew(desk.today()))
    if desk.trouble:
        tell_unused([desk.trouble.fault], desk.trouble.of_files)
    return desk


def context_of(options: Options, book: Book) -> Context:
    """The context that the options describe; raises Unusable for its plan."""
    day = options.date or datetime.now().date()
    return Context(_selection(options, book), day, options.network)


def call_of(options: Options, book: Book) -> "Call":
    """The call that the options describe, nothing typed yet; raises Unusable for its plan."""
    from bcp_tui.desk import Call

    return Call(_selection(options, book), options.network, options.date)


def _opened(open_data: Callable[[], Data]) -> Data:
    try:
        return open_data()
    except BrokenData as broken:
        raise Unusable(*broken.faults) from None
    finally:
        memory.settle()


def _selection(options: Options, book: Book) -> Selection:
    if options.plan is None:
        return all_plans(book.plans)
    try:
        return choose(book.plans, options.plan)
    except NoSinglePlan as several:
        from bcp_tui.report.command_line import no_single_plan

        raise Unusable(no_single_plan(several)) from None
