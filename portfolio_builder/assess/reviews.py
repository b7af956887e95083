"""Who judged what, where assessors differ, and what changed since they looked.

Pure, and beside the assessment: no number here ever goes into the candidate's count.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from portfolio_builder.assess.context import Check, Context
from portfolio_builder.assess.fingerprints import fingerprints, identity
from portfolio_builder.model import rules
from portfolio_builder.model.assessment import Assessment
from portfolio_builder.model.finding import Finding, finding
from portfolio_builder.model.place import Place
from portfolio_builder.model.portfolio import Portfolio
from portfolio_builder.model.review import (
    AssessorCount,
    CompetenceReview,
    Difference,
    Fingerprints,
    Judgement,
    Opinion,
    Opinions,
    PieceOpinion,
    Review,
    Reviews,
    assessor_key,
)
from portfolio_builder.model.standard import Standard


def same_assessor(one: str, other: str) -> bool:
    """Tell whether two names are those of one person: case and blanks make no difference."""
    return assessor_key(one) == assessor_key(other)


def belongs(review: Review, portfolio: Portfolio, standard: Standard) -> bool:
    """Tell whether a review is of this portfolio, in whatever version."""
    return review.portfolio.id == identity(portfolio, standard)


def reviews(
    portfolio: Portfolio,
    standard: Standard,
    assessment: Assessment,
    prints: Fingerprints | None = None,
) -> Reviews:
    """Return all that assessors say of this portfolio; `prints` are its fingerprints, if known.

    A review of another portfolio is left out, and so is a second one of the same assessor: there
    is a finding on each.
    """
    known = tuple(_taken(portfolio, standard))
    prints = prints or fingerprints(portfolio, standard, assessment)
    opinions = {c: _opinions(c, known, standard, prints) for c in standard.competences}
    spoken = {c: of for c, of in opinions.items() if of.opinions}
    return Reviews(
        total=assessment.total,
        assessors=tuple(_count(r, spoken, standard, prints) for r in known),
        opinions=MappingProxyType(spoken),
        pieces=MappingProxyType(dict(_pieces(known, prints))),
    )


def _taken(portfolio: Portfolio, standard: Standard) -> Iterable[Review]:
    """Return the first review of each assessor that is of this portfolio, by name."""
    taken: dict[str, Review] = {}
    for review in portfolio.reviews:
        if belongs(review, portfolio, standard):
            taken.setdefault(assessor_key(review.assessor), review)
    return sorted(taken.values(), key=lambda r: (assessor_key(r.assessor), r.path))


def _opinions(
    competence: str, known: tuple[Review, ...], standard: Standard, prints: Fingerprints
) -> Opinions:
    opinions = tuple(
        _opinion(review, said, standard, prints)
        for review in known
        for said in review.competences
        if said.competence == competence
    )
    return Opinions(competence, opinions, _difference(opinions))


def _opinion(
    review: Review, said: CompetenceReview, standard: Standard, prints: Fingerprints
) -> Opinion:
    stadium = said.stadium if said.stadium in standard.stadium_by_id else ""
    return Opinion(
        assessor=review.assessor,
        said=said,
        stadium=stadium,
        counts=counts(said, standard),
        changed=said.fingerprint != prints.competence[said.competence],
    )


def counts(said: CompetenceReview, standard: Standard) -> bool:
    """Tell whether a competence is judged as shown at the stadium of the rule, or above."""
    stadium = standard.stadium_by_id.get(said.stadium)
    return (
        said.judgement is Judgement.SHOWN
        and stadium is not None
        and stadium.rank >= standard.required_stadium.rank
    )


def _difference(opinions: tuple[Opinion, ...]) -> Difference:
    """Compare those who judged; who only wrote something differs with nobody."""
    judged = [o for o in opinions if o.said.judgement]
    if len({o.said.judgement for o in judged}) > 1:
        return Difference.JUDGEMENT
    if len({o.stadium for o in judged if o.stadium}) > 1:
        return Difference.STADIUM
    return Difference.NONE


def _count(
    review: Review, spoken: Mapping[str, Opinions], standard: Standard, prints: Fingerprints
) -> AssessorCount:
    own = {c: o for c, of in spoken.items() for o in of.opinions if o.assessor == review.assessor}
    counted = [own[c.id] for c in standard.counted if c.id in own]
    changed = tuple(c for c, o in own.items() if o.changed)
    ids = set(prints.evidence_id.values())
    return AssessorCount(
        review=review,
        judged=sum(o.said.judgement is not None for o in counted),
        shown=sum(o.counts for o in counted),
        older=bool(changed) or review.portfolio.fingerprint != prints.mark.fingerprint,
        changed=changed,
        gone=tuple(e for e in review.evidence if e.evidence not in ids),
    )


def _pieces(
    known: tuple[Review, ...], prints: Fingerprints
) -> Iterator[tuple[str, tuple[PieceOpinion, ...]]]:
    for path, name in prints.evidence_id.items():
        said = tuple(
            PieceOpinion(r.assessor, e, changed=e.fingerprint != prints.evidence[path])
            for r in known
            for e in r.evidence
            if e.evidence == name
        )
        if said:
            yield path, said


# What is wrong with a review


def review_fits(review: Review, standard: Standard) -> Iterator[Finding]:
    """Name the competences and stadia of a review that the standard does not know."""
    stadia = tuple(s.id for s in standard.stadia)
    place = Place(review.path)
    for said in review.competences:
        if said.competence not in standard.competences:
            yield finding(rules.REVIEW_UNKNOWN_COMPETENCE, place, written=said.competence)
        if said.stadium and said.stadium not in stadia:
            yield finding(rules.REVIEW_UNKNOWN_STADIUM, place, written=said.stadium, choices=stadia)


def reviews_fit(context: Context) -> Iterator[Finding]:
    """Every review is of this portfolio and of one assessor, and knows the standard."""
    first: dict[str, str] = {}
    for review in context.portfolio.reviews:
        place = Place(review.path)
        if not belongs(review, context.portfolio, context.standard):
            candidate = review.portfolio.candidate
            yield finding(rules.REVIEW_OTHER_PORTFOLIO, place, candidate=candidate)
            continue
        key = assessor_key(review.assessor)
        if key in first:
            yield finding(rules.REVIEW_TWICE, place, assessor=review.assessor, other=first[key])
            continue
        first[key] = review.path
        yield from review_fits(review, context.standard)


CHECKS: tuple[Check, ...] = (reviews_fit,)
