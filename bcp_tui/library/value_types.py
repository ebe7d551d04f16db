"""The types of `format.py` as `check_types` and the schema ask them: what a value must look like.

Annotations are read here and nowhere else, once, when the first file of a type is. TOML's values
have exact types, so a type of ours begins with the TOML types that it allows:
`Literal["all", "none"] | list[str]` allows a `str`, which must be one of two words, and a `list`,
whose items must be text. A value that does not fit and a missing key get a blank, so that the rules
that no type can state are checked for the rest of the file in the same run.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, is_typeddict

from bcp_tui import limits
from bcp_tui.library.faults import LESS, KeyPath
from bcp_tui.library.source import Source


class ValueType:
    """A value without parts: a text, a date, a number, true or false."""

    def __init__(self, blank: Any, *toml: type) -> None:
        self.blank = blank
        """Stands in for a value that does not fit."""
        self.toml = toml
        """The TOML types that may stand there."""

    def fits(self, source: Source, at: KeyPath, value: Any) -> bool:
        """Whether the value is of this type as a whole; noted if it is not."""
        if type(value) in self.toml and self.holds(source, at, value):
            return True
        from bcp_tui.library.expected import mismatch

        source.error(at, *mismatch(at, value, self.toml))
        return False

    def holds(self, source: Source, at: KeyPath, value: Any) -> bool:
        """Whether a value of the right TOML type will do; faults inside it are noted and mended."""
        return True


class TextType(ValueType):
    """Text that is not blank; of some kinds, the schema can say how they are written."""

    def __init__(self, kind: str = "") -> None:
        super().__init__("?", str)
        self.kind = kind

    def holds(self, source: Source, at: KeyPath, value: Any) -> bool:
        """Whether there is something to read, and no more than one can."""
        most = limits.SECTION_TEXT if at[-1] == "text" and at[0] == "section" else limits.TEXT
        if len(value) > most:
            source.error(at, f"has {len(value):,} characters, more than {most:,}", LESS)
            return False
        return bool(value) and not value.isspace()


class CountType(ValueType):
    """How many there are: a whole number, none below 0."""

    def holds(self, source: Source, at: KeyPath, value: Any) -> bool:
        """Whether it can be a count."""
        return bool(value >= 0)


class ChoiceType(ValueType):
    """One of some words, or of some numbers."""

    def __init__(self, choices: Sequence[Any]) -> None:
        super().__init__("?", type(choices[0]))
        self.choices = choices

    def holds(self, source: Source, at: KeyPath, value: Any) -> bool:
        """Whether it is one of them."""
        return value in self.choices


class EitherType(ValueType):
    """A value of one of several types, which TOML tells apart."""

    def __init__(self, types: Sequence[ValueType]) -> None:
        super().__init__("?", *(toml for each in types for toml in each.toml))
        self.types = types

    def holds(self, source: Source, at: KeyPath, value: Any) -> bool:
        """Whether it is right for the type that it must be of."""
        return any(each.holds(source, at, value) for each in self.types if type(value) in each.toml)


class ItemsType(ValueType):
    """A list, or a table whose keys are the file's own; every item is of one type."""

    def __init__(self, item: ValueType, may_be_empty: bool, toml: type = list) -> None:
        super().__init__(toml(), toml)
        self.item = item
        self.may_be_empty = may_be_empty

    def holds(self, source: Source, at: KeyPath, value: Any) -> bool:
        """Whether there are as many as there must be; an item that does not fit is replaced."""
        most = limits.FEWER_ROWS.get(str(at[0]), limits.ROWS) if len(at) == 1 else limits.ITEMS
        if len(value) > most:
            source.error(at, f"has {len(value):,} items, more than {most:,}", LESS)
            return False
        places: Iterable[Any] = value if isinstance(value, dict) else range(len(value))
        for place in places:
            if not self.item.fits(source, (*at, place), value[place]):
                value[place] = self.item.blank
        return self.may_be_empty or bool(value)


class TableType(ValueType):
    """A table whose keys are the format's, each with a type of its own."""

    def __init__(self, typed_dict: Any) -> None:
        self.typed_dict = typed_dict
        self.required: tuple[str, ...] = tuple(
            key for key in typed_dict.__annotations__ if key in typed_dict.__required_keys__
        )
        self.keys = {
            key: _value_type(annotation, key in self.required)
            for key, annotation in typed_dict.__annotations__.items()
        }
        super().__init__({key: self.keys[key].blank for key in self.required}, dict)

    def holds(self, source: Source, at: KeyPath, value: Any) -> bool:
        """Always: each key that does not fit, or is missing, is noted and replaced."""
        keys = self.keys
        for key, inside in value.items():
            if key not in keys:
                from bcp_tui.library.expected import unknown

                source.error((*at, key), *unknown(key, keys))
            elif not keys[key].fits(source, (*at, key), inside):
                value[key] = keys[key].blank
        for key in self.required:
            if key not in value:
                from bcp_tui.library.expected import missing

                source.error((*at, key), *missing((*at, key), keys[key].toml))
                value[key] = keys[key].blank
        return True


def check_types(source: Source, table: dict[str, Any], file: Any) -> None:
    """Makes the table of a file fit its type, with blanks for what is wrong; notes each fault."""
    file_type(file).fits(source, (), table)


@cache
def file_type(file: Any) -> TableType:
    """The type of a file, from the TypedDict that describes it."""
    return TableType(file)


def _value_type(annotation: Any, is_required: bool = True) -> ValueType:
    """The type that an annotation names. Only tables and rows that may be left out may be empty."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if is_typeddict(annotation):
        return TableType(annotation)
    if origin is Literal:
        return ChoiceType(arguments)
    if origin is Annotated:
        return TextType(arguments[1])
    if origin is Union:
        return EitherType([_value_type(each) for each in arguments])
    if origin is list:
        item = _value_type(arguments[0])
        return ItemsType(item, may_be_empty=not is_required and isinstance(item, TableType))
    if origin is dict:
        return ItemsType(_value_type(arguments[1]), not is_required, dict)
    return _SIMPLE[annotation]


_SIMPLE = {
    str: TextType(),
    bool: ValueType(False, bool),
    date: ValueType(date.min, date),
    int: CountType(0, int),
}
