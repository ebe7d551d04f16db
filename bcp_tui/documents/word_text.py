"""What a paragraph of a Word document says once its tracked changes are accepted."""

from typing import Any, NamedTuple

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of what Word writes."""
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Digits as a plain text shows the number of a note."""

_SIGNS = {"tab": "\t", "noBreakHyphen": "-", "sym": "•"}


class Said(NamedTuple):
    """A paragraph's text; what changes added and removed; what else is to be known of it."""

    text: str
    added: str = ""
    removed: str = ""
    changed: bool = False
    struck: bool = False
    hidden: str = ""
    breaks: int = 0
    notes: tuple[str, ...] = ()
    boxes: tuple[Any, ...] = ()


class _Collector:
    """Walks a paragraph and keeps what it finds."""

    def __init__(self, rendered: bool) -> None:
        self.rendered = rendered
        self.text: list[str] = []
        self.added: list[str] = []
        self.removed: list[str] = []
        self.hidden: list[str] = []
        self.notes: list[str] = []
        self.boxes: list[Any] = []
        self.struck = self.changed = False
        self.breaks = 0

    def walk(self, element: Any, added: bool = False) -> None:
        """Take all that an element holds, in its order."""
        for child in element:
            name = str(child.tag).removeprefix(W)
            if name in ("del", "moveFrom"):
                self.changed = True
                self.removed += [each.text or "" for each in child.iter(f"{W}delText", f"{W}t")]
            elif name in ("ins", "moveTo"):
                self.changed = True
                self.walk(child, added=True)
            elif name == "txbxContent":
                self.boxes.append(child)
            elif name == "r":
                self._run(child, added)
            elif name not in ("pPr", "rPr", "instrText") and child.tag != _FALLBACK:
                self.walk(child, added)

    def _run(self, run: Any, added: bool) -> None:
        properties = run.find(f"{W}rPr")
        before = len(self.text)
        for child in run:
            self._take(child)
        said = "".join(self.text[before:])
        if properties is not None:
            said = self._as_shown(said, before, properties)
        if added:
            self.added.append(said)

    def _take(self, child: Any) -> None:
        """Take one thing that a run has: text, a sign, a break, or what holds some."""
        name = str(child.tag).removeprefix(W)
        if name == "t":
            self.text.append(child.text or "")
        elif name in _SIGNS:
            self.text.append(_SIGNS[name])
        elif name in ("br", "cr"):
            self._break(child)
        elif name in ("footnoteReference", "endnoteReference"):
            note = child.get(f"{W}id", "")
            self.notes.append(note)
            self.text.append(note.translate(SUPERSCRIPT))
        elif name == "lastRenderedPageBreak":
            self.breaks += 1
        elif name not in ("rPr", "instrText", "delText"):
            self.walk(child)

    def _break(self, element: Any) -> None:
        if element.get(f"{W}type") == "page":
            self.breaks += not self.rendered
        else:
            self.text.append("\n")

    def _as_shown(self, said: str, before: int, properties: Any) -> str:
        """What a run says with its type: hidden, struck through, or raised."""
        if _is_on(properties, "vanish"):
            self.hidden.append(said)
            del self.text[before:]
            return ""
        if said.strip() and (_is_on(properties, "strike") or _is_on(properties, "dstrike")):
            self.struck = True
        raised = properties.find(f"{W}vertAlign")
        if raised is not None and raised.get(f"{W}val") == "superscript":
            said = said.translate(SUPERSCRIPT)
            self.text[before:] = [said]
        return said


def said_in(paragraph: Any, rendered: bool) -> Said:
    """What a paragraph says; `rendered` tells whether Word has noted where pages end."""
    collector = _Collector(rendered)
    collector.walk(paragraph)
    properties = paragraph.find(f"{W}pPr/{W}rPr")
    mark_changed = properties is not None and (
        properties.find(f"{W}ins") is not None or properties.find(f"{W}del") is not None
    )
    return Said(
        text="".join(collector.text),
        added="".join(collector.added),
        removed="".join(collector.removed),
        changed=collector.changed or mark_changed,
        struck=collector.struck,
        hidden="".join(collector.hidden),
        breaks=collector.breaks,
        notes=tuple(collector.notes),
        boxes=tuple(collector.boxes),
    )


def text_of(paragraph: Any) -> str:
    """What a paragraph says, and no more."""
    return said_in(paragraph, rendered=True).text


def _is_on(properties: Any, name: str) -> bool:
    found = properties.find(f"{W}{name}")
    return found is not None and found.get(f"{W}val", "true") not in ("false", "0", "off")
