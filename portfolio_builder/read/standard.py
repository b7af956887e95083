"""A standard or procedure file to model. Data of anyone: every slip is a finding at its place."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from portfolio_builder.model import rules
from portfolio_builder.model.finding import Finding, finding
from portfolio_builder.model.ids import folded
from portfolio_builder.model.rules import Severity
from portfolio_builder.model.standard import (
    Cluster,
    Competence,
    Erratum,
    Indicator,
    Level,
    LifeArea,
    Requirement,
    Scope,
    Source,
    Stadium,
    StadiumText,
    Standard,
)
from portfolio_builder.read.decode import Placed, decode
from portfolio_builder.read.nodes import parse_yaml
from portfolio_builder.read.source import Findings
from portfolio_builder.read.standard_forms import CompetenceForm, StandardForm

_MOST_COMPETENCES = 200
"""A plan of next steps takes a time that grows with the square of them."""
_HIGHEST_EQF = 8
T = TypeVar("T")


def parse_standard(text: str, path: str) -> tuple[Standard | None, Findings]:
    """Read the text of a standard file; `path` is only for the findings."""
    node, found = parse_yaml(text, path)
    if node is None and found:
        return None, found
    form, more = decode(StandardForm, node, path)
    found += more
    found += tuple(_problems(form))
    if any(f.severity is Severity.ERROR for f in found):
        return None, found
    return _standard(form), found


def _problems(form: StandardForm) -> Iterator[Finding]:
    """Check what the types cannot say: ids unique and in order, stadia that exist, the rule."""
    yield from _stadia(form)
    yield from _rule(form)
    competences = [c for cluster in form.clusters for c in cluster.competences]
    specific = [c for area in form.life_areas for c in area.competences]
    yield from _unique([c.id for c in competences + specific])
    yield from _unique([a.id for a in form.life_areas])
    yield from _in_order([c.id for c in competences])
    yield from _in_order([c.id for c in specific])
    for expected, cluster in enumerate(form.clusters, 1):
        if cluster.number and cluster.number.value != expected:
            yield finding(
                rules.STANDARD_WRONG_ID,
                cluster.number.place,
                written=str(cluster.number.value),
                expected=str(expected),
            )
    many = competences + specific
    if len(many) > _MOST_COMPETENCES:
        yield finding(
            rules.STANDARD_NUMBER_RANGE,
            many[_MOST_COMPETENCES].place,
            key="competences",
            written=str(len(many)),
            range=f"1-{_MOST_COMPETENCES}",
        )
        return
    for competence in many:
        yield from _indicators(competence, form)
    stadia = _stadium_ids(form)
    for area in form.life_areas:
        for row in area.stadium_texts:
            if row.key.value not in stadia:
                yield _unknown_stadium(row.key, stadia)


def _stadia(form: StandardForm) -> Iterator[Finding]:
    yield from _unique([s.id for s in form.stadia])
    letters: dict[str, str] = {}
    for stadium in form.stadia:
        if stadium.letter and stadium.id:
            letter = folded(stadium.letter.value)
            if letter in letters:
                yield finding(
                    rules.STANDARD_SAME_LETTER,
                    stadium.letter.place,
                    letter=stadium.letter.value,
                    other=letters[letter],
                )
            letters.setdefault(letter, stadium.id.value)


def _rule(form: StandardForm) -> Iterator[Finding]:
    stadia = _stadium_ids(form)
    if form.level and form.level.eqf and not 1 <= form.level.eqf.value <= _HIGHEST_EQF:
        eqf = form.level.eqf
        yield finding(
            rules.STANDARD_NUMBER_RANGE, eqf.place, key="eqf", written=str(eqf.value), range="1-8"
        )
    if form.rule is None:
        return
    if form.rule.stadium and form.rule.stadium.value not in stadia:
        yield _unknown_stadium(form.rule.stadium, stadia)
    scope = form.rule.scope
    if scope and scope.value not in set(Scope):
        yield finding(
            rules.STANDARD_WRONG_ID,
            scope.place,
            written=scope.value,
            expected=", ".join(Scope),
        )
        return
    if scope and form.rule.required:
        generic = sum(len(c.competences) for c in form.clusters)
        specific = sum(len(a.competences) for a in form.life_areas)
        available = {
            Scope.GENERIC: generic,
            Scope.SPECIFIC: specific,
            Scope.ALL: generic + specific,
        }[Scope(scope.value)]
        required = form.rule.required
        if required.value > available:
            yield finding(
                rules.STANDARD_RULE_TOO_HIGH,
                required.place,
                required=required.value,
                available=available,
            )
        elif required.value < 1:
            yield finding(
                rules.STANDARD_NUMBER_RANGE,
                required.place,
                key="required",
                written=str(required.value),
                range=f"1-{available}",
            )


def _indicators(competence: CompetenceForm, form: StandardForm) -> Iterator[Finding]:
    """Each indicator's id is its competence's, the letter of its stadium, and its number."""
    letter_of = {s.id.value: s.letter.value for s in form.stadia if s.id and s.letter}
    for row in competence.indicators:
        letter = letter_of.get(row.key.value)
        if letter is None:
            yield _unknown_stadium(row.key, tuple(letter_of))
            continue
        for number, indicator in enumerate(row.value, 1):
            if indicator.id and competence.id:
                expected = f"{competence.id.value}.{letter}{number}"
                if indicator.id.value != expected:
                    yield finding(
                        rules.STANDARD_WRONG_ID,
                        indicator.id.place,
                        written=indicator.id.value,
                        expected=expected,
                    )


def _unique(ids: Sequence[Placed[str] | None]) -> Iterator[Finding]:
    """Ids must differ in more than what `model.ids` forgives, or one could not be written."""
    first: dict[str, int] = {}
    for placed in ids:
        if placed is None:
            continue
        name, line = folded(placed.value), placed.place.line
        if name in first:
            yield finding(
                rules.STANDARD_DUPLICATE_ID, placed.place, id=placed.value, first_line=first[name]
            )
        first.setdefault(name, line)


def _in_order(ids: Sequence[Placed[str] | None]) -> Iterator[Finding]:
    placed = [i for i in ids if i]
    for one, other in itertools.pairwise(placed):
        if _natural(other.value) < _natural(one.value):
            yield finding(
                rules.STANDARD_OUT_OF_ORDER, other.place, written=other.value, after=one.value
            )


def _natural(written: str) -> tuple[tuple[int, str], ...]:
    """Return a key by which `G1.10` comes after `G1.9`."""
    pieces = re.split(r"(\d+)", written)
    return tuple((int(p), "") if p.isdecimal() else (-1, p) for p in pieces)


def _unknown_stadium(written: Placed[str], stadia: Sequence[str]) -> Finding:
    return finding(
        rules.STANDARD_UNKNOWN_STADIUM, written.place, written=written.value, choices=tuple(stadia)
    )


def _stadium_ids(form: StandardForm) -> tuple[str, ...]:
    return tuple(s.id.value for s in form.stadia if s.id)


def _standard(form: StandardForm) -> Standard:
    """Make the standard of a form in which nothing is wrong."""
    level, source, rule = _there(form.level), _there(form.source), _there(form.rule)
    return Standard(
        id=_value(form.id),
        title=_value(form.title),
        language=_value(form.language),
        level=Level(_value(level.name), level.eqf.value if level.eqf else None),
        publisher=_value(form.publisher),
        source=Source(
            document=_value(source.document),
            edition=_value(source.edition),
            text=_value(source.text),
            rights=_value(source.rights),
        ),
        rule=Requirement(
            required=_there(rule.required).value,
            scope=Scope(_value(rule.scope)),
            stadium=_value(rule.stadium),
            text=_value(rule.text),
        ),
        stadia=tuple(
            Stadium(_value(s.id), _value(s.letter), _value(s.title), rank, _value(s.description))
            for rank, s in enumerate(form.stadia)
        ),
        clusters=tuple(
            Cluster(
                number=_there(c.number).value,
                title=_value(c.title),
                competences=tuple(
                    _competence(k, cluster=_there(c.number).value) for k in c.competences
                ),
                description=_value(c.description),
            )
            for c in form.clusters
        ),
        life_areas=tuple(
            LifeArea(
                id=_value(a.id),
                title=_value(a.title),
                topics=tuple(t.value for t in a.topics),
                competences=tuple(_competence(k, area=_value(a.id)) for k in a.competences),
                stadium_texts=tuple(
                    StadiumText(r.key.value, r.value.value) for r in a.stadium_texts
                ),
                description=_value(a.description),
            )
            for a in form.life_areas
        ),
        reconstructed=_value(form.reconstructed),
        errata=tuple(Erratum(_value(e.where), _value(e.text), _value(e.note)) for e in form.errata),
    )


def _competence(
    form: CompetenceForm, *, cluster: int | None = None, area: str | None = None
) -> Competence:
    return Competence(
        id=_value(form.id),
        title=_value(form.title),
        definition=_value(form.definition),
        cluster=cluster,
        life_area=area,
        indicators=tuple(
            Indicator(_value(i.id), _value(form.id), row.key.value, _value(i.text))
            for row in form.indicators
            for i in row.value
        ),
    )


def _value(placed: Placed[str] | None) -> str:
    return placed.value if placed else ""


def _there(value: T | None) -> T:
    """Return a value that the decoder has seen to be there."""
    if value is None:
        raise ValueError("a required value is missing without a finding")
    return value
