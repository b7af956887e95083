"""Which files may be published: by extension and by leading bytes, never by name alone."""

import errno
import io
import os
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from portfolio_builder.model.finding import Finding
from portfolio_builder.model.place import Place
from portfolio_builder.model.portfolio import AttachmentFile
from portfolio_builder.read import attachments, source
from portfolio_builder.read.attachments import ALLOWED, extension_of, read_attachment
from portfolio_builder.read.folder import Folder
from portfolio_builder.read.source import LIMITS, ReadFailure
from tests.examples import PLACED_PHOTO, of_size
from tests.factories import Remembering

PLACE = Place("bewijzen/een.md", 8, 5, 3)


def archive(*names: str) -> bytes:
    """Return a zip with files of these names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as zipped:
        for name in names:
            content = {"mimetype": "application/vnd.oasis.opendocument.text"}.get(name, "x")
            zipped.writestr(name, content)
    return made.getvalue()


PNG = (
    b"\x89PNG\r\n\x1a\n"
    b"\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q"
    b"\x00\x00\x00\x00IEND\xaeB`\x82"
)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
WEBP = b"RIFF\x12\x00\x00\x00WEBPVP8L\x05\x00\x00\x00/\x00\x00\x00\x00\x00"
DOCX = archive("[Content_Types].xml", "_rels/.rels", "word/document.xml")
XLSX = archive("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml")
EXAMPLES = {
    "pdf": b"%PDF-1.7\n",
    "jpg": JPEG,
    "jpeg": JPEG,
    "png": PNG,
    "webp": WEBP,
    "gif": b"GIF89a\x01\x00\x01\x00\x00\x00\x00",
    "mp3": b"ID3\x03\x00\x00\x00\x00\x00\x00",
    "m4a": b"\x00\x00\x00\x20ftypM4A \x00\x00\x00\x00M4A mp42",
    "mp4": b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41",
    "docx": DOCX,
    "xlsx": XLSX,
    "pptx": archive("[Content_Types].xml", "_rels/.rels", "ppt/presentation.xml"),
    "odt": archive("mimetype", "content.xml"),
    "ods": archive("content.xml"),
    "odp": archive("content.xml"),
    "txt": "Één regel tekst.\n".encode(),
    "csv": b"naam;aantal\nA;1\n",
}


def read(root: Path, name: str, data: bytes) -> tuple[AttachmentFile | None, tuple[Finding, ...]]:
    (root / name).write_bytes(data)
    return read_attachment(Folder(root), name, place=PLACE)


def refusal(root: Path, name: str, data: bytes) -> Finding:
    file, (found,) = read(root, name, data)
    assert file is None
    assert found.place == PLACE
    return found


def test_there_is_an_example_of_everything_on_the_list() -> None:
    assert set(EXAMPLES) == {*ALLOWED, "jpeg"}


@pytest.mark.parametrize(("extension", "data"), EXAMPLES.items(), ids=EXAMPLES)
def test_a_file_that_is_what_its_name_says_is_published(
    tmp_path: Path, extension: str, data: bytes
) -> None:
    file, found = read(tmp_path, f"bijlage.{extension.upper()}", data)
    assert not found
    assert file
    assert (file.extension, file.size) == (extension, len(data))
    assert len(file.sha256) == 64
    assert "/" in file.media_type


@pytest.mark.parametrize(
    "name",
    [
        "a.svg",
        "a.html",
        "a.htm",
        "a.exe",
        "a.js",
        "a.docm",
        "a.zip",
        "a.pdf.exe",
        "a",
        "a.",
        ".pdf",
    ],
)
def test_any_other_sort_is_refused_and_the_list_is_named(tmp_path: Path, name: str) -> None:
    found = refusal(tmp_path, name, EXAMPLES["pdf"])
    assert (found.code, found.fact["choices"]) == ("P302", ALLOWED)
    assert str(found.fact["extension"]) in name


@pytest.mark.parametrize(
    ("name", "data", "seen"),
    [
        ("a.pdf", JPEG, ".jpg"),
        ("a.jpg", PNG, ".png"),
        ("a.pdf", b"<html><script>alert(1)</script>", "plain-text"),
        ("a.jpg", b"<svg onload='alert(1)'/>", "plain-text"),
        ("a.docx", XLSX, ".xlsx"),
        ("a.docx", b"MZ\x90\x00\x03", ".exe"),
        ("a.txt", b"MZ\x90\x00\x03", ".exe"),
        ("a.txt", b"een\x00twee", "unknown-binary"),
        ("a.csv", b"%PDF-1.7", ".pdf"),
        ("a.mp4", b"een\x00twee", "unknown-binary"),
    ],
)
def test_a_file_that_is_something_else_than_its_name_says_is_refused(
    tmp_path: Path, name: str, data: bytes, seen: str
) -> None:
    found = refusal(tmp_path, name, data)
    assert (found.code, found.fact["found"]) == ("P303", seen)


@pytest.mark.parametrize("data", [JPEG[:20], PNG[:-20], WEBP[:14]], ids=["jpeg", "png", "webp"])
def test_a_photo_that_cannot_be_freed_of_its_place_is_refused(tmp_path: Path, data: bytes) -> None:
    name = {b"\xff\xd8": "a.jpg", b"\x89P": "a.png", b"RI": "a.webp"}[data[:2]]
    found = refusal(tmp_path, name, data)
    assert (found.code, found.fact["found"]) == ("P303", "damaged")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", of_size(PLACED_PHOTO.read_bytes(), 20_000, 10_000)),
        ("a.gif", b"GIF89a\x20\x4e\x10\x27\x00\x00\x00"),
    ],
)
def test_a_picture_that_no_machine_can_show_is_refused(
    tmp_path: Path, name: str, data: bytes
) -> None:
    found = refusal(tmp_path, name, data)
    assert (found.code, found.fact["width"], found.fact["height"]) == ("P308", 20_000, 10_000)


def test_what_was_refused_in_a_file_is_remembered_and_told_where_it_is_used(tmp_path: Path) -> None:
    (tmp_path / "a.gif").write_bytes(b"GIF89a\xff\xff\xff\xff\x00\x00\x00")
    memo, folder = Remembering(), Folder(tmp_path)
    for place in (PLACE, Place("bewijzen/twee.md", 3)):
        file, (found,) = read_attachment(folder, "a.gif", place=place, memo=memo)
        assert (file, found.code, found.place) == (None, "P308", place)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, "a.pdf", b"").code == "P305"


def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"%PDF-" + b"x" * 95
    monkeypatch.setattr(attachments, "LIMITS", replace(LIMITS, attachment=100))
    assert read(tmp_path, "a.pdf", data)[0]
    found = refusal(tmp_path, "b.pdf", data + b"x")
    assert (found.code, found.fact["size"], found.fact["limit"]) == ("P304", 101, 100)


def test_what_is_no_ordinary_file_is_named_where_it_is_used(tmp_path: Path) -> None:
    root = tmp_path / "portfolio"
    (root / "map.pdf").mkdir(parents=True)
    os.mkfifo(root / "pijp.pdf")
    (tmp_path / "buiten.pdf").write_bytes(b"%PDF-")
    (root / "buiten.pdf").symlink_to("../buiten.pdf")
    (root / "map").mkdir()
    for name, code in (
        ("map.pdf", "P004"),
        ("map", "P004"),
        ("pijp.pdf", "P004"),
        ("buiten.pdf", "P005"),
    ):
        file, (found,) = read_attachment(Folder(root), name, place=PLACE)
        assert (file, found.code, found.place) == (None, code, PLACE)


def test_a_file_that_the_machine_does_not_open_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-")

    def refuse(path: object, flags: int) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ReadFailure, match="Permission denied"):
        read_attachment(Folder(tmp_path), "a.pdf", place=PLACE)


class Broken(io.BytesIO):
    """A disk that fails while it is read."""

    def read(self, size: int | None = -1, /) -> bytes:
        raise OSError(errno.EIO, "Input/output error")


def test_a_disk_that_fails_halfway_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "open_regular", lambda root, path: (Broken(), ()))
    with pytest.raises(ReadFailure, match="Input/output error"):
        read_attachment(Folder(tmp_path), "a.pdf", place=PLACE)


def test_an_extension_is_the_last_one_in_lower_case() -> None:
    assert extension_of("bijlagen/Foto.van.ons.JPG") == "jpg"
    assert extension_of("bijlagen/map.pdf/brief") == ""
