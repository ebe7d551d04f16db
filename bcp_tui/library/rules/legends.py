"""Rules about the legend: its printed words and its plans say the same.

Where the plans waive what the words require, the file is not even read (`library/legends.py`).
"""

from collections.abc import Iterator

from bcp_tui.library.legends import COMPARE, contradiction
from bcp_tui.library.rules.review import Finding, Review


def differs_from_words(review: Review) -> Iterator[Finding]:
    """The plans of a symbol are those that its words name, where all of these are understood."""
    return _contradictions(review, is_certain=True)


def may_differ_from_words(review: Review) -> Iterator[Finding]:
    """The words of a symbol are understood, and leave nothing open."""
    return _contradictions(review, is_certain=False)


def _contradictions(review: Review, is_certain: bool) -> Iterator[Finding]:
    plans = {plan.id: plan for plan in review.book.plans}
    for filed in review.filed:
        for symbol, meaning in filed.revision.legend.items():
            found = contradiction(meaning, plans or None)
            if found and found.is_certain == is_certain:
                yield Finding(filed.source, ("legend", symbol, "plans"), found.problem, COMPARE)
