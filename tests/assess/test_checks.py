"""Each check gives its finding at the words that cause it, with what the sentence needs."""

import datetime

import pytest

from portfolio_builder.assess.checks import CHECKS, check
from portfolio_builder.assess.context import Context
from portfolio_builder.model.finding import Finding, in_order
from portfolio_builder.model.place import Place
from portfolio_builder.model.portfolio import Portfolio, Reflection
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.standard import Standard
from portfolio_builder.model.text import Fragment
from portfolio_builder.read.evidence import read_evidence
from tests.conftest import TODAY
from tests.factories import claim, evidence, passage, portfolio, written

PATH = "bewijzen/stuk.md"


@pytest.fixture
def context(standard: Standard, procedure: Procedure) -> Context:
    """A portfolio without evidence; `checked` puts in what a test speaks of."""
    return Context(portfolio(), standard, procedure, TODAY)


def checked(context: Context, whole: Portfolio) -> tuple[Finding, ...]:
    """Return what the rules of this module find; those of its neighbours have their own tests."""
    looked_at = Context(whole, context.standard, context.procedure, context.today)
    return in_order(f for run in CHECKS for f in run(looked_at))


def marked(context: Context, text: str) -> list[tuple[str, str]]:
    """Return the code of each finding in the text of one file, and the words it points at."""
    piece, _ = read_evidence(text, PATH, procedure=context.procedure, language="nl")
    lines = text.split("\n")
    return [
        (f.code, lines[f.place.line - 1][f.place.column - 1 :][: f.place.length])
        for f in checked(context, portfolio(piece))
    ]


def found(context: Context, text: str) -> Finding:
    """Return the one finding in the text of one file."""
    piece, _ = read_evidence(text, PATH, procedure=context.procedure, language="nl")
    (only,) = checked(context, portfolio(piece))
    return only


def test_what_is_right_gives_nothing(context: Context) -> None:
    text = written(
        claims=[
            "- id: G1.1",
            "  stadium: vakbekwaam",
            "  gedrag: [S1, B1]",
            "- G3.1: vakvolwassen",
        ],
        body="[Ik belde bij haar aan.]{G1.1.B1 G3.1.S1}",
    )
    assert marked(context, text) == []


def test_an_unknown_competence_is_pointed_at(context: Context) -> None:
    assert marked(context, written(claims=["- G1.9: vakbekwaam"])) == [("P104", "G1.9")]


def test_an_unknown_competence_names_the_nearest_with_their_titles(context: Context) -> None:
    finding = found(context, written(claims=["- G1.9: vakbekwaam"]))
    nearest = finding.fact["nearest"]
    assert isinstance(nearest, tuple)
    assert "G1.2 (Gaat erop af)" in nearest
    assert finding.suggestion in {n.split(" ")[0] for n in nearest}


def test_an_id_like_nothing_in_the_standard_names_no_nearest(context: Context) -> None:
    finding = found(context, written(claims=["- QQQQ: vakbekwaam"]))
    assert finding.fact["nearest"] == ()
    assert finding.suggestion == ""


def test_an_unknown_stadium_is_pointed_at_and_the_choices_are_named(context: Context) -> None:
    text = written(claims=["- id: G1.1", "  stadium: meester"])
    assert marked(context, text) == [("P105", "meester")]
    choices = found(context, text).fact["choices"]
    assert choices == ("startbekwaam", "vakbekwaam", "vakvolwassen")


def test_a_claim_with_two_slips_gives_both(context: Context) -> None:
    text = written(claims=["- G1.9: meester"])
    assert marked(context, text) == [("P104", "G1.9"), ("P105", "meester")]


def test_the_second_claim_on_a_competence_is_pointed_at_and_the_first_is_named(
    context: Context,
) -> None:
    text = written(claims=["- G1.1: vakbekwaam", "- g1,1: startbekwaam"])
    assert marked(context, text) == [("P108", "g1,1")]
    assert found(context, text).fact["first_line"] == 7


def test_two_unknown_competences_are_not_the_same_one(context: Context) -> None:
    text = written(claims=["- X1: vakbekwaam", "- X2: vakbekwaam"])
    assert marked(context, text) == [("P104", "X1"), ("P104", "X2")]


def test_an_unknown_indicator_in_a_claim_is_pointed_at(context: Context) -> None:
    text = written(claims=["- id: G1.1", "  stadium: vakbekwaam", "  gedrag: [S1, B99]"])
    assert marked(context, text) == [("P106", "B99")]
    nearest = found(context, text).fact["nearest"]
    assert isinstance(nearest, tuple)
    assert nearest
    assert all(n.startswith("G1.1.") for n in nearest)


def test_an_indicator_of_another_competence_is_pointed_at(context: Context) -> None:
    text = written(claims=["- id: G1.1", "  stadium: vakbekwaam", "  gedrag: [G1.2.B1]"])
    assert marked(context, text) == [("P107", "G1.2.B1")]
    assert found(context, text).fact["competence"] == "G1.1"


def test_an_unknown_indicator_of_a_passage_is_pointed_at(context: Context) -> None:
    text = written(body="Eerst dit. [Ik belde aan.]{G1.1.B1 G1.1.B99}")
    assert marked(context, text) == [("P201", "G1.1.B99")]


def test_a_passage_for_a_competence_that_is_not_claimed_says_what_line_to_add(
    context: Context,
) -> None:
    text = written(body="[Ik belde aan.]{G1.2.B1}")
    assert marked(context, text) == [("P202", "G1.2.B1")]
    finding = found(context, text)
    assert finding.suggestion == "  - G1.2: vakbekwaam"
    assert finding.fact["title"] == "Gaat erop af"


def test_adding_the_suggested_line_mends_the_passage(context: Context) -> None:
    body = "[Ik belde aan.]{G1.2.B1}"
    suggestion = found(context, written(body=body)).suggestion
    mended = written(claims=["- G1.1: vakbekwaam", suggestion.strip()], body=body)
    assert marked(context, mended) == []


def test_a_date_after_the_reference_date_is_pointed_at(context: Context) -> None:
    assert marked(context, written(date="2026-09-02")) == [("P112", "2026-09-02")]
    assert found(context, written(date="2027")).fact == {
        "date": "2027-01-01",
        "reference": "2026-09-01",
    }


@pytest.mark.parametrize("date", ["2026-09-01", "2026-09", "2026"])
def test_a_date_that_has_begun_by_the_reference_date_is_past(context: Context, date: str) -> None:
    assert marked(context, written(date=date)) == []


def test_evidence_that_expired_is_pointed_at(context: Context) -> None:
    text = written(more="verloopt: 2026-08-31").replace("beroepsproduct", "certificaat")
    assert marked(context, text) == [("P122", "2026-08-31")]


def test_evidence_is_valid_on_its_last_day(context: Context) -> None:
    text = written(more="verloopt: 2026-09-01").replace("beroepsproduct", "certificaat")
    assert marked(context, text) == []


def test_an_expiry_date_on_a_kind_that_does_not_expire_is_pointed_at(context: Context) -> None:
    text = written(more="verloopt: 2030-01-01")
    assert marked(context, text) == [("P123", "2030-01-01")]
    assert found(context, text).fact["kind"] == "beroepsproduct"


def test_an_unknown_life_area_of_the_settings_is_pointed_at(context: Context) -> None:
    whole = portfolio(life_areas=["L1", "l4", "L9"])
    (finding,) = checked(context, whole)
    assert (finding.code, finding.place) == ("P120", whole.settings.life_areas[2].place)
    assert finding.fact["written"] == "L9"


def _reflection(path: str, competence: str, stadium: str = "") -> Reflection:
    return Reflection(
        path, competence, stadium, Place(path, 2), "", Fragment(), stadium_place=Place(path, 3)
    )


def test_a_reflection_on_an_unknown_competence_is_pointed_at(context: Context) -> None:
    (finding,) = checked(context, portfolio(reflections=[_reflection("reflecties/x.md", "G1.9")]))
    assert (finding.code, finding.place) == ("P401", Place("reflecties/x.md", 2))
    assert finding.fact["nearest"]


def test_the_second_reflection_on_a_competence_names_the_first(context: Context) -> None:
    twice = [_reflection("reflecties/a.md", "G1.1"), _reflection("reflecties/b.md", "1.1")]
    (finding,) = checked(context, portfolio(reflections=twice))
    assert (finding.code, finding.place.file) == ("P402", "reflecties/b.md")
    assert finding.fact["other"] == "reflecties/a.md"


def test_an_unknown_stadium_of_a_reflection_is_pointed_at(context: Context) -> None:
    whole = portfolio(reflections=[_reflection("reflecties/a.md", "G1.1", "meester")])
    (finding,) = checked(context, whole)
    assert (finding.code, finding.place) == ("P403", Place("reflecties/a.md", 3))


def _linking(target: str, *, draft: bool = False) -> str:
    return written(body=f"Zie [het stuk]({target}).", more="concept: ja" if draft else "")


@pytest.mark.parametrize(("draft", "codes"), [(False, ["P210"]), (True, [])])
def test_only_what_is_published_may_not_link_to_a_draft(
    context: Context, draft: bool, codes: list[str]
) -> None:
    linking, _ = read_evidence(
        _linking("ander.md", draft=draft), PATH, procedure=context.procedure, language="nl"
    )
    whole = portfolio(linking, evidence("ander", claim("G1.1"), draft=True))
    assert [f.code for f in checked(context, whole)] == codes


def test_a_draft_is_checked_too(context: Context) -> None:
    shown = [passage(1, "G1.1.B1")]
    draft = evidence("a", claim("G2.1"), passages=shown, when="2030-01-01", draft=True)
    assert {f.code for f in checked(context, portfolio(draft))} == {"P202", "P112"}


def test_the_rules_of_all_families_run_together(context: Context) -> None:
    """An unknown id (here), a passage of one word (`consistency`), a name (`privacy`)."""
    text = written(
        claims=["- G1.1: vakbekwaam", "- G9.9: vakbekwaam"],
        body="[Ja.]{G1.1.B1} Het nummer van mevrouw is 111222333.",
    )
    piece, _ = read_evidence(text, PATH, procedure=context.procedure, language="nl")
    everything = Context(portfolio(piece), context.standard, context.procedure, TODAY)
    assert {"P104", "P211", "P501"} <= {f.code for f in check(everything)}


def test_the_other_standard_is_checked_by_the_same_code(
    sailing: tuple[Standard, Procedure],
) -> None:
    standard, procedure = sailing
    context = Context(portfolio(), standard, procedure, datetime.date(2026, 9, 1))
    text = written(claims=["- a.1: Skipper"], body="[x]{A.1.K1 B.1.K1}")
    text = text.replace("beroepsproduct", "logboek")
    assert marked(context, text) == [("P202", "B.1.K1")]
    wrong = text.replace("- a.1: Skipper", "- A.9: vakbekwaam")
    assert marked(context, wrong) == [("P104", "A.9"), ("P105", "vakbekwaam")]


def test_of_very_many_unknown_ids_only_the_first_name_the_nearest(context: Context) -> None:
    many = [passage(1, f"G1.1.X{n}") for n in range(600)]
    whole = portfolio(evidence("a", claim("G1.1"), passages=many))
    looked_at = Context(whole, context.standard, context.procedure, context.today)
    found = [f for run in CHECKS for f in run(looked_at)]
    named = [bool(f.fact["nearest"]) for f in found]
    assert (len(named), named[0], named[-1]) == (600, True, False)
