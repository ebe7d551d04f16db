"""The draft as a policy file: what it says, and each doubt as a comment where it belongs."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bcp_tui.documents.characters import evened
from bcp_tui.documents.draft import (
    Doubt,
    Draft,
    DraftNote,
    DraftRow,
    DraftSection,
    Fact,
    LegendLine,
)
from bcp_tui.library.format import SCHEMAS, PolicyFile
from bcp_tui.library.source import REVIEW

_WIDTH = 100


def toml_text(draft: Draft, document: str) -> str:
    """The text of the policy file, with the name of the document that it was drafted from."""
    parts = [
        "\n".join(_head(draft, document)),
        "\n".join(_policy(draft)),
        "\n".join(_legend(draft.legend)),
        *("\n".join(_row(row)) for row in draft.rows),
        *("\n".join(_note(note)) for note in draft.notes),
        "\n".join(_front(draft.front)),
        *("\n".join(_section(section)) for section in draft.sections),
        *(
            "\n".join(
                ["[[revision]]", f"date = {quoted(one.date)}", f"reason = {quoted(one.reason)}"]
            )
            for one in draft.history
        ),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def quoted(text: str) -> str:
    """A text as TOML has it: in single quotes where it has double ones and can be."""
    if '"' in text and "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'


def _head(draft: Draft, document: str) -> Iterator[str]:
    yield f"#:schema {SCHEMAS[PolicyFile]}"
    name = evened(f"{draft.policy_id} {draft.title}")
    yield f"# {name}: drafted from {evened(document)}, for review."
    yield "#"
    yield f'# Each "{REVIEW}" is a point to decide on, and says where the document has it: correct'
    yield "# what is below it, and take the comment out. A row that could be wrong is a comment."
    yield from _comments(doubt for doubt in draft.doubts)
    yield ""
    yield "format = 1"


def _policy(draft: Draft) -> Iterator[str]:
    yield "[policy]"
    yield f"id = {quoted(draft.policy_id)}" if draft.policy_id else "# id ="
    yield f"title = {quoted(draft.title)}" if draft.title else "# title ="
    facts: dict[str, Fact] = {fact.key: fact for fact in draft.facts}
    for key in ("effective", "original_effective", "next_review"):
        if fact := facts.get(key):
            yield from _comments(fact.doubts)
            yield (
                f"{key} = {fact.day}" if fact.day else f"# {key} = {evened(fact.printed)}".rstrip()
            )
    counts = {
        "covered": draft.count("covered"),
        "non_covered": draft.count("non_covered"),
        "note": sum(not note.left_out for note in draft.notes),
        "section": len(draft.sections),
        "revision": len(draft.history),
    }
    yield f"counts = {{ {', '.join(f'{name} = {count}' for name, count in counts.items())} }}"


def _legend(lines: Sequence[LegendLine]) -> Iterator[str]:
    if not lines:
        return
    yield "[legend]"
    for line in lines:
        yield from _comments(line.doubts)
        plans = quoted(line.plans) if isinstance(line.plans, str) else _list(line.plans)
        is_bare = re.fullmatch(r"[A-Za-z0-9_-]+", line.symbol)
        key = line.symbol if is_bare else quoted(line.symbol)
        text = f"{key} = {{ means = {quoted(line.means)}, plans = {plans} }}"
        yield f"# {text}" if line.left_out else text


def _row(row: DraftRow) -> Iterator[str]:
    if row.heading:
        yield f"# {evened(row.heading)}"
        yield ""
    yield from _comments(row.doubts)
    yield from (f"# {evened(said)}" for said in row.said)
    lines = [f"[[{row.table}]]", f"code = {quoted(row.code)}"]
    if row.modifiers:
        lines.append(f"modifiers = {_list(row.modifiers)}")
    if row.continues:
        lines.append(f"continues = {quoted(row.continues)}")
    lines.append(f"description = {quoted(row.description)}")
    if row.table == "covered":
        lines.append(f"prior_approval = {quoted(row.prior_approval)}")
        lines += _long_list("cost_share", row.cost_share)
        if row.limit:
            lines.append(f"limit = {quoted(row.limit)}")
    else:
        lines.append(f"reason = {quoted(row.reason)}")
    yield from _commented(lines, row.left_out)


def _note(note: DraftNote) -> Iterator[str]:
    yield from _comments(note.doubts)
    lines = ["[[note]]", f"section = {quoted(note.section)}"]
    applies_to = note.applies_to
    lines.append(
        f"applies_to = {quoted(applies_to) if isinstance(applies_to, str) else _list(applies_to)}"
    )
    lines += [f"network = {quoted(note.network)}"] if note.network else []
    lines += [f"plans = {_list(note.plans)}"] if note.plans else []
    lines += [f"{note.effect} = true"] if note.effect else []
    lines += [f"about = {quoted(note.about)}"] if note.about else []
    lines += ["caution = true"] if note.caution else []
    lines += [f"in_short = {quoted(note.in_short)}"] if note.in_short else []
    lines.append(f"text = {quoted(note.text)}")
    yield from _commented(lines, note.left_out)


def _front(front: Sequence[str]) -> Iterator[str]:
    if front:
        yield "# Stands before the sections of the document:"
        yield from (f"#   {evened(text)}" for text in front)


def _section(section: DraftSection) -> Iterator[str]:
    yield from _comments(section.doubts)
    yield "[[section]]"
    yield f"number = {quoted(section.number)}"
    yield f"title = {quoted(section.title)}"
    if "\n" not in section.text:
        yield f"text = {quoted(section.text)}"
        return
    text = section.text.replace("\\", "\\\\").replace('"""', '""\\"')
    if text.endswith('"'):
        text = text[:-1] + '\\"'
    yield f'text = """\n{text}"""'


def _commented(lines: Iterable[str], left_out: bool) -> Iterator[str]:
    for line in lines:
        yield f"# {line}" if left_out else line


def _comments(doubts: Iterable[Doubt]) -> Iterator[str]:
    for doubt in doubts:
        where = f"line {doubt.place}" if doubt.place.page is None else str(doubt.place)
        yield f"# {REVIEW} {where}: {evened(f'{doubt.what}: {doubt.problem}; {doubt.done}')}"


def _long_list(key: str, texts: Sequence[str]) -> list[str]:
    line = f"{key} = {_list(texts)}"
    if len(line) <= _WIDTH or len(texts) < 2:
        return [line]
    return [f"{key} = [", *(f"  {quoted(text)}," for text in texts), "]"]


def _list(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(quoted, texts))}]"
