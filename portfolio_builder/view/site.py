"""The whole site as views: which pages there are, and which files go along."""

import datetime
from functools import partial

from portfolio_builder.assess.privacy import withheld_files
from portfolio_builder.model.assessment import Assessment
from portfolio_builder.model.finding import Finding
from portfolio_builder.model.portfolio import Portfolio
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.standard import Standard
from portfolio_builder.view import addresses as at
from portfolio_builder.view import lists
from portfolio_builder.view.about import about, accessibility
from portfolio_builder.view.addresses import addresses
from portfolio_builder.view.competence import competence_page
from portfolio_builder.view.evidence import evidence_page, profile_page
from portfolio_builder.view.gaps import gaps
from portfolio_builder.view.interview import interview_page
from portfolio_builder.view.material import Material
from portfolio_builder.view.matrix import matrix_pages
from portfolio_builder.view.mentor import mentor, tables
from portfolio_builder.view.overview import overview
from portfolio_builder.view.review_panel import versions
from portfolio_builder.view.reviews import reviews_page
from portfolio_builder.view.search import search_page
from portfolio_builder.view.views import Copy, Page, Site
from portfolio_builder.wording import Wording


def site(
    portfolio: Portfolio,
    standard: Standard,
    procedure: Procedure,
    assessment: Assessment,
    findings: tuple[Finding, ...],
    wording: Wording,
    *,
    reference_date: datetime.date,
    drafts: bool = False,
) -> Site:
    """Return every page with its address, and every file that is published.

    With `drafts` these have a page too, which says what they are: for the candidate's own eyes.
    """
    shown = {s.reflection.path: s.competence for s in assessment.standings if s.reflection}
    where = addresses(
        portfolio,
        standard,
        reflections=shown,
        withheld=withheld_files(portfolio),
        drafts=drafts,
    )
    m = Material(
        portfolio, standard, procedure, assessment, findings, wording, reference_date, where
    )
    pages = [
        Page(at.OVERVIEW, partial(overview, m)),
        Page(at.EVIDENCE_LIST, partial(lists.evidence_list, m)),
        Page(at.GAPS, partial(gaps, m)),
        Page(at.FINDINGS, partial(lists.findings, m)),
        Page(at.ABOUT, partial(about, m)),
        Page(at.ACCESSIBILITY, partial(accessibility, m)),
        Page(at.MENTOR, partial(mentor, m)),
        *matrix_pages(m),
        Page(at.SEARCH, partial(search_page, m)),
        Page(at.REVIEWS, partial(reviews_page, m)),
        Page(at.INTERVIEW, partial(interview_page, m)),
    ]
    if standard.life_areas:
        pages.append(Page(at.LIFE_AREAS, partial(lists.life_areas, m)))
    if portfolio.profile:
        pages.append(Page(at.PROFILE, partial(profile_page, m, portfolio.profile)))
    pages += [
        Page(where.competence[c.id], partial(competence_page, m, c))
        for c in standard.competences.values()
    ]
    pages += [Page(where.evidence[e.path], partial(evidence_page, m, e)) for e in m.published]
    return Site(pages=tuple(pages), copies=_copies(m), data=(*tables(m), versions(m)))


def _copies(m: Material) -> tuple[Copy, ...]:
    """Return the files that go along: those that a published text or piece refers to."""
    used = {a.path for e in m.published for a in e.attachments}
    used |= {link.path for text in m.where.texts.values() for link in text.links}
    copies = (
        Copy(a.path, m.where.attachment[a.path], a.media_type, a.sha256)
        for a in m.portfolio.attachments
        if a.path in used and a.path in m.where.attachment
    )
    # The same file in two places is one.
    return tuple({(c.path, c.sha256): c for c in copies}.values())
