"""Whether a file's tables are what the types of `format.py` say, with every fault noted.

TOML's values have exact types, so a type of ours is a question to each TOML type that it allows:
`Literal["all", "none"] | list[str]` asks a `str` whether it is one of two words, a `list` whether
its items are text, and fits nothing else. The questions are read out of the annotations once, when
the first file of that type is. A value that does not fit and a missing key get a blank, so that the
rules that no type can state are checked for the rest of the file in the same run.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Any, Literal, NamedTuple, TypeAlias, Union, get_args, get_origin, is_typeddict

from bcp_tui.library.faults import Key, Source

Question: TypeAlias = Callable[[Source, Key, Any], bool]
"""Whether a value fits as a whole; what is wrong inside it is noted and replaced."""


class Kind(NamedTuple):
    """A type as questions to the TOML types it allows, and its blank."""

    questions: dict[type, Question]
    blank: Any

    def fits(self, source: Source, at: Key, value: Any) -> bool:
        """Whether the value is of this type as a whole; noted if it is not."""
        question = self.questions.get(type(value))
        if question is not None and question(source, at, value):
            return True
        from bcp_tui.library.expected import mismatch

        source.error(at, *mismatch(at, value, self.questions))
        return False


def fit(source: Source, table: dict[str, Any], file: Any) -> None:
    """Makes the table of a file fit its type, with blanks for what is wrong; notes each fault."""
    _kind(file).fits(source, (), table)


@cache
def _kind(annotation: Any, is_required: bool = True) -> Kind:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if is_typeddict(annotation):
        return _table(annotation)
    if origin is Literal:
        return Kind({type(arguments[0]): lambda _source, _at, value: value in arguments}, "?")
    if origin is Union:
        kinds = [_kind(each) for each in arguments]
        return Kind({key: kind.questions[key] for kind in kinds for key in kind.questions}, "?")
    if origin is list:
        return Kind({list: _items(_kind(arguments[0]), enumerate, not is_required)}, [])
    if origin is dict:
        return Kind({dict: _items(_kind(arguments[1]), dict.items, not is_required)}, {})
    return _SIMPLE[annotation]


def _table(annotation: Any) -> Kind:
    required = annotation.__required_keys__
    kinds = {key: _kind(of, key in required) for key, of in annotation.__annotations__.items()}
    blanks = {key: kinds[key].blank for key in kinds if key in required}

    def fits(source: Source, at: Key, table: dict[str, Any]) -> bool:
        for key, value in table.items():
            if key not in kinds:
                from bcp_tui.library.expected import unknown

                source.error((*at, key), *unknown(key, kinds))
            elif not kinds[key].fits(source, (*at, key), value):
                table[key] = kinds[key].blank
        for key in blanks:
            if key not in table:
                from bcp_tui.library.expected import missing

                source.error((*at, key), *missing((*at, key), kinds[key].questions))
                table[key] = blanks[key]
        return True

    return Kind({dict: fits}, blanks)


def _items(
    kind: Kind, pairs: Callable[[Any], Iterable[tuple[Any, Any]]], may_be_empty: bool
) -> Question:
    def fits(source: Source, at: Key, items: Any) -> bool:
        for place, item in pairs(items):
            if not kind.fits(source, (*at, place), item):
                items[place] = kind.blank
        return may_be_empty or bool(items)

    return fits


def _is_text(_source: Source, _at: Key, text: str) -> bool:
    return bool(text) and not text.isspace()


def _is_any(_source: Source, _at: Key, _value: object) -> bool:
    return True


_SIMPLE = {
    str: Kind({str: _is_text}, "?"),
    bool: Kind({bool: _is_any}, False),
    date: Kind({date: _is_any}, date.min),
}
