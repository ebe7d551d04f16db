"""Small books made by hand, and what they say: values, no files."""

from collections.abc import Sequence
from datetime import date

from bcp_tui.desk import Row, look_up_codes
from bcp_tui.policy import (
    Book,
    CodedSeparately,
    Context,
    Entry,
    Found,
    Legend,
    Meaning,
    Network,
    Note,
    Plan,
    Policy,
    Revision,
    Section,
    all_plans,
    choose,
    look_up,
    parse_range,
    read_query,
)

PLANS = (
    Plan("HMO", "Health Maintenance"),
    Plan("PPO", "Preferred Providers"),
    Plan("G1-N", "Group 1 Non-Union", "G1"),
    Plan("G1-U", "Group 1 Union", "G1"),
    Plan("other", "Group not in the legend"),
)
LEGEND = Legend(
    {
        "Y": Meaning("All lines of business", "all"),
        "N": Meaning("None required", "none"),
        "1": Meaning("HMO only", ("HMO",)),
        "2": Meaning("PPO only", ("PPO",)),
        "4": Meaning("Group 1", ("G1-N", "G1-U")),
        "7": Meaning("Group 1 Union Only", ("G1-U",)),
    }
)
CODING = Section("4.0", "Coding Information", "The tables.")
DAY = date(2026, 11, 23)
COST_SHARE = ("Home Visits",)


def covered(
    code: str,
    symbols: str = "N",
    description: str = "",
    cost_share: Sequence[str] = COST_SHARE,
    continues: str | None = None,
    limit: str | None = None,
    modifiers: Sequence[str] = (),
) -> Entry:
    """A row of the covered table."""
    return Entry(
        codes=parse_range(code),
        coverage="covered",
        description=description or f"What {code} is",
        symbols=tuple(symbols.split(", ")),
        cost_share=tuple(cost_share),
        continues=continues,
        limit=limit,
        modifiers=tuple(modifiers),
    )


def not_covered(code: str, reason: str | None = "Bundled into another code") -> Entry:
    """A row of the non-covered table."""
    return Entry(
        codes=parse_range(code),
        coverage="not_covered",
        description=f"What {code} is",
        reason=reason,
    )


def revision(
    *entries: Entry,
    policy: str = "BCP-1",
    title: str = "Home Visits",
    effective: date = date(2024, 2, 1),
    ends: date | None = None,
    notes: Sequence[Note] = (),
    sections: Sequence[Section] = (CODING,),
    coded_separately: Sequence[CodedSeparately] = (),
    original_effective: date | None = None,
) -> Revision:
    """One text of a policy, with the legend above."""
    return Revision(
        policy_id=policy,
        title=title,
        effective=effective,
        ends=ends,
        legend=LEGEND,
        entries=entries,
        notes=tuple(notes),
        sections=tuple(sections),
        coded_separately=tuple(coded_separately),
        original_effective=original_effective,
    )


def book_of(*revisions: Revision) -> Book:
    """A book of these revisions, which are in the order of their policies."""
    by_policy: dict[str, tuple[Revision, ...]] = {}
    for each in revisions:
        by_policy[each.policy_id] = (*by_policy.get(each.policy_id, ()), each)
    return Book(PLANS, tuple(Policy(name, texts) for name, texts in by_policy.items()))


def context(plan: str | None = None, network: Network | None = "in", day: date = DAY) -> Context:
    """The context of a call: a plan or group by its id, or all plans."""
    return Context(choose(PLANS, plan) if plan else all_plans(PLANS), day, network)


def ask(
    typed: str,
    *revisions: Revision,
    plan: str | None = None,
    network: Network | None = "in",
    day: date = DAY,
) -> Found:
    """What a book of these revisions says of what a rep typed, which is one code or word."""
    book = book_of(*revisions)
    (asked,) = read_query(typed, book.table).parts
    return look_up(book, asked, context(plan, network, day))


def rows(
    typed: str,
    *revisions: Revision,
    plan: str | None = None,
    network: Network | None = "in",
    day: date = DAY,
) -> tuple[Row, ...]:
    """The rows of a lookup: for each code typed, one for each policy that answers, or one."""
    looked = look_up_codes(book_of(*revisions), typed, context(plan, network, day))
    return tuple(row for each in looked for row in each.rows)


def row(
    typed: str,
    *revisions: Revision,
    plan: str | None = None,
    network: Network | None = "in",
    day: date = DAY,
) -> Row:
    """The first row of a lookup."""
    return rows(typed, *revisions, plan=plan, network=network, day=day)[0]
