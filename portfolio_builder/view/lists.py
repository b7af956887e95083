"""The pages that list: evidence, life areas, findings."""

from portfolio_builder.model import rules
from portfolio_builder.model.standard import LifeArea
from portfolio_builder.view import addresses as at
from portfolio_builder.view.material import Material
from portfolio_builder.view.parts import FactView
from portfolio_builder.view.views import (
    EvidenceListView,
    FindingsView,
    LifeAreaRow,
    LifeAreasView,
)
from portfolio_builder.wording import N_

_LEFT_OUT = {
    rules.NOT_SHOWN.code: N_("not evidence: its name does not end in .md"),
    rules.OUTSIDE_FOLDER.code: N_("a link out of the portfolio folder"),
    rules.FOLDER_TOO_DEEP.code: N_("a folder that lies too deep"),
    rules.ODD_NAME.code: N_("its name holds signs that do not work everywhere"),
}


def evidence_list(m: Material) -> EvidenceListView:
    """Make the page with every file, shown or not."""
    page = at.EVIDENCE_LIST
    return EvidenceListView(
        frame=m.frame(page, m.wording.text("Evidence")),
        count=evidence_count(m),
        evidence=tuple(m.evidence(page, e) for e in m.published),
        not_shown=tuple(
            m.evidence(page, e) for e in m.portfolio.evidence if e.path not in m.where.evidence
        ),
        left_out=tuple(
            FactView(f.path, m.wording.text(_LEFT_OUT[f.code])) for f in m.portfolio.left_out
        ),
    )


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
