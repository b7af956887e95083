"""One file: there whole or not at all, and what is of others is left alone."""

import errno
import os
from pathlib import Path
from typing import BinaryIO

import pytest

from portfolio_builder.publish.file import whole_file
from portfolio_builder.publish.lock import Locked, locked
from portfolio_builder.publish.published import Refused, Why, WriteFailure
from portfolio_builder.wording import Wording

OURS, OTHERS = b"OURS one", b"a letter"


def ours(stream: BinaryIO) -> bool:
    return stream.read(4) == b"OURS"


def put(root: Path, name: str = "made.zip", data: bytes = b"OURS two") -> Path:
    """Write a file beside a portfolio."""
    (root / "portfolio").mkdir(exist_ok=True)
    with whole_file(root / name, source=root / "portfolio", ours=ours) as stream:
        stream.write(data)
    return root / name


def test_it_is_there_whole_and_nothing_beside_it(tmp_path: Path) -> None:
    assert put(tmp_path).read_bytes() == b"OURS two"
    assert sorted(os.listdir(tmp_path)) == ["made.zip", "portfolio"]


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    assert put(tmp_path, "a/b/made.zip").is_file()


def test_one_of_ours_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "made.zip").write_bytes(OURS)
    assert put(tmp_path).read_bytes() == b"OURS two"


def test_one_of_others_is_left_alone(tmp_path: Path, nl: Wording) -> None:
    (tmp_path / "made.zip").write_bytes(OTHERS)
    with pytest.raises(Refused) as refused:
        put(tmp_path)
    assert refused.value.why == Why.FILE_NOT_OURS
    assert "niet door dit programma gemaakt" in refused.value.sentence(nl)
    assert (tmp_path / "made.zip").read_bytes() == OTHERS


def test_a_folder_or_a_pipe_is_no_place_for_it(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    whys = []
    for name in ("folder", "pipe"):
        with pytest.raises(Refused) as refused:
            put(tmp_path, name)
        whys.append(refused.value.why)
    assert whys == [Why.A_FOLDER, Why.FILE_NOT_OURS]


@pytest.mark.parametrize("name", ["portfolio/made.zip", "portfolio/../portfolio/a/made.zip"])
def test_nothing_is_written_into_the_portfolio(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused) as refused:
        put(tmp_path, name)
    assert refused.value.why == Why.INSIDE
    assert os.listdir(tmp_path / "portfolio") == []


def test_a_link_into_the_portfolio_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "portfolio").mkdir()
    (tmp_path / "made.zip").symlink_to(tmp_path / "portfolio" / "made.zip")
    with pytest.raises(Refused):
        put(tmp_path)


def test_a_full_disk_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made.zip").write_bytes(OURS)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteFailure) as failed:
        put(tmp_path)
    assert failed.value.reason == "No space left on device"
    assert failed.value.path == str(tmp_path / "made.zip")
    assert (tmp_path / "made.zip").read_bytes() == OURS
    assert sorted(os.listdir(tmp_path)) == ["made.zip", "portfolio"]


@pytest.mark.parametrize("cut", [KeyboardInterrupt, MemoryError, ValueError])
def test_an_interruption_leaves_the_old_one(tmp_path: Path, cut: type[BaseException]) -> None:
    (tmp_path / "made.zip").write_bytes(OURS)

    def run() -> None:
        with whole_file(tmp_path / "made.zip", source=tmp_path / "p", ours=ours) as stream:
            stream.write(b"OURS half")
            raise cut

    with pytest.raises(cut):
        run()
    assert (tmp_path / "made.zip").read_bytes() == OURS
    assert os.listdir(tmp_path) == ["made.zip"]


def test_what_killed_runs_left_goes_and_nothing_else(tmp_path: Path) -> None:
    others = [".made.zip.new", ".made.zip.1.news", ".other.zip.1.new", "made.zip.1.new"]
    for name in (".made.zip.1.new", ".made.zip.4321.new", *others):
        (tmp_path / name).write_bytes(b"OURS half")
    put(tmp_path)
    assert sorted(os.listdir(tmp_path)) == sorted([*others, "made.zip", "portfolio"])


def test_one_run_at_a_time_makes_a_file(tmp_path: Path) -> None:
    with locked(tmp_path / ".made.zip.lock"), pytest.raises(Locked):
        put(tmp_path)
    assert not (tmp_path / "made.zip").exists()
