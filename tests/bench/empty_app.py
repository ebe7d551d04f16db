"""The peer of start-up and memory: a Textual app with nothing but one Input."""

from textual.app import App, ComposeResult
from textual.widgets import Input


class EmptyApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Input()


if __name__ == "__main__":
    EmptyApp().run(mouse=False)
