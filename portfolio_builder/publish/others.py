"""What others put into the output folder moves along to the new one; nothing of it is lost."""

import errno
import hashlib
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from portfolio_builder.publish.content import hash_of
from portfolio_builder.publish.published import CHANGED

_SHORTEST = 8


def carry_over(
    target: Path, staging: Path, ours: Mapping[str, str], *, seen: set[str]
) -> Iterator[str]:
    """Copy from `target` to `staging` all that is not in `ours`, or was changed since.

    `ours` has the SHA-256 of each file by its path. A file whose name is taken gets another one.
    Links are copied as links. What is in `seen` is passed over, and what is looked at goes into it.
    Yields the new paths; raises `OSError` when something cannot come along, such as a pipe.
    """
    for folder, folders, names in os.walk(target, onerror=reraise):
        here = Path(folder)
        below = "" if here == target else f"{here.relative_to(target).as_posix()}/"
        links = [name for name in folders if (here / name).is_symlink()]
        if not names and not folders:
            (staging / here.relative_to(target)).mkdir(parents=True, exist_ok=True)
        for name in sorted((*names, *links)):
            inside = f"{below}{name}"
            if inside in seen:
                continue
            seen.add(inside)
            if inside in ours and _is_lent(f"{folder}/{name}", staging / inside):
                continue
            digest = _digest(here / name)
            if ours.get(inside) == digest:
                continue
            new = _free(staging / inside, digest)
            if new:
                new.parent.mkdir(parents=True, exist_ok=True)
                _copy(here / name, new)
                yield new.relative_to(staging).as_posix()


def reraise(error: OSError) -> None:
    """Stop a walk that would pass over what it cannot read."""
    raise error


def _digest(path: Path) -> str:
    """Return the SHA-256 of a file, or of where a link leads with a mark that tells it apart."""
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        return "link:" + hashlib.sha256(os.fsencode(path.readlink())).hexdigest()
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    return hash_of(path)


def _is_lent(path: str, new: Path) -> bool:
    """Tell whether this very file stands in the new folder too, so that nothing of it is lost."""
    try:
        return os.path.samestat(os.lstat(path), os.lstat(new))
    except FileNotFoundError:
        return False


def _free(path: Path, digest: str) -> Path | None:
    """Return where a file can stand: its own name, or one with its hash; `None`: it is there."""
    sign = digest.rpartition(":")[2]
    lengths = range(_SHORTEST, len(sign) + 1, _SHORTEST)
    others = (path.with_name(f"{path.stem}{CHANGED}{sign[:n]}{path.suffix}") for n in lengths)
    for candidate in (path, *others):
        if not os.path.lexists(candidate):
            return candidate
        if not candidate.is_dir() and _digest(candidate) == digest:
            return None
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def _copy(path: Path, new: Path) -> None:
    shutil.copy2(path, new, follow_symlinks=False)
    if not new.is_symlink():
        with new.open("rb") as stream:  # the old one goes: this one must be on the disk
            os.fsync(stream.fileno())
