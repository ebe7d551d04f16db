"""Documents: a policy document as a keeper receives it (text, Word, PDF) becomes a draft.

A reader for each kind of document makes a stream of paragraphs and table rows of it, with where
each stands (`text`, `layout`, `word`, `pdf`); `house` reads that stream as a policy in the house
format, whatever it came from; `toml_text` writes the policy file. Nothing is dropped, nothing is
invented, and nothing is mended in silence: what is not certain is a doubt, and a row that could be
wrong is a comment in the file.

Only what a document needs is imported: a text is read without the libraries for Word and PDF.
"""

from collections.abc import Sequence

from bcp_tui.documents.blocks import Stream, Unreadable
from bcp_tui.documents.draft import Doubt, Draft, Place
from bcp_tui.documents.house import read_policy
from bcp_tui.documents.toml_text import toml_text
from bcp_tui.policy import Plan

__all__ = ["Doubt", "Draft", "Place", "Unreadable", "read_document", "toml_text"]


def read_document(data: bytes, plans: Sequence[Plan]) -> Draft | None:
    """The draft of a policy document, by its bytes; None if it is no policy; raises Unreadable.

    Where a document can be read in several ways, it is the draft that leaves the least to review.
    """
    drafts = [draft for draft in (read_policy(one, plans) for one in _streams(data)) if draft]
    return min(drafts, key=_to_review, default=None)


def _to_review(draft: Draft) -> tuple[int, int, int]:
    left_out = sum(row.left_out for row in draft.rows)
    return left_out, len(draft.all_doubts), -len(draft.rows)


def _streams(data: bytes) -> tuple[Stream, ...]:
    if data.startswith(b"%PDF-"):
        from bcp_tui.documents.pdf import read_pdf

        return read_pdf(data)
    if data.startswith(b"PK\x03\x04"):
        from bcp_tui.documents.word import read_word

        return (read_word(data),)
    from bcp_tui.documents.text import read_text

    return (read_text(data),)
