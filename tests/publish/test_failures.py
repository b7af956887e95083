"""Whatever the machine refuses, and whenever: the old site stays, byte for byte."""

import builtins
import errno
import io
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from portfolio_builder.publish import exchange, sync
from portfolio_builder.publish.published import WriteFailure
from portfolio_builder.read.source import ReadFailure
from tests.publish.sites import LATER, PAGES, beside, put, source, tree

# Everything that publishing asks of the machine. Reading and writing go through the stream.
CALLS = (
    *("chmod", "fsync", "ftruncate", "listdir", "lseek", "lstat", "mkdir", "open", "read"),
    *("readlink", "rename", "rmdir", "scandir", "sendfile", "stat", "symlink", "unlink", "utime"),
    "write",
)


class Stream:
    """A stream whose reading and writing can be refused."""

    def __init__(self, stream: Any, machine: "Machine") -> None:
        self._stream, self._machine = stream, machine

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._stream, name)
        counted = name in {"read", "readinto", "write", "flush"}
        return self._machine.counted(name, found) if counted else found

    def __enter__(self) -> "Stream":
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()


class Machine:
    """A machine that refuses the call number `refused` (from 0), and no other."""

    def __init__(self, refused: int) -> None:
        self.refused, self.calls, self.name = refused, 0, ""

    def counted(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that is counted, and refused when its turn comes."""

        def call(*args: Any, **kwargs: Any) -> Any:
            self.calls += 1
            if self.calls == self.refused + 1:
                self.name = f"call {self.refused}: {name}{args!r}"
                raise OSError(errno.EIO, os.strerror(errno.EIO), str(args[0]) if args else None)
            return function(*args, **kwargs)

        return call

    @contextmanager
    def working(self) -> Iterator[None]:
        """Do everything through this machine."""
        with pytest.MonkeyPatch.context() as patch:
            opened = self.counted("open", io.open)
            for module in (io, builtins):
                patch.setattr(module, "open", lambda *a, **k: Stream(opened(*a, **k), self))
            if exchange._exchanged.__name__ == "_exchanged":
                exchanged = self.counted("renameat2", exchange._exchanged)
                patch.setattr(exchange, "_exchanged", exchanged)
            for name in CALLS:
                original = getattr(os, name)
                call = self.counted(name, original)
                patch.setattr(os, name, call)
                if original in os.supports_follow_symlinks:  # shutil asks before it uses one
                    able = {*os.supports_follow_symlinks, call}
                    patch.setattr(os, "supports_follow_symlinks", able)
            yield

    def put(self, root: Path, pages: dict[str, bytes]) -> str:
        """Publish on this machine; return `done` or `refused`."""
        try:
            with self.working():
                put(root, pages)
        except (ReadFailure, WriteFailure):  # of an attachment, or of the site
            return "refused"
        return "done"


def prepared(root: Path) -> None:
    """Make a site with files of others in it, of every sort."""
    source(root)
    put(root, PAGES)
    site = root / "site"
    (site / "bewijzen" / "a.html").write_bytes(b"van mij")
    (site / "notities" / "leeg").mkdir(parents=True)
    (site / "notities" / "vraag.txt").write_bytes(b"van mij")
    (site / "koppeling").symlink_to("notities")


@pytest.mark.parametrize("way", ["one step", "two renames"])
@pytest.mark.parametrize("synced", ["all at once", "one by one"])
def test_a_refusal_at_any_call_leaves_the_old_site_or_the_new_one(
    tmp_path: Path, way: str, synced: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda handle: None)  # counted, and not waited for
    monkeypatch.setattr(sync, "_all_at_once", lambda folder: synced == "all at once")
    if way == "two renames":
        monkeypatch.setattr(exchange, "_exchanged", lambda one, other: False)
    prepared(tmp_path / "prepared")
    shutil.copytree(tmp_path / "prepared", tmp_path / "first", symlinks=True)
    old = tree(tmp_path / "first" / "site")
    whole = Machine(refused=-1)
    with whole.working():
        put(tmp_path / "first", LATER)
    new = tree(tmp_path / "first" / "site")
    assert whole.calls > 100
    outcomes = set()
    for number in range(whole.calls):
        root = tmp_path / str(number)
        shutil.copytree(tmp_path / "prepared", root, symlinks=True)
        machine = Machine(number)
        outcome = machine.put(root, LATER)
        outcomes.add(outcome)
        expected = {"refused": old, "done": new}[outcome]
        assert tree(root / "site") == expected, machine.name
        if outcome == "refused":
            assert not [n for n in beside(root) if not n.endswith(".lock")], machine.name
        put(root, LATER)
        assert tree(root / "site") == new, machine.name
        assert beside(root) == set(), machine.name
        shutil.rmtree(root)
    assert outcomes == {"refused", "done"}


def test_the_first_site_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    source(tmp_path / "first")
    whole = Machine(refused=-1)
    with whole.working():
        put(tmp_path / "first", PAGES)
    new = tree(tmp_path / "first" / "site")
    for number in range(whole.calls):
        root = tmp_path / str(number)
        source(root)
        machine = Machine(number)
        expected = {"refused": {}, "done": new}[machine.put(root, PAGES)]
        assert tree(root / "site") == expected, machine.name
        put(root, PAGES)
        assert tree(root / "site") == new, machine.name


def test_a_full_disk_says_which_file_and_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source(tmp_path)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(sync, "_all_at_once", lambda folder: False)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteFailure) as failed:
        put(tmp_path, PAGES)
    assert failed.value.reason == "No space left on device"
    assert failed.value.path.startswith(str(tmp_path))
    assert os.listdir(tmp_path) == ["portfolio"]


def test_an_interrupted_run_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared(tmp_path)
    before = tree(tmp_path)

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sync, "_all_at_once", lambda folder: False)
    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        put(tmp_path, LATER)
    assert tree(tmp_path) == before
