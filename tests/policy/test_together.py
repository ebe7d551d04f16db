"""What goes together in one call: codes that exclude each other, and codes that stand beside."""

from datetime import date

import pytest

from bcp_tui.policy import (
    Answer,
    Asked,
    CodedSeparately,
    Context,
    Legend,
    Listing,
    Meaning,
    Plan,
    Revision,
    all_plans,
    answer_for,
    beside,
    conflicts,
    disagreeing,
    parse_range,
)
from bcp_tui.policy.entries import Entry

LEGEND = Legend({"Y": Meaning("All", "all"), "N": Meaning("None", "none")})
DESCRIPTIONS = {
    "S9494": "Antibiotic therapy (nursing visits coded separately) (do not use with S9497 - S9504)",
    "S9500": "Antibiotic therapy, once every 24 hours",
    "S9810": "Pharmacy services (do not use this code with any per diem code)",
    "S9373": "Hydration (drugs and nursing visits coded separately), per diem",
    "99601": "Home visit",
    "99602": "Home visit, each additional hour",
}
VISITS = CodedSeparately("nursing visits", (parse_range("99601"), parse_range("99602")))
PLANS = (Plan("PPO", "PPO"),)


def revision(symbols: str = "N", policy: str = "BCP-1") -> Revision:
    entries = tuple(
        Entry(
            parse_range(code),
            "covered",
            description,
            symbols=("Y" if code.startswith("99") else symbols,),
        )
        for code, description in DESCRIPTIONS.items()
    )
    day = date(2020, 1, 1)
    return Revision(policy, "Infusion", day, LEGEND, entries, coded_separately=(VISITS,))


def answer(code: str, text: Revision | None = None) -> Answer:
    text = text or revision()
    place = next(at for at, each in enumerate(text.entries) if each.code == code)
    context = Context(all_plans(PLANS), date(2026, 11, 23))
    return answer_for(Listing(text, place), Asked(code, parse_range(code)), context)


@pytest.mark.parametrize(
    ("code", "together", "expected"),
    [
        ("S9494", ["S9494", "S9500"], ("S9500",)),
        ("S9500", ["S9494", "S9500"], ("S9494",)),
        ("S9500", ["S9500", "99601"], ()),
        ("S9810", ["S9373"], ("S9373",)),
        ("S9373", ["S9810", "S9810"], ("S9810",)),
        ("S9494", ["S9373", "99601"], ()),
        ("S9494", ["S9499-S9501"], ("S9499-S9501",)),
        ("S9494", [], ()),
    ],
)
def test_codes_of_one_call_that_may_not_be_used_together(
    code: str, together: list[str], expected: tuple[str, ...]
) -> None:
    assert conflicts(answer(code), map(parse_range, together)) == expected


@pytest.mark.parametrize(
    ("code", "codes"), [("S9494", ["99601", "99602"]), ("S9500", []), ("99601", [])]
)
def test_what_is_coded_separately_is_answered_beside(code: str, codes: list[str]) -> None:
    found = beside(answer(code))
    assert [each.entry.code for one in found for each in one.answers] == codes
    for one in found:
        assert one.what == "nursing visits"
        assert {each.decision.prior_approval.answer for each in one.answers} == {"required"}


def test_policies_that_answer_otherwise_disagree() -> None:
    own, same, other = (
        answer("S9500", revision(symbols, policy))
        for symbols, policy in (("N", "BCP-1"), ("N", "BCP-2"), ("Y", "BCP-3"))
    )
    assert disagreeing(own, (same, other)) == (other,)
