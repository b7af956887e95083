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
from portfolio_builder.model.place import Place
from portfolio_builder.model.portfolio import Claim, Evidence, Portfolio
from portfolio_builder.model.rules import Severity
from portfolio_builder.model.standard import Standard
from portfolio_builder.model.text import IndicatorMention


class Mention(Struct, frozen=True):
    """An indicator id as written and where, with its canonical id (empty when unknown)."""

    written: str
    place: Place
    indicator: str


class MeantClaim(Struct, frozen=True):
    """A claim with the canonical ids of its competence and stadium (empty when unknown).

    Of `mentions`, short forms are read within its competence.
    """

    claim: Claim
    competence: str
    stadium: str
    mentions: tuple[Mention, ...]


class Meant(Struct, frozen=True):
    """A piece of evidence with what its ids mean; of each passage, by its order, the mentions."""

    evidence: Evidence
    claims: tuple[MeantClaim, ...]
    passages: tuple[tuple[Mention, ...], ...]


def meaning(evidence: Evidence, ids: Ids) -> Meant:
    """Return what the ids in a piece of evidence mean."""
    return Meant(
        evidence,
        tuple(_meant(claim, ids) for claim in evidence.claims),
        tuple(_mentions(p.mentions, ids, None) for p in evidence.body.passages),
    )


def _meant(claim: Claim, ids: Ids) -> MeantClaim:
    competence = ids.competence(claim.competence) or ""
    stadium = ids.stadium(claim.stadium) or ""
    mentions = _mentions(claim.indicators, ids, competence or None)
    return MeantClaim(claim, competence, stadium, mentions)


def _mentions(
    written: tuple[IndicatorMention, ...], ids: Ids, within: str | None
) -> tuple[Mention, ...]:
    return tuple(
        Mention(m.written, m.place, ids.indicator(m.written, within) or "") for m in written
    )


def resolve_evidence(meant: Meant, standard: Standard, *, has_error: bool) -> EvidenceStanding:
    """Give each claim of one piece of evidence its status, and each passage its indicators.

    `has_error`: some finding of severity error stands in the file, so none of its claims counts.
    """
    evidence = meant.evidence
    counts = not evidence.draft and not has_error
    claims = tuple(_claims(meant, standard, has_error=has_error))
    claimed = {c.competence for c in claims if c.competence}
    return EvidenceStanding(
        evidence=evidence.path,
        counts=counts,
        draft=evidence.draft,
        has_error=has_error,
        claims=claims,
        passages=tuple(_passages(meant, standard, claimed=claimed, counts=counts)),
    )


def resolve(
    portfolio: Portfolio, standard: Standard, findings: Iterable[Finding]
) -> tuple[EvidenceStanding, ...]:
    """Resolve every piece of evidence, in the portfolio's order.

    `findings` must hold everything found so far: an error in a file takes its claims out.
    """
    ids = Ids(standard)
    return resolve_meant((meaning(e, ids) for e in portfolio.evidence), standard, findings)


def resolve_meant(
    meant: Iterable[Meant], standard: Standard, findings: Iterable[Finding]
) -> tuple[EvidenceStanding, ...]:
    """Resolve pieces of evidence whose ids are looked up already."""
    wrong = {f.place.file for f in findings if f.severity is Severity.ERROR}
    return tuple(resolve_evidence(m, standard, has_error=m.evidence.path in wrong) for m in meant)


def _claims(meant: Meant, standard: Standard, *, has_error: bool) -> Iterator[ResolvedClaim]:
    seen: set[str] = set()
    for claim in meant.claims:
        competence = claim.competence
        if not competence:
            status = ClaimStatus.UNKNOWN_COMPETENCE
        elif not claim.stadium:
            status = ClaimStatus.UNKNOWN_STADIUM
        elif competence in seen:
            status = ClaimStatus.TWICE
        elif meant.evidence.draft:
            status = ClaimStatus.DRAFT
        elif has_error:
            status = ClaimStatus.FILE_HAS_ERROR
        else:
            status = ClaimStatus.COUNTS
        seen.add(competence)
        own = (i for i in _known(claim.mentions) if standard.indicators[i].competence == competence)
        yield ResolvedClaim(
            evidence=meant.evidence.path,
            claim=claim.claim,
            competence=competence,
            stadium=claim.stadium,
            indicators=tuple(own),
            status=status,
        )


def _known(mentions: Iterable[Mention]) -> Iterable[str]:
    return dict.fromkeys(m.indicator for m in mentions if m.indicator)


def _passages(
    meant: Meant, standard: Standard, *, claimed: set[str], counts: bool
) -> Iterator[ResolvedPassage]:
    for passage, mentions in zip(meant.evidence.body.passages, meant.passages, strict=True):
        known = tuple(_known(mentions))
        yield ResolvedPassage(
            evidence=meant.evidence.path,
            passage=passage,
            indicators=known,
            claimed=tuple(i for i in known if standard.indicators[i].competence in claimed),
            counts=counts,
        )
