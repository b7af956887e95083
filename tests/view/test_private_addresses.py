"""A file that is named after somebody's number gets an address that does not tell it."""

from msgspec.structs import replace

from portfolio_builder.model.place import Place
from portfolio_builder.model.privacy import PersonalData, Private
from portfolio_builder.model.standard import Standard
from portfolio_builder.view.addresses import addresses
from tests.factories import evidence, portfolio

NAMED = "bewijzen/bel-06-12345678.md"
ATTACHED = "bijlagen/06-12345678.pdf"


def test_the_address_holds_nothing_of_the_name(standard: Standard) -> None:
    private = Private(PersonalData.PHONE, "06-12345678", Place(""))
    made = portfolio(evidence("bel-06-12345678"), evidence("gewoon"), files=[ATTACHED])
    made = replace(made, private_names=((NAMED, private), (ATTACHED, private)))
    where = addresses(made, standard)
    assert "12345678" not in where.evidence[NAMED] + where.attachment[ATTACHED]
    assert where.evidence["bewijzen/gewoon.md"] == "bewijzen/gewoon.html"


def test_two_such_files_have_two_addresses(standard: Standard) -> None:
    private = Private(PersonalData.PHONE, "06-12345678", Place(""))
    other = "bewijzen/bel-06-87654321.md"
    made = portfolio(evidence("bel-06-12345678"), evidence("bel-06-87654321"))
    made = replace(made, private_names=((NAMED, private), (other, private)))
    where = addresses(made, standard)
    assert where.evidence[NAMED] != where.evidence[other]
