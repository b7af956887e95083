"""Evidence in time: for each kind, when its pieces are from, as places on a line."""

import datetime
from collections.abc import Iterator

from portfolio_builder.assess.firmness import is_current, years_before
from portfolio_builder.model.portfolio import Evidence, When
from portfolio_builder.view.material import Material
from portfolio_builder.view.parts import TimeMark, TimeRow, TimeYear

LENGTH = 600
"""How long the line is, in the units of the drawing."""
_SHORTEST = 6


class _Line:
    """The line: from the first of January of the earliest year to the end of the last one."""

    def __init__(self, pieces: tuple[Evidence, ...], reference: datetime.date) -> None:
        days = [day for e in pieces if e.when for day in (e.when.first, e.when.last)]
        self.first_year = min([reference, *days]).year
        self.last_year = max([reference, *days]).year
        self.start = datetime.date(self.first_year, 1, 1)
        self.days = max(1, (datetime.date(self.last_year, 12, 31) - self.start).days)

    def at(self, day: datetime.date) -> int:
        """Return the place of a day, 0 to `LENGTH`."""
        return max(0, min(LENGTH, round((day - self.start).days * LENGTH / self.days)))

    def mark(self, when: When) -> TimeMark:
        first, last = self.at(when.first), self.at(when.last)
        width = max(_SHORTEST, last - first)
        return TimeMark(max(0, min(first, LENGTH - width)), width)


def years(m: Material) -> tuple[TimeYear, ...]:
    """Return the years of the line, at most some ten of them."""
    line = _Line(m.published, m.reference_date)
    step = (line.last_year - line.first_year) // 10 + 1
    return tuple(
        TimeYear(line.at(datetime.date(year, 1, 1)), str(year))
        for year in range(line.first_year, line.last_year + 1, step)
    )


def limit(m: Material) -> int:
    """Return the place of the day from which evidence is current."""
    return _Line(m.published, m.reference_date).at(_limit(m))


def said(m: Material) -> str:
    """Say how much of the evidence is current, and from which day that is."""
    age = m.procedure.thresholds.currency.max_age_years
    current = sum(is_current(e, m.reference_date, age) for e in m.published)
    return m.wording.plural(
        "{current} of {n} piece is current: from {day} or later, and not expired.",
        "{current} of {n} pieces are current: from {day} or later, and not expired.",
        len(m.published),
        current=current,
        day=m.wording.date(_limit(m)),
    )


def rows(m: Material) -> Iterator[TimeRow]:
    """Yield a line for each kind of evidence there is; what has no known kind comes last."""
    line = _Line(m.published, m.reference_date)
    age = m.procedure.thresholds.currency.max_age_years
    for kind in [*(k.id for k in m.procedure.kinds), ""]:
        pieces = [e for e in m.published if (e.kind if m.kind(e) else "") == kind]
        if not pieces:
            continue
        dated = sorted((e.when for e in pieces if e.when), key=lambda w: (w.last, w.first))
        yield TimeRow(
            kind=m.kind(pieces[0]) or m.wording.text("no kind"),
            marks=tuple(line.mark(w) for w in dated),
            pieces=len(pieces),
            current=sum(is_current(e, m.reference_date, age) for e in pieces),
            latest=m.wording.when(dated[-1]) if dated else m.wording.text("no date"),
        )


def _limit(m: Material) -> datetime.date:
    return years_before(m.reference_date, m.procedure.thresholds.currency.max_age_years)
