"""All that a check may look at."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from portfolio_builder.assess.resolve import Meant, MeantClaim, meaning
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
    def stadia_shown(self) -> tuple[Mapping[str, frozenset[str]], ...]:
        """The stadia of which each piece has a passage, by competence; in the order of `meant`."""
        return tuple(self._stadia_shown(piece) for piece in self.meant)

    def _stadia_shown(self, piece: Meant) -> Mapping[str, frozenset[str]]:
        shown: dict[str, set[str]] = {}
        for mention in (m for mentions in piece.passages for m in mentions if m.indicator):
            known = self.standard.indicators[mention.indicator]
            shown.setdefault(known.competence, set()).add(known.stadium)
        return {competence: frozenset(stadia) for competence, stadia in shown.items()}

    @cached_property
    def highest_claims(self) -> Mapping[str, MeantClaim]:
        """The first of the highest claims on each competence; drafts and unknown ids apart."""
        highest: dict[str, MeantClaim] = {}
        rank = {s.id: s.rank for s in self.standard.stadia}
        for claim in (c for piece in self.meant if not piece.evidence.draft for c in piece.claims):
            if claim.competence and claim.stadium:
                known = highest.get(claim.competence)
                if known is None or rank[claim.stadium] > rank[known.stadium]:
                    highest[claim.competence] = claim
        return highest

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
        return self.ids.nearest_titled(written)


Check = Callable[[Context], Iterator[Finding]]
