"""What assessors judged: a review as it was saved in the site, and what is said about all of them.

An assessor's judgement and a candidate's claim are separate data, always. Ids are kept as they
stand in the file; which of them the standard knows is decided in `assess.reviews`.
"""

import datetime
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct, field

from portfolio_builder.model.firmness import Letter
from portfolio_builder.model.privacy import Private

FORM = "portfolio-review"
"""What the file of a review calls itself."""

VERSION = 1
"""The version of that form."""


class Bounds(Struct, frozen=True):
    """The most that a review may hold: bytes, levels, rows, and characters of its texts.

    `together`: bytes of all reviews of a portfolio.
    """

    size: int = 2_000_000
    together: int = 20_000_000
    nesting: int = 8
    rows: int = 1_000
    text: int = 10_000
    note: int = 1_000
    name: int = 100
    key: int = 100


BOUNDS = Bounds()


class Judgement(StrEnum):
    """What an assessor makes of one competence."""

    SHOWN = "shown"
    NOT_YET = "not-yet"
    ASK_ON = "ask-on"


class Point(StrEnum):
    """How a piece of evidence does on one letter of VRAAK, by an assessor."""

    ENOUGH = "enough"
    DOUBT = "doubt"
    NOT_ENOUGH = "not-enough"


class Mark(Struct, frozen=True):
    """Which portfolio a review is of, and which version of it.

    `id` stays the same from build to build; `fingerprint` changes with what is judged.
    """

    id: str
    candidate: str
    standard: str
    fingerprint: str


class CompetenceReview(Struct, frozen=True):
    """What one assessor says of one competence; every text may be empty.

    `fingerprint` is that of the version they judged. `stadium` is an id as it stands in the file.
    """

    competence: str
    fingerprint: str = ""
    judgement: Judgement | None = None
    stadium: str = ""
    conclusion: str = ""
    grounds: str = ""
    advice: str = ""
    questions: str = ""


class LetterReview(Struct, frozen=True):
    """One letter of VRAAK for one piece of evidence, and a note on it."""

    letter: Letter
    point: Point | None = None
    note: str = ""


class EvidenceReview(Struct, frozen=True):
    """What one assessor says of one piece of evidence.

    `evidence` is made of its path (`assess.fingerprints`), `title` what it was called then.
    """

    evidence: str
    title: str = ""
    fingerprint: str = ""
    letters: tuple[LetterReview, ...] = ()


class Review(Struct, frozen=True):
    """All that one assessor saved. `saved` is the moment by the clock of their browser.

    `path` is where the file stands, and `private` the personal data in its texts.
    """

    path: str
    portfolio: Mark
    assessor: str
    saved: datetime.datetime
    competences: tuple[CompetenceReview, ...] = ()
    evidence: tuple[EvidenceReview, ...] = ()
    private: tuple[Private, ...] = ()


def assessor_key(name: str) -> str:
    """Return a name without the differences that make no other person: case and blanks."""
    return " ".join(name.split()).casefold()


class Fingerprints(Struct, frozen=True):
    """What tells one version of a portfolio from another.

    `competence` goes by the id of a competence; `evidence` by the path of a piece, and so does
    `evidence_id`, by which a review names it.
    """

    mark: Mark
    competence: Mapping[str, str]
    evidence: Mapping[str, str]
    evidence_id: Mapping[str, str]


class Difference(StrEnum):
    """Where assessors differ on one competence: the judgement weighs more than the stadium."""

    NONE = "none"
    STADIUM = "stadium"
    JUDGEMENT = "judgement"


class Opinion(Struct, frozen=True):
    """What one assessor says of a competence of the standard.

    `stadium` is a canonical id or empty. `counts`: judged as shown at the stadium that the rule
    asks for, or above. `changed`: the candidate changed something that is judged since then.
    """

    assessor: str
    said: CompetenceReview
    stadium: str
    counts: bool
    changed: bool


class Opinions(Struct, frozen=True):
    """What all assessors say of one competence, in the order of their names."""

    competence: str
    opinions: tuple[Opinion, ...] = ()
    difference: Difference = Difference.NONE


class PieceOpinion(Struct, frozen=True):
    """What one assessor says of one piece of evidence; `changed`: it did since then."""

    assessor: str
    said: EvidenceReview
    changed: bool


class AssessorCount(Struct, frozen=True):
    """How one assessor stands against the rule: their count, never mixed with the candidate's.

    `judged` and `shown` count competences of the rule; `older`: made on another version of the
    portfolio, of which `changed` lists the competences that they spoke of. `gone` are pieces of
    evidence that are no longer there.
    """

    review: Review
    judged: int
    shown: int
    older: bool
    changed: tuple[str, ...] = ()
    gone: tuple[EvidenceReview, ...] = ()


class Reviews(Struct, frozen=True):
    """All that assessors say. `total` is how many competences the rule counts.

    `opinions` has an entry for each competence that somebody spoke of, in the standard's order;
    `pieces` for each piece of evidence, by its path.
    """

    total: int
    assessors: tuple[AssessorCount, ...] = ()
    opinions: Mapping[str, Opinions] = field(default_factory=lambda: MappingProxyType({}))
    pieces: Mapping[str, tuple[PieceOpinion, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )

    @property
    def disputed(self) -> tuple[str, ...]:
        """The competences on which assessors differ."""
        return tuple(c for c, of in self.opinions.items() if of.difference is not Difference.NONE)
