"""Ids are read the way people write them, and what is not clear is not guessed."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_builder.model.ids import Ids
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.standard import Standard

SLIPS = st.sampled_from([str.lower, str.upper, str.title, lambda i: f"  {i} ", lambda i: f"{i}."])
DOTS = st.sampled_from([".", ",", "-", "_", " . ", "．"])


@pytest.mark.parametrize(
    "written",
    ["G1.2", "g1.2", "G1,2", "1.2", "G 1.2", " g1.2. ", "G1-2", "G1_2", "Ｇ１．２", "１,2"],
)
def test_a_competence_is_known_in_spite_of_a_slip(ids: Ids, written: str) -> None:
    assert ids.competence(written) == "G1.2"


@pytest.mark.parametrize("written", ["", ".", "G", "G1", "G12", "G1.9", "H1.2", "G1.2.B1", "½"])
def test_what_is_no_competence_is_unknown(ids: Ids, written: str) -> None:
    assert ids.competence(written) is None


def test_a_number_without_its_letter_means_the_generic_competence(ids: Ids) -> None:
    assert ids.competence("1.1") == "G1.1"
    assert ids.competence("L1.1") == "L1.1"


def test_a_number_that_fits_two_ids_means_neither(sailing: tuple[Standard, Procedure]) -> None:
    ids = Ids(sailing[0])
    assert ids.competence("a.1") == "A.1"
    assert ids.competence("1") is None


def test_an_indicator_is_known_by_its_whole_id_and_by_its_end(ids: Ids) -> None:
    assert ids.indicator("g1,2.b1") == "G1.2.B1"
    assert ids.indicator("1.2.B1") == "G1.2.B1"
    assert ids.indicator("b1", within="G1.2") == "G1.2.B1"
    assert ids.indicator("G2.1.B1", within="G1.2") == "G2.1.B1"
    assert ids.indicator("B1") is None
    assert ids.indicator("B9", within="G1.2") is None


def test_a_stadium_and_a_life_area_are_known_by_id_and_by_title(ids: Ids) -> None:
    assert ids.stadium("Vakbekwaam ") == "vakbekwaam"
    assert ids.stadium("vakbekwam") is None
    assert ids.life_area("l1") == ids.life_area("financiën") == "L1"
    assert ids.life_area("L9") is None


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("G1.9", "G1.1"),
        ("1.9", "G1.1"),
        ("G11", "G1.1"),
        ("G8.1", "G1.1"),
        ("gaat er op af", "G1.2"),
        ("Maakt contact: is present", "G1.1"),
    ],
)
def test_the_nearest_competence_has_a_like_id_or_title(ids: Ids, written: str, first: str) -> None:
    assert ids.nearest_competences(written)[0] == first


@pytest.mark.parametrize("written", ["", "   ", "zzzz", "G1.2 " * 1000])
def test_what_is_like_nothing_has_no_nearest(ids: Ids, written: str) -> None:
    assert ids.nearest_competences(written) == ()
    assert ids.nearest_indicators(written) == ()


@pytest.mark.parametrize("written", ["B9", "G1.2.B9", "g1,2,b9"])
def test_the_nearest_indicator_is_one_of_its_own_competence(ids: Ids, written: str) -> None:
    nearest = ids.nearest_indicators(written, within="G1.2")
    assert nearest[0] == "G1.2.B1"
    assert len(nearest) == 2
    assert all(i.startswith("G1.2.") for i in nearest)


def test_the_nearest_are_at_most_as_many_as_asked_for(ids: Ids) -> None:
    assert ids.nearest_competences("G1.9", n=1) == ("G1.1",)


@given(data=st.data(), dot=DOTS, slip=SLIPS)
def test_every_id_survives_every_slip(
    standard: Standard, ids: Ids, data: st.DataObject, dot: str, slip: Callable[[str], str]
) -> None:
    known = [*standard.competences, *standard.indicators]
    written = data.draw(st.sampled_from(known))
    sloppy = slip(written.replace(".", dot))
    assert written in (ids.competence(sloppy), ids.indicator(sloppy))


@given(written=st.text(max_size=30))
def test_any_text_is_a_known_id_or_none(standard: Standard, ids: Ids, written: str) -> None:
    assert ids.competence(written) in {None, *standard.competences}
    assert ids.indicator(written) in {None, *standard.indicators}
    assert set(ids.nearest_competences(written)) <= set(standard.competences)
