"""A third front end: a lookup as a plain HTML page, made from a view, in the words of `report`."""

from html import escape

from bcp_tui.desk import Row, View
from bcp_tui.report.places import context_text
from bcp_tui.report.row_text import RowWanted, row_texts
from bcp_tui.report.statement import Statement
from bcp_tui.report.statements import asked_code, statements
from bcp_tui.report.verdicts import Verdict, headline, short_verdict


def page(view: View) -> str:
    """The rows of a view and what the current one says, as one page."""
    body = f"<ul>{''.join(map(_row, view.rows))}</ul>"
    if row := view.current:
        body += (
            f"<h2>{escape(asked_code(row))} {' · '.join(map(_verdict, headline(row.says)))}</h2>"
        )
        body += f"<p>{escape(row.answer.listing.full_description)}</p>" if row.answer else ""
        body += f"<p>{escape(row.passage.passage.sentence)}</p>" if row.passage else ""
        body += _table(statements(row))
    return f"<!doctype html>{body}<footer>{escape(context_text(view.context))}</footer>"


def _row(row: Row) -> str:
    text = f"<i>{escape(row.passage.passage.sentence)}</i>" if row.passage else ""
    for each in row_texts([RowWanted(row.answer.listing, 60)] if row.answer else []):
        text += escape(each.text)
    return f"<li>{asked_code(row)} {_verdict(short_verdict(row.says))} {text}</li>"


def _verdict(verdict: Verdict) -> str:
    return f'<b class="{verdict.tone}">{verdict.words}</b>'


def _table(lines: list[Statement]) -> str:
    cells = (f"<dt>{each.label}<dd>{escape(f'{each.text} {each.source}')}" for each in lines)
    return f"<dl>{''.join(cells)}</dl>"
