"""The search is measured on labelled sentences, and does not get worse unseen."""

from pathlib import Path

import pytest

from portfolio_builder.model.privacy import PersonalData
from portfolio_builder.privacy.detect import Span
from tests.conftest import ROOT
from tests.privacy.measure import (
    KEPT_APART,
    LOOKED_AT,
    Figures,
    Sentence,
    differences,
    labelled,
    measured,
    sentences,
    table,
    table_in,
)

DOCUMENT = ROOT / "docs" / "privacy.md"
K = PersonalData
FLOORS = {
    LOOKED_AT: {
        K.BSN: (1.0, 1.0),
        K.IBAN: (1.0, 1.0),
        K.PHONE: (1.0, 1.0),
        K.EMAIL: (1.0, 1.0),
        K.ADDRESS: (1.0, 1.0),
        K.BIRTH_DATE: (1.0, 1.0),
        K.NAME: (1.0, 0.94),
    },
    KEPT_APART: {
        K.BSN: (0.88, 1.0),
        K.IBAN: (1.0, 1.0),
        K.PHONE: (1.0, 1.0),
        K.EMAIL: (1.0, 1.0),
        K.ADDRESS: (1.0, 1.0),
        K.BIRTH_DATE: (1.0, 0.9),
        K.NAME: (0.88, 0.8),
    },
}
"""The lowest precision and recall that is good enough. Raise them; never lower one unsaid."""


@pytest.mark.parametrize("kind", PersonalData)
@pytest.mark.parametrize("part", FLOORS, ids=lambda p: p.stem)
def test_precision_and_recall_are_not_below_what_is_written_down(
    part: Path, kind: PersonalData
) -> None:
    figures = measured(sentences(part))[kind]
    precision, recall = FLOORS[part][kind]
    assert figures.precision >= precision, figures
    assert figures.recall >= recall, figures


def test_the_table_in_the_documentation_is_up_to_date() -> None:
    assert table_in(DOCUMENT.read_text(encoding="utf-8")) == table()


def test_the_set_is_large_and_half_of_it_is_traps() -> None:
    whole = (*sentences(LOOKED_AT), *sentences(KEPT_APART))
    with_data = sum(bool(s.spans) for s in whole)
    assert len(whole) >= 220
    assert 0.4 < with_data / len(whole) < 0.6


def test_a_third_of_the_set_is_kept_apart() -> None:
    looked_at, apart = len(sentences(LOOKED_AT)), len(sentences(KEPT_APART))
    assert 0.3 < apart / (looked_at + apart) < 0.4


def test_no_sentence_stands_in_both_parts() -> None:
    assert not {s.text for s in sentences(LOOKED_AT)} & {s.text for s in sentences(KEPT_APART)}


@pytest.mark.parametrize("part", FLOORS, ids=lambda p: p.stem)
def test_service_numbers_in_the_set_are_never_given_out(part: Path) -> None:
    examples = {"111222333", "012345672"}
    for sentence in sentences(part):
        for span in sentence.spans:
            if span.kind is K.BSN:
                digits = "".join(c for c in sentence.text[span.start : span.end] if c.isdigit())
                assert digits.startswith("99999") or digits in examples


# How the sets are read


def test_a_label_is_left_out_of_the_sentence() -> None:
    assert labelled("Bel {phone: 06-12345678} maar.") == Sentence(
        "Bel 06-12345678 maar.", (Span(K.PHONE, 4, 15),), 1
    )


def test_braces_of_a_passage_are_no_label() -> None:
    assert labelled("[Ik ging.]{G1.2.B1}").text == "[Ik ging.]{G1.2.B1}"


def test_half_a_number_is_wrong_and_missed() -> None:
    sentence = labelled("Bel 06-{phone: 12345678} maar.")
    assert measured([sentence])[K.PHONE] == Figures(right=0, wrong=1, missed=1)
    assert len(list(differences([sentence]))) == 2


def test_figures_are_parts_of_what_was_found_and_of_what_is_there() -> None:
    figures = Figures(right=3, wrong=1, missed=2)
    assert (figures.precision, figures.recall) == (0.75, 0.6)
    assert (Figures(0, 0, 0).precision, Figures(0, 0, 0).recall) == (1.0, 1.0)
