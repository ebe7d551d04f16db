"""What turns a sentence ("not", "except"), and cutting text so that it is never out of sight."""

import re
from functools import lru_cache

CUT = "…"
"""Stands where something was cut."""
TURNS = re.compile(
    r"\b(?:not|no|none|never|neither|nor|except|excluded?|excludes|exclusions?|unless|without|only"
    r"|cannot|denied|if|when|until)\b|n't\b",
    re.I,
)
"""Words that turn or limit a sentence: what they stand before is never shown without them."""
SENTENCE_END = re.compile(r"(?:(?<=[a-z)\]])|(?<=\d\d))(?<!\be\.g)(?<!\bi\.e)\.(?=\s+[A-Z]|\s*$)")
"""A full stop at the end of a sentence: not that of "e.g." nor of a list's number."""


@lru_cache(maxsize=256)  # An answer is shown at key after key.
def shortened(text: str, width: int) -> str:
    """As much of a text as fits a width (in columns), with what turns its sentence further on.

    A sentence whose turn there is no room for is left out, behind others; what turns it and is in
    sight already stays so.
    """
    if len(text) <= width:
        return text
    end = text.rfind(" ", 0, width - 1)
    end = end if end > 0 else width - 2
    ends = [0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)]
    start = max(each for each in ends if each <= end)
    stop = min(each for each in ends if each > end)
    turn = TURNS.search(text, end, stop)
    if turn is None or start == end:
        return _cut(text, end)
    turned = text[turn.start() : stop].rstrip()
    most = width * 2 // 3
    if len(turned) > most:
        turned = _cut(turned, turned.rfind(" ", 0, most - 1))
    head = max(text.rfind(" ", 0, width - len(turned) - 2), 1)
    if start >= head and start > 0:
        return _cut(text, start)
    return _cut(text, end) if TURNS.search(text, head, end) else f"{_cut(text, head)} {turned}"


def _cut(text: str, end: int) -> str:
    return f"{text[: max(end, 1)].rstrip(' ,;')} {CUT}"
