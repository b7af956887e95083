"""The first page: the count, where it comes from and what it hangs on."""

from portfolio_builder.model.rules import Severity
from portfolio_builder.view import addresses as at
from portfolio_builder.view import firmness, timeline
from portfolio_builder.view.addresses import relative
from portfolio_builder.view.gaps import missing, verdict
from portfolio_builder.view.lists import evidence_count
from portfolio_builder.view.material import Material
from portfolio_builder.view.parts import ClusterRow, FactView
from portfolio_builder.view.views import OverviewView
from portfolio_builder.wording.judging import counted_word

_FIRST_STEPS = 3


def overview(m: Material) -> OverviewView:
    """Make the first page."""
    page, text = at.OVERVIEW, m.wording.text
    return OverviewView(
        frame=m.frame(page, text("Overview")),
        met=m.assessment.met,
        firm=m.assessment.firm,
        total=m.assessment.total,
        counted=counted_word(m.standard, m.wording),
        required=m.assessment.required,
        scope=m.scope(),
        reviewed=_reviewed(m),
        summary=m.wording.text(
            "{met} claimed, {firm} firm", met=m.assessment.met, firm=m.assessment.firm
        ),
        customs=firmness.customs(m),
        picture=_picture(m),
        verdict=verdict(m),
        facts=_facts(m),
        clusters=clusters(m, page),
        gaps=missing(m, page),
        losses=firmness.losses(m, page, grave=True),
        breaking=firmness.breaking(m),
        steps=tuple(firmness.step(m, page, s) for s in m.assessment.steps[:_FIRST_STEPS]),
        more_steps=max(0, len(m.assessment.steps) - _FIRST_STEPS),
        stadia=m.stadia(),
        stadium=m.standard.required_stadium.title.lower(),
        evidence_count=evidence_count(m),
        timeline=tuple(timeline.rows(m)),
        years=timeline.years(m),
        limit=timeline.limit(m),
        length=timeline.LENGTH,
        current=timeline.said(m),
        tally=m.wording.tally(m.findings),
        errors=sum(f.times for f in m.findings if f.severity is Severity.ERROR),
        evidence_href=relative(page, at.EVIDENCE_LIST),
        gaps_href=relative(page, at.GAPS),
        findings_href=relative(page, at.FINDINGS),
        matrix_href=relative(page, at.MATRIX),
        about_href=relative(page, at.ABOUT),
        reviews_href=relative(page, at.REVIEWS),
    )


def _reviewed(m: Material) -> str:
    """Say how many assessors judged; empty when nobody did."""
    assessors = len(m.reviews.assessors)
    if not assessors:
        return ""
    return m.wording.plural(
        "{n} assessor has judged. That is not counted here.",
        "{n} assessors have judged. That is not counted here.",
        assessors,
    )


def clusters(m: Material, page: str) -> tuple[ClusterRow, ...]:
    """Return each cluster with its competences, as rows on `page`."""
    count = {c.cluster: c for c in m.assessment.clusters}
    return tuple(
        ClusterRow(
            number=c.number,
            title=c.title,
            met=count[c.number].met,
            firm=count[c.number].firm,
            total=len(c.competences),
            competences=tuple(m.competence(page, k) for k in c.competences),
        )
        for c in m.standard.clusters
    )


def _picture(m: Material) -> str:
    a = m.assessment
    return m.wording.text(
        "{total} squares: {firm} firm, {thin} thin, {not_met} not met. A line stands after the "
        "{required} that are needed.",
        total=a.total,
        firm=a.firm,
        thin=a.met - a.firm,
        not_met=a.total - a.met,
        required=a.required,
    )


def _facts(m: Material) -> tuple[FactView, ...]:
    text, settings = m.wording.text, m.portfolio.settings
    facts = (
        FactView(text("Organisation"), settings.organisation, settings.language),
        FactView(text("EVC provider"), settings.provider, settings.language),
        FactView(text("Goal"), settings.goal, settings.language),
        FactView(text("Reference date"), m.wording.date(m.reference_date)),
    )
    return tuple(fact for fact in facts if fact.value)
