"""What pieces that are there could still bring: a draft, a slip, a claim too low or not made."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from portfolio_builder.assess.firmness import Weight
from portfolio_builder.model.assessment import ClaimStatus, EvidenceStanding, ResolvedClaim
from portfolio_builder.model.firmness import Contribution
from portfolio_builder.model.standard import Competence, Standard
from portfolio_builder.model.steps import Action

_WAITING = {ClaimStatus.DRAFT, ClaimStatus.FILE_HAS_ERROR}


class Offer(Struct, frozen=True):
    """An action on a piece of evidence, and what it would bring to each competence (by id).

    `waits`: the piece must come to count first, by finishing or mending it.
    """

    action: Action
    evidence: str
    brings: tuple[tuple[str, Contribution], ...]
    waits: bool = False


def offers(
    standard: Standard, evidence: Sequence[EvidenceStanding], weight_of: Mapping[str, Weight]
) -> tuple[Offer, ...]:
    """Return every offer, in the order of the evidence."""
    return tuple(o for piece in evidence for o in _of_piece(standard, piece, weight_of))


def _of_piece(
    standard: Standard, piece: EvidenceStanding, weight_of: Mapping[str, Weight]
) -> Iterator[Offer]:
    weight = weight_of[piece.evidence]
    waiting = [c for c in piece.claims if c.status in _WAITING]
    if waiting:
        brings = tuple((c.competence, _claimed(standard, piece, c, weight)) for c in waiting)
        yield Offer(_freeing(piece), piece.evidence, brings)
    claims = {c.competence: c for c in piece.claims if c.counts or c in waiting}
    for competence in dict.fromkeys(
        standard.indicators[i].competence for p in piece.passages for i in p.indicators
    ):
        known = standard.competences[competence]
        if not _shows_required(standard, piece, known):
            continue
        claim = claims.get(competence)
        if claim is None:
            action = Action.ADD_CLAIM
        elif not _at_level(standard, claim.stadium):
            action = Action.RAISE_CLAIM
        else:
            continue
        named = claim.indicators if claim else ()
        brought = _contribution(standard, piece, known, weight, at_level=True, named=named)
        yield Offer(action, piece.evidence, ((competence, brought),), waits=not piece.counts)


def _freeing(piece: EvidenceStanding) -> Action:
    """Return what makes a piece count that does not count yet."""
    if piece.draft and piece.has_error:
        return Action.FINISH_AND_MEND
    return Action.FINISH_DRAFT if piece.draft else Action.MEND


def _claimed(
    standard: Standard, piece: EvidenceStanding, claim: ResolvedClaim, weight: Weight
) -> Contribution:
    return _contribution(
        standard,
        piece,
        standard.competences[claim.competence],
        weight,
        at_level=_at_level(standard, claim.stadium),
        named=claim.indicators,
        why=bool(claim.claim.why),
    )


def _contribution(
    standard: Standard,
    piece: EvidenceStanding,
    competence: Competence,
    weight: Weight,
    *,
    at_level: bool,
    named: Sequence[str] = (),
    why: bool = False,
) -> Contribution:
    passed = _passed(standard, piece, competence)
    needed = {i.id for i in standard.needed_for(competence, standard.rule.stadium)}
    return Contribution(
        evidence=piece.evidence,
        at_level=at_level,
        context=weight.context,
        kind=weight.kind,
        indicators=tuple(i for i in dict.fromkeys((*passed, *named)) if i in needed),
        words=bool(passed) or why,
        independent=weight.independent,
        current=weight.current,
        text=weight.text,
    )


def _passed(standard: Standard, piece: EvidenceStanding, competence: Competence) -> tuple[str, ...]:
    """Return the indicators of a competence for which the piece has a passage."""
    return tuple(
        i
        for p in piece.passages
        for i in p.indicators
        if standard.indicators[i].competence == competence.id
    )


def _shows_required(standard: Standard, piece: EvidenceStanding, competence: Competence) -> bool:
    """Tell whether a passage shows the required stadium, or a higher one."""
    return any(
        _at_level(standard, standard.indicators[i].stadium)
        for i in _passed(standard, piece, competence)
    )


def _at_level(standard: Standard, stadium: str) -> bool:
    return standard.stadium_by_id[stadium].rank >= standard.required_stadium.rank
