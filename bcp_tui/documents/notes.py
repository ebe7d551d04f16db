"""Notes that are suggested: sentences of the text that a rep must add to answers, word for word."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bcp_tui.documents.draft import Doubt, DraftNote, DraftRow, DraftSection, Place
from bcp_tui.documents.lists import ITEM
from bcp_tui.policy import Section
from bcp_tui.policy.passages import Passage, passages_of

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_REQUIRED = re.compile(
    r"\bprior (?:approval|authorization) (?:is|will be|must be) (?:required|obtained)"
    r"|\brequires? prior (?:approval|authorization)",
    re.I,
)
_OUT = re.compile(r"\b(?:non-?network|out[- ]of[- ]network|non-participating)\b", re.I)
_EXCEPT = re.compile(r"\bexcept (?:for|in|when)\b[^,;.]*")
_MEDICATION = re.compile(r"\b(?:medications?|drugs?|pharmacy)\b", re.I)
_APPROVED = re.compile(
    r"\bprior approv|\bnot approved\b|\bprior authoriz|\brequire[sd]? .*approval", re.I
)
_NOT_NECESSARY = re.compile(r"\bnot (?:be )?(?:considered )?medically necessary\b", re.I)
_UNLISTED = re.compile(r"\bunlisted\b.*\bcodes?\b|\bcodes?\b.*\b(?:unlisted|not listed)\b", re.I)
_BENEFITS = re.compile(
    r"\bmaximum allowable benefit\b|\bbenefit maximum\b|\bmaximum benefit\b", re.I
)
_DOCUMENT = re.compile(r"\bmember's benefit document\b|\bbenefit document\b", re.I)
_CAUTION = re.compile(r"\bnot (?:a )?guarantee\b|\bcoverage depends on\b", re.I)
_RULES = re.compile(
    r"\b(?:unique|configuration|references|associated documents|terms|history|coding)\b",
    re.I,
)
"""Titles of sections that no note is suggested from."""


def suggested_notes(
    sections: Sequence[DraftSection], rows: Sequence[DraftRow]
) -> tuple[DraftNote, ...]:
    """The notes, in the order in which an answer shows them; `applies_to` is a first guess."""
    covered = "covered" if any(row.table == "covered" for row in rows) else "all"
    passages = [
        passage
        for section in sections
        if not _RULES.search(section.title)
        for passage in passages_of([Section(section.number, section.title, section.text)])
    ]
    found = (
        *_network(passages, covered, {section.number: section.place for section in sections}),
        *_medication(passages, covered),
        *_sentences(passages, _BENEFITS, covered),
        *_not_necessary(passages),
        *_sentences(passages, _UNLISTED, "unlisted"),
        *_sentences(
            [one for one in passages if not (one.section[0].isdigit() or one.lead_ins)],
            _DOCUMENT,
            "all",
        ),
        *(note._replace(caution=True) for note in _sentences(passages, _CAUTION, "all")),
    )
    texts: dict[str, DraftNote] = {}
    for note in found:
        texts.setdefault(note.text, note)
    return tuple(texts.values())


def _network(
    passages: Sequence[Passage], covered: str, places: Mapping[str, Place]
) -> Iterator[DraftNote]:
    for passage in passages:
        for sentence in _SENTENCE.split(_words(passage)):
            if not _REQUIRED.search(sentence) or _MEDICATION.search(sentence):
                continue
            if _OUT.search(sentence):
                exception = _EXCEPT.search(sentence)
                yield DraftNote(
                    section=passage.section,
                    text=sentence,
                    applies_to=covered,
                    network="out",
                    effect="requires_prior_approval",
                    in_short=exception[0].strip() if exception else "",
                )
            else:
                doubt = Doubt(
                    _place(passage.section, places),
                    f"section {passage.section}",
                    f'has "{sentence}", which may change answers',
                    "a [[note]] without an effect is written: decide on it",
                )
                yield DraftNote(passage.section, sentence, covered, doubts=(doubt,))


def _place(section: str, places: Mapping[str, Place]) -> Place:
    return next(place for number, place in places.items() if section.startswith(number))


def _medication(passages: Sequence[Passage], covered: str) -> Iterator[DraftNote]:
    for passage in passages:
        text = _words(passage)
        if _MEDICATION.search(text) and _APPROVED.search(text) and not _OUT.search(text):
            yield DraftNote(passage.section, _whole(passage), covered, about="medication")


def _not_necessary(passages: Sequence[Passage]) -> Iterator[DraftNote]:
    """What is not medically necessary: each item of such a list, or the paragraph that says so."""
    for passage in passages:
        own = _words(passage)
        says = any(_NOT_NECESSARY.search(text) for text in (*passage.lead_ins, own))
        if says and not passage.items and not (_MEDICATION.search(own) and _APPROVED.search(own)):
            yield DraftNote(passage.section, _whole(passage), "all")


def _sentences(
    passages: Sequence[Passage], wanted: re.Pattern[str], applies_to: str
) -> Iterator[DraftNote]:
    """Sentences that say what is wanted, those of one paragraph that follow each other as one."""
    for passage in passages:
        run: list[str] = []
        for sentence in (*_SENTENCE.split(_words(passage)), ""):
            if sentence and wanted.search(sentence) and not sentence.startswith("For example"):
                run.append(sentence)
            elif run:
                yield DraftNote(passage.section, " ".join(run), applies_to)
                run = []


def _words(passage: Passage) -> str:
    """The passage's own words, without the number of its item."""
    match = ITEM.match(passage.text)
    return passage.text[match.end() :] if match else passage.text


def _whole(passage: Passage) -> str:
    return " ".join((*passage.lead_ins, _words(passage)))
