"""Tables as the files that keepers open: CSV, Markdown, Excel.

A spreadsheet would evaluate a text that begins like a formula. In CSV such a text gets an
apostrophe before it, which spreadsheets do not show; in Excel's own format every cell is marked as
text.
"""

import csv
import io
import re
from collections.abc import Callable, Sequence

from bcp_tui.report.tables import Table

_FORMULA = re.compile(r"\s*[=+\-@]")
"""What spreadsheets take for the beginning of a formula."""
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|&~])")
_WIDTHS = {"Description": 60, "Cost share": 40, "Reason": 40, "Title": 24, "Text": 90}
_WIDTH = 14


def as_csv(entries: Table, notes: Table) -> bytes:
    """A line a row, for spreadsheets and programs; the notes only by their numbers."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows(map(_no_formula, (entries.columns, *entries.rows)))
    return text.getvalue().encode("utf-8-sig")  # Without its mark, Excel takes it for another.


def as_markdown(entries: Table, notes: Table) -> bytes:
    """Both tables, for whatever shows Markdown."""
    titled = {"Rows": entries, "Notes": notes}
    parts = (f"## {title}\n\n{_markdown(table)}\n" for title, table in titled.items() if table.rows)
    return "\n".join(parts).encode()


def as_excel(entries: Table, notes: Table) -> bytes:
    """A sheet for the rows, and one for the notes; raises ImportError without XlsxWriter."""
    from xlsxwriter import Workbook  # Only the extra `export` brings it.

    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        for title, table in (("Rows", entries), ("Notes", notes)):
            sheet = book.add_worksheet(title)
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
            sheet.set_landscape()
            sheet.fit_to_pages(1, 0)
            sheet.repeat_rows(0)
            for at, name in enumerate(table.columns):
                sheet.set_column(at, at, _WIDTHS.get(name, _WIDTH))
            for line, row in enumerate((table.columns, *table.rows)):
                for at, text in enumerate(row):
                    sheet.write_string(line, at, text, plain if line else heading)
    return file.getvalue()


FORMATS: dict[str, Callable[[Table, Table], bytes]] = {
    ".csv": as_csv,
    ".xlsx": as_excel,
    ".md": as_markdown,
}
"""What makes a file, by how its name ends."""


def _no_formula(row: Sequence[str]) -> list[str]:
    return [f"'{text}" if _FORMULA.match(text) else text for text in row]


def _markdown(table: Table) -> str:
    lines = [table.columns, ["---"] * len(table.columns), *table.rows]
    escaped = (line if at == 1 else map(_plain, line) for at, line in enumerate(lines))
    return "\n".join(f"| {' | '.join(line)} |" for line in escaped)


def _plain(text: str) -> str:
    """A text that Markdown shows as it is, on one line."""
    return " ".join(_MARKUP.sub(r"\\\1", text).split())
