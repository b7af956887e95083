"""Reading ids the way people write them: any case, blanks, a comma for the dot, no first letter.

Everything comes from the standard's data, so another standard may number as it likes.
"""

import difflib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from portfolio_builder.model.standard import Standard

_CLOSE = 0.6
_LONGEST = 200  # what is longer was never meant as an id or a title
_SAME_SIGN = str.maketrans(",_-", "...")


def folded(written: str) -> str:
    """Return an id without the differences that people do not see: case, width, blanks, dots."""
    text = "".join(unicodedata.normalize("NFKC", written).split()).casefold()
    return text.translate(_SAME_SIGN).strip(".")


def _without_letters(text: str) -> str:
    return text.lstrip("abcdefghijklmnopqrstuvwxyz")


class Ids:
    """The ids of one standard: what is written becomes canonical, or `None` when it is unknown."""

    def __init__(self, standard: Standard) -> None:
        """Index the standard."""
        self._standard = standard
        groups = (standard.generic, standard.specific)
        self._competences = _index(*([c.id for c in group] for group in groups))
        self._indicators = _index(*([i.id for c in g for i in c.indicators] for g in groups))
        self._names = {
            **{i: (folded(i),) for i in standard.indicators},
            **{c.id: (folded(c.id), folded(c.title)) for c in standard.competences.values()},
        }
        self._stadia = _folding(
            [(s.title, s.id) for s in standard.stadia] + [(s.id, s.id) for s in standard.stadia]
        )
        self._areas = _folding(
            [(a.title, a.id) for a in standard.life_areas]
            + [(a.id, a.id) for a in standard.life_areas]
        )

    def competence(self, written: str) -> str | None:
        """Return the id of a competence: `g1,2` and `1.2` are `G1.2`."""
        return _look_up(self._competences, written)

    def stadium(self, written: str) -> str | None:
        """Return the id of a stadium, from its id or title."""
        return _look_up(self._stadia, written)

    def nearest_stadium(self, written: str) -> str | None:
        """Return the id of the stadium whose id or title is most like what is written."""
        wanted = folded(written)
        if len(wanted) > _LONGEST:
            return None
        names = difflib.get_close_matches(wanted, self._stadia, n=1, cutoff=_CLOSE)
        return self._stadia[names[0]] if names else None

    def life_area(self, written: str) -> str | None:
        """Return the id of a life area, from its id or title."""
        return _look_up(self._areas, written)

    def indicator(self, written: str, within: str | None = None) -> str | None:
        """Return the id of an indicator; `within` a competence the short form `B1` will do."""
        if within is not None:
            short = self._indicators.get(f"{within}.{written}") or self._indicators.get(
                f"{folded(within)}.{folded(written)}"
            )
            if short:
                return short
        return _look_up(self._indicators, written)

    def nearest_competences(self, written: str, n: int = 2) -> tuple[str, ...]:
        """Return at most `n` competences whose id or title is most like what is written."""
        return self._nearest(written, self._standard.competences, n)

    def nearest_titled(self, written: str) -> tuple[str, ...]:
        """Return the nearest competences as `id (title)`."""
        known = self._standard.competences
        return tuple(f"{i} ({known[i].title})" for i in self.nearest_competences(written))

    def nearest_indicators(
        self, written: str, within: str | None = None, n: int = 2
    ) -> tuple[str, ...]:
        """Return at most `n` indicators whose id is most like what is written."""
        known = self._standard.indicators
        if within is not None and "." not in folded(written):
            written = f"{within}.{written}"
        return self._nearest(
            written, [i for i in known if within is None or known[i].competence == within], n
        )

    def _nearest(self, written: str, ids: Iterable[str], n: int) -> tuple[str, ...]:
        wanted = folded(written)
        if not wanted or len(wanted) > _LONGEST:
            return ()
        # The matcher remembers what it knows of its second text, so that is the same each time.
        matcher = difflib.SequenceMatcher(b=wanted, autojunk=False)
        number_only = wanted[0].isdigit()
        close: list[tuple[float, str]] = []
        for i in ids:
            name, *titles = self._names[i]
            name = _without_letters(name) if number_only else name
            score = max(_likeness(matcher, like) for like in (name, *titles))
            if score >= _CLOSE:
                close.append((score, i))
        # Stable: of equals, the first in the standard's own order comes first.
        return tuple(i for _, i in sorted(close, key=lambda pair: -pair[0])[:n])


def _folding(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Map each folded name to its id, and each name as it stands to the same one: most are right.

    Of names that fold alike, the last counts.
    """
    listed = tuple(names)
    index = {folded(name): i for name, i in listed}
    return {name: index[folded(name)] for name, _ in listed} | index


def _look_up(index: Mapping[str, str], written: str) -> str | None:
    return index.get(written) or index.get(folded(written))


def _index(*groups: Iterable[str]) -> dict[str, str]:
    """Map each folded id to its canonical form; without its letters too, where that is clear.

    A number that the first group uses means nothing in a later one, and of two ids of one group
    that differ in their letters only, neither can do without: nothing is guessed.
    """
    listed = [tuple(group) for group in groups]
    index = _folding((i, i) for group in listed for i in group)
    taken: set[str] = set()
    for group in listed:
        bare = {i: _without_letters(folded(i)) for i in group}
        often = Counter(bare.values())
        for i, number in bare.items():
            if number[:1].isdigit() and often[number] == 1 and number not in taken:
                index.setdefault(number, i)
        taken |= often.keys()
    return index


def _likeness(matcher: difflib.SequenceMatcher[str], name: str) -> float:
    matcher.set_seq1(name)
    if matcher.real_quick_ratio() < _CLOSE or matcher.quick_ratio() < _CLOSE:
        return 0.0
    return matcher.ratio()
