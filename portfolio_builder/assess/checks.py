"""What is wrong between the portfolio and the standard: one generator for each rule or family.

A gap is not a finding: what is missing on the way to the rule stands in the assessment.
"""

from collections.abc import Iterator

from portfolio_builder.assess import consistency, privacy, reviews
from portfolio_builder.assess.context import Check, Context
from portfolio_builder.model import rules
from portfolio_builder.model.finding import Finding, finding


def check(context: Context) -> Iterator[Finding]:
    """Run all checks."""
    for run in (*CHECKS, *consistency.CHECKS, *privacy.CHECKS, *reviews.CHECKS):
        yield from run(context)


def competences_exist(context: Context) -> Iterator[Finding]:
    """Every claim names a competence and a stadium of the standard."""
    for piece in context.meant:
        for meant in piece.claims:
            claim = meant.claim
            if not meant.competence:
                nearest = context.nearest(claim.competence)
                yield finding(
                    rules.UNKNOWN_COMPETENCE,
                    claim.place,
                    written=claim.competence,
                    nearest=nearest,
                    suggestion=_id_of(nearest),
                )
            if not meant.stadium:
                # Some editors make curly quotes, which are no quotes in YAML.
                bare = context.ids.stadium(claim.stadium.strip("“”„‘’‚"))
                yield finding(
                    rules.UNKNOWN_STADIUM,
                    claim.stadium_place,
                    written=claim.stadium,
                    choices=context.stadia(),
                    nearest=(bare,) if bare else (),
                )


def claimed_once(context: Context) -> Iterator[Finding]:
    """A file claims each competence once."""
    for piece in context.meant:
        first: dict[str, int] = {}
        for meant in piece.claims:
            competence, place = meant.competence, meant.claim.place
            if not competence:
                continue
            if competence in first:
                yield finding(
                    rules.COMPETENCE_CLAIMED_TWICE,
                    place,
                    competence=competence,
                    first_line=first[competence],
                )
            first.setdefault(competence, place.line)


def indicators_exist(context: Context) -> Iterator[Finding]:
    """Every indicator that a claim names exists, and is one of its competence."""
    for piece in context.meant:
        for claim in piece.claims:
            competence = claim.competence
            if not competence:
                continue
            for mention in claim.mentions:
                if not mention.indicator:
                    yield finding(
                        rules.UNKNOWN_INDICATOR,
                        mention.place,
                        written=mention.written,
                        nearest=context.nearest_indicators(mention.written, within=competence),
                    )
                elif context.standard.indicators[mention.indicator].competence != competence:
                    yield finding(
                        rules.INDICATOR_OF_OTHER_COMPETENCE,
                        mention.place,
                        written=mention.indicator,
                        competence=competence,
                    )


def passages_exist(context: Context) -> Iterator[Finding]:
    """Every passage names indicators that exist, of competences that its file claims."""
    for piece in context.meant:
        claimed = {c.competence for c in piece.claims}
        # What a claim that cannot be read is for, may be just this.
        known = piece.evidence.knows("competences") and "" not in claimed
        for mentions in piece.passages:
            for mention in mentions:
                if not mention.indicator:
                    yield finding(
                        rules.PASSAGE_UNKNOWN_INDICATOR,
                        mention.place,
                        written=mention.written,
                        nearest=context.nearest_indicators(mention.written),
                    )
                    continue
                competence = context.standard.indicators[mention.indicator].competence
                if known and competence not in claimed:
                    stadium = context.standard.indicators[mention.indicator].stadium
                    yield finding(
                        rules.PASSAGE_NOT_CLAIMED,
                        mention.place,
                        competence=competence,
                        title=context.standard.competences[competence].title,
                        suggestion=f"  - {competence}: {stadium}",
                    )


def dates_are_past(context: Context) -> Iterator[Finding]:
    """No evidence is younger than the reference date, and none has expired by then."""
    reference = context.today.isoformat()
    for evidence in context.portfolio.evidence:
        if evidence.when and evidence.when.first > context.today:
            yield finding(
                rules.DATE_IN_FUTURE,
                evidence.when_place,
                date=evidence.when.first.isoformat(),
                reference=reference,
            )
        if evidence.expires and evidence.expires < context.today:
            yield finding(
                rules.EXPIRED,
                evidence.expires_place,
                date=evidence.expires.isoformat(),
                reference=reference,
            )


def kinds_expire(context: Context) -> Iterator[Finding]:
    """Only kinds that can expire have an expiry date."""
    for evidence in context.portfolio.evidence:
        kind = context.procedure.kind_by_id.get(evidence.kind)
        if evidence.expires and kind and not kind.may_expire:
            yield finding(
                rules.KIND_DOES_NOT_EXPIRE,
                evidence.expires_place,
                kind=kind.name(context.portfolio.settings.language),
            )


def life_areas_exist(context: Context) -> Iterator[Finding]:
    """The life areas of `portfolio.yaml` are the standard's."""
    for mention in context.portfolio.settings.life_areas:
        if context.ids.life_area(mention.written) is None:
            yield finding(
                rules.UNKNOWN_LIFE_AREA,
                mention.place,
                written=mention.written,
                choices=tuple(f"{a.id} ({a.title})" for a in context.standard.life_areas),
            )


def reflections_fit(context: Context) -> Iterator[Finding]:
    """A reflection is on a competence of the standard, and there is one for each."""
    first: dict[str, str] = {}
    for reflection in context.portfolio.reflections:
        competence = context.ids.competence(reflection.competence)
        if competence is None:
            yield finding(
                rules.REFLECTION_UNKNOWN_COMPETENCE,
                reflection.place,
                written=reflection.competence,
                nearest=context.nearest(reflection.competence),
            )
        elif competence in first:
            yield finding(
                rules.REFLECTION_TWICE,
                reflection.place,
                competence=competence,
                other=first[competence],
            )
        else:
            first[competence] = reflection.path
        if reflection.stadium and context.ids.stadium(reflection.stadium) is None:
            yield finding(
                rules.REFLECTION_UNKNOWN_STADIUM,
                reflection.stadium_place,
                written=reflection.stadium,
                choices=context.stadia(),
            )


def drafts_are_not_linked(context: Context) -> Iterator[Finding]:
    """A text that is published does not link to a draft: the link would lead nowhere."""
    portfolio = context.portfolio
    drafts = {e.path for e in portfolio.evidence if e.draft}
    bodies = [e.body for e in portfolio.evidence if not e.draft]
    bodies += [r.body for r in portfolio.reflections]
    if portfolio.profile:
        bodies.append(portfolio.profile.body)
    for body in bodies:
        for link in body.links:
            if link.path in drafts:
                yield finding(rules.LINK_TO_DRAFT, link.place, target=link.target)


def _id_of(nearest: tuple[str, ...]) -> str:
    return nearest[0].split(" (", 1)[0] if nearest else ""


CHECKS: tuple[Check, ...] = (
    competences_exist,
    claimed_once,
    indicators_exist,
    passages_exist,
    dates_are_past,
    kinds_expire,
    life_areas_exist,
    reflections_fit,
    drafts_are_not_linked,
)
