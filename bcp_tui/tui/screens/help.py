"""Help: examples, the keys, the words of an answer, and the legend of the row that is shown."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType

from bcp_tui.library import Version
from bcp_tui.policy import Revision
from bcp_tui.report import help_words, labels, messages, publishing
from bcp_tui.tui import keys
from bcp_tui.tui.lines import Line, StyleName, hanging
from bcp_tui.tui.page_text import Block, PageText, page_of
from bcp_tui.tui.screens.page_screen import PageScreen
from bcp_tui.tui.widgets.key_bar import KeyItems

_COLUMN = 21
"""Columns of a key, a word or a symbol before what it means."""


class Help(PageScreen[None]):
    """Everything a new rep needs, on one page to scroll; C changes the colours."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c,C", "theme", priority=True),
        Binding("escape,f1,question_mark,enter", "leave", priority=True),
    ]

    def __init__(self, revision: Revision | None, version: Version | None = None) -> None:
        super().__init__()
        self._revision = revision
        self._version = version

    def action_theme(self) -> None:
        """The next colours."""
        from bcp_tui.tui.themes import after

        self.app.theme = after(self.app.theme)
        self.show_keys(messages.colours(self.app.theme))

    def action_leave(self) -> None:
        """Back to where the help was asked for."""
        self.dismiss()

    def make_text(self) -> PageText:
        return help_text(self._revision, self.columns, self._version)

    def key_items(self) -> KeyItems:
        return (("C", help_words.COLOURS), ("Esc", labels.BACK))


def help_text(revision: Revision | None, columns: int, version: Version | None = None) -> PageText:
    """The help: typing, keys, the PA column's words, a policy's legend, the data's version."""
    parts: list[list[Line]] = [hanging(((" ", ""),), labels.HOW_TO_ASK, columns)]
    parts.append(_heading(help_words.EXAMPLES))
    parts += _meanings(help_words.EXAMPLE_QUERIES, columns)
    parts.append(_heading(labels.KEYS))
    parts += _meanings(((keys.names(each), each.help) for each in keys.CALL), columns, "key")
    parts.append(_heading(labels.SHORT_VERDICTS))
    parts += _meanings(labels.SHORT_VERDICT_MEANINGS, columns)
    if revision:
        parts.append(_heading(labels.legend_of(revision)))
        legend = ((symbol, each.means) for symbol, each in revision.legend.items())
        parts += _meanings(legend, columns)
    if version:
        parts.append(_heading(publishing.DATA_HEADING))
        parts += _meanings([(publishing.PUBLISHED, str(version))], columns)
    return _as_text(parts)


def _as_text(parts: list[list[Line]]) -> PageText:
    lines: list[Line] = []
    blocks: list[Block] = []
    for part in parts:
        blocks.append(Block(len(lines), len(lines) + len(part)))
        lines += part
    return page_of(lines, blocks)


def _heading(text: str) -> list[Line]:
    return [(), ((f" {text}", "label"),)]


def _meanings(
    words: Iterable[tuple[str, str]], columns: int, style: StyleName = "strong"
) -> Iterator[list[Line]]:
    for word, meaning in words:
        yield hanging(((f"  {word:<{_COLUMN}}", style),), meaning, columns)
