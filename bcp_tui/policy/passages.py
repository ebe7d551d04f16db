"""Passages: the paragraphs and list items of a policy's text, each with the lead-in it hangs on.

"1. Continuous delivery of local analgesia …" says nothing, or its opposite, without the line above
it: "B. The Health Plan considers the following home infusion services not medically necessary:".
So a passage is never without its lead-ins: the items and the paragraph above it whose sentence is
not at its end.

Lists are read by their numbers (A. 1. a.) and their indents; either alone is enough. Where it is
written is told as the policy's notes tell it: "3.0 B.1".
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bcp_tui.policy.entries import HistoryLine, Section

_ITEM = re.compile(
    r"([ \t]*)(?:-[ \t]+)?(?:\(?([A-Z]|[a-z]{1,4}|\d{1,2})[.)]|[-*•▪◦o])[ \t]+(?=\S)"
)
HISTORY = "Revision history"
"""The name by which the history is cited, which has no section number."""
_ENDS_SENTENCE = re.compile(r"[.!?][\"')\]]*$")


class Passage(NamedTuple):
    """A paragraph or list item, where it is written, and its lead-ins from the outermost on.

    `items` are the list items that hang on it, where it leads in to some.
    """

    section: str
    text: str
    lead_ins: tuple[str, ...] = ()
    items: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What the policy says here: the passage with all that it hangs on."""
        return " ".join((*self.lead_ins, self.text))


class _Item(NamedTuple):
    """A list item that may have items of its own: its indent, its kind of number, its number."""

    indent: int
    kind: str
    number: str
    text: str


def passages_of(
    sections: Sequence[Section], history: Sequence[HistoryLine] = ()
) -> tuple[Passage, ...]:
    """The passages of a policy's text and its revision history, in its order."""
    of_text = (passage for section in sections for passage in _with_items([*_passages(section)]))
    changes = (Passage(HISTORY, f"{line.date}: {line.reason}") for line in history)
    return (*of_text, *changes)


def _passages(section: Section) -> Iterator[Passage]:
    items: list[_Item] = []
    paragraph = ""
    for block in _blocks(section.text):
        match = _ITEM.match(block)
        if match is None:
            items, paragraph = [], block.strip()
            yield Passage(section.number, paragraph)
            continue
        number = match.group(2) or ""
        text = block[match.end() :].strip()
        item = _Item(len(match.group(1).expandtabs()), _kind(number), number, text)
        while items and not _lies_in(item, items):
            items.pop()
        lead_ins = [each.text for each in items if _reads_on(each.text)]
        if _introduces(paragraph):
            lead_ins.insert(0, paragraph)
        items.append(item)
        numbers = ".".join(each.number for each in items if each.number)
        where = f"{section.number} {numbers}".strip()
        numbered = f"{number}. {text}" if number else text
        yield Passage(where, numbered, tuple(lead_ins))


def _with_items(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passages of a section, those that lead in to others with these as their items."""
    for at, passage in enumerate(passages):
        own = (*passage.lead_ins, _unnumbered(passage.text))
        items: list[str] = []
        for below in passages[at + 1 :]:
            if below.lead_ins[: len(own)] != own:
                break
            items.append(below.text)
        yield passage._replace(items=tuple(items))


def _unnumbered(text: str) -> str:
    match = _ITEM.match(text)
    return text[match.end() :] if match else text


def _blocks(text: str) -> Iterator[str]:
    """Each list item and each other line: the text has one line for each."""
    return (line for line in text.split("\n") if line.strip())


def _kind(number: str) -> str:
    """The kind of a list's numbers: capitals, digits, small letters, or none."""
    if not number:
        return "bullet"
    return "digit" if number.isdigit() else "capital" if number.isupper() else "small"


def _lies_in(item: _Item, items: Sequence[_Item]) -> bool:
    """Whether an item is one of the last item's own: indented below it, or numbered anew."""
    last = items[-1]
    if item.indent != last.indent:
        return item.indent > last.indent
    return item.kind not in {each.kind for each in items}


def _reads_on(text: str) -> bool:
    """Whether a list item's sentence is not at its end."""
    return not _ENDS_SENTENCE.search(text)


def _introduces(paragraph: str) -> bool:
    """Whether a paragraph leads in to the list below it."""
    return paragraph.endswith(":") or (_reads_on(paragraph) and "following" in paragraph.casefold())
