"""The state of a call: what typing, choosing, following a code, going back and pinning change."""

from datetime import date

from bcp_tui.desk import Call, Row
from bcp_tui.policy import Filter, all_plans, choose
from tests.builders import PLANS, ask, context, covered, revision

NOT_COVERED = Filter("coverage", "not_covered")
REQUIRED = Filter("prior_approval", "required")
BUSY = Call(
    choose(PLANS, "PPO"),
    network="out",
    day=date(2026, 1, 2),
    query="pump",
    filters=(REQUIRED,),
    row=3,
    marked=1,
    scrolled=7,
)


def test_a_new_call_has_nothing_chosen_and_nothing_asked() -> None:
    call = Call(all_plans(PLANS))
    assert (call.network, call.day, call.row, call.marked) == (None, None, None, None)
    assert (call.query, call.filters, call.scrolled, call.trail, call.pinned) == ("", (), 0, (), ())


def test_typing_begins_at_the_first_row_and_keeps_context_and_filters() -> None:
    typed = BUSY.following("S9494").typed("tpn")
    assert typed == Call(BUSY.selection, "out", date(2026, 1, 2), "tpn")
    assert BUSY.typed("tpn").filters == (REQUIRED,)


def test_choosing_a_row_shows_its_answer_from_the_top() -> None:
    assert BUSY.moved(5) == BUSY._replace(row=5, marked=None, scrolled=0)
    assert BUSY.moved(None).row is None


def test_choosing_filters_begins_at_the_first_row() -> None:
    limited = BUSY.limited((NOT_COVERED, REQUIRED))
    assert limited.filters == (NOT_COVERED, REQUIRED)
    assert (limited.query, limited.row, limited.marked, limited.scrolled) == ("pump", None, None, 0)
    assert limited.limited(()).filters == ()


def test_following_codes_and_going_back_ends_where_it_began() -> None:
    first = BUSY.following("S9494")
    assert (first.query, first.row, first.filters) == ("S9494", None, ())
    assert (first.marked, first.scrolled) == (None, 0)
    second = first.moved(2).limited((NOT_COVERED,)).moved(1).following("99601")
    assert (second.query, second.filters) == ("99601", ())
    back = second.back()
    assert (back.query, back.row, back.filters) == ("S9494", 1, (NOT_COVERED,))
    assert (back.marked, back.scrolled) == (None, 0)
    again = back.back()
    assert again == BUSY._replace(marked=None, scrolled=0)


def test_going_back_from_where_nothing_was_followed_empties_the_line() -> None:
    back = BUSY.back()
    assert back == Call(BUSY.selection, "out", date(2026, 1, 2), filters=(REQUIRED,))
    assert BUSY.following("S9494").back().back().query == ""


def row(code: str, plan: str | None = None) -> Row:
    found = ask(code, revision(covered("S9494"), covered("S9500")), plan=plan)
    says = found.answers[0] if found.answers else found
    return Row(says, context(plan), found.asked)


def test_a_row_is_pinned_once_in_each_context_and_the_last_one_counts() -> None:
    one, other, ppo, unlisted = row("S9494"), row("S9500"), row("S9494", "PPO"), row("S9999")
    call = Call(all_plans(PLANS)).pinning(one).pinning(other).pinning(ppo).pinning(unlisted)
    assert call.pinned == (one, other, ppo, unlisted)
    newer = one._replace(conflicts=("S9500",))
    assert call.pinning(newer).pinned == (other, ppo, unlisted, newer)
    assert call.pinning(unlisted).pinned == (one, other, ppo, unlisted)
    assert call.pinning(row("S9998")).pinned[-2:] == (unlisted, row("S9998"))


def test_a_row_is_about_its_answer_or_what_was_found() -> None:
    listed, unlisted = row("S9494"), row("S9999")
    assert listed.answer is listed.says
    assert (listed.found, listed.passage) == (None, None)
    assert unlisted.found is unlisted.says
    assert (unlisted.answer, unlisted.passage) == (None, None)
    assert [str(each.codes) for each in (listed, unlisted)] == ["S9494", "S9999"]
    assert Row(listed.says, context()).codes is None
