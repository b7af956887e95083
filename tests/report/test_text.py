"""What a terminal shows of findings, of how far somebody is, and of the standard."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from portfolio_builder.assess.resolve import resolve
from portfolio_builder.assess.whole import assess
from portfolio_builder.examined import Examined
from portfolio_builder.model import rules
from portfolio_builder.model.assessment import Assessment
from portfolio_builder.model.finding import Finding, finding
from portfolio_builder.model.firmness import Letter
from portfolio_builder.model.ids import Ids
from portfolio_builder.model.place import Place
from portfolio_builder.model.portfolio import Evidence
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.standard import Standard
from portfolio_builder.model.steps import Action, Goal, Step
from portfolio_builder.report.findings import findings_text
from portfolio_builder.report.machine import findings_json
from portfolio_builder.report.standard import (
    area_text,
    cluster_text,
    competence_text,
    indicator_text,
    standard_text,
)
from portfolio_builder.report.status import status_text
from portfolio_builder.report.terminal import plain
from portfolio_builder.wording import Wording
from portfolio_builder.wording.weighing import Weighing
from tests.conftest import SHIPPED, TODAY
from tests.factories import claim, evidence, portfolio


def unknown(place: Place, written: str = "G1.9") -> Finding:
    return finding(
        rules.UNKNOWN_COMPETENCE, place, written=written, nearest=("G1.2 (Gaat erop af)",)
    )


def shown(found: Finding, line: str, wording: Wording) -> list[str]:
    return findings_text([found], wording, lambda _: line).split("\n")


# Findings as text


def test_a_finding_shows_its_place_its_line_and_the_way_out(nl: Wording) -> None:
    found = unknown(Place("bewijzen/spreekuur.md", 12, 9, 4))
    assert shown(found, "  - id: G1.9", nl) == [
        "bewijzen/spreekuur.md:12:9: fout P104: onbekende competentie 'G1.9'",
        "   12 |   - id: G1.9",
        "      |         ^^^^ Bedoelde je G1.2 (Gaat erop af)?",
    ]


def test_a_finding_on_a_whole_file_shows_no_line(en: Wording) -> None:
    found = finding(rules.NO_SETTINGS, Place("portfolio.yaml"), names=("portfolio.yaml",))
    assert shown(found, "never shown", en) == [
        "portfolio.yaml: error P007: there is no portfolio.yaml here",
        "   Is this the right folder? `portfolio init FOLDER` makes a new portfolio.",
    ]


def test_a_finding_on_a_line_without_a_column_marks_nothing(nl: Wording) -> None:
    found = finding(rules.NO_CONTEXT, Place("a.md", 2))
    assert shown(found, "titel: x", nl)[1:] == [
        "    2 | titel: x",
        "      | Voeg `context: …` toe. Assessoren letten op variatie daarin.",
    ]


def test_of_a_long_line_only_the_part_around_the_spot_is_shown(nl: Wording) -> None:
    line = "woord " * 60 + "G1.9" + " woord" * 60
    found = unknown(Place("a.md", 1, line.index("G1.9") + 1, 4))
    _, code, mark = shown(found, line, nl)
    assert len(code) <= 80
    assert code[mark.index("^") :].startswith("G1.9")


@given(st.text(max_size=70), st.data(), st.integers(1, 9999))
def test_the_mark_stands_under_the_words_whatever_signs_come_before(
    nl: Wording, line: str, data: st.DataObject, number: int
) -> None:
    line = line.replace("\n", " ") or " "
    column = data.draw(st.integers(1, len(line) + 1))
    length = data.draw(st.integers(0, len(line) + 1 - column))
    head, code, mark = shown(unknown(Place("a.md", number, column, length)), line, nl)
    marked = plain(line[column - 1 : column - 1 + length])
    assert head.startswith(f"a.md:{number}:{column}: ")
    assert code[mark.index("^") :].startswith(marked)
    assert mark.count("^") == max(1, len(marked))


def test_findings_are_set_apart_by_a_blank_line(nl: Wording) -> None:
    two = [unknown(Place("a.md", n, 1, 4)) for n in (1, 2)]
    assert findings_text(two, nl, lambda _: "G1.9").count("\n\n") == 1
    assert findings_text([], nl, lambda _: "") == ""


@given(st.text())
def test_what_a_candidate_writes_never_commands_the_terminal(text: str) -> None:
    made = plain(text)
    assert not [c for c in made if unicodedata.category(c)[0] == "C"]


def test_a_finding_with_control_characters_is_shown_without(nl: Wording) -> None:
    found = unknown(Place("a\x1b[2J.md", 1, 1, 4), written="G1\x1b]0;x\x07.9")
    text = findings_text([found], nl, lambda _: "\x1b[31mrood\x9b")
    assert "\x1b" not in text
    assert "\x9b" not in text
    assert "\x07" not in text


@pytest.mark.parametrize(
    ("rule", "word"),
    [(rules.NO_CLAIM, "fout"), (rules.NO_DATE, "waarschuwing"), (rules.NO_CONTEXT, "advies")],
)
def test_each_severity_has_its_word(rule: rules.Rule, word: str, nl: Wording) -> None:
    assert f": {word} {rule.code}: " in shown(finding(rule, Place("a.md", 1)), "", nl)[0]


def test_of_very_many_alike_it_is_said_how_many_more_there_are(en: Wording) -> None:
    found = replace(unknown(Place("a.md", 3, 1, 4)), more=9_900)
    head, *_ = shown(found, "", en)
    assert head.endswith("(and 9,900 more times in this file)")
    assert en.tally([found]) == "9,901 errors."
    assert "9,901 times" in findings_text([found], en, lambda _: "", by_code=True)
    assert json.loads(findings_json([found], en))["findings"][0]["more"] == 9_900


def test_no_line_is_shown_of_a_file_with_more_personal_data_than_is_told(en: Wording) -> None:
    private = finding(rules.PRIVATE_PHONE, Place("a.md", 3, 5, 10), written="06…")
    other = finding(rules.NO_DATE, Place("a.md", 9, 1))
    line = "Bel 0612345678"
    assert line in findings_text([private, other], en, lambda _: line)
    assert line not in findings_text([replace(private, more=1), other], en, lambda _: line)


# Findings as JSON


def test_json_holds_all_of_a_finding(en: Wording) -> None:
    found = finding(
        rules.PASSAGE_NOT_CLAIMED,
        Place("a.md", 12, 3, 7),
        competence="G1.2",
        title="x",
        suggestion="- G1.2: vakbekwaam",
    )
    read = json.loads(findings_json([found], en))
    assert read["version"] == 1
    assert read["findings"] == [
        {
            "code": "P202",
            "rule": "passage-not-claimed",
            "severity": "warning",
            "file": "a.md",
            "line": 12,
            "column": 3,
            "length": 7,
            "message": "this passage is for G1.2 (x), which this file does not claim",
            "hint": en.hint(found),
            "suggestion": "- G1.2: vakbekwaam",
            "more": None,
        }
    ]


def test_json_says_null_for_what_is_not_there(en: Wording) -> None:
    found = finding(rules.NOT_A_FOLDER, Place("bewijzen"), folder="bewijzen")
    (read,) = json.loads(findings_json([found], en))["findings"]
    assert [read[k] for k in ("line", "column", "length", "suggestion")] == [None] * 4


@given(st.text())
def test_json_can_be_read_back_whatever_the_candidate_wrote(en: Wording, text: str) -> None:
    found = unknown(Place("a.md", 1, 1, 1), written=text)
    (read,) = json.loads(findings_json([found], en))["findings"]
    assert read["message"] == f"unknown competence '{text}'"


# Status


def status(
    wording: Wording,
    *pieces: Evidence,
    yardstick: tuple[Standard, Procedure] = SHIPPED,
    found: tuple[Finding, ...] = (),
) -> list[str]:
    standard, procedure = yardstick
    assessment = _assessed(standard, procedure, *pieces, found=found)
    weighing = Weighing(wording, portfolio(*pieces), standard, procedure)
    return status_text(assessment, weighing, found).split("\n")


def _assessed(
    standard: Standard, procedure: Procedure, *pieces: Evidence, found: tuple[Finding, ...] = ()
) -> Assessment:
    whole = portfolio(*pieces)
    return assess(whole, standard, procedure, resolve(whole, standard, found), TODAY)


SCREEN = 30  # the lines of a terminal on Windows
AROUND = 4  # the command puts three lines above, and one with the next step below


def test_the_sample_fits_on_one_screen(sample: Examined, nl: Wording, en: Wording) -> None:
    for wording in (nl, en):
        weighing = Weighing(wording, sample.portfolio, sample.standard, sample.procedure)
        text = status_text(sample.assessment, weighing, sample.findings)
        lines = text.split("\n")
        assert len(lines) + AROUND <= SCREEN
        assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("n", range(22))
def test_however_many_are_met_it_fits_on_one_screen(n: int, nl: Wording) -> None:
    met = [claim(c.id) for c in SHIPPED[0].generic[:n]]
    below = [claim(c.id, "startbekwaam") for c in SHIPPED[0].generic[n : n + 3]]
    lines = status(nl, evidence("a", *met, *below), evidence("b", claim("G7.3"), draft=True))
    assert len(lines) + AROUND <= SCREEN
    assert max(map(len, lines)) <= 80


def test_the_count_comes_first_with_a_bar_and_what_the_rule_asks(nl: Wording) -> None:
    pieces = evidence("a", *(claim(c.id) for c in SHIPPED[0].generic[:7]))
    first, bar = status(nl, pieces)[:2]
    assert first == "7 van 21 competenties geclaimd en onderbouwd op vakbekwaam of hoger"
    assert bar == "▓" * 13 + "░" * 27 + "  nodig: 17. Nog 10 te gaan."


def test_when_it_is_reached_it_says_so_as_a_self_assessment(nl: Wording) -> None:
    lines = status(nl, evidence("a", *(claim(c.id) for c in SHIPPED[0].generic[:17])))
    assert lines[1].endswith("nodig: 17. Je bent er.")
    assert lines[-1] == "Dit is een zelfbeoordeling. Alleen assessoren oordelen."
    assert not [line for line in lines if "behaald" in line or "aangetoond" in line]


def test_each_cluster_has_its_own_bar(nl: Wording) -> None:
    lines = status(nl, evidence("a", claim("G1.1"), claim("G1.2"), claim("G2.1")))
    (one,) = (line for line in lines if line.startswith("  1 "))
    (two,) = (line for line in lines if line.startswith("  2 "))
    assert one.endswith("▓" * 10 + "  2 van 2")
    assert two.endswith("▓▓▓░░░░░░░  1 van 3")


def firm_pieces(*competences: str) -> list[Evidence]:
    """Two pieces that make each of these firm, whichever indicators they have."""
    of = SHIPPED[0].competences
    claims = [
        claim(c, "vakbekwaam", *(i.id for i in of[c].indicators), why="x") for c in competences
    ]
    other = evidence(
        "b",
        *claims,
        context="school",
        kind="werkgeversverklaring",
        confirmed=["T. de Vries"],
        words=200,
    )
    return [evidence("a", *claims), other]


def test_what_is_thin_says_which_letters_it_lacks(nl: Wording) -> None:
    first, second = firm_pieces("G1.1", "G1.2")
    alone = replace(second, claims=second.claims[:1])
    lines = status(nl, first, alone)
    assert "Geclaimd, maar dun:  G1.2 (variatie, authenticiteit, kwantiteit)" in lines
    assert not [line for line in lines if "G1.1" in line]


def test_when_all_that_counts_is_firm_it_says_so(nl: Wording) -> None:
    assert "Alles wat meetelt, is stevig." in status(nl, *firm_pieces("G1.1", "G1.2"))
    assert "Alles wat meetelt, is stevig." not in status(nl)


def test_where_less_fits_the_reasons_are_told_in_fewer_words(sample: Examined, nl: Wording) -> None:
    weighing = Weighing(nl, sample.portfolio, sample.standard, sample.procedure)

    def thin(lines: int) -> str:
        text = status_text(sample.assessment, weighing, sample.findings, lines=lines)
        assert text.count("\n") < lines
        joined = " ".join(text.split())
        return joined[joined.index("Geclaimd, maar dun:") : joined.index(" Zonder ")]

    whole = len(status_text(sample.assessment, weighing, sample.findings, lines=99).split("\n"))
    ids = "G2.1 G3.2 G3.3 G4.1 G4.3 G5.1 G5.2 G5.3 G6.3 G7.1"
    assert thin(whole).startswith("Geclaimd, maar dun: G2.1 G3.2 G3.3 G4.1 G5.2 G5.3 (variatie) ")
    assert thin(whole - 1) == (
        f"Geclaimd, maar dun: {ids} "
        "(variatie 10×, authenticiteit 4×, actualiteit 1×, kwantiteit 3×)"
    )
    assert thin(whole - 2) == f"Geclaimd, maar dun: {ids}"


GAPS = {"G6.4", "G7.1"}


def test_few_gaps_stand_with_their_titles_and_the_reason(nl: Wording) -> None:
    met = [claim(c) for c in SHIPPED[0].competences if c[0] == "G" and c not in GAPS]
    lines = status(nl, evidence("a", *met, claim("G7.1", "startbekwaam")))
    start = lines.index("Heeft nog geen bewijs:")
    assert lines[start : start + 4] == [
        "Heeft nog geen bewijs:",
        "  G6.4   Werkt integraal samen",
        "Staat nog op startbekwaam:",
        "  G7.1   Toont een autonome en ondernemende basishouding",
    ]


def test_a_competence_with_only_an_error_says_that_it_is_an_error(nl: Wording) -> None:
    wrong = (finding(rules.MISSING_KEY, Place("bewijzen/c.md", 2), key="titel"),)
    most = evidence("a", *(claim(c.id) for c in SHIPPED[0].generic[:-1]))
    lines = status(nl, most, evidence("c", claim("G7.3")), found=wrong)
    assert "Heeft alleen bewijs met een fout, en dat telt niet mee:" in lines


def test_many_gaps_stand_by_their_ids_and_it_says_where_to_read_more(nl: Wording) -> None:
    text = " ".join("\n".join(status(nl)).split())
    ids = " ".join(c.id for c in SHIPPED[0].generic)
    assert f"Heeft nog geen bewijs: {ids} Lees wat" in text
    assert "portfolio standard show G1.1" in text


def test_without_gaps_nothing_is_listed(nl: Wording) -> None:
    lines = status(nl, evidence("a", *(claim(c.id) for c in SHIPPED[0].generic)))
    assert not [line for line in lines if line.startswith(("Heeft", "Staat"))]


def test_a_life_area_is_no_gap(nl: Wording) -> None:
    assert not [line for line in status(nl) if "L1.1" in line]


def test_what_does_not_count_is_counted_too(nl: Wording) -> None:
    wrong = (finding(rules.MISSING_KEY, Place("bewijzen/c.md", 2), key="titel"),)
    lines = status(
        nl, evidence("a", draft=True), evidence("b", draft=True), evidence("c"), found=wrong
    )
    said = "3 bewijsstukken, 2 concepten tellen niet mee, 1 met een fout telt niet mee. 1 fout."
    assert said in lines


WRITE = Step(Goal.FIRM, Action.WRITE, "G1.2", kind="overig")


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (WRITE, ""),
        (replace(WRITE, context="school"), "De context mag 'school' zijn."),
        (
            replace(WRITE, context="school", not_contexts=("buurthuis",)),
            "Kies een andere context dan 'buurthuis', bijvoorbeeld 'school'.",
        ),
        (
            replace(WRITE, not_contexts=("buurthuis", "school")),
            "Kies een andere context dan 'buurthuis', 'school'.",
        ),
        (
            replace(WRITE, mends=(Letter.VARIATION,)),
            "Kies een andere context dan in je andere bewijs hiervoor.",
        ),
        (replace(WRITE, mends=(Letter.VARIATION,), gains=("G1.2",)), ""),
    ],
)
def test_another_context_is_another_than_one_that_is_there(
    step: Step, said: str, nl: Wording
) -> None:
    weighing = Weighing(nl, portfolio(), *SHIPPED)
    _, _, after = weighing.step(step).partition(" van de soort 'overig'.")
    assert after.strip() == said


def test_another_standard_is_told_in_its_own_words(
    sailing: tuple[Standard, Procedure], en: Wording
) -> None:
    pieces = evidence("log", claim("A.1", "master"), claim("A.2", "helm"), claim("W.1", "skipper"))
    lines = status(en, pieces, yardstick=sailing)
    assert lines[0] == "2 of 4 competences claimed and supported at skipper or higher"
    assert lines[1].endswith("needed: 3. 1 more to go.")
    assert "Still at helm:" in lines


# The standard


def test_a_competence_shows_its_definition_and_what_is_needed(
    standard: Standard, nl: Wording
) -> None:
    lines = competence_text(standard.competences["G1.2"], standard, nl).split("\n")
    assert lines[0] == "G1.2 Gaat erop af"
    assert [line for line in lines if line and not line.startswith(" ")][1:] == [
        "Startbekwaam (nodig)",
        "Vakbekwaam (nodig)",
        "Vakvolwassen",
    ]
    ids = [i.id for i in standard.competences["G1.2"].indicators]
    assert [line.split()[0] for line in lines if line.startswith("  G1.2.")] == ids


def test_a_competence_of_a_life_area_is_not_said_to_be_needed(
    standard: Standard, nl: Wording
) -> None:
    assert "nodig" not in competence_text(standard.competences["L1.1"], standard, nl)


def test_the_whole_standard_names_every_competence_once(standard: Standard, nl: Wording) -> None:
    text = standard_text(standard, nl)
    for competence in standard.competences:
        assert text.count(f"  {competence} ") == 1
    assert "ten minste 17 van de 21" in " ".join(text.split())


def test_an_indicator_names_its_stadium_and_its_competence(standard: Standard) -> None:
    text = indicator_text(standard.indicators["G1.2.B1"], standard)
    assert text.startswith("G1.2.B1 (vakbekwaam)\n")
    assert text.endswith("\nG1.2 Gaat erop af")


def test_a_cluster_and_a_life_area_name_their_competences(standard: Standard, nl: Wording) -> None:
    assert cluster_text(standard.clusters[0], nl).split("\n")[0].startswith("Competentiecluster 1:")
    area = area_text(standard.life_areas[0], standard)
    assert area.startswith("L1 Financiën\n")
    assert "  L1.2   Bevordert financiële zelfredzaamheid" in area
    assert "\nVakvolwassen\n" in area


def test_nothing_of_the_standard_is_wider_than_a_terminal(
    standard: Standard, nl: Wording, ids: Ids
) -> None:
    texts = [standard_text(standard, nl)]
    texts += [competence_text(c, standard, nl) for c in standard.competences.values()]
    texts += [indicator_text(i, standard) for i in standard.indicators.values()]
    texts += [area_text(a, standard) for a in standard.life_areas]
    assert max(len(line) for text in texts for line in text.split("\n")) <= 80


def test_a_standard_of_somebody_else_never_commands_the_terminal(
    sailing: tuple[Standard, Procedure], en: Wording
) -> None:
    rope = sailing[0].clusters[0].competences[0]
    bad = replace(rope, title="Handles\x1b[2J ropes", definition="x\x07y")
    assert "\x1b" not in competence_text(bad, sailing[0], en)
    assert "\x07" not in competence_text(bad, sailing[0], en)
