"""All that a check may look at."""

import datetime
from collections.abc import Callable, Iterator
from functools import cached_property

from msgspec import Struct

from portfolio_builder.model.finding import Finding
from portfolio_builder.model.ids import Ids
from portfolio_builder.model.portfolio import Portfolio
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.standard import Standard


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

    def stadia(self) -> tuple[str, ...]:
        """Return the ids of the stadia, lowest first."""
        return tuple(s.id for s in self.standard.stadia)

    def nearest(self, written: str) -> tuple[str, ...]:
        """Return the nearest competences as `id (title)`."""
        found = self.ids.nearest_competences(written)
        return tuple(f"{c} ({self.standard.competences[c].title})" for c in found)


Check = Callable[[Context], Iterator[Finding]]
