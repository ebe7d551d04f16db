"""The values that `--json` prints; scripts rely on them, so they stay as they are."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bcp_tui.policy import Answer, disagreeing
from bcp_tui.report.row_text import SUMMARY_WIDTH, RowWanted, row_texts, summary
from bcp_tui.report.statements import changes

if TYPE_CHECKING:
    from bcp_tui.desk import Looked, PassageResult, Result, Row, View


def lookup_json(looked: "Looked") -> dict[str, Any]:
    """What was found for a code: what was asked for, how it was read, and each policy's answer."""
    found = looked.found
    codes = found.asked.codes
    off_file = [policy.id for policy in found.off_file]
    return {
        "asked": found.asked.typed,
        "code": str(codes) if codes else None,
        "read_as": found.asked.read_as,
        "status": found.status,
        **({"not_on_file": off_file} if off_file else {}),
        "answers": [_answer_json(row, row.answer) for row in looked.rows if row.answer],
        "similar": found.similar,
        "conflicts": list(dict.fromkeys(code for row in looked.rows for code in row.conflicts)),
    }


def search_json(view: "View", limit: int, elapsed_ms: float) -> dict[str, Any]:
    """What a search found, the best first, and how long that took."""
    results = view.results
    shown = results.entries[:limit]
    texts = row_texts([RowWanted(each.listing, SUMMARY_WIDTH, each.matched) for each in shown])
    coverage = _coverage(view)
    return {
        "query": results.query.text,
        "filters": [f"{each.kind}: {each.value}" for each in view.filters],
        "results": [
            {
                "code": result.listing.entry.code,
                "policy": result.listing.revision.policy_id,
                "coverage": coverage(result),
                "summary": text.text,
                "match": result.match,
                "via": result.via,
            }
            for result, text in zip(shown, texts, strict=True)
        ],
        "passages": [_passage_json(each) for each in results.passages[:limit]],
        "not_listed": [str(asked.codes) for asked in results.not_listed],
        "similar": results.similar,
        "not_a_code": [
            {"typed": asked.typed, "kind": asked.kind}
            for asked in results.query.parts
            if asked.is_told_apart
        ],
        "elapsed_ms": round(elapsed_ms, 3),
    }


def _coverage(view: "View") -> Callable[["Result"], str]:
    """What tells the coverage of a result in the context of the view."""
    from bcp_tui.desk import Result  # A lookup needs none.

    items = enumerate(view.rows.items)
    places = {each.listing.key: at for at, each in items if isinstance(each, Result)}

    def coverage(result: "Result") -> str:
        answer = view.rows[places[result.listing.key]].answer
        return answer.decision.coverage if answer else result.listing.entry.coverage

    return coverage


def _passage_json(result: "PassageResult") -> dict[str, Any]:
    return {
        "policy": result.revision.policy_id,
        "section": result.passage.section,
        "text": result.passage.sentence,
        "match": result.match,
    }


def _answer_json(row: "Row", answer: Answer) -> dict[str, Any]:
    listing, entry, revision = answer.listing, answer.entry, answer.revision
    decision = answer.decision
    coverage: dict[str, Any] = {"coverage": decision.coverage}
    if decision.coverage == "depends":
        coverage["not_covered_for"] = decision.not_covered_for
    return {
        "code": entry.code,
        "in_range": answer.in_range,
        **coverage,
        "policy": {
            "id": revision.policy_id,
            "title": revision.title,
            "effective": revision.effective.isoformat(),
            "section": revision.coding_section,
        },
        "description": entry.description,
        "full_description": listing.full_description,
        "summary": summary(listing),
        "prior_approval": _prior_approval_json(answer),
        "cost_share": entry.cost_share,
        "limit": entry.limit,
        "modifiers": entry.modifiers,
        "reason": entry.reason,
        "notes": [
            {"section": note.section, "text": note.text, "about": note.about}
            for note in decision.notes
        ],
        "do_not_use_with": [str(codes) for codes in listing.not_together],
        "continues": entry.continues,
        "disagrees_with": [each.revision.policy_id for each in disagreeing(answer, row.others)],
        "changed": _changed_json(row),
    }


def _changed_json(row: "Row") -> dict[str, Any] | None:
    if row.changed is None:
        return None
    from bcp_tui.report.changes import changed_json  # Most lookups need none.

    return changed_json(row.changed)


def _prior_approval_json(answer: Answer) -> dict[str, Any]:
    approval, symbols = answer.decision.prior_approval, answer.entry.symbols
    return {
        "answer": approval.answer,
        "symbols": symbols,
        "meaning": [answer.revision.legend[symbol].means for symbol in symbols],
        "required_for": approval.required_for,
        "not_required_for": approval.not_required_for,
        "not_stated_for": approval.not_stated_for,
        "out_of_network": _out_of_network_json(answer),
    }


def _out_of_network_json(answer: Answer) -> dict[str, Any] | None:
    """The other answer and the note behind it, while the network has not been asked."""
    other = answer.out_of_network
    if other is None:
        return None
    why = next(filter(changes, answer.conditions), None)
    return {
        "answer": other.prior_approval.answer,
        "except": why.in_short if why else None,
        "section": why.section if why else None,
    }
