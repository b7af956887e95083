"""One standing for each competence: its level, and what shows each of its indicators.

Source of the rule: the standard's own data (`Standard.rule`); stadia are cumulative, so a claim
at a higher stadium covers the lower ones.
"""

from collections.abc import Iterator, Mapping, Sequence

from portfolio_builder.model.assessment import (
    EvidenceStanding,
    IndicatorProof,
    ResolvedClaim,
    ResolvedPassage,
    Standing,
    State,
)
from portfolio_builder.model.ids import Ids
from portfolio_builder.model.portfolio import Portfolio, Reflection
from portfolio_builder.model.standard import Competence, Standard


def standings(
    portfolio: Portfolio, standard: Standard, evidence: Sequence[EvidenceStanding]
) -> tuple[Standing, ...]:
    """Return how every competence stands, generic first, from resolved evidence."""
    reflections = _reflections(portfolio.reflections, Ids(standard))
    claims: dict[str, list[ResolvedClaim]] = {}
    for claim in (c for e in evidence for c in e.claims):
        claims.setdefault(claim.competence, []).append(claim)
    passages = _proving(standard, evidence)
    return tuple(
        _standing(c, standard, claims.get(c.id, ()), passages, reflections.get(c.id))
        for c in standard.generic + standard.specific
    )


def _proving(
    standard: Standard, evidence: Sequence[EvidenceStanding]
) -> Mapping[str, Sequence[ResolvedPassage]]:
    """Return the passages of each indicator, of evidence whose claim on its competence counts."""
    passages: dict[str, list[ResolvedPassage]] = {}
    for piece in evidence:
        claiming = {c.competence for c in piece.claims if c.counts}
        for passage in piece.passages:
            for indicator in passage.claimed if passage.counts else ():
                if standard.indicators[indicator].competence in claiming:
                    passages.setdefault(indicator, []).append(passage)
    return passages


def _standing(
    competence: Competence,
    standard: Standard,
    claims: Sequence[ResolvedClaim],
    passages: Mapping[str, Sequence[ResolvedPassage]],
    reflection: Reflection | None,
) -> Standing:
    """Return how one competence stands."""
    rank = {s.id: s.rank for s in standard.stadia}
    counting = sorted((c for c in claims if c.counts), key=lambda c: (-rank[c.stadium], c.evidence))
    level = counting[0].stadium if counting else ""
    return Standing(
        competence=competence.id,
        state=_state(level, standard),
        level=level,
        claims=tuple(counting),
        not_counted=tuple(c for c in claims if not c.counts),
        proofs=tuple(_proofs(competence, passages, counting)),
        needed=tuple(i.id for i in standard.needed_for(competence, standard.rule.stadium)),
        reflection=reflection,
    )


def _state(level: str, standard: Standard) -> State:
    if not level:
        return State.OPEN
    return State.MET if standard.reaches(level) else State.BELOW


def _proofs(
    competence: Competence,
    passages: Mapping[str, Sequence[ResolvedPassage]],
    counting: Sequence[ResolvedClaim],
) -> Iterator[IndicatorProof]:
    """Yield for each indicator the passages, and the claims that count and name it."""
    named: dict[str, list[str]] = {}
    for claim in counting:
        for named_id in claim.indicators:
            named.setdefault(named_id, []).append(claim.evidence)
    for indicator in competence.indicators:
        yield IndicatorProof(
            indicator=indicator.id,
            passages=tuple(passages.get(indicator.id, ())),
            named_by=tuple(sorted(named.get(indicator.id, ()))),
        )


def _reflections(reflections: Sequence[Reflection], ids: Ids) -> dict[str, Reflection]:
    """Return the first reflection of each competence; a second one is a finding elsewhere."""
    by_competence: dict[str, Reflection] = {}
    for reflection in reflections:
        competence = ids.competence(reflection.competence)
        if competence:
            by_competence.setdefault(competence, reflection)
    return by_competence
