"""What to do next, cheapest first: reach the rule, then make it firm, then give it a margin.

The plan is made by playing it: the best move is chosen, played on the tallies, and the next one is
chosen from there. So whoever takes the first step is left with the rest of the same plan.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from portfolio_builder.assess.firmness import Weight
from portfolio_builder.assess.offers import Offer, offers
from portfolio_builder.assess.tally import Tally, needs
from portfolio_builder.model.assessment import EvidenceStanding, Standing
from portfolio_builder.model.firmness import LETTER_OF, Aspect, Contribution, Letter
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.standard import Standard
from portfolio_builder.model.steps import COST, Action, Goal, Step

# What only another piece can bring, as against what can be done to a piece that is there.
_ANOTHER_PIECE = {Aspect.CONTEXTS, Aspect.KINDS, Aspect.CURRENT, Aspect.PIECES}
_FREEING = {Action.FINISH_DRAFT, Action.FINISH_AND_MEND, Action.MEND}
_NEW = "\x00new"  # no path begins like this


class _Change(Struct, frozen=True):
    """What happens to one competence: a contribution comes, or takes the place of another."""

    competence: str
    new: Contribution
    old: Contribution | None = None


class _Move(Struct, frozen=True):
    """A step and what it changes."""

    step: Step
    changes: tuple[_Change, ...]

    @property
    def cost(self) -> int:
        return COST[self.step.action]


def next_steps(
    standard: Standard,
    procedure: Procedure,
    standings: Sequence[Standing],
    tallies: Mapping[str, Tally],
    evidence: Sequence[EvidenceStanding],
    weight_of: Mapping[str, Weight],
) -> tuple[Step, ...]:
    """Return the steps in their order.

    `standings` are those of the counted competences, `tallies` count what is brought to each.
    """
    offered = offers(standard, evidence, weight_of)
    board = _Board(standard, procedure, standings, tallies, offered, weight_of)
    return tuple(
        step
        for goal, choose in (
            (Goal.REACH, board.to_reach),
            (Goal.FIRM, board.to_firm),
            (Goal.MARGIN, board.to_margin),
        )
        for step in board.play(goal, choose)
    )


class _Board:
    """The tallies of all counted competences while the plan is played."""

    def __init__(
        self,
        standard: Standard,
        procedure: Procedure,
        standings: Sequence[Standing],
        tallies: Mapping[str, Tally],
        offered: Sequence[Offer],
        weight_of: Mapping[str, Weight],
    ) -> None:
        self.required = standard.rule.required
        self.kinds = tuple(k.id for k in procedure.kinds)
        self.order = {s.competence: n for n, s in enumerate(standings)}
        # Those of the highest stadium first: they decide.
        self.needed = {
            s.competence: sorted(s.needed, key=lambda i: -standard.rank_of(i)) for s in standings
        }
        self.need = {s.competence: needs(procedure.thresholds, len(s.needed)) for s in standings}
        self.pieces = {
            s.competence: {c.evidence: c for c in s.firmness.contributions} for s in standings
        }
        self.tallies = {c: tallies[c].copy() for c in self.pieces}
        self.offers: dict[str, list[Offer]] = {}
        for offer in offered:
            for competence, brought in offer.brings:
                if brought.at_level:
                    self.offers.setdefault(competence, []).append(offer)
        self.holders: dict[str, set[str]] = {}
        for competence, pieces in self.pieces.items():
            for path in pieces:
                self.holders.setdefault(path, set()).add(competence)
        self.contexts = tuple(
            context
            for context, _ in sorted(
                Counter(w.context for w in weight_of.values() if w.context).items(),
                key=lambda pair: (-pair[1], pair[0]),
            )
        )
        self.written = 0
        self.freed: set[str] = set()
        self.ways: dict[str, tuple[_Move, ...]] = {}

    def play(self, goal: Goal, choose: Callable[[], _Move | None]) -> Iterator[Step]:
        """Choose and play moves until the goal is reached or no move helps."""
        while move := choose():
            before = {c for c in self.tallies if self.tallies[c].met}
            self._apply(move)
            self._forget(move)
            after = {c for c in self.tallies if self.tallies[c].met}
            gains = tuple(sorted(after - before, key=self.order.__getitem__))
            yield replace(move.step, goal=goal, gains=gains)

    # The three goals

    def to_reach(self) -> _Move | None:
        """Return the move that brings a competence to its stadium for the least work."""
        lacking = self.required - self._met()
        if lacking <= 0:
            return None
        moves = [m for c in self._unmet() for m in (*self._carried(c), self._writing(c))]
        # What a move brings beyond the rule makes it no cheaper.
        gaining = [(m.cost / min(gain, lacking), m) for m in moves if (gain := self._gain(m))]
        return min(gaining, key=lambda p: (p[0], *self._rank(p[1])))[1] if gaining else None

    def to_firm(self) -> _Move | None:
        """Return the first move for the thin competence that is made firm for the least work."""
        thin = [c for c in self.tallies if self.tallies[c].met and not self._firm(c)]
        firm = sum(self._firm(c) for c in self.tallies)
        if firm >= self.required or self._met() < self.required:
            return None
        ways = [(sum(m.cost for m in way), way[0]) for c in thin if (way := self._way(c))]
        return min(ways, key=lambda p: (p[0], *self._rank(p[1])))[1] if ways else None

    def to_margin(self) -> _Move | None:
        """Return the cheapest move that makes the rule hang less on one piece."""
        spare = self._met() - self.required
        if spare < 0:
            return None
        hanging = {c: only for c in self.tallies if (only := self.tallies[c].only_support)}
        weight = Counter(hanging.values())
        grave = {piece for piece, times in weight.items() if times > spare}
        if not grave:
            return None
        moves = [
            m
            for c, piece in hanging.items()
            if piece in grave
            for m in (*self._carried(c), self._writing(c))
        ]
        moves += [
            m for c in self._unmet() for m in (*self._carried(c), self._writing(c)) if self._gain(m)
        ]
        return min(moves, key=lambda m: (m.cost, *self._rank(m)))

    # Moves

    def _way(self, competence: str) -> tuple[_Move, ...]:
        """Return the moves that make one competence firm; remembered until something changes."""
        if competence not in self.ways:
            self.ways[competence] = tuple(self._way_to_firm(competence))
        return self.ways[competence]

    def _way_to_firm(self, competence: str) -> list[_Move]:
        """Return the moves that make one competence firm, or none when that cannot be done."""
        way: list[_Move] = []
        try:
            while self._lacks(competence):
                move = self._firmer(competence)
                if move is None:
                    return []
                self._apply(move)
                way.append(move)
            return list(way)
        finally:
            for move in reversed(way):
                self._undo(move)

    def _firmer(self, competence: str) -> _Move | None:
        """Return the move that helps one thin competence most for its work."""
        lacks = set(self._lacks(competence))
        if lacks & _ANOTHER_PIECE:
            moves = [*self._carried(competence), self._writing(competence)]
            moves += self._speaking(competence)
        elif Aspect.INDEPENDENT in lacks:
            moves = [*self._confirming(competence), *self._speaking(competence)]
        else:
            moves = [self._marking(competence, self._first(competence))]
        helping = [(len(helped), m) for m in moves if (helped := self._helped(competence, m))]
        if not helping:
            return None
        best = min(helping, key=lambda p: (p[1].cost / p[0], *self._rank(p[1])))[1]
        mends = {LETTER_OF[a] for a in self._helped(competence, best)}
        return replace(best, step=replace(best.step, mends=tuple(x for x in Letter if x in mends)))

    def _carried(self, competence: str) -> Iterator[_Move]:
        """Yield the moves in which a piece that is there comes to support the competence."""
        for offer in self.offers.get(competence, ()):
            held = self.pieces[competence].get(offer.evidence)
            if held and held.at_level:
                continue
            if offer.waits and offer.evidence not in self.freed:
                continue
            changes = tuple(
                _Change(c, self._confirmed(new), self.pieces[c].get(new.evidence))
                for c, new in offer.brings
                if c in self.tallies
            )
            yield _Move(Step(Goal.REACH, offer.action, competence, offer.evidence), changes)

    def _writing(self, competence: str) -> _Move:
        """Return the move of a new piece: another kind, another context, what is not shown yet."""
        tally = self.tallies[competence]
        contexts = tally.which(Aspect.CONTEXTS)
        indicators = self._missing(competence, least=1)
        kind = next((k for k in self.kinds if k not in tally.which(Aspect.KINDS)), self.kinds[0])
        context = next((c for c in self.contexts if c not in contexts), "")
        lacks_word_of_others = Aspect.INDEPENDENT in self._lacks(competence)
        mends = {LETTER_OF[a] for a in self._lacks(competence)}
        path = f"{_NEW}{self.written}"
        new = Contribution(
            evidence=path,
            at_level=True,
            context=context or path,
            kind=kind,
            indicators=indicators,
            words=True,
            shows=True,
            independent=lacks_word_of_others,
            current=True,
            text=path,
        )
        step = Step(
            Goal.REACH,
            Action.WRITE,
            competence,
            kind=kind,
            context=context,
            # Those of pieces that are only planned have no name that anybody knows.
            not_contexts=tuple(c for c in contexts if not c.startswith(_NEW)),
            indicators=indicators,
            mends=tuple(x for x in Letter if x in mends),
        )
        return _Move(step, (_Change(competence, new),))

    def _confirming(self, competence: str) -> Iterator[_Move]:
        """Yield the move of having a piece confirmed: the one that helps most competences."""
        pieces = [
            c
            for c in self.pieces[competence].values()
            if c.at_level and c.shows and not c.independent
        ]
        if not pieces:
            return
        lacking = {c for c in self.tallies if Aspect.INDEPENDENT in self._lacks(c)}

        def helped(path: str) -> int:
            held = (self.pieces[c][path] for c in self.holders[path] & lacking)
            return sum(c.at_level and c.shows for c in held)

        chosen = min(pieces, key=lambda c: (-helped(c.evidence), c.evidence))
        changes = tuple(
            _Change(c, replace(held, independent=True), held)
            for c, held in self._held(chosen.evidence)
            if not held.independent
        )
        yield _Move(Step(Goal.FIRM, Action.CONFIRM, competence, chosen.evidence), changes)

    def _speaking(self, competence: str) -> Iterator[_Move]:
        """Yield the moves of letting a piece show something that only claims the competence."""
        for piece in self.pieces[competence].values():
            if piece.silent:
                yield self._marking(competence, piece)

    def _first(self, competence: str) -> Contribution:
        """Return the piece that claims most."""
        return next(c for c in self.pieces[competence].values() if c.at_level)

    def _marking(self, competence: str, piece: Contribution) -> _Move:
        """Return the move of marking passages in a piece that is there."""
        indicators = self._missing(competence)
        marked = replace(piece, indicators=(*piece.indicators, *indicators), words=True, shows=True)
        step = Step(Goal.FIRM, Action.MARK, competence, piece.evidence, indicators=indicators)
        return _Move(step, (_Change(competence, marked, piece),))

    def _missing(self, competence: str, least: int = 0) -> tuple[str, ...]:
        """Return as many needed indicators that nothing shows as are asked, `least` or more."""
        shown = set(self.tallies[competence].which(Aspect.INDICATORS))
        asked = max(least, self.need[competence][Aspect.INDICATORS] - len(shown))
        return tuple(i for i in self.needed[competence] if i not in shown)[:asked]

    # The board

    def _apply(self, move: _Move) -> None:
        for change in move.changes:
            tally, pieces = self.tallies[change.competence], self.pieces[change.competence]
            if change.old:
                tally.remove(change.old)
            tally.add(change.new)
            pieces[change.new.evidence] = change.new
            self.holders.setdefault(change.new.evidence, set()).add(change.competence)
        self.written += move.step.action is Action.WRITE
        if move.step.action in _FREEING:
            self.freed.add(move.step.evidence)

    def _forget(self, move: _Move) -> None:
        """Forget the ways that a move changes; some change what every offer brings."""
        if move.step.action is Action.CONFIRM or move.step.action in _FREEING:
            self.ways.clear()
        for change in move.changes:
            self.ways.pop(change.competence, None)

    def _undo(self, move: _Move) -> None:
        self.written -= move.step.action is Action.WRITE
        if move.step.action in _FREEING:
            self.freed.discard(move.step.evidence)
        for change in reversed(move.changes):
            tally, pieces = self.tallies[change.competence], self.pieces[change.competence]
            tally.remove(change.new)
            if change.old:
                tally.add(change.old)
                pieces[change.old.evidence] = change.old
            else:
                del pieces[change.new.evidence]
                self.holders[change.new.evidence].discard(change.competence)

    def _gain(self, move: _Move) -> int:
        """Return how many competences are met by a move and were not before."""
        return sum(c.new.at_level and not self.tallies[c.competence].met for c in move.changes)

    def _helped(self, competence: str, move: _Move) -> tuple[Aspect, ...]:
        """Return what a competence lacks and has more of after a move."""
        tally, lacks = self.tallies[competence], self._lacks(competence)
        before = {a: tally.have(a) for a in lacks}
        self._apply(move)
        helped = tuple(a for a in lacks if tally.have(a) > before[a])
        self._undo(move)
        return helped

    def _rank(self, move: _Move) -> tuple[int, int, str]:
        """Return what decides between moves of equal worth: less work, the standard's order."""
        return (move.cost, self.order[move.step.competence], move.step.evidence)

    def _unmet(self) -> Iterable[str]:
        """Return the competences that are not met, those with some evidence first."""
        unmet = [c for c in self.tallies if not self.tallies[c].met]
        return sorted(unmet, key=lambda c: not self.pieces[c])

    def _met(self) -> int:
        return sum(t.met for t in self.tallies.values())

    def _firm(self, competence: str) -> bool:
        return self.tallies[competence].firm(self.need[competence])

    def _lacks(self, competence: str) -> tuple[Aspect, ...]:
        return self.tallies[competence].lacks(self.need[competence])

    def _held(self, path: str) -> list[tuple[str, Contribution]]:
        holders = sorted(self.holders.get(path, ()), key=self.order.__getitem__)
        return [(c, self.pieces[c][path]) for c in holders]

    def _confirmed(self, offered: Contribution) -> Contribution:
        """Return what a piece brings, with what the plan already asked to have confirmed."""
        independent = any(held.independent for _, held in self._held(offered.evidence))
        return replace(offered, independent=offered.independent or independent)
