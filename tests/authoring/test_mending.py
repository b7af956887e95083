"""What has one right answer is mended; what has two is not."""

from portfolio_builder.authoring.edits import Edit
from portfolio_builder.authoring.mending import mendings
from portfolio_builder.model import rules
from portfolio_builder.model.finding import finding
from portfolio_builder.model.place import Place

PLACE = Place("bewijzen/a.md", 3, 5, 4)


def test_an_id_a_key_and_a_date_are_mended() -> None:
    found = [
        finding(rules.ID_SPELLING, PLACE, written="g1,2", canonical="G1.2", suggestion="G1.2"),
        finding(
            rules.UNKNOWN_KEY,
            Place("bewijzen/a.md", 4, 1, 10),
            key="organisatei",
            nearest=("organisatie",),
            suggestion="organisatie",
        ),
        finding(
            rules.NOT_A_DATE,
            Place("bewijzen/b.md", 5, 8, 10),
            key="datum",
            written="14-03-2025",
            suggestion="2025-03-14",
        ),
    ]
    assert mendings(found) == {
        "bewijzen/a.md": (Edit(3, 5, 4, "G1.2"), Edit(4, 1, 10, "organisatie")),
        "bewijzen/b.md": (Edit(5, 8, 10, "2025-03-14"),),
    }


def test_an_unknown_id_may_mean_two_things_and_stays() -> None:
    found = finding(rules.UNKNOWN_COMPETENCE, PLACE, written="G1.9", suggestion="G1.2")
    assert mendings([found]) == {}


def test_a_key_that_is_only_a_little_alike_stays() -> None:
    found = finding(rules.UNKNOWN_KEY, PLACE, key="rolmodel", nearest=("rol",), suggestion="rol")
    assert mendings([found]) == {}
