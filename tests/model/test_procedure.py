"""A kind of evidence is known by each of its names."""

import pytest

from portfolio_builder.model.procedure import Procedure


@pytest.mark.parametrize(
    "written",
    [
        "starr-verslag",
        "STARR-verslag",
        "starr verslag",
        "STARR report",
        "Starr",
        "STARR-verslag (reflectie)",
    ],
)
def test_a_kind_is_known_by_id_name_and_alias_in_any_spacing(
    procedure: Procedure, written: str
) -> None:
    kind = procedure.kind_named(written)
    assert kind
    assert kind.id == "starr-verslag"


def test_every_name_of_every_kind_leads_to_that_kind(procedure: Procedure) -> None:
    for kind in procedure.kinds:
        for name in (kind.id, kind.nl, kind.en, *kind.aliases):
            assert procedure.kind_named(name) == kind, name


def test_an_unknown_kind_names_the_nearest_in_the_language(procedure: Procedure) -> None:
    assert procedure.kind_named("beroepsprodukt") is None
    assert procedure.kinds_near("beroepsprodukt", "nl") == ("beroepsproduct",)
    assert procedure.kinds_near("beroepsprodukt", "en") == ("work product",)
    assert procedure.kinds_near("zzz", "nl") == ()
