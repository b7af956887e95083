"""A key without a value says no more than no key at all."""

import pytest

from portfolio_builder.model import rules
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.read.evidence import read_evidence
from tests.factories import written


@pytest.mark.parametrize("value", ["", "~", "null"])
def test_a_title_that_is_empty_is_missing(value: str, procedure: Procedure) -> None:
    text = written(title=value)
    _, found = read_evidence(text, "bewijzen/a.md", procedure=procedure, language="nl")
    assert [f.rule for f in found] == [rules.MISSING_KEY]


def test_an_empty_text_between_quotes_is_a_value(procedure: Procedure) -> None:
    text = written(more="rol: ''")
    piece, found = read_evidence(text, "bewijzen/a.md", procedure=procedure, language="nl")
    assert (piece.role, found) == ("", ())
