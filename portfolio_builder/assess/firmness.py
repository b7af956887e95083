"""How firm each met competence is, by the VRAAK thresholds of the procedure.

Source: the custom of EVC providers (`procedure.yaml` says where each number comes from); the
standard itself asks nothing of the kind. They are points for attention, never refusals.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from portfolio_builder.assess.tally import Tally, needs
from portfolio_builder.model.assessment import Standing, State
from portfolio_builder.model.firmness import (
    LETTER_OF,
    Aspect,
    Contribution,
    Firmness,
    Grade,
    Letter,
    Measure,
    Verdict,
)
from portfolio_builder.model.portfolio import Evidence, Portfolio
from portfolio_builder.model.procedure import Procedure, folded
from portfolio_builder.model.standard import Standard


class Weight(Struct, frozen=True):
    """What a piece of evidence weighs, whatever it is claimed for."""

    context: str
    kind: str
    independent: bool
    current: bool
    text: str
    people: tuple[str, ...]

    def brings(
        self,
        evidence: str,
        *,
        at_level: bool,
        indicators: tuple[str, ...],
        words: bool,
        names: bool,
    ) -> Contribution:
        """Return what the piece at this path brings to a competence.

        `names`: its claim names some indicator, needed or not.
        """
        return Contribution(
            evidence=evidence,
            at_level=at_level,
            context=self.context,
            kind=self.kind,
            indicators=indicators,
            words=words,
            shows=words or names,
            independent=self.independent,
            current=self.current,
            text=self.text,
            people=self.people,
        )


def weights(
    portfolio: Portfolio, procedure: Procedure, today: datetime.date
) -> Mapping[str, Weight]:
    """Return the weight of each piece by its path; `today` is the reference date."""
    return {e.path: weight(e, procedure, today) for e in portfolio.evidence}


def weight(evidence: Evidence, procedure: Procedure, today: datetime.date) -> Weight:
    """Return the weight of one piece."""
    return Weight(
        context=evidence.context_key,
        kind=evidence.kind,
        independent=is_independent(evidence, procedure),
        current=is_current(evidence, today, procedure.thresholds.currency.max_age_years),
        text=text_key(evidence),
        people=tuple(folded(c.name) for c in evidence.confirmed_by),
    )


def is_independent(evidence: Evidence, procedure: Procedure) -> bool:
    """Tell whether a piece is more than the candidate's own word.

    Somebody confirms it, or it is a document of somebody else and that document is attached. What
    a candidate typed over is the candidate's word, whatever its kind.
    """
    if evidence.confirmed_by:
        return True
    kind = procedure.kind_by_id.get(evidence.kind)
    return bool(kind and not kind.own_word and kind.attachment_counts and evidence.attachments)


def is_current(evidence: Evidence, today: datetime.date, years: int) -> bool:
    """Tell whether a piece is not older than so many years on the reference date, nor expired.

    Of a period or a month, the last day counts. A piece without a date is not current.
    """
    if evidence.when is None or (evidence.expires and evidence.expires < today):
        return False
    return evidence.when.last >= years_before(today, years)


def years_before(day: datetime.date, years: int) -> datetime.date:
    """Return the same day so many years earlier; 28 February for 29 February."""
    year = max(datetime.MINYEAR, day.year - years)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def text_key(evidence: Evidence) -> str:
    """Return what two pieces share when their texts are the same.

    A text that is still to be written, with its headings or without, is like no other.
    """
    return evidence.path if evidence.body.bare else evidence.body.words_digest


def contributions(
    standing: Standing, standard: Standard, weight_of: Mapping[str, Weight]
) -> tuple[Contribution, ...]:
    """Return what each piece brings to one competence, in the order of its claims."""
    shown = _shown_by(standing)
    worded = {p.evidence for proof in standing.proofs for p in proof.passages}
    return tuple(
        weight_of[c.evidence].brings(
            c.evidence,
            at_level=standard.reaches(c.stadium),
            indicators=shown.get(c.evidence, ()),
            words=bool(c.claim.why) or c.evidence in worded,
            names=bool(c.indicators),
        )
        for c in standing.claims
    )


def _shown_by(standing: Standing) -> Mapping[str, tuple[str, ...]]:
    """Return by piece of evidence the needed indicators that it shows or names."""
    shown: dict[str, dict[str, None]] = {}
    needed = set(standing.needed)
    for proof in standing.proofs:
        if proof.indicator in needed:
            for path in (*(p.evidence for p in proof.passages), *proof.named_by):
                shown.setdefault(path, {})[proof.indicator] = None
    return {path: tuple(indicators) for path, indicators in shown.items()}


def weigh(
    standing: Standing, contributed: tuple[Contribution, ...], tally: Tally, procedure: Procedure
) -> Firmness:
    """Weigh one competence; `tally` counts what is `contributed`.

    One that is not met is not weighed, and its verdicts say what lacks.
    """
    need = needs(procedure.thresholds, len(standing.needed))
    measures = tuple(_measures(tally, need, contributed))
    verdicts = tuple(
        Verdict(letter, tuple(m for m in measures if LETTER_OF[m.aspect] is letter))
        for letter in Letter
    )
    if standing.state is not State.MET:
        grade = Grade.NOT_MET
    else:
        grade = Grade.FIRM if tally.firm(need) else Grade.THIN
    return Firmness(grade, verdicts, contributed)


def _measures(
    tally: Tally, need: Mapping[Aspect, int], contributed: Iterable[Contribution]
) -> Iterator[Measure]:
    for aspect in Aspect:
        if aspect is Aspect.INDICATORS and not need[aspect]:
            continue  # a competence without indicators, or a provider that asks none
        which = tally.which(aspect)
        people = _people(which, contributed) if aspect is Aspect.INDEPENDENT else 0
        yield Measure(aspect, tally.have(aspect), need[aspect], which, people)


def _people(counted: tuple[str, ...], contributed: Iterable[Contribution]) -> int:
    """Return how many people confirm the pieces that are counted."""
    return len({person for c in contributed if c.evidence in counted for person in c.people})
