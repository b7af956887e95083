"""What hangs on what: the counts without each piece, and the fewest pieces that matter together."""

from collections.abc import Iterator, Mapping, Sequence

from portfolio_builder.assess.tally import Tally, needs
from portfolio_builder.model.assessment import Standing, State
from portfolio_builder.model.dependence import Breaking, Dependence, Loss
from portfolio_builder.model.firmness import Grade
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.standard import Standard

_MOST_TRIED = 200_000
"""So many combinations are looked at before an answer is only a bound."""


def dependence(
    standard: Standard,
    procedure: Procedure,
    standings: Sequence[Standing],
    tallies: Mapping[str, Tally],
) -> Dependence:
    """Return what the counted competences hang on; `tallies` count what is brought to each."""
    met = tuple(s for s in standings if s.state is State.MET)
    margin = len(met) - standard.rule.required
    return Dependence(
        margin=margin,
        losses=tuple(_losses(procedure, standings, tallies, met=len(met))),
        breaking=_breaking(met, margin + 1) if margin >= 0 else None,
    )


def _losses(
    procedure: Procedure, standings: Sequence[Standing], tallies: Mapping[str, Tally], *, met: int
) -> Iterator[Loss]:
    """Set each piece aside in each competence it is claimed for."""
    firm = sum(s.firmness.grade is Grade.FIRM for s in standings)
    falls: dict[str, list[str]] = {}
    thins: dict[str, list[str]] = {}
    pieces: dict[str, None] = {}
    gone_firm: dict[str, int] = {}
    for standing in standings:
        tally = tallies[standing.competence]
        need = needs(procedure.thresholds, len(standing.needed))
        for piece in standing.firmness.contributions:
            pieces[piece.evidence] = None
            if standing.state is not State.MET:
                continue
            was_firm = standing.firmness.grade is Grade.FIRM
            thinner = was_firm and not tally.firm_without(piece, need)
            if not tally.met_without(piece):
                falls.setdefault(piece.evidence, []).append(standing.competence)
            elif thinner:
                thins.setdefault(piece.evidence, []).append(standing.competence)
            if thinner:
                gone_firm[piece.evidence] = gone_firm.get(piece.evidence, 0) + 1
    losses = [
        Loss(
            evidence=path,
            met=met - len(falls.get(path, ())),
            firm=firm - gone_firm.get(path, 0),
            falls=tuple(falls.get(path, ())),
            thins=tuple(thins.get(path, ())),
        )
        for path in pieces
    ]
    yield from sorted(losses, key=lambda loss: (loss.met, loss.firm, loss.evidence))


def _breaking(met: Sequence[Standing], fall: int) -> Breaking | None:
    """Return the fewest pieces that let `fall` competences fall; None when so many are not met.

    A competence falls when every piece that claims it at level is gone, so the question is which
    `fall` competences have the smallest union of supports.
    """
    if fall > len(met):
        return None
    paths = sorted({c.evidence for s in met for c in s.firmness.contributions if c.at_level})
    bit = {path: 1 << n for n, path in enumerate(paths)}
    supports = [sum(bit[c.evidence] for c in s.firmness.contributions if c.at_level) for s in met]
    search = _Search(supports, fall)
    gone = search.smallest()
    return Breaking(
        evidence=tuple(path for path in paths if bit[path] & gone),
        falls=tuple(
            s.competence
            for s, support in zip(met, supports, strict=True)
            if support & gone == support
        ),
        exact=search.exact,
    )


class _Search:
    """Looks for the smallest union of `fall` sets, each a number with a bit for each piece."""

    def __init__(self, sets: Sequence[int], fall: int) -> None:
        # Small sets first: a small union is found soon, and larger ones need not be looked at.
        self.sets = sorted(sets, key=int.bit_count)
        self.fall = fall
        self.tried = 0
        self.best = self._greedy()

    @property
    def exact(self) -> bool:
        """Whether every possibility was looked at or ruled out."""
        return self.tried <= _MOST_TRIED

    def smallest(self) -> int:
        """Return the union; the smallest there is when `exact`."""
        self._look(0, 0, self.fall)
        return self.best

    def _look(self, start: int, union: int, left: int) -> None:
        self.tried += 1
        if not self.exact or union.bit_count() >= self.best.bit_count():
            return
        if not left:
            self.best = union
            return
        for here in range(start, len(self.sets) - left + 1):
            self._look(here + 1, union | self.sets[here], left - 1)

    def _greedy(self) -> int:
        gone, rest = 0, list(self.sets)
        for _ in range(self.fall):
            cheapest = min(rest, key=lambda s: (gone | s).bit_count())
            rest.remove(cheapest)
            gone |= cheapest
        return gone
