"""How firm it is, what hangs on what and what to do next, as pages show it."""

from collections.abc import Iterable, Iterator, Set

from portfolio_builder.model.assessment import Standing, State
from portfolio_builder.model.dependence import Loss
from portfolio_builder.model.firmness import Contribution, Grade
from portfolio_builder.model.portfolio import Evidence
from portfolio_builder.model.steps import Action, Goal, Step
from portfolio_builder.view.addresses import relative
from portfolio_builder.view.material import Material
from portfolio_builder.view.parts import (
    LetterView,
    LinkView,
    LossRow,
    StepGroup,
    StepView,
    ThinRow,
    WeightRow,
)


def letters(m: Material, standing: Standing) -> tuple[LetterView, ...]:
    """Return each letter of VRAAK of a met competence, with its reason and what would mend it."""
    if standing.state is not State.MET:
        return ()
    weighing, firmness = m.weighing, standing.firmness
    return tuple(
        LetterView(
            name=weighing.letter(v.letter),
            holds=v.holds,
            reason=weighing.reason(v),
            mend=weighing.mend(v, firmness),
        )
        for v in firmness.verdicts
    )


def weights(m: Material, page: str, standing: Standing) -> tuple[WeightRow, ...]:
    """Return what each piece brings to a competence, so that each reason can be looked up."""
    passed = {(q.evidence, p.indicator) for p in standing.proofs for q in p.passages}
    return tuple(_weight(m, page, c, passed) for c in standing.firmness.contributions)


def _weight(
    m: Material, page: str, brought: Contribution, passed: Set[tuple[str, str]]
) -> WeightRow:
    """Return what one piece brings; `passed` holds each piece with what it has a passage for."""
    text = m.wording.text
    with_passage = [i for i in brought.indicators if (brought.evidence, i) in passed]
    named = [i for i in brought.indicators if (brought.evidence, i) not in passed]
    piece = m.portfolio.evidence_by_path[brought.evidence]
    return WeightRow(
        piece=m.link(page, piece),
        at_level=brought.at_level,
        silent=brought.silent,
        context=piece.context,
        kind=m.kind(piece),
        indicators=_ids(with_passage),
        named=_ids(named),
        words=brought.words,
        independent=brought.independent,
        whose=_whose(m, piece, independent=brought.independent),
        current=brought.current,
        when=m.when(piece) or text("no date"),
    )


def _whose(m: Material, piece: Evidence, *, independent: bool) -> str:
    """Say whose word a piece is: who confirms it, who wrote it as far as that is known."""
    text = m.wording.text
    if piece.confirmed_by:
        return text("confirmed by {people}", people=m.confirmed(piece))
    if independent:
        return text("written by somebody else: {kind}, attached", kind=m.kind(piece).lower())
    kind = m.procedure.kind_by_id.get(piece.kind)
    if kind and kind.attachment_counts:
        return text("own word: taken over by the candidate, without a name or a document")
    return text("own word")


def _ids(indicators: Iterable[str]) -> str:
    """Return the short ids: the page says of which competence they are."""
    return ", ".join(i.rpartition(".")[2] for i in indicators)


def customs(m: Material) -> str:
    """Say whose yardstick firm and thin go by."""
    if m.portfolio.settings.procedure == m.portfolio.settings.DEFAULT_PROCEDURE:
        return m.wording.text(
            "Firm and thin go by a general profile (VRAAK), not by the standard or a provider."
        )
    return m.wording.text(
        "Firm and thin go by the customs of the provider (VRAAK), not by the standard."
    )


def thin(m: Material, page: str) -> tuple[ThinRow, ...]:
    """Return the counted competences that are met and not firm, with the letters that fail."""
    return tuple(
        ThinRow(
            competence=m.competence(page, c),
            letters=tuple(x for x in letters(m, m.assessment.standing_of[c.id]) if not x.holds),
        )
        for c in m.standard.counted
        if m.assessment.standing_of[c.id].firmness.grade is Grade.THIN
    )


def losses(m: Material, page: str, *, grave: bool) -> tuple[LossRow, ...]:
    """Return what is left without each piece: those with which a competence falls, when `grave`.

    Else also those with which one becomes thin.
    """
    return tuple(
        _loss(m, page, loss)
        for loss in m.assessment.dependence.losses
        if loss.falls or (loss.thins and not grave)
    )


def _loss(m: Material, page: str, loss: Loss) -> LossRow:
    piece = m.portfolio.evidence_by_path[loss.evidence]
    competences = m.standard.competences
    return LossRow(
        piece=m.link(page, piece),
        met=loss.met,
        firm=loss.firm,
        under=loss.met < m.assessment.required,
        falls=tuple(_short(m, page, c) for c in loss.falls if c in competences),
        thins=tuple(_short(m, page, c) for c in loss.thins if c in competences),
    )


def _short(m: Material, page: str, competence: str) -> LinkView:
    return LinkView(competence, relative(page, m.where.competence[competence]))


def breaking(m: Material) -> str:
    """Say in a sentence how many pieces the rule hangs on; empty when it is not reached."""
    found = m.assessment.dependence.breaking
    if found is None:
        return ""
    n = len(found.evidence)
    if found.exact or n == 1:
        return m.wording.plural(
            "The loss of {n} piece can take it under {required}.",
            "The loss of {n} pieces can take it under {required}, and of no fewer.",
            n,
            required=m.assessment.required,
        )
    return m.wording.text(
        "The loss of {n} pieces can take it under {required}; perhaps of fewer.",
        n=m.wording.number(n),
        required=m.assessment.required,
    )


def step_groups(m: Material, page: str) -> tuple[StepGroup, ...]:
    """Return the whole plan by goal."""
    groups = ((goal, tuple(s for s in m.assessment.steps if s.goal is goal)) for goal in Goal)
    return tuple(
        StepGroup(m.weighing.goal(goal), tuple(step(m, page, s) for s in steps))
        for goal, steps in groups
        if steps
    )


def step(m: Material, page: str, made: Step) -> StepView:
    """Return one step as it is shown."""
    return StepView(
        text=m.weighing.step(made),
        why=m.weighing.why(made),
        links=tuple(_links(m, page, made)),
    )


def _links(m: Material, page: str, made: Step) -> Iterator[LinkView]:
    yield _short(m, page, made.competence)
    target = m.where.evidence.get(made.evidence)
    if target and made.action is not Action.WRITE:
        piece = m.portfolio.evidence_by_path[made.evidence]
        yield m.link(page, piece)
