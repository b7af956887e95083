"""Who judged what, where assessors differ, what changed since: never in the candidate's count."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from msgspec.structs import replace

from portfolio_builder.assess.fingerprints import evidence_id, fingerprints
from portfolio_builder.assess.reviews import reviews
from portfolio_builder.model.finding import Finding
from portfolio_builder.model.portfolio import Portfolio
from portfolio_builder.model.review import (
    CompetenceReview,
    Difference,
    EvidenceReview,
    Fingerprints,
    Review,
    Reviews,
)
from portfolio_builder.read.markdown import read_fragment
from tests.assess.portfolios import assessed, findings, portfolios, with_piece
from tests.conftest import SHIPPED
from tests.factories import claim, evidence, passage, portfolio
from tests.reviews import MARK, judged, review

WHOLE = portfolio(
    evidence("inloop", claim("G1.1"), passages=[passage(1, "G1.1.B1")]),
    evidence("moestuin", claim("G1.2"), claim("G2.1", "startbekwaam")),
)


def prints(whole: Portfolio) -> Fingerprints:
    return fingerprints(whole, SHIPPED[0], assessed(whole, *SHIPPED))


def now(competence: str, judgement: str = "shown", stadium: str = "vakbekwaam") -> CompetenceReview:
    """Return a judgement of the version that is there now."""
    print_ = prints(WHOLE).competence[competence]
    return judged(competence, judgement, stadium, fingerprint=print_)


def said(*made: Review, whole: Portfolio = WHOLE) -> Reviews:
    there = replace(whole, reviews=made)
    return reviews(there, SHIPPED[0], assessed(there, *SHIPPED))


def test_each_assessor_has_a_count_of_their_own() -> None:
    mira = review("Mira", now("G1.1"), now("G1.2", "not-yet", ""), now("L1.1"))
    noor = review(
        "Noor", now("G1.1", "shown", "startbekwaam"), now("G2.1", "shown", "vakvolwassen")
    )
    counts = [(a.review.assessor, a.judged, a.shown) for a in said(noor, mira).assessors]
    assert counts == [("Mira", 2, 1), ("Noor", 2, 1)]


@given(whole=portfolios(SHIPPED[0]))
def test_no_review_changes_what_the_candidate_claims(whole: Portfolio) -> None:
    everything = [judged(c, stadium="vakvolwassen") for c in SHIPPED[0].competences]
    with_reviews = replace(whole, reviews=(review("Mira", *everything),))
    assert assessed(with_reviews, *SHIPPED) == assessed(whole, *SHIPPED)


@pytest.mark.parametrize(
    ("mira", "noor", "difference"),
    [
        (now("G1.1"), now("G1.1"), Difference.NONE),
        (now("G1.1"), now("G1.1", "not-yet"), Difference.JUDGEMENT),
        (now("G1.1"), now("G1.1", "ask-on", "vakvolwassen"), Difference.JUDGEMENT),
        (now("G1.1"), now("G1.1", "shown", "vakvolwassen"), Difference.STADIUM),
        (now("G1.1"), now("G1.1", "shown", ""), Difference.NONE),
        (now("G1.1"), now("G1.1", "", ""), Difference.NONE),
    ],
)
def test_who_differs_on_what(
    mira: CompetenceReview, noor: CompetenceReview, difference: Difference
) -> None:
    found = said(review("Mira", mira), review("Noor", noor))
    assert found.opinions["G1.1"].difference is difference
    assert found.disputed == (("G1.1",) if difference is not Difference.NONE else ())


def test_one_assessor_differs_with_nobody() -> None:
    assert said(review("Mira", now("G1.1"), now("G1.2", "not-yet"))).disputed == ()


def changed_since(whole: Portfolio) -> tuple[str, ...]:
    """Return which competences changed since they were judged in `WHOLE`."""
    mark = replace(MARK, fingerprint=prints(WHOLE).mark.fingerprint)
    mira = review("Mira", now("G1.1"), now("G1.2"), now("G2.1"), mark=mark)
    (count,) = said(mira, whole=whole).assessors
    assert count.older == (prints(whole).mark.fingerprint != mark.fingerprint)
    return count.changed


CHANGES: Mapping[str, tuple[Portfolio, tuple[str, ...]]] = {
    "nothing": (WHOLE, ()),
    "another text": (
        with_piece(WHOLE, evidence("inloop", claim("G1.1"), words=301)),
        ("G1.1",),
    ),
    "a claim more": (
        with_piece(WHOLE, evidence("nieuw", claim("G1.2"))),
        ("G1.2",),
    ),
    "a lower claim beside another": (
        with_piece(
            WHOLE,
            evidence("moestuin", claim("G1.2", "startbekwaam"), claim("G2.1", "startbekwaam")),
        ),
        ("G1.2",),
    ),
    "a date": (
        with_piece(
            WHOLE,
            evidence("moestuin", claim("G1.2"), claim("G2.1", "startbekwaam"), when="2026-01-01"),
        ),
        ("G1.2", "G2.1"),
    ),
    "a passage less": (
        with_piece(WHOLE, evidence("inloop", claim("G1.1"))),
        ("G1.1",),
    ),
    "what nobody judged": (with_piece(WHOLE, evidence("nieuw", claim("G7.1"))), ()),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_review_says_what_changed_since(change: str) -> None:
    whole, expected = CHANGES[change]
    assert changed_since(whole) == expected


def test_a_review_of_the_same_version_is_not_older() -> None:
    mark = replace(MARK, fingerprint=prints(WHOLE).mark.fingerprint)
    assert not said(review("Mira", now("G1.1"), mark=mark)).assessors[0].older


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("| Lukt niet | ja |\n|-|-|\n", "| Lukt | niet ja |\n|-|-|\n", id="cells"),
        pytest.param("Ja.\n\nNee.\n", "Ja. Nee.\n", id="paragraphs"),
        pytest.param("    een\n      twee\n", "    een\n    twee\n", id="indent"),
        pytest.param("Een *woord*.\n", "Een *Woord*.\n", id="letter"),
    ],
)
def test_a_piece_that_reads_otherwise_has_another_fingerprint(before: str, after: str) -> None:
    one, other = (
        prints(portfolio(replace(evidence("a"), body=read_fragment(body, "bewijzen/a.md")[0])))
        for body in (before, after)
    )
    assert one.evidence != other.evidence


def test_the_identity_stays_whatever_is_written() -> None:
    other = portfolio(evidence("heel-iets-anders", claim("G7.1")))
    assert prints(other).mark.id == prints(WHOLE).mark.id == MARK.id
    assert prints(other).mark.fingerprint != prints(WHOLE).mark.fingerprint


def test_how_a_piece_is_weighed_stays_with_the_piece() -> None:
    path = "bewijzen/inloop.md"
    known = EvidenceReview(evidence_id(path), "Inloop", prints(WHOLE).evidence[path])
    gone = EvidenceReview(evidence_id("bewijzen/weg.md"), "Weg", "x")
    found = said(review("Mira", evidence=[known, gone]))
    assert [(o.assessor, o.changed) for o in found.pieces[path]] == [("Mira", False)]
    assert found.assessors[0].gone == (gone,)


def test_a_judgement_that_the_standard_does_not_know_is_left_out() -> None:
    found = said(review("Mira", judged("G9.9"), judged("G1.1", "shown", "meesterlijk")))
    assert list(found.opinions) == ["G1.1"]
    assert found.opinions["G1.1"].opinions[0].stadium == ""
    assert found.assessors[0].shown == 0


def on_reviews(whole: Portfolio) -> list[Finding]:
    """Return the findings on reviews."""
    return [f for f in findings(whole, *SHIPPED) if f.code.startswith("R")]


def test_a_review_of_another_portfolio_is_not_shown() -> None:
    other = review("Mira", judged("G1.1"), mark=replace(MARK, id="anders", candidate="Iemand"))
    assert said(other).assessors == ()
    (found,) = on_reviews(replace(WHOLE, reviews=(other,)))
    assert (found.code, found.fact["candidate"]) == ("R007", "Iemand")


def test_of_one_assessor_one_review_counts() -> None:
    both = (
        review("Mira  De Wit", judged("G1.1"), path="beoordelingen/a.json"),
        review("mira de wit", judged("G1.2"), path="beoordelingen/b.json"),
    )
    assert list(said(*both).opinions) == ["G1.1"]
    (found,) = on_reviews(replace(WHOLE, reviews=both))
    assert (found.code, found.place.file) == ("R010", "beoordelingen/b.json")


def test_two_of_nearly_the_same_name_stay_apart() -> None:
    assert len(said(review("Mira"), review("Míra")).assessors) == 2
