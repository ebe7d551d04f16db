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
    def columns(self) -> int:
        """The columns of the page, and of the screen."""
        return self.app.size.width

    def on_mount(self) -> None:
        self._lay_out_and_show()

    def on_resize(self) -> None:
        self._lay_out_and_show()

    def lay_out(self) -> None:
        """Lay the text out for the columns there are, and show it."""
        raise NotImplementedError

    def key_items(self) -> tuple[tuple[str, str], ...]:
        """The keys that the key bar shows, with their words."""
        raise NotImplementedError

    def show_keys(self, said: str = "") -> None:
        """Show the keys, or what was just said."""
        self.query_one(KeyBar).show_keys(self.key_items(), said)

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.page.scroll_lines_by(lines)
        self.show_keys()

    def action_scroll_page(self, pages: int) -> None:
        """Scroll by pages."""
        self.page.scroll_lines_by(pages=pages)
        self.show_keys()

    def _lay_out_and_show(self) -> None:
        self.lay_out()
        self.show_keys()
