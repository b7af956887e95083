"""Which files may be published as attachments: by an allow-list of extension and leading bytes.

A file is published only when something refers to it. SVG, HTML and office files with macros can
run code, so they are not on the list.
"""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from portfolio_builder.memory.memo import NO_MEMO, Memo, key_of
from portfolio_builder.model import rules
from portfolio_builder.model.finding import Finding, finding
from portfolio_builder.model.place import Place
from portfolio_builder.model.portfolio import AttachmentFile
from portfolio_builder.model.privacy import Private
from portfolio_builder.photos import NotAPhoto, clean_parts, tells_place
from portfolio_builder.privacy.detect import find_in_file
from portfolio_builder.read.folder import Folder, Hashed
from portfolio_builder.read.kept_values import packed, unpacking
from portfolio_builder.read.pixels import Unmeasured, measured
from portfolio_builder.read.source import LIMITS

_ZIP = "application/zip"
_HEAD = 8192
_MILLION = 1_000_000
_unpack = unpacking(AttachmentFile)


class _Type(Struct, frozen=True):
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


def may_be_published(path: str) -> bool:
    """Tell whether the name of a file is that of a sort which is published."""
    return extension_of(path) in _TYPES


def read_attachment(
    folder: Folder, path: str, *, place: Place, memo: Memo = NO_MEMO
) -> tuple[AttachmentFile | None, tuple[Finding, ...]]:
    """Look at a file that is referred to at `place`; `None` when a finding says why it is refused.

    Raises `ReadFailure` when the machine refuses to read it.
    """
    if folder.is_folder(path):
        return None, (finding(rules.NOT_A_FILE, place, what="folder"),)
    extension = extension_of(path)
    if extension not in _TYPES:
        shown = f".{extension}" if extension else PurePosixPath(path).name
        return None, (finding(rules.ATTACHMENT_TYPE, place, extension=shown, choices=ALLOWED),)
    kind = _TYPES[extension]
    hashed, found = folder.hashed(path, head=_HEAD, limit=LIMITS.attachment)
    if hashed is None:
        return None, told_at(place, found)
    if hashed.size > LIMITS.attachment:
        size = folder.size(path)
        problem = finding(rules.ATTACHMENT_TOO_LARGE, place, size=size, limit=LIMITS.attachment)
    elif not hashed.size:
        problem = finding(rules.ATTACHMENT_EMPTY, place)
    elif not _fits(kind, hashed.head):
        problem = finding(
            rules.ATTACHMENT_CONTENT, place, extension=f".{extension}", found=_seen(hashed.head)
        )
    else:
        file = AttachmentFile(path, extension, kind.media, hashed.size, hashed.sha256)
        known, found = _known(file, folder, hashed, memo)
        return known, told_at(place, found)
    return None, (problem,)


def told_at(place: Place, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return what was found in a file as it is told: where something refers to it."""
    return tuple(Finding(f.rule, place, f.facts) for f in found)


def _known(
    file: AttachmentFile, folder: Folder, hashed: Hashed, memo: Memo
) -> tuple[AttachmentFile | None, tuple[Finding, ...]]:
    """Return a file with what is in it, remembered or looked up; `None` for a bad picture."""
    key = key_of("attachment", file.path, file.sha256)
    kept = memo.get(key)
    known = _unpack(kept) if kept else None
    if known is None:
        # Here, as everywhere in this module: many a portfolio has no attachment to look into.
        from portfolio_builder.read.extract import MOST_BYTES

        is_picture = file.media_type.startswith("image/")
        looked_into = hashed.size <= MOST_BYTES or is_picture
        data = folder.same(file.path, hashed.sha256, most=hashed.size) if looked_into else b""
        found = tuple(_bad_picture(file, data)) if is_picture else ()
        known = (None if found else _looked_into(file, data), found)
        memo.put({key: packed(*known)})
    return known


def _bad_picture(file: AttachmentFile, data: bytes) -> Iterator[Finding]:
    """Name what keeps a picture from being published."""
    place = Place(file.path)
    try:
        # A photo that cannot be read as one cannot be freed of its place either.
        for _ in clean_parts(data, file.media_type):
            pass
        width, height = measured(data, file.media_type)
    except (NotAPhoto, Unmeasured):
        extension = f".{file.extension}"
        yield finding(rules.ATTACHMENT_CONTENT, place, extension=extension, found="damaged")
        return
    if width * height > LIMITS.pixels:
        most = LIMITS.pixels // _MILLION
        yield finding(rules.PICTURE_TOO_LARGE, place, width=width, height=height, most=most)


def _looked_into(file: AttachmentFile, data: bytes) -> AttachmentFile:
    """Add the personal data in a file; the line of each place is the page, from 1."""
    from portfolio_builder.read.extract import extract

    inside = extract(data, file.media_type)
    private = [
        Private(found.kind, found.words, Place(file.path, page))
        for page, text in inside.texts
        for found in find_in_file(text, file.path)
    ]
    return replace(
        file,
        private=tuple(dict.fromkeys(private)),
        authors=inside.authors,
        tells_place=tells_place(data, file.media_type),
    )


def _fits(kind: _Type, head: bytes) -> bool:
    import filetype

    seen = filetype.guess_mime(head)
    if kind.seen_as:
        return seen in kind.seen_as
    return seen is None and b"\x00" not in head


def _seen(head: bytes) -> str:
    """Name what a file is by its leading bytes: what its name should end in, or a phrase."""
    import filetype

    seen: str | None = filetype.guess_extension(head)
    if seen:
        return f".{seen}"
    return "unknown-binary" if b"\x00" in head else "plain-text"
