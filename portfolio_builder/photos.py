"""Photos without what a camera adds: place, time, device, comments, a film behind the picture.

Pure: bytes in, bytes out. The picture itself is not decoded, so every pixel stays the same. What is
not known to be part of it goes; of the metadata only the orientation stays, or photos would turn,
and the colour profile.
"""

import itertools
import re
import struct
import zlib
from collections.abc import Iterator

_JPEG, _PNG, _WEBP = "image/jpeg", "image/png", "image/webp"
PHOTOS = frozenset({_JPEG, _PNG, _WEBP})
"""The media types whose metadata is taken out."""

_SOI, _EOI, _SOS, _APP0, _APP1, _APP2, _APP14, _APP15, _COM = (
    0xD8, 0xD9, 0xDA, 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE,
)  # fmt: skip
# A marker, as against a byte of the picture, a restart within it, or a byte that fills.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_KEPT_IN_APP = {_APP0: b"JFIF\x00", _APP2: b"ICC_PROFILE\x00", _APP14: b"Adobe"}
_EXIF = b"Exif\x00\x00"

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT "
    b"acTL fcTL fdAT".split()
)
_PNG_EXIF = b"eXIf"

_WEBP_KEPT = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_WEBP_PICTURE = frozenset({b"VP8 ", b"VP8L", b"ANMF"})
_WEBP_EXIF = b"EXIF"
_EXIF_FLAG, _XMP_FLAG = 0b00001000, 0b00000100  # the bits of VP8X that announce them

_ORIENTATION, _GPS = 0x0112, 0x8825
_SHORT = 3  # a number of two bytes
_PART = 1 << 20
_EXIF_START = re.compile(rb"Exif\x00\x00|eXIf|EXIF[\x00-\xff]{4}", re.DOTALL)
_MOST_STARTS = 8
_TURNED = range(2, 9)
# A PNG of 200 MB in the pieces that programs make has a quarter of this.
_MOST_PARTS = 100_000

Part = bytes | memoryview
"""A part of a picture: its own bytes, or a view of those of the file."""


class NotAPhoto(ValueError):
    """The bytes are not what the media type says, so they cannot be made safe."""


def clean_parts(data: bytes, media_type: str) -> Iterator[Part]:
    """Yield a photo without metadata in parts, of which most are views of `data`.

    Other media types come back as they are. Raises `NotAPhoto` when the file cannot be read as what
    it should be.
    """
    try:
        match media_type:
            case "image/jpeg":
                yield from _jpeg(data)
            case "image/png":
                yield from _png(data)
            case "image/webp":
                yield from _webp(data)
            case _:
                yield data
    except (struct.error, IndexError) as error:
        raise NotAPhoto(media_type) from error


def _jpeg(data: bytes) -> Iterator[Part]:
    if data[:2] != bytes((0xFF, _SOI)):
        raise NotAPhoto(_JPEG)
    view, kept, parts = memoryview(data), list[Part](), 0
    orientation, here, in_picture = 1, 2, False
    while found := _MARKER.search(data, here):
        start, marker = found.start(), data[found.start() + 1]
        parts = _one_more(parts, _JPEG)
        if in_picture:
            kept.append(view[here:start])
        if marker == _EOI:  # some cameras put a film or a second picture behind it
            kept.append(view[start : start + 2])
            break
        (length,) = struct.unpack_from(">H", data, start + 2)
        here = start + 2 + length
        segment = data[start:here]
        if marker == _APP1:
            orientation = _orientation(segment[4:]) or orientation
        elif _is_picture(marker, segment[4:]):
            kept.append(segment)
        in_picture = marker == _SOS
    else:
        if not in_picture:
            raise NotAPhoto(_JPEG)
        kept.append(view[here:])  # cut short, and still a picture to a browser
    yield data[:2]
    if orientation in _TURNED:
        payload = _EXIF + _tiff(orientation)
        yield struct.pack(">BBH", 0xFF, _APP1, len(payload) + 2) + payload
    yield from kept


def _one_more(parts: int, media_type: str) -> int:
    """Count a part of a picture; refuse what is made to keep a reader busy."""
    if parts == _MOST_PARTS:
        raise NotAPhoto(media_type)
    return parts + 1


def _is_picture(marker: int, payload: bytes) -> bool:
    """Tell whether a segment is needed to show the picture as it is."""
    if marker in _KEPT_IN_APP:
        return payload.startswith(_KEPT_IN_APP[marker])
    return not (_APP0 <= marker <= _APP15 or marker == _COM)


def _orientation(exif: bytes) -> int:
    """Return the orientation that EXIF data tells of, or 0."""
    return _tags(exif.removeprefix(_EXIF)).get(_ORIENTATION, 0)


def _tags(tiff: bytes) -> dict[int, int]:
    """Return the first directory of EXIF data: each tag with its value, or where that stands."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    tags: dict[int, int] = {}
    if order is None:
        return tags
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for entry in range(count):
            here = start + 2 + 12 * entry
            tag, form = struct.unpack_from(f"{order}HH", tiff, here)
            (value,) = struct.unpack_from(order + ("H" if form == _SHORT else "I"), tiff, here + 8)
            tags[tag] = value
    except struct.error:
        pass
    return tags


def tells_place(data: bytes, media_type: str) -> bool:
    """Tell whether a photo says where it was taken. A hint: odd files may hide it."""
    if media_type not in PHOTOS:
        return False
    # The metadata stand at the beginning or, in a PNG or WebP, behind the picture.
    return any(_says_place(part) for part in (data[:_PART], data[max(_PART, len(data) - _PART) :]))


def _says_place(part: bytes) -> bool:
    if b"GPSLatitude" in part:
        return True
    starts = itertools.islice(_EXIF_START.finditer(part), _MOST_STARTS)
    return any(_GPS in _tags(part[m.end() :]) for m in starts)


def _tiff(orientation: int) -> bytes:
    """Return EXIF data with nothing but the orientation."""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, 3, 1, orientation, 0, 0)


def _png(data: bytes) -> Iterator[Part]:
    if not data.startswith(_PNG_SIGNATURE):
        raise NotAPhoto(_PNG)
    yield _PNG_SIGNATURE
    view, here, parts = memoryview(data), len(_PNG_SIGNATURE), 0
    while True:
        parts = _one_more(parts, _PNG)
        length, name = struct.unpack_from(">I4s", data, here)
        chunk = view[here : here + 12 + length]
        if len(chunk) < 12 + length or zlib.crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:], "big"):
            raise NotAPhoto(_PNG)
        orientation = _orientation(bytes(chunk[8:-4])) if name == _PNG_EXIF else 0
        if name in _PNG_KEPT:
            yield chunk
        elif orientation in _TURNED:
            body = _PNG_EXIF + _tiff(orientation)
            yield struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
        here += 12 + length
        if name == b"IEND":
            return


def _webp(data: bytes) -> Iterator[Part]:
    form, size, kind = struct.unpack_from("<4sI4s", data)
    if form != b"RIFF" or kind != b"WEBP":
        raise NotAPhoto(_WEBP)
    chunks: list[tuple[bytes, Part]] = []
    view, here, end, parts = memoryview(data), 12, min(len(data), 8 + size), 0
    while here < end:
        parts = _one_more(parts, _WEBP)
        name, length = struct.unpack_from("<4sI", data, here)
        payload = view[here + 8 : here + 8 + length]
        orientation = _orientation(bytes(payload)) if name == _WEBP_EXIF else 0
        if name in _WEBP_KEPT:
            chunks.append((name, payload))
        elif orientation in _TURNED:
            chunks.append((name, _tiff(orientation)))
        here += 8 + length + length % 2
    if not _WEBP_PICTURE & {name for name, _ in chunks}:
        raise NotAPhoto(_WEBP)
    turned = any(name == _WEBP_EXIF for name, _ in chunks)
    body = [part for name, payload in chunks for part in _webp_chunk(name, payload, turned)]
    yield b"RIFF" + struct.pack("<I", 4 + sum(map(len, body))) + b"WEBP"
    yield from body


def _webp_chunk(name: bytes, payload: Part, turned: bool) -> Iterator[Part]:
    if name == b"VP8X":
        flags = payload[0] & ~(_EXIF_FLAG | _XMP_FLAG) & 0xFF
        payload = bytes((flags | _EXIF_FLAG * turned,)) + bytes(payload[1:])
    yield struct.pack("<4sI", name, len(payload))
    yield payload
    yield b"\x00" * (len(payload) % 2)
