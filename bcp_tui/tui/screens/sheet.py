"""The call sheet: the pinned answers in the very words that are copied.

The text stands bare at the left edge, so that it can also be selected by mouse in terminals that
do not let programs reach the clipboard.
"""

from typing import ClassVar, NamedTuple, TypeAlias

from textual.binding import Binding, BindingType

from bcp_tui.desk import Call, Desk, Row, View
from bcp_tui.desk.anew import answered_anew, reviewed
from bcp_tui.report import labels, messages, sheet_words
from bcp_tui.report.notes import cautions, note_paragraph, note_text
from bcp_tui.report.publishing import data_lines
from bcp_tui.tui import keys
from bcp_tui.tui.lines import Line, Styled, StyleName, wrap
from bcp_tui.tui.page_text import Block, PageText, is_whole, page_of
from bcp_tui.tui.screens.page_screen import PageScreen
from bcp_tui.tui.widgets.key_bar import KeyItems

Pinned: TypeAlias = tuple[Row, ...]


class SheetResult(NamedTuple):
    """What stays pinned, and what was before the last change made here (`None`: there was none)."""

    pinned: Pinned
    cleared: Pinned | None = None


class Sheet(PageScreen[SheetResult | None]):
    """Shows and copies the sheet of a call; gives what stays pinned, `None` for a new call."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(("copy", "new_call", "undo", "help")),
        Binding("tab", "mark(1)", priority=True),
        Binding("shift+tab", "mark(-1)", priority=True),
        Binding("delete,backspace", "unpin", priority=True),
        Binding("r,R", "answer_anew", priority=True),
        Binding("k,K", "answer_beside", priority=True),
        Binding("escape,f6,ctrl+s,enter", "leave", priority=True),
    ]

    def __init__(self, desk: Desk, view: View) -> None:
        super().__init__()
        self._desk = desk
        self._view = view
        self._before: list[Pinned] = []
        """What was pinned before each change made here."""
        self._marked = len(view.pinned) - 1
        self._is_new = True
        """Whether what is no longer so has still to be brought into sight."""

    @property
    def _pinned(self) -> Pinned:
        return self._view.pinned

    @property
    def _shown(self) -> Pinned:
        """The pinned rows; while nothing is pinned, the current one."""
        return self._pinned or tuple(filter(None, [self._view.current]))

    @property
    def _is_of_other_context(self) -> bool:
        return not all(sheet_words.is_of(row, self._view.context) for row in self._pinned)

    def _change(self, pinned: Pinned) -> None:
        """Go on with these pinned; what may not be used together is seen anew."""
        call: Call = self._view.call._replace(pinned=reviewed(self._desk, pinned))
        self._view = self._desk.view(call)
        self._marked = max(0, min(self._marked, len(pinned) - 1))
        self.show_text()
        self._show_marked()

    def take_in(self) -> None:
        """Go on with the data now in force; what they say otherwise is brought into sight."""
        self._is_new = True
        self._change(self._pinned)

    def show_text(self) -> None:
        """Show the sheet; first of all what the data in force no longer say."""
        super().show_text()
        outdated = [at for at, row in enumerate(self._pinned) if row.is_outdated]
        if outdated and self._is_new and self.page_size:
            self._is_new, self._marked = False, outdated[0]
            super().show_text()  # The mark may stand elsewhere now.
            self._show_marked()

    def action_copy(self) -> None:
        """Copy the whole sheet."""
        if self._shown:
            self.app.copy_to_clipboard(note_text(self._shown))
            self.show_keys(messages.SHEET_COPIED)
        else:
            self.show_keys(messages.NOTHING_TO_COPY)

    def action_mark(self, answers: int) -> None:
        """Mark another answer, to be taken out."""
        self._marked = (self._marked + answers) % max(len(self._pinned), 1)
        self.show_text()
        self._show_marked()

    def action_unpin(self) -> None:
        """Take the marked answer out; the one before it, if any, is marked next."""
        if not self._pinned:
            return
        out = self._pinned[self._marked]
        self._before.append(self._pinned)
        left = tuple(each for at, each in enumerate(self._pinned) if at != self._marked)
        self._marked -= 1
        self._change(left)
        self.show_keys(sheet_words.taken_out(out))

    def action_answer_anew(self) -> None:
        """Answer what was pinned in another context for that of the call."""
        self._answer(keep=False)

    def action_answer_beside(self) -> None:
        """Answer it for the context of the call too, beside the old answers."""
        self._answer(keep=True)

    def _answer(self, *, keep: bool) -> None:
        if not self._is_of_other_context:
            return
        self._before.append(self._pinned)
        context = self._view.context
        rows: dict[object, Row] = {}
        for row in self._pinned:
            is_old = not sheet_words.is_of(row, context)
            anew = answered_anew(self._desk, row, context) if is_old else row
            for each in (row, anew) if keep else (anew,):
                rows.setdefault((each.key, each.context, each.is_outdated), each)
        self._change(tuple(rows.values()))
        self.show_keys(sheet_words.KEPT_BOTH if keep else sheet_words.ANSWERED_ANEW)

    def action_undo(self) -> None:
        """Bring back what was pinned before the last change made here."""
        if self._before:
            self._change(self._before.pop())
            self.show_keys(sheet_words.UNDONE)
        else:
            self.show_keys(sheet_words.NOTHING_TO_UNDO)

    def action_new_call(self) -> None:
        """Begin a new call."""
        self.dismiss(None)

    def action_leave(self) -> None:
        """Back to the call."""
        self.dismiss(SheetResult(self._pinned, self._before[-1] if self._before else None))

    async def action_help(self) -> None:
        """Keys and legend."""
        from bcp_tui.tui.screens.help import Help

        await self.app.push_screen(Help(self._view.revision, self._view.version))

    def make_text(self) -> PageText:
        lines: list[Line] = []
        blocks: list[Block] = []
        if not self._shown:
            lines += [((f" {line}", "ask"),) for line in wrap(sheet_words.EMPTY, self.columns - 2)]
        for at, row in enumerate(self._shown):
            is_marked = at == self._marked and len(self._pinned) > 1
            paragraph = self._paragraph(row, "strong" if is_marked else "")
            name = note_paragraph(row).partition(". ")[0]
            blocks.append(Block(len(lines), len(lines) + len(paragraph), name=name))
            lines += [*paragraph, ()]
        for below in (*cautions(self._shown), *data_lines(self._shown)):
            wrapped: list[Line] = [((line, ""),) for line in wrap(below, self.columns)]
            blocks.append(Block(len(lines), len(lines) + len(wrapped)))
            lines += [*wrapped, ()]
        return page_of(lines, blocks)

    def _show_marked(self) -> None:
        """Have the beginning of the marked answer in sight, and as much of it as can be."""
        blocks = self.text.blocks
        if self.page_size and self._marked < len(blocks):
            block = blocks[self._marked]
            if not is_whole(self.text, block, self.top, self.page_size):
                self.scroll_text(block.start)

    def _paragraph(self, row: Row, style: StyleName) -> list[Line]:
        """A row as it is copied; what warns of other codes of the call stands out."""
        before, warning, behind = sheet_words.told_apart(row)
        whole = " ".join(filter(None, (before.rstrip(), warning, behind)))
        start = len(before)
        lines: list[Line] = []
        column = 0
        for line in wrap(whole, self.columns):
            column = whole.index(line, column)
            cut = [max(0, min(edge - column, len(line))) for edge in (start, start + len(warning))]
            own: Styled = (line[: cut[0]], style)
            warned: Styled = (line[cut[0] : cut[1]], "ask")
            lines.append((own, warned, (line[cut[1] :], style)))
            column += len(line)
        return lines

    def key_items(self) -> KeyItems:
        copy, new_call = keys.footer(("copy", "new_call"))
        if not self._shown:
            return (new_call, ("Esc", labels.BACK))
        if not self._pinned:
            return (copy, new_call, ("Esc", labels.BACK_FROM_EMPTY_SHEET))
        anew = (("r", sheet_words.ANEW), ("k", sheet_words.KEEP))
        out = ("Del", labels.take_out(self._pinned[self._marked], self._pinned))
        other = (("Tab", labels.ANOTHER),) if len(self._pinned) > 1 else ()
        last = ("Esc", labels.back_from_sheet(len(self._pinned)))
        return (*(anew if self._is_of_other_context else ()), copy, out, *other, new_call, last)
