"""The book: every policy of the payer in every revision, the plans, and what callers say."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from bcp_tui.policy.code_table import CodeEnds, CodeTable
from bcp_tui.policy.filters import FilterPhrase, named_policies
from bcp_tui.policy.plans import Plan
from bcp_tui.policy.revisions import Policy, Revision, RevisionKey

if TYPE_CHECKING:
    from bcp_tui.policy.changes import Changes

_DAYS, _TABLES = 8, 8
"""Days, and sets of revisions, for which something is kept: those of a call and a little more."""


class Synonym(NamedTuple):
    """Phrases that callers say, and the words of the policies that they mean.

    One that `is_name` is another name for the same thing: a brand for its drug. One that
    `is_general` may mean words that no policy of this book has.
    """

    say: tuple[str, ...]
    means: str
    is_name: bool = False
    is_general: bool = False


class Drug(NamedTuple):
    """What callers call a drug, its brand names above all, and its generic name."""

    say: tuple[str, ...]
    means: str


class Vocabulary(NamedTuple):
    """Words of the policies that mean little by themselves.

    `kinds` only tell the kind or measure of another word ("gaucher *disease*"); `openings` stand
    in the first of several rows that continue each other ("*initial*, up to 1 hour").
    """

    kinds: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()


class _Parts(NamedTuple):
    plans: tuple[Plan, ...] = ()
    policies: tuple[Policy, ...] = ()
    synonyms: tuple[Synonym, ...] = ()
    vocabulary: Vocabulary = Vocabulary()
    filters: tuple[FilterPhrase, ...] = ()
    drugs: tuple[Drug, ...] = ()
    examples: tuple[str, ...] = ()
    code_ends: Mapping[tuple[RevisionKey, ...], Callable[[], CodeEnds]] = MappingProxyType({})
    """Gives the sorted codes of a set of revisions where they are kept; those of other sets are
    worked out.
    """


class _Day(NamedTuple):
    """The texts in force on a day, and the policies whose text of that day is not on file."""

    in_force: tuple[Revision, ...]
    off_file: tuple[Policy, ...]


class Book(_Parts):
    """Every policy, in the order of their ids, with every revision that is on file."""

    @cached_property
    def revisions(self) -> tuple[Revision, ...]:
        """Every revision of every policy, in policy order."""
        return tuple(each for policy in self.policies for each in policy.revisions)

    def sayings(self, lay_words: Iterable[Synonym]) -> tuple[Synonym, ...]:
        """What callers say: a brand name for its drug, the synonyms, and what they mean by it.

        What is said in general comes first: among many policies a word is not above all what the
        words of one of them make of it.
        """
        by_drug: dict[str, list[str]] = {}
        for synonym in self.synonyms:
            for phrase in synonym.say:
                by_drug.setdefault(phrase, []).append(synonym.means)
        generics = (Synonym(drug.say, drug.means, is_name=True) for drug in self.drugs)
        classes = (
            Synonym(drug.say, means) for drug in self.drugs for means in by_drug.get(drug.means, ())
        )
        return (*generics, *lay_words, *self.synonyms, *classes)

    @cached_property
    def drug_names(self) -> frozenset[str]:
        """What drugs are called by callers and by their generic names."""
        return frozenset(name for drug in self.drugs for name in (*drug.say, drug.means))

    @cached_property
    def filter_phrases(self) -> tuple[FilterPhrase, ...]:
        """The words that ask for a filter: those that callers say, and the policies' ids."""
        return (*self.filters, *named_policies(policy.id for policy in self.policies))

    def in_force(self, day: date) -> tuple[Revision, ...]:
        """The revision of each policy that is in force on that day, where there is one."""
        return self._on(day).in_force

    def off_file(self, day: date) -> tuple[Policy, ...]:
        """The policies that were in effect on that day with a text that is not on file."""
        return self._on(day).off_file

    def _on(self, day: date) -> "_Day":
        if day not in self._days:
            if len(self._days) == _DAYS:
                del self._days[next(iter(self._days))]
            self._days[day] = _Day(
                tuple(filter(None, (policy.in_force(day) for policy in self.policies))),
                tuple(policy for policy in self.policies if policy.is_off_file(day)),
            )
        return self._days[day]

    @cached_property
    def _days(self) -> "dict[date, _Day]":
        """The days asked for last: every key makes a list, and every row of it asks again."""
        return {}

    def before(self, revision: Revision) -> Revision | None:
        """The revision on file before this one, if there is one."""
        own = (policy for policy in self.policies if policy.id == revision.policy_id)
        return next((policy.before(revision) for policy in own), None)

    def changes_of(self, revision: Revision) -> "Changes | None":
        """What changed with a revision, if an earlier one is on file; worked out once, then kept.

        The dates on which the two ended are not compared: each ended when the next began.
        """
        if revision.key not in self._changes:
            from bcp_tui.policy.changes import Changes  # Most lookups need none.

            before = self.before(revision)
            self._changes[revision.key] = (
                Changes(before._replace(ends=None), revision._replace(ends=None), self.plans)
                if before
                else None
            )
        return self._changes[revision.key]

    @cached_property
    def _changes(self) -> "dict[RevisionKey, Changes | None]":
        """The changes that were asked for so far."""
        return {}

    @cached_property
    def table(self) -> CodeTable:
        """The codes of all revisions."""
        return CodeTable(self.revisions, self.code_ends.get(self.keys))

    @cached_property
    def keys(self) -> tuple[RevisionKey, ...]:
        """What tells all revisions from each other, in policy order."""
        return tuple(revision.key for revision in self.revisions)

    def table_of(self, revisions: tuple[Revision, ...]) -> CodeTable:
        """The codes of some of the revisions; kept for the next that asks for the same."""
        key = tuple(revision.key for revision in revisions)
        if key not in self._tables:
            if len(self._tables) == _TABLES:
                del self._tables[next(iter(self._tables))]
            self._tables[key] = CodeTable(revisions, self.code_ends.get(key))
        return self._tables[key]

    @cached_property
    def _tables(self) -> dict[tuple[RevisionKey, ...], CodeTable]:
        """The tables that were asked for last."""
        return {}
