"""VRAAK: when a met competence is firm, and what each letter says when it is not."""

import datetime
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from portfolio_builder.assess.firmness import is_current, is_independent, years_before
from portfolio_builder.model.assessment import State
from portfolio_builder.model.firmness import Aspect, Firmness, Grade, Letter
from portfolio_builder.model.portfolio import Claim, Evidence, When
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.standard import Standard
from portfolio_builder.model.text import Passage
from tests.assess.portfolios import assessed
from tests.factories import claim, evidence, passage, portfolio

# All of G1.2 that is needed: two indicators at startbekwaam, one at vakbekwaam.
SHOWN = ("G1.2.S1", "G1.2.S2", "G1.2.B1")


def two_pieces(**changed: object) -> tuple[Evidence, Evidence]:
    """Return two pieces that make G1.2 firm; `changed` is changed in the second."""
    first = evidence(
        "een",
        claim("G1.2"),
        passages=[passage(n, i) for n, i in enumerate(SHOWN, 1)],
        kind="starr-verslag",
        context="buurthuis",
        words=300,
    )
    second: dict[str, object] = {
        "kind": "werkgeversverklaring",
        "context": "school",
        "confirmed": ["T. de Vries"],
        "words": 301,
        **changed,
    }
    said = claim("G1.2", why="Ik ging langs.")
    return first, evidence("twee", said, **second)  # type: ignore[arg-type]  # any field may be given


def firmness(
    pieces: Sequence[Evidence], standard: Standard, procedure: Procedure, files: Sequence[str] = ()
) -> Firmness:
    whole = portfolio(*pieces, files=files)
    return assessed(whole, standard, procedure).standing_of["G1.2"].firmness


def test_two_pieces_that_differ_and_one_confirmed_make_a_competence_firm(
    standard: Standard, procedure: Procedure
) -> None:
    found = firmness(two_pieces(), standard, procedure)
    assert found.grade is Grade.FIRM
    assert not found.failing


@pytest.mark.parametrize(
    ("changed", "letter", "aspect"),
    [
        ({"context": "Buurthuis "}, Letter.VARIATION, Aspect.CONTEXTS),
        ({"context": ""}, Letter.VARIATION, Aspect.CONTEXTS),
        ({"kind": "starr-verslag"}, Letter.VARIATION, Aspect.KINDS),
        ({"confirmed": []}, Letter.AUTHENTICITY, Aspect.INDEPENDENT),
        ({"words": 300}, Letter.QUANTITY, Aspect.PIECES),
    ],
)
def test_a_letter_fails_when_its_count_is_too_low(
    changed: dict[str, object],
    letter: Letter,
    aspect: Aspect,
    standard: Standard,
    procedure: Procedure,
) -> None:
    first, second = two_pieces(**changed)
    if "words" in changed:  # the same text twice: passages and all
        second = evidence(
            "twee",
            claim("G1.2", why="Ik ging langs."),
            passages=[passage(n, i) for n, i in enumerate(SHOWN, 1)],
            kind="werkgeversverklaring",
            context="school",
            confirmed=["T. de Vries"],
            words=300,
        )
    found = firmness((first, second), standard, procedure)
    assert found.grade is Grade.THIN
    assert found.failing == (letter,)
    (verdict,) = (v for v in found.verdicts if v.letter is letter)
    (measure,) = (m for m in verdict.measures if m.aspect is aspect)
    assert (measure.have, measure.need) == ((1, 2) if aspect is not Aspect.INDEPENDENT else (0, 1))


def test_half_of_the_needed_indicators_must_be_shown(
    standard: Standard, procedure: Procedure
) -> None:
    bare = [evidence("een", claim("G1.2", "vakbekwaam", "S1", why="Ik ging langs."))]
    found = firmness(bare, standard, procedure)
    relevance = next(v for v in found.verdicts if v.letter is Letter.RELEVANCE)
    shown = next(m for m in relevance.measures if m.aspect is Aspect.INDICATORS)
    assert (shown.have, shown.need, shown.which) == (1, 2, ("G1.2.S1",))
    assert not relevance.holds


def test_indicators_that_are_only_named_are_not_enough_without_any_words(
    standard: Standard, procedure: Procedure
) -> None:
    named = [evidence("een", claim("G1.2", "vakbekwaam", "S1", "S2", "B1"))]
    found = firmness(named, standard, procedure)
    relevance = next(v for v in found.verdicts if v.letter is Letter.RELEVANCE)
    assert [m.holds for m in relevance.measures] == [True, False]


def test_a_piece_at_a_lower_stadium_shows_indicators_and_counts_for_nothing_else(
    standard: Standard, procedure: Procedure
) -> None:
    first, second = two_pieces(context="buurthuis")
    lower = evidence(
        "lager", claim("G1.2", "startbekwaam"), context="werkplaats", kind="beroepsproduct"
    )
    found = firmness((first, second, lower), standard, procedure)
    assert found.failing == (Letter.VARIATION,)


def test_a_piece_that_shows_nothing_counts_for_the_rule_and_for_no_letter(
    standard: Standard, procedure: Procedure
) -> None:
    silent = evidence(
        "twee", claim("G1.2"), kind="werkgeversverklaring", context="school", confirmed=["T."]
    )
    standing = assessed(portfolio(silent), standard, procedure).standing_of["G1.2"]
    assert standing.state is State.MET
    (brought,) = standing.firmness.contributions
    assert brought.silent
    measures = [m for v in standing.firmness.verdicts for m in v.measures]
    assert {m.have for m in measures} == {0}


@pytest.mark.parametrize(
    ("said", "passages"),
    [
        (claim("G1.2", why="Ik ging langs."), []),
        (claim("G1.2", "vakbekwaam", "S1"), []),
        (claim("G1.2", "vakbekwaam", "V1"), []),  # more than the rule needs
        (claim("G1.2"), [passage(1, "G1.2.S1")]),
        (claim("G1.2"), [passage(1, "G1.2.V1")]),
    ],
)
def test_a_passage_a_named_indicator_or_a_reason_shows_something(
    said: Claim, passages: list[Passage], standard: Standard, procedure: Procedure
) -> None:
    first, second = two_pieces()
    second = replace(second, claims=(said,), body=replace(second.body, passages=tuple(passages)))
    assert firmness((first, second), standard, procedure).grade is Grade.FIRM


def test_what_shows_another_competence_shows_nothing_here(
    standard: Standard, procedure: Procedure
) -> None:
    first, second = two_pieces()
    elsewhere = [passage(1, "G1.1.S1")]
    second = replace(
        second,
        claims=(claim("G1.2"), claim("G1.1")),
        body=replace(second.body, passages=tuple(elsewhere)),
    )
    found = firmness((first, second), standard, procedure)
    assert found.failing == (Letter.VARIATION, Letter.AUTHENTICITY, Letter.QUANTITY)


def test_evidence_older_than_five_years_on_the_reference_date_is_not_current(
    standard: Standard, procedure: Procedure
) -> None:
    first, second = two_pieces(when="2021-08-31")
    old = evidence(
        "een",
        claim("G1.2"),
        passages=[passage(n, i) for n, i in enumerate(SHOWN, 1)],
        when="2020-01-01",
    )
    assert firmness((old, second), standard, procedure).failing == (Letter.CURRENCY,)
    assert firmness((first, second), standard, procedure).grade is Grade.FIRM


def test_a_competence_that_is_not_met_is_not_weighed(
    standard: Standard, procedure: Procedure
) -> None:
    below = [evidence("een", claim("G1.2", "startbekwaam"))]
    assert firmness(below, standard, procedure).grade is Grade.NOT_MET
    assert firmness([], standard, procedure).grade is Grade.NOT_MET


def test_exactly_so_many_years_old_is_still_current() -> None:
    today = datetime.date(2026, 9, 1)
    assert is_current(evidence(when="2021-09-01"), today, 5)
    assert not is_current(evidence(when="2021-08-31"), today, 5)
    assert not is_current(evidence(when=""), today, 5)


def test_expired_evidence_is_not_current_however_young() -> None:
    today = datetime.date(2026, 9, 1)
    assert not is_current(evidence(when="2026-01-01", expires="2026-08-31"), today, 5)
    assert is_current(evidence(when="2026-01-01", expires="2026-09-01"), today, 5)


def test_years_are_counted_by_the_calendar() -> None:
    assert years_before(datetime.date(2024, 2, 29), 1) == datetime.date(2023, 2, 28)
    assert years_before(datetime.date(2026, 9, 1), 5) == datetime.date(2021, 9, 1)
    assert years_before(datetime.date(2026, 9, 1), 9999) == datetime.date(1, 9, 1)


def test_more_than_the_candidates_own_word_is_confirmed_or_somebody_elses_document(
    procedure: Procedure,
) -> None:
    def independent(**given: object) -> bool:
        return is_independent(evidence("x", **given), procedure)  # type: ignore[arg-type]  # any field may be given

    pdf = ["bijlagen/a.pdf"]
    assert independent(kind="starr-verslag", confirmed=["T. de Vries"])
    assert not independent(kind="starr-verslag", attachments=pdf)
    assert independent(kind="werkgeversverklaring", attachments=pdf)
    assert not independent(kind="werkgeversverklaring")
    assert not independent(kind="functiebeschrijving", attachments=pdf)
    assert independent(kind="functiebeschrijving", confirmed=["T. de Vries"])


def test_another_procedure_asks_other_things(
    sailing: tuple[Standard, Procedure],
) -> None:
    other, club = sailing
    log = evidence(
        "reis",
        claim("A.1", "skipper"),
        passages=[passage(1, "A.1.D1"), passage(2, "A.1.D2"), passage(3, "A.1.K1")],
        kind="log",
        confirmed=["Bo"],
    )
    found = assessed(portfolio(log), other, club).standing_of["A.1"].firmness
    assert found.grade is Grade.FIRM


def test_a_competence_without_indicators_needs_words_and_no_indicators(
    sailing: tuple[Standard, Procedure],
) -> None:
    other, club = sailing
    sky = evidence("lucht", claim("W.1", "skipper", why="I saw it coming."), kind="log")
    found = assessed(portfolio(sky), other, club).standing_of["W.1"].firmness
    assert Aspect.INDICATORS not in {m.aspect for v in found.verdicts for m in v.measures}
    assert found.failing == (Letter.AUTHENTICITY,)


def test_a_date_that_is_a_period_counts_to_its_end(
    standard: Standard, procedure: Procedure
) -> None:
    when = When(datetime.date(2019, 1, 1), datetime.date(2022, 1, 1), period=True)
    piece = replace(evidence("a", claim("G1.1", why="Ik ging langs.")), when=when)
    found = assessed(portfolio(piece), standard, procedure).standing_of["G1.1"].firmness
    assert Letter.CURRENCY not in found.failing
