"""Reading ids the way people write them: any case, blanks, a comma for the dot, no first letter.

Everything comes from the standard's data, so another standard may number as it likes.
"""

import difflib
from collections.abc import Iterable, Mapping

from portfolio_builder.model.standard import Standard

_CLOSE = 0.6


def _folded(written: str) -> str:
    text = "".join(written.split()).casefold()
    return text.translate(str.maketrans(",_-", "...")).strip(".")


def _without_letters(folded: str) -> str:
    return folded.lstrip("abcdefghijklmnopqrstuvwxyz")


class Ids:
    """The ids of one standard: what is written becomes canonical, or `None` when it is unknown."""

    def __init__(self, standard: Standard) -> None:
        """Index the standard."""
        self._standard = standard
        self._competences = _index(c.id for c in standard.generic + standard.specific)
        self._indicators = _index(standard.indicators)
        self._stadia = {
            **{_folded(s.title): s.id for s in standard.stadia},
            **{_folded(s.id): s.id for s in standard.stadia},
        }
        self._areas = {
            **{_folded(a.title): a.id for a in standard.life_areas},
            **{_folded(a.id): a.id for a in standard.life_areas},
        }

    def competence(self, written: str) -> str | None:
        """Return the id of a competence: `g1,2` and `1.2` are `G1.2`."""
        return self._competences.get(_folded(written))

    def stadium(self, written: str) -> str | None:
        """Return the id of a stadium, from its id or title."""
        return self._stadia.get(_folded(written))

    def life_area(self, written: str) -> str | None:
        """Return the id of a life area, from its id or title."""
        return self._areas.get(_folded(written))

    def indicator(self, written: str, within: str | None = None) -> str | None:
        """Return the id of an indicator; `within` a competence the short form `B1` will do."""
        folded = _folded(written)
        if within is not None:
            short = self._indicators.get(f"{_folded(within)}.{folded}")
            if short:
                return short
        return self._indicators.get(folded)

    def nearest_competences(self, written: str, n: int = 2) -> tuple[str, ...]:
        """Return at most `n` competences whose id or title is most like what is written."""
        return self._nearest(
            written, {c.id: c.title for c in self._standard.competences.values()}, n
        )

    def nearest_indicators(
        self, written: str, within: str | None = None, n: int = 2
    ) -> tuple[str, ...]:
        """Return at most `n` indicators whose id is most like what is written."""
        known = self._standard.indicators
        names = {i: "" for i in known if within is None or known[i].competence == within}
        if within is not None and "." not in written:
            written = f"{within}.{written}"
        return self._nearest(written, names, n)

    def _nearest(self, written: str, names: Mapping[str, str], n: int) -> tuple[str, ...]:
        folded = _folded(written)
        scored = [
            (max(_likeness(folded, _folded(i)), _likeness(folded, _folded(title))), i)
            for i, title in names.items()
        ]
        close = [(score, i) for score, i in scored if score >= _CLOSE]
        # Stable: of equals, the first in the standard's own order comes first.
        return tuple(i for _, i in sorted(close, key=lambda pair: -pair[0])[:n])


def _index(ids: Iterable[str]) -> dict[str, str]:
    """Map each folded id to its canonical form; without its letters where that is not taken."""
    canonical = tuple(ids)
    index = {_folded(i): i for i in canonical}
    for i in canonical:
        bare = _without_letters(_folded(i))
        if bare:
            index.setdefault(bare, i)
    return index


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other).ratio() if other else 0.0
