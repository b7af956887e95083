"""One run at a time for one output folder. The system drops the lock when the process ends."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path


class Locked(Exception):
    """Another run is making the same site. `holder` is its process number, or 0."""

    def __init__(self, holder: int = 0) -> None:
        """Keep who holds it."""
        super().__init__(f"held by process {holder}" if holder else "held by another process")
        self.holder = holder


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file `path`, and take it away afterwards.

    Raises `Locked` at once when another run holds it, `OSError` when a file of others stands there.
    """
    handle = _held(path)
    try:
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, f" {os.getpid()}\n".encode())
        yield
    finally:
        # While it is still held, so that nobody takes hold of a file that is about to go.
        with contextlib.suppress(OSError):
            path.unlink()
        os.close(handle)
        if sys.platform == "win32":  # it takes away only what nobody holds
            with contextlib.suppress(OSError):
                path.unlink()


def _held(path: Path) -> int:
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o644)
        try:
            _take(handle)
            if os.path.samestat(os.fstat(handle), os.lstat(path)):
                if os.fstat(handle).st_size and not _holder(handle):
                    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
                return handle
        except Locked:
            holder = _holder(handle)
            os.close(handle)
            raise Locked(holder) from None
        except FileNotFoundError:
            pass
        except BaseException:
            os.close(handle)
            raise
        # The run that held it took the file away in between: take hold of the new one.
        os.close(handle)


_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


def _holder(handle: int) -> int:
    """Return the process number in the lock file; 0 when there is none."""
    try:
        os.lseek(handle, 1, os.SEEK_SET)  # Windows lets nobody read the first byte: it is locked
        written = os.read(handle, 32).strip()
    except OSError:
        return 0
    return int(written) if written.isdigit() else 0


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise Locked from error
else:
    import fcntl

    def _take(handle: int) -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Locked from error
