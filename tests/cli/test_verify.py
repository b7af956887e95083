"""`portfolio verify`: a site against the list that it has of its files."""

import os
from pathlib import Path

import pytest

from portfolio_builder.publish.manifest import MANIFEST
from tests.cli.run import portfolio
from tests.factories import folder, written
from tests.publish.sites import tree


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site as it was made."""
    root = folder(tmp_path / "mijn", {"bewijzen/a.md": written()})
    assert portfolio("build", root).exit_code == 0
    return tmp_path / "mijn-site"


def many(site: Path) -> int:
    """Count the files of the site but for the list of them."""
    return sum(path.is_file() for path in site.rglob("*")) - 1


def test_a_site_as_it_was_made_is_whole(site: Path) -> None:
    done = portfolio("verify", site)
    said = f"De site is heel: {many(site)} bestanden, zoals ze zijn gemaakt.\n"
    assert (done.exit_code, done.output) == (0, said)


def test_each_file_that_is_missing_or_changed_is_named(site: Path) -> None:
    total = many(site)
    (site / "index.html").unlink()
    (site / "assets" / "site.css").write_bytes(b"anders")
    done = portfolio("verify", site)
    assert done.exit_code == 1
    assert done.output.split("\n") == [
        "Veranderd: assets/site.css",
        "Ontbreekt: index.html",
        f"De site is niet heel: 2 bestanden van {total} ontbreken of zijn veranderd.",
        "Maak de site opnieuw met `portfolio build`, of vraag om een nieuwe.",
        "",
    ]


def test_one_file_is_spoken_of_as_one(site: Path) -> None:
    total = many(site)
    (site / "index.html").unlink()
    done = portfolio("--lang", "en", "verify", site)
    assert done.output == (
        f"Missing: index.html\nThe site is not whole: 1 file of {total} is missing or changed.\n"
        "Make it anew with `portfolio build`, or ask for a new copy.\n"
    )


def test_a_change_that_keeps_size_and_time_is_seen(site: Path) -> None:
    page = site / "index.html"
    before = page.stat()
    page.write_bytes(page.read_bytes().replace(b"<html", b"<HTML"))
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert page.stat().st_size == before.st_size
    assert "Veranderd: index.html\n" in portfolio("verify", site).output


def test_a_link_in_the_place_of_a_page_is_a_change(site: Path, tmp_path: Path) -> None:
    (site / "index.html").rename(tmp_path / "elders.html")
    (site / "index.html").symlink_to(tmp_path / "elders.html")
    done = portfolio("verify", site)
    assert done.exit_code == 1
    assert "Veranderd: index.html\n" in done.output


def test_a_file_of_somebody_else_is_named_and_no_failure(site: Path) -> None:
    (site / "bewijzen" / "notitie\x1b.txt").write_bytes(b"van mij")
    done = portfolio("--lang", "en", "verify", site)
    assert done.exit_code == 0
    assert done.output.startswith("Not of this program: bewijzen/notitie")
    assert "\x1b" not in done.output
    assert done.output.endswith(f"The site is whole: {many(site) - 1} files, as they were made.\n")


@pytest.mark.parametrize("listed", [b"", b"[]", b'{"form": 1}', b'{"form": 9, "files": {}}'])
def test_a_site_whose_list_is_damaged_cannot_be_verified(site: Path, listed: bytes) -> None:
    (site / MANIFEST).write_bytes(listed)
    done = portfolio("verify", site)
    assert (done.exit_code, done.stdout) == (4, "")
    assert done.stderr == (
        f"De lijst die '{site}' van zijn bestanden heeft, is beschadigd (.portfolio-builder.json). "
        "Daardoor is niet te zien of de site heel is. Maak de site opnieuw in een andere map, of "
        "vraag een nieuwe.\n"
    )


def test_a_folder_that_is_no_site_of_ours_is_refused(tmp_path: Path) -> None:
    done = portfolio("verify", tmp_path)
    assert (done.exit_code, done.stdout) == (4, "")
    assert done.stderr == f"'{tmp_path}' is geen site die dit programma heeft gemaakt.\n"


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    done = portfolio("verify", tmp_path / "nergens")
    assert done.exit_code == 2
    assert "nergens' bestaat niet." in done.stderr


def test_a_list_that_leads_outside_the_site_reads_nothing_there(tmp_path: Path) -> None:
    (tmp_path / "geheim.txt").write_bytes(b"")
    site = tmp_path / "site"
    site.mkdir()
    (site / MANIFEST).write_text('{"form": 1, "files": {"../geheim.txt": 3}}', encoding="utf-8")
    done = portfolio("verify", site)
    assert done.exit_code == 1
    assert "Ontbreekt: ../geheim.txt\n" in done.output


def test_verifying_writes_nothing(site: Path) -> None:
    before = tree(site.parent)
    portfolio("verify", site)
    assert tree(site.parent) == before


def test_of_a_zip_it_says_to_unpack_it(site: Path) -> None:
    made = site.with_name("mijn-site.zip")
    portfolio("zip", site.with_name("mijn"))
    done = portfolio("verify", made)
    assert done.exit_code == 2
    assert "Pak die uit" in done.stderr
