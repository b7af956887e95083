"""Each claim has one status: it counts, or it says why it does not."""

import pytest

from portfolio_builder.assess.resolve import meaning, resolve, resolve_evidence
from portfolio_builder.model import rules
from portfolio_builder.model.assessment import ClaimStatus, EvidenceStanding
from portfolio_builder.model.finding import finding
from portfolio_builder.model.ids import Ids
from portfolio_builder.model.place import Place
from portfolio_builder.model.portfolio import Claim
from portfolio_builder.model.standard import Standard
from tests.factories import claim, evidence, passage, portfolio


def standing(
    standard: Standard, *claims: Claim, draft: bool = False, has_error: bool = False
) -> EvidenceStanding:
    piece = evidence("stuk", *claims, draft=draft)
    return resolve_evidence(meaning(piece, Ids(standard)), standard, has_error=has_error)


def statuses(
    standard: Standard, *claims: Claim, draft: bool = False, has_error: bool = False
) -> list[str]:
    resolved = standing(standard, *claims, draft=draft, has_error=has_error)
    return [c.status.value for c in resolved.claims]


def test_a_claim_on_a_known_competence_and_stadium_counts(standard: Standard) -> None:
    assert statuses(standard, claim("G1.1", "vakbekwaam")) == ["counts"]


def test_ids_are_made_canonical_whatever_the_case_or_comma(standard: Standard) -> None:
    (resolved,) = standing(standard, claim("g1,1", "VAKBEKWAAM", "b1", "1.1.s2")).claims
    assert (resolved.competence, resolved.stadium) == ("G1.1", "vakbekwaam")
    assert resolved.indicators == ("G1.1.B1", "G1.1.S2")


def test_an_unknown_competence_does_not_count(standard: Standard) -> None:
    assert statuses(standard, claim("G9.9")) == ["unknown-competence"]


def test_an_unknown_stadium_does_not_count(standard: Standard) -> None:
    assert statuses(standard, claim("G1.1", "meester")) == ["unknown-stadium"]


def test_of_two_claims_on_one_competence_the_second_does_not_count(standard: Standard) -> None:
    twice = claim("G1.1", "startbekwaam"), claim("1.1", "vakvolwassen")
    assert statuses(standard, *twice) == ["counts", "twice"]


def test_nothing_in_a_draft_counts(standard: Standard) -> None:
    assert statuses(standard, claim("G1.1"), claim("G1.2"), draft=True) == ["draft", "draft"]


def test_nothing_in_a_file_with_an_error_counts(standard: Standard) -> None:
    assert statuses(standard, claim("G1.1"), has_error=True) == ["file-has-error"]


def test_a_draft_with_an_error_is_first_of_all_a_draft(standard: Standard) -> None:
    assert statuses(standard, claim("G1.1"), draft=True, has_error=True) == ["draft"]


def test_the_tests_above_meet_every_status() -> None:
    met = {"counts", "unknown-competence", "unknown-stadium", "twice", "draft", "file-has-error"}
    assert met == {s.value for s in ClaimStatus}


def test_one_wrong_claim_leaves_the_others_as_they_are(standard: Standard) -> None:
    """A wrong id is an error, so the file does not count; but that is said by its findings."""
    assert statuses(standard, claim("G9.9"), claim("G1.1")) == ["unknown-competence", "counts"]


@pytest.mark.parametrize(
    ("rule", "counts"), [(rules.MISSING_KEY, False), (rules.NO_DATE, True), (rules.RAW_HTML, True)]
)
def test_only_a_finding_of_severity_error_takes_a_file_out(
    standard: Standard, rule: rules.Rule, counts: bool
) -> None:
    one, other = evidence("een", claim("G1.1")), evidence("ander", claim("G1.1"))
    found = finding(rule, Place(one.path, 3), key="titel", written="<b>")
    resolved = {e.evidence: e.counts for e in resolve(portfolio(one, other), standard, [found])}
    assert resolved == {one.path: counts, other.path: True}


def test_an_indicator_of_another_competence_is_left_out_of_a_claim(standard: Standard) -> None:
    (resolved,) = standing(standard, claim("G1.1", "vakbekwaam", "G1.2.B1", "B1", "X9")).claims
    assert resolved.indicators == ("G1.1.B1",)


def test_a_passage_knows_which_of_its_indicators_the_file_claims(standard: Standard) -> None:
    piece = evidence(
        "stuk", claim("G1.1"), passages=[passage(1, "g1.1.b1", "G1.2.B1", "G1.1.B1", "nergens")]
    )
    (resolved,) = resolve_evidence(
        meaning(piece, Ids(standard)), standard, has_error=False
    ).passages
    assert resolved.indicators == ("G1.1.B1", "G1.2.B1")
    assert resolved.claimed == ("G1.1.B1",)
    assert resolved.counts


def test_a_passage_in_a_draft_does_not_count(standard: Standard) -> None:
    piece = evidence("stuk", claim("G1.1"), passages=[passage(1, "G1.1.B1")], draft=True)
    (resolved,) = resolve_evidence(
        meaning(piece, Ids(standard)), standard, has_error=False
    ).passages
    assert not resolved.counts
