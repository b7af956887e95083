"""Counting what pieces of evidence bring to one competence, so that one can be taken out again.

A working value of `firmness`, `dependence` and `next_steps`: with counters, "what if this piece
were not there" costs no more than the piece itself.
"""

from collections.abc import Iterable

from portfolio_builder.model.firmness import Aspect, Contribution
from portfolio_builder.model.procedure import Thresholds

_HUNDRED = 100
_SOME_WORDS = 1  # a passage or a reason at all


def needs(thresholds: Thresholds, indicators: int) -> dict[Aspect, int]:
    """Return how many are asked of each aspect, for a competence with so many needed indicators."""
    percent = thresholds.relevance.min_indicator_percent
    return {
        Aspect.CONTEXTS: thresholds.variation.min_contexts,
        Aspect.KINDS: thresholds.variation.min_kinds,
        Aspect.INDICATORS: -(-percent * indicators // _HUNDRED),
        Aspect.WORDS: _SOME_WORDS,
        Aspect.INDEPENDENT: thresholds.authenticity.min_independent,
        Aspect.CURRENT: 1,
        Aspect.PIECES: thresholds.quantity.min_pieces,
    }


class Tally:
    """The counts of one competence: whether it is met, and what its pieces count for."""

    def __init__(self, contributions: Iterable[Contribution] = ()) -> None:
        """Count the contributions."""
        self._counts: dict[Aspect, dict[str, int]] = {aspect: {} for aspect in Aspect}
        self._at_level: dict[str, int] = {}
        for c in contributions:
            if c.at_level:
                self._at_level[c.evidence] = self._at_level.get(c.evidence, 0) + 1
            for aspect, key in c.counted:
                counts = self._counts[aspect]
                counts[key] = counts.get(key, 0) + 1

    def copy(self) -> "Tally":
        """Return one with the same counts, which can change by itself."""
        other = Tally()
        other._counts = {aspect: dict(counts) for aspect, counts in self._counts.items()}
        other._at_level = dict(self._at_level)
        return other

    def add(self, contribution: Contribution) -> None:
        """Count one contribution more."""
        self._change(contribution, 1)

    def remove(self, contribution: Contribution) -> None:
        """Take back a contribution that was counted."""
        self._change(contribution, -1)

    def met_without(self, counted: Contribution) -> bool:
        """Whether it is still met when a contribution that was counted is set aside."""
        return len(self._at_level) > (self._at_level.get(counted.evidence) == 1)

    def firm_without(self, counted: Contribution, need: dict[Aspect, int]) -> bool:
        """Whether it is still firm when a contribution that was counted is set aside."""
        left = {aspect: len(counts) for aspect, counts in self._counts.items()}
        for aspect, key in counted.counted:
            left[aspect] -= self._counts[aspect][key] == 1
        return self.met_without(counted) and all(left[a] >= asked for a, asked in need.items())

    @property
    def met(self) -> bool:
        """Whether some piece claims the required stadium or above."""
        return bool(self._at_level)

    @property
    def only_support(self) -> str:
        """The one piece that claims the required stadium or above; empty when there are more."""
        return next(iter(self._at_level)) if len(self._at_level) == 1 else ""

    def have(self, aspect: Aspect) -> int:
        """Return how many different ones there are."""
        return len(self._counts[aspect])

    def which(self, aspect: Aspect) -> tuple[str, ...]:
        """Return what is counted, sorted."""
        return tuple(sorted(self._counts[aspect]))

    def lacks(self, need: dict[Aspect, int]) -> tuple[Aspect, ...]:
        """Return the aspects of which there are not enough, in the order of what is asked."""
        return tuple(a for a, asked in need.items() if len(self._counts[a]) < asked)

    def firm(self, need: dict[Aspect, int]) -> bool:
        """Whether the competence is met and nothing lacks."""
        return self.met and not self.lacks(need)

    def _change(self, c: Contribution, by: int) -> None:
        if c.at_level:
            _count(self._at_level, c.evidence, by)
        for aspect, key in c.counted:
            _count(self._counts[aspect], key, by)


def _count(counts: dict[str, int], key: str, by: int) -> None:
    left = counts.get(key, 0) + by
    if left:
        counts[key] = left
    else:
        del counts[key]
