"""Codes that the document has in more than one row."""

from collections.abc import Iterator, Sequence

from bcp_tui.documents.draft import Doubt, DraftRow
from bcp_tui.policy.codes import number, parse_range, series


def mark_repeats(rows: Sequence[DraftRow]) -> tuple[DraftRow, ...]:
    """The rows, with a doubt where a code is in two; rows with two answers are both left out."""
    marked = list(rows)
    for first, second in _overlapping(rows):
        one, other = marked[first], marked[second]
        same_code = rows[first].code == rows[second].code
        if same_code and _says(rows[first]) == _says(rows[second]):
            done = "the second row is left as a comment"
            marked[second] = _doubted(other, one, "is printed twice, alike", done, again=True)
            continue
        if same_code:
            problem, done = "is printed twice, and not alike", "both rows are left as comments"
            if one.table != other.table:
                problem = "is printed as covered and as not covered"
        else:
            problem, done = "is also in another row", "both rows are left as comments"
        marked[first] = _doubted(one, other, problem, done, again=one.again)
        marked[second] = _doubted(other, one, problem, done, again=same_code or other.again)
    return tuple(marked)


def _says(row: DraftRow) -> tuple[object, ...]:
    return (row.table, row.description, row.prior_approval, row.cost_share, row.reason, row.limit)


def _doubted(row: DraftRow, other: DraftRow, problem: str, done: str, again: bool) -> DraftRow:
    doubt = Doubt(
        row.place, f"{row.table} {row.code}", f"{problem}: see {other.code} at {other.place}", done
    )
    return row._replace(doubts=(*row.doubts, doubt), left_out=True, again=again)


def _overlapping(rows: Sequence[DraftRow]) -> Iterator[tuple[int, int]]:
    """The places of each two rows that share a code and a modifier, or have none."""
    found: list[tuple[tuple[tuple[str, str], int], int, int]] = []
    for place, row in enumerate(rows):
        try:
            codes = parse_range(row.code)
        except ValueError:
            continue
        found.append(((series(codes.first), number(codes.first)), number(codes.last), place))
    found.sort()
    pairs: list[tuple[int, int]] = []
    for at, ((family, _), last, place) in enumerate(found):
        for (other_family, other_first), _, other in found[at + 1 :]:
            if other_family != family or other_first > last:
                break
            mine, theirs = rows[place].modifiers, rows[other].modifiers
            if set(mine) & set(theirs) or not (mine or theirs):
                pairs.append((min(place, other), max(place, other)))
    yield from sorted(pairs)
