"""Puts new files down: all of them or none, each whole, never over one that is there already."""

import contextlib
import errno
import itertools
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path


class AlreadyThere(Exception):
    """A file that would be written is there already; nothing was changed."""

    def __init__(self, path: str) -> None:
        """Keep which file it is."""
        super().__init__(path)
        self.path = path


def put_down(root: Path, files: Mapping[str, str]) -> None:
    """Write new files below `root`: all of them, or none.

    Raises `AlreadyThere` before anything is written when one of them exists, and `OSError` when
    the machine refuses.
    """
    for path in files:
        if os.path.lexists(root / path):
            raise AlreadyThere(path)
    made: list[Path] = []
    try:
        for path, text in files.items():
            made += _make_folder((root / path).parent)
            _put(root / path, text.encode())
            made.append(root / path)
    except BaseException:
        _take_away(made)
        raise


def _make_folder(folder: Path) -> list[Path]:
    """Make a folder and those above it; return the ones that were made, outermost first."""
    missing = [f for f in (folder, *folder.parents) if not f.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]


def _take_away(made: Sequence[Path]) -> None:
    """Take away again what this run made, the last first."""
    for path in reversed(made):
        with contextlib.suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()


# What systems say of a file system without links; the last is "invalid function" on Windows.
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL}


def _put(target: Path, data: bytes) -> None:
    """Write beside, then link: so there is never half a file, and never one written over."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with beside.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        try:
            os.link(beside, target)
        except FileExistsError as error:
            raise AlreadyThere(target.name) from error
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            # A stick or share without links: an exclusive file is the next best.
            with target.open("xb") as stream:
                stream.write(data)
    finally:
        with contextlib.suppress(FileNotFoundError):
            beside.unlink()


class Changed(Exception):
    """A file is no longer what it was when it was looked at; nothing was changed."""

    def __init__(self, path: str) -> None:
        """Keep which file it is."""
        super().__init__(path)
        self.path = path


BACKUPS = ".reservekopie"
"""The folder, in that of the portfolio, where files are kept as they were before a change."""


def write_over(root: Path, path: str, *, old: bytes, new: bytes) -> str:
    """Put new content in the place of the old, whole or not at all; return where the old is kept.

    `path` and what is returned are POSIX paths below `root`. Raises `Changed` when the file is no
    longer `old`, and `OSError` when the machine refuses.
    """
    target = root / path
    if target.read_bytes() != old:
        raise Changed(path)
    kept = _keep(root, path, old)
    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with beside.open("xb") as stream:
            stream.write(new)
            stream.flush()
            os.fsync(stream.fileno())
        shutil.copymode(target, beside)
        beside.replace(target)
    finally:
        with contextlib.suppress(FileNotFoundError):
            beside.unlink()
    return kept


def _keep(root: Path, path: str, data: bytes) -> str:
    """Keep a file as it is, under a name with the first number that is free."""
    for number in itertools.count(1):
        kept = f"{BACKUPS}/{path}.{number}"
        folder = (root / kept).parent
        folder.mkdir(parents=True, exist_ok=True)
        if not (root / kept).exists():
            _put(root / kept, data)
            return kept
    raise AssertionError  # pragma: no cover - numbers do not end
