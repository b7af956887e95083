"""The guide for the interview (CGI): what to ask on, in open questions, fitted to its minutes."""

from collections.abc import Iterator

from portfolio_builder.assess.interview import agenda
from portfolio_builder.model.assessment import Standing
from portfolio_builder.model.firmness import LETTER_OF, Aspect, Letter, Measure
from portfolio_builder.model.interview import Reason, Topic, Why
from portfolio_builder.model.portfolio import Evidence
from portfolio_builder.model.review import BOUNDS, Opinions
from portfolio_builder.view import addresses as at
from portfolio_builder.view.addresses import relative
from portfolio_builder.view.material import Material
from portfolio_builder.view.parts import LinkView
from portfolio_builder.view.review_parts import AskView, AssessorQuestion, TopicView
from portfolio_builder.view.views import InterviewView
from portfolio_builder.wording.judging import (
    ANOTHER,
    ANOTHER_TIME,
    FIRST_STADIUM,
    FROM_CONTEXTS,
    HIGHER_STADIUM,
    IN_CONTEXT,
    IN_PIECE,
    NAMED_IN,
    OF_KINDS,
    REASONS,
)

_MOST_ASKED = 3
"""So many indicators of one competence are asked about; the others are listed."""


def interview_page(m: Material) -> InterviewView:
    """Make the guide."""
    page = at.INTERVIEW
    planned = agenda(m.standard, m.assessment, m.reviews)
    profile = m.procedure.interview
    fits = profile.fits if profile else len(planned.topics)
    return InterviewView(
        frame=m.frame(page, m.wording.text("Guide for the interview")),
        portfolio=m.fingerprints.mark.id,
        text_limit=BOUNDS.text,
        candidate=m.portfolio.settings.candidate,
        minutes=profile.minutes if profile else 0,
        minutes_each=profile.minutes_per_competence if profile else 0,
        source=profile.source if profile else "",
        topics=tuple(_topic(m, page, t, fits=n < fits) for n, t in enumerate(planned.topics)),
        others=tuple(
            m.competence(page, c)
            for c in m.standard.competences.values()
            if c.id not in {t.competence for t in planned.topics}
        ),
        settled=tuple(
            LinkView(
                f"{c} {m.standard.competences[c].title}",
                relative(page, m.where.competence[c]),
                language=m.standard.language,
            )
            for c in planned.settled
        ),
        reviews_href=relative(page, at.REVIEWS) if m.reviews.assessors else "",
    )


def _topic(m: Material, page: str, topic: Topic, *, fits: bool) -> TopicView:
    standing = m.assessment.standing_of[topic.competence]
    asks = tuple(_ask(m, page, standing, i, n) for n, i in enumerate(topic.unproven))
    said = m.reviews.opinions.get(topic.competence, Opinions(topic.competence))
    return TopicView(
        competence=m.competence(page, m.standard.competences[topic.competence]),
        reasons=tuple(_reason(m, topic.competence, r) for r in topic.reasons),
        questions=tuple(
            AssessorQuestion(o.assessor, o.said.questions)
            for o in said.opinions
            if o.said.questions
        ),
        asks=asks[:_MOST_ASKED],
        others=tuple(_others(m, topic)),
        rest=asks[_MOST_ASKED:],
        fits=fits,
    )


def _reason(m: Material, competence: str, reason: Reason) -> str:
    level = m.stadium(m.assessment.standing_of[competence].level)
    return m.wording.text(
        REASONS[reason.why],
        assessors=", ".join(reason.assessors),
        letters=m.weighing.letters(reason.letters),
        title=m.weighing.title(reason.evidence),
        level=level.title.lower() if level else "",
    )


def _others(m: Material, topic: Topic) -> Iterator[str]:
    """Yield an open question for each count that fails; without any indicator to ask on, one."""
    standing = m.assessment.standing_of[topic.competence]
    thin = any(r.why is Why.THIN for r in topic.reasons)
    failing = [x for v in standing.firmness.verdicts for x in v.measures if thin and not x.holds]
    if topic.unproven:
        failing = [x for x in failing if LETTER_OF[x.aspect] is not Letter.RELEVANCE]
    asked = [f"{_before(m, standing, x)} {m.wording.text(ANOTHER[x.aspect])}" for x in failing]
    if not asked and not topic.unproven:
        asked = [m.wording.text(ANOTHER[Aspect.WORDS])]
    yield from dict.fromkeys(question.strip() for question in asked)


def _before(m: Material, standing: Standing, measure: Measure) -> str:
    """Say what the candidate wrote, before a question on a count: only what is counted there."""
    match measure.aspect:
        case Aspect.CONTEXTS if measure.which:
            contexts = "; ".join(m.weighing.context(c) for c in measure.which)
            return m.wording.text(FROM_CONTEXTS, contexts=contexts)
        case Aspect.KINDS if measure.which:
            kinds = ", ".join(m.weighing.kind(k) for k in measure.which)
            return m.wording.text(OF_KINDS, kinds=kinds)
        case Aspect.PIECES:
            return _lead(m, standing, 0)
    return ""


def _written(m: Material, standing: Standing) -> tuple[Evidence, ...]:
    """Return the pieces that count for a competence, highest claim first; no silent ones."""
    silent = {c.evidence for c in standing.firmness.contributions if not c.shows}
    return tuple(
        m.portfolio.evidence_by_path[c.evidence]
        for c in standing.claims
        if c.evidence not in silent
    )


def _lead(m: Material, standing: Standing, number: int) -> str:
    """Say what the candidate told already: of several pieces each in turn; empty without any."""
    pieces = _written(m, standing)
    if not pieces:
        return ""
    piece = pieces[number % len(pieces)]
    if not piece.context:
        return m.wording.text(IN_PIECE, title=piece.title)
    return m.wording.text(IN_CONTEXT, context=piece.context, title=piece.title)


def _before_indicator(m: Material, standing: Standing, indicator: str, number: int) -> str:
    named = next((p.named_by for p in standing.proofs if p.indicator == indicator), ())
    if named:
        return m.wording.text(NAMED_IN, title=m.weighing.title(named[0]))
    lead = _lead(m, standing, number)
    return f"{lead} {m.wording.text(ANOTHER_TIME)}" if lead else ""


def _ask(m: Material, page: str, standing: Standing, indicator: str, number: int) -> AskView:
    known = m.standard.indicators[indicator]
    rank = m.standard.stadium_by_id[known.stadium].rank
    forms = HIGHER_STADIUM if rank else FIRST_STADIUM
    return AskView(
        id=known.id,
        href=relative(page, m.where.indicator(known.competence, known.id)),
        text=known.text,
        question=" ".join(
            said
            for said in (
                _before_indicator(m, standing, indicator, number),
                m.wording.text(forms[number % len(forms)]),
            )
            if said
        ),
    )
