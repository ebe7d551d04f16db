"""Rows: the answers of a list, of the call sheet or of a lookup, with what stands beside them."""

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from bcp_tui.policy import Answer, Asked, CodeRange, Context, Found, Policy, Revision

if TYPE_CHECKING:
    from bcp_tui.desk.results import PassageResult, Result
    from bcp_tui.library import Version
    from bcp_tui.policy.changes import Changed
else:  # A lookup needs none of them; a name in quotes would cost it a millisecond, too.
    PassageResult = Result = Version = Changed = object

Subject: TypeAlias = Answer | Found | PassageResult | Revision
"""What a row says: an entry's answer, what was found for a code without one, a passage; of a policy
that was asked for, its text.
"""


class Row(NamedTuple):
    """A row: what it says, in which context, and how the query led to it.

    `others` are what other policies answer for the same code; `off_file` are those that list it in
    another text and whose text of the service date is not on file. `conflicts` are the codes of
    this call that may not be used together with it. `about_drug` is the drug by whose name it was
    found, `version` that of the data that say it, where they are published ones; `changed` what the
    revision before said otherwise, where the answer itself is shown. `is_outdated`: it was
    pinned, and the data now in force say otherwise.
    """

    says: Subject
    context: Context
    asked: Asked | None = None
    result: Result | None = None
    others: tuple[Answer, ...] = ()
    off_file: tuple[Policy, ...] = ()
    conflicts: tuple[str, ...] = ()
    about_drug: str | None = None
    version: Version | None = None
    changed: Changed | None = None
    is_outdated: bool = False

    @property
    def answer(self) -> Answer | None:
        """The answer of an entry, if the row is about one."""
        return self.says if isinstance(self.says, Answer) else None

    @property
    def found(self) -> Found | None:
        """What was found for a code that no policy in force lists, if the row is about one."""
        return self.says if isinstance(self.says, Found) else None

    @property
    def passage(self) -> PassageResult | None:
        """The passage, if the row is one."""
        return None if isinstance(self.says, (Answer, Found, Revision)) else self.says

    @property
    def policy(self) -> Revision | None:
        """The policy's text in force, if the row is about a policy."""
        return self.says if isinstance(self.says, Revision) else None

    @property
    def revision(self) -> Revision | None:
        """The text that the row stands in, if it stands in one."""
        if isinstance(self.says, Revision):
            return self.says
        return None if isinstance(self.says, Found) else self.says.revision

    @property
    def codes(self) -> CodeRange | None:
        """The code or range that the row is about, if it is about one."""
        return self.asked.codes if self.asked else None

    @property
    def key(self) -> tuple[object, ...]:
        """What tells this row from others in the same context."""
        if isinstance(self.says, Answer):
            return (*self.says.listing.key, self.codes)
        return (self.codes,) if isinstance(self.says, Found) else self.says.key


class Looked(NamedTuple):
    """What was found for one code of a lookup, and a row for each policy that answers, or one."""

    found: Found
    rows: tuple[Row, ...]
