"""Finding competences by words: what `portfolio new` offers when somebody does not know the id."""

import unicodedata

from portfolio_builder.model.ids import Ids
from portfolio_builder.model.standard import Competence, Standard

_TITLE, _DEFINITION, _INDICATOR = 5, 2, 1


def find_competences(standard: Standard, words: str) -> tuple[Competence, ...]:
    """Return the competences in which every word occurs, best first.

    An id finds exactly that competence. Case and accents do not matter; a piece of a word will do.
    """
    known = Ids(standard).competence(words)
    if known:
        return (standard.competences[known],)
    wanted = _folded(words).split()
    if not wanted:
        return ()
    scored = [(_score(c, wanted), c) for c in standard.generic + standard.specific]
    # Stable: of equals, the first in the standard's own order comes first.
    scored.sort(key=lambda pair: -pair[0])
    return tuple(c for score, c in scored if score)


def _score(competence: Competence, wanted: list[str]) -> int:
    texts = (
        (_TITLE, _folded(competence.title)),
        (_DEFINITION, _folded(competence.definition)),
        (_INDICATOR, _folded(" ".join(i.text for i in competence.indicators))),
    )
    scores = [sum(weight for weight, text in texts if word in text) for word in wanted]
    return sum(scores) if all(scores) else 0


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()
