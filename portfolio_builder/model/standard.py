"""A published standard as a value: clusters, competences, stadia, indicators and the rule.

It comes from a data file (`read.standard`); no number, name or letter of any particular standard
is written in code.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from msgspec import Struct


class Scope(StrEnum):
    """Which competences the rule counts."""

    GENERIC = "generic"
    SPECIFIC = "specific"
    ALL = "all"


class Stadium(Struct, frozen=True):
    """One level of mastery. `rank` counts from 0, lowest first; a stadium includes lower ranks."""

    id: str
    letter: str
    title: str
    rank: int
    description: str = ""


class Indicator(Struct, frozen=True):
    """One behaviour of one competence at one stadium (Dutch: gedragscomponent)."""

    id: str
    competence: str
    stadium: str
    text: str


class Competence(Struct, frozen=True):
    """A generic competence (of a cluster) or a specific one (of a life area)."""

    id: str
    title: str
    definition: str = ""
    cluster: int | None = None
    life_area: str | None = None
    indicators: tuple[Indicator, ...] = ()

    @property
    def generic(self) -> bool:
        """Whether it belongs to a cluster, and not to a life area."""
        return self.cluster is not None

    def at(self, stadium: str) -> tuple[Indicator, ...]:
        """Return the indicators of exactly this stadium, in the standard's order."""
        return tuple(i for i in self.indicators if i.stadium == stadium)


class Cluster(Struct, frozen=True):
    """A numbered group of generic competences."""

    number: int
    title: str
    competences: tuple[Competence, ...]
    description: str = ""


class StadiumText(Struct, frozen=True):
    """What the standard says, in prose, of one life area at one stadium."""

    stadium: str
    text: str


class LifeArea(Struct, frozen=True):
    """An optional field of work with its own specific competences."""

    id: str
    title: str
    topics: tuple[str, ...]
    competences: tuple[Competence, ...]
    stadium_texts: tuple[StadiumText, ...] = ()
    description: str = ""


class Requirement(Struct, frozen=True):
    """When the standard is met: at least `required` competences of `scope` at `stadium` or above.

    `text` quotes the rule in the standard's own words.
    """

    required: int
    scope: Scope
    stadium: str
    text: str = ""


class Level(Struct, frozen=True):
    """The level of education: the sector's name for it, and its number in the EQF (1 to 8)."""

    name: str
    eqf: int | None = None


class Source(Struct, frozen=True):
    """Where the standard's text comes from."""

    document: str
    edition: str = ""
    text: str = ""
    rights: str = ""


class Erratum(Struct, frozen=True):
    """A slip of the pen in the source that was kept: where, as printed, what was probably meant."""

    where: str
    text: str
    note: str


class Standard(Struct, frozen=True, dict=True):
    """The whole yardstick. `stadia` are ordered lowest first."""

    id: str
    title: str
    language: str
    level: Level
    publisher: str
    source: Source
    rule: Requirement
    stadia: tuple[Stadium, ...]
    clusters: tuple[Cluster, ...]
    life_areas: tuple[LifeArea, ...] = ()
    reconstructed: str = ""
    errata: tuple[Erratum, ...] = ()

    @cached_property
    def generic(self) -> tuple[Competence, ...]:
        """All competences of the clusters, in the document's order."""
        return tuple(c for cluster in self.clusters for c in cluster.competences)

    @cached_property
    def specific(self) -> tuple[Competence, ...]:
        """All competences of the life areas, in the document's order."""
        return tuple(c for area in self.life_areas for c in area.competences)

    @cached_property
    def counted(self) -> tuple[Competence, ...]:
        """The competences that the rule counts."""
        match self.rule.scope:
            case Scope.GENERIC:
                return self.generic
            case Scope.SPECIFIC:
                return self.specific
            case Scope.ALL:
                return self.generic + self.specific

    @cached_property
    def competences(self) -> Mapping[str, Competence]:
        """Every competence by its canonical id."""
        return MappingProxyType({c.id: c for c in self.generic + self.specific})

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """Every indicator by its canonical id."""
        return MappingProxyType(
            {i.id: i for c in self.generic + self.specific for i in c.indicators}
        )

    @cached_property
    def stadium_by_id(self) -> Mapping[str, Stadium]:
        """Every stadium by its id."""
        return MappingProxyType({s.id: s for s in self.stadia})

    @cached_property
    def required_stadium(self) -> Stadium:
        """The stadium that the rule asks for."""
        return self.stadium_by_id[self.rule.stadium]

    def reaches(self, stadium: str) -> bool:
        """Tell whether a stadium is the one that the rule asks for, or above it."""
        return self.stadium_by_id[stadium].rank >= self.required_stadium.rank

    def needs(self, indicator: str) -> bool:
        """Tell whether an indicator is to be shown for the stadium that the rule asks for."""
        stadium = self.stadium_by_id[self.indicators[indicator].stadium]
        return stadium.rank <= self.required_stadium.rank

    def rank_of(self, indicator: str) -> int:
        """Return the rank of the stadium of an indicator."""
        return self.stadium_by_id[self.indicators[indicator].stadium].rank

    def up_to(self, stadium: str) -> tuple[Stadium, ...]:
        """Return this stadium and all below it, lowest first (stadia are cumulative)."""
        rank = self.stadium_by_id[stadium].rank
        return tuple(s for s in self.stadia if s.rank <= rank)

    def needed_for(self, competence: Competence, stadium: str) -> tuple[Indicator, ...]:
        """Return all indicators to show for this stadium: its own and those of lower stadia."""
        return tuple(i for s in self.up_to(stadium) for i in competence.at(s.id))
