"""What the screens with a long text have in common: a page, its keys, the key bar."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen, ScreenResultType

from bcp_tui.tui.widgets.key_bar import KeyBar
from bcp_tui.tui.widgets.page import Page


class PageScreen(Screen[ScreenResultType]):
    """A page of text to scroll; each screen lays out its own (`lay_out`)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll(-1)", priority=True),
        Binding("down", "scroll(1)", priority=True),
        Binding("pageup", "scroll_page(-1)", priority=True),
        Binding("pagedown", "scroll_page(1)", priority=True),
    ]

    DEFAULT_CSS = """
    PageScreen { background: $background; }
    """

    def compose(self) -> ComposeResult:
        yield Page("page")
        yield KeyBar("keys")

    @property
    def page(self) -> Page:
        """The text."""
        return self.query_one(Page)

    @property
    def keys(self) -> KeyBar:
        """The keys below it."""
        return self.query_one(KeyBar)

    def on_resize(self) -> None:
        self.call_after_refresh(self.lay_out)

    def lay_out(self) -> None:
        """Lay the text out for the page's width, and show it."""
        raise NotImplementedError

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.page.scroll_lines_by(lines)

    def action_scroll_page(self, pages: int) -> None:
        """Scroll by pages."""
        self.page.scroll_lines_by(pages=pages)
