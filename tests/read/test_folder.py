"""A folder remembers what was looked at, so that a later run can tell whether it is the same."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from portfolio_builder.model import rules
from portfolio_builder.read import source
from portfolio_builder.read.folder import Folder, Look
from portfolio_builder.read.source import ReadFailure

TEXT = "bewijzen/een.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "portfolio/bewijzen").mkdir(parents=True)
    (tmp_path / "portfolio" / TEXT).write_text("een\n")
    (tmp_path / "portfolio/foto.jpg").write_bytes(b"foto")
    return tmp_path / "portfolio"


def looked(root: Path) -> tuple[Look, ...]:
    folder = Folder(root)
    folder.text(TEXT)
    folder.text("bewijzen/twee.md")
    folder.hashed("foto.jpg", head=2, limit=100)
    folder.files("bewijzen")
    folder.names("")
    folder.exists("profiel.md")
    folder.is_folder("bewijzen")
    return folder.looks


def write(path: str, data: bytes) -> Callable[[Path], object]:
    return lambda root: (root / path).write_bytes(data)


def keep_times(root: Path) -> None:
    before = (root / TEXT).stat()
    (root / TEXT).write_text("EEN\n")
    os.utime(root / TEXT, ns=(before.st_atime_ns, before.st_mtime_ns))


def swap_for_a_link(root: Path) -> None:
    (root / TEXT).rename(root.parent / "een.md")
    (root / TEXT).symlink_to(root.parent / "een.md")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(write(TEXT, b"twee\n"), id="other words"),
        pytest.param(keep_times, id="other words, same size and time"),
        pytest.param(lambda root: (root / TEXT).unlink(), id="a text gone"),
        pytest.param(write("bewijzen/twee.md", b"twee"), id="a text that was missing"),
        pytest.param(write("bewijzen/drie.docx", b""), id="a file beside"),
        pytest.param(write("foto.jpg", b"fota"), id="another photo"),
        pytest.param(write("profiel.md", b""), id="a profile"),
        pytest.param(swap_for_a_link, id="a link that leads out"),
    ],
)
def test_what_changed_shows(root: Path, change: Callable[[Path], object]) -> None:
    looks = looked(root)
    change(root)
    assert not Folder(root).shows(looks)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda root: os.utime(root / TEXT, (1, 1)), id="another time"),
        pytest.param(lambda root: (root / TEXT).chmod(0o600), id="other rights"),
        pytest.param(write("bewijzen/.verborgen", b""), id="a hidden file beside the evidence"),
    ],
)
def test_what_is_the_same_shows_the_same(root: Path, change: Callable[[Path], object]) -> None:
    looks = looked(root)
    change(root)
    assert Folder(root).shows(looks)


def test_a_file_beyond_the_limit_that_grows_shows(root: Path) -> None:
    folder = Folder(root)
    folder.hashed("foto.jpg", head=2, limit=2)
    folder.size("foto.jpg")
    looks = folder.looks
    assert Folder(root).shows(looks)
    with (root / "foto.jpg").open("ab") as stream:
        stream.truncate(5_000_000)
    assert not Folder(root).shows([look for look in looks if look.asked == "size"])


def test_a_look_of_another_program_shows_nothing(root: Path) -> None:
    assert not Folder(root).shows([Look("guess", TEXT, 0, "")])


def test_what_the_machine_refuses_shows_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = looked(root)

    def refuse(*_: object, **__: object) -> None:
        raise ReadFailure(TEXT, "no")

    monkeypatch.setattr(source, "list_files", refuse)
    assert not Folder(root).shows(looks)


def test_a_file_that_grows_while_it_is_read_is_read_no_further_than_the_limit(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces = iter([b"een", b"en", b"nog", b"meer"])
    monkeypatch.setattr(os, "read", lambda handle, size: next(pieces))
    Folder(root).text(TEXT, limit=4)
    assert list(pieces) == [b"nog", b"meer"]


def test_a_file_that_is_gone_when_it_is_read_is_named(root: Path) -> None:
    folder = Folder(root)
    assert folder.files("bewijzen")[0] == (TEXT,)
    (root / TEXT).unlink()
    text, (found,) = folder.text(TEXT)
    assert (text, found.rule, found.place.file) == (None, rules.NOT_A_FILE, TEXT)


def test_a_link_on_the_way_is_followed_only_inside(root: Path, tmp_path: Path) -> None:
    (tmp_path / "buiten").mkdir()
    (tmp_path / "buiten/geheim.md").write_text("geheim")
    (root / "weg").symlink_to(tmp_path / "buiten")
    (root / "hier").symlink_to(root / "bewijzen")
    folder = Folder(root)
    text, (found,) = folder.text("weg/geheim.md")
    assert (text, found.rule) == (None, rules.OUTSIDE_FOLDER)
    assert folder.text("hier/een.md") == ("een\n", ())


def test_a_text_at_the_limit_is_read_and_one_beyond_it_is_not(root: Path) -> None:
    assert Folder(root).text(TEXT, limit=4) == ("een\n", ())
    text, (found,) = Folder(root).text(TEXT, limit=3)
    assert (text, found.rule, found.fact["size"]) == (None, rules.FILE_TOO_LARGE, 4)


def test_a_file_that_changes_between_two_looks_stops_the_run(root: Path) -> None:
    folder = Folder(root)
    hashed, _ = folder.hashed("foto.jpg", head=2, limit=100)
    assert hashed
    assert (hashed.size, hashed.head) == (4, b"fo")
    assert folder.same("foto.jpg", hashed.sha256, most=hashed.size) == b"foto"
    (root / "foto.jpg").write_bytes(b"fota")
    with pytest.raises(ReadFailure, match="changed while"):
        folder.same("foto.jpg", hashed.sha256, most=hashed.size)
