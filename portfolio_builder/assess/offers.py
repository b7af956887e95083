"""What pieces that are there could still bring: a draft, a slip, a claim too low or not made."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from portfolio_builder.assess.firmness import Weight
from portfolio_builder.model.assessment import ClaimStatus, EvidenceStanding
from portfolio_builder.model.firmness import Contribution
from portfolio_builder.model.standard import Standard
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
    shown = _shown(standard, piece)
    waiting = [c for c in piece.claims if c.status in _WAITING]
    if waiting:
        brings = tuple(
            (
                c.competence,
                _brought(
                    standard,
                    weight,
                    piece.evidence,
                    (*shown.get(c.competence, ()), *c.indicators),
                    at_level=standard.reaches(c.stadium),
                    words=bool(c.claim.why) or c.competence in shown,
                    names=bool(c.indicators),
                ),
            )
            for c in waiting
        )
        yield Offer(_freeing(piece), piece.evidence, brings)
    claims = {c.competence: c for c in piece.claims if c.counts or c in waiting}
    for competence, passed in shown.items():
        if not any(standard.reaches(standard.indicators[i].stadium) for i in passed):
            continue
        claim = claims.get(competence)
        if claim and standard.reaches(claim.stadium):
            continue
        named = claim.indicators if claim else ()
        brought = _brought(
            standard,
            weight,
            piece.evidence,
            (*passed, *named),
            at_level=True,
            words=True,
            names=bool(named),
        )
        action = Action.RAISE_CLAIM if claim else Action.ADD_CLAIM
        yield Offer(action, piece.evidence, ((competence, brought),), waits=not piece.counts)


def _shown(standard: Standard, piece: EvidenceStanding) -> dict[str, tuple[str, ...]]:
    """Return by competence the indicators for which the piece has a passage."""
    shown: dict[str, list[str]] = {}
    for indicator in dict.fromkeys(i for p in piece.passages for i in p.indicators):
        shown.setdefault(standard.indicators[indicator].competence, []).append(indicator)
    return {competence: tuple(indicators) for competence, indicators in shown.items()}


def _brought(
    standard: Standard,
    weight: Weight,
    path: str,
    indicators: Iterable[str],
    *,
    at_level: bool,
    words: bool,
    names: bool,
) -> Contribution:
    """Return what a piece would bring; of the indicators, those that the rule needs."""
    needed = dict.fromkeys(i for i in indicators if standard.needs(i))
    return weight.brings(
        path, at_level=at_level, indicators=tuple(needed), words=words, names=names
    )


def _freeing(piece: EvidenceStanding) -> Action:
    """Return what makes a piece count that does not count yet."""
    if piece.draft and piece.has_error:
        return Action.FINISH_AND_MEND
    return Action.FINISH_DRAFT if piece.draft else Action.MEND
