"""Textual has every name that the app lives on, and the app lives on no other.

A failure names what an upgrade of Textual broke, where it is used, and why.
"""

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from pkgutil import walk_packages

import pytest
import textual

import bcp_tui.tui
from bcp_tui.tui.terminal.textual_names import NAMES, PrivateName

ROOT = Path(bcp_tui.tui.__file__).parent
NAMED = {each.name for each in NAMES}
PUBLIC_TUPLE_METHODS = {"_replace", "_asdict", "_make", "_fields"}


def owner_of(each: PrivateName) -> object:
    module, _, name = each.owner.partition(":")
    loaded = importlib.import_module(module)
    return getattr(loaded, name) if name else loaded


def has(owner: object, name: str) -> bool:
    """Whether a module or class has a name, or a class gives it to its instances."""
    if hasattr(owner, name):
        return True
    classes = owner.__mro__[:-1] if isinstance(owner, type) else ()
    return any(name in given_to_instances(each) for each in classes)


def given_to_instances(owner: type) -> set[str]:
    try:
        source = inspect.getsource(owner)
    except (OSError, TypeError):
        return set()
    return set(re.findall(r"\bself\.(\w+)\s*(?::[^=\n]+)?=(?!=)", source))


@pytest.mark.parametrize("each", NAMES, ids=lambda each: f"{each.owner}.{each.name}")
def test_textual_has_what_the_app_lives_on(each: PrivateName) -> None:
    broken = (
        f"Textual {textual.__version__} breaks {each.owner}.{each.name}, "
        f"which tui/{each.used_in} uses: {each.reason}"
    )
    try:
        owner = owner_of(each)
    except (ImportError, AttributeError):
        pytest.fail(f"{broken}. There is no {each.owner}.")
    assert has(owner, each.name), f"{broken}. There is no such name."
    if each.takes is not None:
        takes = tuple(inspect.signature(getattr(owner, each.name)).parameters)
        assert takes[: len(each.takes)] == each.takes, f"{broken}. It takes {takes}."


def test_every_name_stands_where_the_table_says() -> None:
    for each in NAMES:
        assert re.search(rf"\b{each.name}\b", (ROOT / each.used_in).read_text("utf-8")), each


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(ROOT.rglob("*.py")):
        yield str(path.relative_to(ROOT)), ast.parse(path.read_text("utf-8"))


def own_names(module: ast.Module) -> set[str]:
    """What a module defines, and what its classes give to themselves."""
    names = set(PUBLIC_TUPLE_METHODS)
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            names.add(node.attr)
    return names


@pytest.mark.parametrize("module", [*modules()], ids=lambda module: str(module[0]))
def test_no_private_name_is_used_that_is_not_in_the_table(module: tuple[str, ast.Module]) -> None:
    file, code = module
    own = own_names(code)
    for node in ast.walk(code):
        if isinstance(node, ast.ImportFrom) and re.match(r"textual\b.*\._", node.module or ""):
            assert {each.name for each in node.names} <= NAMED, f"{file} imports {node.module}"
        if isinstance(node, ast.Attribute) and re.match(r"_[^_]", node.attr):
            assert node.attr in own | NAMED, f"{file}:{node.lineno} uses {node.attr}"


@pytest.mark.parametrize("name", [each.name for each in walk_packages([str(ROOT)], "bcp_tui.tui.")])
def test_no_name_of_ours_hides_one_of_textuals_by_chance(name: str) -> None:
    for own in vars(importlib.import_module(name)).values():
        if isinstance(own, type) and own.__module__ == name:
            theirs = [each for each in own.__mro__ if each.__module__.startswith("textual.")]
            private = {each for each in written_in(own) if re.match("_[^_]", each)}
            hidden = {each for each in private if any(has_itself(base, each) for base in theirs)}
            assert hidden <= NAMED, f"{own.__qualname__} hides names of Textual's"


def has_itself(owner: type, name: str) -> bool:
    return name in vars(owner) or name in given_to_instances(owner)


def written_in(own: type) -> set[str]:
    """What a class of ours defines, and gives to its instances."""
    (body,) = ast.parse(inspect.getsource(own)).body
    assert isinstance(body, ast.ClassDef)
    names = given_to_instances(own)
    for node in body.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names |= {each.id for each in node.targets if isinstance(each, ast.Name)}
    return names
