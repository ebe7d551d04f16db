"""The keepers' page about the format: its examples are sound, and it leaves no key out."""

import re
from pathlib import Path

import pytest

from bcp_tui.library import check, load, shipped_data
from bcp_tui.library.schema import schema

README = Path(shipped_data(), "README.md").read_text("utf-8")
CHAPTERS = {chapter.partition("\n")[0]: chapter for chapter in README.split("\n## ")[1:]}
FILES = {
    "plans.toml": "plans.toml",
    "policies/*.toml": "policies/bcp-99-2024-01-01.toml",
    "search.toml": "search.toml",
    "drugs.toml": "drugs.toml",
}


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    """A data folder made of the examples: those of a chapter are one file."""
    for heading, name in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("\n".join(re.findall(r"```toml\n(.*?)```", CHAPTERS[heading], re.DOTALL)))
    return tmp_path


def test_the_examples_are_a_data_folder_without_faults(examples: Path) -> None:
    assert check([examples]) == ()
    assert [revision.policy_id for revision in load(examples).revisions] == ["BCP-99"]


def test_every_key_is_explained_in_the_chapter_of_its_file() -> None:
    for heading, made in zip(FILES, schema().values(), strict=True):
        keys = {key for table in made["$defs"].values() for key in table["properties"]}
        explained = set(re.findall(r"`(\w+)`|\[+(\w+)\]+", CHAPTERS[heading]))
        missing = keys - {word for words in explained for word in words} - {"format"}
        assert missing == set(), f"data/README.md does not explain these keys of {heading}"


def test_the_message_that_it_shows_is_the_programs(examples: Path) -> None:
    (shown,) = re.findall(r"```\n(policies/.*)\n```", README)
    policy = examples / FILES["policies/*.toml"]
    policy.write_text(policy.read_text().replace("covered = 5", "covered = 6", 1))
    assert [str(fault) for fault in check([examples])] == [f"{examples}/{shown}"]
