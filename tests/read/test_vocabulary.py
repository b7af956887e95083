"""Each word that a candidate may write has a twin in the other language."""

import pytest

from portfolio_builder.read import forms
from portfolio_builder.read.decode import Form, fields_of, names_of
from portfolio_builder.read.vocabulary import (
    FOLDERS,
    KEYS,
    NO,
    YES,
    canonical,
    folder_name,
    written,
)

BILINGUAL = [
    forms.SettingsForm,
    forms.EvidenceForm,
    forms.ClaimForm,
    forms.PeriodForm,
    forms.AttachmentForm,
    forms.ConfirmationForm,
    forms.ReflectionForm,
    forms.ProfileForm,
]

# The table of evidence-format.md, word for word.
PAIRS = """
kandidaat candidate, standaard standard, taal language, peildatum reference_date,
organisatie organisation, aanbieder provider, procedure procedure, leefgebieden life_areas,
loopbaandoel goal, titel title, datum date, periode period, van from, tot to, soort kind,
context context, rol role, competenties competences, id id, stadium stadium, gedrag indicators,
toelichting why, bijlagen attachments, bestand file, bevestigd_door confirmed_by, naam name,
verloopt expires, geanonimiseerd anonymised, concept draft, privacy_akkoord privacy_reviewed,
competentie competence, code code
"""


def test_the_table_holds_the_pairs_of_the_evidence_format() -> None:
    pairs = [pair.split() for pair in PAIRS.split(",")]
    assert dict(KEYS) == {english: dutch for dutch, english in pairs}


def test_no_dutch_key_stands_for_two_things() -> None:
    assert len(set(KEYS.values())) == len(KEYS)


@pytest.mark.parametrize("form", BILINGUAL, ids=lambda f: f.__name__)
def test_every_key_of_a_candidate_has_a_twin(form: type[Form]) -> None:
    for field in fields_of(form):
        assert field.name in KEYS
        assert set(names_of(form, field.name)) == {field.name, KEYS[field.name]}


@pytest.mark.parametrize("form", BILINGUAL, ids=lambda f: f.__name__)
def test_no_word_means_two_keys_of_one_form(form: type[Form]) -> None:
    names = [name for field in fields_of(form) for name in names_of(form, field.name)]
    assert len(set(names)) == len(names)


def test_keys_and_folders_are_written_in_either_language() -> None:
    assert (written("title", "nl"), written("title", "en")) == ("titel", "title")
    assert (folder_name("evidence", "nl"), folder_name("evidence", "en")) == (
        "bewijzen",
        "evidence",
    )
    assert set(FOLDERS) == {"evidence", "attachments", "reflections", "reviews"}


def test_yes_and_no_are_different_words() -> None:
    assert {"ja", "yes", "true"} <= YES
    assert {"nee", "no", "false"} <= NO
    assert not YES & NO


@pytest.mark.parametrize(
    "key", ["Bevestigd door", "bevestigd-door", "BEVESTIGD_DOOR", " bevestigd  door "]
)
def test_case_blanks_and_hyphens_in_a_key_do_not_matter(key: str) -> None:
    assert canonical(key) == "bevestigd_door"
