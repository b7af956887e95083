"""The page of what is missing, and what to do about it."""

from portfolio_builder.model.assessment import State
from portfolio_builder.model.standard import Competence
from portfolio_builder.view import addresses as at
from portfolio_builder.view import firmness
from portfolio_builder.view.addresses import slug
from portfolio_builder.view.material import Material
from portfolio_builder.view.parts import CompetenceRow, IndicatorView
from portfolio_builder.view.views import GapRow, GapsView


def gaps(m: Material) -> GapsView:
    """Make the page of what is missing: competences first, then indicators without a passage."""
    page = at.GAPS
    return GapsView(
        frame=m.frame(page, m.wording.text("Gaps")),
        verdict=verdict(m),
        required=m.standard.required_stadium.title.lower(),
        gaps=missing(m, page),
        steps=firmness.step_groups(m, page),
        customs=firmness.customs(m),
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


def verdict(m: Material) -> str:
    """Say in one sentence whether the rule is reached, and what it asks."""
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
