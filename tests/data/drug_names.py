"""The shipped drugs.toml, made from the FDA's list of substances and what is kept by hand.

    python -m tests.data.drug_names UNII_Names.txt

The list is the FDA's "UNII Names": a line for each name that a substance is known by, separated by
tabs, with the kind of the name ("bn" is a brand name) and the name that the substance is shown by:

    REMICADE    bn    B72HH48FLU    INFLIXIMAB

It does not tell how a drug is given. `injected.toml`, beside this module, does: drugs that are
injected, infused or nebulized, and endings of generic names that no other drug has. By its ending
alone a substance is taken only if it is in use in the USA: a register of the FDA or of the
Department of Veterans Affairs names it, or the FDA has put the four letters of a maker to its name.
"""

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypedDict, cast

import tomli

from bcp_tui.library.files import DRUGS
from bcp_tui.library.format import SCHEMAS, DrugsFile
from bcp_tui.library.shipped import shipped_data

KEPT = Path(__file__).with_name("injected.toml")
"""What is kept by hand."""

Brands = Mapping[str, Iterable[str]]
"""The brand names of drugs, by generic name."""

_HEADER = "Name\tTYPE\tUNII\tDisplay Name"
_BRAND = "bn"
_IN_USE = re.compile(r".* \[(?:ORANGE BOOK|PURPLE BOOK CDER|VANDF)\]")
_OF_A_MAKER = re.compile(r"(.+)-[a-z]{4}", re.I)
_OF_SEVERAL = " component "
_SAYABLE = re.compile(r"[a-z0-9]+(?: [a-z0-9]+){0,2}")
_FEWEST_LETTERS = 4


class Kept(TypedDict):
    """Which drugs are injected, and what callers and policies say otherwise than the list."""

    source: str
    """Which list drugs.toml is made from."""
    endings: list[str]
    """A generic name with a word that ends so is that of an injected drug."""
    salts: list[str]
    """Last words of the list's names that policies leave out."""
    most: int
    """Of a drug that has no such ending, more brand names than that are not taken."""
    leave_out: list[str]
    """Brand names that are not taken."""
    names: list[str]
    """Injected drugs, as policies write them; `listed` and `say` have more."""
    listed: dict[str, list[str]]
    """What the list calls a drug, where it is something else."""
    say: dict[str, list[str]]
    """What callers say and the list lacks, has for another drug, or has among too many."""


class Substance(NamedTuple):
    """A substance of the list, by the name that it is shown by, in small letters."""

    shown: str
    brands: tuple[str, ...]
    is_in_use: bool


class Made(NamedTuple):
    """The drugs of drugs.toml, and the brand names left out, for the list gives them to several."""

    drugs: dict[str, list[str]]
    doubtful: dict[str, list[str]]


def substances(lines: Iterable[str]) -> list[Substance]:
    """The substances of the FDA's list that have brand names.

    Raises ValueError for what is no such list.
    """
    rows = (line.rstrip("\r\n").split("\t") for line in lines)
    if next(rows, []) != _HEADER.split("\t"):
        raise ValueError(f"no list of UNII names: its first line is not {_HEADER!r}")
    brands: dict[str, set[str]] = {}
    in_use: set[str] = set()
    for name, kind, _, shown in rows:
        if kind == _BRAND:
            brands.setdefault(shown, set()).add(name.lower())
        elif _IN_USE.fullmatch(name) or _without_maker(name) == shown != name:
            in_use.add(shown)
    return [
        Substance(shown.lower(), tuple(sorted(names)), shown in in_use)
        for shown, names in sorted(brands.items())
    ]


def make(listed: Iterable[Substance], kept: Kept) -> Made:
    """The drugs, with their brand names in alphabetical order, as are the drugs."""
    by_hand = {brand for said in kept["say"].values() for brand in said}
    drugs_of: dict[str, list[str]] = {}
    for drug, brands in sorted(_brands(listed, kept).items()):
        for brand in brands:
            if brand not in by_hand and brand not in kept["leave_out"]:
                drugs_of.setdefault(brand, []).append(drug)
    drugs = {drug: [*said] for drug, said in kept["say"].items()}
    doubtful: dict[str, list[str]] = {}
    for brand, (drug, *others) in sorted(drugs_of.items()):
        if others:
            doubtful[brand] = [drug, *others]
        else:
            drugs.setdefault(drug, []).append(brand)
    return Made({drug: sorted(said) for drug, said in sorted(drugs.items())}, doubtful)


def _brands(listed: Iterable[Substance], kept: Kept) -> Brands:
    """The list's brand names of each drug that is injected, without those that bring nothing."""
    names = {name: name for name in (*kept["names"], *kept["say"], *kept["listed"])}
    names.update((name, drug) for drug, others in kept["listed"].items() for name in others)
    generic = {word for name in names for word in name.split()}
    told: dict[str, set[str]] = {}
    named: dict[str, set[str]] = {}
    for substance in listed:
        drug = _drug(substance, names, kept)
        found = told if _has_ending(_base(substance, kept), kept["endings"]) else named
        for brand in _sayable(substance.brands, kept["salts"]) if drug else ():
            if not (generic | {*drug.split()}) & {*brand.split()}:
                found.setdefault(drug, set()).add(brand)
    for drug, brands in named.items():
        if len(brands) <= kept["most"]:
            told.setdefault(drug, set()).update(brands)
    return told


def _drug(substance: Substance, names: Mapping[str, str], kept: Kept) -> str:
    """What policies call the substance; nothing, where it is no injected drug."""
    base = _base(substance, kept)
    by_name = names.get(substance.shown) or names.get(base)
    if by_name:
        return by_name
    return base if substance.is_in_use and _has_ending(base, kept["endings"]) else ""


def _base(substance: Substance, kept: Kept) -> str:
    return _without_salts(_without_maker(substance.shown), kept["salts"])


def _has_ending(drug: str, endings: Sequence[str]) -> bool:
    """Whether its name tells that a drug is injected; names with numbers are those of tracers."""
    words = drug.split()
    return all(map(str.isalpha, words)) and any(word.endswith(tuple(endings)) for word in words)


def _without_maker(name: str) -> str:
    """The name of a biologic without the four letters that stand for its maker."""
    named = _OF_A_MAKER.fullmatch(name)
    return named[1] if named else name


def _without_salts(name: str, salts: Sequence[str]) -> str:
    words = name.split()
    while len(words) > 1 and words[-1] in salts:
        words.pop()
    return " ".join(words)


def _sayable(brands: Iterable[str], salts: Sequence[str]) -> Iterator[str]:
    """The names as callers say them: up to three words, no formulas and no abbreviations."""
    for brand in brands:
        said = _without_salts(brand.partition(_OF_SEVERAL)[0].replace("-", " "), salts)
        if _SAYABLE.fullmatch(said) and sum(map(str.isalpha, said)) >= _FEWEST_LETTERS:
            yield said


_START = """\
#:schema {schema}
# Which drug a brand name stands for: drugs that are injected, infused or inhaled from a nebulizer.
#
# {listed} of the brand names are the FDA's, from its list of substances, UNII Names: a work of the
# US government, in the public domain. The list is that of
# {source},
# SHA-256 {digest}.
#
# Which drugs are injected, and {by_hand} more brand names, were put together by hand from general
# knowledge. Neither is complete.
#
# A brand name leads to its generic name wherever a policy names that, and to what search.toml says
# the generic name means. A biosimilar stands with the drug that it is similar to. A drug that no
# policy names does no harm: it is not found.
#
# The program's repository makes this file anew: there, add to tests/data/injected.toml, and run
# "python -m tests.data.drug_names". In a data folder of your own, add here: a brand name to the
# list of its drug, in small letters and in alphabetical order; or a [[drug]] in the alphabetical
# order of "means". Afterwards, run "bcp-tui check".

format = 1
"""


def text(drugs: Brands, start: str = "") -> str:
    """The drugs as rows of drugs.toml, below its start."""
    rows = (
        f'[[drug]]\nmeans = "{drug}"\nsay = [' + ", ".join(f'"{name}"' for name in said) + "]\n"
        for drug, said in drugs.items()
    )
    return "\n".join((start, *rows))


def read_kept() -> Kept:
    """What is kept by hand."""
    return cast("Kept", tomli.loads(KEPT.read_text("utf-8")))


def write(listed: Path, folder: Path) -> Made:
    """Writes drugs.toml to a data folder, whole or not at all."""
    kept = read_kept()
    raw = listed.read_bytes()
    made = make(substances(raw.decode("utf-8").split("\n")[:-1]), kept)
    by_hand = sum(map(len, kept["say"].values()))
    start = _START.format(
        schema=SCHEMAS[DrugsFile],
        source=kept["source"],
        digest=hashlib.sha256(raw).hexdigest(),
        listed=sum(map(len, made.drugs.values())) - by_hand,
        by_hand=by_hand,
    )
    new = folder / f"{DRUGS}.new"
    new.write_text(text(made.drugs, start), "utf-8")
    os.replace(new, folder / DRUGS)
    return made


if __name__ == "__main__":
    for brand, several in write(Path(sys.argv[1]), Path(shipped_data())).doubtful.items():
        sys.stderr.write(f"{brand} is left out: {' or '.join(several)}\n")
