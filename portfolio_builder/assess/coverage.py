"""One standing for each competence: its level, and what shows each of its indicators.

Source of the rule: the standard's own data (`Standard.rule`); stadia are cumulative, so a claim
at a higher stadium covers the lower ones.
"""

from collections.abc import Sequence

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
    return tuple(
        standing(c, standard, evidence, reflections.get(c.id))
        for c in standard.generic + standard.specific
    )


def standing(
    competence: Competence,
    standard: Standard,
    evidence: Sequence[EvidenceStanding],
    reflection: Reflection | None = None,
) -> Standing:
    """Return how one competence stands."""
    claims = [c for e in evidence for c in e.claims if c.competence == competence.id]
    rank = {s.id: s.rank for s in standard.stadia}
    counting = sorted((c for c in claims if c.counts), key=lambda c: (-rank[c.stadium], c.evidence))
    level = counting[0].stadium if counting else ""
    return Standing(
        competence=competence.id,
        state=_state(level, standard),
        level=level,
        claims=tuple(counting),
        not_counted=tuple(c for c in claims if not c.counts),
        proofs=_proofs(competence, evidence, counting),
        needed=tuple(i.id for i in standard.needed_for(competence, standard.rule.stadium)),
        reflection=reflection,
    )


def _state(level: str, standard: Standard) -> State:
    if not level:
        return State.OPEN
    if standard.stadium_by_id[level].rank >= standard.required_stadium.rank:
        return State.MET
    return State.BELOW


def _proofs(
    competence: Competence,
    evidence: Sequence[EvidenceStanding],
    counting: Sequence[ResolvedClaim],
) -> tuple[IndicatorProof, ...]:
    """Collect the passages and mentions of evidence that claims this competence and counts."""
    claiming = {c.evidence for c in counting}
    passages: list[ResolvedPassage] = [
        p for e in evidence if e.evidence in claiming for p in e.passages if p.counts
    ]
    return tuple(
        IndicatorProof(
            indicator=i.id,
            passages=tuple(p for p in passages if i.id in p.claimed),
            named_by=tuple(sorted(c.evidence for c in counting if i.id in c.indicators)),
        )
        for i in competence.indicators
    )


def _reflections(reflections: Sequence[Reflection], ids: Ids) -> dict[str, Reflection]:
    """Return the first reflection of each competence; a second one is a finding elsewhere."""
    by_competence: dict[str, Reflection] = {}
    for reflection in reflections:
        competence = ids.competence(reflection.competence)
        if competence:
            by_competence.setdefault(competence, reflection)
    return by_competence
