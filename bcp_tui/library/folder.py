"""A data folder: what its files say together, with every fault.

Every file is read and checked on its own first; then the policies are held against the plans, and
the revisions of a policy against each other.
"""

import os
from collections.abc import Callable, Sequence
from typing import TypeVar

from bcp_tui import limits
from bcp_tui.library.faults import LESS, BrokenData, Fault
from bcp_tui.library.files import (
    DRUGS,
    PLANS,
    POLICIES,
    SEARCH,
    StrPath,
    file_state,
    folder_state,
    home_of,
    policy_names,
    resolved,
)
from bcp_tui.library.format import DrugsFile, PlansFile, PolicyFile, SearchFile
from bcp_tui.library.plans import build_plans
from bcp_tui.library.reading import read_file
from bcp_tui.library.revisions import build_revision, by_policy
from bcp_tui.library.shelf import ReadFile, Shelf
from bcp_tui.library.source import Source, TooManyFaults
from bcp_tui.policy import Book, Plan, Revision

Read = TypeVar("Read")


def load(folder: StrPath, shelf: Shelf | None = None) -> Book:
    """The book in a data folder; raises BrokenData with all of its errors.

    With the shelf of an earlier reading, policy files that did not change are not read again. Where
    something is wrong they are: only then can it be told with its line.
    """
    home = os.fspath(folder)
    if shelf:
        book, sources = _at_rest(lambda home: _read_folder(home, shelf), home)
        if all(source.is_sound() for source in sources):
            return book
    return _sound(*_at_rest(_read_folder, home))


def load_policies(folder: StrPath) -> Book:
    """The book without what helps to find by words, which answering a code does not take.

    The files for that are not read at all: reading them takes as long as everything else.
    """
    return _sound(*_at_rest(_read_policies, os.fspath(folder)))


def load_plans(folder: StrPath) -> tuple[Plan, ...]:
    """The plans of a data folder alone; raises BrokenData with all errors of their file."""
    source = Source(os.path.join(os.fspath(folder), PLANS))
    return _sound_value(source, _plans(source))


def load_revision(path: str) -> Revision:
    """The revision in a policy file, which may name any plan; raises BrokenData with its errors."""
    source = Source(path)
    return _sound_value(source, _revision(source, None))


def read_for_check(path: StrPath) -> tuple[Book, tuple[Source, ...]]:
    """What a data folder or a single data file says, with every fault of its files."""
    path = os.fspath(path)
    return _at_rest(_read_folder, path) if os.path.isdir(path) else _read_single(path)


def _faults(sources: Sequence[Source]) -> list[Fault]:
    return [fault for source in sources for fault in source.faults()]


def _sound_value(source: Source, value: Read | None) -> Read:
    """What a file says, if nothing is wrong with it; raises BrokenData."""
    if value is None or not source.is_sound():
        raise BrokenData(fault for fault in source.faults() if fault.severity == "error")
    return value


def _sound(book: Book, sources: Sequence[Source]) -> Book:
    """The book, if nothing is wrong with its files; raises BrokenData."""
    if not all(source.is_sound() for source in sources):
        broken = [source for source in sources if not source.is_sound()]
        raise BrokenData(fault for fault in _faults(broken) if fault.severity == "error")
    return book


def _at_rest(
    read: Callable[[str], tuple[Book, tuple[Source, ...]]], folder: str
) -> tuple[Book, tuple[Source, ...]]:
    """What a folder says, read again if it changed meanwhile.

    Half of the old data and half of the new could pass as sound, and yet lack a row that moved
    between files.
    """
    home = Source(folder)
    try:
        for _ in range(limits.READINGS):
            before = folder_state(folder)
            found = read(resolved(folder))
            if folder_state(folder) == before:
                return found
        home.error((), "changes while it is read", "try again when all of it is written")
    except MemoryError:
        home.error((), "needs more memory than there is", "give the program more of it")
    return Book(), (home,)


def _within_limits(read: Callable[[], Read], otherwise: Read) -> Read:
    """What is read, or `otherwise` where there are more faults than are reported."""
    try:
        return read()
    except TooManyFaults:
        return otherwise


def _read_folder(folder: str, shelf: Shelf | None = None) -> tuple[Book, tuple[Source, ...]]:
    book, sources = _read_policies(folder, shelf)
    search_source, drugs_source = (Source(os.path.join(folder, name)) for name in (SEARCH, DRUGS))
    if os.path.lexists(search_source.path):
        book = _with_search_words(book, search_source)
    if os.path.lexists(drugs_source.path):
        book = _with_drugs(book, drugs_source)
    first, *others = sources
    return book, (first, search_source, drugs_source, *others)


def _read_policies(folder: str, shelf: Shelf | None = None) -> tuple[Book, tuple[Source, ...]]:
    if not os.path.isdir(folder):
        home = Source(folder)
        if os.access(os.path.dirname(os.path.realpath(folder)), os.X_OK):
            home.error((), "is not a folder", f"name the folder that holds {PLANS}")
        else:
            home.error((), "lies in a folder that may not be entered", "ask its keeper for rights")
        return Book(), (home,)
    plans_source, policies_source = (
        Source(os.path.join(folder, name)) for name in (PLANS, POLICIES)
    )
    plans = _plans(plans_source)
    sources = _policies(policies_source, folder)
    held = _revisions(sources, plans, shelf or Shelf())
    book = Book(
        plans=plans or (),
        policies=_within_limits(lambda: by_policy(held), ()),
    )
    return book, (plans_source, policies_source, *sources)


def _revisions(
    sources: Sequence[Source], plans: tuple[Plan, ...] | None, shelf: Shelf
) -> list[tuple[Source, Revision]]:
    """The revisions of those files that hold one; only files that are not on the shelf are read."""
    revisions: list[tuple[Source, Revision]] = []
    for source in sources:
        state = file_state(source.path)
        revision = shelf.revision(source.path, state, plans) or _revision(source, plans)
        if revision:
            revisions.append((source, revision))
            if source.is_sound():
                shelf.keep(source.path, ReadFile(state, plans, revision))
    shelf.keep_only(source.path for source in sources)
    return revisions


def _read_single(path: str) -> tuple[Book, tuple[Source, ...]]:
    """A policy is held against the plans.toml of the data folder it lies in.

    That is the folder above its own, or else its own. Where neither has a readable one, it may
    name any plan.
    """
    source = Source(path)
    name = os.path.basename(path)
    if name == PLANS:
        return Book(plans=_plans(source) or ()), (source,)
    if name == SEARCH:
        return _with_search_words(Book(), source), (source,)
    if name == DRUGS:
        return _with_drugs(Book(), source), (source,)
    home = home_of(path)
    plans = _plans(Source(os.path.join(home, PLANS))) if home else None
    revision = _revision(source, plans)
    policies = by_policy([(source, revision)]) if revision else ()
    return Book(plans=plans or (), policies=policies), (source,)


def _plans(source: Source) -> tuple[Plan, ...] | None:
    def read() -> tuple[Plan, ...] | None:
        file = read_file(source, PlansFile)
        return build_plans(source, file) if file else None

    return _within_limits(read, None)


def _with_search_words(book: Book, source: Source) -> Book:
    from bcp_tui.library.search_words import build_filters, build_synonyms, build_vocabulary

    def read() -> Book:
        file = read_file(source, SearchFile)
        if file is None:
            return book
        return book._replace(
            synonyms=build_synonyms(source, file),
            filters=build_filters(source, file),
            vocabulary=build_vocabulary(file),
            examples=tuple(file.get("examples", ())),
        )

    return _within_limits(read, book)


def _with_drugs(book: Book, source: Source) -> Book:
    from bcp_tui.library.search_words import build_drugs

    def read() -> Book:
        file = read_file(source, DrugsFile)
        return book._replace(drugs=build_drugs(source, file)) if file else book

    return _within_limits(read, book)


def _revision(source: Source, plans: tuple[Plan, ...] | None) -> Revision | None:
    def read() -> Revision | None:
        file = read_file(source, PolicyFile)
        known = None if plans is None else {plan.id: plan for plan in plans}
        return build_revision(source, file, known) if file else None

    return _within_limits(read, None)


def _policies(source: Source, folder: str) -> list[Source]:
    try:
        names = policy_names(folder)
    except OSError as error:
        source.error((), f"cannot be read: {error.strerror}", "make it a folder of policy files")
        return []
    if not names:
        source.error((), "holds no policies", "put a file there for each revision of a policy")
    paths = [os.path.join(folder, name) for name in names]
    if len(paths) > limits.POLICY_FILES:
        source.error((), f"holds more than {limits.POLICY_FILES:,} policy files", LESS)
    elif sum(map(_size, paths)) > limits.BOOK_BYTES:
        source.error((), f"holds more than {limits.BOOK_BYTES:,} bytes", LESS)
    else:
        return [Source(path) for path in paths]
    return []


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
