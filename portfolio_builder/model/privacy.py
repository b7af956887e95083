"""Personal data found in what a candidate wrote: of which kind, where, and exactly what.

The words themselves are kept so that a site can leave them out; nothing that is shown holds them
(`masked`). A help, not a guarantee.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct

from portfolio_builder.model import rules
from portfolio_builder.model.place import Place
from portfolio_builder.model.rules import Rule

_SHOWN = 2
_LONG = 8


class PersonalData(StrEnum):
    """A kind of personal data."""

    BSN = "bsn"
    IBAN = "iban"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    BIRTH_DATE = "birth-date"
    NAME = "name"


RULE_OF: Mapping[PersonalData, Rule] = MappingProxyType(
    {
        PersonalData.BSN: rules.PRIVATE_BSN,
        PersonalData.IBAN: rules.PRIVATE_IBAN,
        PersonalData.PHONE: rules.PRIVATE_PHONE,
        PersonalData.EMAIL: rules.PRIVATE_EMAIL,
        PersonalData.ADDRESS: rules.PRIVATE_ADDRESS,
        PersonalData.BIRTH_DATE: rules.PRIVATE_BIRTH_DATE,
        PersonalData.NAME: rules.PRIVATE_NAME,
    }
)
"""The rule that each kind breaks in a text."""

PRIVATE_RULES = frozenset(RULE_OF.values())


class Private(Struct, frozen=True, array_like=True):
    """One piece of personal data: `words` as they stand at `place`."""

    kind: PersonalData
    words: str
    place: Place

    @property
    def masked(self) -> str:
        """The words with all but their first and last signs hidden."""
        return masked(self.words)


def masked(words: str) -> str:
    """Return words of which only the first and last two signs can be read, or none when short."""
    if len(words) < _LONG:
        return words[:1] + "•" * max(2, len(words) - 1)
    return words[:_SHOWN] + "•" * (len(words) - 2 * _SHOWN) + words[-_SHOWN:]


class Reviewed(Struct, frozen=True, array_like=True):
    """An exception that the candidate looked at: the code of a finding, and why it may stay."""

    code: str
    why: str
    place: Place
