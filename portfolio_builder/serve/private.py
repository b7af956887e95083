"""The private folder in which the preview's site stands, and what is left of one that was killed.

Whoever previews holds a lock in the folder until the end. The system drops it with the process, so
a folder whose lock nobody holds is of nobody any more.
"""

import contextlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from portfolio_builder.publish.lock import Locked, locked

_PREFIX = "portfolio-preview-"
_LOCK = "lock"


@contextlib.contextmanager
def private_folder() -> Iterator[Path]:
    """Give a new folder that only this user can open; it goes at the end.

    What an earlier preview of this user left because it was killed, goes first.
    """
    sweep(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as made:
        folder = Path(made)
        with locked(folder / _LOCK):
            yield folder


def sweep(temporary: Path) -> None:
    """Remove the private folders of this user whose preview is gone; nothing else, and no error."""
    for folder in temporary.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError, Locked):
            if _is_of_this_user(folder):
                with locked(folder / _LOCK):
                    _remove(folder)


def _is_of_this_user(folder: Path) -> bool:
    """Tell whether a preview of this user made it: private, and with the number of a process in it.

    The lock is written after it is taken: an empty one may be of a preview that is just beginning.
    """
    about, lock = folder.lstat(), (folder / _LOCK).lstat()
    if not (stat.S_ISDIR(about.st_mode) and stat.S_ISREG(lock.st_mode) and lock.st_size):
        return False
    return os.name != "posix" or (about.st_uid == os.getuid() and not about.st_mode & 0o077)


def _remove(folder: Path) -> None:
    """Remove a folder; its lock goes last, should this be cut short."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != _LOCK:
            path.unlink()
    shutil.rmtree(folder)
