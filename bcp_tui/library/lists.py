"""From plans.toml and search.toml to plans and synonyms: the rules that no type can state."""

from bcp_tui.library.faults import Key, Source, quoted
from bcp_tui.library.format import PlansFile, SearchFile
from bcp_tui.policy import Plan, Synonym


def build_plans(source: Source, file: PlansFile) -> tuple[Plan, ...]:
    """The plans in their order; no word names two of them, or a plan and a group."""
    named: dict[str, Key] = {}
    for place, row in enumerate(file["plan"]):
        for key, text in (("id", row["id"]), ("name", row["name"])):
            at = ("plan", place, key)
            first = named.setdefault(text.casefold(), at)
            if first[:2] != at[:2]:
                problem = f"{quoted(text)} already names the plan"
                source.error(at, problem, "call each plan something else", first=first)
    for place, row in enumerate(file["plan"]):
        group = row.get("group", "")
        if group.casefold() in named:
            problem = f"{quoted(group)} already names the plan"
            remedy = "call the group something else than its plans"
            first = named[group.casefold()]
            source.error(("plan", place, "group"), problem, remedy, first=first)
    return tuple(Plan(row["id"], row["name"], row.get("group")) for row in file["plan"])


def build_synonyms(source: Source, file: SearchFile) -> tuple[Synonym, ...]:
    """The synonyms in their order; none says a phrase twice."""
    for place, row in enumerate(file.get("synonym", ())):
        phrases = [phrase.casefold() for phrase in row["say"]]
        if len(set(phrases)) < len(phrases):
            for number, phrase in enumerate(phrases):
                first = phrases.index(phrase)
                if first < number:
                    problem, remedy = f"{quoted(phrase)} is already said", "keep one of the two"
                    at = ("synonym", place, "say")
                    source.error((*at, number), problem, remedy, first=(*at, first))
    return tuple(Synonym(tuple(row["say"]), row["means"]) for row in file.get("synonym", ()))
