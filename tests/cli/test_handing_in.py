"""`portfolio pdf` and `portfolio zip`: the portfolio as one file to hand in."""

import shutil
import sys
import zipfile
from pathlib import Path

import pypdf
import pytest

from tests.cli.run import portfolio
from tests.conftest import OTHER, ROOT
from tests.factories import folder, written


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The sailor's portfolio: a small one."""
    root = tmp_path / "sailing"
    shutil.copytree(ROOT / "tests" / "portfolios" / "sailing", root)
    shutil.copytree(OTHER / "sailing", root / "standards" / "sailing")
    return root


def test_the_pdf_stands_beside_the_portfolio_and_is_made_anew(root: Path) -> None:
    first = portfolio("pdf", root)
    made = root.with_name("sailing.pdf")
    assert first.exit_code == 0
    assert first.output.endswith(f"Open: {made}\n")
    bytes_of_first = made.read_bytes()
    assert portfolio("pdf", root).exit_code == 0
    assert made.read_bytes() == bytes_of_first
    about = pypdf.PdfReader(made).metadata
    assert about
    assert about.title == "EVC portfolio · Robin Example (fictional)"


def test_the_zip_holds_the_site_that_build_makes_and_a_file_that_says_what_to_open(
    root: Path, tmp_path: Path
) -> None:
    portfolio("build", root, "-o", tmp_path / "site")
    shown = portfolio("zip", root)
    made = root.with_name("sailing-site.zip")
    assert shown.exit_code == 0
    assert f" files in the zip. Hand in: {made}\n" in shown.output
    with zipfile.ZipFile(made) as archive:
        found = {n.partition("/")[2]: archive.read(n) for n in archive.namelist()}
    assert b"double-click index.html" in found.pop("READ-ME.txt")
    built = {
        p.relative_to(tmp_path / "site").as_posix(): p.read_bytes()
        for p in (tmp_path / "site").rglob("*")
        if p.is_file() and not p.name.startswith(".")
    }
    assert found == built


@pytest.mark.parametrize("command", ["pdf", "zip"])
def test_a_file_of_others_is_left_alone(root: Path, tmp_path: Path, command: str) -> None:
    (tmp_path / "letter").write_bytes(b"a letter")
    shown = portfolio(command, root, "-o", tmp_path / "letter")
    assert shown.exit_code == 4
    assert "this program did not make it" in shown.stderr
    assert (tmp_path / "letter").read_bytes() == b"a letter"


@pytest.mark.parametrize("command", ["pdf", "zip"])
def test_nothing_is_written_into_the_portfolio(root: Path, command: str) -> None:
    shown = portfolio(command, root, "-o", root / "made")
    assert shown.exit_code == 4
    assert "lies in your portfolio folder" in shown.stderr
    assert not (root / "made").exists()


@pytest.mark.parametrize("command", ["pdf", "zip"])
def test_a_place_that_cannot_be_written_is_told(root: Path, tmp_path: Path, command: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    shown = portfolio(command, root, "-o", tmp_path / "file" / "made")
    assert shown.exit_code == 3
    assert "cannot be written" in shown.stderr
    assert "What was there is unchanged." in shown.stderr


@pytest.mark.parametrize("command", ["pdf", "zip"])
def test_a_folder_that_is_no_portfolio_gives_no_file(tmp_path: Path, command: str) -> None:
    (tmp_path / "empty").mkdir()
    assert portfolio(command, tmp_path / "empty", "-o", tmp_path / "made").exit_code == 1
    assert not (tmp_path / "made").exists()


def test_without_weasyprint_the_command_says_what_to_install(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    shown = portfolio("pdf", root)
    assert shown.exit_code == 3
    assert "pipx inject portfolio-builder weasyprint" in shown.stderr
    assert not root.with_name("sailing.pdf").exists()


def test_a_theme_that_asks_for_what_is_not_there_is_told(root: Path, tmp_path: Path) -> None:
    (tmp_path / "theme").mkdir()
    page = '<h1>x</h1><img src="nowhere.png" alt="">{{ view.frame.candidate }}'
    (tmp_path / "theme" / "pdf.html").write_text(page, encoding="utf-8")
    shown = portfolio("pdf", root, "--theme", tmp_path / "theme")
    assert shown.exit_code == 1
    assert "'nowhere.png' is not a file of the site" in shown.stderr


def test_with_an_error_the_zip_is_there_and_not_to_be_handed_in(tmp_path: Path) -> None:
    root = folder(tmp_path / "mijn", {"bewijzen/a.md": written(claims=["- G1.9: vakbekwaam"])})
    shown = portfolio("zip", root)
    assert shown.exit_code == 1
    made = root.with_name("mijn-site.zip")
    assert shown.output.endswith(f"Er is een fout: verbeter die voor je dit inlevert: {made}\n")
    assert made.is_file()


@pytest.mark.parametrize("command", ["pdf", "zip"])
def test_it_says_so_when_nothing_was_made(tmp_path: Path, command: str) -> None:
    shown = portfolio(command, tmp_path)
    assert (shown.exit_code, list(tmp_path.iterdir())) == (1, [])
    assert shown.output.endswith("\nEr is niets gemaakt.\n")


@pytest.mark.parametrize("command", ["build", "zip", "pdf"])
@pytest.mark.parametrize("below", ["", "/uit"], ids=["itself", "below it"])
def test_a_circle_of_links_as_output_is_refused_in_a_sentence(
    tmp_path: Path, command: str, below: str
) -> None:
    root = folder(tmp_path / "mijn", {"bewijzen/a.md": written()})
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    shown = portfolio(command, root, "-o", f"{tmp_path / 'a'}{below}")
    assert shown.exit_code in {3, 4}
    assert str(tmp_path / "a") in shown.stderr


def test_a_circle_of_links_as_portfolio_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "a")
    for command in ("build", "zip", "check", "status"):
        assert portfolio(command, tmp_path / "a").stderr.endswith("is geen map.\n")
