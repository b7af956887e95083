"""Findings and the assessment for other programs."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_builder.examined import Examined
from portfolio_builder.model import rules
from portfolio_builder.model.finding import Finding, finding
from portfolio_builder.model.place import Place
from portfolio_builder.report.machine import findings_github, findings_sarif, status_json
from portfolio_builder.wording import Wording
from portfolio_builder.wording.weighing import Weighing

UNKNOWN = finding(
    rules.UNKNOWN_COMPETENCE,
    Place("bewijzen/een stuk.md", 12, 9, 4),
    written="G1.9",
    nearest=("G1.2 (Gaat erop af)",),
)
UNUSED = finding(rules.ATTACHMENT_UNUSED, Place("bijlagen/foto.jpg"))


def test_sarif_names_each_rule_once_and_points_at_the_words(en: Wording) -> None:
    read = json.loads(findings_sarif([UNKNOWN, UNUSED, UNKNOWN], en, version="1.2"))
    assert read["version"] == "2.1.0"
    (run,) = read["runs"]
    assert [r["id"] for r in run["tool"]["driver"]["rules"]] == ["P104", "P306"]
    first, second, _ = run["results"]
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == ("P104", 0, "error")
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "bewijzen/een%20stuk.md"
    assert place["region"] == {"startLine": 12, "startColumn": 9, "endColumn": 13}
    assert (second["level"], "region" in second["locations"][0]["physicalLocation"]) == (
        "note",
        False,
    )
    assert first["message"]["text"].startswith("unknown competence 'G1.9'. Did you mean G1.2")


def test_github_gets_one_command_for_each_finding(en: Wording) -> None:
    first, second = findings_github([UNKNOWN, UNUSED], en).split("\n")
    assert first.startswith(
        "::error file=bewijzen/een stuk.md,title=P104,line=12,col=9,endColumn=12::unknown "
        "competence 'G1.9'%0A"
    )
    assert second.startswith("::notice file=bijlagen/foto.jpg,title=P306::")


@given(st.text(), st.text())
def test_no_words_break_out_of_a_command(en: Wording, file: str, written: str) -> None:
    odd = finding(rules.UNKNOWN_COMPETENCE, Place(file, 1, 1, 1), written=written, nearest=())
    said = findings_github([odd], en)
    assert "\n" not in said
    assert re.fullmatch(r"::error file=[^:,]*,title=P104,line=1,col=1,endColumn=1::.*", said)


@pytest.mark.parametrize("found", [UNKNOWN, UNUSED])
def test_what_a_program_gets_is_what_the_terminal_says(found: Finding, nl: Wording) -> None:
    (result,) = json.loads(findings_sarif([found], nl, version="1"))["runs"][0]["results"]
    assert nl.message(found) in result["message"]["text"]
    assert nl.message(found) in findings_github([found], nl)


def test_status_tells_all_that_is_said_of_the_sample(sample: Examined, en: Wording) -> None:
    weighing = Weighing(en, sample.portfolio, sample.standard, sample.procedure)
    read = json.loads(status_json(sample, weighing))
    assert (read["count"]["met"], read["count"]["firm"], read["count"]["required"]) == (18, 8, 17)
    assert len(read["competences"]) == len(sample.standard.competences)
    hanging = read["dependence"]["without"][0]
    assert hanging["evidence"] == "bewijzen/netwerkgesprek-met-een-mantelzorger.md"
    assert (hanging["met"], hanging["falls"]) == (16, ["G4.3", "G6.3"])
    assert read["dependence"]["smallest_breaking_set"] == [hanging["evidence"]]
    thin = next(c for c in read["competences"] if c["id"] == "G4.3")
    assert [v["letter"] for v in thin["vraak"] if not v["holds"]] == [
        "variation",
        "authenticity",
        "quantity",
    ]
    assert all(s["text"] for s in read["next_steps"])
