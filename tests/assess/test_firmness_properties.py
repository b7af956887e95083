"""What holds for firmness and the plan, whatever a candidate writes."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from portfolio_builder.assess.firmness import weigh
from portfolio_builder.assess.tally import Tally
from portfolio_builder.model.assessment import Assessment
from portfolio_builder.model.portfolio import Evidence, Portfolio
from tests.assess.portfolios import assessed, pieces, portfolios, with_piece
from tests.conftest import SHIPPED

STANDARD, PROCEDURE = SHIPPED


def weighed(found: Assessment) -> tuple[object, ...]:
    """Return what is said of firmness, of what hangs on what, and of the plan."""
    return (
        found.firm,
        [(s.competence, s.firmness.grade, s.firmness.verdicts) for s in found.standings],
        found.dependence,
        found.steps,
    )


@settings(max_examples=50)
@given(portfolios(STANDARD), st.randoms(use_true_random=False))
def test_the_order_of_the_files_changes_nothing(whole: Portfolio, random: Random) -> None:
    shuffled = list(whole.evidence)
    random.shuffle(shuffled)
    other = replace(whole, evidence=tuple(shuffled))
    before, after = (assessed(p, STANDARD, PROCEDURE) for p in (whole, other))
    assert weighed(after) == weighed(before)


@settings(max_examples=50)
@given(portfolios(STANDARD), pieces(STANDARD))
def test_more_evidence_never_makes_fewer_firm(whole: Portfolio, piece: Evidence) -> None:
    more = replace(piece, path="bewijzen/zz-meer.md", draft=False)
    poorer = assessed(whole, STANDARD, PROCEDURE)
    richer = assessed(with_piece(whole, more), STANDARD, PROCEDURE)
    assert richer.firm >= poorer.firm
    for before, after in zip(poorer.standings, richer.standings, strict=True):
        assert after.firm >= before.firm


@settings(max_examples=50)
@given(portfolios(STANDARD))
def test_a_piece_that_shows_nothing_leaves_every_letter_as_it_is(whole: Portfolio) -> None:
    for standing in assessed(whole, STANDARD, PROCEDURE).standings:
        firmness = standing.firmness
        speaking = tuple(c for c in firmness.contributions if not c.silent)
        assert weigh(standing, speaking, Tally(speaking), PROCEDURE).verdicts == firmness.verdicts


@settings(max_examples=50)
@given(portfolios(STANDARD), pieces(STANDARD))
def test_a_draft_makes_nothing_firm_and_nothing_hang_on_it(
    whole: Portfolio, piece: Evidence
) -> None:
    draft = replace(piece, path="bewijzen/zz-meer.md", draft=True)
    before = assessed(whole, STANDARD, PROCEDURE)
    after = assessed(with_piece(whole, draft), STANDARD, PROCEDURE)
    assert weighed(after)[:3] == weighed(before)[:3]
