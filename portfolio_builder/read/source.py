"""Safe, bounded reading: only regular files inside the portfolio folder, and only so many bytes.

What the candidate can mend is a finding. What the machine refuses (disk, rights) is a
`ReadFailure`: then nothing is published.
"""

import codecs
import errno
import hashlib
import os
import posixpath
import re
import stat
import unicodedata
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from portfolio_builder.model import rules
from portfolio_builder.model.finding import Finding, finding
from portfolio_builder.model.place import Place


class Limits(Struct, frozen=True):
    """The most that is read. Sizes in bytes, nesting in levels, title and markup in characters.

    A picture of so many `pixels` takes four times as many bytes when it is shown. `texts` and
    `attachments` are those of a portfolio together; `files` counts what stands in one of its
    folders, at any of so many `levels`.
    """

    text: int = 500_000
    front_matter: int = 64 * 1024
    nesting: int = 50
    title: int = 200
    markup: int = 50_000
    attachment: int = 200_000_000
    pixels: int = 100_000_000
    texts: int = 100_000_000
    attachments: int = 4_000_000_000
    files: int = 20_000
    levels: int = 20


LIMITS = Limits()

_CHUNK = 1 << 20
# Bytes that cp1252 leaves undefined: a text with one of them is something else.
_NOT_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NEWLINES = re.compile(r"\r\n?")
# What the candidate can mend, as against what the machine refuses.
_BROKEN = {errno.ENOENT, errno.ELOOP, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL}

Findings = tuple[Finding, ...]


class ReadFailure(Exception):
    """The machine refused to read `path` (relative to the portfolio), for `reason`."""

    def __init__(self, path: str, reason: str) -> None:
        """Keep what could not be read and why."""
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def failure(path: str, error: OSError) -> ReadFailure:
    """Make a `ReadFailure` of an operating system's error."""
    return ReadFailure(path, error.strerror or type(error).__name__)


def read_text(root: Path, path: str, *, limit: int = LIMITS.text) -> tuple[str | None, Findings]:
    """Read a text file of the portfolio as UTF-8, with `\\n` as its only line end.

    `path` is a POSIX path relative to `root`. The text is `None` when a finding says why it
    cannot be used. Raises `ReadFailure` when the machine refuses.
    """
    data, found = read_bytes(root, path, limit)
    if data is None:
        return None, found
    return decode(data, path)


def decode(data: bytes, path: str) -> tuple[str | None, Findings]:
    """Decode the bytes of a text file; a byte order mark is dropped, line ends are made `\\n`."""
    if data.startswith(_UTF16):
        return None, (finding(rules.NOT_UTF8, Place(path, 1), encoding="utf-16"),)
    data = data.removeprefix(codecs.BOM_UTF8)
    if b"\x00" in data:
        line, column = _position(data[: data.index(b"\x00")])
        return None, (finding(rules.NUL_BYTE, Place(path, line, column)),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _position(data[: error.start])
        likely = "unknown" if _NOT_CP1252.search(data) else "cp1252"
        return None, (finding(rules.NOT_UTF8, Place(path, line, column, 1), encoding=likely),)
    return _NEWLINES.sub("\n", text), ()


def _position(before: bytes) -> tuple[int, int]:
    """Return the line and column of what comes after these bytes."""
    text = _NEWLINES.sub("\n", before.decode("utf-8", errors="replace"))
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def read_bytes(root: Path, path: str, limit: int) -> tuple[bytes | None, Findings]:
    """Read a regular file inside `root`; raises `ReadFailure` when the machine refuses."""
    stream, found = open_regular(root, path)
    if stream is None:
        return None, found
    with stream:
        try:
            data = stream.read(limit + 1)
            size = os.fstat(stream.fileno()).st_size
        except OSError as error:
            raise failure(path, error) from error
    if len(data) > limit:
        return None, (
            finding(rules.FILE_TOO_LARGE, Place(path), size=max(size, len(data)), limit=limit),
        )
    return data, ()


def open_regular(root: Path, path: str) -> tuple[BinaryIO | None, Findings]:
    """Open a regular file inside `root` for reading; anything else is a finding.

    It is looked at before it is opened (a pipe would wait for ever, `/dev/zero` never ends), and
    once more afterwards. Raises `ReadFailure` when the machine refuses.
    """
    place = Place(path)
    try:
        real = (root / path).resolve(strict=True)
        if not real.is_relative_to(root.resolve()):
            return None, (finding(rules.OUTSIDE_FOLDER, place, path=path),)
        what = _what(real.stat().st_mode)
        if what:
            return None, (finding(rules.NOT_A_FILE, place, what=what),)
        handle = os.open(real, os.O_RDONLY | getattr(os, "O_BINARY", 0) | _NO_WAIT)
    except RuntimeError:  # a circle of links, as Python 3.11 and 3.12 tell it
        return None, (finding(rules.NOT_A_FILE, place, what="broken-link"),)
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno not in _BROKEN:
            raise failure(path, error) from error
        return None, (finding(rules.NOT_A_FILE, place, what="broken-link"),)
    stream = os.fdopen(handle, "rb")
    what = _what(os.fstat(handle).st_mode)
    if what:
        stream.close()
        return None, (finding(rules.NOT_A_FILE, place, what=what),)
    return stream, ()


_NO_WAIT = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


def _what(mode: int) -> str:
    """Name what a file is when it is not a regular one (a phrase of `wording.phrases`)."""
    if stat.S_ISREG(mode):
        return ""
    return "folder" if stat.S_ISDIR(mode) else "device"


def list_files(root: Path, folder: str) -> tuple[tuple[str, ...] | None, Findings]:
    """Return the POSIX paths of everything in a folder that is no folder, sorted, links included.

    Links to folders are returned as themselves and not followed. Hidden files and folders (a name
    that begins with a dot) and what office programs, editors and systems leave behind are passed
    over (`is_hidden`). A finding names each folder that is not looked into; `None` when the whole
    one holds too much. Raises `ReadFailure` when a folder cannot be read: a listing that skips it
    would publish less than there is.
    """
    if not (root / folder).resolve().is_relative_to(root.resolve()):
        return (), (finding(rules.OUTSIDE_FOLDER, Place(folder), path=folder),)
    paths: list[str] = []
    found: list[Finding] = []
    waiting, left = [(folder, 1)], LIMITS.files
    while waiting:
        here, level = waiting.pop()
        entries = _entries(root, here, most=left + 1) if level <= LIMITS.levels else None
        if entries is None:
            found.append(finding(rules.FOLDER_TOO_DEEP, Place(here), most=LIMITS.levels))
            continue
        left -= len(entries)
        if left < 0:
            return None, (finding(rules.TOO_MANY_FILES, Place(folder), most=LIMITS.files),)
        names = {name for name, _ in entries}
        for name, is_folder in entries:
            if not (is_hidden(name) if is_folder else is_hidden(name, beside=names.__contains__)):
                path = posixpath.join(here, name)
                waiting += [(path, level + 1)] if is_folder else []
                paths += [] if is_folder else [path]
    found.sort(key=lambda deep: in_path_order(deep.place.file))
    return tuple(sorted(paths, key=in_path_order)), tuple(found)


def _entries(root: Path, folder: str, *, most: int) -> list[tuple[str, bool]] | None:
    """Return each name in a folder, and whether it is a folder itself and no link to one.

    `None` when the path of the folder is longer than the machine takes.
    """
    try:
        with os.scandir(os.path.join(root, folder)) as entries:
            return [(e.name, e.is_dir(follow_symlinks=False)) for e in islice(entries, most)]
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return None
        raise failure(folder, error) from error


def in_path_order(path: str) -> tuple[str, str]:
    """Return by what paths are sorted: how an accent is made up changes nothing."""
    return unicodedata.normalize("NFC", path), path


def list_names(root: Path, folder: str) -> tuple[str, ...]:
    """Return the names of everything that stands in a folder; nothing when there is no such one.

    Raises `ReadFailure` when the machine refuses.
    """
    try:
        return tuple(sorted(os.listdir(root / folder)))
    except ValueError:  # a name with a NUL in it
        return ()
    except OSError as error:
        if error.errno not in _BROKEN:
            raise failure(folder, error) from error
        return ()


# What holds a text as it was, or as it is being typed: `x.md~`, `#x.md#`, `x.md.swp`. A `.bak` is
# none of them: somebody may have made it, and wants to hear where it is left.
_OF_EDITOR = re.compile(r"(.+?)(?:\.~\d+)?~|#(.+)#|(.+)\.sw[op]", re.IGNORECASE | re.DOTALL)


def is_hidden(name: str, *, beside: Callable[[str], object] = lambda _: False) -> bool:
    """Tell whether a file is of the system, an office program or an editor, not the candidate's.

    `beside` tells which names stand beside that of a file: what an editor left is the candidate's
    when the text itself is gone, for it may be all that is left of it.
    """
    if name.startswith((".", "~$")) or name.casefold() in {"thumbs.db", "desktop.ini"}:
        return True
    left = _OF_EDITOR.fullmatch(name)
    return bool(left and beside(left[left.lastindex or 0]))


def hash_file(stream: BinaryIO, path: str, *, limit: int) -> tuple[int, str]:
    """Return the size in bytes and the SHA-256 in hex; reading stops beyond `limit` bytes.

    Raises `ReadFailure` when the machine refuses.
    """
    digest, size = hashlib.sha256(), 0
    try:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            digest.update(chunk)
            if size > limit:
                break
    except OSError as error:
        raise failure(path, error) from error
    return size, digest.hexdigest()


def read_line(root: Path, path: str, line: int) -> str:
    """Return one line of a file (from 1) to show beside a finding, or empty when there is none."""
    if line < 1:
        return ""
    try:
        text, _ = read_text(root, path)
    except ReadFailure:
        return ""
    lines = text.split("\n") if text is not None else []
    return lines[line - 1] if line <= len(lines) else ""
