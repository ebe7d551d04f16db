"""The values that `--json` prints: the same for as long as scripts may rely on them."""

from typing import TYPE_CHECKING, Any

from bcp_tui.policy import Answer, Found
from bcp_tui.report.row_text import SUMMARY_WIDTH, RowWanted, row_texts, summary

if TYPE_CHECKING:
    from bcp_tui.desk import View


def lookup_json(found: Found) -> dict[str, Any]:
    """A finding: what was asked for, how it was read, and each policy's answer."""
    codes = found.asked.codes
    return {
        "asked": found.asked.typed,
        "code": str(codes) if codes else None,
        "read_as": found.asked.read_as,
        "status": found.status,
        "answers": [_answer_json(answer) for answer in found.answers],
        "similar": found.similar,
    }


def search_json(view: "View", limit: int, elapsed_ms: float) -> dict[str, Any]:
    """What a search found, the best first, and how long that took."""
    results = view.results
    shown = results.found[:limit]
    rows = row_texts([RowWanted(each.listing, SUMMARY_WIDTH, each.matched) for each in shown])
    return {
        "query": results.query.text,
        "results": [
            {
                "code": result.listing.entry.code,
                "policy": result.listing.revision.policy_id,
                "coverage": result.listing.entry.coverage,
                "summary": row.text,
                "match": result.match,
                "via": result.via,
            }
            for result, row in zip(shown, rows, strict=True)
        ],
        "not_listed": [str(asked.codes) for asked in results.not_listed],
        "similar": results.similar,
        "elapsed_ms": round(elapsed_ms, 3),
    }


def _answer_json(answer: Answer) -> dict[str, Any]:
    listing, entry, revision = answer.listing, answer.entry, answer.revision
    approval = answer.prior_approval
    return {
        "code": entry.code,
        "in_range": answer.in_range,
        "coverage": entry.coverage,
        "policy": {
            "id": revision.policy_id,
            "title": revision.title,
            "effective": revision.effective.isoformat(),
            "section": revision.coding_section,
        },
        "description": entry.description,
        "full_description": listing.full_description,
        "summary": summary(listing),
        "prior_approval": {
            "answer": approval.answer,
            "symbols": entry.symbols,
            "meaning": [revision.legend[symbol].means for symbol in entry.symbols],
            "required_for": approval.required_for,
            "not_required_for": approval.not_required_for,
            "not_stated_for": approval.not_stated_for,
        },
        "cost_share": entry.cost_share,
        "reason": entry.reason,
        "notes": [{"section": note.section, "text": note.text} for note in answer.notes],
        "do_not_use_with": listing.do_not_use_with,
        "continues": entry.continues,
    }
