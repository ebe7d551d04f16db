"""What belongs at a key, in words. Only needed, and only imported, for faults.

Each function returns a problem and its remedy.
"""

import re
from collections.abc import Collection
from datetime import date, datetime, time
from difflib import get_close_matches
from typing import Any

from bcp_tui.library.faults import KeyPath, quoted

# What belongs there, and how to write it: for a key of one table, or else for the key wherever it
# stands, or else for the type of its value.
_BY_KEY = {
    "format": ("a format that this version reads", "write format = 1"),
    "policy.counts": (
        "a table",
        "write { covered = ..., non_covered = ..., note = ..., section = ... }",
    ),
    "policy": ("a table", "begin it with a line [policy]"),
    "legend": ("a table", "begin it with a line [legend]"),
    "vocabulary": ("a table", "begin it with a line [vocabulary]"),
    "code": ("a code", "write a code in quotes, or a range of codes as FIRST-LAST"),
    "prior_approval": ("a symbol of the legend", "name a symbol of the legend, in quotes"),
    "modifiers": ("modifiers", 'write a list of two-character modifiers: ["RR", "NU"]'),
    "note.plans": ("plans", 'write a list of plan ids: ["...", "..."]'),
    "plans": ("plans", 'write "all", "none" or a list of plan ids: ["...", "..."]'),
    "applies_to": (
        "a table or codes",
        'write "all", "covered", "non_covered", "unlisted" or a list of codes: ["...", "..."]',
    ),
    "network": ("a network", 'write "in" or "out"'),
    "about": ("what a note can be about", 'write "medication", or take it out'),
    "shows": (
        "a filter",
        'write one of "prior_approval: required", "prior_approval: not_required", '
        '"prior_approval: depends", "prior_approval: not_stated", "coverage: covered", '
        '"coverage: not_covered", "changed: yes"',
    ),
}
_BY_TYPE: dict[type, tuple[str, str]] = {
    str: ("text", "write text in quotes"),
    list: ("a list of texts", 'write a list: ["...", "..."]'),
    bool: ("true or false", "write true or false, without quotes"),
    int: ("a count", "write how many the document has, 0 for none, without quotes"),
    date: ("a date", "write a date that exists, without quotes: 2023-10-01"),
}
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_LEGEND_SYMBOL = ("a table", 'write { means = "...", plans = ["...", "..."] }')
_CALLED = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    datetime: "a date with a time of day",
    date: "a date",
    time: "a time of day",
    list: "a list",
    dict: "a table",
}


def mismatch(at: KeyPath, value: Any, allowed: Collection[type]) -> tuple[str, str]:
    """A value that does not fit, where values of these types do."""
    noun, remedy = _expected(at, allowed)
    if value == [] or (isinstance(value, str) and not value.strip()):
        return "is empty", remedy
    if isinstance(value, str) and date in allowed and _ISO.fullmatch(value.strip()):
        remedy = f"write it without quotes: {at[-1]} = {value.strip()}"
    if isinstance(value, str):
        return f"is {quoted(value)}, not {noun}", remedy
    if type(value) is int and abs(value) < 10**9:
        return f"is the number {value}, not {noun}", remedy
    return f"is {_CALLED[type(value)]}, not {noun}", remedy


def missing(at: KeyPath, allowed: Collection[type]) -> tuple[str, str]:
    """A key that must be there, where values of these types fit."""
    return "is missing", f"add it: {_expected(at, allowed)[1]}"


def unknown(key: str, known: Collection[str]) -> tuple[str, str]:
    """A key that is none of a table's."""
    near = get_close_matches(key, list(known), 1)
    return "is not known here", f"write {near[0]}, or take it out" if near else "take it out"


def _expected(at: KeyPath, allowed: Collection[type]) -> tuple[str, str]:
    names = [part for part in at if isinstance(part, str)]
    if names[0] == "legend" and len(names) == 2:
        return _LEGEND_SYMBOL
    for key in (f"{names[0]}.{names[-1]}", names[-1]):
        if key in _BY_KEY:
            return _BY_KEY[key]
    if len(names) == 1:
        return "rows", f"begin each row with a line [[{names[0]}]]"
    return _BY_TYPE[next(iter(allowed))]
