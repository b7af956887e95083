"""A procedure profile to model: VRAAK thresholds and kinds of evidence, as a provider sets them."""

import re
from collections.abc import Iterator
from typing import TypeVar

from portfolio_builder.model import rules
from portfolio_builder.model.finding import Finding, finding
from portfolio_builder.model.procedure import (
    Authenticity,
    Currency,
    Interview,
    Kind,
    Procedure,
    Quantity,
    Relevance,
    Thresholds,
    Variation,
    folded,
)
from portfolio_builder.model.rules import Severity
from portfolio_builder.read.decode import Placed, decode, fields_of
from portfolio_builder.read.nodes import parse_yaml
from portfolio_builder.read.source import Findings
from portfolio_builder.read.standard_forms import (
    InterviewForm,
    KindForm,
    ProcedureForm,
    StandardForm,
    ThresholdsForm,
)

T = TypeVar("T")
_HUNDRED = 100
_MOST = 20
"""So many pieces for one competence nobody asks for."""
_KEY = re.compile(r"^(\w+)\s*:", re.MULTILINE)


def parse_procedure(text: str, path: str) -> tuple[Procedure | None, Findings]:
    """Read the text of a procedure file; `path` is only for the findings."""
    node, found = parse_yaml(text, path)
    if node is None and found:
        return None, found
    form, more = decode(ProcedureForm, node, path)
    found += more
    found += tuple(_problems(form))
    if any(f.severity is Severity.ERROR for f in found):
        return None, found
    return _procedure(form), found


def is_procedure(text: str) -> bool:
    """Tell whether a file means to be a procedure profile, and not a standard.

    It has more of the keys that only a procedure has: one of them may be mistyped.
    """
    written = set(_KEY.findall(text))
    procedure, standard = ({f.name for f in fields_of(f)} for f in (ProcedureForm, StandardForm))
    return len(written & (procedure - standard)) > len(written & (standard - procedure))


def _problems(form: ProcedureForm) -> Iterator[Finding]:
    yield from _names(form)
    yield from _out_of_range(form.thresholds or ThresholdsForm(), len(form.kinds))
    yield from _minutes(form.interview)


def _out_of_range(form: ThresholdsForm, kinds: int) -> Iterator[Finding]:
    """No threshold asks for more than anybody can have, or than a plan of steps can hold.

    With 0 it asks for nothing; but evidence has an age. `kinds` is how many of them there are.
    """
    variation, relevance, authenticity = form.variation, form.relevance, form.authenticity
    for key, number, least, most in (
        ("min_contexts", variation and variation.min_contexts, 0, _MOST),
        ("min_kinds", variation and variation.min_kinds, 0, min(kinds or _MOST, _MOST)),
        ("min_indicator_percent", relevance and relevance.min_indicator_percent, 0, _HUNDRED),
        ("min_independent", authenticity and authenticity.min_independent, 0, _MOST),
        ("max_age_years", form.currency and form.currency.max_age_years, 1, _HUNDRED),
        ("min_pieces", form.quantity and form.quantity.min_pieces, 0, _MOST),
    ):
        if number and not least <= number.value <= most:
            yield finding(
                rules.STANDARD_NUMBER_RANGE,
                number.place,
                key=key,
                written=str(number.value),
                range=f"{least}-{most}",
            )


def _minutes(form: InterviewForm | None) -> Iterator[Finding]:
    """One competence takes a minute at least, and no longer than the interview."""
    whole, each = (form.minutes, form.minutes_per_competence) if form else (None, None)
    if whole and whole.value < 1:
        yield finding(
            rules.STANDARD_NUMBER_RANGE,
            whole.place,
            key="minutes",
            written=str(whole.value),
            range="≥ 1",
        )
    elif whole and each and not 1 <= each.value <= whole.value:
        yield finding(
            rules.STANDARD_NUMBER_RANGE,
            each.place,
            key="minutes_per_competence",
            written=str(each.value),
            range=f"1-{whole.value}",
        )


def _names(form: ProcedureForm) -> Iterator[Finding]:
    """No name of a kind may mean another kind as well."""
    first: dict[str, tuple[KindForm, int]] = {}
    for kind in form.kinds:
        for placed in (kind.id, kind.nl, kind.en, *kind.aliases):
            if placed is None:
                continue
            other, line = first.setdefault(folded(placed.value), (kind, placed.place.line))
            if other is not kind:
                yield finding(
                    rules.STANDARD_DUPLICATE_ID, placed.place, id=placed.value, first_line=line
                )


def _procedure(form: ProcedureForm) -> Procedure:
    """Make the procedure of a form in which nothing is wrong."""
    return Procedure(
        id=_there(form.id),
        title=_there(form.title),
        about=form.about.value if form.about else "",
        source=form.source.value if form.source else "",
        thresholds=_thresholds(form.thresholds or ThresholdsForm()),
        kinds=tuple(
            Kind(
                id=_there(k.id),
                nl=_there(k.nl),
                en=_there(k.en),
                own_word=_there(k.own_word),
                attachment_counts=_there(k.attachment_counts),
                may_expire=_there(k.may_expire),
                aliases=tuple(a.value for a in k.aliases),
                source=k.source.value if k.source else "",
                starr=bool(k.starr and k.starr.value),
            )
            for k in form.kinds
        ),
        interview=_interview(form.interview),
    )


def _interview(form: InterviewForm | None) -> Interview | None:
    if form is None:
        return None
    return Interview(
        minutes=_there(form.minutes),
        minutes_per_competence=_there(form.minutes_per_competence),
        source=_there(form.source),
    )


def _thresholds(form: ThresholdsForm) -> Thresholds:
    variation, relevance = form.variation, form.relevance
    authenticity, currency, quantity = form.authenticity, form.currency, form.quantity
    if not (variation and relevance and authenticity and currency and quantity):
        raise ValueError("a required threshold is missing without a finding")
    return Thresholds(
        Variation(
            _there(variation.min_contexts), _there(variation.min_kinds), _there(variation.source)
        ),
        Relevance(_there(relevance.min_indicator_percent), _there(relevance.source)),
        Authenticity(_there(authenticity.min_independent), _there(authenticity.source)),
        Currency(_there(currency.max_age_years), _there(currency.source)),
        Quantity(_there(quantity.min_pieces), _there(quantity.source)),
    )


def _there(placed: Placed[T] | None) -> T:
    """Return a value that the decoder has seen to be there."""
    if placed is None:
        raise ValueError("a required value is missing without a finding")
    return placed.value
