"""The new folder in the place of the old one: in one step, or in two that can be mended."""

import ctypes
import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from portfolio_builder.publish import exchange as exchanging
from portfolio_builder.publish.exchange import exchange
from tests.publish.sites import LATER, PAGES, beside, put, source, tree


@pytest.fixture
def two_renames(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that cannot exchange in one step."""
    monkeypatch.setattr(exchanging, "_exchanged", lambda one, other: False)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A new folder, an old one, and the name under which the old one may retire."""
    new, target, retired = tmp_path / "new", tmp_path / "target", tmp_path / "retired"
    for folder in (new, target):
        folder.mkdir()
        (folder / "what").write_bytes(folder.name.encode())
    return new, target, retired


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has renameat2")
def test_linux_exchanges_in_one_step(
    folders: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    new, target, retired = folders
    monkeypatch.delattr(os, "rename")
    exchange(new, target, retired)
    assert (target / "what").read_bytes() == b"new"
    assert (new / "what").read_bytes() == b"target"
    assert not retired.exists()


@pytest.mark.usefixtures("two_renames")
def test_elsewhere_the_old_folder_retires_first(folders: tuple[Path, Path, Path]) -> None:
    new, target, retired = folders
    exchange(new, target, retired)
    assert (target / "what").read_bytes() == b"new"
    assert (retired / "what").read_bytes() == b"target"


class Kernel:
    """A system library whose `renameat2` refuses with an error number; without one it has none."""

    def __init__(self, number: int | None) -> None:
        if number is not None:
            self.renameat2 = lambda *_: ctypes.set_errno(number) or -1


@pytest.mark.parametrize("number", [None, errno.EINVAL, errno.ENOSYS])
def test_a_file_system_that_cannot_exchange_gets_two_renames(
    folders: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch, number: int | None
) -> None:
    new, target, retired = folders
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Kernel(number))
    exchange(new, target, retired)
    assert (target / "what").read_bytes() == b"new"
    assert (retired / "what").read_bytes() == b"target"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has renameat2")
def test_an_exchange_that_is_refused_is_not_tried_in_another_way(
    folders: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    new, target, retired = folders
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Kernel(errno.EACCES))
    with pytest.raises(PermissionError):
        exchange(new, target, retired)
    assert (target / "what").read_bytes() == b"target"
    assert not retired.exists()


def test_without_an_old_folder_the_new_one_takes_its_place(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    exchange(tmp_path / "new", tmp_path / "target", tmp_path / "retired")
    assert os.listdir(tmp_path) == ["target"]


@pytest.mark.usefixtures("two_renames")
@pytest.mark.parametrize("error", [OSError("full"), KeyboardInterrupt()])
def test_when_the_second_rename_fails_the_old_folder_stands_where_it_stood(
    folders: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    new, target, retired = folders
    rename = os.rename

    def fails(source: Path, destination: Path) -> None:
        if source == new:
            raise error
        rename(source, destination)

    monkeypatch.setattr(os, "rename", fails)
    with pytest.raises(type(error)):
        exchange(new, target, retired)
    assert (target / "what").read_bytes() == b"target"
    assert not retired.exists()


# Publishes, and is gone at once when the moment has come that is named as its first word.
KILLED = """
import os, shutil, sys
from pathlib import Path
from portfolio_builder.publish import exchange, folder
from tests.publish.sites import LATER, put

moment, root, rename, walk = sys.argv[1], Path(sys.argv[2]), os.rename, shutil.rmtree
exchange._exchanged = lambda one, other: False

def dies(source, destination):
    if moment == "before the renames":
        os._exit(9)
    rename(source, destination)
    if moment == "between the renames":
        os._exit(9)

os.rename = dies
if moment == "while writing":
    folder.manifest_text = lambda *_: os._exit(9)
if moment == "before cleaning up":
    shutil.rmtree = lambda *_, **__: os._exit(9)
put(root, LATER)
"""


@pytest.mark.parametrize(
    ("moment", "left"),
    [
        ("while writing", PAGES),
        ("before the renames", PAGES),
        ("between the renames", None),
        ("before cleaning up", LATER),
    ],
)
def test_after_a_run_that_was_killed_the_next_one_mends_it(
    tmp_path: Path, moment: str, left: dict[str, bytes] | None
) -> None:
    source(tmp_path)
    put(tmp_path, PAGES)
    (tmp_path / "site" / "van-mij.txt").write_bytes(b"van mij")
    command = [sys.executable, "-c", KILLED, moment, str(tmp_path)]
    killed = subprocess.run(command, check=False, cwd=Path(__file__).parents[2])
    assert killed.returncode == 9
    site = tmp_path / "site"
    if left is None:
        assert not site.exists()
    else:
        assert (site / "index.html").read_bytes() == left["index.html"]
    assert beside(tmp_path)
    put(tmp_path, LATER)
    assert beside(tmp_path) == set()
    assert tree(site)["van-mij.txt"] == b"van mij"
    assert (site / "index.html").read_bytes() == LATER["index.html"]
