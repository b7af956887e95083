"""Which files may be published as attachments: by an allow-list of extension and leading bytes.

A file is published only when something refers to it. SVG, HTML and office files with macros can
run code, so they are not on the list.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import BinaryIO

import filetype

from portfolio_builder.model import rules
from portfolio_builder.model.finding import Finding, finding
from portfolio_builder.model.place import Place
from portfolio_builder.model.portfolio import AttachmentFile
from portfolio_builder.photos import PHOTOS, NotAPhoto, without_metadata
from portfolio_builder.read.source import LIMITS, failure, hash_file, open_regular

_ZIP = "application/zip"
_HEAD = 8192


@dataclass(frozen=True, slots=True)
class _Type:
    """A media type, and what `filetype` may call such a file; nothing for plain text."""

    media: str
    seen_as: tuple[str, ...] = ()


_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
# An office file is a zip; which one shows only when its first entry comes in the usual order.
_TYPES: Mapping[str, _Type] = MappingProxyType(
    {
        "pdf": _Type("application/pdf", ("application/pdf",)),
        "jpg": _Type("image/jpeg", ("image/jpeg",)),
        "jpeg": _Type("image/jpeg", ("image/jpeg",)),
        "png": _Type("image/png", ("image/png", "image/apng")),
        "webp": _Type("image/webp", ("image/webp",)),
        "gif": _Type("image/gif", ("image/gif",)),
        "mp3": _Type("audio/mpeg", ("audio/mpeg",)),
        "m4a": _Type("audio/mp4", ("audio/mp4", "video/mp4", "video/x-m4v")),
        "mp4": _Type("video/mp4", ("video/mp4", "video/x-m4v", "audio/mp4")),
        "docx": _Type(_OFFICE + "wordprocessingml.document",
                      (_OFFICE + "wordprocessingml.document", _ZIP)),
        "xlsx": _Type(_OFFICE + "spreadsheetml.sheet", (_OFFICE + "spreadsheetml.sheet", _ZIP)),
        "pptx": _Type(_OFFICE + "presentationml.presentation",
                      (_OFFICE + "presentationml.presentation", _ZIP)),
        "odt": _Type(_OPEN + "text", (_OPEN + "text", _ZIP)),
        "ods": _Type(_OPEN + "spreadsheet", (_OPEN + "spreadsheet", _ZIP)),
        "odp": _Type(_OPEN + "presentation", (_OPEN + "presentation", _ZIP)),
        "txt": _Type("text/plain"),
        "csv": _Type("text/csv"),
    }
)  # fmt: skip

ALLOWED = tuple(sorted(set(_TYPES) - {"jpeg"}))
"""The extensions that are published."""


def extension_of(path: str) -> str:
    """Return the extension in lower case, without its dot."""
    return PurePosixPath(path).suffix.removeprefix(".").casefold()


def read_attachment(
    root: Path, path: str, *, place: Place
) -> tuple[AttachmentFile | None, tuple[Finding, ...]]:
    """Look at a file that is referred to at `place`; `None` when a finding says why it is refused.

    Raises `ReadFailure` when the machine refuses to read it.
    """
    if os.path.isdir(root / path):
        return None, (finding(rules.NOT_A_FILE, place, what="folder"),)
    extension = extension_of(path)
    if extension not in _TYPES:
        shown = f".{extension}" if extension else PurePosixPath(path).name
        return None, (finding(rules.ATTACHMENT_TYPE, place, extension=shown, choices=ALLOWED),)
    stream, found = open_regular(root, path)
    if stream is None:
        return None, tuple(Finding(f.rule, place, f.facts) for f in found)
    kind = _TYPES[extension]
    with stream:
        head = _read(stream, path, _HEAD)
        size, digest = hash_file(stream, path, limit=LIMITS.attachment)
        if size > LIMITS.attachment:
            problem = finding(rules.ATTACHMENT_TOO_LARGE, place, size=size, limit=LIMITS.attachment)
        elif not size:
            problem = finding(rules.ATTACHMENT_EMPTY, place)
        elif not _fits(kind, head):
            problem = finding(
                rules.ATTACHMENT_CONTENT, place, extension=f".{extension}", found=_seen(head)
            )
        elif kind.media in PHOTOS and not _is_photo(_read(stream, path, size), kind.media):
            # A photo that cannot be read as one cannot be freed of its place either.
            problem = finding(
                rules.ATTACHMENT_CONTENT, place, extension=f".{extension}", found="damaged"
            )
        else:
            return AttachmentFile(path, extension, kind.media, size, digest), ()
    return None, (problem,)


def _read(stream: BinaryIO, path: str, size: int) -> bytes:
    """Return so many bytes from the beginning; the next read begins there too."""
    try:
        stream.seek(0)
        data = stream.read(size)
        stream.seek(0)
    except OSError as error:
        raise failure(path, error) from error
    return data


def _is_photo(data: bytes, media: str) -> bool:
    try:
        without_metadata(data, media)
    except NotAPhoto:
        return False
    return True


def _fits(kind: _Type, head: bytes) -> bool:
    seen = filetype.guess_mime(head)
    if kind.seen_as:
        return seen in kind.seen_as
    return seen is None and b"\x00" not in head


def _seen(head: bytes) -> str:
    """Name what a file is by its leading bytes (a media type or a phrase)."""
    seen: str | None = filetype.guess_mime(head)
    return seen or ("unknown-binary" if b"\x00" in head else "plain-text")
