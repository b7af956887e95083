"""Safe, bounded reading: a mistake is a finding, a machine that refuses is an exception."""

import errno
import io
import os
import socket
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from portfolio_builder.model.finding import Finding
from portfolio_builder.read import source
from portfolio_builder.read.source import (
    LIMITS,
    ReadFailure,
    decode,
    hash_file,
    list_files,
    list_names,
    open_regular,
    read_line,
    read_text,
)


def refusal(data: bytes) -> Finding:
    text, found = decode(data, "a.md")
    assert text is None
    (one,) = found
    return one


def what(root: Path, path: str) -> tuple[str, object]:
    """Return code and fact of the one finding on a file that cannot be opened."""
    stream, found = open_regular(root, path)
    assert stream is None
    (one,) = found
    return one.code, one.fact.get("what", one.fact.get("path"))


# Text


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf8_is_read_with_any_line_end_and_with_or_without_a_mark(mark: bytes, end: bytes) -> None:
    assert decode(mark + end.join([b"\xc3\xa9\xc3\xa9n", b"twee", b""]), "a.md") == (
        "één\ntwee\n",
        (),
    )


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_windows_text_is_named_at_its_first_wrong_character(end: bytes) -> None:
    one = refusal(b"\xef\xbb\xbf" + "één".encode() + end + b"cli\xebnt")
    assert (one.code, one.fact["encoding"]) == ("P001", "cp1252")
    assert (one.place.line, one.place.column) == (2, 4)


def test_a_wrong_character_on_the_first_line_is_placed_without_the_mark() -> None:
    assert refusal(b"\xef\xbb\xbfcli\xebnt").place.column == 4


def test_bytes_that_are_in_no_known_encoding_are_not_called_windows_text() -> None:
    assert refusal(b"\x81\xeb").fact["encoding"] == "unknown"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_text_in_utf16_is_named(encoding: str) -> None:
    data = "titel".encode(encoding)
    if encoding == "utf-16":
        assert refusal(data).fact["encoding"] == "utf-16"
    else:  # without a mark, all that shows is its NUL characters
        assert refusal(data).code == "P002"


def test_a_nul_character_is_named_at_its_place() -> None:
    one = refusal(b"a\r\nb\x00c")
    assert (one.code, one.place.line, one.place.column) == ("P002", 2, 2)


@given(st.binary(max_size=60))
def test_any_bytes_are_text_with_plain_line_ends_or_one_finding(data: bytes) -> None:
    text, found = decode(data, "a.md")
    assert (text is None) == (len(found) == 1)
    assert "\r" not in (text or "")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r")))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode(), "a.md") == (text, ())


# Files


def test_a_file_is_read_up_to_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"12345")
    assert read_text(tmp_path, "a.md", limit=5) == ("12345", ())
    text, (one,) = read_text(tmp_path, "a.md", limit=4)
    assert text is None
    assert (one.code, one.fact["size"], one.fact["limit"]) == ("P003", 5, 4)


def test_a_link_to_a_file_in_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("hier")
    (tmp_path / "b.md").symlink_to("a.md")
    assert read_text(tmp_path, "b.md") == ("hier", ())


def test_a_folder_where_a_file_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    assert what(tmp_path, "a.md") == ("P004", "folder")


def test_a_pipe_is_named_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    assert what(tmp_path, "a.md") == ("P004", "device")


def test_a_socket_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket may not be long
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("a.md")
        assert what(tmp_path, "a.md") == ("P004", "device")


def test_a_pipe_that_takes_the_place_of_a_file_is_seen_after_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_text("tekst")
    os.mkfifo(tmp_path / "pijp")
    real_open = os.open
    monkeypatch.setattr(os, "open", lambda path, flags: real_open(tmp_path / "pijp", flags))
    assert what(tmp_path, "a.md") == ("P004", "device")


@pytest.mark.parametrize("target", ["niets.md", "a.md", "b.md"])
def test_a_link_that_leads_nowhere_or_round_is_named(tmp_path: Path, target: str) -> None:
    (tmp_path / "a.md").symlink_to(target)
    (tmp_path / "b.md").symlink_to("a.md")
    assert what(tmp_path, "a.md") == ("P004", "broken-link")


@pytest.mark.parametrize("target", ["/dev/zero", "/", "../buiten.md"])
def test_a_link_out_of_the_folder_is_not_opened(tmp_path: Path, target: str) -> None:
    root = tmp_path / "portfolio"
    root.mkdir()
    (tmp_path / "buiten.md").write_text("van iemand anders")
    (root / "a.md").symlink_to(target)
    assert what(root, "a.md") == ("P005", "a.md")


def test_a_path_out_of_the_folder_is_not_opened(tmp_path: Path) -> None:
    root = tmp_path / "portfolio"
    root.mkdir()
    (tmp_path / "portfolio-van-een-ander.md").write_text("van iemand anders")
    assert what(root, "../portfolio-van-een-ander.md")[0] == "P005"


@pytest.mark.parametrize("path", ["er-is-niets.md", "a/b/c.md", "x" * 5000, "a\x00b"])
def test_a_path_that_is_not_there_is_named(tmp_path: Path, path: str) -> None:
    assert what(tmp_path, path) == ("P004", "broken-link")


# The machine refuses


def refuse(*_: object, **__: object) -> None:
    raise PermissionError(errno.EACCES, "Permission denied")


def test_a_file_that_the_machine_does_not_open_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_text("tekst")
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ReadFailure) as caught:
        read_text(tmp_path, "a.md")
    assert (caught.value.path, caught.value.reason) == ("a.md", "Permission denied")


class Broken(io.BytesIO):
    """A disk that fails while it is read."""

    def read(self, size: int | None = -1, /) -> bytes:
        raise OSError(errno.EIO, "Input/output error")


def test_a_disk_that_fails_halfway_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "open_regular", lambda root, path: (Broken(), ()))
    with pytest.raises(ReadFailure, match="Input/output error"):
        read_text(tmp_path, "a.md")
    with pytest.raises(ReadFailure, match="Input/output error"):
        hash_file(Broken(), "foto.jpg", limit=10)


def test_a_folder_that_cannot_be_walked_is_a_failure_and_not_an_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bewijzen" / "dicht").mkdir(parents=True)
    (tmp_path / "bewijzen" / "a.md").write_text("tekst")
    real_scandir = os.scandir

    def scandir(path: str) -> Iterator[os.DirEntry[str]]:
        if path.endswith("dicht"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return real_scandir(path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(ReadFailure) as caught:
        list_files(tmp_path, "bewijzen")
    assert caught.value.path == "bewijzen/dicht"


def test_a_folder_that_cannot_be_listed_is_a_failure_and_one_that_is_not_there_is_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b.md").write_text("")
    (tmp_path / "a.md").write_text("")
    assert list_names(tmp_path, "") == ("a.md", "b.md")
    for nothing in ("er-is-niets", "a.md", "x" * 5000, "a\x00b"):
        assert list_names(tmp_path, nothing) == ()
    monkeypatch.setattr(os, "listdir", refuse)
    with pytest.raises(ReadFailure):
        list_names(tmp_path, "")


# Folders


def listed(root: Path) -> list[str]:
    """Return the paths in a folder of which nothing was passed over."""
    paths, found = list_files(root, "bewijzen")
    assert paths is not None
    assert not found
    return list(paths)


def written(path: Path) -> None:
    """Write an empty file, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("")


def test_a_folder_is_listed_whole_and_in_the_same_order_everywhere(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "é.md")
    for name in ("z.md", "a/b.md", decomposed, "b.md", "A.md"):
        path = tmp_path / "bewijzen" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    names = [p.removeprefix("bewijzen/") for p in listed(tmp_path)]
    assert names == ["A.md", "a/b.md", "b.md", "z.md", decomposed]


def test_what_systems_and_office_programs_leave_behind_is_passed_over(tmp_path: Path) -> None:
    for name in (".DS_Store", ".git/config", "~$brief.docx", "Thumbs.db", "desktop.ini", "a.md"):
        written(tmp_path / "bewijzen" / name)
    assert listed(tmp_path) == ["bewijzen/a.md"]


def test_what_editors_leave_behind_is_passed_over_in_the_same_way(tmp_path: Path) -> None:
    folder = tmp_path / "bewijzen"
    for name in ("a.md", "a.md~", "#a.md#", ".#a.md", ".a.md.swp", "a.md.swp", ".a.md.swo"):
        written(folder / name)
    written(folder / "a.md.~1~")
    assert listed(tmp_path) == ["bewijzen/a.md"]


def test_what_an_editor_left_of_a_text_that_is_gone_is_listed(tmp_path: Path) -> None:
    left = {"a.md~", "#b.md#", "c.md.swp", "d.md.~1~", "~", "##", "x~"}
    for name in (*left, "sub/a.md"):
        written(tmp_path / "bewijzen" / name)
    names = {p.removeprefix("bewijzen/") for p in listed(tmp_path)}
    assert names == {*left, "sub/a.md"}


def test_what_a_candidate_may_have_made_is_listed_though_it_looks_alike(tmp_path: Path) -> None:
    for name in ("a.md.bak", "a~1.md", "#1 inloop.md", "oud~/b.md", "#kladjes#/c.md"):
        written(tmp_path / "bewijzen" / name)
    names = {p.removeprefix("bewijzen/") for p in listed(tmp_path)}
    assert names == {"a.md.bak", "a~1.md", "#1 inloop.md", "oud~/b.md", "#kladjes#/c.md"}


def test_a_link_to_a_folder_is_named_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "bewijzen").mkdir()
    (tmp_path / "bewijzen" / "rond").symlink_to(".")
    assert listed(tmp_path) == ["bewijzen/rond"]


def test_paths_are_relative_to_the_folder_however_that_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bewijzen").mkdir()
    (tmp_path / "bewijzen" / "a.md").write_text("")
    monkeypatch.chdir(tmp_path)
    for root in (Path(), Path("../" + tmp_path.name), tmp_path):
        assert listed(root) == ["bewijzen/a.md"]


def test_a_folder_that_leads_out_of_the_portfolio_is_not_listed(tmp_path: Path) -> None:
    (tmp_path / "buiten").mkdir()
    (tmp_path / "buiten" / "geheim.md").write_text("")
    root = tmp_path / "portfolio"
    root.mkdir()
    (root / "bewijzen").symlink_to(tmp_path / "buiten")
    paths, (found,) = list_files(root, "bewijzen")
    assert (paths, found.code, found.place.file) == ((), "P005", "bewijzen")


def test_a_folder_of_more_than_a_portfolio_can_hold_is_not_read_in_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "LIMITS", replace(LIMITS, files=3))
    for name in ("a.md", ".verborgen", "map/b.md"):
        (tmp_path / "bewijzen" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "bewijzen" / name).write_text("")
    paths, (found,) = list_files(tmp_path, "bewijzen")
    assert (paths, found.code, found.fact["most"]) == (None, "P012", 3)
    (tmp_path / "bewijzen" / "a.md").unlink()
    assert listed(tmp_path) == ["bewijzen/map/b.md"]


def test_a_folder_that_lies_too_deep_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    deep = "/".join(["bewijzen", *["m"] * (LIMITS.levels - 1)])
    (tmp_path / deep / "te-diep").mkdir(parents=True)
    (tmp_path / deep / "te-diep" / "a.md").write_text("")
    (tmp_path / deep / "b.md").write_text("")
    paths, (found,) = list_files(tmp_path, "bewijzen")
    assert paths == (f"{deep}/b.md",)
    assert (found.code, found.place.file) == ("P014", f"{deep}/te-diep")


@pytest.mark.parametrize("reverse", [False, True])
def test_folders_that_lie_too_deep_are_named_in_the_same_order_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, reverse: bool
) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / "bewijzen" / name).mkdir(parents=True)
    entries = source._entries

    def in_some_order(root: Path, folder: str, *, most: int) -> list[tuple[str, bool]]:
        return sorted(entries(root, folder, most=most) or (), reverse=reverse)

    monkeypatch.setattr(source, "LIMITS", replace(LIMITS, levels=1))
    monkeypatch.setattr(source, "_entries", in_some_order)
    _, found = list_files(tmp_path, "bewijzen")
    assert [f.place.file for f in found] == ["bewijzen/a", "bewijzen/b", "bewijzen/c"]


def test_a_folder_with_a_path_that_no_machine_opens_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "bewijzen"
    here.mkdir()
    monkeypatch.chdir(here)
    for _ in range(LIMITS.levels - 2):
        Path("m" * 250).mkdir()
        os.chdir("m" * 250)
    paths, (found,) = list_files(tmp_path, "bewijzen")
    assert (paths, found.code) == ((), "P014")


# Hashes and lines


def test_a_hash_stops_beyond_the_limit() -> None:
    size, digest = hash_file(io.BytesIO(b"abc"), "a", limit=3)
    assert (size, digest[:8]) == (3, "ba7816bf")
    assert hash_file(io.BytesIO(b"x" * 5_000_000), "a", limit=10)[0] < 5_000_000


def test_a_line_is_shown_beside_a_finding_or_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("een\ntwee")
    assert [read_line(tmp_path, "a.md", n) for n in (0, 1, 2, 3)] == ["", "een", "twee", ""]
    assert read_line(tmp_path, "b.md", 1) == ""
