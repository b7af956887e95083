"""`portfolio explain` as somebody at a terminal meets it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portfolio_builder.cli import program
from portfolio_builder.examined import Examined
from portfolio_builder.model.rules import RULES
from portfolio_builder.pipeline import examine
from portfolio_builder.resources import standards_dir
from portfolio_builder.wording import Wording
from tests.conftest import OTHER, TODAY
from tests.factories import SETTINGS, folder, written

Run = Callable[..., Result]
OWN = (
    (OTHER / "sailing" / "procedure.yaml")
    .read_text(encoding="utf-8")
    .replace("min_pieces: 1", "min_pieces: 0")
)


@pytest.fixture
def run(nl: Wording, en: Wording, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program in an empty folder, at a terminal of 80 signs."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: str, lang: str = "") -> Result:
        group = program(en if lang == "en" else nl)
        return CliRunner().invoke(group, arguments, obj=lang)

    return run


def test_a_code_gives_its_sentence_its_explanation_and_both_examples(run: Run) -> None:
    said = run("explain", "P104").output
    assert said.startswith("fout P104: onbekende competentie '…'\n")
    assert "Je claimt een competentie die niet in de standaard staat." in said
    assert said.index("Fout:\n  bewijzen/koffie.md\n") < said.index("Goed:\n  bewijzen/koffie.md\n")


def test_the_line_that_makes_the_difference_is_marked(run: Run) -> None:
    marked = [line for line in run("explain", "P104").output.splitlines() if line[:3] == "  >"]
    assert marked == ["  > |   - G1.9: vakbekwaam", "  > |   - G1.1: vakbekwaam"]


def test_a_code_may_be_written_in_any_case(run: Run) -> None:
    assert run("explain", " p104 ").output == run("explain", "P104").output


def test_it_speaks_the_language_that_is_asked_for(run: Run) -> None:
    assert run("explain", "P104", lang="en").output.startswith("error P104: unknown competence '…'")


def test_in_a_portfolio_it_speaks_the_language_of_the_portfolio(run: Run, tmp_path: Path) -> None:
    folder(tmp_path, {}, settings=SETTINGS + "taal: en\n")
    assert run("explain", "P104").output.startswith("error P104")


@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_no_line_of_the_explanation_is_wider_than_the_terminal(run: Run, code: str) -> None:
    said, _, _ = run("explain", code).output.partition("\nFout:")
    assert max(map(len, said.splitlines())) <= 80


def test_what_must_be_typed_stays_on_one_line(run: Run) -> None:
    said = run("explain", "P503").output
    assert "`privacy_akkoord: [P503: nummer van het buurthuis]`" in said


def test_what_a_text_cannot_show_of_a_file_is_said_beside_its_name(run: Run) -> None:
    assert (
        "bewijzen/koffie.md (bewaard als Windows-tekst (cp1252))" in run("explain", "P001").output
    )
    assert "bewijzen/ (een lege map)" in run("explain", "P008").output
    assert "(een filmpje hiervan, samen 201 MB)" in run("explain", "P304").output


def test_how_a_file_was_saved_is_said_on_both_sides_where_that_is_the_difference(run: Run) -> None:
    said = run("explain", "P001").output
    assert "bewijzen/koffie.md (bewaard als Windows-tekst (cp1252))" in said
    assert "bewijzen/koffie.md (bewaard als UTF-8)" in said


def test_a_portfolio_elsewhere_can_be_named(run: Run, tmp_path: Path) -> None:
    settings = "kandidaat: A\nstandaard: sociaal-werker-mbo\ntaal: en\n"
    (tmp_path / "mijn").mkdir()
    (tmp_path / "mijn" / "portfolio.yaml").write_text(settings, encoding="utf-8")
    assert "Wrong:" in run("explain", "P001", "--portfolio", "mijn").output
    assert "Fout:" in run("explain", "P001").output


def test_a_code_that_is_nearly_one_brings_those_up(run: Run) -> None:
    result = run("explain", "104")
    assert result.exit_code == 2
    assert result.output == "Er is geen bevinding met de code '104'. Bedoelde je P104?\n"


def test_a_code_with_its_digits_swapped_brings_up_the_right_one_first(run: Run) -> None:
    assert run("explain", "P230").output.endswith("Bedoelde je P023 of P203?\n")


def test_a_word_that_is_like_no_code_is_told_where_to_find_them(run: Run) -> None:
    result = run("explain", "stoel")
    assert result.exit_code == 2
    assert result.output.endswith("Met `portfolio explain` zie je ze allemaal.\n")


def test_a_code_cannot_write_to_the_terminal(run: Run) -> None:
    assert "\x1b" not in run("explain", "P1\x1b[2J").output


def test_without_a_code_every_code_is_listed_with_its_severity(run: Run) -> None:
    result = run("explain")
    assert result.exit_code == 0
    listed = re.findall(r"^  ([PRS]\d{3})  (\w+) ", result.output, re.MULTILINE)
    assert [code for code, _ in listed] == [rule.code for rule in RULES]
    named = dict(listed)
    assert named["P104"] == "fout"
    assert named["P101"] == "waarschuwing"
    assert max(map(len, result.output.splitlines())) <= 80


def test_a_word_for_how_firm_it_is_names_every_letter_with_what_is_asked(run: Run) -> None:
    said = run("explain", "stevig").output
    assert said.startswith("Een competentie die meetelt, is stevig als je bewijs alles heeft")
    starts = [line.partition(":")[0] for line in said.splitlines() if ":" in line.split(" ")[0]]
    assert starts == ["Variatie", "Relevantie", "Authenticiteit", "Actualiteit", "Kwantiteit"]
    assert "minstens 2 contexten" in said
    assert max(map(len, said.splitlines())) <= 80


def test_thin_says_that_it_counts_all_the_same(run: Run) -> None:
    assert "Ze telt gewoon mee" in run("explain", "Dun").output


def test_a_letter_is_explained_by_itself(run: Run) -> None:
    said = run("explain", "actualiteit").output
    assert said.startswith(
        "Actualiteit: Er is een bewijsstuk dat op de peildatum niet ouder is dan"
    )
    assert "Variatie:" not in said


@pytest.mark.parametrize(("word", "lang"), [("authenticiteit", "nl"), ("authenticity", "en")])
def test_authenticity_shows_the_line_that_says_who_confirms_it(
    run: Run, tmp_path: Path, word: str, lang: str
) -> None:
    last = run("explain", word, lang=lang).output.splitlines()[-1]
    text = written().replace("competenties:", f"{last}\ncompetenties:")
    examined = examine(
        folder(tmp_path / "p", {"bewijzen/a.md": text}), standards=standards_dir(), today=TODAY
    )
    assert isinstance(examined, Examined)
    (piece,) = examined.portfolio.evidence
    assert [c.name for c in piece.confirmed_by] == ["T. de Vries"]
    assert piece.confirmed_by[0].role


def test_vraak_is_about_all_letters(run: Run) -> None:
    assert run("explain", "VRAAK").output == run("explain", "stevig").output


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_word_that_is_named_is_explained(run: Run, lang: str) -> None:
    overview = run("explain", lang=lang).output.splitlines()
    (words,) = (line for line in overview if line.strip().startswith(("stevig,", "firm,")))
    for word in words.strip().split(", "):
        assert run("explain", word, lang=lang).exit_code == 0
    assert len(words.split(", ")) == 7


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_word_of_the_field_is_explained(run: Run, lang: str) -> None:
    overview = run("explain", lang=lang).output
    title = {"nl": "Woorden uit het vak", "en": "Words of the field"}[lang]
    words = overview.partition(f"{title}\n")[2].partition("\n\n")[0]
    listed = [word.strip() for word in words.replace("\n", " ").split(",")]
    assert {"nl": "vindplaats", "en": "passage"}[lang] in listed
    for word in listed:
        assert run("explain", word.upper(), lang=lang).output.startswith(f"{word}: ")


def test_a_word_of_another_language_is_explained_in_that_one(run: Run) -> None:
    assert run("explain", "passage").output.startswith("passage: The words")
    assert run("explain", "passage", lang="nl").output == run("explain", "vindplaats").output
    assert run("explain", "thin").output.startswith("A competence that counts is thin")
    assert run("explain", "thin", lang="nl").output == run("explain", "dun").output


def test_a_word_says_what_the_procedure_of_the_portfolio_here_asks(
    run: Run, tmp_path: Path
) -> None:
    root = folder(tmp_path, {}, settings=SETTINGS + "procedure: procedure.yaml\n")
    (root / "procedure.yaml").write_text(OWN, encoding="utf-8")
    said = run("explain", "variatie").output
    assert said.startswith("Variatie: Je bewijs komt uit minstens 1 context (waar")
    assert said.endswith("Het komt uit: Harbour club.\n")
    assert run("explain", "kwantiteit").output.startswith("Kwantiteit: Hier wordt niets gevraagd.")


def test_a_portfolio_that_cannot_be_read_leaves_the_procedure_that_comes_along(
    run: Run, tmp_path: Path
) -> None:
    outside = run("explain", "stevig").output
    folder(tmp_path, {}, settings=SETTINGS + "procedure: weg.yaml\n")
    assert run("explain", "stevig").output == outside


def test_a_word_that_is_nearly_one_brings_it_up(run: Run) -> None:
    assert run("explain", "authenticitiet").output.endswith("Bedoelde je authenticiteit?\n")


def test_check_says_how_to_read_more_on_the_gravest_finding(run: Run, tmp_path: Path) -> None:
    text = written(claims=["- G1.9: vakbekwaam"], more="organisatei: Welzijn")
    said = run("check", str(folder(tmp_path, {"bewijzen/a.md": text}))).output
    assert "\nMeer over een bevinding, met een voorbeeld: portfolio explain P104\n" in said


def test_check_says_it_in_the_language_of_the_portfolio(run: Run, tmp_path: Path) -> None:
    text = written(claims=["- G1.9: vakbekwaam"])
    root = folder(tmp_path / "p", {"bewijzen/a.md": text}, settings=SETTINGS + "taal: en\n")
    assert ": portfolio explain P104 --lang en\n" in run("check", str(root)).output


def test_check_says_nothing_of_it_when_there_is_nothing_to_mend(run: Run, tmp_path: Path) -> None:
    words = "[Ik kwam binnen met een grap.]{G1.1.S1} Daarna ging ik erbij zitten en luisterde ik."
    text = written(claims=["- G1.1: startbekwaam"], body=words)
    assert (
        "portfolio explain"
        not in run("check", str(folder(tmp_path, {"bewijzen/a.md": text}))).output
    )
