"""Every shape in which the house format comes: what its rows become, with nothing to review."""

import pytest

from bcp_tui.documents.columns import role_of
from tests.documents.policies import COVERED, HEADER, NOT_COVERED, ROW, document, imported

REST = "Hearing test\tN\tHearing Aids"


def rows_of(*rows: str, head: str = COVERED) -> str:
    return "\n".join((head, *rows))


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("92590 - 92591", ["92590-92591"]),
        ("92590–92591", ["92590-92591"]),
        ("92590 — 92591", ["92590-92591"]),
        ("92590 ‐ 92591", ["92590-92591"]),
        ("92590 to 92591", ["92590-92591"]),
        ("92590 through 92591", ["92590-92591"]),
        ("92590 thru 92591", ["92590-92591"]),
        ("92590, 92591", ["92590", "92591"]),
        ("92590; 92591", ["92590", "92591"]),
        ("92590/92591", ["92590", "92591"]),
        ("92590 and 92591", ["92590", "92591"]),
        ("92590 92591", ["92590", "92591"]),
        ("92590–92591, 92594", ["92590-92591", "92594"]),
        ("0042T", ["0042T"]),
        ("0001U, 0002U", ["0001U", "0002U"]),
    ],
)
def test_codes_of_a_cell(cell: str, codes: list[str]) -> None:
    made = imported(document(rows_of(f"{cell}\t{REST}")))
    assert made.codes() == codes
    assert {row["description"] for row in made.rows()} == {"Hearing test"}
    assert made.data["policy"]["counts"]["covered"] == len(codes)
    assert made.doubts == []


@pytest.mark.parametrize(
    ("cell", "modifiers"),
    [
        ("E1390-RR", ["RR"]),
        ("E1390 RR", ["RR"]),
        ("E1390RR", ["RR"]),
        ("E1390 (RR, NU)", ["RR", "NU"]),
        ("E1390 RR/NU", ["RR", "NU"]),
        ("E1390 with modifier RR", ["RR"]),
    ],
)
def test_modifiers_of_a_cell(cell: str, modifiers: list[str]) -> None:
    made = imported(document(rows_of(f"{cell}\t{REST}")))
    assert [(row["code"], row["modifiers"]) for row in made.rows()] == [("E1390", modifiers)]
    assert made.doubts == []


def test_a_code_has_a_row_for_each_of_its_modifiers() -> None:
    head = "COVERED CODES\t\t\t\t\nCode\tModifier\tDescription\tPrior Approval\tCost Share"
    made = imported(document(rows_of(f"E1390\tRR\t{REST}", f"E1390\tNU\t{REST}", head=head)))
    assert [row["modifiers"] for row in made.rows()] == [["RR"], ["NU"]]
    assert made.doubts == []


@pytest.mark.parametrize("cell", ["1,2", "1, 2", "1; 2", "1 2", "1 & 2", "1/2", " 1 , 2 "])
def test_symbols_of_a_cell(cell: str) -> None:
    made = imported(document(rows_of(f"92550\tTest\t{cell}\tHearing Aids")))
    assert made.rows()[0]["prior_approval"] == "1, 2"
    assert made.doubts == []


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("code", "CPT/HCPCS | HCPCS/CPT® | HCPCS Level II | Code(s) | Code Range | Proc Code"),
        ("description", "Service/Procedure | Description of Service | Long Description"),
        ("prior_approval", "PA Required? | Auth Required | Pre-Authorization | Precertification"),
        ("reason", "Reason Not Covered | Rationale | Why not covered"),
        ("limit", "Quantity Limit | Max Units | Qty | Frequency"),
        ("modifier", "Modifier(s) | Mod."),
        ("cost_share", "Cost-Share Reference | Member Cost Share | Benefit"),
    ],
)
def test_columns_by_many_words(role: str, words: str) -> None:
    assert {role_of(each) for each in words.split(" | ")} == {role}


@pytest.mark.parametrize("title", ["Not covered", "Codes Not Covered:", "Services not covered"])
def test_a_title_is_known_by_the_header_below_it(title: str) -> None:
    head = f"{title}\nCPT/HCPCS\tService\tRationale"
    made = imported(document(rows_of(ROW), rows_of("V5266\tBattery\tConvenience", head=head)))
    assert made.codes("non_covered") == ["V5266"]
    assert made.doubts == []


def test_the_words_over_a_column_say_what_it_holds() -> None:
    head = "COVERED CODES\t\t\t\t\nCost Share Reference\tService\tPA\tCPT/HCPCS Code\tLimits"
    covered = rows_of("Hearing Aids\tHearing test\tN\t92550\t1 per 36 months", head=head)
    other = rows_of(
        "Convenience\tV5266\tBattery", head="NON COVERED CODES\nReason\tCode\tDescription"
    )
    made = imported(document(covered, other))
    assert made.rows() == [
        {
            "code": "92550",
            "description": "Hearing test",
            "prior_approval": "N",
            "cost_share": ["Hearing Aids"],
            "limit": "1 per 36 months",
        }
    ]
    assert made.rows("non_covered") == [
        {"code": "V5266", "description": "Battery", "reason": "Convenience"}
    ]
    assert made.doubts == []


def test_several_tables_and_sub_headings() -> None:
    tests = rows_of(ROW, head=f"COVERED CODES – Tests\t\t\t\n{HEADER}")
    aids = rows_of("Aids\t\t\t", f"V5050\t{REST}", "Parts\t\t\t", f"V5264\t{REST}")
    made = imported(document(tests, aids))
    assert made.codes() == ["92550", "V5050", "V5264"]
    comments = [line for line in made.text.split("\n") if line in ("# Tests", "# Aids", "# Parts")]
    assert comments == ["# Tests", "# Aids", "# Parts"]
    assert made.text.index("# Aids") < made.text.index('"V5050"') < made.text.index("# Parts")
    assert made.doubts == []


@pytest.mark.parametrize(
    ("half", "codes"),
    [
        ("92590 -", ["92590-92591"]),
        ("92590\u2013", ["92590-92591"]),
        ("92590 to", ["92590-92591"]),
        ("92590,", ["92590", "92591"]),
        ("92590 -\n", ["92591"]),
    ],
)
def test_codes_of_a_cell_that_is_broken_over_two_lines(half: str, codes: list[str]) -> None:
    made = imported(document(rows_of(ROW, half, f"92591\t{REST}")))
    assert made.codes() == ["92550", *codes]
    assert bool(made.doubts) == (codes == ["92591"])


def test_rows_cut_by_a_page_are_one() -> None:
    pages = (
        rows_of("92550\tHearing test of the\tN\tHearing")
        + "\n\nBCP-31 Hearing Services\nPage 2 of 4\n\n"
        + rows_of("\tear (both)\t\tAids; Supplies", f"92590 -\t{REST}"),
        rows_of("92591\tfor one ear\t\t"),
    )
    made = imported(document(*pages))
    assert [(row["code"], row["description"]) for row in made.rows()] == [
        ("92550", "Hearing test of the ear (both)"),
        ("92590-92591", "Hearing test for one ear"),
    ]
    assert made.rows()[0]["cost_share"] == ["Hearing Aids", "Supplies"]
    assert "Page 2" not in made.text
    assert made.doubts == []


def test_words_cut_by_a_page_are_known_from_the_rest_of_the_document() -> None:
    known = "An administration of anti-infective drugs."
    first = rows_of("92550\tHome adminis-\tN\tHearing Aids", "92552\tUse of anti-\tN\tHearing Aids")
    second = rows_of("\tinfective drugs\t\t")
    made = imported(document(first, second, more=known))
    assert made.rows()[1]["description"] == "Use of anti-infective drugs"
    assert made.doubts == []
    cut = document(rows_of("92550\tHome adminis-\tN\tX"), rows_of("\ttration\t\t"), more=known)
    assert imported(cut).rows()[0]["description"] == "Home administration"


def test_rows_that_read_on_name_the_last_that_does_not() -> None:
    made = imported(
        document(
            rows_of(
                "92552\tPure tone; air\tN\tX",
                "92553\t… by bone\tN\tX",
                "92554\t... by both\tN\tX",
                "92557\tSpeech\tN\tX",
            )
        )
    )
    assert [row.get("continues") for row in made.rows()] == [None, "92552", "92552", None]
    assert made.doubts == []


@pytest.mark.parametrize(
    ("legend", "expected"),
    [
        ("0 = None required; Y = All products", {"0": "none", "Y": "all"}),
        ("Y = All plans;\nN = None required; 1 = HMO/POS", {"N": "none", "1": ["HMO/POS"]}),
        ("4 = ASO group L0001269 Non-Union\n& Union; 2 = PPO", {"4": ["L0001269-N", "L0001269-U"]}),
        ("7 = ASO group L0001269 Union Only", {"7": ["L0001269-U"]}),
        ("7 = ASO group L0001269 Non-Union Only", {"7": ["L0001269-N"]}),
        ("A = Self-funded group L0003002 Class A; B = Self-funded group L0003002 Class A & B",
         {"A": ["L0003002-A"], "B": ["L0003002-A", "L0003002-B"]}),
        ("1 = HMO/POS and PPO, 2 = Medicare Advantage", {"1": ["HMO/POS", "PPO"], "2": ["MA"]}),
        ("3 = Self-funded group L0003001", {"3": ["L0003001"]}),
        ("\n\nY = All lines of business\nN = None required\n2 = PPO", {"Y": "all", "2": ["PPO"]}),
        ("\n\nY\tAll lines of business\nN\tNone required\n2\tPPO", {"Y": "all", "2": ["PPO"]}),
    ],
)  # fmt: skip
def test_legends(legend: str, expected: dict[str, object]) -> None:
    made = imported(document(legend=f"Prior Approval Legend: {legend}"))
    held = {symbol: row["plans"] for symbol, row in made.data["legend"].items()}
    assert held | expected == held
    assert made.doubts == []


def test_what_a_document_may_lack() -> None:
    no_covered = imported(document(f"{NOT_COVERED}\nV5266\tBattery\tConvenience", legend=""))
    assert no_covered.data["policy"]["counts"]["covered"] == 0
    assert no_covered.codes("non_covered") == ["V5266"]
    assert no_covered.doubts == []
    no_rules = imported(document(rows_of(ROW), rules=""))
    assert [row["number"] for row in no_rules.data["section"]][-2:] == ["4.0", "9.0"]
    assert no_rules.doubts == []


@pytest.mark.parametrize(
    "title",
    ["Title: BCP–31 – Hearing Services", "Policy Number: BCP-31\n\nPolicy Title: Hearing Services",
     "BCP-31 Hearing Services", "Title: BCP-31 Hearing Services   Effective Date: 04/01/2024"],
)  # fmt: skip
def test_how_the_front_page_names_the_policy(title: str) -> None:
    text = document(rows_of(ROW)).replace("Title: BCP-31 Hearing Services", title)
    policy = imported(text).data["policy"]
    assert (policy["id"], policy["title"]) == ("BCP-31", "Hearing Services")
    assert str(policy["effective"]) == "2024-04-01"


def test_characters_of_other_programs() -> None:
    text = document(rows_of(ROW.replace("Hearing test", "Hearing\u00a0“test”")))
    text = "\ufeff" + text.replace("4.0 Coding", "\f4.0\u00a0Coding").replace("\n", "\r\n")
    made = imported(text)
    assert made.rows()[0]["description"] == 'Hearing "test"'
    assert made.doubts == []


def test_a_footnote_that_changes_no_answer_becomes_a_note() -> None:
    made = imported(
        document(rows_of("92550\tTest\tN**\tX", "92551\tTest\tN\tX") + "\n** Both ears.")
    )
    assert made.rows()[0]["prior_approval"] == "N"
    assert made.data["note"][-1] == {
        "section": "4.0",
        "applies_to": ["92550"],
        "text": "Both ears.",
    }
    assert made.doubts == []


def laid_out(table: str) -> str:
    """A policy as `pdftotext -layout` has it: no tabs, and this table in its section 4.0."""
    text = document("@@").replace("Revision Date\tReason", "Revision Date    Reason")
    return text.replace("2/18\t", "2/18             ").replace("@@", table)


def test_columns_by_spaces_that_move_from_page_to_page() -> None:
    made = imported(
        laid_out("""COVERED CODES
Code     Description                          Prior      Benefit Plan Cost Share Reference
                                              Approval
V5050    Hearing aid, monaural, in the ear    1, 2       Hearing Aids
V5060    Hearing aid, behind the ear of the   N          Hearing Aids
                                         BCP-31 Hearing Services  Page 1 of 3
\f    BCP-31 Hearing Services
    COVERED CODES
    Code        Description                 Prior Approval   Benefit Plan Cost Share Reference
                patient                                      and Medical Supplies
    V5130       Binaural, in the ear        N                Hearing Aids
    Aids for both ears
    V5140 -     Binaural, behind the ear    3, 4             Hearing Aids
    V5142
                                         BCP-31 Hearing Services  Page 2 of 3
\f    BCP-31 Hearing Services
      V5150   Ear mold     N    Hearing Aids

    NON-COVERED CODES
    Code        Description                     Benefit Plan Reference/Reason
    V5266       Battery                         Convenience item
                                         BCP-31 Hearing Services  Page 3 of 3
""")
    )
    assert [tuple(row.values()) for row in made.rows()] == [
        ("V5050", "Hearing aid, monaural, in the ear", "1, 2", ["Hearing Aids"]),
        ("V5060", "Hearing aid, behind the ear of the patient", "N",
         ["Hearing Aids and Medical Supplies"]),
        ("V5130", "Binaural, in the ear", "N", ["Hearing Aids"]),
        ("V5140-V5142", "Binaural, behind the ear", "3, 4", ["Hearing Aids"]),
        ("V5150", "Ear mold", "N", ["Hearing Aids"]),
    ]  # fmt: skip
    assert made.codes("non_covered") == ["V5266"]
    assert "# Aids for both ears" in made.text
    assert made.doubts == []


def test_a_history_by_tabs_does_not_hide_tables_by_spaces() -> None:
    head = f"  {'Code':<10}{'Description':<30}{'Prior Approval':<18}Cost Share"
    row = f"  {'V5010':<10}{'Assessment':<30}{'N':<18}Hearing Aids"
    made = imported(document(f"COVERED CODES\n{head}\n\n{row}"))
    assert made.codes() == ["V5010"]
    assert made.data["revision"] == [{"date": "2/18", "reason": "Policy created"}]
    assert made.doubts == []


def test_codes_beside_the_middle_of_their_rows() -> None:
    made = imported(
        laid_out("""                         COVERED CODES

   Code                 Description                Prior        Benefit Plan Cost
                                                  Approval       Share Reference

               Hearing aid, monaural, in the ear,             Hearing Aids; Medical
  V5050        a long text that goes over            1, 2     Supplies and more of
               three lines                                    them

               Hearing aid, both
V5130 - V5140  of them                                Y       Hearing Aids
""")
    )
    assert [(row["code"], row["description"]) for row in made.rows()] == [
        ("V5050", "Hearing aid, monaural, in the ear, a long text that goes over three lines"),
        ("V5130-V5140", "Hearing aid, both of them"),
    ]
    assert made.doubts == []


def test_rows_whose_lines_cannot_be_told_apart_are_comments() -> None:
    made = imported(
        laid_out("""COVERED CODES
Code     Description               Prior Approval    Cost Share Reference
         Hearing aid, monaural,
V5050    in the ear                N                 Hearing Aids
         Hearing aid, both
V5130    of them                   Y                 Hearing Aids
""")
    )
    assert made.codes() == []
    assert any("may belong to the rows beside it" in one for one in made.doubts)


@pytest.mark.parametrize("repeated", [True, False])
@pytest.mark.parametrize("shift", [-6, 0, 5])
def test_a_page_with_nothing_but_the_end_of_a_row(repeated: bool, shift: int) -> None:
    head = f"   {'Code':<14}{'Description':<50}{'Prior Approval':<18}Cost Share"
    row = f"   {'V5010':<14}{'Assessment for':<50}{'N':<18}Hearing Aids"
    other = f"   {'V5011':<14}{'Fitting of':<50}{'Y':<18}Hearing Aids"
    end = " " * (17 + shift) + "a hearing aid that is new to the member"
    top = ["COVERED CODES", head, ""] if repeated and not shift else []
    pages = ["\n".join(["COVERED CODES", head, "", row, "", other, ""]), "\n".join([*top, end])]
    made = imported(laid_out("\n\f".join(pages) + "\n"))
    assert [(each["code"], each["description"]) for each in made.rows()] == [
        ("V5010", "Assessment for"),
        ("V5011", "Fitting of a hearing aid that is new to the member"),
    ]


def test_lines_that_are_alike_on_one_page_are_no_head_of_pages() -> None:
    head = f"  {'Code':<10}{'Description':<40}{'Prior Approval':<18}Cost Share"
    cells = f"{'Oxygen contents, 1 month':<40}{'N':<18}Hearing Aids\n{'':12}supply = 1 unit\n"
    rows = [f"  {code:<10}{cells}" for code in ("E0441", "E0442", "E0443")]
    first, rest = rows[0].split("\n", 1)
    pages = f"COVERED CODES\n{head}\n\n{first}\n\f{rest}" + "\n".join(rows[1:])
    made = imported(laid_out(f"{pages}\n\f"))
    assert {each["description"] for each in made.rows()} == {
        "Oxygen contents, 1 month supply = 1 unit"
    }


def test_a_last_line_that_two_pages_share_is_no_foot() -> None:
    page = """COVERED CODES
Code     Description               Prior Approval    Cost Share Reference
{}    Hearing aid, monaural,    N                 Hearing Aids
         in the ear"""
    made = imported(
        laid_out("\n\f".join(page.format(code) for code in ("V5050", "V5060", "V5070")))
    )
    assert {row["description"] for row in made.rows()} == {"Hearing aid, monaural, in the ear"}
    assert made.doubts == []
