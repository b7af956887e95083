"""How each competence stands, and the count against the rule of the standard."""

from portfolio_builder.assess.resolve import resolve
from portfolio_builder.assess.whole import assess
from portfolio_builder.model import rules
from portfolio_builder.model.assessment import Assessment, State
from portfolio_builder.model.finding import Finding, finding
from portfolio_builder.model.place import Place
from portfolio_builder.model.portfolio import Evidence, Portfolio, Reflection
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.standard import Standard
from portfolio_builder.model.text import Fragment
from tests.conftest import SAILING, SHIPPED, TODAY
from tests.factories import claim, evidence, passage, portfolio

PROCEDURES = {standard.id: procedure for standard, procedure in (SHIPPED, SAILING)}


def assessed(standard: Standard, *pieces: Evidence, found: tuple[Finding, ...] = ()) -> Assessment:
    return assess_portfolio(standard, portfolio(*pieces), found)


def assess_portfolio(
    standard: Standard, whole: Portfolio, found: tuple[Finding, ...] = ()
) -> Assessment:
    evidence = resolve(whole, standard, found)
    return assess(whole, standard, PROCEDURES[standard.id], evidence, TODAY)


def test_without_evidence_every_competence_is_open(standard: Standard) -> None:
    assessment = assessed(standard)
    assert {s.state for s in assessment.standings} == {State.OPEN}
    assert (assessment.met, assessment.missing) == (0, assessment.required)
    assert not assessment.reached


def test_a_claim_at_the_required_stadium_meets_the_competence(standard: Standard) -> None:
    assessment = assessed(standard, evidence("inloop", claim("G1.1", "vakbekwaam")))
    assert assessment.standing_of["G1.1"].state is State.MET
    assert assessment.met == 1


def test_a_claim_below_the_required_stadium_does_not_count(standard: Standard) -> None:
    assessment = assessed(standard, evidence("inloop", claim("G1.1", "startbekwaam")))
    standing = assessment.standing_of["G1.1"]
    assert (standing.state, standing.level) == (State.BELOW, "startbekwaam")
    assert assessment.met == 0


def test_a_claim_above_the_required_stadium_counts_because_stadia_are_cumulative(
    standard: Standard,
) -> None:
    assessment = assessed(standard, evidence("inloop", claim("G1.1", "vakvolwassen")))
    standing = assessment.standing_of["G1.1"]
    assert (standing.state, standing.level) == (State.MET, "vakvolwassen")


def test_the_level_is_the_highest_that_is_claimed_wherever_it_stands(standard: Standard) -> None:
    assessment = assessed(
        standard,
        evidence("a", claim("G1.1", "startbekwaam")),
        evidence("b", claim("G1.1", "vakvolwassen")),
        evidence("c", claim("G1.1", "vakbekwaam")),
    )
    standing = assessment.standing_of["G1.1"]
    assert standing.level == "vakvolwassen"
    assert [c.evidence for c in standing.claims] == [
        "bewijzen/b.md",
        "bewijzen/c.md",
        "bewijzen/a.md",
    ]


def test_two_pieces_for_one_competence_count_it_once(standard: Standard) -> None:
    pieces = evidence("a", claim("G1.1")), evidence("b", claim("G1.1"))
    assert assessed(standard, *pieces).met == 1


def test_two_claims_on_one_competence_in_one_file_are_not_two_pieces(standard: Standard) -> None:
    twice = evidence("a", claim("G1.1", "startbekwaam"), claim("G1.1", "vakbekwaam"))
    standing = assessed(standard, twice).standing_of["G1.1"]
    assert [c.stadium for c in standing.claims] == ["startbekwaam"]
    assert [c.stadium for c in standing.not_counted] == ["vakbekwaam"]


def test_a_draft_is_kept_apart_and_never_counts(standard: Standard) -> None:
    assessment = assessed(standard, evidence("a", claim("G1.1"), draft=True))
    standing = assessment.standing_of["G1.1"]
    assert standing.state is State.OPEN
    assert [c.evidence for c in standing.not_counted] == ["bewijzen/a.md"]


def test_a_file_with_an_error_is_kept_apart_and_never_counts(standard: Standard) -> None:
    piece = evidence("a", claim("G1.1"))
    wrong = finding(rules.MISSING_KEY, Place(piece.path, 2), key="titel")
    assessment = assessed(standard, piece, found=(wrong,))
    assert assessment.standing_of["G1.1"].state is State.OPEN
    assert assessment.standing_of_evidence[piece.path].has_error


def test_a_life_area_is_shown_and_never_in_the_count(standard: Standard) -> None:
    assessment = assessed(standard, evidence("a", claim("L1.1", "vakvolwassen")))
    assert assessment.standing_of["L1.1"].state is State.MET
    assert assessment.met == 0
    assert assessment.total == len(standard.generic)


def test_all_life_areas_together_reach_nothing(standard: Standard) -> None:
    every = evidence("a", *(claim(c.id, "vakvolwassen") for c in standard.specific))
    assert assessed(standard, every).met == 0


def test_exactly_the_required_number_reaches_the_rule(standard: Standard) -> None:
    needed = standard.generic[: standard.rule.required]
    assert assessed(standard, evidence("a", *(claim(c.id) for c in needed))).reached
    one_less = assessed(standard, evidence("a", *(claim(c.id) for c in needed[1:])))
    assert not one_less.reached
    assert one_less.missing == 1


def test_more_than_the_required_number_misses_nothing(standard: Standard) -> None:
    assessment = assessed(standard, evidence("a", *(claim(c.id) for c in standard.generic)))
    assert (assessment.met, assessment.missing) == (len(standard.generic), 0)


def test_clusters_are_counted_apart_and_add_up_to_the_count(standard: Standard) -> None:
    assessment = assessed(standard, evidence("a", claim("G1.1"), claim("G1.2"), claim("G7.3")))
    assert [(c.cluster, c.met) for c in assessment.clusters if c.met] == [(1, 2), (7, 1)]
    assert sum(c.met for c in assessment.clusters) == assessment.met
    assert sum(c.total for c in assessment.clusters) == assessment.total


def test_the_needed_indicators_are_those_up_to_the_required_stadium(standard: Standard) -> None:
    needed = assessed(standard).standing_of["G1.1"].needed
    assert {standard.indicators[i].stadium for i in needed} == {"startbekwaam", "vakbekwaam"}


def test_an_indicator_is_shown_by_a_passage_or_only_named_by_a_claim(standard: Standard) -> None:
    piece = evidence(
        "a", claim("G1.1", "vakbekwaam", "S1", "B1"), passages=[passage(1, "G1.1.B1", "G1.1.V1")]
    )
    standing = assessed(standard, piece).standing_of["G1.1"]
    proofs = {p.indicator: p for p in standing.proofs}
    assert proofs["G1.1.B1"].has_passage
    assert proofs["G1.1.S1"].named_by == (piece.path,)
    assert not proofs["G1.1.S1"].has_passage
    assert proofs["G1.1.S1"].shown
    assert not proofs["G1.1.S2"].shown
    assert standing.with_passage == ("G1.1.B1",)
    assert "G1.1.S1" in standing.without_passage
    assert "G1.1.V1" not in standing.without_passage + standing.with_passage


def test_passages_of_evidence_that_does_not_count_prove_nothing(standard: Standard) -> None:
    pieces = (
        evidence("a", claim("G1.1"), passages=[passage(1, "G1.1.B1")], draft=True),
        evidence("b", claim("G1.2"), passages=[passage(1, "G1.1.B2")]),
    )
    standing = assessed(standard, *pieces).standing_of["G1.1"]
    assert not any(p.shown for p in standing.proofs)


def test_every_indicator_of_a_competence_has_one_entry_in_order(standard: Standard) -> None:
    standings = assessed(standard).standings
    assert [s.competence for s in standings] == [c.id for c in standard.competences.values()]
    listed = [p.indicator for s in standings for p in s.proofs]
    assert listed == [i.id for c in standard.competences.values() for i in c.indicators]


def _reflection(path: str, competence: str) -> Reflection:
    return Reflection(path, competence, "", Place(path, 1), "", Fragment())


def test_a_reflection_stands_with_its_competence_and_the_first_one_wins(standard: Standard) -> None:
    whole = portfolio(
        reflections=[
            _reflection("reflecties/a.md", "g1.1"),
            _reflection("reflecties/b.md", "G1.1"),
            _reflection("reflecties/c.md", "nergens"),
        ]
    )
    assessment = assess_portfolio(standard, whole)
    shown = {s.competence: s.reflection.path for s in assessment.standings if s.reflection}
    assert shown == {"G1.1": "reflecties/a.md"}


def test_the_life_areas_of_the_procedure_are_named_once_and_unknown_ones_left_out(
    standard: Standard,
) -> None:
    assessment = assess_portfolio(standard, portfolio(life_areas=["l1", "L9", "L1", "L4"]))
    assert assessment.life_areas == ("L1", "L4")


def test_another_standard_with_other_words_and_scope_is_assessed_by_the_same_code(
    sailing: tuple[Standard, Procedure],
) -> None:
    """Its rule counts the life areas too, and it has four stadia of which the third is needed."""
    standard, _ = sailing
    assessment = assessed(
        standard,
        evidence("log", claim("A.1", "master"), claim("A.2", "helm"), claim("W.1", "skipper")),
        evidence("licence", claim("B.1", "Skipper"), draft=True),
    )
    assert {s.competence: s.state.value for s in assessment.standings} == {
        "A.1": "met",
        "A.2": "below",
        "B.1": "open",
        "W.1": "met",
    }
    assert (assessment.met, assessment.total, assessment.required) == (2, 4, 3)
    assert assessment.missing == 1
    assert [(c.met, c.total) for c in assessment.clusters] == [(1, 2), (0, 1)]


def test_a_stadium_without_indicators_of_its_own_still_needs_the_lower_ones(
    sailing: tuple[Standard, Procedure],
) -> None:
    standard, _ = sailing
    standing = assessed(standard).standing_of
    assert standing["A.1"].needed == ("A.1.D1", "A.1.D2", "A.1.K1")
    assert standing["A.2"].needed == ("A.2.H1",)
    assert standing["W.1"].needed == ()
