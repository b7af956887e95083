"""How firm a met competence is: the letters of VRAAK, each with what is there and what is asked.

The thresholds are a provider's custom (`model.procedure`), never the standard's rule.
"""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace


class Letter(StrEnum):
    """The letters of VRAAK, in their order (Dutch: variatie, relevantie, authenticiteit,
    actualiteit, kwantiteit).
    """

    VARIATION = "variation"
    RELEVANCE = "relevance"
    AUTHENTICITY = "authenticity"
    CURRENCY = "currency"
    QUANTITY = "quantity"


class Grade(StrEnum):
    """How a competence stands when its evidence is weighed."""

    FIRM = "firm"
    THIN = "thin"
    NOT_MET = "not-met"


class Aspect(StrEnum):
    """What is counted for a letter."""

    CONTEXTS = "contexts"
    KINDS = "kinds"
    INDICATORS = "indicators"
    WORDS = "words"
    INDEPENDENT = "independent"
    CURRENT = "current"
    PIECES = "pieces"


LETTER_OF = {
    Aspect.CONTEXTS: Letter.VARIATION,
    Aspect.KINDS: Letter.VARIATION,
    Aspect.INDICATORS: Letter.RELEVANCE,
    Aspect.WORDS: Letter.RELEVANCE,
    Aspect.INDEPENDENT: Letter.AUTHENTICITY,
    Aspect.CURRENT: Letter.CURRENCY,
    Aspect.PIECES: Letter.QUANTITY,
}
"""The letter that each aspect belongs to."""


class Measure(Struct, frozen=True):
    """One count: so many are there (`have`), so many are asked (`need`).

    `which` names what was counted: contexts as written, ids of kinds or indicators, or paths of
    evidence. `people`: so many confirm that evidence; of other counts 0.
    """

    aspect: Aspect
    have: int
    need: int
    which: tuple[str, ...] = ()
    people: int = 0

    @property
    def holds(self) -> bool:
        """Whether there are enough."""
        return self.have >= self.need


class Verdict(Struct, frozen=True):
    """One letter of VRAAK for one competence."""

    letter: Letter
    measures: tuple[Measure, ...]

    @property
    def holds(self) -> bool:
        """Whether every count of the letter is enough."""
        return all(m.holds for m in self.measures)


class Contribution(Struct, frozen=True):
    """What one piece of evidence, that counts, brings to one competence.

    `at_level`: it claims the required stadium or a higher one. `indicators` are the needed ones
    that it shows by a passage or names. `words`: it has a passage for this competence, or a claim
    that says why. `shows`: it has words, or names an indicator of any stadium. `independent`: it is
    more than the candidate's own word. `current`: not too old on the reference date, and not
    expired. `text` tells texts apart: a copy is not a second piece. `people` confirm it.
    """

    evidence: str
    at_level: bool
    context: str = ""
    kind: str = ""
    indicators: tuple[str, ...] = ()
    words: bool = False
    shows: bool = False
    independent: bool = False
    current: bool = False
    text: str = ""
    people: tuple[str, ...] = ()

    @property
    def silent(self) -> bool:
        """Whether the competence is only claimed: it counts for the rule, and for no letter."""
        return self.at_level and not self.shows

    @property
    def counted(self) -> tuple[tuple[Aspect, str], ...]:
        """What it counts for, each as an aspect and what is told apart in it.

        A lower stadium shows indicators all the same; for the rest it must claim the level, and
        show something there.
        """
        keys = [(Aspect.INDICATORS, i) for i in self.indicators]
        if self.at_level and self.shows:
            keys += [
                (aspect, key)
                for aspect, key in (
                    (Aspect.CONTEXTS, self.context),
                    (Aspect.KINDS, self.kind),
                    (Aspect.WORDS, self.evidence if self.words else ""),
                    (Aspect.INDEPENDENT, self.evidence if self.independent else ""),
                    (Aspect.CURRENT, self.evidence if self.current else ""),
                    (Aspect.PIECES, self.text),
                )
                if key
            ]
        return tuple(keys)


class Firmness(Struct, frozen=True):
    """How firm one competence is, letter by letter, and what each piece of evidence brings."""

    grade: Grade
    verdicts: tuple[Verdict, ...]
    contributions: tuple[Contribution, ...] = ()

    @property
    def failing(self) -> tuple[Letter, ...]:
        """The letters that do not hold, in the order of VRAAK."""
        return tuple(v.letter for v in self.verdicts if not v.holds)

    def waiting(self, measure: Measure) -> Mapping[str, str]:
        """Return what would be counted too if silent pieces showed something, each with its piece.

        The piece is a path.
        """
        return {
            key: c.evidence
            for c in self.contributions
            if c.silent
            for aspect, key in replace(c, shows=True, words=True).counted
            if aspect is measure.aspect and key not in measure.which
        }
