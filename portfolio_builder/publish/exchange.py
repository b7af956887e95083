"""Putting a new folder in the place of an old one, so that nobody ever sees half of either."""

import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
# The kernel or the file system does not know how to exchange.
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


def exchange(new: Path, target: Path, retired: Path) -> None:
    """Let `new` stand at `target`; what stood there is afterwards at `new` or at `retired`.

    One step on Linux. Elsewhere two renames: a run that is killed between them leaves `retired`,
    and the next run puts it back. Raises `OSError`; the old folder then stands where it stood.
    """
    if not target.exists():
        new.rename(target)
    elif not _exchanged(new, target):
        target.rename(retired)
        try:
            new.rename(target)
        except BaseException:
            retired.rename(target)
            raise


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two paths in one step; False when this machine cannot."""
    if not sys.platform.startswith("linux"):
        return False
    import ctypes  # late: a first site takes the place of none

    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    result = rename(
        _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), ctypes.c_uint(_RENAME_EXCHANGE)
    )
    if result == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))
