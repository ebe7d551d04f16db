"""drugs.toml is made from the FDA's list of substances and from what is kept by hand."""

from hashlib import sha256
from pathlib import Path

import pytest
import tomli

from tests.data.drug_names import Kept, Made, make, read_kept, substances, text, write

HEADER = "Name\tTYPE\tUNII\tDisplay Name"
SHIPPED = Path(__file__).parents[2] / "data" / "drugs.toml"


def kept(**by_hand: object) -> Kept:
    """What is kept by hand, with what the test says of it."""
    nothing: Kept = {
        "source": "a list made for the test",
        "endings": ["mab"],
        "salts": ["acetate", "sodium"],
        "most": 3,
        "leave_out": [],
        "names": [],
        "listed": {},
        "say": {},
    }
    return nothing | by_hand  # type: ignore[return-value]


def made(*rows: str, **by_hand: object) -> Made:
    """What is made of a list's rows ("NAME, kind, SHOWN")."""
    lines = ["{}\t{}\t0123456789\t{}\r\n".format(*row.split(", ")) for row in rows]
    return make(substances([HEADER, *lines]), kept(**by_hand))


def brands(*rows: str, **by_hand: object) -> dict[str, list[str]]:
    """The drugs that are made of a list's rows."""
    return made(*rows, **by_hand).drugs


def test_a_drug_that_is_named_by_hand_has_its_brand_names() -> None:
    listed = ("ROCEDRIN, bn, CEFDRINE", "ADRINOX, bn, CEFDRINE", "PILLEX, bn, PILLINE")
    assert brands(*listed, names=["cefdrine"]) == {"cefdrine": ["adrinox", "rocedrin"]}


def test_policies_leave_out_the_salt() -> None:
    listed = ("ROCEDRIN, bn, CEFDRINE SODIUM", "ADRINOX ACETATE, bn, CEFDRINE ACETATE")
    assert brands(*listed, names=["cefdrine"]) == {"cefdrine": ["adrinox", "rocedrin"]}


def test_a_drug_that_policies_call_otherwise() -> None:
    by_hand = {"immune globulin": ["human immunoglobulin g"]}
    listed = "GAMMADRINE, bn, HUMAN IMMUNOGLOBULIN G"
    assert brands(listed, listed=by_hand) == {"immune globulin": ["gammadrine"]}


@pytest.mark.parametrize(
    "in_use",
    [
        "DRIXIMAB [PURPLE BOOK CDER], cn, DRIXIMAB",
        "DRIXIMAB [VANDF], cn, DRIXIMAB",
        "DRIXIMAB-DYYB, of, DRIXIMAB",
    ],
)
def test_an_ending_tells_an_injected_drug_that_is_in_use(in_use: str) -> None:
    assert brands("REMIDRINE, bn, DRIXIMAB", in_use) == {"driximab": ["remidrine"]}
    assert brands("REMIDRINE, bn, DRIXIMAB", "DRIXIMAB [INN], cn, DRIXIMAB") == {}


def test_a_biosimilar_stands_with_the_drug_it_is_similar_to() -> None:
    listed = ("REMIDRINE, bn, DRIXIMAB", "INFLEDRINE, bn, DRIXIMAB-DYYB")
    assert brands(*listed, names=["driximab"]) == {"driximab": ["infledrine", "remidrine"]}


def test_a_tracer_is_no_drug() -> None:
    listed = ("SCANDRINE, bn, DRIXIMAB I-131", "DRIXIMAB I-131 [VANDF], cn, DRIXIMAB I-131")
    assert brands(*listed) == {}


@pytest.mark.parametrize(
    "name",
    ["CEFDRINE FORTE", "C.D.R.", "CDR", "(2R)-CEFDRANE", "ONE TWO THREE FOUR", "PILLINE TWO"],
)
def test_names_that_bring_nothing(name: str) -> None:
    assert brands(f"{name}, bn, CEFDRINE", names=["cefdrine", "pilline"]) == {}


def test_a_hyphen_is_a_space() -> None:
    assert brands("SOLU-DRIN, bn, CEFDRINE", names=["cefdrine"]) == {"cefdrine": ["solu drin"]}


def test_a_name_of_two_drugs_is_said_by_hand_or_left_out() -> None:
    listed = (
        "DUODRINE COMPONENT CEFDRINE, bn, CEFDRINE",
        "DUODRINE COMPONENT PILLINE, bn, PILLINE",
        "ADRINOX COMPONENT CEFDRINE, bn, CEFDRINE",
    )
    names = ["cefdrine", "pilline"]
    assert brands(*listed, names=names) == {"cefdrine": ["adrinox"]}
    assert made(*listed, names=names).doubtful == {"duodrine": ["cefdrine", "pilline"]}
    both = {"cefdrine pilline": ["duodrine"]}
    assert brands(*listed, names=names, say=both) == {"cefdrine": ["adrinox"], **both}


def test_an_old_drug_has_only_the_names_that_are_kept_by_hand() -> None:
    listed = [f"{name}DRINE, bn, CEFDRINE" for name in ("ARA", "BARA", "CARA", "DARA")]
    assert brands(*listed, names=["cefdrine"]) == {}
    assert brands(*listed, say={"cefdrine": ["baradrine"]}) == {"cefdrine": ["baradrine"]}
    assert len(brands(*listed, names=["cefdrine"], most=4)["cefdrine"]) == 4


def test_a_name_that_means_something_else_is_left_out() -> None:
    listed = ("AMEN, bn, CEFDRINE", "ROCEDRIN, bn, CEFDRINE")
    found = brands(*listed, names=["cefdrine"], leave_out=["amen"])
    assert found == {"cefdrine": ["rocedrin"]}


def test_another_file_is_no_list() -> None:
    with pytest.raises(ValueError, match="no list of UNII names"):
        substances(["code\tdescription", "A0021\tAmbulance"])


def test_the_same_file_whatever_the_order_of_the_list() -> None:
    rows = ["ROCEDRIN, bn, CEFDRINE", "ADRINOX, bn, CEFDRINE", "GRADRIN, bn, GRADRINE"]
    names = ["cefdrine", "gradrine"]
    first = text(brands(*rows, names=names))
    assert first == text(brands(*reversed(rows), names=[*reversed(names)]))
    assert tomli.loads(first)["drug"][0] == {"means": "cefdrine", "say": ["adrinox", "rocedrin"]}


def test_the_file_names_its_source(tmp_path: Path) -> None:
    unii_names = tmp_path / "UNII_Names.txt"
    unii_names.write_text(f"{HEADER}\nREMIDRINE\tbn\t0123456789\tINFLIXIMAB\n", "utf-8")
    write(unii_names, tmp_path)
    made_of_it = (tmp_path / "drugs.toml").read_text("utf-8")
    assert "# 1 of the brand names are the FDA's" in made_of_it
    assert sha256(unii_names.read_bytes()).hexdigest() in made_of_it
    assert '"remidrine"' in made_of_it


def test_the_shipped_file_has_all_that_is_kept_by_hand() -> None:
    drugs = tomli.loads(SHIPPED.read_text("utf-8"))["drug"]
    shipped = {drug["means"]: drug["say"] for drug in drugs}
    for drug, said in read_kept()["say"].items():
        assert set(said) <= set(shipped[drug]), "run python -m tests.data.drug_names"
    assert SHIPPED.read_text("utf-8").endswith(text(shipped)), "was changed by hand"
