"""Lay words: what callers say in general for supplies, equipment and services, in any book.

They stand in `lay_words.txt`, a line for each meaning: what is said, and behind a colon words of
the descriptions that are meant.

    pee bag, urine bag: bedside drainage bag
"""

from collections.abc import Iterator
from pathlib import Path

from bcp_tui.policy import Synonym

_FILE = Path(__file__).with_suffix(".txt")


def lay_words() -> Iterator[Synonym]:
    """The lay words in their order. What they mean need not be anything in a book."""
    for line in _FILE.read_text("utf-8").splitlines():
        said, colon, means = line.partition(": ")
        if colon and not line.startswith("#"):
            yield Synonym(tuple(said.split(", ")), means, is_general=True)
