"""A third front end: a lookup as a plain HTML page, made from a view, in the words of `report`."""

from html import escape

from bcp_tui.desk import Row, View
from bcp_tui.report import statements as said
from bcp_tui.report.row_text import RowWanted, row_texts
from bcp_tui.report.verdicts import Verdict, headline, short_verdict


def page(view: View) -> str:
    """The rows of a view and the answers for its current row, as one page."""
    body = f"<ul>{''.join(map(_row, view.rows))}</ul>"
    for answer in view.found.answers if view.found else ():
        body += _head(answer.entry.code, headline(answer))
        body += f"<p>{escape(answer.listing.full_description)}</p>"
        body += _table(said.statements(answer))
    if view.found and not view.found.answers:
        body += _head(said.asked_code(view.found), headline(view.found))
        body += _table(said.unanswered_statements(view.found))
    return f"<!doctype html>{body}<footer>{escape(said.context_text(view.context))}</footer>"


def _row(row: Row) -> str:
    wanted = [RowWanted(row.result.listing, 60, row.result.matched)] if row.result else []
    text = "".join(escape(each.text) for each in row_texts(wanted))
    return f"<li>{row.asked.codes} {_verdict(short_verdict(row.answer))} {text}</li>"


def _head(code: str, verdicts: tuple[Verdict, ...]) -> str:
    return f"<h2>{escape(code)} {' · '.join(map(_verdict, verdicts))}</h2>"


def _verdict(verdict: Verdict) -> str:
    return f'<b class="{verdict.tone}">{verdict.words}</b>'


def _table(lines: list[said.Statement]) -> str:
    cells = (f"<dt>{each.label}<dd>{escape(f'{each.text} {each.source}')}" for each in lines)
    return f"<dl>{''.join(cells)}</dl>"
