"""One file to a piece of evidence, a reflection or the profile: in either language the same."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from portfolio_builder.model.finding import Finding
from portfolio_builder.model.place import Place
from portfolio_builder.model.portfolio import Evidence
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.read.evidence import read_evidence, read_profile, read_reflection
from portfolio_builder.read.source import decode
from portfolio_builder.read.vocabulary import KEYS
from tests.factories import written

PATH = "bewijzen/een-stuk.md"

# The example of evidence-format.md, in Dutch and in English.
DUTCH = """\
---
titel: Spreekuur in de Schilderswijk          # title, required
periode: {van: 2024-09, tot: 2025-06}
soort: beroepsproduct                         # kind, see below
context: buurthuis, ouders met schulden       # where and with whom
rol: uitvoerder                               # role
organisatie: Stichting Voorbeeld              # organisation
competenties:                                 # competences, required: at least one claim
  - id: G1.2
    stadium: vakbekwaam
    gedrag: [S1, B1]                          # indicators this evidence shows
    toelichting: Ik ging uit mezelf langs.    # why (optional)
  - G3.1: vakbekwaam                          # short form
bijlagen:                                     # attachments
  - bijlagen/verslag.pdf
  - {bestand: bijlagen/foto.jpg, titel: De inloop}
bevestigd_door: {naam: T. de Vries, rol: teamleider}
verloopt: 2027-01-01
geanonimiseerd: ja                            # anonymised: the candidate's word
concept: nee                                  # draft
taal: nl
privacy_akkoord: [P503: het nummer van het buurthuis]
---

# Situatie

[Zonder dat iemand erom vroeg belde ik bij drie gezinnen aan.]{G1.2.B1} Zie [hier](twee.md).
"""
ENGLISH = """\
---
title: Spreekuur in de Schilderswijk          # title, required
period: {from: 2024-09, to: 2025-06}
kind: work product                            # kind, see below
context: buurthuis, ouders met schulden       # where and with whom
role: uitvoerder                              # role
organisation: Stichting Voorbeeld             # organisation
competences:                                  # competences, required: at least one claim
  - id: G1.2
    stadium: vakbekwaam
    indicators: [S1, B1]                      # indicators this evidence shows
    why: Ik ging uit mezelf langs.            # why (optional)
  - G3.1: vakbekwaam                          # short form
attachments:                                  # attachments
  - bijlagen/verslag.pdf
  - {file: bijlagen/foto.jpg, title: De inloop}
confirmed_by: {name: T. de Vries, role: teamleider}
expires: 2027-01-01
anonymised: yes                               # anonymised: the candidate's word
draft: no                                     # draft
language: nl
privacy_reviewed: [P503: het nummer van het buurthuis]
---

# Situatie

[Zonder dat iemand erom vroeg belde ik bij drie gezinnen aan.]{G1.2.B1} Zie [hier](twee.md).
"""


@pytest.fixture
def read(procedure: Procedure) -> "Reader":
    return Reader(procedure)


class Reader:
    """Reads the text of an evidence file."""

    def __init__(self, procedure: Procedure) -> None:
        self.procedure = procedure

    def __call__(self, text: str) -> tuple[Evidence, tuple[Finding, ...]]:
        return read_evidence(text, PATH, procedure=self.procedure, language="nl")

    def wrong(self, text: str) -> list[str]:
        """Return what is wrong, as `code line:column`."""
        return [f"{f.code} {f.place.line}:{f.place.column}" for f in self(text)[1]]


def without_places(evidence: Evidence) -> Evidence:
    nowhere = Place("")
    return replace(
        evidence,
        place=nowhere,
        when_place=nowhere,
        expires_place=nowhere,
        private=tuple(replace(p, place=nowhere) for p in evidence.private),
        privacy_reviewed=tuple(replace(r, place=nowhere) for r in evidence.privacy_reviewed),
        claims=tuple(
            replace(
                c,
                place=nowhere,
                stadium_place=nowhere,
                indicators=tuple(replace(i, place=nowhere) for i in c.indicators),
            )
            for c in evidence.claims
        ),
        attachments=tuple(replace(a, place=nowhere) for a in evidence.attachments),
    )


# The example of the format


def test_the_example_is_read_whole(read: Reader) -> None:
    evidence, found = read(DUTCH)
    assert not found
    assert evidence.when
    assert (evidence.title, evidence.kind) == ("Spreekuur in de Schilderswijk", "beroepsproduct")
    assert (evidence.when.first.isoformat(), evidence.when.last.isoformat()) == (
        "2024-09-01",
        "2025-06-30",
    )
    assert (evidence.when.period, evidence.when.parts) == (True, 2)
    assert (evidence.role, evidence.organisation) == ("uitvoerder", "Stichting Voorbeeld")
    assert [(c.competence, c.stadium, c.why) for c in evidence.claims] == [
        ("G1.2", "vakbekwaam", "Ik ging uit mezelf langs."),
        ("G3.1", "vakbekwaam", ""),
    ]
    assert [i.written for i in evidence.claims[0].indicators] == ["S1", "B1"]
    assert [(a.path, a.title) for a in evidence.attachments] == [
        ("bijlagen/verslag.pdf", ""),
        ("bijlagen/foto.jpg", "De inloop"),
    ]
    assert [(c.name, c.role) for c in evidence.confirmed_by] == [("T. de Vries", "teamleider")]
    assert evidence.expires
    assert evidence.expires.isoformat() == "2027-01-01"
    assert (evidence.anonymised, evidence.draft, evidence.language) == (True, False, "nl")
    assert [(r.code, r.why) for r in evidence.privacy_reviewed] == [
        ("P503", "het nummer van het buurthuis")
    ]
    assert [h.text for h in evidence.body.headings] == ["Situatie"]
    assert [link.path for link in evidence.body.links] == ["bewijzen/twee.md"]


def test_the_example_says_the_same_in_english(read: Reader) -> None:
    dutch, english = read(DUTCH), read(ENGLISH)
    assert not english[1]
    assert without_places(english[0]) == without_places(dutch[0])


def test_every_key_may_be_in_the_other_language_by_itself(read: Reader) -> None:
    whole = without_places(read(DUTCH)[0])
    pairs = [(en, nl) for en, nl in KEYS.items() if en != nl and re.search(rf"\b{nl}:", DUTCH)]
    assert len(pairs) > 15
    for english, dutch in pairs:
        mixed = re.sub(rf"\b{dutch}:", f"{english}:", DUTCH)
        evidence, found = read(mixed)
        assert not found, english
        assert without_places(evidence) == whole, english


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_and_a_mark_change_nothing(read: Reader, end: str) -> None:
    text, _ = decode(b"\xef\xbb\xbf" + DUTCH.replace("\n", end).encode(), PATH)
    assert read(text or "") == read(DUTCH)


def test_places_are_those_of_the_file(read: Reader) -> None:
    evidence, _ = read("\n\n" + DUTCH)
    lines = ("\n\n" + DUTCH).split("\n")
    places = {
        "Spreekuur in de Schilderswijk": evidence.place,
        "2024-09": evidence.when_place,
        "2027-01-01": evidence.expires_place,
        "G1.2": evidence.claims[0].place,
        "vakbekwaam": evidence.claims[1].stadium_place,
        "B1": evidence.claims[0].indicators[1].place,
        "bijlagen/foto.jpg": evidence.attachments[1].place,
        "G1.2.B1": evidence.body.passages[0].mentions[0].place,
        "twee.md": evidence.body.links[0].place,
    }
    for words, place in places.items():
        assert lines[place.line - 1][place.column - 1 :].startswith(words), words
        assert place.length == len(words)


# What is wrong


def test_what_is_not_there_is_named_once(read: Reader) -> None:
    assert read.wrong("---\ntitel: Een\n---\nTekst.") == [
        "P115 2:0",
        "P124 2:0",
        "P125 2:0",
        "P126 2:0",
    ]


def test_an_empty_key_is_as_good_as_not_there(read: Reader) -> None:
    empty = "titel: Een\ndatum:\nsoort:\ncontext: ''\ncompetenties: []"
    assert read.wrong(f"---\n{empty}\n---\nTekst.") == [
        "P115 2:0",
        "P124 2:0",
        "P125 2:0",
        "P126 2:0",
    ]


def test_what_is_there_and_wrong_is_not_missing_as_well(read: Reader) -> None:
    wrong = "titel: Een\ndatum: ooit\nsoort: [a]\ncontext: {a: b}\ncompetenties: [[a]]"
    assert read.wrong(f"---\n{wrong}\n---\nTekst.") == [
        "P110 3:8",
        "P103 4:8",
        "P103 5:10",
        "P103 6:16",
    ]


def test_an_unknown_kind_names_all_and_the_nearest(read: Reader) -> None:
    _, (found,) = read(written().replace("beroepsproduct", "STAR-verslach"))
    assert found.code == "P109"
    assert found.fact["nearest"] == ("STARR-verslag",)
    assert "diploma" in str(found.fact["choices"])


@pytest.mark.parametrize(
    ("when", "code"),
    [
        ("datum: 2025\nperiode: {van: 2024, tot: 2025}", "P121"),
        ("periode: {van: 2025-06, tot: 2025-03}", "P111"),
        ("periode: {van: 2025}", "P102"),
        ("taal: fr\ndatum: 2025", "P117"),
    ],
)
def test_a_date_that_is_no_date_is_named(read: Reader, when: str, code: str) -> None:
    text = written().replace("datum: 2025-03-14", when)
    assert [f.code for f in read(text)[1]] == [code]


@pytest.mark.parametrize("body", ["", "<!-- nog schrijven -->", "---"])
def test_a_file_without_words_is_named_where_they_should_be(read: Reader, body: str) -> None:
    assert read.wrong(written(body=body)) == ["P133 9:0"]


def test_without_words_a_file_that_is_attached_may_be_the_evidence(read: Reader) -> None:
    assert read.wrong(written(body="", more="bijlagen: [bijlagen/a.pdf]")) == ["P114 10:0"]
    assert read.wrong(written(body="![](../bijlagen/a.png)")) == ["P114 9:0"]


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ("geanonimiseerd: nee", ["P134 8:17"]),
        ("geanonimiseerd: ja", []),
        ("concept: ja\ngeanonimiseerd: nee", []),
    ],
)
def test_who_says_it_is_not_anonymised_is_reminded_when_it_counts(
    read: Reader, more: str, codes: list[str]
) -> None:
    assert read.wrong(written(more=more)) == codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Alleen tekst.", "P020"),
        ("---\ntitel: Een\n\nTekst.", "P021"),
        ("---\ntitel: a: b\n---\nTekst.", "P022"),
        ("---\n---\nTekst.", "P027"),
        ("---\n- titel\n---\nTekst.", "P027"),
        ("---\n# titel: Een\n---\nTekst.", "P027"),
    ],
)
def test_without_readable_data_there_is_a_piece_that_says_why(
    read: Reader, text: str, code: str
) -> None:
    evidence, found = read(text)
    assert [f.code for f in found] == [code]
    assert (evidence.readable, evidence.title, evidence.claims) == (False, "Een stuk", ())
    assert evidence.body.words


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n\n"])
def test_a_file_without_a_word_is_called_empty(read: Reader, text: str) -> None:
    evidence, found = read(text)
    assert [(f.code, f.place.line) for f in found] == [("P028", 1)]
    assert evidence.is_blank


def test_a_claim_that_is_not_whole_is_left_out_and_named(read: Reader) -> None:
    evidence, found = read(written(claims=["- id: G1.1", "- G1.2: vakbekwaam"]))
    assert [c.competence for c in evidence.claims] == ["G1.2"]
    assert [(f.code, f.place.line) for f in found] == [("P102", 7)]


# Reflections and the profile


def test_a_reflection_is_named_by_its_file_or_by_its_data() -> None:
    reflection, found = read_reflection("# Terugblik\n\nZo.", "reflecties/G1.1.md")
    assert not found
    assert (reflection.competence, reflection.stadium, reflection.place.line) == ("G1.1", "", 1)
    assert [h.level for h in reflection.body.headings] == [3]

    reflection, found = read_reflection(
        "---\ncompetentie: G1.2\nstadium: vakbekwaam\ntaal: en\n---\nZo.", "reflecties/over.md"
    )
    assert not found
    assert (reflection.competence, reflection.stadium, reflection.language) == (
        "G1.2",
        "vakbekwaam",
        "en",
    )
    assert (reflection.place.line, reflection.stadium_place.line) == (2, 3)


def test_a_reflection_and_a_profile_may_be_empty() -> None:
    assert read_reflection("\n", "reflecties/G1.1.md")[1] == ()
    assert read_profile("", "profiel.md")[1] == ()


def test_the_profile_needs_no_data() -> None:
    profile, found = read_profile("# Ik\n\nTekst.", "profiel.md")
    assert (profile.title, profile.body.text, found) == ("", "Ik\nTekst.", ())
    profile, found = read_profile("---\ntitle: Wie ik ben\n---\nTekst.", "profiel.md")
    assert (profile.title, found) == ("Wie ik ben", ())


@pytest.mark.parametrize(
    ("head", "code"),
    [("taal: fr", "P117"), ("naam: x", "P101"), ("a: b: c", "P022"), ("- a", "P027")],
)
def test_what_is_wrong_with_a_reflection_or_the_profile_is_named_once(head: str, code: str) -> None:
    text = f"---\n{head}\n---\nTekst."
    for found in (read_reflection(text, "reflecties/G1.1.md")[1], read_profile(text, "p.md")[1]):
        assert [(f.code, f.place.line) for f in found] == [(code, 2)]


@pytest.mark.parametrize("text", ["---\n---\nTekst.", "Tekst.", ""])
def test_empty_data_is_fine_where_none_is_needed(text: str) -> None:
    assert read_reflection(text, "reflecties/G1.1.md")[1] == ()
    assert read_profile(text, "profiel.md")[1] == ()


# Whatever is written


HEADS = st.text(
    alphabet=st.sampled_from("---\n\n: titeldatumcompetentiesG1.,[]{}'\"#&*!\u2028\x07é𝄞"),
    max_size=120,
)


@given(st.one_of(st.text(), HEADS, HEADS.map(lambda t: f"---\n{t}\n---\nTekst")))
def test_any_text_is_read_and_every_finding_lies_in_it(procedure: Procedure, text: str) -> None:
    clean = text.replace("\r", "").replace("\x00", "")
    lines = clean.split("\n")
    read_any = Reader(procedure)
    for _, found in (read_any(clean), read_reflection(clean, "r.md"), read_profile(clean, "p.md")):
        for one in found:
            assert 1 <= one.place.line <= len(lines)
            assert one.place.column + one.place.length <= len(lines[one.place.line - 1]) + 2
