"""The page of one competence: from criterion to the words that prove it."""

from collections.abc import Sequence

from markupsafe import Markup
from msgspec.structs import replace

from portfolio_builder.model.assessment import IndicatorProof, ResolvedPassage, Standing, State
from portfolio_builder.model.ids import Ids
from portfolio_builder.model.portfolio import Evidence
from portfolio_builder.model.standard import Competence, Indicator, Stadium
from portfolio_builder.view.addresses import coming_from, relative, slug
from portfolio_builder.view.firmness import customs, letters, weights
from portfolio_builder.view.material import Material
from portfolio_builder.view.parts import (
    EvidenceRow,
    IndicatorView,
    LinkView,
    QuoteView,
    StadiumView,
    WeightRow,
)
from portfolio_builder.view.review_panel import competence_panel
from portfolio_builder.view.views import CompetenceView, IndicatorGroup


def competence_page(m: Material, competence: Competence) -> CompetenceView:
    """Make the page of one competence."""
    page = m.where.competence[competence.id]
    standing = m.assessment.standing_of[competence.id]
    reflection = standing.reflection
    previous, following = _neighbours(m, page, competence)
    required = m.stadium(m.standard.rule.stadium)
    seen_at = Ids(m.standard).stadium(reflection.stadium) if reflection else None
    return CompetenceView(
        frame=m.frame(page, f"{competence.id} {competence.title}"),
        id=competence.id,
        name=competence.title,
        group=_group(m, competence),
        definition=competence.definition,
        counted=competence in m.standard.counted,
        state=m.state(standing),
        grade=m.grade(standing),
        customs=customs(m),
        letters=letters(m, standing),
        weights=_weights(m, page, standing),
        stadium=m.stadium(standing.level),
        required=required or StadiumView("", "", 0, 0),
        shown=len(standing.with_passage),
        needed=len(standing.needed),
        gap=_gap(m, competence, standing),
        indicators=tuple(_indicators(m, page, competence, standing)),
        evidence=_evidence(m, page, competence),
        no_evidence=_no_evidence(m, standing),
        reflection=m.html(page, reflection.body) if reflection else Markup(),
        reflection_language=m.language(reflection.language if reflection else ""),
        reflection_stadium=m.stadium(seen_at or ""),
        review=competence_panel(m, page, competence),
        previous=previous,
        next=following,
    )


def _group(m: Material, competence: Competence) -> str:
    if competence.cluster is not None:
        title = next(c.title for c in m.standard.clusters if c.number == competence.cluster)
        return m.wording.text("Cluster {number}: {title}", number=competence.cluster, title=title)
    title = next(a.title for a in m.standard.life_areas if a.id == competence.life_area)
    return m.wording.text("Life area {id}: {title}", id=competence.life_area, title=title)


def _evidence(m: Material, page: str, competence: Competence) -> tuple[EvidenceRow, ...]:
    rows = (m.evidence(page, e, only=competence.id) for e in m.pieces_for[competence.id])
    return tuple(replace(row, href=coming_from(row.href, competence.id)) for row in rows)


def _no_evidence(m: Material, standing: Standing) -> str:
    """Say why no evidence is shown, where none is."""
    if standing.not_counted:
        return m.wording.text("What there is, is a draft: it is not shown here.")
    return m.wording.text("No evidence yet.")


def _weights(m: Material, page: str, standing: Standing) -> tuple[WeightRow, ...]:
    rows = weights(m, page, standing)
    return tuple(replace(r, piece=_from(r.piece, standing.competence)) for r in rows)


def _from(link: LinkView, origin: str) -> LinkView:
    return replace(link, href=coming_from(link.href, origin))


def _gap(m: Material, competence: Competence, standing: Standing) -> tuple[str, ...]:
    """Say what is missing: the stadium first, then passages."""
    said = [m.gap(standing)] if competence in m.standard.counted else []
    without = len(standing.without_passage)
    if standing.state is State.MET and without:
        said.append(
            m.wording.plural(
                "{n} needed indicator has no passage yet.",
                "{n} needed indicators have no passage yet.",
                without,
            )
        )
    return tuple(s for s in said if s)


def _indicators(
    m: Material, page: str, competence: Competence, standing: Standing
) -> Sequence[IndicatorGroup]:
    proof_of = {p.indicator: p for p in standing.proofs}
    groups = []
    for stadium in m.standard.stadia:
        indicators = competence.at(stadium.id)
        shown = m.stadium(stadium.id)
        if indicators and shown:
            groups.append(
                IndicatorGroup(
                    stadium=shown,
                    needed=_needed(m, stadium),
                    beyond="" if _needed(m, stadium) else _beyond(m),
                    shown=sum(proof_of[i.id].has_passage for i in indicators),
                    indicators=tuple(_indicator(m, page, i, proof_of[i.id]) for i in indicators),
                )
            )
    return groups


def _beyond(m: Material) -> str:
    return m.wording.text(
        "not needed for the {required} of {total}",
        required=m.assessment.required,
        total=m.assessment.total,
    )


def _needed(m: Material, stadium: Stadium) -> bool:
    return stadium.rank <= m.standard.required_stadium.rank


def _indicator(
    m: Material, page: str, indicator: Indicator, proof: IndicatorProof
) -> IndicatorView:
    quoted = {p.evidence for p in proof.passages}
    return IndicatorView(
        id=indicator.id,
        anchor=slug(indicator.id),
        text=indicator.text,
        quotes=tuple(_quote(m, page, indicator, p) for p in proof.passages),
        named_by=tuple(
            _from(m.link(page, m.portfolio.evidence_by_path[path]), indicator.id)
            for path in proof.named_by
            if path not in quoted
        ),
    )


def _quote(m: Material, page: str, indicator: Indicator, resolved: ResolvedPassage) -> QuoteView:
    piece = m.portfolio.evidence_by_path[resolved.evidence]
    target = f"{m.where.evidence[piece.path]}#{resolved.passage.anchor}"
    return QuoteView(
        html=Markup(resolved.passage.html),  # made safe by `read.markdown`
        language=m.language(piece.language),
        href=coming_from(relative(page, target), indicator.id),
        title=piece.title,
        when=m.when(piece),
        others=_others(m, piece),
    )


def _others(m: Material, piece: Evidence) -> str:
    """Say of which kind a piece with words of others is, and who confirms it."""
    kind = m.procedure.kind_by_id.get(piece.kind)
    if kind is None or kind.own_word:
        return ""
    if not piece.confirmed_by:
        return m.kind(piece)
    return m.wording.text(
        "{kind}, confirmed by {people}", kind=m.kind(piece), people=m.confirmed(piece)
    )


def _neighbours(
    m: Material, page: str, competence: Competence
) -> tuple[LinkView | None, LinkView | None]:
    every = tuple(m.standard.competences.values())
    here = every.index(competence)

    def link(other: Competence) -> LinkView:
        href = relative(page, m.where.competence[other.id])
        return LinkView(f"{other.id} {other.title}", href, language=m.standard.language)

    return (
        link(every[here - 1]) if here else None,
        link(every[here + 1]) if here + 1 < len(every) else None,
    )
