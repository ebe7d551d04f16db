"""Codes as people type them: pieces of a text, read from left to right.

*Pieces* are the runs of letters and digits between spaces, hyphens and punctuation. Pieces that
make up a code become one, a second code after a hyphen or "to" makes it a range, two characters
after it are modifiers, and "cpt", "hcpcs" or "code" before it is a label. What is left over are
words.
Nothing here knows which codes are listed: `query.py` does.
"""

import re
from typing import NamedTuple

from bcp_tui.policy.codes import DASHES, SHAPE, CodeRange, number, series
from bcp_tui.policy.numbers import NumberKind

# Patterns that a plain code does not need are compiled by `re` when they are first used.
_SLIPPED_SHAPE = r"[A-Z0-9][0-9OIL]{3}[0-9OILAFMTU]"
_SLIPS = str.maketrans("OIL", "011")
_VULGAR = "[\u00bc-\u00be\u2150-\u215e]"
"""Fractions of one character."""
_PIECE = re.compile(r"[^\W_]+|[,;|\n]")
_BREAKS = frozenset((",", ";", "|", "\n", "AND"))
_LABELS = frozenset(("CPT", "HCPCS", "CODE", "CODES"))
_GLUED_LABEL = re.compile(r"(?:CPT|HCPCS|CODE)(?=[A-Z]?\d)")
_RANGE_WORDS = frozenset(("TO", "THRU", "THROUGH"))
# A letter and a letter or digit (HCPCS), or one of CPT's numbers; "-68" can only end a range.
_MODIFIER = r"(?a:[A-Z][A-Z0-9]|2[2-7]|3[23]|47|5\d|6[236]|7[3-9]|8[0-2]|9\d)"
_MODIFIER_FILLERS = frozenset(("WITH", "W", "AN", "A", "MODIFIER", "MODIFIERS", "MOD"))
# Two letters that a rep types as a word after a code; none is a modifier in use.
_NOT_MODIFIERS = frozenset(
    (
        *("IV", "IM", "SQ", "OR", "TO", "IN", "OF", "AT", "BY", "NS", "HR", "ML", "MG", "CC", "GM"),
        *("IS", "IT", "NO", "OK", "DO", "WE", "MY", "ME", "AN", "SO", "PA", "PT", "ON", "IF", "BE"),
        *("HE", "GO", "UP", "AM", "US", "HI"),
    )
)


class Asked(NamedTuple):
    """A code that somebody asked for: as typed, and as it was read.

    What was typed is no whole code where `codes` is `None`: it is the beginning of listed codes
    (`begins`, as they are written), a number of another kind, or a word.
    """

    typed: str
    codes: CodeRange | None = None
    modifiers: tuple[str, ...] = ()
    corrected: bool = False
    begins: str = ""
    kind: NumberKind | None = None

    @property
    def is_word(self) -> bool:
        """Whether it is neither a code, nor begins one, nor a number of another kind."""
        return not (self.codes or self.begins or self.kind)

    @property
    def is_told_apart(self) -> bool:
        """Whether it is a number of another kind that could be taken for a code."""
        digits = sum(map(str.isdigit, self.typed))
        return bool(self.kind) and (self.kind != "amount" or digits > 3 or "$" in self.typed)

    @property
    def looks_like_code(self) -> bool:
        """Whether it is a word only because a character of a code is wrong, missing or too many."""
        typed = self.typed.replace(" ", "")
        digits = sum(map(str.isdigit, typed))
        return (
            self.is_word
            and typed.isascii()
            and typed.isalnum()
            and 3 <= len(typed) <= 6
            and digits >= 2
            and len(typed) - digits <= 2
            and typed[-1:].isdigit() | (len(typed) >= 5)
        )

    @property
    def read_as(self) -> str | None:
        """The code, if letters or digits had to be exchanged or restored to read it."""
        return str(self.codes) if self.corrected else None

    def within(self, codes: CodeRange) -> CodeRange:
        """As much of a listed code or range as was asked for; without a code, all of it."""
        return self.codes.within(codes) if self.codes else codes


def restore_zero(word: str) -> str | None:
    """The code that a dropped zero made a letter and three digits (`E781`: E0781)."""
    text = word.upper()
    code = f"{text[:1]}0{text[1:]}"
    return code if SHAPE.fullmatch(code) and series(code) != ("", "") else None


class Part(NamedTuple):
    """What was asked for by a part of a text, and where in the text it stands."""

    asked: Asked
    start: int
    end: int


def plain_text(text: str) -> str:
    """The text as it is read: full-width letters, dashes and control characters evened out."""
    if not text.isascii():
        from unicodedata import normalize

        text = re.sub(_VULGAR, lambda sign: f" {normalize('NFKC', sign.group())} ", text)
        text = normalize("NFKC", text).translate(DASHES).replace("\u2044", "/")
    return "".join(char if char == "\n" or char.isprintable() else " " for char in text)


def read_codes(text: str) -> tuple[Part, ...]:
    """Every code asked for in a plain text, and every word that is none, in order."""
    return _Reader(text).read()


class _Piece(NamedTuple):
    text: str
    start: int
    end: int
    hyphenated: bool
    """Joined to the piece before it by a hyphen."""


class _Reader:
    """Walks over the pieces of one text, once, from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[_Piece] = []
        end = 0
        for match in _PIECE.finditer(self.text):
            piece, start = match.group(), match.start()
            label = _GLUED_LABEL.match(piece.upper())
            if label:
                self.pieces.append(_Piece(label.group(), start, start + label.end(), False))
                piece, start = piece[label.end() :], start + label.end()
            hyphenated = "-" in self.text[end:start]
            end = match.end()
            self.pieces.append(_Piece(piece.upper(), start, end, hyphenated))

    def read(self) -> tuple[Part, ...]:
        parts: list[Part] = []
        at = 0
        while at < len(self.pieces):
            start = at
            while self._text(at) in _LABELS:
                at += 1
            found = self._range_at(at)
            if found is None:
                piece = self.pieces[start]
                if piece.text not in _BREAKS:
                    parts.append(self._part(piece.start, piece.end))
                at = start + 1
                continue
            codes, corrected, at = found
            modifiers, at = self._modifiers_at(at)
            begin, end = self.pieces[start].start, self.pieces[at - 1].end
            parts.append(self._part(begin, end, codes, modifiers, corrected))
        return tuple(parts)

    def _part(
        self,
        start: int,
        end: int,
        codes: CodeRange | None = None,
        modifiers: tuple[str, ...] = (),
        corrected: bool = False,
    ) -> Part:
        return Part(Asked(self.text[start:end], codes, modifiers, corrected), start, end)

    def _text(self, at: int) -> str:
        return self.pieces[at].text if at < len(self.pieces) else ""

    def _range_at(self, at: int) -> tuple[CodeRange, bool, int] | None:
        found = self._code_at(at)
        if found is None:
            return None
        first, corrected, after = found
        if after < len(self.pieces):
            word = self._text(after) in _RANGE_WORDS
            if word or self.pieces[after].hyphenated:
                last = self._range_end(first, after + word)
                if last and series(last[0]) == series(first) and number(last[0]) > number(first):
                    return CodeRange(first, last[0]), corrected or last[1], last[2]
        return CodeRange(first, first), corrected, after

    def _range_end(self, first: str, at: int) -> tuple[str, bool, int] | None:
        """The code at `at`, or one written by its last digits only (`S9365-8`)."""
        piece = self._text(at)
        if piece.isascii() and piece.isdigit() and len(piece) < 5 and first[-1].isdigit():
            if _is_modifier(piece):
                return None
            return first[: -len(piece)] + piece, False, at + 1
        return self._code_at(at)

    def _code_at(self, at: int) -> tuple[str, bool, int] | None:
        """The code that starts with this piece, whether it was corrected, and where it ends."""
        piece = self._text(at)
        code = _as_code(piece)
        if code:
            return code, code != piece, at + 1
        if SHAPE.fullmatch(piece[:5]) and _is_modifier(piece[5:]):
            return piece[:5], False, at + 1
        return self._spaced_code_at(at)

    def _spaced_code_at(self, at: int) -> tuple[str, bool, int] | None:
        """A code typed in pieces (`S 9494`, `963 65`)."""
        joined = ""
        for end in range(at, min(at + 5, len(self.pieces))):
            piece = self.pieces[end].text
            letters = sum(map(str.isalpha, piece))
            if letters > (1 if end == at else 0) or len(joined + piece) > 5:
                return None
            joined += piece
            if end > at and SHAPE.fullmatch(joined):
                after = end + 1
                # Pieces side by side are a code only where nothing else is said: "q8 500 mg".
                hyphenated = all(piece.hyphenated for piece in self.pieces[at + 1 : after])
                is_code = hyphenated or self._stands_alone(at, after)
                return (joined, False, after) if is_code else None
        return None

    def _stands_alone(self, start: int, after: int) -> bool:
        before = self._text(start - 1) if start else ""
        while _is_modifier(self._text(after)) and self._text(after) not in _NOT_MODIFIERS:
            after += 1
        return (not before or before in _BREAKS or before in _LABELS) and (
            after == len(self.pieces) or self._text(after) in _BREAKS
        )

    def _modifiers_at(self, at: int) -> tuple[tuple[str, ...], int]:
        """The modifiers after a code: any after a hyphen; after a space, only to its end."""
        modifiers: list[str] = []
        glued = self.pieces[at - 1].text
        if len(glued) == 7 and SHAPE.fullmatch(glued[:5]):
            modifiers.append(glued[5:])
        while at < len(self.pieces):
            end = at
            while self._text(end) in _MODIFIER_FILLERS:
                end += 1
            piece = self._text(end)
            if not _is_modifier(piece):
                break
            spaced = end > at or not self.pieces[end].hyphenated
            if spaced and (piece in _NOT_MODIFIERS or not self._ends_asking(end + 1)):
                break
            modifiers.append(piece)
            at = end + 1
        return tuple(modifiers), at

    def _ends_asking(self, at: int) -> bool:
        """Whether nothing but a comma, more modifiers or the next code follows."""
        return (
            at == len(self.pieces)
            or self._text(at) in _BREAKS
            or (_is_modifier(self._text(at)) and self._text(at) not in _NOT_MODIFIERS)
            or self._text(at) in _LABELS
            or self._code_at(at) is not None
        )


def _as_code(piece: str) -> str | None:
    """The code a piece is, exactly or with O for 0 and I or L for 1."""
    if SHAPE.fullmatch(piece):
        return piece
    if not re.fullmatch(_SLIPPED_SHAPE, piece) or not any(map(str.isdigit, piece)):
        return None
    first = piece[0].translate(_SLIPS) if piece[0] in "OI" else piece[0]
    code = first + piece[1:].translate(_SLIPS)
    return code if SHAPE.fullmatch(code) else None


def _is_modifier(piece: str) -> bool:
    return re.fullmatch(_MODIFIER, piece) is not None
