"""What the builder says about a portfolio: one value that terminal, site and exports all read.

It is a self-assessment: what is claimed and how well it is supported. Only assessors judge.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from msgspec import Struct, field

from portfolio_builder.model.dependence import Dependence
from portfolio_builder.model.firmness import Firmness, Grade
from portfolio_builder.model.portfolio import Claim, Reflection
from portfolio_builder.model.steps import Step
from portfolio_builder.model.text import Passage


class ClaimStatus(StrEnum):
    """Whether a claim counts, and if not, why not."""

    COUNTS = "counts"
    UNKNOWN_COMPETENCE = "unknown-competence"
    UNKNOWN_STADIUM = "unknown-stadium"
    TWICE = "twice"
    DRAFT = "draft"
    FILE_HAS_ERROR = "file-has-error"


class State(StrEnum):
    """How a competence stands against the stadium that the rule asks for."""

    MET = "met"
    BELOW = "below"
    OPEN = "open"


class WhyOpen(StrEnum):
    """Why a competence is open: what there is for it, if anything, and does not count.

    Of drafts beside evidence with an error it is the drafts.
    """

    NO_EVIDENCE = "no-evidence"
    ONLY_DRAFTS = "only-drafts"
    ONLY_ERRORS = "only-errors"


class ResolvedClaim(Struct, frozen=True):
    """A claim with its meaning in the standard.

    `competence` and `stadium` are canonical ids, or empty when unknown. `indicators` are the
    canonical ids that the front matter names (the Dutch key `gedrag`).
    """

    evidence: str
    claim: Claim
    competence: str
    stadium: str
    indicators: tuple[str, ...]
    status: ClaimStatus

    @property
    def counts(self) -> bool:
        """Whether the claim counts."""
        return self.status is ClaimStatus.COUNTS


class ResolvedPassage(Struct, frozen=True):
    """A passage with the canonical ids of its known indicators.

    `counts` is True when its evidence counts; `claimed` lists those of its indicators whose
    competence the evidence claims.
    """

    evidence: str
    passage: Passage
    indicators: tuple[str, ...]
    claimed: tuple[str, ...]
    counts: bool


class IndicatorProof(Struct, frozen=True):
    """Where one indicator is shown: passages (strongest), or only named in a claim (`named_by`).

    `named_by` holds paths of evidence. Only evidence that counts is in it.
    """

    indicator: str
    passages: tuple[ResolvedPassage, ...] = ()
    named_by: tuple[str, ...] = ()

    @property
    def has_passage(self) -> bool:
        """Whether there are words that show it."""
        return bool(self.passages)

    @property
    def shown(self) -> bool:
        """Whether anything points at it: a passage, or a claim that names it."""
        return bool(self.passages or self.named_by)


class Standing(Struct, frozen=True):
    """How one competence stands.

    `level` is the id of the highest stadium of the claims that count, or empty. `proofs` has an
    entry for each indicator of the competence, in the standard's order, of every stadium.
    `needed` are the ids of the indicators up to the required stadium. `claims` are the claims
    that count, highest stadium first, then by path; `not_counted` the others. `firmness` weighs
    them by the customs of the procedure.
    """

    competence: str
    state: State
    level: str
    claims: tuple[ResolvedClaim, ...]
    not_counted: tuple[ResolvedClaim, ...]
    proofs: tuple[IndicatorProof, ...]
    needed: tuple[str, ...]
    reflection: Reflection | None = None
    firmness: Firmness = field(default=Firmness(Grade.NOT_MET, ()))

    @property
    def firm(self) -> bool:
        """Whether it is met and every letter of VRAAK holds."""
        return self.firmness.grade is Grade.FIRM

    @property
    def why_open(self) -> WhyOpen | None:
        """Why it is open; `None` when it is not."""
        if self.state is not State.OPEN:
            return None
        if any(c.status is ClaimStatus.DRAFT for c in self.not_counted):
            return WhyOpen.ONLY_DRAFTS
        return WhyOpen.ONLY_ERRORS if self.not_counted else WhyOpen.NO_EVIDENCE

    @property
    def without_passage(self) -> tuple[str, ...]:
        """The needed indicators that have no passage."""
        return tuple(
            p.indicator for p in self.proofs if p.indicator in self.needed and not p.has_passage
        )

    @property
    def with_passage(self) -> tuple[str, ...]:
        """The needed indicators that have a passage."""
        return tuple(
            p.indicator for p in self.proofs if p.indicator in self.needed and p.has_passage
        )


class ClusterCount(Struct, frozen=True):
    """How many competences of one cluster are met, and how many of those are firm.

    Information only: the rule has no clusters.
    """

    cluster: int
    met: int
    total: int
    firm: int = 0


class EvidenceStanding(Struct, frozen=True):
    """How one piece of evidence stands: whether it counts, and its resolved claims and passages."""

    evidence: str
    counts: bool
    draft: bool
    has_error: bool
    claims: tuple[ResolvedClaim, ...]
    passages: tuple[ResolvedPassage, ...]


class Assessment(Struct, frozen=True, dict=True):
    """All that is said about a portfolio, by competence and by evidence.

    `met`, `firm` and `total` count the competences of the rule; `required` is the rule's number.
    `standings` has every competence of the standard, generic first; `evidence` is in path order.
    `steps` are what to do next, cheapest first.
    """

    required: int
    met: int
    firm: int
    total: int
    standings: tuple[Standing, ...]
    clusters: tuple[ClusterCount, ...]
    evidence: tuple[EvidenceStanding, ...]
    life_areas: tuple[str, ...] = ()
    dependence: Dependence = field(default=Dependence(0))
    steps: tuple[Step, ...] = ()

    @property
    def reached(self) -> bool:
        """Whether the count is at or above what the rule asks."""
        return self.met >= self.required

    @property
    def missing(self) -> int:
        """How many competences are still missing for the rule; 0 when it is reached."""
        return max(0, self.required - self.met)

    @property
    def drafts(self) -> int:
        """How many pieces of evidence are a draft."""
        return sum(e.draft for e in self.evidence)

    @cached_property
    def standing_of(self) -> Mapping[str, Standing]:
        """Every standing by competence id."""
        return MappingProxyType({s.competence: s for s in self.standings})

    @cached_property
    def standing_of_evidence(self) -> Mapping[str, EvidenceStanding]:
        """Every evidence standing by path."""
        return MappingProxyType({e.evidence: e for e in self.evidence})
