"""The colours: dark, light, high contrast, and the terminal's own sixteen.

A theme names colours for what they say, never for what they are: one for each tone of a verdict
(`report.verdicts.Tone`), and those of the screen itself. Words carry every meaning, colour only
repeats it: what is required, not covered or not listed are three colours, also where there are only
256 or 16. Of the terminal's sixteen none is used that cannot be read on black and on white paper,
as yellow.
"""

from rich.style import Style
from textual.theme import Theme

from bcp_tui.tui.lines import StyleName

LOOKS: dict[StyleName, tuple[str, Style]] = {
    "": ("", Style()),
    "strong": ("", Style(bold=True)),
    "muted": ("muted", Style()),
    "label": ("label", Style()),
    "match": ("match", Style(bold=True, underline=True)),
    "good": ("good", Style(bold=True)),
    "required": ("required", Style(bold=True)),
    "not_covered": ("not_covered", Style(bold=True)),
    "not_listed": ("not_listed", Style(bold=True)),
    "ask": ("ask", Style(bold=True)),
    "text": ("text", Style(bold=True)),
    "trouble": ("trouble", Style(bold=True)),
    "key": ("label", Style(bold=True)),
    "link": ("", Style(reverse=True)),
    "rule": ("rule", Style()),
}
"""How each style looks: its colour, one of a theme's below, and what it adds to it."""


def _theme(
    name: str,
    *,
    text: str,
    paper: str,
    muted: str,
    label: str,
    match: str,
    good: str,
    required: str,
    not_covered: str,
    not_listed: str,
    ask: str,
    said: str,
    rule: str,
    dark: bool = True,
    ansi: bool = False,
) -> Theme:
    return Theme(
        name=name,
        primary=label,
        foreground=text,
        background=paper,
        surface=paper,
        panel=paper,
        dark=dark,
        ansi=ansi,
        text_alpha=1.0,
        variables={
            "muted": muted,
            "label": label,
            "match": match,
            "good": good,
            "required": required,
            "not_covered": not_covered,
            "not_listed": not_listed,
            "trouble": not_covered,
            "ask": ask,
            "text": said,
            "rule": rule,
            "input-cursor-background": "ansi_white" if ansi else text,
            "input-cursor-foreground": "ansi_black" if ansi else paper,
            # Textual's own styles name these where the colours are the terminal's.
            "ansi-background": "ansi_default",
            "ansi-foreground": "ansi_default",
        },
    )


DARK = _theme(
    "dark",
    text="#d8dee9",
    paper="#12161c",
    muted="#8a94a6",
    label="#7fb0e8",
    match="#ffd479",
    good="#8fd18f",
    required="#ffa05a",
    not_covered="#ff7a85",
    not_listed="#c9a6ff",
    ask="#f2e07a",
    said="#7fd1c7",
    rule="#4a5568",
)
LIGHT = _theme(
    "light",
    text="#1c2430",
    paper="#fbfaf7",
    muted="#5c6675",
    label="#1f5fae",
    match="#9a4b00",
    good="#1d6b2f",
    required="#a84300",
    not_covered="#b3202c",
    not_listed="#6d3bb0",
    ask="#6b6100",
    said="#0f6a66",
    rule="#a8b0bc",
    dark=False,
)
CONTRAST = _theme(
    "contrast",
    text="#ffffff",
    paper="#000000",
    muted="#ffffff",
    label="#00ffff",
    match="#ffff00",
    good="#00ff00",
    required="#ffb060",
    not_covered="#ff8080",
    not_listed="#d7afff",
    ask="#ffff00",
    said="#87ffff",
    rule="#ffffff",
)
SIXTEEN = _theme(
    "terminal",
    text="ansi_default",
    paper="ansi_default",
    muted="ansi_default",
    label="ansi_cyan",
    match="ansi_default",
    good="ansi_green",
    required="ansi_magenta",
    not_covered="ansi_red",
    not_listed="ansi_default",
    ask="ansi_bright_blue",
    said="ansi_cyan",
    rule="ansi_default",
    ansi=True,
)

THEMES = (DARK, LIGHT, CONTRAST, SIXTEEN)


def after(name: str) -> str:
    """The next theme in the round."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)]
