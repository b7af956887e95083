"""A standard as a value: what it counts, and what each stadium includes."""

import pytest
from msgspec.structs import replace

from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.standard import Scope, Standard


@pytest.fixture
def other(sailing: tuple[Standard, Procedure]) -> Standard:
    return sailing[0]


def test_a_stadium_includes_those_below_it(other: Standard) -> None:
    assert [s.id for s in other.up_to("helm")] == ["deckhand", "helm"]
    assert [s.id for s in other.up_to("deckhand")] == ["deckhand"]
    assert other.up_to("master") == other.stadia


def test_a_stadium_needs_its_own_indicators_and_those_of_lower_stadia(other: Standard) -> None:
    ropes = other.competences["A.1"]
    assert [i.id for i in other.needed_for(ropes, "skipper")] == ["A.1.D1", "A.1.D2", "A.1.K1"]
    assert [i.id for i in other.needed_for(ropes, "helm")] == ["A.1.D1", "A.1.D2"]
    assert ropes.at("helm") == ()


@pytest.mark.parametrize(
    ("scope", "counted"),
    [
        (Scope.GENERIC, ["A.1", "A.2", "B.1"]),
        (Scope.SPECIFIC, ["W.1"]),
        (Scope.ALL, ["A.1", "A.2", "B.1", "W.1"]),
    ],
)
def test_the_rule_says_which_competences_are_counted(
    other: Standard, scope: Scope, counted: list[str]
) -> None:
    changed = replace(other, rule=replace(other.rule, scope=scope))
    assert [c.id for c in changed.counted] == counted


def test_a_competence_is_generic_when_it_belongs_to_a_cluster(other: Standard) -> None:
    assert other.competences["A.1"].generic
    assert not other.competences["W.1"].generic


def test_the_required_stadium_is_that_of_the_rule(other: Standard) -> None:
    assert other.required_stadium.title == "Skipper"
