"""The books in which the queries of the tests are asked: the shipped policy, alone and among 20.

The 20 are made up three times, twice of the same descriptions for the most part: what is covered,
why not, and under which cost share, is another thing in each.
"""

from datetime import date
from pathlib import Path

from bcp_tui.policy import Book, Entry, Legend, Meaning, Policy, Revision, parse_range

BOOK_20 = Path(__file__).with_name("book20.tsv")
OTHER_20 = Path(__file__).with_name("other20.tsv")
FOURTH_20 = Path(__file__).with_name("fourth20.tsv")


def with_twenty(book: Book, rows_of: Path = BOOK_20) -> Book:
    """The book with 20 policies more, made up of codes of all kinds."""
    lines = rows_of.read_text("utf-8").splitlines()
    rows: dict[tuple[str, str], list[Entry]] = {}
    for line in lines:
        if not line.startswith("#"):
            policy, title, *row = line.split("\t")
            rows.setdefault((policy, title), []).append(_entry(*row))
    policies = tuple(_policy(*name, tuple(entries)) for name, entries in rows.items())
    return book._replace(policies=(*policies, *book.policies))


def _policy(policy: str, title: str, entries: tuple[Entry, ...]) -> Policy:
    symbols = {symbol for entry in entries for symbol in entry.symbols}
    legend = Legend(
        {each: Meaning(each, "all" if each == "Y" else "none") for each in sorted(symbols)}
    )
    return Policy(policy, (Revision(policy, title, date(2020, 1, 1), legend, entries),))


def _entry(code: str, coverage: str, said: str, cost_shares: str, description: str) -> Entry:
    if coverage == "covered":
        shares = tuple(cost_shares.split("; "))
        symbols = tuple(said.split(", "))
        return Entry(parse_range(code), "covered", description, symbols, shares)
    return Entry(parse_range(code), "not_covered", description, reason=said)
