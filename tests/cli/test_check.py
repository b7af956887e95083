"""`check` says everything there is to mend, all at once, for people and for programs."""

import json
from pathlib import Path

import pytest

from portfolio_builder.cli import common
from portfolio_builder.model import rules
from portfolio_builder.model.finding import finding
from portfolio_builder.model.place import Place
from portfolio_builder.read.source import Findings, read_text
from portfolio_builder.wording import Wording
from tests.cli.run import portfolio
from tests.conftest import SAMPLE
from tests.factories import folder, written

WARNING = {"bewijzen/a.md": written(date="").replace("datum: \n", "")}
WORDS = "[Ik ging bij haar langs.]{G1.1.S1} [Ik luisterde zonder oordeel.]{G1.1.B1}"
ADVICE = {"bewijzen/a.md": written(body=WORDS).replace("context: buurthuis\n", "")}
ERROR = {"bewijzen/a.md": written(claims=["- G1.9: vakbekwaam"])}


def test_the_sample_has_nothing_to_mend() -> None:
    shown = portfolio("check", SAMPLE, "--strict")
    assert (shown.exit_code, shown.output) == (
        0,
        "Niets te verbeteren.\n"
        "1 concept telt nog niet mee. Klaar? Haal dan de regel met concept weg.\n",
    )


def test_a_hint_names_the_command_with_the_folder_of_the_portfolio(tmp_path: Path) -> None:
    root = folder(tmp_path / "mijn map", {"bewijzen/a.md": written(claims=["- g1.1: vakbekwaam"])})
    shown = portfolio("check", root)
    assert f'`portfolio check --fix "{root}"` doet het voor je.' in shown.output
    shown = portfolio("check", folder(tmp_path / "leeg", {"bewijzen/.keep": ""}))
    assert f"`portfolio new {tmp_path / 'leeg'}`" in shown.output


@pytest.mark.parametrize("choice", [("--ignore", "P5"), ("--select", "P207")])
def test_personal_data_is_masked_on_a_line_also_when_it_is_not_told_of(
    tmp_path: Path, choice: tuple[str, str]
) -> None:
    root = folder(tmp_path, {"bewijzen/a.md": written(body="Bel <b>haar</b> op 06-12345678.")})
    shown = portfolio("check", root, *choice).output
    assert "P207" in shown
    assert "Bel <b>haar</b> op 06•••••••78." in shown
    assert "06-12345678" not in shown


def test_a_mistake_is_shown_with_its_line_and_a_way_out(tmp_path: Path) -> None:
    shown = portfolio("check", folder(tmp_path, ERROR))
    assert shown.exit_code == 1
    assert (
        "bewijzen/a.md:7:5: fout P104: onbekende competentie 'G1.9'\n"
        "    7 |   - G1.9: vakbekwaam\n"
        "      |     ^^^^ Bedoelde je G1.1 ("
    ) in shown.output
    tally, more, first = shown.output.split("\n")[-4:-1]
    assert tally.startswith("1 fout")
    assert more == "Meer over een bevinding, met een voorbeeld: portfolio explain P104"
    assert first.startswith("Begin bij bewijzen/a.md, regel 7: Bedoelde je G1.1 (")


@pytest.mark.parametrize(
    ("files", "plain", "strict"), [(ERROR, 1, 1), (WARNING, 0, 1), (ADVICE, 0, 0)]
)
def test_the_status_says_whether_there_are_errors_or_when_strict_warnings(
    tmp_path: Path, files: dict[str, str], plain: int, strict: int
) -> None:
    root = folder(tmp_path, files)
    assert portfolio("check", root).exit_code == plain
    assert portfolio("check", root, "--strict").exit_code == strict


def test_programs_get_json_and_nothing_else(tmp_path: Path) -> None:
    shown = portfolio("check", folder(tmp_path, ERROR), "--format", "json")
    assert shown.exit_code == 1
    read = json.loads(shown.output)
    assert read["version"] == 1
    (error,) = (f for f in read["findings"] if f["severity"] == "error")
    assert (error["code"], error["file"], error["line"], error["column"], error["length"]) == (
        "P104",
        "bewijzen/a.md",
        7,
        5,
        4,
    )


def test_json_of_a_clean_portfolio_is_an_empty_list() -> None:
    shown = portfolio("check", SAMPLE, "--format", "json")
    read = json.loads(shown.output)
    assert read["findings"] == []
    assert read["count"] == {
        "met": 18,
        "firm": 8,
        "total": 21,
        "required": 17,
        "reached": True,
        "self_assessment": True,
    }


def test_a_file_with_many_findings_is_read_once_to_show_their_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nl: Wording
) -> None:
    root = folder(tmp_path, {"a.md": "een\ntwee\ndrie\n"})
    read: list[str] = []

    def counting(root: Path, path: str) -> tuple[str | None, Findings]:
        read.append(path)
        return read_text(root, path)

    monkeypatch.setattr(common, "read_text", counting)
    found = [finding(rules.ATTACHMENT_EMPTY, Place("a.md", n)) for n in (0, 1, 2, 3)]
    common.print_found(found, root, nl)
    assert read == ["a.md"]


def test_a_folder_that_is_no_portfolio_says_how_to_begin(tmp_path: Path) -> None:
    shown = portfolio("check", tmp_path)
    assert shown.exit_code == 1
    assert shown.output == (
        "portfolio.yaml: fout P007: hier staat geen portfolio.yaml\n"
        "   Is dit de goede map? Met `portfolio init MAP` maak je een nieuw portfolio.\n"
        "\n1 fout.\n"
        "Meer over een bevinding, met een voorbeeld: portfolio explain P007\n"
        "Begin bij portfolio.yaml: Is dit de goede map? Met `portfolio init MAP` maak je een nieuw "
        "portfolio.\n"
    )


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    shown = portfolio("check", tmp_path / "nergens")
    assert (shown.exit_code, shown.stderr) == (2, f"'{tmp_path}/nergens' is geen map.\n")


def test_a_folder_beside_it_with_a_name_that_is_like_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "Mijn-portfolio").mkdir()
    (tmp_path / "mijn-portfolo.md").write_text("geen map", encoding="utf-8")
    shown = portfolio("check", tmp_path / "mijn-portfolo")
    assert (shown.exit_code, shown.stderr) == (
        2,
        f"'{tmp_path}/mijn-portfolo' is geen map. Bedoelde je {tmp_path}/Mijn-portfolio?\n",
    )


def test_a_name_that_the_machine_refuses_is_told(tmp_path: Path) -> None:
    shown = portfolio("check", tmp_path / ("x" * 300))
    assert shown.exit_code == 3
    assert shown.stderr.endswith(" is niet te gebruiken (de naam is te lang).\n")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    path = tmp_path / "portfolio.yaml"
    path.write_text("x", encoding="utf-8")
    shown = portfolio("check", path)
    assert (shown.exit_code, shown.stderr) == (2, f"'{path}' is geen map.\n")


def test_the_folder_is_where_somebody_is_when_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder(tmp_path, ERROR))
    assert portfolio("check").output == portfolio("check", tmp_path).output


def test_a_file_cannot_command_the_terminal(tmp_path: Path) -> None:
    files = {"bewijzen/a\x1b[2J.md": "geen kop", "bewijzen/b.md": written(title='"\\x1b[31mrood"')}
    shown = portfolio("check", folder(tmp_path, files))
    assert "\x1b" not in shown.output


def test_drafts_are_told_again_when_nothing_changed(tmp_path: Path) -> None:
    root = folder(tmp_path, {"bewijzen/a.md": written(more="concept: ja")})
    first, again = portfolio("check", root).output, portfolio("check", root).output
    assert first == again
    assert "1 concept telt nog niet mee." in first
