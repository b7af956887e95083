"""The site as one zip: what is in it, and that it is the same wherever it is made."""

import datetime
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from portfolio_builder.exchange.zip import is_ours, read_me, write_zip
from portfolio_builder.wording import Wording
from tests.publish.sites import LETTER, PAGES, letter, source

DAY = datetime.date(2026, 9, 1)


def zipped(root: Path, day: datetime.date = DAY) -> BytesIO:
    """Return the zip of a small site."""
    stream = BytesIO()
    write_zip(stream, PAGES, [letter()], folder="proef-persoon", source=root, day=day)
    return stream


def test_all_files_stand_in_one_folder(tmp_path: Path) -> None:
    archive = zipfile.ZipFile(zipped(source(tmp_path)))
    assert archive.testzip() is None
    assert archive.namelist() == [
        "proef-persoon/bewijzen/a.html",
        "proef-persoon/bijlagen/1-brief.pdf",
        "proef-persoon/index.html",
    ]
    assert archive.read("proef-persoon/index.html") == PAGES["index.html"]
    assert archive.read("proef-persoon/bijlagen/1-brief.pdf") == LETTER


def test_it_says_nothing_of_the_moment_it_was_made(tmp_path: Path) -> None:
    root = source(tmp_path)
    first = zipped(root).getvalue()
    (root / "bijlagen" / "brief.pdf").touch()
    assert zipped(root).getvalue() == first
    assert {e.date_time for e in zipfile.ZipFile(BytesIO(first)).infolist()} == {
        (2026, 9, 1, 0, 0, 0)
    }


@pytest.mark.parametrize(("year", "told"), [(1970, 1980), (2026, 2026), (2150, 2107)])
def test_a_date_that_a_zip_cannot_bear_becomes_the_nearest(
    tmp_path: Path, year: int, told: int
) -> None:
    archive = zipfile.ZipFile(zipped(source(tmp_path), DAY.replace(year=year)))
    assert {entry.date_time[0] for entry in archive.infolist()} == {told}


def test_an_attachment_that_changed_since_it_was_looked_at_is_refused(tmp_path: Path) -> None:
    root = source(tmp_path)
    (root / "bijlagen" / "brief.pdf").write_bytes(b"%PDF-1.4 another letter")
    with pytest.raises(OSError, match="changed while the site was being built"):
        zipped(root)


def test_it_is_known_again_as_ours(tmp_path: Path) -> None:
    other = BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "words")
    assert is_ours(zipped(source(tmp_path)))
    assert not is_ours(other)
    assert not is_ours(BytesIO(b"a letter"))


def test_the_file_that_says_what_to_open_reads_on_every_windows(nl: Wording, en: Wording) -> None:
    dutch, english = read_me("Noor", nl), read_me("Noor", en)
    assert (dutch.path, english.path) == ("LEES-MIJ.txt", "READ-ME.txt")
    assert dutch.text.startswith("EVC-portfolio van Noor\r\n\r\n1. Pak eerst de zip uit")
    assert "double-click index.html" in english.text
