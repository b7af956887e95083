"""What to ask on in the interview, and in which order."""

from msgspec.structs import replace

from portfolio_builder.assess.fingerprints import fingerprints
from portfolio_builder.assess.interview import agenda
from portfolio_builder.assess.reviews import reviews
from portfolio_builder.model.interview import Agenda, Why
from portfolio_builder.model.portfolio import Portfolio
from portfolio_builder.model.review import CompetenceReview, Review
from tests.assess.portfolios import assessed
from tests.conftest import SHIPPED
from tests.factories import claim, evidence, passage, portfolio
from tests.reviews import judged, review

STANDARD = SHIPPED[0]


def firm(competence: str) -> list[str]:
    """Return the indicators that a firm claim of a competence needs."""
    return [i.id for i in STANDARD.competences[competence].indicators if ".V" not in i.id]


WHOLE = portfolio(
    evidence(
        "een",
        claim("G1.2"),
        claim("G2.1", "startbekwaam"),
        claim("G3.1"),
        passages=[passage(1, *firm("G1.2"))],
        confirmed=["T. de Wit"],
        kind="werkgeversverklaring",
    ),
    evidence(
        "twee",
        claim("G1.2"),
        passages=[passage(1, *firm("G1.2"))],
        confirmed=["T. de Wit"],
        kind="beroepsproduct",
        context="school",
        words=301,
    ),
)


def planned(*made: Review, whole: Portfolio = WHOLE) -> Agenda:
    there = replace(whole, reviews=made)
    assessment = assessed(there, *SHIPPED)
    return agenda(STANDARD, assessment, reviews(there, STANDARD, assessment))


def now(competence: str, judgement: str = "shown", stadium: str = "vakbekwaam") -> CompetenceReview:
    """Return a judgement of the version that is there."""
    prints = fingerprints(WHOLE, STANDARD, assessed(WHOLE, *SHIPPED))
    return judged(competence, judgement, stadium, fingerprint=prints.competence[competence])


def why(plan: Agenda) -> dict[str, list[Why]]:
    return {t.competence: [r.why for r in t.reasons] for t in plan.topics}


def test_without_reviews_what_is_thin_or_hangs_on_one_piece_comes_first() -> None:
    plan = planned()
    assert [t.competence for t in plan.topics][:2] == ["G3.1", "G2.1"]
    assert why(plan)["G3.1"] == [Why.THIN, Why.SINGLE]
    assert why(plan)["G2.1"] == [Why.BELOW]
    assert why(plan)["G1.1"] == [Why.OPEN]


def test_what_is_firm_is_not_asked_on() -> None:
    assert "G1.2" not in why(planned())


def test_where_assessors_differ_comes_before_all_else() -> None:
    plan = planned(
        review("Mira", now("G1.2"), now("G7.1", "ask-on", ""), now("G6.1", "not-yet", "")),
        review("Noor", now("G1.2", "not-yet", "")),
    )
    assert [t.competence for t in plan.topics][:4] == ["G1.2", "G7.1", "G6.1", "G3.1"]
    assert why(plan)["G1.2"] == [Why.DISPUTED, Why.NOT_YET]
    assert plan.topics[0].reasons[1].assessors == ("Noor",)


def test_what_all_see_as_shown_is_settled() -> None:
    plan = planned(review("Mira", now("G3.1")), review("Noor", now("G3.1")))
    assert plan.settled == ("G3.1",)
    assert "G3.1" not in why(plan)


def test_what_changed_since_is_no_longer_settled() -> None:
    plan = planned(review("Mira", judged("G3.1", fingerprint="een-oudere-versie")))
    assert plan.settled == ()
    assert "G3.1" in why(plan)


def test_shown_below_the_stadium_of_the_rule_settles_nothing() -> None:
    assert planned(review("Mira", now("G3.1", "shown", "startbekwaam"))).settled == ()


def test_the_indicators_without_proof_are_those_of_the_highest_stadium_first() -> None:
    (topic,) = (t for t in planned().topics if t.competence == "G3.1")
    letters = [i.split(".")[2][0] for i in topic.unproven]
    assert letters == sorted(letters)  # B before S
    assert set(letters) == {"B", "S"}


def test_what_is_below_decides_when_it_would_reach_the_rule() -> None:
    ids = [c.id for c in STANDARD.counted]
    enough = evidence("een", *(claim(c) for c in ids[: STANDARD.rule.required - 1]))
    low = evidence("twee", claim(ids[-1], "startbekwaam"), words=301)
    plan = planned(whole=portfolio(enough, low))
    assert plan.topics[0].competence == ids[-1]
    assert why(plan)[ids[-1]] == [Why.DECIDES]


def test_what_is_firm_is_asked_on_where_an_indicator_has_no_passage() -> None:
    some = replace(WHOLE.evidence[0].body, passages=(passage(1, "G1.2.S1", "G1.2.B1"),))
    bare = replace(WHOLE.evidence[1].body, passages=(passage(1, "G1.2.B1"),))
    pieces = (
        replace(WHOLE.evidence[0], body=some),
        replace(WHOLE.evidence[1], body=bare),
    )
    plan = planned(whole=replace(WHOLE, evidence=pieces))
    assert why(plan)["G1.2"] == [Why.UNPROVEN]
    (topic,) = (t for t in plan.topics if t.competence == "G1.2")
    assert topic.unproven == ("G1.2.S2",)


def test_questions_of_an_assessor_are_asked_whatever_was_judged() -> None:
    asked = [replace(now(c), questions="Hoe ging dat?") for c in ("G1.2", "L1.1")]
    plan = planned(review("Mira", *asked))
    assert why(plan)["G1.2"] == [Why.QUESTIONS]
    assert why(plan)["L1.1"] == [Why.QUESTIONS]
    assert plan.topics[0].reasons[0].assessors == ("Mira",)
    assert plan.settled == ()


def test_only_competences_of_the_rule_are_talked_about() -> None:
    competences = {t.competence for t in planned(review("Mira", now("L1.1", "not-yet"))).topics}
    assert competences <= {c.id for c in STANDARD.counted}
