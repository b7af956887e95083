"""Files of the portfolio as they go out: what was looked at, photos without their metadata."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from portfolio_builder.photos import clean_parts
from portfolio_builder.read.source import failure

if TYPE_CHECKING:
    from portfolio_builder.view.views import Copy

_CHUNK = 1 << 20
_PHOTO = "image/"


def pour(copy: Copy, source: Path, stream: IO[bytes]) -> str:
    """Write a file of the portfolio in `source` to a stream; return the SHA-256 of what is written.

    Raises `ReadFailure` when the machine refuses to read it, `OSError` when it refuses to write, or
    when the file is no longer the one that was looked at.
    """
    digest = hashlib.sha256()
    if is_photo(copy):
        data = b"".join(_chunks(copy, source, -1))
        _must_be(copy, hashlib.sha256(data).hexdigest())
        for part in clean_parts(data, copy.media_type):
            digest.update(part)
            stream.write(part)
        return digest.hexdigest()
    for chunk in _chunks(copy, source):
        digest.update(chunk)
        stream.write(chunk)
    _must_be(copy, digest.hexdigest())
    return digest.hexdigest()


def _chunks(copy: Copy, source: Path, size: int = _CHUNK) -> Iterator[bytes]:
    try:
        with (source / copy.source).open("rb") as read:
            while chunk := read.read(size):
                yield chunk
    except OSError as error:
        raise failure(copy.source, error) from error


def is_photo(copy: Copy) -> bool:
    """Tell whether a file goes out without its metadata."""
    return copy.media_type.startswith(_PHOTO)


def _must_be(copy: Copy, digest: str) -> None:
    """Refuse a file that is no longer the one that was looked at."""
    if digest != copy.sha256:
        raise OSError(errno.EAGAIN, "changed while the site was being built", copy.source)
