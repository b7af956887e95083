"""Link what the candidate wrote to the standard: one status for each claim, ids made canonical.

First step of `assess`: nothing is decided here about coverage, and an id that the standard does
not know is a status, not an exception.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from portfolio_builder.model.assessment import (
    ClaimStatus,
    EvidenceStanding,
    ResolvedClaim,
    ResolvedPassage,
)
from portfolio_builder.model.finding import Finding
from portfolio_builder.model.ids import Ids
from portfolio_builder.model.portfolio import Claim, Evidence, Portfolio
from portfolio_builder.model.rules import Severity
from portfolio_builder.model.standard import Standard
from portfolio_builder.model.text import IndicatorMention, Passage


class Mention(Struct, frozen=True):
    """An indicator id as written, with its canonical id (empty when unknown)."""

    written: IndicatorMention
    indicator: str


def claimed_indicators(claim: Claim, competence: str, ids: Ids) -> tuple[Mention, ...]:
    """Return the indicators that a claim names; short forms count within its competence."""
    return tuple(
        Mention(m, ids.indicator(m.written, within=competence or None) or "")
        for m in claim.indicators
    )


def passage_indicators(passage: Passage, ids: Ids) -> tuple[Mention, ...]:
    """Return the indicators that a passage names."""
    return tuple(Mention(m, ids.indicator(m.written) or "") for m in passage.mentions)


def resolve_evidence(
    evidence: Evidence, standard: Standard, ids: Ids, *, has_error: bool
) -> EvidenceStanding:
    """Give each claim of one piece of evidence its status, and each passage its indicators.

    `has_error`: some finding of severity error stands in the file, so none of its claims counts.
    """
    counts = not evidence.draft and not has_error
    claims = tuple(_claims(evidence, standard, ids, has_error=has_error))
    claimed = {c.competence for c in claims if c.competence}
    return EvidenceStanding(
        evidence=evidence.path,
        counts=counts,
        draft=evidence.draft,
        has_error=has_error,
        claims=claims,
        passages=tuple(
            _passage(evidence, passage, standard, ids, claimed=claimed, counts=counts)
            for passage in evidence.body.passages
        ),
    )


def resolve(
    portfolio: Portfolio, standard: Standard, findings: Iterable[Finding]
) -> tuple[EvidenceStanding, ...]:
    """Resolve every piece of evidence, in the portfolio's order.

    `findings` must hold everything found so far: an error in a file takes its claims out.
    """
    ids = Ids(standard)
    wrong = {f.place.file for f in findings if f.severity is Severity.ERROR}
    return tuple(
        resolve_evidence(e, standard, ids, has_error=e.path in wrong) for e in portfolio.evidence
    )


def _claims(
    evidence: Evidence, standard: Standard, ids: Ids, *, has_error: bool
) -> Iterator[ResolvedClaim]:
    seen: set[str] = set()
    for claim in evidence.claims:
        competence = ids.competence(claim.competence) or ""
        stadium = ids.stadium(claim.stadium) or ""
        mentions = claimed_indicators(claim, competence, ids)
        if not competence:
            status = ClaimStatus.UNKNOWN_COMPETENCE
        elif not stadium:
            status = ClaimStatus.UNKNOWN_STADIUM
        elif competence in seen:
            status = ClaimStatus.TWICE
        elif evidence.draft:
            status = ClaimStatus.DRAFT
        elif has_error:
            status = ClaimStatus.FILE_HAS_ERROR
        else:
            status = ClaimStatus.COUNTS
        seen.add(competence)
        yield ResolvedClaim(
            evidence=evidence.path,
            claim=claim,
            competence=competence,
            stadium=stadium,
            indicators=tuple(
                dict.fromkeys(
                    m.indicator
                    for m in mentions
                    if m.indicator and standard.indicators[m.indicator].competence == competence
                )
            ),
            status=status,
        )


def _passage(
    evidence: Evidence,
    passage: Passage,
    standard: Standard,
    ids: Ids,
    *,
    claimed: set[str],
    counts: bool,
) -> ResolvedPassage:
    known = tuple(
        dict.fromkeys(m.indicator for m in passage_indicators(passage, ids) if m.indicator)
    )
    return ResolvedPassage(
        evidence=evidence.path,
        passage=passage,
        indicators=known,
        claimed=tuple(i for i in known if standard.indicators[i].competence in claimed),
        counts=counts,
    )
