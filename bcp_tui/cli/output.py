"""Standard output: text for people, JSON for programs."""

import sys
from io import TextIOWrapper


def print_text(text: str) -> None:
    """Print a text and end its line."""
    print(text)  # noqa: T201


def print_json(value: object, indent: int | None = 2) -> None:
    """Print a value as JSON, without an indent on one line; in UTF-8: it is read by programs."""
    import json

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    separators = (",", ":") if indent is None else (",", ": ")
    print_text(json.dumps(value, ensure_ascii=False, indent=indent, separators=separators))
