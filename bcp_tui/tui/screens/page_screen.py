"""What the screens with a long text have in common: the text, where it is read, the key bar."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen, ScreenResultType

from bcp_tui.tui.lines import Line
from bcp_tui.tui.paging import is_in_sight, within
from bcp_tui.tui.widgets.key_bar import KeyBar, KeyItems
from bcp_tui.tui.widgets.page import Page, page_height


class PageScreen(Screen[ScreenResultType]):
    """A text to scroll; each screen makes its own (`text_lines`, `key_items`)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll(-1)", priority=True),
        Binding("down", "scroll(1)", priority=True),
        Binding("pageup", "scroll_page(-1)", priority=True),
        Binding("pagedown", "scroll_page(1)", priority=True),
    ]

    DEFAULT_CSS = """
    PageScreen { background: $background; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.text: Sequence[Line] = ()
        self._wanted_top = 0

    def compose(self) -> ComposeResult:
        yield Page("page")
        yield KeyBar("keys")

    @property
    def columns(self) -> int:
        """The columns of the page, and of the screen."""
        return self.app.size.width

    @property
    def top(self) -> int:
        """The first line in sight."""
        return within(self._wanted_top, len(self.text), self._height)

    @property
    def _height(self) -> int:
        return page_height(self.query_one(Page).size)

    def on_mount(self) -> None:
        self.show_text()

    def on_resize(self) -> None:
        self._wanted_top = self.top
        self.show_text()

    def text_lines(self) -> Sequence[Line]:
        """The text in lines for the columns there are."""
        raise NotImplementedError

    def key_items(self) -> KeyItems:
        """The keys that the key bar shows, with their words."""
        raise NotImplementedError

    def show_text(self) -> None:
        """Make the text anew, and show it where it was read."""
        self.text = self.text_lines()
        self.scroll_text(self._wanted_top)

    def scroll_text(self, top: int) -> None:
        """Show the text from this line on, and the keys."""
        self._wanted_top = top
        self._wanted_top = self.top
        self.query_one(Page).show_text(self.text, self._wanted_top)
        self.show_keys()

    def keep_in_sight(self, line: int) -> None:
        """Show this line at the top, unless it is in sight already."""
        if not is_in_sight(line, self.top, self._height):
            self.scroll_text(line)

    def show_keys(self, message: str = "") -> None:
        """Show the keys, or a message in their place."""
        self.query_one(KeyBar).show_keys(self.key_items(), message)

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll_text(self.top + lines)

    def action_scroll_page(self, pages: int) -> None:
        """Scroll by pages; a page keeps a line of the last in sight."""
        self.scroll_text(self.top + pages * (self._height - 1))
