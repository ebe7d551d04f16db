"""What the app uses of Textual beyond its documented interface, and why.

A new version may change any of it without notice. So each name stands here with its reason, and
`tests/terminal/test_textual_names.py` says which one an upgrade broke, and which one is used
without standing here. Nothing of this is needed while the app runs.

Textual 8.2.7 is the lowest version that will do: since then it can be told to make no keys of
sequences that only look like a key of Kitty's (`constants.DISABLE_KITTY_KEY`). Since 8.2.5 a theme
can have the terminal's own colours (`Theme.ansi`); before, ours end in a TypeError.
"""

from typing import NamedTuple


class PrivateName(NamedTuple):
    """A name of Textual's: whose, where it is used, and why nothing documented does.

    `takes` are the first parameters that it is called with, or is overridden with.
    """

    owner: str
    name: str
    used_in: str
    reason: str
    takes: tuple[str, ...] | None = None


_IN_ORDER = "keys and pastes act one after the other, in the order they came"
_NO_TRACEBACK = "an error must not show what was typed, as Textual's traceback would"
_FAR_AWAY = "a connection that is gone, and every signal, must end the app"
_OWN_SIZE = "a size is claimed by the other end: it is bounded, and taken from the kernel only"
_BOUNDED = "the app gets a key when it has worked off those before: what waits is bounded"
_FAST_START = "a login waits for the first screen: nothing is made for it that it does not show"
_UNKNOWN_KEYS = "what is no known key must type nothing, and a paste be only text"

_APP = "textual.app:App"
_PUMP = "textual.message_pump:MessagePump"
_DRIVER = "textual.drivers.linux_driver:LinuxDriver"
_PARSER_MODULE = "textual._xterm_parser"
_PARSER = "textual._xterm_parser:XTermParser"

NAMES = (
    # -- the app: keys in their order, and its end after an error
    PrivateName(_APP, "on_event", "app.py", _IN_ORDER, ("self", "event")),
    PrivateName(_APP, "_check_bindings", "app.py", _IN_ORDER, ("self", "key", "priority")),
    PrivateName("textual.events:Event", "is_forwarded", "app.py", _IN_ORDER),
    PrivateName("textual.events:Event", "_set_forwarded", "app.py", _IN_ORDER, ("self",)),
    PrivateName(_PUMP, "_context", "app.py", _IN_ORDER, ("self",)),
    PrivateName(_PUMP, "_on_message", "app.py", _IN_ORDER, ("self", "message")),
    PrivateName(_APP, "panic", "app.py", _NO_TRACEBACK, ("self", "renderables")),
    PrivateName(_APP, "_fatal_error", "app.py", _NO_TRACEBACK, ("self",)),
    PrivateName(_APP, "_return_code", "app.py", "an exit code for errors of the program"),
    PrivateName(_APP, "_close_messages_no_wait", "app.py", _NO_TRACEBACK, ("self",)),
    PrivateName(_APP, "_exception", "app.py", "the kind of the error, and its place, are told"),
    PrivateName(_APP, "_driver", "app.py", "a copied text is sent through multiplexers too"),
    PrivateName(_APP, "_clipboard", "app.py", "Textual pastes from it, and tests read it"),
    PrivateName(_APP, "_disable_notifications", "app.py", _FAST_START),
    PrivateName(_APP, "_disable_tooltips", "app.py", _FAST_START),
    PrivateName(_APP, "refresh_css", "app.py", _FAST_START, ("self", "animate")),
    PrivateName(
        "textual.css.stylesheet:Stylesheet",
        "set_variables",
        "app.py",
        _FAST_START,
        ("self", "variables"),
    ),
    # -- the driver: what comes from a terminal far away, and how it is left
    PrivateName(_APP, "_handle_exception", "terminal/driver.py", _FAR_AWAY, ("self", "error")),
    PrivateName(_DRIVER, "_app", "terminal/driver.py", _FAR_AWAY),
    PrivateName(_DRIVER, "_loop", "terminal/driver.py", _FAR_AWAY),
    PrivateName(_DRIVER, "fileno", "terminal/driver.py", _FAR_AWAY),
    PrivateName(_DRIVER, "exit_event", "terminal/driver.py", _FAR_AWAY),
    PrivateName(_DRIVER, "run_input_thread", "terminal/driver.py", _FAR_AWAY, ("self",)),
    PrivateName(_DRIVER, "start_application_mode", "terminal/driver.py", _OWN_SIZE, ("self",)),
    PrivateName(_DRIVER, "_size", "terminal/driver.py", _OWN_SIZE),
    PrivateName(_DRIVER, "can_suspend", "terminal/driver.py", "no key may lead to a shell"),
    PrivateName(_DRIVER, "_get_terminal_size", "terminal/driver.py", _OWN_SIZE, ("self",)),
    PrivateName(
        _DRIVER, "_query_in_band_window_resize", "terminal/driver.py", _OWN_SIZE, ("self",)
    ),
    PrivateName("textual.events", "Callback", "terminal/driver.py", _BOUNDED),
    # -- the parser: from bytes to keys and pastes
    PrivateName(_PARSER_MODULE, "XTermParser", "terminal/keyboard.py", _UNKNOWN_KEYS),
    PrivateName(_PARSER_MODULE, "BRACKETED_PASTE_START", "terminal/keyboard.py", _UNKNOWN_KEYS),
    PrivateName(_PARSER, "feed", "terminal/keyboard.py", _UNKNOWN_KEYS, ("self", "data")),
    PrivateName(_PARSER, "tick", "terminal/keyboard.py", _UNKNOWN_KEYS, ("self",)),
    PrivateName(
        _PARSER,
        "_sequence_to_key_events",
        "terminal/keyboard.py",
        "what a terminal sends for each key",
        ("self", "sequence"),
    ),
    PrivateName(
        "textual.messages",
        "TerminalSupportsSynchronizedOutput",
        "terminal/keyboard.py",
        "what changes together is shown together, where the terminal can",
    ),
    PrivateName("textual.constants", "ESCAPE_DELAY", "terminal/keyboard.py", _UNKNOWN_KEYS),
    PrivateName(
        "textual.constants",
        "ESCAPE_DELAY",
        "terminal/surroundings.py",
        "a session that is forked has a delay of its own, and Textual was loaded before",
    ),
    # -- widgets and colours
    PrivateName(
        "textual.widgets:Input",
        "restricted",
        "widgets/search_line.py",
        "a full line says so instead of ringing the bell",
        ("self",),
    ),
    PrivateName(
        "textual.widget:Widget",
        "virtual_size",
        "widgets/search_line.py",
        "a letter must not lay the whole screen out anew",
    ),
    PrivateName(
        "textual.theme:Theme",
        "ansi",
        "themes.py",
        "a theme of the terminal's own sixteen colours; since 8.2.5",
    ),
)
