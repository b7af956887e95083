"""`init` starts a portfolio that works, and never writes over anything."""

import errno
import os
from pathlib import Path

import pytest

from portfolio_builder.examined import Examined
from portfolio_builder.pipeline import examine
from portfolio_builder.resources import standards_dir
from tests.cli.run import Terminal, portfolio
from tests.conftest import TODAY

LANGUAGES = ("nl", "en")


def candidate(root: Path) -> str:
    """Return the name that the portfolio reads back."""
    made = examine(root, standards=standards_dir(), today=TODAY)
    assert isinstance(made, Examined)
    return made.portfolio.settings.candidate


def files(root: Path) -> list[str]:
    return sorted(p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file())


def test_it_asks_for_a_name_and_says_what_to_do_next(tmp_path: Path) -> None:
    root = tmp_path / "mijn-portfolio"
    shown = portfolio("init", root, typed="Fatma El Idrissi\n")
    assert shown.exit_code == 0
    assert shown.output == (
        "Hoe heet je? Fatma El Idrissi\n"
        f"Je portfolio staat in {root}. Daarin staat:\n"
        "  portfolio.yaml                  wie je bent en welke standaard je volgt\n"
        "  profiel.md                      wie je bent en waar je hebt gewerkt\n"
        "  bewijzen/mijn-eerste-bewijs.md  een voorbeeld om in te schrijven (nog een concept)\n"
        "\n"
        "Zo ga je verder:\n"
        f"  portfolio new {root}     begin een bewijsstuk\n"
        f"  portfolio check {root}   zie wat er te verbeteren is\n"
        f"  portfolio status {root}  zie hoe ver je bent\n"
        f"  portfolio build {root}   maak de site voor je assessor\n"
    )
    assert candidate(root) == "Fatma El Idrissi"


def test_the_example_leaves_its_context_to_whoever_writes_it(tmp_path: Path) -> None:
    """One that is filled in already would count as a context when the draft is done."""
    portfolio("init", tmp_path / "p", "--name", "Noor")
    text = (tmp_path / "p" / "bewijzen" / "mijn-eerste-bewijs.md").read_text(encoding="utf-8")
    assert "\n# context: waar, en met wie\n" in text
    assert "\ncontext:" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fresh_portfolio_has_nothing_to_mend_in_either_language(
    tmp_path: Path, language: str
) -> None:
    root = tmp_path / "p"
    assert portfolio("init", root, "--name", "Noor", "--language", language).exit_code == 0
    checked = portfolio("check", root, "--strict")
    assert checked.exit_code == 0
    nothing, draft = checked.output.splitlines()
    assert nothing == {"nl": "Niets te verbeteren.", "en": "Nothing to mend."}[language]
    assert draft.startswith({"nl": "1 concept telt nog niet", "en": "1 draft does not"}[language])


def test_options_leave_nothing_to_ask(tmp_path: Path) -> None:
    shown = portfolio("init", tmp_path / "p", "--name", "Noor", "--language", "en")
    assert shown.output.startswith("Your portfolio is in ")
    assert "evidence/my-first-evidence.md" in files(tmp_path / "p")


def test_the_language_of_the_messages_is_that_of_the_portfolio_when_nothing_else_is_said(
    tmp_path: Path,
) -> None:
    shown = portfolio("--lang", "en", "init", tmp_path / "p", typed="Noor\n")
    assert shown.output.startswith("What is your name? Noor\nYour portfolio is in ")
    assert "language: en" in (tmp_path / "p" / "portfolio.yaml").read_text(encoding="utf-8")


def test_an_empty_name_is_asked_again(tmp_path: Path) -> None:
    shown = portfolio("init", tmp_path / "p", typed="\n   \n\t\nNoor\n")
    assert shown.exit_code == 0
    assert shown.output.count("Hoe heet je?") == 4
    assert shown.output.count("Fout: Typ ten minste één letter.") == 3
    assert candidate(tmp_path / "p") == "Noor"


@pytest.mark.parametrize("name", ["", "  ", "x" * 201])
def test_a_name_that_cannot_be_used_is_refused_before_anything_is_written(
    tmp_path: Path, name: str
) -> None:
    shown = portfolio("init", tmp_path / "p", "--name", name)
    assert shown.exit_code == 2
    assert shown.stderr.startswith("Gebruik: portfolio init")
    assert not (tmp_path / "p").exists()


@pytest.mark.parametrize(
    "name",
    [
        'O\'Brien: "x" # - [',
        "# niet",
        "- streepje",
        "nee",
        "null",
        "12",
        "2025-01-01",
        "{a}",
        "*",
        "Ünïcødé 👩‍🔧",
    ],
)
def test_odd_names_survive(tmp_path: Path, name: str) -> None:
    assert portfolio("init", tmp_path / "p", "--name", name).exit_code == 0
    assert candidate(tmp_path / "p") == name
    assert portfolio("check", tmp_path / "p", "--strict").exit_code == 0


def test_a_name_on_two_lines_becomes_one(tmp_path: Path) -> None:
    portfolio("init", tmp_path / "p", "--name", "Noor\nVoorbeeld\x07")
    assert candidate(tmp_path / "p") == "Noor Voorbeeld"


def test_a_second_init_refuses_before_it_asks_anything(tmp_path: Path) -> None:
    portfolio("init", tmp_path, "--name", "Noor")
    before = {f: (tmp_path / f).read_bytes() for f in files(tmp_path)}
    again = portfolio("init", tmp_path)
    assert again.exit_code == 4
    assert again.output == (
        f"Er staat al een 'portfolio.yaml' in '{tmp_path}'. Er is niets veranderd.\n"
    )
    assert {f: (tmp_path / f).read_bytes() for f in files(tmp_path)} == before


@pytest.mark.parametrize(
    "taken", ["portfolio.yaml", "portfolio.yml", "profiel.md", "bewijzen/mijn-eerste-bewijs.md"]
)
def test_no_file_that_is_there_is_written_over(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).parent.mkdir(exist_ok=True)
    (tmp_path / taken).write_text("van mij", encoding="utf-8")
    refused = portfolio("init", tmp_path, "--name", "Noor")
    assert refused.exit_code == 4
    assert taken in refused.stderr
    assert files(tmp_path) == [taken]
    assert (tmp_path / taken).read_text(encoding="utf-8") == "van mij"


def test_other_files_in_the_folder_may_stay(tmp_path: Path) -> None:
    (tmp_path / "aantekeningen.txt").write_text("van mij", encoding="utf-8")
    assert portfolio("init", tmp_path, "--name", "Noor").exit_code == 0
    assert "aantekeningen.txt" in files(tmp_path)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "p").write_text("x", encoding="utf-8")
    shown = portfolio("init", tmp_path / "p")
    assert (shown.exit_code, shown.stderr) == (2, f"'{tmp_path / 'p'}' is geen map.\n")


def test_a_disk_that_is_full_leaves_nothing_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    shown = portfolio("init", tmp_path / "p", "--name", "Noor")
    assert shown.exit_code == 3
    assert shown.stderr == f"'{tmp_path / 'p'}' is niet te gebruiken (de schijf is vol).\n"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_name_with_a_space_is_quoted_in_what_to_type(tmp_path: Path) -> None:
    shown = portfolio("init", tmp_path / "mijn map", "--name", "Noor")
    assert f'  portfolio new "{tmp_path}/mijn map"' in shown.output


def test_in_the_folder_itself_no_folder_needs_to_be_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = portfolio("init", ".", "--name", "Noor")
    assert f"Je portfolio staat in {tmp_path}." in shown.output
    assert "  portfolio new     begin een bewijsstuk\n" in shown.output


def test_in_a_terminal_it_asks_for_the_language_as_well(tmp_path: Path) -> None:
    terminal = Terminal("init", "p", cwd=tmp_path)
    terminal.answer("Hoe heet je?", "Noor\n")
    terminal.answer("In welke taal schrijf je: nl of en? (enter: nl)", "fr\n")
    terminal.answer("(enter: nl)", "EN\n")
    assert terminal.end() == 0
    assert "Fout: Kies nl of en.\n" in terminal.screen
    assert "Your portfolio is in " in terminal.screen
    assert (tmp_path / "p" / "evidence").is_dir()


def test_interrupting_a_question_changes_nothing(tmp_path: Path) -> None:
    terminal = Terminal("init", "p", cwd=tmp_path)
    terminal.interrupt("Hoe heet je?")
    assert terminal.end() == 130
    assert terminal.screen.endswith("\nGestopt. Er is niets bewaard.\n")
    assert list(tmp_path.iterdir()) == []


def test_without_anybody_to_answer_it_stops(tmp_path: Path) -> None:
    shown = portfolio("init", tmp_path / "p")
    assert shown.exit_code == 130
    assert shown.stderr == "\nGestopt. Er is niets bewaard.\n"
