"""Blanks and hyphens that Word made of what was typed are read as what was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_builder.model.procedure import Procedure
from portfolio_builder.read.as_typed import as_typed
from portfolio_builder.read.evidence import read_evidence
from portfolio_builder.read.nodes import parse_yaml
from tests.factories import written

HARD = ["\u00a0", "\u2007", "\u202f"]
LONG = ["–", "—"]
DATA = """\
titel: Een dag
competenties:
  - id: G1.1
    stadium: vakbekwaam
  - G1.2: vakbekwaam
bevestigd_door: {naam: B., rol: [collega, buur]}
bijlagen:
- bijlagen/a.pdf
- bestand: bijlagen/b.pdf
"""


@pytest.mark.parametrize("blank", HARD)
@pytest.mark.parametrize("typed", [": ", "- ", "  - ", "    stadium", ", ", "titel: ", "id: "])
def test_a_hard_blank_is_a_blank_where_the_data_need_one(typed: str, blank: str) -> None:
    hard = DATA.replace(typed, typed.replace(" ", blank))
    assert as_typed(hard) == DATA


@pytest.mark.parametrize("dash", LONG)
def test_a_long_dash_that_begins_an_item_is_a_hyphen(dash: str) -> None:
    assert as_typed(DATA.replace("- ", f"{dash} ")) == DATA
    assert as_typed(DATA.replace("- ", f"{dash}\u00a0")) == DATA
    assert as_typed(DATA.replace("- G1.2", f"{dash} G1.2")) == DATA


@pytest.mark.parametrize(
    "data",
    [
        "titel: Een dag\u00a0op de markt",
        "titel: Gesprek:\u00a0de eerste keer",
        "bijlagen:\n  - bijlagen/Scherm 3.04\u202fPM.png",
        "bijlagen: [bijlagen/Scherm 3.04\u202fPM.png]",
        "titel: Den Haag – Delft",
        "titel: – zonder naam –",
        "waarom: Ik belde\n  – en ging langs",
        "waarom: |\n  Drie dingen:\n  – bellen\n  – langsgaan\n\n  – luisteren",
        "- >-\n  Drie dingen:\n  – bellen",
        "# Over:\n– niets",
    ],
)
def test_what_is_a_value_stays_as_it_was_written(data: str) -> None:
    assert as_typed(data) == data


def test_the_list_after_a_text_of_several_lines_is_a_list() -> None:
    assert as_typed("a: |\n  b:\n  – c\nd: # e\n– f") == "a: |\n  b:\n  – c\nd: # e\n- f"


def test_evidence_out_of_word_is_read_and_its_text_keeps_its_blanks(procedure: Procedure) -> None:
    text = written(
        claims=["–\u00a0id:\u00a0G1.1", "\u00a0 stadium: vakbekwaam"], body="Dag\u00a01."
    )
    piece, found = read_evidence(text, "bewijzen/a.md", procedure=procedure, language="nl")
    assert not [f for f in found if f.place.line < text[: text.index("Dag")].count("\n")]
    assert [(c.competence, c.stadium) for c in piece.claims] == [("G1.1", "vakbekwaam")]
    assert piece.body.text == "Dag\u00a01."


# Whatever is written


@given(st.text(st.sampled_from("ab:-–—[]{},|>#'\" \n\u00a0\u2007\u202f")))
def test_no_place_changes_and_nothing_but_blanks_and_hyphens(data: str) -> None:
    made = as_typed(data)
    assert len(made) == len(data)
    changed = {(old, new) for old, new in zip(data, made, strict=True) if old != new}
    assert changed <= {(hard, " ") for hard in HARD} | {(long, "-") for long in LONG}
    assert as_typed(made) == made


@given(st.text(st.sampled_from("ab:-–—[]{},|>#'\" \n\u00a0\u2007\u202f")))
def test_whatever_is_written_is_read_without_an_exception(data: str) -> None:
    parse_yaml(data, "a.md")
