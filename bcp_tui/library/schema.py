"""The published JSON Schema of the data files, made from the types that load them.

`python -m bcp_tui.library.schema [DATA]` writes it to a data folder, where editors find it, with
the ids of its plans; the text below each key of `format.py` becomes the key's description.
"""

import ast
import inspect
import json
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, TypeAlias

from bcp_tui.library import format as data_format
from bcp_tui.library.folder import load_plans
from bcp_tui.library.shipped import shipped_data
from bcp_tui.library.value_types import (
    ChoiceType,
    EitherType,
    ItemsType,
    TableType,
    TextType,
    ValueType,
    file_type,
)
from bcp_tui.policy.codes import SHAPE

_SIMPLE: dict[type, dict[str, Any]] = {
    str: {"type": "string", "pattern": r"\S"},
    bool: {"type": "boolean", "default": False},
    date: {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    int: {"type": "integer", "minimum": 0},
}


_CODE = f"(?:{SHAPE.pattern})"
_Texts: TypeAlias = dict[str, dict[str, Any]]
_KINDS: _Texts = {
    "code": {"type": "string", "pattern": rf"^{_CODE}(?:\s*[-\u2010-\u2014\u2212]\s*{_CODE})?$"},
    "modifier": {"type": "string", "pattern": "^[A-Z0-9]{2}$"},
    "plan": _SIMPLE[str],
}
"""How texts of these kinds are written."""


def schema(plans: Sequence[str] = ()) -> dict[str, dict[str, Any]]:
    """The JSON Schema of each kind of file, by the name of the schema's own file.

    Where ids of plans are known, no other may be named.
    """
    texts = _KINDS | ({"plan": {"enum": list(plans)}} if plans else {})
    descriptions = _descriptions()
    return {
        path.rpartition("/")[2]: {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$ref": f"#/$defs/{file.__name__}",
            "$defs": {
                table.typed_dict.__name__: _definition(
                    table, descriptions[table.typed_dict.__name__], texts
                )
                for table in _tables(file_type(file))
            },
        }
        for file, path in data_format.SCHEMAS.items()
    }


def write(folder: str, plans: Sequence[str] = ()) -> None:
    """Writes each schema to its file in the folder."""
    os.makedirs(folder, exist_ok=True)
    for name, made in schema(plans).items():
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


def plans_of(policy_schema: dict[str, Any]) -> list[str]:
    """The ids of plans that the schema of policies allows; raises KeyError where it allows any."""
    _, listed = policy_schema["$defs"]["LegendSymbol"]["properties"]["plans"]["anyOf"]
    return list(listed["items"]["enum"])


def _definition(table: TableType, descriptions: dict[str, str], texts: _Texts) -> dict[str, Any]:
    properties = {key: _value(of, texts) for key, of in table.keys.items()}
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


def _value(of: ValueType, texts: _Texts) -> dict[str, Any]:
    match of:
        case TableType():
            return {"$ref": f"#/$defs/{of.typed_dict.__name__}"}
        case ChoiceType():
            return {"enum": list(of.choices)}
        case EitherType():
            return {"anyOf": [_value(each, texts) for each in of.types]}
        case ItemsType() if of.toml == (dict,):
            return {"type": "object", "additionalProperties": _value(of.item, texts), "default": {}}
        case ItemsType():
            length: dict[str, Any] = {"default": []} if of.may_be_empty else {"minItems": 1}
            return {"type": "array", "items": _value(of.item, texts), **length}
        case TextType() if of.kind:
            return dict(texts[of.kind])
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
    data = sys.argv[1] if len(sys.argv) > 1 else shipped_data()
    write(os.path.join(data, "schema"), [plan.id for plan in load_plans(data)])
