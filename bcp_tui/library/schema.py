"""The published JSON Schema of the data files, made from the types that load them.

`python -m bcp_tui.library.schema` writes it to the data folder, where editors find it; the text
below each key of `format.py` becomes the key's description.
"""

import ast
import inspect
import json
import os
from collections.abc import Iterator
from datetime import date
from typing import Any

from bcp_tui.library import format as data_format
from bcp_tui.library.shipped import shipped_data
from bcp_tui.library.value_types import (
    ChoiceType,
    EitherType,
    ItemsType,
    TableType,
    ValueType,
    file_type,
)

_SIMPLE: dict[type, dict[str, Any]] = {
    str: {"type": "string", "pattern": r"\S"},
    bool: {"type": "boolean", "default": False},
    date: {"type": "string", "format": "date"},
    int: {"type": "integer", "minimum": 0},
}


def schema() -> dict[str, dict[str, Any]]:
    """The JSON Schema of each kind of file, by the name of the schema's own file."""
    descriptions = _descriptions()
    return {
        path.rpartition("/")[2]: {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$ref": f"#/$defs/{file.__name__}",
            "$defs": {
                table.typed_dict.__name__: _definition(
                    table, descriptions[table.typed_dict.__name__]
                )
                for table in _tables(file_type(file))
            },
        }
        for file, path in data_format.SCHEMAS.items()
    }


def write(folder: str) -> None:
    """Writes each schema to its file in the folder."""
    os.makedirs(folder, exist_ok=True)
    for name, made in schema().items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(json.dumps(made, indent=2) + "\n")


def _tables(of: ValueType) -> Iterator[TableType]:
    """The tables that a type names, itself first."""
    match of:
        case TableType():
            yield of
            for each in of.keys.values():
                yield from _tables(each)
        case ItemsType():
            yield from _tables(of.item)


def _definition(table: TableType, descriptions: dict[str, str]) -> dict[str, Any]:
    properties = {key: _value(of, key in table.required) for key, of in table.keys.items()}
    for key, description in descriptions.items():
        properties[key]["description"] = description
    return {
        "title": table.typed_dict.__name__,
        "description": table.typed_dict.__doc__,
        "type": "object",
        "properties": properties,
        "required": list(table.required),
        "additionalProperties": False,
    }


def _value(of: ValueType, is_required: bool = True) -> dict[str, Any]:
    match of:
        case TableType():
            return {"$ref": f"#/$defs/{of.typed_dict.__name__}"}
        case ChoiceType():
            return {"enum": list(of.choices)}
        case EitherType():
            return {"anyOf": [_value(each) for each in of.types]}
        case ItemsType() if of.toml == (dict,):
            return {"type": "object", "additionalProperties": _value(of.item), "default": {}}
        case ItemsType():
            length: dict[str, Any] = {"default": []} if of.may_be_empty else {"minItems": 1}
            return {"type": "array", "items": _value(of.item), **length}
        case _:
            return dict(_SIMPLE[of.toml[0]])


def _descriptions() -> dict[str, dict[str, str]]:
    """The text that stands below each key in the source of the types, by table and key."""
    found: dict[str, dict[str, str]] = {}
    for table in ast.parse(inspect.getsource(data_format)).body:
        if isinstance(table, ast.ClassDef):
            own = found.setdefault(table.name, {})
            for base in table.bases:
                own.update(found.get(ast.unparse(base), {}))
            for field, below in zip(table.body, table.body[1:], strict=False):
                match field, below:
                    case (
                        ast.AnnAssign(target=ast.Name(id=key)),
                        ast.Expr(value=ast.Constant(value=str(text))),
                    ):
                        own[key] = text
    return found


if __name__ == "__main__":
    write(os.path.join(shipped_data(), "schema"))
