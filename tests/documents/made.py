"""The house text as Word and PDF documents, made for tests with what keepers' offices use."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

Rows = list[list[str]]


def parts(text: str) -> Iterator[str | Rows]:
    """The paragraphs and tables of a house text; the pages of one table as one."""
    rows: Rows = []
    for line in text.split("\n"):
        if "\t" in line:
            rows.append(line.split("\t"))
        elif line.strip():
            if rows:
                yield from _tables(rows)
                rows = []
            yield line
    if rows:
        yield from _tables(rows)


def _tables(rows: Rows) -> Iterator[Rows]:
    """The tables that a run of rows holds: each title begins one, printed again it goes on."""
    tables: list[Rows] = []
    for row in rows:
        titled = len(row) > 1 and not any(row[1:]) and row[0].isupper()
        if not tables or (titled and row != tables[-1][0]):
            tables.append([row])
        elif row in tables[-1][:2]:
            continue
        elif not row[0]:
            last = tables[-1][-1]
            tables[-1][-1] = [" ".join(filter(None, pair)) for pair in zip(last, row, strict=True)]
        else:
            tables[-1].append(row)
    yield from tables


def as_docx(text: str) -> bytes:
    """The text as a Word document: a paragraph for each line, a table for each table."""
    from docx import Document

    document = Document()
    for part in parts(text):
        if isinstance(part, str):
            document.add_paragraph(part.strip())
            continue
        width = max(map(len, part))
        table = document.add_table(rows=0, cols=width)
        for row in part:
            cells = table.add_row().cells
            if len([cell for cell in row if cell]) == 1 and row[0].isupper():
                cells[0].merge(cells[-1]).text = row[0]
                continue
            for cell, said in zip(cells, row, strict=False):
                cell.text = said
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def as_pdf(text: str, ruled: bool = True, widths: Sequence[float] = (60, 220, 60, 170)) -> bytes:
    """The text as a PDF of several pages with heads and feet, its tables with lines or without."""
    from xml.sax.saxutils import escape

    from reportlab.lib.pagesizes import letter
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Spacer

    style = ParagraphStyle("plain", fontSize=9, leading=11)
    story: list[Any] = []
    for part in parts(text):
        if isinstance(part, str):
            story += [Paragraph(escape(part.strip()), style), Spacer(1, 7)]
            continue
        count = max(map(len, part))
        rows: list[list[Any]] = []
        spans: list[Any] = []
        for number, row in enumerate(part):
            if count > 2 and not any(row[1:]):
                spans.append(("SPAN", (0, number), (-1, number)))
            rows.append([Paragraph(escape(cell), style) if cell else "" for cell in row])
        columns = list(widths) if count == 4 else [70, *[440 / (count - 1)] * (count - 1)]
        table = LongTable(
            rows, colWidths=columns, repeatRows=2 if spans and count > 2 else 1, splitInRow=1
        )
        lines = [("GRID", (0, 0), (-1, -1), 0.5, "black")] if ruled else []
        table.setStyle([*lines, *spans, ("VALIGN", (0, 0), (-1, -1), "TOP")])
        story += [table, Spacer(1, 10)]
    saved = BytesIO()
    title = next(line for line in text.split("\n") if line.startswith("Title:"))

    def page(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 760, title.removeprefix("Title: "))
        canvas.drawString(270, 30, f"Page {document.page}")

    SimpleDocTemplate(saved, pagesize=letter).build(story, onFirstPage=page, onLaterPages=page)
    return saved.getvalue()
