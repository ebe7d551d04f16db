"""Measure search at the size of a payer's whole book, beside its peers.

    python -m tests.bench.search HCPCS.tsv

The rows are HCPCS codes, a line of code and description each below a heading (the 6,710 of 2020
are published by CMS), and with the long descriptions of ICD-10-CM (if the package
simple-icd-10-cm is installed) 100,000. Every beginning of every query is searched, as it is typed.
In the same run the peers get a sample of the same beginnings: rapidfuzz's `process.extract` over
all rows, and SQLite FTS5. First of all it is counted how often the right row stands first, beside
these two and fzf (see `first_result`).
"""

import gc
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from rapidfuzz import fuzz, process

from bcp_tui.library import load, shipped_data
from bcp_tui.policy import Book
from tests.bench.first_result import shares_right
from tests.bench.full_text import full_text
from tests.finder import Finder, make_book, make_revision

ROOT = Path(__file__).parents[2]
QUERIES = ROOT / "tests" / "search" / "queries" / "tuning.tsv"
OF_THE_BOOK = (
    "wheelchair power",
    "injection vancomycin 500 mg",
    "oxygen concentrator",
    "knee orthosis prefabricated",
    "ambulance mileage",
    "E0784",
    "J33 J3370",
    "diabetes mellitus type 2 with neuropathy",
    "fracture of left femur initial encounter",
)
MOST_ROWS = 100_000
EVERY_QUERY, EVERY_PEER_QUERY = 4, 100
SLICE = 100
LIMITS = {6_710: 5.0, 100_000: 16.0}


def hcpcs(path: Path) -> list[tuple[str, str]]:
    """The HCPCS codes and their descriptions."""
    lines = path.read_text("utf-8").splitlines()[1:]
    return [(code, text) for code, text in (line.split("\t", 1) for line in lines)]


def icd_descriptions() -> list[str]:
    """The descriptions of all ICD-10-CM codes; none without the package."""
    if find_spec("simple_icd_10_cm") is None:
        return []
    import simple_icd_10_cm as icd

    listed = (files("simple_icd_10_cm") / "data").iterdir()
    (codes,) = (file for file in listed if file.name.startswith("code-list"))
    return [icd.get_description(code) for code in codes.read_text("utf-8").split()]


def free_codes(taken: set[str]) -> Iterator[str]:
    """Codes of letters that no row has yet, for rows whose own codes are of another shape."""
    codes = (f"{letter}{digits:04}" for letter in "ZYXWVUTRQPNMKF" for digits in range(10_000))
    return (code for code in codes if code not in taken)


def book_of(rows: Sequence[tuple[str, str]]) -> Book:
    """A book with one policy that lists these codes, and what callers say."""
    shipped = load(shipped_data())
    return make_book(
        make_revision(dict(rows), "ALL"),
        synonyms=shipped.synonyms,
        vocabulary=shipped.vocabulary,
    )


def beginnings() -> list[str]:
    """Every beginning of realistic queries."""
    lines = QUERIES.read_text("utf-8").splitlines()
    queries = [line.split("\t")[1] for line in lines if line and line[0] != "#"][::EVERY_QUERY]
    return [query[:end] for query in (*queries, *OF_THE_BOOK) for end in range(1, len(query) + 1)]


def milliseconds(call: Callable[[], object]) -> float:
    """How long a call takes."""
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that so many percent of the values do not exceed."""
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]


def megabytes_of_index(book: Book) -> float:
    """The memory that a finished index holds beside its book."""
    gc.collect()
    tracemalloc.start()
    finder = Finder(book)
    finder.indexes.get_ready()
    gc.collect()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held / 1e6


def measure(rows: Sequence[tuple[str, str]]) -> bool:
    """Prints the figures for these rows; returns whether the target is met."""
    book, typed = book_of(rows), beginnings()
    started = time.perf_counter()
    finder = Finder(book)
    ready = (time.perf_counter() - started) * 1000
    first_screen = milliseconds(lambda: finder.search(""))
    slices = [
        milliseconds(lambda: finder.indexes.build(SLICE)) for _ in range(len(rows) // SLICE + 1)
    ]
    ours = [milliseconds(lambda query=query: finder.search(query)) for query in typed]  # type: ignore[misc]
    texts = [f"{code} {text}" for code, text in rows]
    sample, find = typed[::EVERY_PEER_QUERY], full_text(rows)
    peers = {
        "rapidfuzz process.extract": lambda query: process.extract(
            query, texts, scorer=fuzz.WRatio, limit=20
        ),
        "SQLite FTS5": find,
    }
    limit = next(limit for most, limit in LIMITS.items() if len(rows) <= most)
    reached = percentile(ours, 99)
    say(f"{len(rows):,} rows, {len(typed):,} beginnings of queries")
    say(f"  index: {ready:.1f} ms, every row listed after {first_screen:.1f} ms more")
    say(f"  words: {sum(slices):,.0f} ms in slices of {SLICE} rows, longest {max(slices):.1f} ms")
    say(f"  memory: {megabytes_of_index(book):.0f} MB")
    say(_line("bcp_tui.search", ours) + f"   target p99 ≤ {limit:g} ms")
    for name, peer in peers.items():
        times = [milliseconds(lambda query=query, peer=peer: peer(query)) for query in sample]  # type: ignore[misc]
        ratio = percentile(times, 50) / percentile(ours, 50)
        say(_line(name, times) + f"   p50 is {ratio:.1f} × ours ({len(times)} beginnings)")
    return reached <= limit


def _line(name: str, times: Sequence[float]) -> str:
    figures = (f"p{percent} {percentile(times, percent):8.2f} ms" for percent in (50, 99))
    return f"  {name:26} {'  '.join(figures)}  max {max(times):8.2f} ms"


def say(line: str) -> None:
    """Prints a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> int:
    """Measures what is found and both sizes; returns 1 if a target of speed is missed."""
    say("right row first")
    for line in shares_right():
        say(line)
    rows = hcpcs(Path(sys.argv[1]))
    more = zip(free_codes({code for code, _ in rows}), icd_descriptions(), strict=False)
    met = measure(rows)
    everything = [*rows, *more][:MOST_ROWS]
    if len(everything) == len(rows):
        say("100,000 rows: not measured, simple-icd-10-cm is not installed")
        return not met
    return not (measure(everything) and met)


if __name__ == "__main__":
    sys.exit(main())
