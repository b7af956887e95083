"""What holds for the count whatever a candidate writes."""

from collections.abc import Sequence
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from portfolio_builder.assess.resolve import resolve
from portfolio_builder.assess.whole import assess
from portfolio_builder.model import rules
from portfolio_builder.model.assessment import Assessment, State
from portfolio_builder.model.finding import Finding, finding
from portfolio_builder.model.place import Place
from portfolio_builder.model.portfolio import Evidence
from portfolio_builder.model.standard import Standard
from tests.conftest import SAILING, SHIPPED, TODAY
from tests.factories import claim, evidence, passage, portfolio

Made = tuple[Standard, list[Evidence], tuple[Finding, ...]]

PROCEDURES = {standard.id: procedure for standard, procedure in (SHIPPED, SAILING)}


@st.composite
def pieces(draw: st.DrawFn, standard: Standard, number: int = 0) -> Evidence:
    """A piece that claims some competences; now and then a draft, or an id that is not there."""
    competences = [*standard.competences, "X9"]
    stadia = [*(s.id for s in standard.stadia), "meester"]
    indicators = [*standard.indicators, "X9.B1"]
    claimed = draw(st.lists(st.sampled_from(competences), max_size=4))
    shown = draw(st.lists(st.sampled_from(indicators), max_size=3))
    return evidence(
        f"stuk-{number}",
        *(claim(c, draw(st.sampled_from(stadia))) for c in claimed),
        passages=[passage(n, i) for n, i in enumerate(shown, 1)],
        draft=draw(st.booleans()),
    )


@st.composite
def portfolios(draw: st.DrawFn) -> Made:
    """A standard, some evidence for it, and errors in some of the files."""
    standard = draw(st.sampled_from([SHIPPED[0], SAILING[0]]))
    made = [draw(pieces(standard, n)) for n in range(draw(st.integers(0, 6)))]
    wrong = [e for e in made if draw(st.integers(0, 4)) == 0]
    errors = tuple(finding(rules.MISSING_KEY, Place(e.path, 2), key="titel") for e in wrong)
    return standard, made, errors


def assessed(
    standard: Standard, evidence: Sequence[Evidence], errors: tuple[Finding, ...]
) -> Assessment:
    whole = portfolio(*evidence)
    resolved = resolve(whole, standard, errors)
    return assess(whole, standard, PROCEDURES[standard.id], resolved, TODAY)


def said(assessment: Assessment) -> tuple[object, ...]:
    """What is said of the count and of each competence, whatever the order of the files."""
    return (
        assessment.met,
        assessment.clusters,
        [(s.competence, s.state, s.level, s.claims, s.needed) for s in assessment.standings],
        [
            (p.indicator, {(r.evidence, r.passage.number) for r in p.passages}, p.named_by)
            for s in assessment.standings
            for p in s.proofs
        ],
    )


@given(portfolios(), st.randoms(use_true_random=False))
def test_the_order_of_the_files_changes_nothing(made: Made, random: Random) -> None:
    standard, evidence, errors = made
    shuffled = list(evidence)
    random.shuffle(shuffled)
    assert said(assessed(standard, shuffled, errors)) == said(assessed(standard, evidence, errors))


@given(portfolios(), st.data())
def test_a_draft_changes_nothing(made: Made, data: st.DataObject) -> None:
    standard, evidence, errors = made
    draft = replace(data.draw(pieces(standard, 99)), draft=True)
    with_draft = assessed(standard, [*evidence, draft], errors)
    assert said(with_draft) == said(assessed(standard, evidence, errors))


@given(portfolios(), st.data())
def test_adding_evidence_never_lowers_the_count_and_removing_never_raises_it(
    made: Made, data: st.DataObject
) -> None:
    standard, evidence, errors = made
    more = [*evidence, data.draw(pieces(standard, 99))]
    poorer, richer = assessed(standard, evidence, errors), assessed(standard, more, errors)
    assert richer.met >= poorer.met
    for before, after in zip(poorer.standings, richer.standings, strict=True):
        order = [State.OPEN, State.BELOW, State.MET]
        assert order.index(after.state) >= order.index(before.state)


@given(portfolios())
def test_the_numbers_agree_with_each_other(
    made: Made,
) -> None:
    standard, evidence, errors = made
    assessment = assessed(standard, evidence, errors)
    counted = {c.id for c in standard.counted}
    met = {s.competence for s in assessment.standings if s.state is State.MET}
    assert assessment.met == len(met & counted)
    assert 0 <= assessment.met <= assessment.total
    assert assessment.reached == (assessment.missing == 0)
    assert assessment.missing == max(0, assessment.required - assessment.met)


@given(portfolios())
def test_every_claim_on_a_known_competence_stands_in_exactly_one_list(
    made: Made,
) -> None:
    standard, evidence, errors = made
    assessment = assessed(standard, evidence, errors)
    listed = [c for s in assessment.standings for c in (*s.claims, *s.not_counted)]
    known = [c for e in assessment.evidence for c in e.claims if c.competence]
    assert sorted(map(id, listed)) == sorted(map(id, known))
    assert all(c.counts for s in assessment.standings for c in s.claims)
    assert not any(c.counts for s in assessment.standings for c in s.not_counted)


@given(portfolios())
def test_only_evidence_that_counts_proves_anything(
    made: Made,
) -> None:
    standard, evidence, errors = made
    assessment = assessed(standard, evidence, errors)
    counts = {e.evidence for e in assessment.evidence if e.counts}
    for standing in assessment.standings:
        claiming = {c.evidence for c in standing.claims}
        for proof in standing.proofs:
            proving = {p.evidence for p in proof.passages} | set(proof.named_by)
            assert proving <= claiming <= counts
