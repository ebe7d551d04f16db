"""The published JSON Schema of the data files, made from the types that load them.

`python -m bcp_tui.library.schema` writes it to the data folder, where editors find it; the text
below each field of `format.py` becomes the key's description.
"""

import ast
import inspect
import json
import os
from typing import Any

import msgspec

from bcp_tui.library import format as data_format
from bcp_tui.library.folder import shipped_data

_FILES = {
    "plans": data_format.PlansFile,
    "policy": data_format.PolicyFile,
    "search": data_format.SearchFile,
}


def schema() -> dict[str, dict[str, Any]]:
    """The JSON Schema of each kind of file: `plans`, `policy` and `search`."""
    descriptions = _descriptions()
    schemas: dict[str, dict[str, Any]] = {}
    for name, kind in _FILES.items():
        made = msgspec.json.schema(kind)
        for table, definition in made["$defs"].items():
            for key, described in definition["properties"].items():
                if (table, key) in descriptions:
                    described["description"] = descriptions[table, key]
        schemas[name] = {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
    return schemas


def write(folder: str) -> None:
    """Writes each schema to `<kind>.schema.json` in the folder."""
    os.makedirs(folder, exist_ok=True)
    for name, made in schema().items():
        with open(os.path.join(folder, f"{name}.schema.json"), "w", encoding="utf-8") as file:
            file.write(json.dumps(made, indent=2) + "\n")


def _descriptions() -> dict[tuple[str, str], str]:
    """The text that stands below a field in the source of the types, by class and field."""
    found: dict[tuple[str, str], str] = {}
    for table in ast.parse(inspect.getsource(data_format)).body:
        if isinstance(table, ast.ClassDef):
            for field, below in zip(table.body, table.body[1:], strict=False):
                match field, below:
                    case (
                        ast.AnnAssign(target=ast.Name(id=key)),
                        ast.Expr(value=ast.Constant(value=str(text))),
                    ):
                        found[table.name, key] = text
    return found


if __name__ == "__main__":
    write(os.path.join(shipped_data(), "schema"))
