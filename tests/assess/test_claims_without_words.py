"""A claim for which nobody can read why is named; what is only thin is not."""

import pytest

from portfolio_builder.model.portfolio import Evidence
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.standard import Standard
from tests.assess.portfolios import findings
from tests.factories import claim, evidence, passage, portfolio


@pytest.mark.parametrize(
    ("piece", "codes"),
    [
        (evidence("a", claim("G1.1")), ["P132"]),
        (evidence("a", claim("G1.1", why="Ik belde aan.")), []),
        (evidence("a", claim("G1.1"), passages=[passage(1, "G1.1.S1")]), ["P127"]),
        (evidence("a", claim("G1.1"), passages=[passage(1, "G1.1.B1")]), ["P130"]),
        (evidence("a", claim("G1.1"), passages=[passage(1, "G2.1.B1")]), ["P132"]),
        (evidence("a", claim("G1.1"), passages=[passage(1, "G1.1.B99")]), []),
        (evidence("a", claim("G1.1"), draft=True), []),
    ],
)
def test_a_claim_without_a_passage_or_a_reason_anywhere_is_named(
    piece: Evidence, codes: list[str], standard: Standard, procedure: Procedure
) -> None:
    found = findings(portfolio(piece), standard, procedure)
    assert [f.code for f in found if f.code in {"P127", "P130", "P132"}] == codes


def test_words_in_another_piece_are_words(standard: Standard, procedure: Procedure) -> None:
    pieces = (evidence("a", claim("G1.1")), evidence("b", claim("G1.1", why="Ik belde aan.")))
    found = findings(portfolio(*pieces), standard, procedure)
    assert "P132" not in {f.code for f in found}
