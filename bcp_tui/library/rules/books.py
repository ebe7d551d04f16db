"""Rules about the policies of a book beside each other, and beside the plans."""

import os
import re
import sys
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import NamedTuple

from bcp_tui.library.faults import KeyPath, quoted
from bcp_tui.library.revisions import by_number
from bcp_tui.library.rules.review import Filed, Finding, Review, few
from bcp_tui.policy import Asked, CodeRange, Context, Listing, Revision, all_plans
from bcp_tui.policy.answer import answer_for
from bcp_tui.policy.code_table import CodeTable

_COMPARE = "compare both with their documents"

_COUNTING = re.compile(r"\w|[ivx]+|.*\d.*")
"""A word that tells one thing from the next: "Tier 1", "Part B", "Phase II"."""


class _Share(NamedTuple):
    """A cost share as it is written somewhere, and in which rows."""

    text: str
    places: list[tuple[Filed, KeyPath]]


def cost_shares_alike(review: Review) -> Iterator[Finding]:
    """A cost share is written in one way: the rarer of two that differ by a letter is told."""
    shares: dict[str, _Share] = {}
    for filed in review.filed:
        for at, entry in filed.rows():
            for place, text in enumerate(entry.cost_share):
                share = shares.setdefault(text, _Share(text, []))
                share.places.append((filed, (*at, "cost_share", place)))
    usual_first = sorted(shares.values(), key=lambda share: -len(share.places))
    told: set[str] = set()
    for usual, rare in combinations(usual_first, 2):
        if rare.text not in told and _are_alike(usual.text, rare.text):
            told.add(rare.text)
            filed, at = rare.places[-1]
            rows = "1 row" if len(rare.places) == 1 else f"{len(rare.places)} rows"
            problem = f"is {quoted(rare.text)} in {rows}, elsewhere {quoted(usual.text)}"
            yield Finding(filed.source, at, problem, "write it in one way, as printed")


def policies_disagree(review: Review) -> Iterator[Finding]:
    """Policies that answer the same code say the same: what they do not is told by pair."""
    latest = {one.revision.key: one for one in review.latest}
    context = Context(all_plans(review.book.plans), date.min)  # What rows say, whenever in force.
    table = CodeTable([one.revision for one in latest.values()])
    pairs: dict[tuple[Filed, Filed], list[tuple[str, KeyPath]]] = {}
    for later in table.listings:
        for earlier in table.listing(later.entry.codes):
            codes = later.entry.codes.within(earlier.entry.codes)
            if _comes_first(earlier, later) and _disagree(earlier, later, codes, context):
                pair = latest[earlier.revision.key], latest[later.revision.key]
                place = (str(codes), (*pair[1].at_of(later.place), "code"))
                pairs.setdefault(pair, []).append(place)
    most_first = sorted(pairs.items(), key=lambda pair: -len(pair[1]))
    for (earlier_file, filed), codes_at in most_first:
        codes_named = few([code for code, _ in codes_at])
        other = earlier_file.revision
        problem = f"{codes_named}: answered otherwise by {other.policy_id} {other.title}"
        yield Finding(filed.source, codes_at[0][1], problem, _COMPARE)


def symbols_unused(review: Review) -> Iterator[Finding]:
    """The symbols of a legend stand in some row."""
    for filed in review.latest:
        used = {symbol for entry in filed.revision.entries for symbol in entry.symbols}
        unused = [symbol for symbol in filed.revision.legend if symbol not in used]
        if unused and used:
            problem = f"has symbols that no row has: {few(unused)}"
            remedy = "compare the rows with the document"
            yield Finding(filed.source, ("legend",), problem, remedy)


def plans_unused(review: Review) -> Iterator[Finding]:
    """The plans of plans.toml are named by some legend."""
    source = review.source("plans.toml")
    if source is None or not review.filed:
        return
    named = set[str]()
    for filed in review.filed:
        named.update(filed.revision.plans_named)
    unused = [
        (("plan", place, "id"), plan.id)
        for place, plan in enumerate(review.book.plans)
        if plan.id not in named and not source.is_checked(("plan", place, "id"))
    ]
    if unused:
        problem = f"no policy names {few([plan_id for _, plan_id in unused])}"
        yield Finding(source, unused[0][0], problem, "compare the plans with the legends")


def schema_of_other_plans(review: Review) -> Iterator[Finding]:
    """The schema that editors check policies with knows the plans of plans.toml."""
    source = review.source("plans.toml")
    known = _plans_of_schema(review.folder) if review.folder else None
    if source is None or known is None:
        return
    unknown = [plan.id for plan in review.book.plans if plan.id not in known]
    if unknown:
        problem = f"names a folder whose policy.schema.json does not know {few(unknown)}"
        remedy = f"run {sys.executable} -m bcp_tui.library.schema {review.folder}"
        yield Finding(source, ("#:schema",), problem, remedy)


def _plans_of_schema(folder: str) -> set[str] | None:
    """The ids of plans that the schema allows; None if there is none, or it allows any."""
    import json

    from bcp_tui.library.schema import plans_of

    try:
        with open(os.path.join(folder, "schema", "policy.schema.json"), encoding="utf-8") as file:
            return set(plans_of(json.load(file)))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _comes_first(earlier: Listing, later: Listing) -> bool:
    """Whether the first is of a policy before the second's, both in force on some day."""
    old, new = earlier.revision, later.revision
    if old.policy_id == new.policy_id or _order(old) > _order(new):
        return False
    overlap = (old.ends is None or new.effective < old.ends) and (
        new.ends is None or old.effective < new.ends
    )
    return overlap and earlier.entry.modifiers == later.entry.modifiers


def _order(revision: Revision) -> tuple[object, ...]:
    return by_number(revision.policy_id), revision.effective


def _disagree(earlier: Listing, later: Listing, codes: CodeRange, context: Context) -> bool:
    asked = Asked(str(codes), codes)
    answers = [answer_for(each, asked, context) for each in (earlier, later)]
    return not answers[0].agrees_with(answers[1])


def _are_alike(usual: str, rare: str) -> bool:
    """Whether two texts differ by a letter, by case or by marks, and not by what counts things."""
    from rapidfuzz.distance import OSA

    one, other = usual.casefold().split(), rare.casefold().split()
    if len(one) == len(other) and any(
        _COUNTING.fullmatch(word) and word != instead
        for pair in zip(one, other, strict=True)
        for word, instead in (pair, pair[::-1])
    ):
        return False
    letters = ["".join(filter(str.isalnum, text.casefold())) for text in (usual, rare)]
    return OSA.distance(*letters, score_cutoff=1) <= 1
