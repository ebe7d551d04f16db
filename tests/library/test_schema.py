"""The published JSON Schema is that of the types that load the files."""

import json
import re
from pathlib import Path

import pytest

from bcp_tui.library import shipped_data
from bcp_tui.library.schema import plans_of, schema, write


def test_the_published_schema_is_fresh(tmp_path: Path) -> None:
    policy = json.loads(Path(shipped_data(), "schema", "policy.schema.json").read_text())
    write(str(tmp_path), plans_of(policy))  # `check` holds them against the plans.
    published = {file.name for file in Path(shipped_data(), "schema").iterdir()}
    assert {made.name for made in tmp_path.iterdir()} == published
    for made in tmp_path.iterdir():
        text = Path(shipped_data(), "schema", made.name).read_text()
        assert made.read_text() == text, "run python -m bcp_tui.library.schema"


def test_editors_explain_every_key_of_a_row() -> None:
    tables = schema()["policy.schema.json"]["$defs"]
    row = tables["CoveredRow"]
    assert row["required"] == ["code", "description", "prior_approval", "cost_share"]
    assert row["additionalProperties"] is False
    assert all(key["description"] for key in row["properties"].values())
    assert "none" in tables["LegendSymbol"]["properties"]["plans"]["description"]


@pytest.mark.parametrize(
    ("code", "fits"),
    [
        ("96365", True),
        ("0042T", True),
        ("S9374 - S9377", True),
        ("S9374\u2013S9377", True),
        ("9636", False),
        ("S937A", False),
        ("O0781", False),
        ("E0781 RR", False),
    ],
)
def test_editors_know_a_code(code: str, fits: bool) -> None:
    row = schema()["policy.schema.json"]["$defs"]["CoveredRow"]
    assert bool(re.search(row["properties"]["code"]["pattern"], code)) == fits


def test_editors_know_the_plans_and_dates() -> None:
    tables = schema(["PPO"])["policy.schema.json"]["$defs"]
    assert tables["NoteRow"]["properties"]["plans"]["items"] == {"enum": ["PPO"]}
    day = tables["PolicyTable"]["properties"]["effective"]
    assert re.search(day["pattern"], "2023-10-01")
    assert not re.search(day["pattern"], "10/01/2023")
