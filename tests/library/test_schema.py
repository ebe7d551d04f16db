"""The published JSON Schema is that of the types that load the files."""

from pathlib import Path

from bcp_tui.library import shipped_data
from bcp_tui.library.schema import schema, write


def test_the_published_schema_is_fresh(tmp_path: Path) -> None:
    write(str(tmp_path))
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
