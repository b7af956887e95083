"""The customs of an EVC procedure: VRAAK thresholds and kinds of evidence.

None of this is the standard's own rule. It is data, so that a provider can set its own.
"""

import difflib
from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

from msgspec import Struct


class Kind(Struct, frozen=True):
    """A kind of evidence, with its name in both languages.

    `own_word`: it is only the candidate's own word unless somebody confirms it.
    `attachment_counts`: an attachment to it is a document of somebody else.
    `may_expire`: it can have an expiry date. `starr`: it is told in the parts of STARR.
    """

    id: str
    nl: str
    en: str
    own_word: bool
    attachment_counts: bool
    may_expire: bool
    aliases: tuple[str, ...] = ()
    source: str = ""
    starr: bool = False

    def name(self, language: str) -> str:
        """Return the sector's word for it in this language ("nl" or "en")."""
        return self.en if language == "en" else self.nl


class Variation(Struct, frozen=True):
    """At least so many different contexts and kinds of evidence for one competence."""

    min_contexts: int
    min_kinds: int
    source: str


class Relevance(Struct, frozen=True):
    """At least this percentage (0 to 100) of the needed indicators is pointed at."""

    min_indicator_percent: int
    source: str


class Authenticity(Struct, frozen=True):
    """At least so many pieces that are more than the candidate's own word."""

    min_independent: int
    source: str


class Currency(Struct, frozen=True):
    """At least one piece is not older than so many years at the reference date."""

    max_age_years: int
    source: str


class Quantity(Struct, frozen=True):
    """At least so many pieces of evidence for one competence."""

    min_pieces: int
    source: str


class Thresholds(Struct, frozen=True):
    """One threshold for each letter of VRAAK."""

    variation: Variation
    relevance: Relevance
    authenticity: Authenticity
    currency: Currency
    quantity: Quantity


class Interview(Struct, frozen=True):
    """How long the interview (CGI) takes, and how much of it one competence; both in minutes."""

    minutes: int
    minutes_per_competence: int
    source: str

    @property
    def fits(self) -> int:
        """How many competences there is time for; at least one."""
        return max(1, self.minutes // self.minutes_per_competence)


class Procedure(Struct, frozen=True, dict=True):
    """A procedure profile: how one provider weighs evidence, and the kinds it knows.

    `interview` is None when the profile does not say how long it takes.
    """

    id: str
    title: str
    about: str
    source: str
    thresholds: Thresholds
    kinds: tuple[Kind, ...]
    interview: Interview | None = None

    @cached_property
    def kind_by_id(self) -> Mapping[str, Kind]:
        """Every kind by its id."""
        return MappingProxyType({k.id: k for k in self.kinds})

    def kind_named(self, written: str) -> Kind | None:
        """Return the kind by its id, name in either language, or alias, in any case or spacing."""
        return self._kinds_by_name.get(folded(written))

    def kinds_near(self, written: str, language: str) -> tuple[str, ...]:
        """Return the name in this language of the kind that is most like what is written."""
        close = difflib.get_close_matches(folded(written), self._kinds_by_name, n=1)
        return tuple(self._kinds_by_name[name].name(language) for name in close)

    @cached_property
    def _kinds_by_name(self) -> Mapping[str, Kind]:
        names: dict[str, Kind] = {}
        for kind in self.kinds:
            for name in (kind.id, kind.nl, kind.en, *kind.aliases):
                names.setdefault(folded(name), kind)
        return MappingProxyType(names)


def folded(written: str) -> str:
    """Return a kind's name without what does not matter: case, blanks, hyphens, brackets."""
    return "".join(c for c in written.casefold() if c.isalnum())
