"""What the screens with a long text have in common: the text, where it is read, the key bar."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import Screen, ScreenResultType

from bcp_tui.tui import page_text
from bcp_tui.tui.page_text import PageText
from bcp_tui.tui.widgets.key_bar import KeyBar, KeyItems
from bcp_tui.tui.widgets.page import Page


class PageScreen(Screen[ScreenResultType]):
    """A text to scroll; each screen makes its own (`make_text`, `key_items`)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll(-1)", priority=True),
        Binding("down", "scroll(1)", priority=True),
        Binding("pageup", "scroll_page(-1)", priority=True),
        Binding("pagedown", "scroll_page(1)", priority=True),
        Binding("home", "scroll_to_end(-1)", priority=True),
        Binding("end", "scroll_to_end(1)", priority=True),
    ]

    DEFAULT_CSS = """
    PageScreen { background: $background; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.text = PageText()
        self.top = 0
        """The first line in sight."""

    def compose(self) -> ComposeResult:
        yield Page("page")
        yield KeyBar("keys")

    @property
    def columns(self) -> int:
        """The columns of the page, and of the screen."""
        return self.app.size.width

    @property
    def page_size(self) -> Size:
        """The size of the page; none before it is laid out."""
        return self.query_one(Page).size

    def on_mount(self) -> None:
        self.show_text()

    def on_resize(self) -> None:
        self.show_text()

    def make_text(self) -> PageText:
        """The text for the columns there are."""
        raise NotImplementedError

    def key_items(self) -> KeyItems:
        """The keys that the key bar shows, with their words."""
        raise NotImplementedError

    def take_in(self) -> None:
        """Go on with the data now in force, which have changed while this was open."""

    def show_text(self) -> None:
        """Make the text anew, and show it where it was read."""
        before, self.text = self.text, self.make_text()
        self.scroll_text(page_text.same_place(before, self.top, self.text))

    def scroll_text(self, top: int) -> None:
        """Show the text from this line on, and the keys."""
        size = self.page_size
        self.top = page_text.in_sight(self.text, top, size).top if size else top
        self.query_one(Page).show_text(self.text, self.top)
        self.show_keys()

    def show_keys(self, message: str = "") -> None:
        """Show the keys, or a message in their place."""
        self.query_one(KeyBar).show_keys(self.key_items(), message)

    def action_scroll(self, steps: int) -> None:
        """Scroll a step down or up."""
        step = page_text.after if steps > 0 else page_text.before
        self.scroll_text(step(self.text, self.top, self.page_size))

    def action_scroll_page(self, pages: int) -> None:
        """Scroll a page down or up; no line is missed."""
        page = page_text.page_after if pages > 0 else page_text.page_before
        self.scroll_text(page(self.text, self.top, self.page_size))

    def action_scroll_to_end(self, end: int) -> None:
        """Go to the beginning or to the end."""
        self.scroll_text(len(self.text.lines) if end > 0 else 0)
