"""All that a check may look at."""

import datetime
from collections.abc import Callable, Iterator
from functools import cached_property

from msgspec import Struct

from portfolio_builder.assess.resolve import Meant, meaning
from portfolio_builder.model.finding import Finding
from portfolio_builder.model.ids import Ids
from portfolio_builder.model.portfolio import Portfolio
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.standard import Standard

_MOST_LOOKED_UP = 500


class Context(Struct, frozen=True, dict=True):
    """All that a check may look at. `today` is the reference date."""

    portfolio: Portfolio
    standard: Standard
    procedure: Procedure
    today: datetime.date

    @cached_property
    def ids(self) -> Ids:
        """The standard's ids, forgiving of slips."""
        return Ids(self.standard)

    @cached_property
    def meant(self) -> tuple[Meant, ...]:
        """What the ids in each piece of evidence mean, in the portfolio's order."""
        return tuple(meaning(e, self.ids) for e in self.portfolio.evidence)

    @cached_property
    def _nearest_indicators(self) -> dict[tuple[str, str], tuple[str, ...]]:
        return {}

    def nearest_indicators(self, written: str, within: str = "") -> tuple[str, ...]:
        """Return the nearest indicators; none beyond so many different ids that are unknown.

        Whoever has that many did not slip, and each takes a look at every id of the standard.
        """
        known, key = self._nearest_indicators, (written, within)
        if key not in known:
            if len(known) >= _MOST_LOOKED_UP:
                return ()
            known[key] = self.ids.nearest_indicators(written, within=within or None)
        return known[key]

    def stadia(self) -> tuple[str, ...]:
        """Return the ids of the stadia, lowest first."""
        return tuple(s.id for s in self.standard.stadia)

    def nearest(self, written: str) -> tuple[str, ...]:
        """Return the nearest competences as `id (title)`."""
        found = self.ids.nearest_competences(written)
        return tuple(f"{c} ({self.standard.competences[c].title})" for c in found)


Check = Callable[[Context], Iterator[Finding]]
