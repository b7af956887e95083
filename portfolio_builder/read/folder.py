"""One folder through which everything is read, and that remembers what was looked at.

A run is the same as an earlier one when every look it took shows the same again: no table of what
depends on what can be forgotten, and no time stamp is trusted.
"""

import os
import stat
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from portfolio_builder.progress import Phase, Progress, silent, told
from portfolio_builder.read import source
from portfolio_builder.read.source import LIMITS, Findings, ReadFailure

_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class Look(Struct, frozen=True, array_like=True):
    """One look: what was asked of which path, and a digest of what was seen."""

    asked: str
    path: str
    limit: int
    seen: str


class Raw(Struct, frozen=True):
    """The bytes of a file, and their SHA-256 in hex."""

    data: bytes
    sha256: str


class Hashed(Struct, frozen=True):
    """A file that was read through: its size in bytes (at most the limit and a bit), SHA-256 in
    hex, and how it begins.
    """

    size: int
    sha256: str
    head: bytes


class Folder:
    """A folder for reading. Paths are POSIX paths relative to `root`.

    Every method raises `ReadFailure` when the machine refuses.
    """

    def __init__(self, root: Path) -> None:
        """Begin without having looked."""
        self.root = root
        self._seen: dict[tuple[str, str, int], str] = {}
        self._inside: dict[str, bool] = {}

    @property
    def looks(self) -> tuple[Look, ...]:
        """Everything that was looked at so far, in order, once each."""
        return tuple(Look(*asked, seen) for asked, seen in self._seen.items())

    def raw(self, path: str, *, limit: int = LIMITS.text) -> tuple[Raw | None, Findings]:
        """Return the bytes of a regular file inside the folder, or a finding why not."""
        data = self._plainly(path, limit)
        found: Findings = ()
        if data is None:
            data, found = source.read_bytes(self.root, path, limit)
        if data is None:
            self._note("raw", path, limit, _digest_of(found))
            return None, found
        raw = Raw(data, sha256(data).hexdigest())
        self._note("raw", path, limit, raw.sha256)
        return raw, found

    def text(self, path: str, *, limit: int = LIMITS.text) -> tuple[str | None, Findings]:
        """Return a text file with `\\n` as its only line end, or a finding why not."""
        raw, found = self.raw(path, limit=limit)
        return source.decode(raw.data, path) if raw else (None, found)

    def hashed(self, path: str, *, head: int, limit: int) -> tuple[Hashed | None, Findings]:
        """Read a file through without keeping it; reading stops beyond `limit` bytes."""
        stream, found = source.open_regular(self.root, path)
        if stream is None:
            self._note("hashed", path, limit, _digest_of(found))
            return None, found
        with stream:
            begin = _read(stream, path, head)
            size, digest = source.hash_file(stream, path, limit=limit)
        self._note("hashed", path, limit, f"{size} {digest}")
        return Hashed(size, digest, begin), ()

    def same(self, path: str, digest: str, *, most: int) -> bytes:
        """Return the bytes, `most` or fewer, of a file that was read through before.

        `digest` is the SHA-256 that it had, in hex. Raises `ReadFailure` when it has another.
        """
        stream, _ = source.open_regular(self.root, path)
        if stream is not None:
            with stream:
                data = _read(stream, path, most)
            if sha256(data).hexdigest() == digest:
                return data
        raise ReadFailure(path, "changed while the portfolio was being read")

    def size(self, path: str) -> int:
        """Return how large a file is, in bytes; 0 when it is gone."""
        try:
            size = (self.root / path).stat().st_size
        except OSError:
            size = 0
        self._note("size", path, 0, str(size))
        return size

    def files(self, folder: str) -> tuple[tuple[str, ...] | None, Findings]:
        """Return the paths of everything below `folder` that is no folder (`source.list_files`)."""
        listed = source.list_files(self.root, folder)
        self._note("files", folder, 0, _digest_of(listed))
        return listed

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names of everything in `folder`; nothing when there is no such one."""
        names = source.list_names(self.root, folder)
        self._note("names", folder, 0, _digest_of(names))
        return names

    def exists(self, path: str) -> bool:
        """Tell whether something has this name; a link counts, wherever it leads."""
        there = os.path.lexists(self.root / path)
        self._note("exists", path, 0, str(there))
        return there

    def is_folder(self, path: str) -> bool:
        """Tell whether this is a folder."""
        folder = (self.root / path).is_dir()
        self._note("is_folder", path, 0, str(folder))
        return folder

    def shows(self, looks: Sequence[Look], progress: Progress = silent) -> bool:
        """Tell whether each of these looks shows here what it showed then."""
        again: Mapping[str, Callable[[str, int], object]] = {
            "raw": lambda path, limit: self.raw(path, limit=limit),
            "hashed": lambda path, limit: self.hashed(path, head=0, limit=limit),
            "size": lambda path, _: self.size(path),
            "files": lambda path, _: self.files(path),
            "names": lambda path, _: self.names(path),
            "exists": lambda path, _: self.exists(path),
            "is_folder": lambda path, _: self.is_folder(path),
        }
        try:
            for look in told(looks, Phase.COMPARE, progress):
                again[look.asked](look.path, look.limit)
                if self._seen[look.asked, look.path, look.limit] != look.seen:
                    return False
        except (ReadFailure, KeyError):
            return False
        return True

    def _note(self, asked: str, path: str, limit: int, seen: str) -> None:
        self._seen[asked, path, limit] = seen

    def _plainly(self, path: str, limit: int) -> bytes | None:
        """Read a file the short way; `None` when it is anything but a regular file right here."""
        if not _NO_LINK or not self._is_inside(path.rpartition("/")[0] or "."):
            return None
        try:
            handle = os.open(os.path.join(self._real, path), _READ | _NO_LINK)
        except (OSError, ValueError):
            return None
        try:
            about = os.fstat(handle)
            if not stat.S_ISREG(about.st_mode) or about.st_size > limit:
                return None
            pieces, left = [], limit + 1  # it may grow meanwhile
            while left > 0 and (piece := os.read(handle, min(left, about.st_size + 1))):
                pieces.append(piece)
                left -= len(piece)
        except OSError:
            return None
        finally:
            os.close(handle)
        data = b"".join(pieces)
        return data if len(data) <= limit else None

    def _is_inside(self, parent: str) -> bool:
        """Tell whether a folder stands at its own name below the root, with no link on the way."""
        if parent not in self._inside:
            here = os.path.join(self._real, parent) if parent != "." else self._real
            try:
                below = here == self._real or here.startswith(os.path.join(self._real, ""))
                self._inside[parent] = below and os.path.realpath(here) == here
            except (OSError, ValueError):
                self._inside[parent] = False
        return self._inside[parent]

    @cached_property
    def _real(self) -> str:
        return os.path.realpath(self.root)


def _read(stream: BinaryIO, path: str, size: int) -> bytes:
    """Return so many bytes from the beginning; the next read begins there too."""
    try:
        stream.seek(0)
        data = stream.read(size)
        stream.seek(0)
    except OSError as error:
        raise source.failure(path, error) from error
    return data


def _digest_of(what: object) -> str:
    return sha256(repr(what).encode("utf-8", "surrogateescape")).hexdigest()
