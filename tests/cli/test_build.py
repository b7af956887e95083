"""`build` makes a site whole or not at all, beside the portfolio or where it is told to."""

import contextlib
import errno
import hashlib
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_builder.publish import folder as publishing
from portfolio_builder.publish import sync
from portfolio_builder.publish.manifest import MANIFEST
from tests.cli.run import portfolio
from tests.conftest import SAMPLE
from tests.factories import folder, written


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small portfolio with a name of its own."""
    return folder(tmp_path / "mijn", {"bewijzen/a.md": written()})


def tree(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def test_the_site_comes_beside_the_portfolio_and_it_says_what_to_open(root: Path) -> None:
    shown = portfolio("build", root)
    assert shown.exit_code == 0
    site = root.parent / "mijn-site"
    assert (site / "index.html").is_file()
    lines = shown.output.rstrip("\n").split("\n")
    assert lines[-2] == "1 van 21 geclaimd en onderbouwd, nodig: 17."
    assert lines[-1].endswith(f" bestanden geschreven. Openen: {site}/index.html")


def test_a_build_after_a_change_says_how_many_files_of_the_site_changed(root: Path) -> None:
    folder(root, {"bewijzen/b.md": written(body="Ik luisterde."), "bewijzen/c.md": written()})
    portfolio("build", root)
    site = root.parent / "mijn-site"
    before = tree(site)
    folder(root, {"bewijzen/b.md": written(body="Ik luisterde goed.")})
    shown = portfolio("build", root)
    changed = {path for path, data in tree(site).items() if before[path] != data} - {MANIFEST}
    assert "bewijzen/b.html" in changed
    assert "bewijzen/c.html" not in changed
    total = len(before) - 1
    assert f"\n{len(changed)} van de {total} bestanden zijn veranderd. Openen: " in shown.output


def test_a_build_after_a_file_went_says_that_its_page_is_gone(root: Path) -> None:
    folder(root, {"bewijzen/b.md": written()})
    portfolio("build", root)
    (root / "bewijzen" / "b.md").unlink()
    assert " veranderd. 1 bestand is weggehaald. Openen: " in portfolio("build", root).output


def test_a_build_that_only_takes_files_away_does_not_speak_of_none_that_changed(
    root: Path,
) -> None:
    portfolio("build", root)
    site = root.parent / "mijn-site"
    list_of_files = json.loads((site / MANIFEST).read_bytes())
    (site / "oud.html").write_bytes(b"")
    list_of_files["files"]["oud.html"] = hashlib.sha256(b"").hexdigest()
    del list_of_files["sum"]  # an earlier version had none, and made other pages
    (site / MANIFEST).write_text(json.dumps(list_of_files), encoding="utf-8")
    assert "\n1 bestand is weggehaald. Openen: " in portfolio("build", root).output


def test_the_site_is_in_the_language_that_the_portfolio_has_when_it_is_read(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = publishing.held

    @contextlib.contextmanager
    def saved_meanwhile(output: Path, *, source: Path) -> Iterator[None]:
        with held(output, source=source):
            with (source / "portfolio.yaml").open("a", encoding="utf-8") as settings:
                settings.write("\nlanguage: en\n")
            yield

    monkeypatch.setattr(publishing, "held", saved_meanwhile)
    assert " files written. Open: " in portfolio("build", root).output
    page = (root.parent / "mijn-site" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="en"' in page


def test_a_page_that_was_damaged_counts_as_changed(root: Path) -> None:
    portfolio("build", root)
    (root.parent / "mijn-site" / "over.html").write_bytes(b"")
    shown = portfolio("build", root)
    assert re.search(r"\n1 van de \d+ bestanden is veranderd\. Openen: ", shown.output)


def test_where_files_cannot_have_two_names_what_stayed_counts_as_such(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    portfolio("build", root)

    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    said = "\nEr is niets veranderd: de site klopt nog. Openen: "
    assert said in portfolio("build", root, "--no-cache").output


def test_the_site_comes_where_it_is_told_to(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "diep" / "hier"
    assert portfolio("build", root, "-o", out).exit_code == 0
    assert (out / "index.html").is_file()
    assert not (tmp_path / "mijn-site").exists()


def test_from_inside_the_folder_the_site_comes_beside_it_too(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    assert portfolio("build").exit_code == 0
    assert (root.parent / "mijn-site" / "index.html").is_file()


def test_mistakes_are_told_and_the_site_is_built_all_the_same(root: Path) -> None:
    (root / "bewijzen" / "fout.md").write_text("geen kop", encoding="utf-8")
    shown = portfolio("build", root)
    assert shown.exit_code == 1
    assert "bewijzen/fout.md:1: fout P020" in shown.output
    assert (root.parent / "mijn-site" / "bewijzen" / "fout.html").is_file()


def test_strict_lets_a_warning_count_and_still_builds(root: Path) -> None:
    text = written().replace("datum: 2025-03-14\n", "")
    (root / "bewijzen" / "a.md").write_text(text, encoding="utf-8")
    assert portfolio("build", root).exit_code == 0
    assert portfolio("build", root, "--strict").exit_code == 1
    assert (root.parent / "mijn-site" / "index.html").is_file()


def test_where_no_site_can_be_written_is_told_before_reading(root: Path) -> None:
    (root.parent / "vol").write_bytes(b"")
    (root / "portfolio.yaml").write_text("standaard: nergens\n")
    shown = portfolio("build", root, "-o", root.parent / "vol" / "site")
    assert shown.exit_code == 3
    assert "kan niet worden geschreven" in shown.stderr


def test_without_a_portfolio_nothing_is_built(tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    shown = portfolio("build", tmp_path / "leeg")
    assert shown.exit_code == 1
    assert "P007" in shown.output
    assert [p.name for p in tmp_path.iterdir()] == ["leeg"]


def test_without_a_site_no_folders_are_left_for_it(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "nog" / "niets" / "site"
    (root / "portfolio.yaml").write_text("standaard: nergens\n")
    portfolio("build", root, "-o", target)
    assert not (tmp_path / "nog").exists()


def test_when_no_site_is_made_it_says_so_and_what_stays(root: Path) -> None:
    (root / "portfolio.yaml").write_text("standaard: nergens\n")
    assert portfolio("build", root).output.endswith("\nEr is geen site gemaakt.\n")
    root.with_name(f"{root.name}-site").mkdir()
    assert portfolio("build", root).output.endswith(
        "\nEr is geen site gemaakt. De site die er staat, blijft zoals hij is.\n"
    )


def test_what_is_no_folder_is_a_slip_of_the_command_line(tmp_path: Path) -> None:
    assert portfolio("build", tmp_path / "nergens").exit_code == 2


@pytest.mark.parametrize("out", [".", "site", "bewijzen", ".."])
def test_an_output_that_overlaps_with_the_portfolio_is_refused(root: Path, out: str) -> None:
    before = tree(root)
    shown = portfolio("build", root, "-o", root / out)
    assert shown.exit_code == 4
    assert "ligt in of om je portfoliomap" in shown.stderr
    assert tree(root) == before


def test_a_folder_with_files_of_somebody_else_is_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "fotos").mkdir()
    (tmp_path / "fotos" / "zus.jpg").write_bytes(b"x")
    shown = portfolio("build", root, "-o", tmp_path / "fotos")
    assert shown.exit_code == 4
    assert "niet door dit programma zijn gemaakt" in shown.stderr
    assert tree(tmp_path / "fotos") == {"zus.jpg": b"x"}


def test_an_output_that_is_a_file_is_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "uit").write_text("van mij", encoding="utf-8")
    shown = portfolio("build", root, "-o", tmp_path / "uit")
    assert shown.exit_code == 4
    assert (tmp_path / "uit").read_text(encoding="utf-8") == "van mij"


def test_a_file_that_cannot_be_read_has_a_page_with_the_reason_and_no_form(root: Path) -> None:
    (root / "bewijzen" / "brief.md").write_bytes(b"\xd0\xcf\x11\xe0")
    portfolio("build", root)
    page = (root.parent / "mijn-site" / "bewijzen" / "brief.html").read_text(encoding="utf-8")
    assert "dit bestand is geen tekst in UTF-8: " in page
    assert "review-data" not in page
    assert "<fieldset" not in page


def test_a_file_that_somebody_put_into_the_site_is_kept_and_named(root: Path) -> None:
    portfolio("build", root)
    site = root.parent / "mijn-site"
    (site / "notities.txt").write_text("van mij", encoding="utf-8")
    shown = portfolio("build", root)
    assert shown.exit_code == 0
    assert "Blijft staan, want het is niet van dit programma: notities.txt\n" in shown.output
    assert (site / "notities.txt").read_text(encoding="utf-8") == "van mij"


def full(_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_file_of_the_site_that_somebody_changed_is_kept_beside_the_right_one(root: Path) -> None:
    portfolio("build", root)
    site = root.with_name(f"{root.name}-site")
    (site / "index.html").write_text("van mij")
    shown = portfolio("build", root)
    (kept,) = site.glob("index-gewijzigd-*.html")
    assert kept.read_text() == "van mij"
    said = "Iemand heeft een bestand van de site veranderd. Die versie is bewaard als: "
    assert f"{said}{kept.name}\n" in shown.output


def test_a_full_disk_leaves_the_old_site_as_it_was(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    portfolio("build", root)
    site = root.parent / "mijn-site"
    before = tree(site)
    (root / "bewijzen" / "b.md").write_text(written(title="Nieuw"), encoding="utf-8")
    monkeypatch.setattr(sync, "_all_at_once", full)
    shown = portfolio("build", root)
    assert shown.exit_code == 3
    assert "(de schijf is vol). Wat er stond, is niet veranderd." in shown.stderr
    assert tree(site) == before
    assert {p.name for p in root.parent.iterdir()} == {"mijn", "mijn-site"}


def test_a_full_disk_the_first_time_leaves_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync, "_all_at_once", full)
    assert portfolio("build", root).exit_code == 3
    assert {p.name for p in root.parent.iterdir()} == {"mijn"}


def test_a_source_that_cannot_be_read_publishes_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    portfolio("build", root)
    before = tree(root.parent / "mijn-site")
    opened = os.open

    def refused(path: str, *how: int) -> int:
        if str(path).endswith("a.md"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return opened(path, *how)

    monkeypatch.setattr(os, "open", refused)
    shown = portfolio("build", root)
    assert shown.exit_code == 3
    assert shown.stderr == (
        "'bewijzen/a.md' kan niet worden gelezen (je hebt hier geen rechten voor). "
        "Er is niets gepubliceerd.\n"
    )
    assert tree(root.parent / "mijn-site") == before


def test_the_same_portfolio_gives_the_same_bytes_again(tmp_path: Path) -> None:
    for name in ("een", "twee"):
        assert portfolio("build", SAMPLE, "-o", tmp_path / name).exit_code == 0
    assert tree(tmp_path / "een") == tree(tmp_path / "twee")
    assert portfolio("build", SAMPLE, "-o", tmp_path / "een").exit_code == 0
    assert tree(tmp_path / "een") == tree(tmp_path / "twee")


def test_a_theme_comes_first_and_a_mistake_in_it_is_told(root: Path, tmp_path: Path) -> None:
    theme = tmp_path / "thema"
    theme.mkdir()
    (theme / "overview.html").write_text("mijn {{ view.met }} eerst", encoding="utf-8")
    assert portfolio("build", root, "--theme", theme).exit_code == 0
    assert (root.parent / "mijn-site" / "index.html").read_text(encoding="utf-8") == "mijn 1 eerst"
    (theme / "overview.html").write_text("{% if %}", encoding="utf-8")
    shown = portfolio("build", root, "--theme", theme)
    assert shown.exit_code == 1
    assert "Het sjabloon 'overview.html' is niet te gebruiken (regel 1)" in shown.stderr


def test_a_mistake_in_a_theme_that_is_on_no_line_is_told_without_one(
    root: Path, tmp_path: Path
) -> None:
    theme = folder(tmp_path / "thema", {"pages/index.html": "hallo"})
    shown = portfolio("build", root, "--theme", theme)
    assert shown.exit_code == 1
    assert shown.stderr == (
        "Het sjabloon 'pages/index.html' is niet te gebruiken: er is al een pagina met deze naam\n"
    )


@pytest.mark.parametrize("command", ["build", "zip", "pdf", "serve"])
@pytest.mark.parametrize("theme", ["leeg", "mijn"], ids=["an empty folder", "the portfolio"])
def test_a_theme_that_would_change_nothing_is_refused(
    root: Path, tmp_path: Path, command: str, theme: str
) -> None:
    (tmp_path / "leeg").mkdir()
    shown = portfolio(command, root, "--theme", tmp_path / theme)
    assert shown.exit_code == 2
    assert f"In map '{tmp_path / theme}' staat niets dat de site verandert." in shown.stderr
    assert not (tmp_path / "mijn-site").exists()


@pytest.mark.parametrize(
    "file", ["base.html", "assets/merk/logo.svg", "pages/meer.html", "scripts/site.js"]
)
def test_one_file_is_enough_for_a_theme(root: Path, tmp_path: Path, file: str) -> None:
    text = '{% extends "builtin/base.html" %}' if file.endswith(".html") else ""
    theme = folder(tmp_path / "thema", {file: text})
    assert portfolio("build", root, "--theme", theme).exit_code == 0


def test_the_root_of_the_disk_is_refused_like_any_overlap(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A portfolio there (as in a container) has nothing beside it to put a site in."""
    from portfolio_builder.cli.publishing import beside

    assert beside(Path("/"), "-site") == Path("/site")
    assert beside(root, "-site") == root.parent / "mijn-site"
