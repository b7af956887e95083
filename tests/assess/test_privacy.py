"""What is said of personal data in a portfolio: where it is, masked, and what may stay."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from portfolio_builder import resources
from portfolio_builder.assess.privacy import withheld, withheld_files
from portfolio_builder.examined import Examined
from portfolio_builder.model.finding import Finding
from portfolio_builder.model.privacy import PersonalData
from portfolio_builder.pipeline import examine
from portfolio_builder.report.findings import findings_text
from portfolio_builder.report.machine import findings_json
from portfolio_builder.wording import Wording
from tests.conftest import TODAY
from tests.factories import SETTINGS, folder, written
from tests.files import docx, exif, jpeg, odt, pdf, pptx, xlsx

PHONE, OTHER_PHONE = "06-12345678", "06-87654321"
BSN = "999990019"
SECRETS = {
    "P501": BSN,
    "P502": "NL91ABNA0417164300",
    "P503": PHONE,
    "P504": "jan.jansen@example.nl",
    "P505": "Dorpsstraat 12, 1234 AB",
    "P506": "12 maart 2009",
    "P507": "Bakkersma",
}
SENTENCES = {
    "P501": f"Haar nummer is {BSN}.",
    "P502": "Het ging naar NL91ABNA0417164300.",
    "P503": f"Bel {PHONE}.",
    "P504": "Mail jan.jansen@example.nl maar.",
    "P505": "Zij woont op Dorpsstraat 12, 1234 AB.",
    "P506": "Hij is geboren op 12 maart 2009.",
    "P507": "Dat zei mevrouw Bakkersma.",
}


def examined(root: Path, files: Mapping[str, str | bytes], *, settings: str = SETTINGS) -> Examined:
    made = examine(
        folder(root, files, settings=settings), standards=resources.standards_dir(), today=TODAY
    )
    assert isinstance(made, Examined)
    return made


def private(made: Examined) -> list[Finding]:
    return [f for f in made.findings if f.code.startswith("P5")]


def codes(made: Examined) -> list[str]:
    return [f.code for f in private(made)]


def one(
    root: Path, body: str = "", more: str = "", files: Mapping[str, bytes] | None = None
) -> Examined:
    """Examine a portfolio with one piece of evidence."""
    attached = {f"bijlagen/{name}": data for name, data in (files or {}).items()}
    if attached:
        more += f"\nbijlagen: [{', '.join(attached)}]"
    text = written(body=body or "Ik ging langs en luisterde.", more=more.strip())
    return examined(root, {"bewijzen/a.md": text, **attached})


# In texts


@pytest.mark.parametrize("code", SENTENCES)
def test_each_kind_has_its_own_finding_at_the_words(tmp_path: Path, code: str) -> None:
    (found,) = private(one(tmp_path, SENTENCES[code]))
    assert found.code == code
    line = (
        (tmp_path / found.place.file).read_text(encoding="utf-8").split("\n")[found.place.line - 1]
    )
    assert line[found.place.column - 1 :][: found.place.length] == SECRETS[code]


def test_front_matter_is_a_text_too(tmp_path: Path) -> None:
    (found,) = private(one(tmp_path, more=f"rol: bel {PHONE}"))
    assert (found.code, found.place.line) == ("P503", 8)


def test_a_file_that_cannot_be_read_as_evidence_is_searched_all_the_same(tmp_path: Path) -> None:
    made = examined(tmp_path, {"bewijzen/a.md": f"Zonder kop. Bel {PHONE}."})
    assert codes(made) == ["P503"]


def test_reflections_the_profile_and_the_settings_are_searched(tmp_path: Path) -> None:
    made = examined(
        tmp_path,
        {
            "bewijzen/a.md": written(),
            "reflecties/G1.1.md": SENTENCES["P503"],
            "profiel.md": SENTENCES["P504"],
        },
        settings=f"{SETTINGS}loopbaandoel: bel {OTHER_PHONE}\n",
    )
    assert [(f.place.file, f.code) for f in private(made)] == [
        ("portfolio.yaml", "P503"),
        ("profiel.md", "P504"),
        ("reflecties/G1.1.md", "P503"),
    ]


def test_a_draft_is_searched_before_it_is_finished(tmp_path: Path) -> None:
    assert codes(one(tmp_path, SENTENCES["P503"], more="concept: ja")) == ["P503"]


# Names that are known


@pytest.mark.parametrize(
    "sentence",
    [
        "Dat vroeg meneer Persoon ook.",
        "Ik sprak P. Persoon daarna.",
        "Mijn leidinggevende is mevrouw De Vries.",
        "Namens T. de Vries deed ik de inloop.",
    ],
)
def test_candidate_and_who_confirms_may_be_named(tmp_path: Path, sentence: str) -> None:
    more = "bevestigd_door: {naam: Tineke de Vries, rol: teamleider}"
    assert codes(one(tmp_path, sentence, more)) == []


def test_an_organisation_that_is_called_as_a_person_may_be_named(tmp_path: Path) -> None:
    assert codes(one(tmp_path, "Ik werk bij Jan Akkerboom.", "organisatie: Jan Akkerboom")) == []


def test_somebody_with_half_of_a_known_name_is_not_known(tmp_path: Path) -> None:
    more = "bevestigd_door: {naam: Tineke de Vries, rol: teamleider}"
    assert codes(one(tmp_path, "Haar broer is Karel de Vries.", more)) == ["P507"]


def test_only_names_are_known_and_not_their_numbers(tmp_path: Path) -> None:
    assert codes(one(tmp_path, "Proef Persoon, 06-12345678.")) == ["P503"]


# Exceptions


def test_a_reviewed_exception_is_no_finding_and_stays_on_the_site(tmp_path: Path) -> None:
    made = one(tmp_path, SENTENCES["P503"], "privacy_akkoord: [P503: nummer van het buurthuis]")
    assert codes(made) == []
    assert withheld(made.portfolio) == ()


def test_an_exception_is_for_its_own_kind_only(tmp_path: Path) -> None:
    body = f"{SENTENCES['P503']} {SENTENCES['P504']}"
    made = one(tmp_path, body, "privacy_akkoord: [P503: nummer van het buurthuis]")
    assert codes(made) == ["P504"]


def test_an_exception_can_be_written_in_english_and_in_full(tmp_path: Path) -> None:
    more = "privacy_reviewed:\n  - code: p503\n    why: the community centre's number"
    assert codes(one(tmp_path, SENTENCES["P503"], more)) == []


@pytest.mark.parametrize("more", ["privacy_akkoord: [P503]", "privacy_akkoord:\n  - P503:"])
def test_an_exception_without_a_reason_is_none(tmp_path: Path, more: str) -> None:
    made = one(tmp_path, SENTENCES["P503"], more)
    assert codes(made) == ["P503"]
    assert {f.code for f in made.findings} & {"P102", "P103"}
    assert [p.words for p in withheld(made.portfolio)] == [PHONE]


@pytest.mark.parametrize("code", ["P999", "telefoon", "P104"])
def test_an_exception_for_an_unknown_code_is_a_finding(tmp_path: Path, code: str) -> None:
    made = one(tmp_path, SENTENCES["P503"], f"privacy_akkoord: [{code}: mag]")
    assert sorted(codes(made)) == ["P503", "P509"]


def test_an_exception_for_nothing_that_is_there_is_a_finding(tmp_path: Path) -> None:
    (found,) = private(one(tmp_path, more="privacy_akkoord: [P503: mag]"))
    assert found.code == "P509"
    assert found.fact["written"] == "P503"


def test_what_one_file_may_say_another_may_not(tmp_path: Path) -> None:
    reviewed = written(body=SENTENCES["P503"], more="privacy_akkoord: [P503: het buurthuis]")
    made = examined(
        tmp_path,
        {"bewijzen/a.md": reviewed, "bewijzen/b.md": written(title="b", body=SENTENCES["P503"])},
    )
    assert [(f.place.file, f.code) for f in private(made)] == [("bewijzen/b.md", "P503")]
    assert [p.words for p in withheld(made.portfolio)] == [PHONE]


def test_the_settings_can_have_an_exception_too(tmp_path: Path) -> None:
    settings = f"{SETTINGS}loopbaandoel: bel {PHONE}\nprivacy_akkoord: [P503: mijn werknummer]\n"
    made = examined(tmp_path, {"bewijzen/a.md": written()}, settings=settings)
    assert codes(made) == []
    assert withheld(made.portfolio) == ()


def test_names_are_named_but_not_left_out(tmp_path: Path) -> None:
    made = one(tmp_path, f"{SENTENCES['P507']} {SENTENCES['P503']}")
    assert codes(made) == ["P507", "P503"]
    assert [p.kind for p in withheld(made.portfolio)] == [PersonalData.PHONE]


# Names of files


@pytest.mark.parametrize(
    "path",
    [
        f"bewijzen/bel-{PHONE}.md",
        f"bewijzen/{PHONE}/gesprek.md",
        f"bewijzen/bsn_{BSN}.md",
        "bewijzen/Jan de Vries.md",
    ],
)
def test_a_file_that_is_named_after_somebody_is_a_finding(tmp_path: Path, path: str) -> None:
    made = examined(tmp_path, {path: written()})
    assert [(f.place.file, f.code) for f in private(made)] == [(path, "P508")]


def test_an_attachment_that_is_named_after_somebody_is_a_finding(tmp_path: Path) -> None:
    attached = f"bijlagen/{PHONE}.txt"
    made = examined(
        tmp_path,
        {"bewijzen/a.md": written(more=f"bijlagen: [{attached}]"), attached: "een roos"},
    )
    assert (attached, "P508") in [(f.place.file, f.code) for f in private(made)]


@pytest.mark.parametrize("name", ["2024-03-12-gesprek", "verslag-2019-2020", "G1.1-versie-2"])
def test_a_date_or_a_code_in_a_name_is_none(tmp_path: Path, name: str) -> None:
    assert codes(examined(tmp_path, {f"bewijzen/{name}.md": written()})) == []


# Attachments

LETTER = f"Bel {PHONE} vandaag."


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("brief.docx", docx(LETTER)),
        ("brief.odt", odt(LETTER)),
        ("lijst.xlsx", xlsx(LETTER)),
        ("dia.pptx", pptx("welkom", LETTER)),
        ("brief.pdf", pdf("blad een", LETTER)),
        ("brief.txt", LETTER.encode()),
        ("lijst.csv", f"naam;telefoon\nS.;{PHONE}\n".encode()),
    ],
)
def test_the_words_of_an_attachment_are_searched(tmp_path: Path, name: str, data: bytes) -> None:
    (found,) = private(one(tmp_path, files={name: data}))
    assert found.code == "P512"
    assert found.place.file == "bewijzen/a.md"
    assert found.fact["kind"] == "phone"
    assert found.fact["page"] == (2 if name == "brief.pdf" else 0)


def test_a_service_number_in_an_attachment_keeps_it_from_the_site(tmp_path: Path) -> None:
    made = one(tmp_path, files={"lijst.xlsx": xlsx("bsn", numbers=[int(BSN)])})
    assert codes(made) == ["P511"]
    assert withheld_files(made.portfolio) == {"bijlagen/lijst.xlsx"}


def test_no_reason_lets_a_service_number_stay(tmp_path: Path) -> None:
    more = "privacy_akkoord: [P501: haar eigen wens, P511: een voorbeeldnummer]"
    made = one(tmp_path, SENTENCES["P501"], more=more, files={"brief.txt": BSN.encode()})
    assert sorted(codes(made)) == ["P501", "P511"]
    assert [p.words for p in withheld(made.portfolio)] == [BSN]
    assert withheld_files(made.portfolio) == {"bijlagen/brief.txt"}


def test_names_in_a_letter_are_no_findings(tmp_path: Path) -> None:
    assert codes(one(tmp_path, files={"brief.docx": docx("Geachte mevrouw Bakkersma,")})) == []


def test_who_made_a_file_is_named(tmp_path: Path) -> None:
    brief = docx("brief", author="Karin Voorbeeld")
    (found,) = private(one(tmp_path, files={"brief.docx": brief}))
    assert (found.code, found.fact["written"]) == ("P513", "Ka•••••••••••ld")


def test_a_file_that_the_candidate_made_is_not(tmp_path: Path) -> None:
    assert codes(one(tmp_path, files={"brief.docx": docx("brief", author="Proef Persoon")})) == []


def test_a_photo_that_says_where_it_was_taken_is_named(tmp_path: Path) -> None:
    assert codes(one(tmp_path, files={"foto.jpg": jpeg(exif(0x8825))})) == ["P514"]


def test_a_photo_that_does_not_is_not(tmp_path: Path) -> None:
    assert codes(one(tmp_path, files={"foto.jpg": jpeg(exif(0x0112))})) == []


@pytest.mark.parametrize(
    ("code", "name", "data"),
    [
        ("P512", "brief.txt", LETTER.encode()),
        ("P513", "brief.docx", docx("brief", author="Karin Voorbeeld")),
        ("P514", "foto.jpg", jpeg(exif(0x8825))),
    ],
)
def test_what_is_in_an_attachment_can_be_reviewed(
    tmp_path: Path, code: str, name: str, data: bytes
) -> None:
    assert codes(one(tmp_path, more=f"privacy_akkoord: [{code}: mag]", files={name: data})) == []


# Nothing of the words


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Examined:
    """A portfolio with every kind of personal data, in texts and attachments."""
    body = " ".join(SENTENCES.values())
    return one(
        tmp_path_factory.mktemp("everything"),
        f"{body}\n\nEn weer: {body}",
        "privacy_akkoord: [P514: mag]",
        {
            "brief.txt": body.encode(),
            "verslag.docx": docx(body, author="Karin Voorbeeld"),
            "foto.jpg": jpeg(exif(0x0112)),
        },
    )


def test_each_kind_is_found_there(everything: Examined) -> None:
    assert {*SENTENCES, "P509", "P511", "P512", "P513"} == {*codes(everything)}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_finding_holds_the_words(
    everything: Examined, language: str, request: pytest.FixtureRequest
) -> None:
    wording: Wording = request.getfixturevalue(language)
    said = [repr(f) + wording.message(f) + wording.hint(f) for f in private(everything)]
    said.append(findings_json(private(everything), wording))
    for words in (*SECRETS.values(), "Karin Voorbeeld", "12345678", "9999900"):
        assert not [s for s in said if words in s]


def test_the_line_under_a_finding_is_masked(everything: Examined, nl: Wording) -> None:
    lines = (everything.root / "bewijzen/a.md").read_text(encoding="utf-8").split("\n")
    text = findings_text(everything.findings, nl, lambda place: lines[place.line - 1])
    assert "Haar nummer is 99•••••19." in text
    for words in SECRETS.values():
        assert words not in text
