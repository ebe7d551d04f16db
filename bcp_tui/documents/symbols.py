"""The symbols of a prior-approval cell, and what is printed beside them."""

import re
from collections.abc import Collection
from typing import NamedTuple

from bcp_tui.documents.codes import MARKS

_MARKS = re.compile(rf"\s*(?:({MARKS}+)|[(\[](\d)[)\]])$")
_SEE = re.compile(
    r"[\s,;\-–—]*[(\[]?\s*(?:please\s+)?(?:see|refer to|per)\s+(?:also\s+)?(.+?)\s*[)\]]?$", re.I
)
_SECTION = re.compile(r"(?:sections?|§)?\s*(\d{1,2}\.\d)\b.*", re.I)
_BETWEEN = re.compile(r"\s*(?:[,;/&+\n]|\band\b)\s*|\s+")


class PrintedSymbols(NamedTuple):
    """The symbols, marks of footnotes behind them, and the section that the cell points to."""

    symbols: tuple[str, ...]
    marks: tuple[str, ...] = ()
    section: str = ""


class NoSymbols(Exception):  # noqa: N818 - it is what the cell is, no error of the program
    """Raised for a cell that cannot be read as symbols; says what is wrong with it."""


def symbols_of(cell: str, legend: Collection[str]) -> PrintedSymbols:
    """The symbols of a cell; raises NoSymbols unless all of it can be read.

    Where the document has no legend, whatever looks like a symbol is one.
    """
    text = " ".join(cell.split())
    section = ""
    if see := _SEE.search(text):
        where = _SECTION.fullmatch(see[1])
        if where is None:
            raise NoSymbols(f"is {text!r}, and what it points to is not known")
        section, text = where[1], text[: see.start()]
    marks: list[str] = []
    symbols: list[str] = []
    for part in _BETWEEN.split(text.strip()):
        while part and part not in legend and (mark := _MARKS.search(part)):
            marks.append(mark[1] or mark[2])
            part = part[: mark.start()]
        symbols += [part] if part else []
    if not symbols:
        raise NoSymbols(f"is {text!r}, which is no symbol" if text else "is empty")
    unknown = [one for one in symbols if one not in legend] if legend else []
    odd = [one for one in symbols if not re.fullmatch(r"[A-Z]{1,2}\d?|\d{1,2}[A-Z]?", one)]
    if unknown or (not legend and odd):
        named = " and ".join(f'"{one}"' for one in unknown or odd)
        raise NoSymbols(f'is "{text}", and the legend has no {named}')
    if len(set(symbols)) < len(symbols):
        raise NoSymbols(f'is "{text}", which names a symbol twice')
    return PrintedSymbols(tuple(symbols), tuple(dict.fromkeys(marks)), section)
