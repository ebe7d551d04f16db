"""The rules of `check`: what a careful colleague says of data that can be read.

`RULES` is the table. A rule is a function that goes over the data (`Review`) and yields what it
finds, with its key, the problem and the remedy; whether that is an error or a warning stands in the
table, by the harm it does: data with an error are not published. What makes a file unusable by
itself (types, codes that are none, a legend whose words and plans differ, wrong counts) is noted by
the module that reads it.

A keeper who has looked at a warning and finds the data right ends its line with the remark
`# checked`; then it is only counted.
"""

from collections.abc import Iterable

from bcp_tui.library.faults import spelled
from bcp_tui.library.rules import books, dates, legends, names, rows, sayings, successions, texts
from bcp_tui.library.rules.review import Filed, Finding, Review, Rule
from bcp_tui.library.source import Source

_MOST = 10
_MOST_PAIRS = 50

RULES = (
    # How files are called, and where they lie.
    Rule(names.ids_alike, "error"),
    Rule(successions.another_policy, "error"),
    Rule(names.name_does_not_tell, "warning"),
    Rule(names.not_read, "warning"),
    # Dates.
    Rule(dates.effective_far_from_name, "error"),
    Rule(dates.effective_far_ahead, "warning"),
    Rule(dates.review_before_effective, "warning"),
    Rule(dates.original_after_effective, "warning"),
    # A revision beside the one before.
    Rule(successions.rows_lost, "warning"),
    Rule(successions.rows_moved, "warning"),
    Rule(successions.title_changed, "warning"),
    Rule(successions.original_changed, "warning"),
    Rule(successions.sections_lost, "warning"),
    # The legend, rows and texts.
    Rule(legends.differs_from_words, "error"),
    Rule(legends.may_differ_from_words, "warning"),
    Rule(rows.neither_rows_nor_counts, "error"),
    Rule(rows.not_reviewed, "warning"),
    Rule(rows.no_rows, "warning"),
    Rule(rows.fragment_alone, "warning"),
    Rule(rows.continues_later_row, "warning"),
    Rule(rows.names_unlisted_codes, "warning"),
    Rule(texts.no_text, "warning"),
    Rule(texts.section_missing, "warning"),
    Rule(texts.note_on_no_section, "warning"),
    Rule(texts.note_not_in_text, "warning"),
    # The book, the plans, what callers say.
    Rule(books.cost_shares_alike, "warning"),
    Rule(books.policies_disagree, "warning", _MOST_PAIRS),
    Rule(books.symbols_unused, "warning", _MOST),
    Rule(books.plans_unused, "warning"),
    Rule(books.schema_of_other_plans, "warning"),
    Rule(sayings.finds_nothing, "warning", _MOST),
)

__all__ = ["RULES", "Filed", "Review", "Rule", "apply"]


def apply(review: Review) -> tuple[Source, ...]:
    """Note what each rule finds with its file; the files that were not read, but should be."""
    unread: list[Source] = []
    for rule in RULES:
        found = list(_last_of_each(rule.find(review)))
        open_ones = [each for each in found if not each.source.is_checked(each.at)]
        last = open_ones[: rule.most][-1:]
        more = len(open_ones) - len(open_ones[: rule.most])
        for finding in found:
            problem = finding.problem
            if finding in last and more:
                problem += f" ({more} more like this)"
            finding.source.review(finding.at, rule.severity, problem, finding.remedy)
            if not finding.source.text:
                unread.append(finding.source)
            if finding in last:
                break
    return tuple(unread)


def _last_of_each(found: Iterable[Finding]) -> list[Finding]:
    """What is found, without what is found again in a later revision of the same policy."""
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for finding in found:
        revision = finding.source.revision
        whose = revision.policy_id if revision else finding.source.path
        same = alike.setdefault((whose, spelled(finding.at), finding.problem), [])
        if same and same[-1].source is not finding.source:
            same.clear()
        same.append(finding)
    return [finding for same in alike.values() for finding in same]
