"""What a finding tells somebody to type is something that works when they type it."""

from pathlib import Path

import pytest

from portfolio_builder import resources
from portfolio_builder.model import rules
from portfolio_builder.model.finding import Finding, finding
from portfolio_builder.model.place import Place
from portfolio_builder.model.rules import Rule
from portfolio_builder.pipeline import examine
from portfolio_builder.wording import Wording
from portfolio_builder.wording.rules import SENTENCES
from tests.conftest import TODAY
from tests.factories import folder, written


def found(root: Path, code: str) -> Finding:
    """Return the one finding with this code."""
    findings = examine(root, standards=resources.standards_dir(), today=TODAY).findings
    (finding,) = (f for f in findings if f.code == code)
    return finding


def test_the_way_out_of_a_missing_key_can_be_typed(tmp_path: Path, en: Wording) -> None:
    text = written().replace("titel: Een stuk\n", "")
    finding = found(folder(tmp_path, {"bewijzen/a.md": text}), "P102")
    assert en.message(finding) == "titel is missing"
    assert en.hint(finding) == "Add a line `titel: …`."


def test_a_missing_key_is_named_in_the_language_of_the_other_keys(
    tmp_path: Path, en: Wording
) -> None:
    text = "---\ndate: 2025-03-14\ncompetences:\n  - G1.1: vakbekwaam\n---\n\nI went there."
    finding = found(folder(tmp_path, {"bewijzen/a.md": text}), "P102")
    assert en.hint(finding) == "Add a line `title: …`."


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("bevestigd_door: {naam: , rol: collega}", "naam"),
        ("bevestigd_door:\n  - naam:\n    rol: collega", "naam"),
        ("confirmed_by: {name: ''}", "name"),
        ("privacy_akkoord:\n  - P503:", "P503"),
    ],
)
def test_behind_a_key_that_is_there_something_is_to_be_filled_in(
    tmp_path: Path, nl: Wording, line: str, key: str
) -> None:
    finding = found(folder(tmp_path, {"bewijzen/a.md": written(more=line)}), "P102")
    assert nl.hint(finding) == f"Vul achter `{key}:` iets in."


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("{naam: “Truus, de Vries”, rol: collega}", '{naam: "Truus, de Vries", rol: collega}'),
        ("{naam: Truus, de Vries }", '{naam: "Truus, de Vries" }'),
        ("{naam: Truus, rol: coach, mentor}", '{naam: Truus, rol: "coach, mentor"}'),
        ("{naam: Truus, rol: coach, rollen}", '{naam: Truus, rol: "coach, rollen"}'),
    ],
)
def test_a_value_that_a_comma_cuts_is_to_be_put_between_quotes(
    tmp_path: Path, nl: Wording, cut: str, whole: str
) -> None:
    text = written(more=f"bevestigd_door: {cut}")
    root = folder(tmp_path, {"bewijzen/a.md": text})
    assert nl.hint(found(root, "P101")) == (
        "Tussen { en } eindigt een waarde bij een komma. Hoort dit bij de waarde ervoor? "
        'Zet dan de hele waarde tussen rechte aanhalingstekens: "…, …".'
    )
    (root / "bewijzen/a.md").write_text(text.replace(cut, whole), encoding="utf-8")
    findings = examine(root, standards=resources.standards_dir(), today=TODAY).findings
    assert "P101" not in {f.code for f in findings}


def test_a_key_that_is_not_known_is_no_piece_of_a_value(tmp_path: Path, nl: Wording) -> None:
    text = written(more="bevestigd_door: {naam: Truus, rollen: }")
    finding = found(folder(tmp_path, {"bewijzen/a.md": text}), "P101")
    assert nl.hint(finding).startswith("Bedoelde je ")


def test_a_long_dash_at_the_top_is_to_be_three_hyphens(tmp_path: Path, nl: Wording) -> None:
    root = folder(tmp_path, {"bewijzen/a.md": written().replace("---", "—", 1)})
    assert nl.hint(found(root, "P020")) == (
        "Hier staat —, zoals Word dat maakt. Typ drie korte streepjes: `---`."
    )


def test_a_text_that_an_editor_called_txt_only_needs_its_name(tmp_path: Path, nl: Wording) -> None:
    finding = found(folder(tmp_path, {"bewijzen/a.md.txt": written()}), "P006")
    assert nl.hint(finding) == "Haal `.txt` van de naam af: a.md. Dan wordt het gelezen."


@pytest.mark.parametrize(
    ("name", "attach"),
    [
        (
            "Mijn Verhaal Spreekuur.docx",
            "Of noem dit bestand bij een bewijsstuk onder `bijlagen:`.",
        ),
        ("verhaal.ODT", "Of noem dit bestand bij een bewijsstuk onder `bijlagen:`."),
        (
            "verhaal.doc",
            "Of sla het op als .pdf, en noem dat bij een bewijsstuk onder `bijlagen:`.",
        ),
        (
            "verhaal.pages",
            "Of sla het op als .pdf, en noem dat bij een bewijsstuk onder `bijlagen:`.",
        ),
    ],
)
def test_of_a_text_from_a_word_processor_is_told_how_its_words_come_to_count(
    tmp_path: Path, nl: Wording, name: str, attach: str
) -> None:
    finding = found(folder(tmp_path, {f"bewijzen/{name}": b"PK"}), "P006")
    assert nl.hint(finding) == (
        "De woorden hierin tellen nu niet mee. Maak een bewijsstuk met `portfolio new` en plak de "
        f"tekst daarin. {attach}"
    )


def test_another_file_among_the_evidence_may_stay_there(tmp_path: Path, nl: Wording) -> None:
    finding = found(folder(tmp_path, {"bewijzen/foto.jpg": b"foto"}), "P006")
    assert nl.hint(finding).endswith("Het mag hier ook gewoon blijven staan.")


def test_how_a_file_was_saved_is_told_before_how_to_save_it(tmp_path: Path, nl: Wording) -> None:
    saved = written(body="Eén bezoeker bleef na.").encode("cp1252")
    finding = found(folder(tmp_path, {"bewijzen/a.md": saved}), "P001")
    assert nl.message(finding) == (
        "dit bestand is geen tekst in UTF-8: "
        "waarschijnlijk is het bewaard als Windows-tekst, cp1252"
    )
    assert nl.hint(finding) == "Sla het opnieuw op als tekst, en kies bij codering UTF-8."


def test_a_file_that_is_no_text_is_told_to_be_none_before_the_sign_that_shows_it(
    tmp_path: Path, nl: Wording
) -> None:
    finding = found(folder(tmp_path, {"bewijzen/a.md": b"Word\x00"}), "P002")
    assert nl.message(finding).startswith("dit bestand is waarschijnlijk geen tekst: ")


@pytest.mark.parametrize("code", [code for code in SENTENCES if code.startswith("P3")])
def test_an_attachment_is_called_by_its_name_and_not_her(code: str, nl: Wording) -> None:
    sentence = SENTENCES[code]
    for said in (sentence.message, sentence.hint, sentence.hint_nearest):
        assert not said or " haar " not in nl.gettext(said)


@pytest.mark.parametrize("rule", [rules.ATTACHMENT_BSN, rules.ATTACHMENT_PRIVATE])
def test_what_is_private_goes_out_of_a_file_and_not_under_a_black_box(
    rule: Rule, nl: Wording
) -> None:
    hint = nl.hint(finding(rule, Place("bewijzen/a.md", 9)))
    assert " weg uit het bestand" in hint
    assert " Een zwart vlak eroverheen is niet genoeg. " in hint


def test_a_claim_that_is_offered_works_as_it_stands(tmp_path: Path, nl: Wording) -> None:
    text = written(body="[Ik belde zelf bij haar aan, zonder dat iemand het vroeg.]{G1.2.B1}")
    root = folder(tmp_path, {"bewijzen/a.md": text})
    finding = found(root, "P202")
    assert f"de regel `{finding.suggestion}`" in nl.hint(finding)
    mended = text.replace("vakbekwaam\n", f"vakbekwaam\n{finding.suggestion}\n", 1)
    (root / "bewijzen/a.md").write_text(mended, encoding="utf-8")
    findings = examine(root, standards=resources.standards_dir(), today=TODAY).findings
    assert "P202" not in {f.code for f in findings}
    assert "P022" not in {f.code for f in findings}


def test_what_may_stay_is_said_with_the_place_where_it_goes(tmp_path: Path, nl: Wording) -> None:
    text = written(body="Ik belde de balie op 070-1234567 en vroeg om hulp.")
    finding = found(folder(tmp_path, {"bewijzen/a.md": text}), "P503")
    line = "privacy_akkoord: [P503: reden]"
    assert nl.hint(finding).endswith(f"Zet onder de eerste `---`: `{line}`.")
    stays = text.replace("---\n", f"---\n{line}\n", 1)
    (tmp_path / "bewijzen/a.md").write_text(stays, encoding="utf-8")
    findings = examine(tmp_path, standards=resources.standards_dir(), today=TODAY).findings
    assert "P503" not in {f.code for f in findings}


@pytest.mark.parametrize(
    ("slip", "way_out", "mended"),
    [
        ("rol:uitvoerder", "Zet een spatie achter `rol:`.", "rol: uitvoerder"),
        (
            "bevestigd_door: {naam: B., rol: collega",
            "Zet een `}` aan het eind van regel 2.",
            "bevestigd_door: {naam: B., rol: collega}",
        ),
        (
            "privacy_akkoord: [P503: de balie",
            "Zet een `]` aan het eind van regel 2.",
            "privacy_akkoord: [P503: de balie]",
        ),
        ("bijlagen: [a, b}", "Zet hier een `]`.", "bijlagen: [a, b]"),
        ("rol: 'zelf", "Zet ook aan het eind van de tekst een `'`.", "rol: 'zelf'"),
        (
            "rol: 'zo'n taak'",
            'Zet een `"` aan het begin en aan het eind van de hele tekst.',
            'rol: "zo\'n taak"',
        ),
        (
            'rol: "Zelf" gedaan',
            "Zet een `'` aan het begin en aan het eind van de hele tekst.",
            "rol: '\"Zelf\" gedaan'",
        ),
        ("rol: @balie", 'Zet rechte aanhalingstekens om de tekst: "…".', 'rol: "@balie"'),
    ],
)
def test_what_yaml_does_not_understand_is_told_with_what_mends_it(
    tmp_path: Path, nl: Wording, slip: str, way_out: str, mended: str
) -> None:
    text = written().replace("---\n", f"---\n{slip}\n", 1)
    root = folder(tmp_path, {"bewijzen/a.md": text})
    assert nl.hint(found(root, "P022")) == way_out
    (root / "bewijzen/a.md").write_text(text.replace(slip, mended), encoding="utf-8")
    findings = examine(root, standards=resources.standards_dir(), today=TODAY).findings
    assert "P022" not in {f.code for f in findings}


def test_what_is_not_known_of_a_slip_is_told_in_general(tmp_path: Path, nl: Wording) -> None:
    text = written().replace("---\n", "---\nrol: *\n", 1)
    finding = found(folder(tmp_path, {"bewijzen/a.md": text}), "P022")
    assert nl.hint(finding).startswith("Kijk naar deze regel en die erboven: ")


def test_where_a_whole_day_is_asked_a_month_is_not_offered(tmp_path: Path, en: Wording) -> None:
    text = written(more="verloopt: 2027-01")
    finding = found(folder(tmp_path, {"bewijzen/a.md": text}), "P110")
    assert en.hint(finding) == "Write year-month-day, such as 2025-03-14."


def test_where_a_month_will_do_it_is_offered(tmp_path: Path, nl: Wording) -> None:
    finding = found(folder(tmp_path, {"bewijzen/a.md": written(date="ooit")}), "P110")
    assert "2025-03 of 2025 mag ook" in nl.hint(finding)


def test_a_date_as_people_write_it_is_offered_as_it_should_be(tmp_path: Path, nl: Wording) -> None:
    finding = found(folder(tmp_path, {"bewijzen/a.md": written(date="3 april 2025")}), "P110")
    assert nl.hint(finding) == "Schrijf 2025-04-03. `portfolio check --fix` doet het voor je."


def test_where_a_day_is_asked_only_a_day_is_offered(tmp_path: Path, nl: Wording) -> None:
    text = written(more="verloopt: maart 2027")
    assert found(folder(tmp_path, {"bewijzen/a.md": text}), "P110").suggestion == ""


@pytest.mark.parametrize(
    "words",
    [
        "[Ik belde aan bij haar.] {G1.1.B1}",
        "[Ik belde aan bij haar.](G1.1.B1)",
        "[Ik belde aan bij haar.] (G1.1.B1)",
        "[Ik belde aan bij haar.][G1.1.B1]",
    ],
)
def test_a_passage_that_is_nearly_right_is_shown_as_it_should_be(
    tmp_path: Path, nl: Wording, words: str
) -> None:
    finding = found(folder(tmp_path, {"bewijzen/a.md": written(body=words)}), "P203")
    right = "Schrijf hier `]{G1.1.B1}`, met accolades en zonder spatie ertussen."
    assert nl.hint(finding) == right


def test_a_passage_in_round_brackets_is_told_what_a_passage_looks_like(
    tmp_path: Path, nl: Wording
) -> None:
    text = written(body="(Ik gaf iedereen thee.) (G1.1.S1)")
    finding = found(folder(tmp_path, {"bewijzen/a.md": text}), "P203")
    assert nl.message(finding) == "'(G1.1.S1)' lijkt op een vindplaats, maar is het niet"
    assert nl.hint(finding) == (
        "Schrijf [de woorden] met direct erachter tussen accolades de codes van "
        "gedragscomponenten, zoals {G1.2.B1}."
    )


def test_quotes_of_an_editor_around_a_stadium_are_named(tmp_path: Path, nl: Wording) -> None:
    text = written(claims=["- G1.1: “vakbekwaam”"])
    finding = found(folder(tmp_path, {"bewijzen/a.md": text}), "P105")
    assert nl.hint(finding) == "Schrijf vakbekwaam, zonder de aanhalingstekens eromheen."
