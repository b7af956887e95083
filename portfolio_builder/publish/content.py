"""What goes into a site: pages, ready bytes and copies, each put into a folder in its own way.

Whoever puts something there may take it from the old site when it would be the same, so that an
unchanged page is neither made nor written again.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from portfolio_builder.progress import Phase, Progress, silent
from portfolio_builder.publish.copies import is_photo, pour

if TYPE_CHECKING:
    from portfolio_builder.view.views import Copy

_PIECE = 1 << 16


class OldSite(Struct, frozen=True):
    """The site that stands there: its folder, and the SHA-256 of each file of ours by path."""

    folder: Path
    files: Mapping[str, str]

    def lend(self, path: str, sha256: str, staging: Path) -> bool:
        """Put a file into `staging` when it is here with exactly this content; tell whether.

        It is the same file under two names, until the old site goes.
        """
        if not self.has(path, sha256):
            return False
        # Joined as text: a path made of each takes longer than the file it leads to.
        here, new = os.path.join(self.folder, path), os.path.join(staging, path)
        try:
            os.makedirs(os.path.dirname(new), exist_ok=True)
            os.link(here, new, follow_symlinks=False)
        except (OSError, NotImplementedError):  # a file system without such names
            return False
        return True

    def has(self, path: str, sha256: str) -> bool:
        """Tell whether a file is here with exactly this content."""
        if self.files.get(path) != sha256:
            return False
        here = os.path.join(self.folder, path)
        try:
            return not os.path.islink(here) and hash_of(here) == sha256
        except OSError:
            return False


class Content(Protocol):
    """Some files of a site."""

    def put(self, staging: Path, old: OldSite) -> Mapping[str, str]:
        """Put them into `staging`; return the SHA-256 of each by its path. Raises `OSError`."""


class Ready(Struct, frozen=True):
    """Files whose bytes are there already, by path."""

    files: Mapping[str, bytes]

    def put(self, staging: Path, old: OldSite) -> Mapping[str, str]:
        """Write those that are not in the old site."""
        return {path: put_file(path, data, staging, old) for path, data in self.files.items()}


class Copies(Struct, frozen=True):
    """Attachments from the folder `source`."""

    copies: Sequence[Copy]
    source: Path
    progress: Progress = silent

    def put(self, staging: Path, old: OldSite) -> Mapping[str, str]:
        """Copy each attachment, a photo without its metadata."""
        files: dict[str, str] = {}
        for done, copy in enumerate(self.copies, 1):
            files[copy.path] = self._put(copy, staging, old)
            self.progress(Phase.PUBLISH, done, len(self.copies))
        return files

    def _put(self, copy: Copy, staging: Path, old: OldSite) -> str:
        if is_photo(copy):
            changed = BytesIO()
            pour(copy, self.source, changed)
            return put_file(copy.path, changed.getvalue(), staging, old)
        if old.lend(copy.path, copy.sha256, staging):
            return copy.sha256
        target = staging / copy.path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as stream:
            return pour(copy, self.source, stream)


def put_file(path: str, data: bytes, staging: Path, old: OldSite) -> str:
    """Put one file into `staging`, from the old site or anew; return its SHA-256."""
    sha256 = hashlib.sha256(data).hexdigest()
    if not old.lend(path, sha256, staging):
        new = os.path.join(staging, path)
        os.makedirs(os.path.dirname(new), exist_ok=True)
        with open(new, "xb") as stream:
            stream.write(data)
    return sha256


def hash_of(path: str | Path) -> str:
    """Return the SHA-256 of a file in hex. Raises `OSError`."""
    digest = hashlib.sha256()
    with open(path, "rb", buffering=0) as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def put_all(content: Iterable[Content], staging: Path, old: OldSite) -> dict[str, str]:
    """Put all of it into `staging`; return the SHA-256 of each file by its path, sorted."""
    files: dict[str, str] = {}
    for some in content:
        files.update(some.put(staging, old))
    return dict(sorted(files.items()))
