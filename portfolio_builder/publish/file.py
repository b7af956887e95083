"""One file that stands there whole, or not at all; only one that this program made is replaced."""

import contextlib
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from portfolio_builder.publish.lock import locked
from portfolio_builder.publish.place import real
from portfolio_builder.publish.published import Refused, Why, as_write_failure


@contextlib.contextmanager
def whole_file(
    output: Path, *, source: Path, ours: Callable[[BinaryIO], bool]
) -> Iterator[BinaryIO]:
    """Open a stream whose content takes the place of `output` when all of it is there.

    `source` is the portfolio, in which nothing is written; `ours` tells whether a file that is
    there already was made by this program. What a killed run left beside it goes. Raises `Refused`,
    `Locked` when another run is making it, or `WriteFailure` for any `OSError` in between; what was
    there is as it was.
    """
    target = real(output)
    with as_write_failure(target):
        _refuse(target, real(source), ours)
        target.parent.mkdir(parents=True, exist_ok=True)
        with locked(target.with_name(f".{target.name}.lock")):
            for left in _left_by_killed_runs(target):
                left.unlink()
            beside = target.with_name(f".{target.name}.{os.getpid()}.new")
            try:
                with beside.open("x+b") as stream:
                    yield stream
                    stream.flush()
                    os.fsync(stream.fileno())
                beside.replace(target)
            finally:
                with contextlib.suppress(FileNotFoundError):
                    beside.unlink()


def _left_by_killed_runs(target: Path) -> list[Path]:
    """Return the files with a name as it is given here; the lock says that no run is busy."""
    name = re.compile(rf"\.{re.escape(target.name)}\.\d+\.new")
    return [p for p in target.parent.iterdir() if name.fullmatch(p.name) and p.is_file()]


def _refuse(target: Path, source: Path, ours: Callable[[BinaryIO], bool]) -> None:
    if target.is_relative_to(source):
        raise Refused(str(target), Why.INSIDE)
    if target.is_dir():
        raise Refused(str(target), Why.A_FOLDER)
    if target.is_file():
        with target.open("rb") as stream:
            if ours(stream):
                return
    if os.path.lexists(target):
        raise Refused(str(target), Why.FILE_NOT_OURS)
