"""Characters that data must not hold: they would act on the terminal, or hide there.

These are the control characters (an escape sequence begins with one), the invisible ones that
change how others are shown (direction overrides and isolates, zero-width characters) and the line
and paragraph separators. A section's text may hold line breaks and tabs, other values may not.
"""

from collections.abc import Iterable
from typing import Any

from bcp_tui.library.faults import KeyPath
from bcp_tui.library.source import Source

_HIDDEN_CATEGORIES = frozenset(("Cc", "Cf", "Zl", "Zp"))
_LAYOUT = "\n\t"
_ESCAPES = ("\\", '"""', "'''", "\t")
"""Where a text has none of these, its values hold no hidden character that it does not show."""
_REMEDY = "take it out"


def without_hidden(source: Source) -> str:
    """The source's text without hidden characters; each line that holds some is noted."""
    hidden = _hidden(source.text, _LAYOUT)
    if not hidden:
        return source.text
    for number, line in enumerate(source.text.split("\n"), 1):
        found = _hidden(line, _LAYOUT)
        if found:
            source.error(number, f"holds {_named(found)}", _REMEDY)
    return source.text.translate(str.maketrans("", "", "".join(hidden)))


def note_hidden(source: Source, table: dict[str, Any]) -> None:
    """Notes each key and value that holds a hidden character once its escapes are read."""
    if not any(escape in source.text for escape in _ESCAPES):
        return
    rest: list[tuple[KeyPath, dict[str, Any] | list[Any]]] = [((), table)]
    while rest:
        at, inside = rest.pop()
        if isinstance(inside, dict):
            items: Iterable[tuple[Any, Any]] = inside.items()
            for key in inside if not "".join(inside).isprintable() else ():
                _note(source, (*at, key), _hidden(key))
        else:
            items = enumerate(inside)
        for key, value in items:
            if isinstance(value, str):
                if not value.isprintable():
                    is_section_text = key == "text" and at[0] == "section"
                    _note(source, (*at, key), _hidden(value, _LAYOUT if is_section_text else ""))
            elif isinstance(value, (dict, list)):
                rest.append(((*at, key), value))


def _note(source: Source, at: KeyPath, found: list[str]) -> None:
    if found:
        source.error(at, f"holds {_named(found)}", _REMEDY)


def _hidden(text: str, allowed: str = "") -> list[str]:
    """The hidden characters of a text, each once."""
    for char in allowed:
        text = text.replace(char, "")
    if text.isprintable():
        return []
    from unicodedata import category

    return sorted(char for char in set(text) if category(char) in _HIDDEN_CATEGORIES)


def _named(characters: list[str]) -> str:
    return ", ".join("a line break" if char == "\n" else _name(char) for char in characters)


def _name(char: str) -> str:
    from unicodedata import name

    return f"the character U+{ord(char):04X} ({name(char, 'a control character')})"
