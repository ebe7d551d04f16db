"""Characters: what may be evened out in a policy's text (white space, quotes), no more."""

import re
import unicodedata

_EVENED = {
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u2033"), '"'),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), ""),
    **{ord(ligature): unicodedata.normalize("NFKC", ligature) for ligature in "ﬀﬁﬂﬃﬄﬅﬆ"},
    0x2011: "-",
}
_BOLD = re.compile(r"\*\*(?=[^\s*])([^*]*[^\s*])\*\*")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_HIDDEN = frozenset(("Cc", "Cf", "Zl", "Zp", "Co", "Cs"))


def evened(text: str) -> str:
    """The text on one line with straight quotes and single spaces; nothing else is changed."""
    return " ".join(shown(text.translate(_EVENED)).split())


def prose(text: str) -> str:
    """A line of the text, evened, without the marks of bold type and of addresses."""
    return evened(_ADDRESS.sub(r"\1", _BOLD.sub(r"\1", text)))


def shown(text: str) -> str:
    """The text with a space for each character that data may not hold."""
    if text.isprintable():
        return text
    return "".join(" " if unicodedata.category(char) in _HIDDEN else char for char in text)


def has_hidden(text: str) -> bool:
    """Whether a line holds characters that are neither text nor layout, and get lost."""
    rest = text.translate(_EVENED).translate(dict.fromkeys(map(ord, "\t\n\r\f\v"), " "))
    return not rest.isprintable() and any(unicodedata.category(c) in _HIDDEN for c in rest)
