"""What to ask on in the interview: disputed first, then what assessors want to hear, then what is
thin, hangs on one piece, or is not there. Only competences that the rule counts, but for those on
which an assessor wrote questions.
"""

from collections.abc import Iterator

from portfolio_builder.model.assessment import Assessment, Standing, State
from portfolio_builder.model.firmness import Grade
from portfolio_builder.model.interview import Agenda, Reason, Topic, Why
from portfolio_builder.model.review import Difference, Judgement, Opinions, Reviews
from portfolio_builder.model.standard import Standard

_ORDER = tuple(Why)


def agenda(standard: Standard, assessment: Assessment, reviews: Reviews) -> Agenda:
    """Return what to talk about, most pressing first; of equals, what has more reasons."""
    hangs = {c: loss.evidence for loss in assessment.dependence.losses for c in loss.falls}
    topics, settled = [], []
    counted = {c.id for c in standard.counted}
    below = sum(assessment.standing_of[c].state is State.BELOW for c in counted)
    decides = 0 < assessment.missing <= below
    for competence in standard.competences.values():
        standing = assessment.standing_of[competence.id]
        said = reviews.opinions.get(competence.id, Opinions(competence.id))
        asked = any(o.said.questions for o in said.opinions)
        if competence.id not in counted and not asked:
            continue
        if _is_settled(said) and not asked:
            settled.append(competence.id)
            continue
        reasons = tuple(_said(said))
        if competence.id in counted and not _is_settled(said):
            hangs_on = hangs.get(competence.id, "")
            reasons += tuple(_seen(standing, hangs_on, decides=decides))
        if reasons:
            topics.append(Topic(competence.id, reasons, _unproven(standing, standard)))
    topics.sort(key=lambda t: (_ORDER.index(t.reasons[0].why), -len(t.reasons)))
    return Agenda(tuple(topics), tuple(settled))


def _is_settled(said: Opinions) -> bool:
    """Tell whether all who judged see it as shown, alike, and nothing changed since."""
    judged = [o for o in said.opinions if o.said.judgement]
    return (
        bool(judged)
        and said.difference is Difference.NONE
        and all(o.counts and not o.changed for o in judged)
    )


def _said(said: Opinions) -> Iterator[Reason]:
    """Yield what the assessors give as a reason."""

    def who(judgement: Judgement) -> tuple[str, ...]:
        return tuple(o.assessor for o in said.opinions if o.said.judgement is judgement)

    if said.difference is not Difference.NONE:
        yield Reason(Why.DISPUTED)
    for why, judgement in ((Why.ASK_ON, Judgement.ASK_ON), (Why.NOT_YET, Judgement.NOT_YET)):
        if assessors := who(judgement):
            yield Reason(why, assessors=assessors)
    if asking := tuple(o.assessor for o in said.opinions if o.said.questions):
        yield Reason(Why.QUESTIONS, assessors=asking)


def _seen(standing: Standing, hangs_on: str, *, decides: bool) -> Iterator[Reason]:
    """Yield what the portfolio itself gives as a reason."""
    if standing.firmness.grade is Grade.THIN:
        yield Reason(Why.THIN, letters=standing.firmness.failing)
    if hangs_on:
        yield Reason(Why.SINGLE, evidence=hangs_on)
    if standing.firm and standing.without_passage:
        yield Reason(Why.UNPROVEN)
    if standing.state is State.BELOW:
        yield Reason(Why.DECIDES if decides else Why.BELOW)
    if standing.state is State.OPEN:
        yield Reason(Why.OPEN)


def _unproven(standing: Standing, standard: Standard) -> tuple[str, ...]:
    return tuple(sorted(standing.without_passage, key=lambda i: -standard.rank_of(i)))
