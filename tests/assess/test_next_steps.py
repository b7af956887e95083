"""The plan: what it offers first, and that following it leaves the rest of the same plan."""

from hypothesis import given, settings
from msgspec.structs import replace

from portfolio_builder.examined import Examined
from portfolio_builder.model.assessment import Assessment
from portfolio_builder.model.firmness import Letter
from portfolio_builder.model.portfolio import Evidence, Portfolio
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.standard import Standard
from portfolio_builder.model.steps import Action, Goal, Step
from tests.assess.portfolios import assessed, portfolios, with_piece
from tests.assess.test_dependence import SAILING, SOCIAL
from tests.conftest import TODAY
from tests.factories import claim, evidence, passage, portfolio


def first_step(whole: Portfolio, standard: Standard, procedure: Procedure) -> Step:
    return assessed(whole, standard, procedure).steps[0]


def test_a_claim_one_stadium_low_whose_passages_show_more_is_the_first_step(
    standard: Standard, procedure: Procedure
) -> None:
    low = evidence("inloop", claim("G1.1", "startbekwaam"), passages=[passage(1, "G1.1.B1")])
    step = first_step(portfolio(low), standard, procedure)
    assert (step.goal, step.action) == (Goal.REACH, Action.RAISE_CLAIM)
    assert (step.competence, step.evidence, step.gains) == ("G1.1", low.path, ("G1.1",))


def test_a_passage_without_a_claim_can_carry_a_claim(
    standard: Standard, procedure: Procedure
) -> None:
    unclaimed = evidence("inloop", claim("G1.1"), passages=[passage(1, "G1.2.B1")])
    step = first_step(portfolio(unclaimed), standard, procedure)
    assert (step.action, step.competence) == (Action.ADD_CLAIM, "G1.2")


def test_a_passage_at_a_lower_stadium_offers_no_claim_at_the_required_one(
    standard: Standard, procedure: Procedure
) -> None:
    unclaimed = evidence("inloop", claim("G1.1"), passages=[passage(1, "G1.2.S1")])
    steps = assessed(portfolio(unclaimed), standard, procedure).steps
    assert Action.ADD_CLAIM not in {s.action for s in steps}


def test_an_error_is_mended_before_anything_is_written(
    standard: Standard, procedure: Procedure
) -> None:
    wrong = evidence("fout", claim("G1.1"), claim("G9.9"))
    step = first_step(portfolio(wrong), standard, procedure)
    assert (step.action, step.evidence) == (Action.MEND, wrong.path)


def test_a_draft_that_brings_two_competences_comes_before_one_that_brings_one(
    standard: Standard, procedure: Procedure
) -> None:
    one = evidence("a", claim("G1.1"), draft=True)
    two = evidence("b", claim("G2.1"), claim("G2.2"), draft=True)
    step = first_step(portfolio(one, two), standard, procedure)
    assert (step.action, step.evidence, step.gains) == (
        Action.FINISH_DRAFT,
        two.path,
        ("G2.1", "G2.2"),
    )


def test_what_a_step_brings_beyond_the_rule_does_not_make_it_cheaper(
    standard: Standard, procedure: Procedure
) -> None:
    ids = [c.id for c in standard.counted]
    one_short = standard.rule.required - 1
    whole = evidence("a", *(claim(c) for c in ids[:one_short]))
    low = evidence("b", claim(ids[one_short], "startbekwaam"),
                   passages=[passage(1, f"{ids[one_short]}.B1")])  # fmt: skip
    four = evidence("c", *(claim(c) for c in ids[one_short + 1 :]), draft=True)
    step = first_step(portfolio(whole, low, four), standard, procedure)
    assert (step.action, step.gains) == (Action.RAISE_CLAIM, (ids[one_short],))


def test_a_draft_with_an_error_asks_for_both_at_once(
    standard: Standard, procedure: Procedure
) -> None:
    draft = evidence("a", claim("G1.1"), claim("G9.9"), draft=True)
    step = first_step(portfolio(draft), standard, procedure)
    assert (step.action, step.evidence, step.gains) == (
        Action.FINISH_AND_MEND,
        draft.path,
        ("G1.1",),
    )


def test_a_draft_without_an_error_is_less_work_than_one_with(
    standard: Standard, procedure: Procedure
) -> None:
    wrong = evidence("a", claim("G1.1"), claim("G9.9"), draft=True)
    right = evidence("b", claim("G1.2"), draft=True)
    step = first_step(portfolio(wrong, right), standard, procedure)
    assert (step.action, step.evidence) == (Action.FINISH_DRAFT, right.path)


def test_one_confirmation_helps_every_competence_that_lacks_it(
    sailing: tuple[Standard, Procedure],
) -> None:
    other, club = sailing
    shown = [passage(n, i) for n, i in enumerate(("A.1.D1", "A.1.D2", "A.1.K1", "B.1.K1"), 1)]
    own = evidence("reis", claim("A.1", "skipper"), claim("B.1", "skipper"), passages=shown,
                   kind="log")  # fmt: skip
    sky = evidence("lucht", claim("W.1", "skipper", why="Wolken."), kind="log", confirmed=["Bo"],
                   words=9)  # fmt: skip
    steps = [s for s in assessed(portfolio(own, sky), other, club).steps if s.goal is Goal.FIRM]
    assert [(s.action, s.evidence, s.mends) for s in steps] == [
        (Action.CONFIRM, own.path, (Letter.AUTHENTICITY,))
    ]


def test_a_new_piece_is_of_another_kind_and_from_another_context_of_the_candidate(
    standard: Standard, procedure: Procedure
) -> None:
    shown = [passage(n, i) for n, i in enumerate(("G1.2.S1", "G1.2.S2", "G1.2.B1"), 1)]
    only = evidence("a", claim("G1.2"), passages=shown, context="buurthuis", confirmed=["B"])
    rest = [
        evidence(f"z{n}", claim(c.id), context="school", words=n)
        for n, c in enumerate(standard.counted)
        if c.id != "G1.2"
    ]
    steps = assessed(portfolio(only, *rest), standard, procedure).steps
    step = next(s for s in steps if s.competence == "G1.2")
    assert (step.action, step.kind, step.context) == (Action.WRITE, "beroepsproduct", "school")
    assert step.not_contexts == ("buurthuis",)


def test_only_contexts_that_the_candidate_wrote_are_named(
    standard: Standard, procedure: Procedure
) -> None:
    nowhere = evidence("a", claim("G1.1"), context="")
    written = [s for s in assessed(portfolio(nowhere), standard, procedure).steps if s.kind]
    assert len(written) > len(standard.counted)
    assert {(s.context, s.not_contexts) for s in written} == {("", ())}


def test_a_piece_that_shows_nothing_is_marked_before_anything_is_written(
    standard: Standard, procedure: Procedure
) -> None:
    shown = [passage(n, i) for n, i in enumerate(("G1.2.S1", "G1.2.S2", "G1.2.B1"), 1)]
    speaks = evidence("a", claim("G1.2"), passages=shown, context="buurthuis", confirmed=["B"])
    silent = evidence("b", claim("G1.2"), kind="getuigschrift", context="school", words=301)
    rest = [
        evidence(f"z{n}", claim(c.id), context="school", words=n)
        for n, c in enumerate(standard.counted)
        if c.id != "G1.2"
    ]
    steps = assessed(portfolio(speaks, silent, *rest), standard, procedure).steps
    (step,) = (s for s in steps if s.competence == "G1.2")
    assert (step.action, step.evidence, step.indicators) == (Action.MARK, silent.path, ())
    assert step.mends == (Letter.VARIATION, Letter.QUANTITY)


def test_no_more_indicators_are_asked_than_the_procedure_does(
    standard: Standard, procedure: Procedure
) -> None:
    two = [
        evidence(n, claim("G1.1", why="Zo."), kind=kind, context=n, confirmed=["B"], words=len(n))
        for n, kind in (("een", "starr-verslag"), ("school", "beroepsproduct"))
    ]
    rest = [evidence(f"z{n}", claim(c.id), words=n) for n, c in enumerate(standard.counted) if n]
    found = assessed(portfolio(*two, *rest), standard, procedure)
    (step,) = (s for s in found.steps if s.competence == "G1.1")
    needed = found.standing_of["G1.1"].needed
    percent = procedure.thresholds.relevance.min_indicator_percent
    assert step.action is Action.MARK
    assert len(step.indicators) == -(-len(needed) * percent // 100)
    higher = [i for i in needed if standard.rank_of(i)]
    assert step.indicators[: len(higher)] == tuple(higher)[: len(step.indicators)]


def test_a_portfolio_that_is_firm_and_has_a_margin_needs_nothing(
    sailing: tuple[Standard, Procedure],
) -> None:
    other, club = sailing
    shown = [
        passage(n, i) for n, i in enumerate(("A.1.D1", "A.1.D2", "A.1.K1", "A.2.H1", "B.1.K1"), 1)
    ]
    claims = [claim(c, "skipper", why="Zo.") for c in ("A.1", "A.2", "B.1", "W.1")]
    twice = [
        evidence(n, *claims, passages=shown, kind="log", confirmed=["Bo"], words=len(n))
        for n in ("een", "twee-")
    ]
    assert assessed(portfolio(*twice), other, club).steps == ()


def test_the_goals_come_in_their_order(sample: Examined) -> None:
    order = [Goal.REACH, Goal.FIRM, Goal.MARGIN]
    goals = [order.index(s.goal) for s in sample.assessment.steps]
    assert goals == sorted(goals)


def taken(step: Step, whole: Portfolio, standard: Standard) -> Portfolio:
    """Return the portfolio after somebody did what a step says, and no more."""
    pieces = {e.path: e for e in whole.evidence}
    piece = pieces.get(step.evidence, evidence("x"))
    match step.action:
        case Action.MEND:
            return with_piece(whole, mended(piece, standard))
        case Action.FINISH_DRAFT:
            return with_piece(whole, replace(piece, draft=False))
        case Action.FINISH_AND_MEND:
            return with_piece(whole, replace(mended(piece, standard), draft=False))
        case Action.CONFIRM:
            confirmed = evidence("x", confirmed=["Iemand"]).confirmed_by
            return with_piece(whole, replace(piece, confirmed_by=confirmed))
        case Action.ADD_CLAIM | Action.RAISE_CLAIM:
            others = tuple(c for c in piece.claims if c.competence != step.competence)
            now = claim(step.competence, standard.rule.stadium)
            return with_piece(whole, replace(piece, claims=(*others, now)))
        case Action.MARK:
            return with_piece(whole, marked(piece, step))
        case Action.WRITE:
            return with_piece(whole, new_piece(step, whole, standard))


def mended(piece: Evidence, standard: Standard) -> Evidence:
    right = tuple(c for c in piece.claims if c.competence in standard.competences)
    return replace(piece, claims=right)


def marked(piece: Evidence, step: Step) -> Evidence:
    number = len(piece.body.passages) + 1
    more = passage(number, *(step.indicators or ()))
    if not step.indicators:
        claims = tuple(
            replace(c, why="Zo.") if c.competence == step.competence else c for c in piece.claims
        )
        return replace(piece, claims=claims)
    body = replace(piece.body, passages=(*piece.body.passages, more))
    return replace(piece, body=body)


def new_piece(step: Step, whole: Portfolio, standard: Standard) -> Evidence:
    number = len(whole.evidence)
    return evidence(
        f"zz-nieuw-{number:03}",
        claim(step.competence, standard.rule.stadium, why="Zo."),
        passages=[passage(n, i) for n, i in enumerate(step.indicators, 1)],
        kind=step.kind,
        context=step.context or f"een andere context {number}",
        when=TODAY.isoformat(),
        confirmed=["Iemand"] if Letter.AUTHENTICITY in step.mends else [],
        words=900 + number,
    )


def follow(whole: Portfolio, standard: Standard, procedure: Procedure) -> None:
    before = assessed(whole, standard, procedure)
    for _ in range(3):
        if not before.steps:
            return
        whole = taken(before.steps[0], whole, standard)
        after = assessed(whole, standard, procedure)
        assert what(after) == what(before)[1:]
        before = after


def what(found: Assessment) -> list[tuple[Goal, Action, str]]:
    return [(s.goal, s.action, s.competence) for s in found.steps]


@settings(max_examples=50)
@given(portfolios(SOCIAL[0], most=12, competences=21))
def test_taking_the_first_step_leaves_the_rest_of_the_plan(whole: Portfolio) -> None:
    follow(whole, *SOCIAL)


@settings(max_examples=50)
@given(portfolios(SAILING[0], most=6, competences=4))
def test_taking_the_first_step_leaves_the_rest_under_another_standard(whole: Portfolio) -> None:
    follow(whole, *SAILING)


@settings(max_examples=25)
@given(portfolios(SAILING[0], most=5, competences=4))
def test_the_whole_plan_leads_to_a_firm_portfolio_with_a_margin(whole: Portfolio) -> None:
    standard, procedure = SAILING
    found = assessed(whole, standard, procedure)
    for _ in range(len(found.steps)):
        whole = taken(found.steps[0], whole, standard)
        found = assessed(whole, standard, procedure)
    assert found.steps == ()
    assert found.met >= found.required
    assert found.firm >= found.required
    breaking = found.dependence.breaking
    assert breaking is None or len(breaking.evidence) > 1
