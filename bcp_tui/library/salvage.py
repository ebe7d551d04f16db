"""A file that does not fit its type, key by key. Only needed, and only imported, for faults.

Every value of a wrong type, every missing key and every unknown one is noted. What comes back fits
the type all the same, with blanks in those places, so that the rules that no type can state are
checked for the rest of the file in the same run.
"""

from datetime import date, datetime, time
from difflib import get_close_matches
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec.structs import FieldInfo, fields

from bcp_tui.library.faults import Key, Source, quoted
from bcp_tui.library.format import fit

# What belongs there, and how to write it: for a key of a table, or else for the type of its value.
_BY_KEY = {
    "format": ("a format that this version reads", "write format = 1"),
    "policy": ("a table", "begin it with a line [policy]"),
    "legend": ("a table", "begin it with a line [legend]"),
    "code": ("a code", "write a code in quotes, or a range of codes as FIRST-LAST"),
    "prior_approval": ("a symbol of the legend", "name a symbol of the legend, in quotes"),
    "plans": ("plans", 'write "all", "none" or a list of plan ids: ["...", "..."]'),
    "applies_to": (
        "a table or codes",
        'write "all", "covered", "non_covered", "unlisted" or a list of codes: ["...", "..."]',
    ),
    "network": ("a network", 'write "in" or "out"'),
}
_BY_TYPE: dict[Any, tuple[str, str]] = {
    str: ("text", "write text in quotes"),
    tuple: ("a list of texts", 'write a list: ["...", "..."]'),
    bool: ("true or false", "write true or false, without quotes"),
    date: ("a date", "write a date that exists, without quotes: 2023-10-01"),
}
_LEGEND_SYMBOL = ("a table", 'write { means = "...", plans = ["...", "..."] }')

# The types of TOML's values, a type before those that it is a kind of.
_CALLED = (
    (bool, "true or false"),
    (int, "a number"),
    (float, "a number"),
    (datetime, "a date with a time of day"),
    (date, "a date"),
    (time, "a time of day"),
    (list, "a list"),
    (dict, "a table"),
)


def salvage(source: Source, value: Any, kind: Any, at: Key = ()) -> Any:
    """The value as this type, with blanks for what does not fit it; each of those is noted."""
    for shape in _shapes(kind):
        origin = get_origin(shape)
        if isinstance(value, dict) and _is_struct(shape):
            return _table(source, value, shape, at)
        if isinstance(value, dict) and origin is dict:
            item = get_args(shape)[1]
            return {key: salvage(source, each, item, (*at, key)) for key, each in value.items()}
        if isinstance(value, list) and value and origin is tuple:
            item = get_args(shape)[0]
            return tuple(salvage(source, each, item, (*at, i)) for i, each in enumerate(value))
    try:
        return fit(value, kind)
    except msgspec.ValidationError:
        noun, remedy = _expected(kind, at)
        source.error(at, _mismatch(value, noun), remedy)
        return _blank(kind)


def _table(source: Source, table: dict[str, Any], kind: Any, at: Key) -> Any:
    known = _fields(kind)
    for key in table:
        if key in known:
            continue
        near = get_close_matches(key, known, 1)
        remedy = f"write {near[0]}, or take it out" if near else "take it out"
        source.error((*at, key), "is not known here", remedy)
    values: dict[str, Any] = {}
    for key, field in known.items():
        if key in table:
            values[key] = salvage(source, table[key], field.type, (*at, key))
        elif field.required:
            _, remedy = _expected(field.type, (*at, key))
            source.error((*at, key), "is missing", f"add it: {remedy}")
            values[key] = _blank(field.type)
    return kind(**values)


def _expected(kind: Any, at: Key) -> tuple[str, str]:
    names = [part for part in at if isinstance(part, str)]
    if names[0] == "legend" and len(names) == 2:
        return _LEGEND_SYMBOL
    if names[-1] in _BY_KEY:
        return _BY_KEY[names[-1]]
    if len(names) == 1:
        return "rows", f"begin each row with a line [[{names[0]}]]"
    shape = _shapes(kind)[0]
    return _BY_TYPE[get_origin(shape) or shape]


def _mismatch(value: Any, noun: str) -> str:
    if value == [] or (isinstance(value, str) and not value.strip()):
        return "is empty"
    if isinstance(value, str):
        return f"is {quoted(value)}, not {noun}"
    if type(value) is int and abs(value) < 10**9:
        return f"is the number {value}, not {noun}"
    called = next(name for kind, name in _CALLED if isinstance(value, kind))
    return f"is {called}, not {noun}"


def _blank(kind: Any) -> Any:
    shapes = _shapes(kind)
    if msgspec.UnsetType in shapes:
        return msgspec.UNSET
    shape, origin = shapes[0], get_origin(shapes[0])
    if _is_struct(shape):
        required = (field for field in _fields(shape).values() if field.required)
        return shape(**{field.name: _blank(field.type) for field in required})
    if origin is Literal:
        return get_args(shape)[0]
    return {str: "?", date: date.min, bool: False, tuple: (), dict: {}}[origin or shape]


def _shapes(kind: Any) -> list[Any]:
    """The types that a type allows, without what is annotated to them."""
    if get_origin(kind) is Annotated:
        return _shapes(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        return [shape for each in get_args(kind) for shape in _shapes(each)]
    return [kind]


def _is_struct(shape: Any) -> bool:
    return get_origin(shape) is None and issubclass(shape, msgspec.Struct)


@cache
def _fields(kind: Any) -> dict[str, FieldInfo]:
    return {field.name: field for field in fields(kind)}
