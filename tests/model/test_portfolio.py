"""A portfolio as a value finds its own pieces."""

from tests.factories import evidence, passage, portfolio


def test_evidence_and_attachments_are_found_by_their_path() -> None:
    made = portfolio(evidence("inloop"), evidence("spreekuur"), files=["bijlagen/brief.pdf"])
    assert made.evidence_by_path["bewijzen/inloop.md"].title == "Inloop"
    assert made.attachment_by_path["bijlagen/brief.pdf"].extension == "pdf"


def test_the_anchor_of_a_passage_is_made_of_its_number() -> None:
    assert passage(3).anchor == "vindplaats-3"
