"""The page with what assessors judged beside what the candidate claims.

Only here do the two stand together; neither is ever counted into the other.
"""

from collections.abc import Iterable

from portfolio_builder.model.review import AssessorCount
from portfolio_builder.model.standard import Competence
from portfolio_builder.view import addresses as at
from portfolio_builder.view.addresses import relative
from portfolio_builder.view.material import Material
from portfolio_builder.view.parts import LinkView
from portfolio_builder.view.review_panel import opinion_view, panel, weighings
from portfolio_builder.view.review_parts import AssessorRow, ReviewedRow, ToJudgeRow, WeighedRow
from portfolio_builder.view.views import ReviewsView
from portfolio_builder.wording.judging import count_sentence, counted_word, difference_word


def reviews_page(m: Material) -> ReviewsView:
    """Make the page with all judgements side by side."""
    page, said = at.REVIEWS, m.reviews
    standard = m.standard
    silent = [c for c in standard.counted if c.id not in said.opinions] if said.assessors else []
    return ReviewsView(
        frame=m.frame(page, m.wording.text("Reviews")),
        review=panel(m, page, here={"kind": ""}),
        assessors=tuple(_assessor(m, page, a) for a in said.assessors),
        disputed=_links(m, page, said.disputed),
        competences=tuple(
            ReviewedRow(
                competence=m.competence(page, standard.competences[c]),
                opinions=tuple(opinion_view(m, o) for o in of.opinions),
                difference=difference_word(of.difference, m.wording),
            )
            for c, of in said.opinions.items()
        ),
        silent=_links(m, page, [c.id for c in silent]),
        evidence=tuple(
            WeighedRow(m.link(page, e), weighings(m, e.path))
            for e in m.published
            if e.path in said.pieces
        ),
        competences_to_judge=tuple(
            ToJudgeRow(m.competence(page, c), _asked(m, c)) for c in standard.competences.values()
        ),
        counted=counted_word(standard, m.wording),
        interview_href=relative(page, at.INTERVIEW),
    )


def _asked(m: Material, competence: Competence) -> str:
    if competence in m.standard.counted:
        return "counted"
    return "optional" if competence in m.looked_at else ""


def _assessor(m: Material, page: str, count: AssessorCount) -> AssessorRow:
    return AssessorRow(
        name=count.review.assessor,
        saved=m.wording.date(count.review.saved.date()),
        count=count_sentence(
            m.wording,
            m.standard,
            judged=count.judged,
            shown=count.shown,
            total=m.reviews.total,
        ),
        older=count.older,
        changed=_links(m, page, count.changed),
        gone=tuple(e.title or e.evidence for e in count.gone),
    )


def _links(m: Material, page: str, competences: Iterable[str]) -> tuple[LinkView, ...]:
    return tuple(
        LinkView(
            f"{c} {m.standard.competences[c].title}",
            relative(page, m.where.competence[c]),
            language=m.standard.language,
        )
        for c in competences
    )
