"""Words: how a text is cut into them, which of them say nothing, and what makes two of them alike.

Descriptions, queries and synonyms are all read by `read_words`, so that "twenty-four hrs", "24 h"
and "24 hours" are the same words wherever they stand. Three likenesses are built on words, each
coarser than the one before:

    the word      "Antibiotics" is "antibiotics"; "two" is "2"; "hrs" is "hour"
    its stem      "refilling" and "refill", "hemophilia" and "hemophilic"
    its sound     "remacade" and "remicade", "morfine" and "morphine"
"""

import re
from functools import lru_cache
from typing import NamedTuple

_UNIT = (
    r"(?:h|hrs?|hours?|m?ls?|liters?|mgs?|g|gms?|mcg|ccs?|mins?|x|d|days?|hourly|hrly|cms?|in|inch(?:es)?"
    r"|ft|lbs?|oz|mmhg)\b"
)
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_AREA = r"\b(?:sq(?:uare)?\.? ?(?:in(?:ch(?:es)?)?|cm|centimeters?)\b\.?)"
_WORD = re.compile(
    rf"{_AREA}|\b[A-Z]\d{{4}}\b|{_NUMBER}(?={_UNIT}|x\d)|{_NUMBER}(?![^\W_])"
    rf"|(?<=\d)x(?=\d)"
    rf"|\bq(?=\d+(?:{_UNIT}|\b))|(?<=\d)-(?=\d)|[^\W_]+(?:'[a-z]+)?|[<>+&]",
    re.I,
)
_QUOTES = str.maketrans("\u2018\u2019\u2010\u2011\u2012\u2013\u2212", "''-----")

_UNITS = {
    "hour": "h hr hrs hour hours",
    "minute": "min mins minute minutes",
    "day": "day days",
    "liter": "l lt ltr ltrs liter liters litre litres litter litters",
    "ml": "ml mls cc ccs milliliter milliliters millilitre millilitres",
    "mg": "mg mgs milligram milligrams",
    "gram": "g gm gms gram grams",
    "mcg": "mcg ug microgram micrograms",
    "inch": "in inch inches",
    "cm": "cm cms centimeter centimeters",
    "foot": "ft foot feet",
    "ounce": "oz ounce ounces",
    "pound": "lb lbs pound pounds",
    "mmhg": "mmhg",
}
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty"
)
_TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety"
_SPELLINGS = {
    **{spelling: unit for unit, spellings in _UNITS.items() for spelling in spellings.split()},
    **{word: str(at) for at, word in enumerate(_NUMBERS.split())},
    **{word: str(at * 10) for at, word in enumerate(_TENS.split(), 1)},
    "&": "and",
    "-": "to",
    "hrly": "hourly",
    "1st": "first",
    "2nd": "second",
    "3rd": "third",
}
_ONLY_AFTER_NUMBERS = frozenset(("h", "l", "g", "lt", "in", "litter", "litters"))
"""Letters that are a unit behind a number only: "8 h", but "hepatitis h"."""


class Word(NamedTuple):
    """A word as it is compared, and where it stands in the text that was read."""

    text: str
    start: int
    end: int
    hyphenated: bool = False
    """Joined to the word before it by a hyphen."""


def read_words(text: str) -> list[Word]:
    """The words of a text in its order, numbers as digits and units by one name."""
    if not text.isascii():
        text = text.translate(_QUOTES)
    words: list[Word] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match.group().lower()
        if not word.isalpha():
            if _names_code(word):
                continue
            word = _plain(word)
        hyphenated = False
        before = words[-1] if words else None
        if word not in _ONLY_AFTER_NUMBERS or (before and is_number(before.text)):
            word = _SPELLINGS.get(word, word)
        if before and before.end == start - 1:
            if len(word) == 1 and _are_tens_and_ones(before, word, start, text):
                words[-1] = Word(str(int(before.text) + int(word)), before.start, end)
                continue
            hyphenated = text[start - 1] == "-"
        words.append(Word(word, start, end, hyphenated))
    return words


_SPELT = frozenset((*_SPELLINGS, "sq", "square"))
"""Words that are not compared as they are written."""


def word_texts(text: str) -> list[str]:
    """The words of a text without their places; faster where they are nothing but letters."""
    words = text.split()
    if text.isascii() and text.islower() and "".join(words).isalpha() and _SPELT.isdisjoint(words):
        return words
    return [word.text for word in read_words(text)]


# Patterns that few queries need are compiled by `re` when they are first used.
_FRACTION = rf"(?i)\b(?:(\d+)[ -]+(?:and )?)?([1-3])/([2-4])\b(?!/)(?=\s*{_UNIT}|\s*lit|\s*gram)"
_HALVED = r"(hours?|hrs?|lit(?:er|re)s?|l|inch(?:es)?|grams?|ounces?|oz)\b"
_AND_A_HALF = rf"(?i)\b(\w+) (?:{_HALVED} )?(?:and|&) (?:a|one)[ -]half(?: {_HALVED})?"
_HALF = rf"(?i)\b(?:one[ -])?half (?:of )?(?:an? )?{_HALVED}"
_ONE = rf"(?i)(?<=\b(?:than|bout|nder|over|p to|thin) )an? {_HALVED}"
_WITH = r"(?i)\bw/(c\b|o(?:ut)?\b)?"
_BESIDE = r"(?i)\bw(?= [^\W\d])"
_ARTICLES = ("a", "an")
_BUT = r"(?i)\b(?:any|every)thing (?:but|except)\b"
_LETTERS = r"(?i)\b(?:[a-z]\. ?){2,}(?:[a-z]\b)?"


def _names_code(word: str) -> bool:
    """Whether a word of a description is a code: codes are found by asking for them."""
    return len(word) == 5 and word[0].isalpha() and word[1:].isdecimal()


def _plain(word: str) -> str:
    """A word that is not of letters only as it is compared: numbers, areas, words with "'"."""
    if word.startswith("sq"):
        return "sqin" if "in" in word else "sqcm"
    if word[0].isdecimal():
        return word.replace(",", "")
    return word.removesuffix("'s").replace("'", "")


def as_typed(text: str) -> str:
    """A query as it is read: "2 1/2" is 2.5, "q.i.d." qid, "w/o" without, "anything but" not."""
    lower = text.lower()
    if "half" in lower:
        text = re.sub(_AND_A_HALF, _and_a_half, text)
        text = re.sub(_HALF, r"0.5 \1", text)
    if " a " in lower or " an " in lower:
        text = re.sub(_ONE, r"1 \1", text)
    if "/" in text:
        text = re.sub(_FRACTION, _decimal, text)
        text = re.sub(_WITH, _written_out, text)
    if " w " in lower:
        text = re.sub(_BESIDE, "with", text)
    if "thing " in lower:
        text = re.sub(_BUT, "not", text)
    if "." in text:
        text = re.sub(_LETTERS, lambda said: re.sub(r"[. ]", "", said.group()) + " ", text)
    return text


def _written_out(short: re.Match[str]) -> str:
    letters = (short[1] or "").lower()
    return {"": "with ", "c": "wheelchair"}.get(letters, "without")


def _and_a_half(said: re.Match[str]) -> str:
    """What is said in halves ("two and a half liters", "an hour and a half") in digits."""
    word, *units = said.groups("")
    number = "1" if word.lower() in _ARTICLES and units[0] else _SPELLINGS.get(word.lower(), word)
    return f"{number}.5 {''.join(units)}" if number.isdecimal() else said.group()


def _decimal(fraction: re.Match[str]) -> str:
    whole, part, of = fraction.groups()
    return f"{int(whole or 0) + int(part) / int(of):.2f}".rstrip("0")


def is_number(word: str) -> bool:
    """Whether this word is a number in digits."""
    return word.replace(".", "", 1).isdecimal()


def _are_tens_and_ones(tens: Word, ones: str, start: int, text: str) -> bool:
    """Whether these neighbours are the two halves of "twenty-four" (and not of "20 4")."""
    return (
        ones.isdigit()
        and tens.text[1:] == "0"
        and text[start].isalpha()
        and text[tens.start].isalpha()
    )


_ENDINGS = (
    "ically ional ion ive ing er ed ical ic ia iac ial al able ible ance ence ment ant ent ly y"
    " ous e"
)
_BY_LAST_LETTER = {
    letter: tuple(
        sorted(
            (ending for ending in _ENDINGS.split() if ending[-1] == letter), key=len, reverse=True
        )
    )
    for letter in {ending[-1] for ending in _ENDINGS.split()}
}
_SHORTEST_STEM = 4
_LONG, _SHORTEST_LONG = ("ant", "ent"), 8
"""Endings that only long words have: "dependent", but not "implant"."""


def new_stem(word: str) -> str:
    """A word without its plural ending and one more ending; at least four letters are left."""
    if not word.isalpha() or len(word) < _SHORTEST_STEM:
        return word
    if word[-1] == "s" and word[-2] not in "siu":
        word = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    for ending in _BY_LAST_LETTER.get(word[-1], ()):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            if word.endswith("eed") or (ending in _LONG and len(word) < _SHORTEST_LONG):
                break  # "Exceed" and "implant" have no ending.
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > _SHORTEST_STEM and word[-1] == word[-2] else word


stem = lru_cache(maxsize=1024)(new_stem)
"""The same for the words of queries, which are asked for again with each key."""


_SOUNDS = (
    *(("tion", "shon"), ("sion", "shon"), ("sia", "sha"), ("tia", "sha")),
    *(("ph", "f"), ("rh", "r"), ("th", "t"), ("ch", "k"), ("ae", "e"), ("oe", "e")),
    *(("ce", "se"), ("ci", "si"), ("cy", "si"), ("z", "s")),
    *(("qu", "k"), ("ck", "k"), ("c", "k"), ("q", "k"), ("y", "i")),
)
_DOUBLED = re.compile(r"(.)\1+")


def sound(word: str) -> str:
    """The word roughly as it sounds, for a drug's name spelt by somebody who only heard it."""
    for letters, heard in _SOUNDS:
        word = word.replace(letters, heard)
    return _DOUBLED.sub(r"\1", word)
