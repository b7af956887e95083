"""Files of the portfolio as they go out: what was looked at, photos without their metadata."""

from __future__ import annotations

import errno
import hashlib
from pathlib import Path
from typing import IO, TYPE_CHECKING

from portfolio_builder.photos import without_metadata

if TYPE_CHECKING:
    from portfolio_builder.view.views import Copy

_CHUNK = 1 << 20
_PHOTO = "image/"


def pour(copy: Copy, source: Path, stream: IO[bytes]) -> str:
    """Write a file of the portfolio in `source` to a stream; return the SHA-256 of what is written.

    Raises `OSError`, also when the file is no longer the one that was looked at.
    """
    if is_photo(copy):
        data = (source / copy.source).read_bytes()
        _must_be(copy, hashlib.sha256(data).hexdigest())
        data = without_metadata(data, copy.media_type)
        stream.write(data)
        return hashlib.sha256(data).hexdigest()
    digest = hashlib.sha256()
    with (source / copy.source).open("rb") as read:
        while chunk := read.read(_CHUNK):
            digest.update(chunk)
            stream.write(chunk)
    _must_be(copy, digest.hexdigest())
    return digest.hexdigest()


def is_photo(copy: Copy) -> bool:
    """Tell whether a file goes out without its metadata."""
    return copy.media_type.startswith(_PHOTO)


def _must_be(copy: Copy, digest: str) -> None:
    """Refuse a file that is no longer the one that was looked at."""
    if digest != copy.sha256:
        raise OSError(errno.EAGAIN, "changed while the site was being built", copy.source)
