"""What hangs on one piece, and the fewest pieces whose loss takes a portfolio under the rule."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_builder import resources
from portfolio_builder.assess import dependence
from portfolio_builder.model.portfolio import Portfolio
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.standard import Standard
from portfolio_builder.read.folder import Folder
from portfolio_builder.read.shelf import read_procedure, read_standard
from tests.assess.portfolios import assessed, portfolios, without
from tests.conftest import OTHER
from tests.factories import claim, evidence, portfolio


def _read(name: str, place: str) -> tuple[Standard, Procedure]:
    root = OTHER if place == "tests" else resources.standards_dir()
    standard, _ = read_standard(Folder(root), f"{name}/standard.yaml")
    procedure, _ = read_procedure(Folder(root), f"{name}/procedure.yaml")
    assert standard
    assert procedure
    return standard, procedure


SOCIAL = _read("sociaal-werker-mbo", "shipped")
SAILING = _read("sailing", "tests")


def all_of(standard: Standard, *names: str, level: str = "vakbekwaam") -> Portfolio:
    """Return a portfolio in which each named piece claims the competences after its colon."""
    made = []
    for number, name in enumerate(names):
        title, _, ids = name.partition(":")
        claims = [claim(i, level) for i in ids.split()]
        made.append(evidence(title, *claims, words=100 + number))
    return portfolio(*made)


def test_a_piece_says_what_falls_without_it() -> None:
    standard, procedure = SAILING
    whole = all_of(standard, "een:A.1 A.2", "twee:A.2 B.1 W.1", level="skipper")
    found = assessed(whole, standard, procedure).dependence
    assert found.margin == 1
    assert [(loss.evidence, loss.met, loss.falls) for loss in found.losses] == [
        ("bewijzen/twee.md", 2, ("B.1", "W.1")),
        ("bewijzen/een.md", 3, ("A.1",)),
    ]


def test_one_piece_can_take_a_portfolio_under_the_rule() -> None:
    standard, procedure = SAILING
    whole = all_of(standard, "een:A.1 A.2", "twee:A.2 B.1 W.1", level="skipper")
    breaking = assessed(whole, standard, procedure).dependence.breaking
    assert breaking
    assert breaking.evidence == ("bewijzen/twee.md",)
    assert breaking.falls == ("B.1", "W.1")
    assert breaking.exact


def test_nothing_breaks_a_portfolio_that_is_under_the_rule_already() -> None:
    standard, procedure = SAILING
    found = assessed(all_of(standard, "een:A.1", level="skipper"), standard, procedure).dependence
    assert found.margin == -2
    assert found.breaking is None


def test_too_many_possibilities_give_an_answer_that_says_it_may_not_be_the_smallest() -> None:
    standard, procedure = SAILING
    whole = all_of(
        standard, "een:A.1", "twee:A.1", "drie:A.2", "vier:B.1 A.2", "vijf:W.1", level="skipper"
    )
    exact = assessed(whole, standard, procedure).dependence.breaking
    most = dependence._MOST_TRIED
    try:
        dependence._MOST_TRIED = 0
        bounded = assessed(whole, standard, procedure).dependence.breaking
    finally:
        dependence._MOST_TRIED = most
    assert exact
    assert bounded
    assert exact.exact
    assert not bounded.exact
    assert len(bounded.evidence) >= len(exact.evidence)


@given(portfolios(SOCIAL[0]))
def test_a_loss_agrees_with_really_deleting_the_file(whole: Portfolio) -> None:
    standard, procedure = SOCIAL
    before = assessed(whole, standard, procedure)
    for loss in before.dependence.losses:
        after = assessed(without(whole, loss.evidence), standard, procedure)
        assert (loss.met, loss.firm) == (after.met, after.firm)
        fallen = [
            c.id
            for c in standard.counted
            if before.standing_of[c.id].state != after.standing_of[c.id].state
            and before.standing_of[c.id].state == "met"
        ]
        assert list(loss.falls) == fallen


@settings(max_examples=60)
@given(portfolios(SAILING[0], most=7, competences=4), st.data())
def test_the_smallest_set_is_smallest(whole: Portfolio, data: st.DataObject) -> None:
    standard, procedure = SAILING
    found = assessed(whole, standard, procedure)
    breaking = found.dependence.breaking
    if breaking is None:
        assert found.met < found.required
        return
    paths = [e.path for e in whole.evidence]

    def broken(gone: tuple[str, ...]) -> bool:
        left = whole
        for path in gone:
            left = without(left, path)
        return assessed(left, standard, procedure).met < found.required

    assert broken(breaking.evidence)
    for size in range(len(breaking.evidence)):
        assert not any(broken(gone) for gone in combinations(paths, size))
