"""The pages over the whole portfolio: overview, matrix, lists, gaps, life areas, findings."""

from portfolio_builder.model import rules
from portfolio_builder.model.assessment import State
from portfolio_builder.model.portfolio import Evidence
from portfolio_builder.model.rules import Severity
from portfolio_builder.model.standard import Competence, LifeArea
from portfolio_builder.view import addresses as at
from portfolio_builder.view import firmness
from portfolio_builder.view.addresses import relative, slug
from portfolio_builder.view.material import Material
from portfolio_builder.view.parts import (
    ClusterRow,
    CompetenceRow,
    FactView,
    IndicatorView,
)
from portfolio_builder.view.views import (
    EvidenceListView,
    FindingsView,
    GapRow,
    GapsView,
    LifeAreaRow,
    LifeAreasView,
    MatrixCell,
    MatrixGroup,
    MatrixRow,
    MatrixView,
    OverviewView,
)
from portfolio_builder.wording import N_

_LEFT_OUT = {
    rules.NOT_SHOWN.code: N_("not evidence: its name does not end in .md"),
    rules.ODD_NAME.code: N_("its name holds signs that do not work everywhere"),
}

_FIRST_STEPS = 3


def overview(m: Material) -> OverviewView:
    """Make the first page."""
    page, text = at.OVERVIEW, m.wording.text
    count = {c.cluster: c for c in m.assessment.clusters}
    return OverviewView(
        frame=m.frame(page, text("Overview")),
        met=m.assessment.met,
        firm=m.assessment.firm,
        total=m.assessment.total,
        required=m.assessment.required,
        summary=m.wording.text(
            "{met} claimed, {firm} firm", met=m.assessment.met, firm=m.assessment.firm
        ),
        verdict=_verdict(m),
        facts=_facts(m),
        clusters=tuple(
            ClusterRow(
                number=c.number,
                title=c.title,
                met=count[c.number].met,
                firm=count[c.number].firm,
                total=len(c.competences),
                competences=tuple(m.competence(page, k) for k in c.competences),
            )
            for c in m.standard.clusters
        ),
        gaps=missing(m, page),
        losses=firmness.losses(m, page, grave=True),
        breaking=firmness.breaking(m),
        steps=tuple(firmness.step(m, page, s) for s in m.assessment.steps[:_FIRST_STEPS]),
        more_steps=max(0, len(m.assessment.steps) - _FIRST_STEPS),
        stadia=m.stadia(),
        stadium=m.standard.required_stadium.title.lower(),
        evidence_count=evidence_count(m),
        tally=m.wording.tally(m.findings),
        errors=sum(f.severity is Severity.ERROR for f in m.findings),
        evidence_href=relative(page, at.EVIDENCE_LIST),
        gaps_href=relative(page, at.GAPS),
        findings_href=relative(page, at.FINDINGS),
        matrix_href=relative(page, at.MATRIX),
        about_href=relative(page, at.ABOUT),
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


def _verdict(m: Material) -> str:
    if m.assessment.reached:
        return m.wording.text(
            "The portfolio claims and supports enough for the standard: {required} are needed.",
            required=m.assessment.required,
        )
    return m.wording.plural(
        "{n} more competence is needed: {required} in all.",
        "{n} more competences are needed: {required} in all.",
        m.assessment.missing,
        required=m.assessment.required,
    )


def missing(m: Material, page: str) -> tuple[CompetenceRow, ...]:
    """Return the counted competences that are not met: the ones that are nearest first."""
    order = {State.BELOW: 0, State.OPEN: 1, State.MET: 2}
    standing = m.assessment.standing_of
    gaps = [c for c in m.standard.counted if standing[c.id].state is not State.MET]
    gaps.sort(key=lambda c: (order[standing[c.id].state], not standing[c.id].not_counted))
    return tuple(m.competence(page, c) for c in gaps)


def evidence_count(m: Material) -> str:
    """Say how many files there are and how many are shown, so that none is lost silently."""
    total = len(m.portfolio.evidence) + len(m.portfolio.left_out)
    hidden = total - len(m.published)
    files = m.wording.plural("{n} file", "{n} files", total)
    return m.wording.text(
        "{files}: {shown} shown, {hidden} not",
        files=files,
        shown=len(m.published),
        hidden=hidden,
    )


def matrix(m: Material) -> MatrixView:
    """Make the page of competences by evidence."""
    page = at.MATRIX
    groups = [(f"{c.number}. {c.title}", c.competences) for c in m.standard.clusters]
    groups += [
        (f"{a.id} {a.title}", a.competences)
        for a in m.standard.life_areas
        if a.id in m.assessment.life_areas
        or any(m.assessment.standing_of[c.id].claims for c in a.competences)
    ]
    return MatrixView(
        frame=m.frame(page, m.wording.text("Matrix")),
        columns=tuple(m.evidence(page, e) for e in m.published),
        groups=tuple(
            MatrixGroup(title, tuple(_matrix_row(m, page, c) for c in competences))
            for title, competences in groups
        ),
        stadia=m.stadia(),
    )


def _matrix_row(m: Material, page: str, competence: Competence) -> MatrixRow:
    return MatrixRow(
        m.competence(page, competence), tuple(_cell(m, page, competence, e) for e in m.published)
    )


def _cell(m: Material, page: str, competence: Competence, piece: Evidence) -> MatrixCell:
    standing = m.assessment.standing_of_evidence[piece.path]
    for claim in standing.claims:
        if claim.competence == competence.id:
            stadium = m.stadium(claim.stadium)
            return MatrixCell(
                stadium=stadium,
                href=relative(page, m.where.evidence[piece.path]),
                label=f"{competence.id}, {piece.title}: {stadium.title if stadium else '?'}",
                counts=claim.counts,
            )
    return MatrixCell(None, "", "", counts=False)


def evidence_list(m: Material) -> EvidenceListView:
    """Make the page with every file, shown or not."""
    page = at.EVIDENCE_LIST
    return EvidenceListView(
        frame=m.frame(page, m.wording.text("Evidence")),
        count=evidence_count(m),
        evidence=tuple(m.evidence(page, e) for e in m.published),
        not_shown=tuple(m.evidence(page, e) for e in m.portfolio.evidence if e.draft),
        left_out=tuple(
            FactView(f.path, m.wording.text(_LEFT_OUT[f.code])) for f in m.portfolio.left_out
        ),
    )


def gaps(m: Material) -> GapsView:
    """Make the page of what is missing: competences first, then indicators without a passage."""
    page = at.GAPS
    return GapsView(
        frame=m.frame(page, m.wording.text("Gaps")),
        verdict=_verdict(m),
        required=m.standard.required_stadium.title.lower(),
        gaps=missing(m, page),
        steps=firmness.step_groups(m, page),
        thin=firmness.thin(m, page),
        losses=firmness.losses(m, page, grave=False),
        breaking=firmness.breaking(m),
        unproven=tuple(
            GapRow(m.competence(page, c), _unproven(m, c))
            for c in m.standard.counted
            if m.assessment.standing_of[c.id].state is State.MET
            and m.assessment.standing_of[c.id].without_passage
        ),
    )


def _unproven(m: Material, competence: Competence) -> tuple[IndicatorView, ...]:
    unproven = m.assessment.standing_of[competence.id].without_passage
    return tuple(
        IndicatorView(i.id, slug(i.id), i.text, (), ())
        for i in competence.indicators
        if i.id in unproven
    )


def life_areas(m: Material) -> LifeAreasView:
    """Make the page of the optional life areas."""
    page = at.LIFE_AREAS
    return LifeAreasView(
        frame=m.frame(page, m.wording.text("Life areas")),
        areas=tuple(_area(m, page, a) for a in m.standard.life_areas),
    )


def _area(m: Material, page: str, area: LifeArea) -> LifeAreaRow:
    title = {s.id: s.title for s in m.standard.stadia}
    return LifeAreaRow(
        id=area.id,
        title=area.title,
        included=area.id in m.assessment.life_areas,
        topics=area.topics,
        competences=tuple(m.competence(page, c) for c in area.competences),
        texts=tuple(
            FactView(title[t.stadium], t.text, m.standard.language) for t in area.stadium_texts
        ),
    )


def findings(m: Material) -> FindingsView:
    """Make the page of everything there is to mend."""
    return FindingsView(
        frame=m.frame(at.FINDINGS, m.wording.text("Findings")),
        tally=m.wording.tally(m.findings),
        findings=tuple(m.finding(f) for f in m.findings),
    )
