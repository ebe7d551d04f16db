"""The codes near one that is not listed: which they are, which comes first, and never itself."""

from datetime import datetime
from pathlib import Path
from string import ascii_uppercase, digits

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bcp_tui.desk import Call, Desk
from bcp_tui.policy import CodeTable, all_plans, look_up, read_query
from tests.builders import DAY, ask, book_of, context, covered, revision
from tests.finder import make_revision
from tests.policy_files import covered_row, policy_file

LISTED = ("E0781", "S9494", "S9497", "S9503", "96365", "96409-96411", "0042T", "0001F", "B4150")
SYMBOLS = ascii_uppercase + digits + "¹٣፩ -.O"


def table(*codes: str) -> CodeTable:
    return CodeTable([make_revision(dict.fromkeys(codes, "Something"))])


# what was asked for, what is listed, what is shown as near, nearest first
NEAR = [
    # one digit wrong: a digit for a digit, a letter for a letter
    ("S9484", ["S9494"], ["S9494"]),
    ("J9494", ["S9494"], ["S9494"]),
    ("S9S94", ["S9494"], ["S9494"]),
    ("J6365", ["96365"], ["96365"]),
    ("96365", ["S6365"], ["S6365"]),
    ("00422", ["0042T"], ["0042T"]),
    # two digits exchanged, wherever they stand
    ("S4994", ["S9494"], ["S9494"]),
    ("9S494", ["S9494"], ["S9494"]),
    ("S9449", ["S9494", "S9448"], ["S9494", "S9448"]),
    # what looks alike comes before what does not
    ("84150", ["84151", "B4150"], ["B4150", "84151"]),
    ("S9401", ["S9402", "S9407"], ["S9407", "S9402"]),
    # one too many, one too few
    ("S99494", ["S9494"], ["S9494"]),
    ("XS9494", ["S9494"], ["S9494"]),
    ("S9494X", ["S9494"], ["S9494"]),
    ("9494", ["S9494"], ["S9494"]),
    ("S994", ["S9494"], ["S9494"]),
    ("S949", ["S9494"], ["S9494"]),
    ("S94", ["S9494"], []),
    ("S949444", ["S9494"], []),
    # neighbours in the series, up to three away
    ("S9499", ["S9500"], ["S9500"]),
    ("S9499", ["S9502"], ["S9502"]),
    ("S9499", ["S9503"], []),
    ("S9501", ["S9498"], ["S9498"]),
    ("S9501", ["S9497"], []),
    ("0042T", ["0039T"], ["0039T"]),
    ("S9499", ["S9489", "S9500"], ["S9500", "S9489"]),
    ("S0001", ["S0000"], ["S0000"]),
    # a range is as near as its nearer end
    ("96408", ["96406", "96409-96411"], ["96409-96411", "96406"]),
    ("96412", ["96409-96411"], ["96409-96411"]),
    # no more than five; small letters and blanks are no other code
    ("S9490", [f"S949{at}" for at in range(1, 9)], ["S9491", "S9492", "S9493", "S9494", "S9495"]),
    (" s9484 ", ["S9494"], ["S9494"]),
]


@pytest.mark.parametrize(("asked", "listed", "near"), NEAR)
def test_what_is_near(asked: str, listed: list[str], near: list[str]) -> None:
    assert list(table(*listed).similar(asked)) == near


@pytest.mark.parametrize("code", ["E0781", "S9999", "0001F", "00000"])
def test_a_code_is_not_near_itself(code: str) -> None:
    assert table(code).similar(code) == ()


def test_near_is_what_is_in_force_on_the_day() -> None:
    old = revision(covered("S9495"), covered("S9496"), ends=DAY)
    new = revision(covered("S9494"), covered("S9485"), effective=DAY)
    found = ask("S9495", old, new)
    assert (found.status, found.similar) == ("not_listed", ("S9494", "S9485"))


def test_near_to_a_word_that_is_no_code_is_shown_as_well() -> None:
    found = ask("S99494", revision(covered("S9494")))
    assert (found.status, found.asked.codes, found.similar) == ("not_listed", None, ("S9494",))


CHANGES = st.tuples(
    st.sampled_from([end for each in LISTED for end in each.split("-")]),
    st.sampled_from(("exchange", "replace", "insert", "drop")),
    st.integers(0, 5),
    st.sampled_from(SYMBOLS),
)


def changed(change: tuple[str, str, int, str]) -> str:
    code, how, at, symbol = change
    if how == "insert":
        return code[:at] + symbol + code[at:]
    at = min(at, 4)
    if how == "exchange":
        return code[:at] + code[at + 1 : at + 2] + code[at] + code[at + 2 :]
    return code[:at] + ("" if how == "drop" else symbol) + code[at + 1 :]


@settings(deadline=None)
@given(CHANGES)
def test_a_code_with_one_slip_is_never_near_itself(change: tuple[str, str, int, str]) -> None:
    typed = changed(change)
    assert typed not in table(*LISTED).similar(typed)


@settings(deadline=None)
@given(CHANGES)
def test_a_code_with_one_slip_is_looked_up_without_complaint(
    change: tuple[str, str, int, str],
) -> None:
    book = book_of(revision(*map(covered, LISTED)))
    for asked in read_query(changed(change), book.table).parts:
        found = look_up(book, asked, context())
        assert str(asked.codes or asked.typed).upper() not in found.similar
        assert not (found.answers and found.similar)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder: Path = tmp_path_factory.mktemp("data")
    (folder / "policies").mkdir()
    (folder / "plans.toml").write_text('format = 1\nplan = [{ id = "PPO", name = "PPO" }]', "utf-8")
    rows = "".join(covered_row(code, "Y") for code in LISTED)
    file = policy_file(1, rows).replace('plans = ["HMO/POS"]', 'plans = ["PPO"]')
    file = file.replace('plans = ["L0001269-U"]', 'plans = ["PPO"]')
    (folder / "policies" / "bcp-1-2024-01-01.toml").write_text(file, "utf-8")
    return Desk(str(folder), lambda: datetime(2026, 11, 23, 12))


@settings(deadline=None)
@given(change=CHANGES)
def test_a_code_with_one_slip_is_shown_without_complaint(
    desk: Desk, change: tuple[str, str, int, str]
) -> None:
    view = desk.view(Call(all_plans(desk.book.plans), query=changed(change)))
    assert not {str(row.codes) for row in view.rows} & set(view.results.similar)
