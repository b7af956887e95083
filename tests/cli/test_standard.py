"""`standard` looks things up, and checks the file of somebody's own."""

import os
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.run import portfolio
from tests.conftest import OTHER
from tests.factories import folder


def test_the_list_shows_the_rule_and_every_competence(tmp_path: Path) -> None:
    shown = portfolio("standard", "list")
    assert shown.exit_code == 0
    lines = shown.output.split("\n")
    assert lines[0] == "EVC-standaard vakbekwame sociaal werker mbo-niveau"
    assert "De regel: Bepalend voor het voldoen" in shown.output
    assert len([line for line in lines if line.startswith("  G")]) == 21
    assert len([line for line in lines if line.startswith("  L")]) == 17


def test_without_an_id_everything_is_shown() -> None:
    assert portfolio("standard", "show").output == portfolio("standard", "list").output


@pytest.mark.parametrize("id", ["G1.2", "g1,2", "1.2", " g 1.2 ", "G1-2"])
def test_a_competence_is_found_by_its_id_in_any_form(id: str) -> None:
    shown = portfolio("standard", "show", id)
    assert shown.exit_code == 0
    assert shown.output.startswith("G1.2 Gaat erop af\n")


@pytest.mark.parametrize(
    ("id", "first"),
    [
        ("g1.2.b1", "G1.2.B1 (vakbekwaam)"),
        ("1,2,s1", "G1.2.S1 (startbekwaam)"),
        ("l1.2", "L1.2 Bevordert financiële zelfredzaamheid"),
        ("l1", "L1 Financiën"),
        ("financiën", "L1 Financiën"),
        ("3", "Competentiecluster 3: Ondersteunen bij het voeren van de eigen regie"),
    ],
)
def test_so_are_an_indicator_a_life_area_and_a_cluster(id: str, first: str) -> None:
    shown = portfolio("standard", "show", id)
    assert shown.exit_code == 0
    assert shown.output.split("\n")[0] == first


@pytest.mark.parametrize(
    ("id", "hint"),
    [
        (
            "G1.9",
            "Bedoelde je G1.1 (Maakt en onderhoudt contact: is present) of G1.2 (Gaat erop af)?",
        ),
        ("wilsbekwaamheidd", "Met `portfolio standard list` zie je alle competenties."),
        ("xyzzy", "Met `portfolio standard list` zie je alle competenties."),
        ("\x1b[2J", "Met `portfolio standard list` zie je alle competenties."),
    ],
)
def test_an_unknown_id_names_what_is_near(id: str, hint: str) -> None:
    shown = portfolio("standard", "show", id)
    assert shown.exit_code == 2
    assert shown.stderr.endswith(f" {hint}\n")
    assert "\x1b" not in shown.stderr


@pytest.mark.parametrize(
    ("words", "areas"),
    [
        ("schulden", "L1 (Financiën)"),
        ("Schuldhulpverlening en belastingen", "L1 (Financiën)"),
        ("weerbaar", "L1 (Financiën), L3 (Werk, opleiding en activiteiten)"),
    ],
)
def test_words_that_only_a_life_area_has_lead_to_that(words: str, areas: str) -> None:
    shown = portfolio("standard", "show", words)
    assert shown.exit_code == 2
    assert shown.stderr == (
        f"In geen enkele competentie staat '{words}'. Wel bij leefgebied: {areas}. "
        "Lees het zo: portfolio standard show L1\n"
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("G9.9", "'G9.9' staat niet in de standaard."),
        ("xyzzy", "In geen enkele competentie staat 'xyzzy'."),
    ],
)
def test_an_id_is_not_in_the_standard_and_words_are_in_no_competence(
    written: str, said: str
) -> None:
    shown = portfolio("standard", "show", written)
    everything = "Met `portfolio standard list` zie je alle competenties."
    assert (shown.exit_code, shown.stderr) == (2, f"{said} {everything}\n")


def test_words_that_fit_one_competence_show_it() -> None:
    shown = portfolio("standard", "show", "diversiteit")
    assert shown.exit_code == 0
    assert shown.output == portfolio("standard", "show", "G4.2").output


@pytest.mark.parametrize("words", [["gaat", "er", "op", "af"], ["gaat er op af"]])
def test_words_that_fit_several_list_them_best_first_and_say_how_to_go_on(words: list[str]) -> None:
    shown = portfolio("standard", "show", *words)
    assert shown.exit_code == 0
    lines = shown.output.splitlines()
    assert [x for x in lines if x.startswith("  G")] == [
        "  G1.2  Gaat erop af",
        "  G3.2  Ziet en versterkt mogelijkheden en talenten van mensen",
    ]
    assert lines[-1] == "Lees wat er bij een competentie hoort: portfolio standard show G1.2"


def test_of_many_only_some_are_listed_and_it_says_how_to_see_others() -> None:
    lines = portfolio("standard", "show", "contact").output.splitlines()
    assert len([x for x in lines if x.startswith("  G")]) == 8
    assert "Er zijn er meer met deze woorden. Typ er een woord bij om andere te zien." in lines


def test_new_offers_the_same_for_the_same_words(tmp_path: Path) -> None:
    typed = "\n".join(["T", "1", "", "", "contact", "1", "", ""]) + "\n"
    asked = portfolio("new", folder(tmp_path, {}), typed=typed).output
    for line in portfolio("standard", "show", "contact").output.splitlines():
        if line.startswith("  "):
            assert line.strip() in asked


@pytest.mark.parametrize("name", ["standard.yaml", "procedure.yaml"])
def test_a_file_without_mistakes_is_named(name: str) -> None:
    shown = portfolio("standard", "check", OTHER / "sailing" / name)
    titles = {"standard.yaml": "Coastal Sailing", "procedure.yaml": "Harbour club"}
    assert (shown.exit_code, shown.output) == (0, f"Niets te verbeteren. {titles[name]}\n")


def test_a_link_to_a_file_is_that_file(tmp_path: Path) -> None:
    link = tmp_path / "mijn.yaml"
    link.symlink_to(OTHER / "sailing" / "standard.yaml")
    assert portfolio("standard", "check", link).exit_code == 0


def checked(folder: Path, name: str, *slips: tuple[str, str]) -> Result:
    """Check a file of the sailors in which what is right is replaced by a slip."""
    text = (OTHER / "sailing" / name).read_text(encoding="utf-8")
    for right, slip in slips:
        assert right in text
        text = text.replace(right, slip)
    (folder / "mijn.yaml").write_text(text, encoding="utf-8")
    return portfolio("standard", "check", folder / "mijn.yaml")


def test_every_mistake_in_a_file_is_told_with_its_line(tmp_path: Path) -> None:
    slips = ("required: 3", "required: 30"), ("id: A.2\n", "id: A.1\n")
    shown = checked(tmp_path, "standard.yaml", *slips)
    assert shown.exit_code == 1
    assert "mijn.yaml:11:13: fout S003: " in shown.output
    assert " S001: " in shown.output
    assert "\n   11 |   required: 30\n" in shown.output


def test_a_mistake_in_a_procedure_is_told(tmp_path: Path) -> None:
    shown = checked(tmp_path, "procedure.yaml", ("percent: 100", "percent: 101"))
    assert shown.exit_code == 1
    assert " fout S008: 101 bij min_indicator_percent valt buiten de grenzen (0-100)" in (
        shown.output
    )


def test_a_procedure_with_a_mistyped_key_is_still_judged_as_one(tmp_path: Path) -> None:
    shown = checked(tmp_path, "procedure.yaml", ("thresholds:", "tresholds:"))
    assert shown.exit_code == 1
    assert "fout P102: thresholds ontbreekt" in shown.output
    assert "Bedoelde je thresholds?" in shown.output
    assert "1 fout, 1 waarschuwing." in shown.output


def test_a_number_below_zero_is_told_with_what_it_can_be(tmp_path: Path) -> None:
    shown = checked(tmp_path, "procedure.yaml", ("min_pieces: 1", "min_pieces: -1"))
    assert " fout S008: -1 bij min_pieces valt buiten de grenzen (0-20)" in shown.output


def test_the_word_thresholds_in_a_text_does_not_make_a_procedure(tmp_path: Path) -> None:
    slip = "title: Ashore", "title: 'thresholds: ashore'"
    shown = checked(tmp_path, "standard.yaml", slip)
    assert (shown.exit_code, shown.output) == (0, "Niets te verbeteren. Coastal Sailing\n")


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "P027"), (b"\xff\xfe", "P001"), (b"a: [", "P022"), (b"- x\n", "P027")]
)
def test_a_file_that_is_something_else_is_told(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "mijn.yaml"
    path.write_bytes(data)
    shown = portfolio("standard", "check", path)
    assert shown.exit_code == 1
    assert code in shown.output


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    shown = portfolio("standard", "check", tmp_path / "weg.yaml")
    assert shown.exit_code == 2
    assert "bestaat niet" in shown.stderr


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    shown = portfolio("standard", "check", tmp_path)
    assert shown.exit_code == 2
    assert "is een map" in shown.stderr


@pytest.mark.parametrize("device", ["pipe", "/dev/zero"])
def test_what_never_ends_is_not_read(tmp_path: Path, device: str) -> None:
    path = Path(device)
    if device == "pipe":
        path = tmp_path / "pijp"
        os.mkfifo(path)
    shown = portfolio("standard", "check", path)
    assert shown.exit_code == 1
    assert "P004" in shown.output
