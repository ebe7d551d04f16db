"""The published JSON Schema of the data files, made from the types that load them.

`python -m bcp_tui.library.schema` writes it to the data folder, where editors find it; the text
below each key of `format.py` becomes the key's description.
"""

import ast
import inspect
import json
import os
from datetime import date
from typing import Any, Literal, Union, get_args, get_origin, is_typeddict

from bcp_tui.library import format as data_format
from bcp_tui.library.folder import shipped_data

_FILES = {
    "plans": data_format.PlansFile,
    "policy": data_format.PolicyFile,
    "search": data_format.SearchFile,
}
_SIMPLE: dict[Any, dict[str, Any]] = {
    str: {"type": "string", "pattern": r"\S"},
    bool: {"type": "boolean", "default": False},
    date: {"type": "string", "format": "date"},
}


def schema() -> dict[str, dict[str, Any]]:
    """The JSON Schema of each kind of file: `plans`, `policy` and `search`."""
    descriptions = _descriptions()
    return {
        name: {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$ref": f"#/$defs/{file.__name__}",
            "$defs": {
                table.__name__: _table(table, descriptions[table.__name__])
                for table in _tables(file)
            },
        }
        for name, file in _FILES.items()
    }


def write(folder: str) -> None:
    """Writes each schema to `<kind>.schema.json` in the folder."""
    os.makedirs(folder, exist_ok=True)
    for name, made in schema().items():
        with open(os.path.join(folder, f"{name}.schema.json"), "w", encoding="utf-8") as file:
            file.write(json.dumps(made, indent=2) + "\n")


def _tables(annotation: Any) -> list[Any]:
    """The tables that a type names, itself first."""
    if is_typeddict(annotation):
        return [
            annotation,
            *(table for of in annotation.__annotations__.values() for table in _tables(of)),
        ]
    return [table for of in get_args(annotation) for table in _tables(of)]


def _table(table: Any, descriptions: dict[str, str]) -> dict[str, Any]:
    required = [key for key in table.__annotations__ if key in table.__required_keys__]
    properties = {key: _value(of, key in required) for key, of in table.__annotations__.items()}
    for key, description in descriptions.items():
        properties[key]["description"] = description
    return {
        "title": table.__name__,
        "description": table.__doc__,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _value(annotation: Any, is_required: bool = True) -> dict[str, Any]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if is_typeddict(annotation):
        return {"$ref": f"#/$defs/{annotation.__name__}"}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is Union:
        return {"anyOf": [_value(each) for each in arguments]}
    if origin is list:
        length: dict[str, Any] = {"minItems": 1} if is_required else {"default": []}
        return {"type": "array", "items": _value(arguments[0]), **length}
    if origin is dict:
        return {"type": "object", "additionalProperties": _value(arguments[1]), "default": {}}
    return dict(_SIMPLE[annotation])


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
