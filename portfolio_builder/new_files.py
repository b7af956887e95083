"""Puts new files down: all of them or none, each whole, never over one that is there already."""

import contextlib
import errno
import os
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
            if error.errno not in {errno.EPERM, errno.ENOTSUP, errno.ENOSYS}:
                raise
            # A stick or share without links: an exclusive file is the next best.
            with target.open("xb") as stream:
                stream.write(data)
    finally:
        with contextlib.suppress(FileNotFoundError):
            beside.unlink()
