"""The line of every key, in TOML documents of every style, held against those that tomli reads."""

import json
from typing import Any

import tomli
from hypothesis import given
from hypothesis import strategies as st

from bcp_tui.library.faults import KeyPath
from bcp_tui.library.key_places import KeyPlaces

NAMES = ("a", "b-1", "2", "c d", "e.f", 'g"h', "", "[i]", "é")
TEXTS = st.text(alphabet="ab= \"'#[]{},.\\\n\té", max_size=12)
PLAIN = ("1", "-0.5", "true", "2024-01-01", "2024-01-01 08:00:00", "[]", "{}")


class Writer:
    """Writes a TOML document, and notes the line of each key as it goes."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.text = ""
        self.lines: dict[KeyPath, int] = {}

    def mark(self, key: KeyPath) -> None:
        self.lines.setdefault(key, self.text.count("\n") + 1)

    def document(self) -> None:
        self.filler()
        self.pairs(())
        for name in self.names():
            for number in range(self.draw(st.integers(0, 2))):
                self.mark((name,))
                self.mark((name, number))
                self.text += f"[[ {quote(name)} ]]"
                self.end_of_line()
                self.pairs((name, number))
                self.mark((name, number, "sub"))
                self.text += f"[{quote(name)} . sub]"
                self.end_of_line()
                self.pairs((name, number, "sub"))

    def names(self) -> list[str]:
        return self.draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=3))

    def filler(self) -> None:
        self.text += self.draw(st.sampled_from(("", "\n", "  ", "# [[x]]\n", '\n# a = """\n\t')))

    def end_of_line(self) -> None:
        self.text += self.draw(st.sampled_from(("\n", "  # x = 1\n", "\n\n")))
        self.filler()

    def pairs(self, table: KeyPath) -> None:
        prefix = "top " if table == () else ""
        for name in self.names():
            path = [prefix + name, *self.draw(st.sampled_from(((), ("x",), ("x", "y z"))))]
            self.pair(table, path)
            self.end_of_line()

    def pair(self, table: KeyPath, path: list[str]) -> None:
        for length in range(len(path)):
            self.mark((*table, *path[: length + 1]))
        self.text += " . ".join(map(quote, path)) + " = "
        self.value((*table, *path), depth=0)

    def value(self, key: KeyPath, depth: int) -> None:
        kind = self.draw(st.sampled_from(("text", "plain", "array", "table")))
        if kind == "text":
            self.text += self.draw(written(self.draw(TEXTS)))
        elif kind == "plain" or depth == 2:
            self.text += self.draw(st.sampled_from(PLAIN))
        elif kind == "array":
            self.text += "["
            for number in range(self.draw(st.integers(0, 3))):
                self.filler()
                self.mark((*key, number))
                self.value((*key, number), depth + 1)
                self.filler()
                self.text += ","
            self.text += "]"
        else:
            self.text += "{ "
            for number, name in enumerate(self.names()):
                self.text += ", " if number else ""
                self.mark((*key, name))
                self.text += f"{quote(name)} = "
                self.value((*key, name), depth + 1)
            self.text += " }"


def quote(name: str) -> str:
    return name if name.isascii() and name.replace("-", "").isalnum() else json.dumps(name)


@st.composite
def written(draw: st.DrawFn, text: str) -> str:
    """The text in one of the four ways of TOML."""
    escaped = text.replace("\\", "\\\\")
    ways = [json.dumps(text), '"""\n' + escaped.replace('"""', '""\\"') + '"""']
    if "'''" not in text:
        ways.append(f"'''\n{text}'''")
    if "'" not in text and "\n" not in text:
        ways.append(f"'{text}'")
    return draw(st.sampled_from(ways))


@st.composite
def documents(draw: st.DrawFn) -> Writer:
    writer = Writer(draw)
    writer.document()
    return writer


def keys_of(value: Any, at: KeyPath = ()) -> set[KeyPath]:
    inside: Any = value.items() if isinstance(value, dict) else ()
    if isinstance(value, list):
        inside = enumerate(value)
    return {at}.union(*(keys_of(each, (*at, key)) for key, each in inside))


@given(documents())
def test_every_key_has_its_line(document: Writer) -> None:
    places = KeyPlaces(document.text)
    assert keys_of(tomli.loads(document.text)) == {(), *document.lines}
    assert {key: places.line(key) for key in document.lines} == document.lines


@given(documents())
def test_every_line_has_its_key(document: Writer) -> None:
    places = KeyPlaces(document.text)
    for number in range(1, document.text.count("\n") + 2):
        last = max((line for line in document.lines.values() if line <= number), default=None)
        key = places.key_at(number)
        assert document.lines[key] == last if last else key == ()


@given(st.text(alphabet="a=.\"'#[]{},\\\n\r\té", max_size=60))
def test_any_text_can_be_walked(text: str) -> None:
    places = KeyPlaces(text)
    for number in range(1, text.count("\n") + 2):
        assert places.line(places.key_at(number)) <= number


def test_a_missing_key_has_the_line_of_its_table() -> None:
    places = KeyPlaces("\n[policy]\nid = 1\n\n[[note]]\n\n[[note]]\ntext = 'x'\n")
    assert places.line(("policy", "title")) == 2
    assert places.line(("note", 1, "section")) == 7
    assert places.line(("covered",)) == 1
