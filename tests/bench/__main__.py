"""Measure the app beside its peers, and print the table."""

import argparse
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import book, crowd, growth, start, typing_keys, warm
from tests.bench.peers import write_data, write_rows
from tests.bench.table import Row, Unmeasured, table

Part = Callable[[], Iterable[Row]]


def main() -> None:
    """Measure the parts that are asked for, or all of them."""
    with TemporaryDirectory() as folder:
        rows = write_rows(Path(folder) / "rows.txt")
        data: Path | None = None
        parts: dict[str, Part] = {
            "start": lambda: start.ready_and_memory(data),
            "keys": lambda: typing_keys.keys(rows, data),
            "lookup": start.lookup,
            "crowd": crowd.crowd,
            "growth": growth.growth,
        }
        parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
        parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(parts)}")
        parser.add_argument("--hcpcs", type=Path, help="HCPCS codes, a TSV file")
        parser.add_argument("--book", action="store_true", help="a payer's whole book, and no part")
        parser.add_argument("--warm", action="store_true", help="the warm host, and no part")
        options = parser.parse_args()
        if unknown := set(options.parts) - set(parts):
            parser.error(f"no such part: {', '.join(unknown)}")
        if options.hcpcs:
            data = write_data(options.hcpcs, Path(folder) / "data")
        if options.book:
            parts = {
                "book": lambda: book.book(Path(folder)),
                "sizes": lambda: book.sizes(Path(folder)),
            }
        if options.warm:
            parts = {"warm": lambda: warm.warm(book.published(Path(folder), *book.SIZE)[1])}
        measured = (row for name in options.parts or parts for row in _measured(name, parts[name]))
        print(table(measured))  # noqa: T201


def _measured(name: str, part: Part) -> Iterator[Row]:
    try:
        yield from part()
    except TimeoutError as error:
        yield Unmeasured(name, f"failed: {error}")


if __name__ == "__main__":
    main()
