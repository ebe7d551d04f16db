"""What callers say around a drug or a disease, in the shipped policy: general rules as tables."""

import pytest

from tests.finder import Finder

FILLERS = (
    *("{} infusion", "{} therapy", "{} treatment", "{} drip", "{} medicine", "{} med at home"),
    *("home {}", "iv {}", "{} disease infusion", "treatment for {}", "{} weekly", "second {} dose"),
)
NAMED = (
    *("gaucher", "pompe", "fabry", "crohn", "hemophilia", "osteomyelitis", "endocarditis", "vanco"),
    *(
        "remicade",
        "flolan",
        "milrinone",
        "zofran",
        "desferal",
        "lasix",
        "ivig",
        "heparin",
        "emesis",
    ),
    *("fentanyl", "terbutaline", "solumedrol", "hizentra", "keytruda", "novoseven", "thalassemia"),
)


def first(finder: Finder, query: str) -> str | None:
    return next(iter(finder.codes(query)), None)


@pytest.mark.parametrize("name", NAMED)
def test_filler_beside_a_name_keeps_its_rows_first(finder: Finder, name: str) -> None:
    own = set(finder.codes(name, "text"))
    lost = [filler for filler in FILLERS if first(finder, filler.format(name)) not in own]
    assert lost == []


@pytest.mark.parametrize(
    "sentence",
    [
        "does she need approval for {} to bring her count up",
        "my doctor gave me {} after the last surgery and the bill came back",
        "caller wants to know about {} for his daughter who lives in another state",
    ],
)
def test_a_drug_is_found_whatever_a_caller_tells_beside_it(finder: Finder, sentence: str) -> None:
    drugs = [each for each in sorted(finder.book.drug_names) if " " not in each]
    own = {drug: set(finder.codes(drug, "text")) for drug in drugs[::20]}
    lost = [
        drug for drug in own if own[drug] and first(finder, sentence.format(drug)) not in own[drug]
    ]
    assert lost == []
    assert any(own.values())


@pytest.mark.parametrize(
    ("codes", "queries"),
    [
        (
            "S9348",
            "bridge to heart transplant; advanced heart failure drip; milrinone, waiting for a "
            "heart transplant; on the heart transplant list iv med; end stage heart failure",
        ),
        ("S9347", "pulmonary arterial hypertension medicine; pulmonary htn drip; flolan at home"),
        (
            "S9346",
            "inherited emphysema iv; hereditary COPD infusion; genetic copd therapy; emphysema "
            "infusion; alpha-1 lung disease; alpha one emphysema drip",
        ),
        ("S9357", "gauchers disease; MPS II infusion; lysosomal storage disorder; hurler syndrome"),
        ("S9351", "hyperemesis iv medicine; pregnancy vomiting drip; nausea of gastroparesis"),
        (
            "S9494",
            "infected bone; septic joint drip; infected heart valve iv; aspergillus infusion; "
            "CMV retinitis; infusion for HIV; herpes encephalitis iv; infection of the spine",
        ),
        ("S9345", "von willebrand disease; factor 8 deficiency; hemophilia drug at home"),
        ("S9359", "infusion for psoriasis; RA infusion at home; crohn's infusion; iv for UC"),
        ("S9363", "MS spasticity; multiple sclerosis spasms; cerebral palsy spasticity pump"),
        ("S9355", "thalassemia infusion; iron overload drip; poisoning with lead; lead poisoning"),
        ("S9538", "transfusion for thalassemia; sickle cell transfusion"),
        ("S9364", "short bowel syndrome; crohn's on tpn; TPN for gastroparesis; short gut iv food"),
        ("S9373", "dehydration drip; iv fluids for hyperemesis; hydration for gastroparesis"),
        ("S9336", "drip for DVT; pulmonary embolism infusion; blood clot drip"),
        ("S9338", "CVID infusion; cidp drip; hypogammaglobulinemia therapy"),
        (
            "S9325 S9326 S9327 S9328",
            "morphine drip; morphine drip, hospice; palliative morphine infusion; morphine pump; "
            "continuous morphine; morphine drip at home; hospice patient on a dilaudid drip",
        ),
        (
            "S0093",
            "morphine loading dose; morphine drip loading dose; morphine injection; morphine "
            "500 mg; morphine sulfate 500 mg drip",
        ),
        (
            "S9341",
            "feeding without a pump; tube feeds hung on a pole; g-tube formula, no pump; enteral, "
            "no pump; feeding drip bag; tube feed drip bag hung, no pump; hang the formula",
        ),
        ("S9342", "g tube feeding with pump; tube feeding overnight by pump; pump for feeds"),
        ("A4223", "no pump; iv tubing without a pump; infusion set, no pump"),
        ("96375 96376", "second iv push; another push; 2nd push new drug; additional push"),
        ("96374", "first iv push; initial push; 1st push, single drug"),
        ("96366", "therapeutic infusion, 2nd hour; additonal hour of therapeutic infusion"),
        ("96367", "2nd drug infusion; another drug by infusion"),
        ("96361", "hydration second hour; extra hour of hydration; hydration, aditional hr"),
        (
            "99602",
            "extra hour nurse visit; home infusion visit, additonal hour; nurse another hour",
        ),
        ("G0068", "professional services, anti-infective, subsequent visit"),
        ("G0088", "professional services, anti-infective, first visit"),
    ],
)
def test_what_callers_say(finder: Finder, codes: str, queries: str) -> None:
    wrong = {query: first(finder, query) for query in queries.split("; ")}
    assert {query: code for query, code in wrong.items() if code not in codes.split()} == {}


ALSO_MEANS_SOMETHING_ELSE = (
    *("heart", "heart surgery", "heart disease", "heart transplant", "kidney dialysis treatment"),
    *("lung", "lung transplant", "lung disease", "copd inhaler", "oxygen for copd", "colonoscopy"),
    *("liver transplant", "liver disease", "blood test", "blood disease", "vein disease"),
    *("genetic test", "genetic disease", "breast pump", "insulin pump", "second opinion"),
    *(
        "extra bed",
        "another mri",
        "surgical procedure",
        "hiv",
        "hiv test",
        "herpes cream",
        "mercury",
    ),
    *("psoriasis", "psoriasis cream", "dvt ultrasound", "gastroparesis", "hospice care"),
    *("palliative care", "iron infusion", "spine surgery", "iv pole", "infant formula"),
    *("physical therapy", "speech therapy at home", "new wheelchair", "kidney disease"),
)


@pytest.mark.parametrize("query", ALSO_MEANS_SOMETHING_ELSE)
def test_words_that_also_mean_something_else_are_never_sure(finder: Finder, query: str) -> None:
    assert {found.match for found in finder.search(query).entries} <= {"partial"}


@pytest.mark.parametrize(
    "query",
    ["asthma infusion", "genetic asthma drip", "iv for asthma disease", "second asthma iv at home"],
)
def test_common_words_beside_an_unknown_one_find_nothing(finder: Finder, query: str) -> None:
    assert finder.search(query).entries == ()


@pytest.mark.parametrize(
    "query",
    ["is {} covered for my mother", "does my father need auth for {}", "why was {} denied again"],
)
@pytest.mark.parametrize("number", ["E0784", "S93.40", "517-364-8500", "0074-3799-13"])
def test_a_sentence_around_a_number_finds_nothing(finder: Finder, query: str, number: str) -> None:
    found = finder.search(query.format(number))
    assert [*found.entries, *found.passages] == []


@pytest.mark.parametrize("word", ["mother", "mothers", "grandmother", "because"])
def test_an_everyday_word_is_no_part_of_another_word(finder: Finder, word: str) -> None:
    assert finder.search(f"{word} ").entries == ()


@pytest.mark.parametrize("query", ["does plan cover walkers", "hearing aid covered by plan"])
def test_a_passage_about_plans_in_general_is_no_answer(finder: Finder, query: str) -> None:
    found = finder.search(query)
    assert [*found.entries, *found.passages] == []
