"""Slips of writing are told on the line where they are, whatever the reader of TOML says."""

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from bcp_tui.library.syntax import cause
from tests.library.conftest import POLICY_WITH_PUMPS

SLIPS: dict[str, tuple[str, int, str]] = {
    "a colon": ('a = 1\ntitle: "Home"', 2, 'has : where = belongs, behind "title"'),
    "no value": ("a = 1\nb =  # later\n", 2, "has no value behind ="),
    "no quote at the beginning": ('a = Home Visits"', 1, 'has Home Visits", which does not begin'),
    "a bare word in a list": ('a = ["x", PPO]', 1, "has PPO], which does not begin with a quote"),
    "a list of several lines without a comma": (
        'a = [\n  "x"\n  "y",\n]',
        2,
        'lacks a comma behind "x"',
    ),
    "a list that ends in the next table": (
        'a = [\n  "x",\n  "y",\n[[covered]]\nb = 1',
        1,
        "begins a list with [ and does not end it",
    ),
    "a list that ends in the next key": ('a = ["x",\nb = "y"', 1, "begins a list with ["),
    "a table of several lines": ('a = { b = "x",\n c = "y" }', 1, "begins with { and does not end"),
    "a table without a comma": ('a = { b = "x" c = "y" }', 1, 'lacks a comma before c = "y" }'),
    "a comma before the end": ('a = { b = "x", }', 1, "has a comma before }"),
    "a table without an equals sign": ('a = { b "x" }', 1, 'lacks = behind "b"'),
    "a backslash": (r'a = "C:\policies"', 1, r"has \p, which means nothing"),
    "a text that ends in the next": (
        'a = """\none\n\n[[section]]\nb = """\ntwo"""',
        1,
        'is text that begins with """ and does not end',
    ),
    "a header of one bracket more": ("[policy]]", 1, "begins with [ and ends with ]]"),
    "a table twice": ("[a]\nb = 1\n[c]\n[a]", 4, 'has "[a]" again, first on line 1'),
    "a remark without its sign": ('a = "x" see page 3', 1, "goes on behind its end with see page"),
}


@pytest.mark.parametrize(("text", "line", "problem"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_is(text: str, line: int, problem: str) -> None:
    found = cause(text)
    assert found is not None
    assert found.line == line
    assert found.problem.startswith(problem)


@pytest.mark.parametrize(
    "text",
    [
        POLICY_WITH_PUMPS,
        "a.\"b\".c = 1\n'd' = 'x'  # \"\n[e.f]\n[[g]]\nh = 1\n[[g]]\nh = 1\n",
        'a = """\nx "" y""""\nb = [\n  1, # one\n  [2],\n]\nc = { d = { e = 1 }, f = [] }\n',
    ],
)
def test_toml_has_none(text: str) -> None:
    tomli.loads(text)
    assert cause(text) is None


@settings(deadline=None)
@given(st.integers(0, len(POLICY_WITH_PUMPS)), st.sampled_from("\"'[]{},=#\n"), st.integers(0, 3))
def test_any_mark_put_or_left_out_is_told_within_the_text(at: int, put: str, less: int) -> None:
    text = POLICY_WITH_PUMPS[:at] + put + POLICY_WITH_PUMPS[at + less :]
    found = cause(text)
    assert found is None or 1 <= found.line <= text.count("\n") + 1
