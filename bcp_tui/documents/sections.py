"""The parts of a document: its front, its sections, its tables, its legend."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bcp_tui.documents.blocks import Block, Paragraph, Row
from bcp_tui.documents.cuts import words_of
from bcp_tui.documents.draft import Place
from bcp_tui.documents.facts import is_fact
from bcp_tui.documents.legend import ITEM_FIRST, TITLE, legend_items
from bcp_tui.documents.tables import PrintedRow, Tables

_HEADING = re.compile(r"(\d{1,2}\.0)\s*[:.\-–—]?\s+(\S.*?)\s*:?")
_IMPORTANT = re.compile(r"(Important Information)\b\s*[:\-–—]?\s*(.*?)\s*:?", re.I)
_FARTHEST = 8
"""How far the number of a section may be from the one before: documents leave some out."""


class Part(NamedTuple):
    """A section: its number and title as printed, and its paragraphs."""

    number: str
    title: str
    place: Place
    paragraphs: list[Paragraph]


class Parts(NamedTuple):
    """A document in parts; `front` stands before its first section and in none."""

    front: tuple[Paragraph, ...]
    sections: tuple[Part, ...]
    rows: tuple[PrintedRow, ...]
    history: tuple[tuple[str, str], ...]
    legend: tuple[tuple[str, str, Place], ...]
    coding: str
    """The number of the section that the tables of codes stand in."""
    remarks: tuple[tuple[Place, str, str], ...]


def parts_of(blocks: Sequence[Block]) -> Parts:
    """A document's parts, in its order."""
    tables = Tables(words_of(_texts(blocks)))
    front = Part("", "", Place(1), [])
    sections: list[Part] = []
    current, coding = front, ""
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        if isinstance(block, Row):
            before = len(tables.rows)
            text = tables.take(block)
            if len(tables.rows) > before:
                coding = coding or current.number
            if text:
                current.paragraphs.append(text)
            continue
        heading = _heading(block, sections)
        if heading and sections and heading.number == sections[-1].number:
            continue
        if heading:
            tables.leave()
            current = heading
            sections.append(current)
        elif not tables.is_title(block, following):
            current.paragraphs.append(block)
    tables.leave()
    opening = front.paragraphs
    if sections and _IMPORTANT.fullmatch(f"{sections[0].number} {sections[0].title}"):
        own = [each for each in opening if not is_fact(each.text)]
        sections[0].paragraphs[:0] = own
    return Parts(
        front=tuple(opening),
        sections=tuple(sections),
        rows=tuple(tables.rows),
        history=tuple(tables.history),
        legend=_legend([front, *sections], coding),
        coding=coding or next((one.number for one in sections if _is_of_codes(one)), ""),
        remarks=tuple(tables.remarks),
    )


def _is_of_codes(part: Part) -> bool:
    """Whether a section without tables is the one that they would stand in."""
    titled = re.search(r"\bcod(?:es?|ing)\b", part.title, re.I)
    return bool(titled) or any(TITLE.match(paragraph.text) for paragraph in part.paragraphs)


def _texts(blocks: Sequence[Block]) -> list[str]:
    return [
        text
        for block in blocks
        for text in ((block.text,) if isinstance(block, Paragraph) else block.cells)
    ]


def _heading(block: Paragraph, sections: Sequence[Part]) -> Part | None:
    """The section that a paragraph begins, if it is a heading of the house format."""
    match = _HEADING.fullmatch(block.text)
    if match:
        last = sections[-1].number if sections else ""
        before = int(float(last)) if last[:1].isdigit() else 0
        number = int(float(match[1]))
        in_order = before <= number <= before + _FARTHEST or block.text.endswith(":")
        if (
            in_order
            and number
            and match[2][:1].isupper()
            and len(block.text) <= 120
            and not match[2].endswith(".")
        ):
            return Part(match[1], match[2], block.place, [])
    if not sections and len(block.text) <= 120 and (match := _IMPORTANT.fullmatch(block.text)):
        return Part(match[1], match[2] or match[1], block.place, [])
    return None


def _legend(parts: Sequence[Part], coding: str) -> tuple[tuple[str, str, Place], ...]:
    """The items of the legend, wherever it stands; without its title, where the tables are."""
    found: list[tuple[str, str, Place]] = []
    for part in parts:
        for at, paragraph in enumerate(part.paragraphs):
            if TITLE.match(paragraph.text):
                found += _items(part.paragraphs[at:])
    if not found:
        for part in parts:
            if part.number == coding:
                lines = [one for one in part.paragraphs if ITEM_FIRST.match(one.text)]
                found += [(*item, one.place) for one in lines for item in legend_items(one.text)]
    return tuple(dict.fromkeys(found))


def _items(paragraphs: Sequence[Paragraph]) -> list[tuple[str, str, Place]]:
    """The items of a legend that may go over several lines."""
    first = paragraphs[0]
    lines = [(TITLE.sub("", first.text, count=1), first.place)]
    for paragraph in paragraphs[1:]:
        text, _ = lines[-1]
        if ITEM_FIRST.match(paragraph.text):
            lines.append((paragraph.text, paragraph.place))
        elif _goes_on(text, paragraph):
            lines[-1] = (f"{text} {paragraph.text}", lines[-1][1])
        else:
            break
    return [(*item, place) for text, place in lines for item in legend_items(text)]


def _goes_on(text: str, paragraph: Paragraph) -> bool:
    """Whether the legend's last item goes on in a paragraph."""
    if text.endswith((";", ",", "&")):
        return "=" in paragraph.text
    return not text.endswith(".") and not paragraph.apart and len(paragraph.text) < 300
