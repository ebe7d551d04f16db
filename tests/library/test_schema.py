"""The published JSON Schema is that of the types that load the files."""

from pathlib import Path

from bcp_tui.library import shipped_data
from bcp_tui.library.schema import schema, write


def test_the_published_schema_is_fresh(tmp_path: Path) -> None:
    write(str(tmp_path))
    for made in tmp_path.iterdir():
        published = Path(shipped_data(), "schema", made.name)
        assert made.read_text() == published.read_text(), "run python -m bcp_tui.library.schema"


def test_editors_explain_every_key_of_a_row() -> None:
    row = schema()["policy"]["$defs"]["CoveredRow"]
    assert row["required"] == ["code", "description", "prior_approval", "cost_share"]
    assert row["additionalProperties"] is False
    assert all(key["description"] for key in row["properties"].values())
    assert (
        "none" in schema()["policy"]["$defs"]["LegendSymbol"]["properties"]["plans"]["description"]
    )
