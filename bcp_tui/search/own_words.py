"""Which words of a row are its own, and which of them names what the row is."""

from collections.abc import Sequence

from bcp_tui.policy.phrases import Phrase
from bcp_tui.search.terms import Terms

_PRINTED_TOO = 2
"""What is printed so often is shared with neighbours; a lead-in stands with its passage only."""
_AND = frozenset(("and", "or"))
"""Words behind which what a row is goes on."""


def head(terms: Terms, phrases: Sequence[Phrase]) -> int:
    """How many words stand up to the end of the first phrase of the text's own.

    One word alone only opens it ("Injection, morphine sulfate"): then the next phrase counts too.
    """
    words = 0
    for phrase in phrases:
        if phrase.own and words < 2:
            words = sum(word.start < phrase.end for word in terms.words)
    return words or len(terms.words)


def name(terms: Terms, phrases: Sequence[Phrase]) -> int:
    """Where the word stands that names a row, the last of its first phrase; -1 if none does.

    "Tracheostomy tube holder, each" is a holder, "Lead, pacemaker" a lead, and "Helmet and mask"
    one thing, named last.
    """
    if not phrases or not (phrases[0].own or phrases[0].printed >= _PRINTED_TOO):
        return -1  # A lead-in names no passage.
    ends = iter(phrases)
    end = next((phrase.end for phrase in ends), 0)
    for at, word in enumerate(terms.words):
        if word.start < end:
            continue
        if word.text not in _AND:
            return max(at - 1, 0)
        end = next((phrase.end for phrase in ends if phrase.end > word.end), word.end)
    return max(len(terms.words) - 1, 0)


def beginning(terms: Terms, phrases: Sequence[Phrase]) -> int:
    """How many words stand before the first phrase of the text's own, where rows share them."""
    end = 0
    for phrase in phrases:
        if phrase.own or phrase.printed < _PRINTED_TOO:
            break
        end = phrase.end
    return sum(word.start < end for word in terms.words) if end else 0


def owned(terms: Terms, phrases: Sequence[Phrase]) -> list[bool]:
    """For each word, whether it stands in a phrase of the row's own."""
    owned, at = [], 0
    for word in terms.words:
        while at < len(phrases) - 1 and word.start >= phrases[at].end:
            at += 1
        owned.append(phrases[at].own if phrases else True)
    return owned
