"""The guide for the interview (CGI): what to ask on, in open questions, fitted to its minutes."""

from collections.abc import Iterator

from portfolio_builder.assess.interview import agenda
from portfolio_builder.model.firmness import Letter
from portfolio_builder.model.interview import Reason, Topic, Why
from portfolio_builder.model.review import Opinions
from portfolio_builder.view import addresses as at
from portfolio_builder.view.addresses import relative
from portfolio_builder.view.material import Material
from portfolio_builder.view.parts import LinkView
from portfolio_builder.view.review_parts import AskView, AssessorQuestion, TopicView
from portfolio_builder.view.views import InterviewView
from portfolio_builder.wording.judging import ANOTHER, FIRST_STADIUM, HIGHER_STADIUM, REASONS

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
        candidate=m.portfolio.settings.candidate,
        minutes=profile.minutes if profile else 0,
        minutes_each=profile.minutes_per_competence if profile else 0,
        source=profile.source if profile else "",
        topics=tuple(_topic(m, page, t, fits=n < fits) for n, t in enumerate(planned.topics)),
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
    asks = tuple(_ask(m, page, i, n) for n, i in enumerate(topic.unproven))
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
    """Yield an open question for each letter that fails; without any indicator to ask on, one."""
    letters = [x for r in topic.reasons if r.why is Why.THIN for x in r.letters]
    if topic.unproven:
        letters = [x for x in letters if x is not Letter.RELEVANCE]
    for letter in letters or ([] if topic.unproven else [Letter.RELEVANCE]):
        yield m.wording.text(ANOTHER[letter])


def _ask(m: Material, page: str, indicator: str, number: int) -> AskView:
    known = m.standard.indicators[indicator]
    rank = m.standard.stadium_by_id[known.stadium].rank
    forms = HIGHER_STADIUM if rank else FIRST_STADIUM
    return AskView(
        id=known.id,
        href=relative(page, m.where.indicator(known.competence, known.id)),
        text=known.text,
        question=m.wording.text(forms[number % len(forms)]),
    )
