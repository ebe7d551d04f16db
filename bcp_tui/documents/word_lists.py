"""The numbers that Word gives to paragraphs of lists: they stand in no text, only on the screen."""

from typing import Any, NamedTuple

from bcp_tui.documents.word_text import W

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_DEPTH = 9


class _Level(NamedTuple):
    start: int
    form: str
    text: str


class ListNumbers:
    """Counts the lists of a document as its paragraphs come."""

    def __init__(self, document: Any) -> None:
        self._styles = {
            style.get(f"{W}styleId"): style for style in document.styles.element.iter(f"{W}style")
        }
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        try:
            numbering = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        for abstract in numbering.iter(f"{W}abstractNum"):
            levels = {int(one.get(f"{W}ilvl")): _level(one) for one in abstract.iter(f"{W}lvl")}
            self._levels[abstract.get(f"{W}abstractNumId")] = levels
        for number in numbering.iter(f"{W}num"):
            name = number.get(f"{W}numId")
            self._lists[name] = _value(number, "abstractNumId")
            self._starts[name] = {
                int(one.get(f"{W}ilvl")): int(_value(one, "startOverride") or 1)
                for one in number.iter(f"{W}lvlOverride")
                if one.find(f"{W}startOverride") is not None
            }

    def of(self, paragraph: Any) -> tuple[str, int]:
        """The number of a paragraph as Word shows it, and how deep it is; "" if it has none."""
        name, depth = self._list_of(paragraph)
        abstract = self._lists.get(name, "")
        levels = self._levels.get(abstract, {})
        level = levels.get(depth)
        if level is None or level.form == "none":
            return "", depth
        if level.form == "bullet":
            return "•", depth
        counts = self._counts.setdefault(abstract, [None] * _DEPTH)
        starts = self._starts.pop(name, {})
        for at, start in starts.items():
            counts[at] = start - 1
        before = counts[depth]
        counts[depth] = level.start if before is None else before + 1
        counts[depth + 1 :] = [None] * (_DEPTH - depth - 1)
        text = level.text
        for at in range(depth + 1):
            count = counts[at]
            shown = levels[at].start if count is None and at in levels else count or 0
            form = levels[at].form if at in levels else "decimal"
            text = text.replace(f"%{at + 1}", _shown(shown, form))
        return text.strip(), depth

    def _list_of(self, paragraph: Any) -> tuple[str, int]:
        """The list of a paragraph and its depth there: its own, or its style's."""
        properties = paragraph.find(f"{W}pPr")
        name, depth, style = "", "", ""
        if properties is not None:
            name, depth = _list_in(properties)
            style = _value(properties, "pStyle")
        seen: set[str] = set()
        while style and style not in seen and not (name and depth):
            seen.add(style)
            element = self._styles.get(style)
            if element is None:
                break
            of_style = element.find(f"{W}pPr")
            if of_style is not None:
                its_name, its_depth = _list_in(of_style)
                name, depth = name or its_name, depth or its_depth
            style = _value(element, "basedOn")
        return name, int(depth) if depth.isdigit() and int(depth) < _DEPTH else 0


def _level(element: Any) -> _Level:
    start = _value(element, "start")
    return _Level(
        int(start) if start.isdigit() else 1, _value(element, "numFmt"), _value(element, "lvlText")
    )


def _list_in(properties: Any) -> tuple[str, str]:
    found = properties.find(f"{W}numPr")
    return ("", "") if found is None else (_value(found, "numId"), _value(found, "ilvl"))


def _value(element: Any, name: str) -> str:
    found = element.find(f"{W}{name}")
    return "" if found is None else found.get(f"{W}val", "")


def _shown(count: int, form: str) -> str:
    """A count in the form of a list's level."""
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if count > 0 else ""
        return letter.upper() if form == "upperLetter" else letter
    if form in ("upperRoman", "lowerRoman"):
        text, left = "", count
        for value, sign in _ROMAN:
            text += sign * (left // value)
            left %= value
        return text.upper() if form == "upperRoman" else text
    return f"{count:02}" if form == "decimalZero" else str(count)
