"""Finding competences by words: what `new` and `claim` offer to somebody who does not know the ids.

Words are compared by their stem in the standard's language, without case and accents.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import snowballstemmer
from msgspec import Struct

from portfolio_builder.model.ids import Ids
from portfolio_builder.model.standard import Competence, Indicator, LifeArea, Standard

_STEMMERS = {"nl": "dutch_porter", "en": "english"}
_WORD = re.compile(r"[^\W\d_]{2,}")
_TITLE, _DEFINITION, _INDICATOR = 5, 2, 1
_SHORTEST_PIECE, _SHORTEST_STEM = 3, 4
_SHOWN = 3
_HARD = {"z": "s", "v": "f"}
# `vrijwilligersrooster` speaks of volunteers too: the ends of a long word count half.
_LONGEST_SIMPLE, _SHORTEST_PART, _PART = 8, 5, 0.5
# Words that hold a sentence together and say nothing of what it is about.
_FUNCTION_WORDS = frozenset(
    """
    aan af al alle alles als altijd andere ben bij daar daarna dan dat de deze die dit doch doen
    door dus een eens en er even ge geen geweest haar had hadden heb hebben heeft hem hen het
    hier hij hoe hun iemand iets ik in is ja je jij jullie kan kon kunnen maar me meer men met
    mij mijn moest moet na naar niet niets nog nu of om omdat ons ook op over reeds samen soms
    te tegen toch toen tot uit uw van veel voor waar want waren was wat we wel werd wezen wie
    wij wil word worden zal ze zei zelf zich zij zijn zo zonder zou about after all also am an
    and any are as at be because been but by can could did do for from had has have he her him
    his how if in into is it its me my no not of on or our she so than that the their them then
    there they this to too up us was we were what when which who will with you
    """.split()  # noqa: SIM905 - words to read, not a list to look at
)


class Match(Struct, frozen=True):
    """A competence that fits, and its indicators that share most words with what was asked."""

    competence: Competence
    indicators: tuple[Indicator, ...]
    score: float


class Finder:
    """Searches one standard. Making it reads the whole standard, so keep it for a next question."""

    def __init__(self, standard: Standard) -> None:
        """Index every competence of the standard."""
        self._standard = standard
        self._stem = snowballstemmer.stemmer(_STEMMERS.get(standard.language, "porter")).stemWord
        self._stems: dict[str, str] = {}

    def search(self, asked: str) -> tuple[Match, ...]:
        """Return the competences in which every word occurs, best first.

        An id finds exactly that competence. A piece of a word will do. When no competence has all
        the words, those that speak most of some of them come instead.
        """
        known = Ids(self._standard).competence(asked)
        if known:
            return (Match(self._standard.competences[known], (), 1.0),)
        wanted = _words(asked)
        if not wanted:
            return ()
        scored = [(self._occurs(c, wanted), c) for c in self._all]
        # Stable: of equals, the first in the standard's own order comes first.
        scored.sort(key=lambda pair: -pair[0])
        found = [Match(c, self._nearest(c, wanted), float(score)) for score, c in scored if score]
        return tuple(found) or self.suggest(asked)

    def suggest(
        self, text: str, *, most: int = 8, areas: Collection[str] | None = None
    ) -> tuple[Match, ...]:
        """Return at most `most` competences that a text speaks of, best first.

        Of the specific competences only those of the life areas `areas`; all when it is `None`.
        """
        words = _words(text)
        said = self._said(words)
        offered = [c for c in self._all if c.generic or areas is None or c.life_area in areas]
        scored = [(self._likeness(c.id, said), c) for c in offered]
        scored.sort(key=lambda pair: -pair[0])
        return tuple(
            Match(c, self._nearest(c, words), score) for score, c in scored[:most] if score > 0
        )

    def areas(self, asked: str) -> tuple[LifeArea, ...]:
        """Return the life areas in whose own title and text every word occurs."""
        wanted = _words(asked)
        if not wanted:
            return ()
        return tuple(
            area
            for area in self._standard.life_areas
            if all(self._holds(_own_text(area), word) for word in wanted)
        )

    @cached_property
    def _all(self) -> tuple[Competence, ...]:
        return self._standard.generic + self._standard.specific

    def _occurs(self, competence: Competence, wanted: Sequence[str]) -> int:
        """Return how well a competence fits; 0 when some word does not occur in it."""
        texts = (
            (_TITLE, competence.title),
            (_DEFINITION, competence.definition),
            (_INDICATOR, " ".join(i.text for i in competence.indicators)),
        )
        scores = [
            sum(weight for weight, text in texts if self._holds(text, word)) for word in wanted
        ]
        return sum(scores) if all(scores) else 0

    def _holds(self, text: str, word: str) -> bool:
        folded, stem = _folded(text), self._stemmed(word)
        if len(word) >= _SHORTEST_PIECE and word in folded:
            return True
        if len(stem) >= _SHORTEST_STEM and stem in folded:
            return True
        return any(self._stemmed(w) == stem for w in _words(text))

    def _likeness(self, competence: str, said: Mapping[str, float]) -> float:
        """Return the cosine of the text and a competence, words weighed by how telling they are."""
        vector = self._vectors[competence]
        return sum(weight * said[stem] for stem, weight in vector.items() if stem in said)

    def _said(self, words: Sequence[str]) -> Mapping[str, float]:
        """Return the stems of a text by weight; of a compound, also the known word in it."""
        times = Counter(self._stemmed(w) for w in words if w not in _FUNCTION_WORDS)
        said: dict[str, float] = {}
        for stem, n in times.items():
            weight = 1 + math.log(n)
            if stem in self._frequency:
                said[stem] = said.get(stem, 0.0) + weight
            elif len(stem) > _LONGEST_SIMPLE:
                for part in self._parts_of(stem):
                    said[part] = said.get(part, 0.0) + _PART * weight
        return said

    def _parts_of(self, stem: str) -> Iterator[str]:
        for known in self._frequency:
            if len(known) >= _SHORTEST_PART and (stem.startswith(known) or stem.endswith(known)):
                yield known

    @cached_property
    def _vectors(self) -> dict[str, dict[str, float]]:
        vectors = {}
        for competence, document in self._documents.items():
            raw = {s: self._rarity(s) * (1 + math.log(n)) for s, n in document.items()}
            norm = math.sqrt(sum(w * w for w in raw.values())) or 1.0
            # Rarity once more for the text's own side of the cosine.
            vectors[competence] = {s: self._rarity(s) * w / norm for s, w in raw.items()}
        return vectors

    @cached_property
    def _documents(self) -> dict[str, Counter[str]]:
        return {
            c.id: Counter(
                self._stemmed(w) for w in _words(self._whole(c)) if w not in _FUNCTION_WORDS
            )
            for c in self._all
        }

    @cached_property
    def _frequency(self) -> Counter[str]:
        return Counter(stem for document in self._documents.values() for stem in document)

    def _rarity(self, stem: str) -> float:
        """Return how telling a word is: one that every competence uses says nothing."""
        return math.log((1 + len(self._documents)) / (1 + self._frequency[stem]))

    def _whole(self, competence: Competence) -> str:
        """Return all that the standard says of a competence; its title counts twice."""
        texts = [competence.title, competence.title, competence.definition]
        texts += [i.text for i in competence.indicators]
        for area in self._standard.life_areas:
            if area.id == competence.life_area:
                texts += [area.title, *area.topics]
        return " ".join(texts)

    def _nearest(self, competence: Competence, words: Iterable[str]) -> tuple[Indicator, ...]:
        """Return the indicators that share the most telling words, best first."""
        stems = {self._stemmed(w) for w in words}
        scored = [
            (sum(self._rarity(s) for s in {self._stemmed(w) for w in _words(i.text)} & stems), i)
            for i in competence.indicators
        ]
        scored.sort(key=lambda pair: -pair[0])
        return tuple(i for score, i in scored[:_SHOWN] if score > 0)

    def _stemmed(self, word: str) -> str:
        if word not in self._stems:
            stem = self._stem(word)
            # `grens` and `grenzen`, `brief` and `brieven` are one word in Dutch.
            self._stems[word] = stem[:-1] + _HARD.get(stem[-1:], stem[-1:])
        return self._stems[word]


def _own_text(area: LifeArea) -> str:
    """Return what the standard says of a life area, and not of its competences."""
    texts = [area.title, *area.topics, area.description]
    return " ".join([*texts, *(said.text for said in area.stadium_texts)])


def _words(text: str) -> list[str]:
    return _WORD.findall(_folded(text))


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()
