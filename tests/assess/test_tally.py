"""Setting one piece aside, counted against really leaving it out."""

from hypothesis import given

from portfolio_builder.assess.tally import Tally, needs
from portfolio_builder.model.firmness import Aspect, Contribution
from portfolio_builder.model.portfolio import Portfolio
from tests.assess.portfolios import assessed, portfolios
from tests.conftest import SAILING


@given(portfolios(SAILING[0], most=6, competences=4))
def test_a_piece_set_aside_leaves_what_the_others_make_without_it(whole: Portfolio) -> None:
    standard, procedure = SAILING
    for standing in assessed(whole, standard, procedure).standings:
        need = needs(procedure.thresholds, len(standing.needed))
        brought = standing.firmness.contributions
        tally = Tally(brought)
        for piece in brought:
            others = Tally(c for c in brought if c is not piece)
            assert tally.met_without(piece) == others.met
            assert tally.firm_without(piece, need) == others.firm(need)


def test_a_copy_counts_by_itself() -> None:
    piece = Contribution("a.md", at_level=True, context="wijk", shows=True)
    tally = Tally([piece])
    copy = tally.copy()
    copy.remove(piece)
    copy.add(Contribution("b.md", at_level=True, context="thuis", shows=True))
    assert (tally.only_support, tally.which(Aspect.CONTEXTS)) == ("a.md", ("wijk",))
    assert (copy.only_support, copy.which(Aspect.CONTEXTS)) == ("b.md", ("thuis",))
