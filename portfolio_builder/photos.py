"""Photos without what a camera adds: place, time, device, comments, a film behind the picture.

Pure: bytes in, bytes out. The picture itself is not decoded, so every pixel stays the same. Of the
metadata only the orientation stays, or photos would turn, and the colour profile.
"""

import itertools
import re
import struct
import zlib
from collections.abc import Iterator

_JPEG, _PNG, _WEBP = "image/jpeg", "image/png", "image/webp"
PHOTOS = frozenset({_JPEG, _PNG, _WEBP})
"""The media types whose metadata is taken out."""

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_DROPPED = {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"}
_WEBP_DROPPED = {b"EXIF", b"XMP "}
_WEBP_FLAGS = 0b00001100  # the bits of VP8X that announce EXIF and XMP
_EXIF = b"Exif\x00\x00"
_ORIENTATION, _GPS = 0x0112, 0x8825
_SHORT = 3  # a number of two bytes
_PART = 1 << 20
_EXIF_START = re.compile(rb"Exif\x00\x00|eXIf|EXIF[\x00-\xff]{4}", re.DOTALL)
_MOST_STARTS = 8
_ORIENTATIONS = range(2, 9)

_SOI, _EOI, _SOS, _APP0, _APP1, _APP2, _APP14, _APP15, _COM = (
    0xD8, 0xD9, 0xDA, 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE,
)  # fmt: skip
_RESTARTS = range(0xD0, 0xD8)
_STUFFING, _FILL = 0x00, 0xFF


class NotAPhoto(ValueError):
    """The bytes are not what the media type says, so they cannot be made safe."""


def without_metadata(data: bytes, media_type: str) -> bytes:
    """Return a photo without metadata; other media types come back as they are.

    Raises `NotAPhoto` when the file cannot be read as what it should be.
    """
    try:
        match media_type:
            case "image/jpeg":
                return b"".join(_jpeg(data))
            case "image/png":
                return b"".join(_png(data))
            case "image/webp":
                return _webp(data)
    except (struct.error, IndexError) as error:
        raise NotAPhoto(media_type) from error
    return data


def _jpeg(data: bytes) -> Iterator[bytes]:
    if data[:2] != bytes((0xFF, _SOI)):
        raise NotAPhoto(_JPEG)
    yield data[:2]
    orientation = 1
    here = 2
    segments: list[bytes] = []
    while True:
        here = data.find(b"\xff", here)
        if here < 0:
            raise NotAPhoto(_JPEG)
        while data[here + 1] == _FILL:
            here += 1
        marker = data[here + 1]
        if marker in (_SOS, _EOI):
            break
        (length,) = struct.unpack_from(">H", data, here + 2)
        segment = data[here : here + 2 + length]
        if marker == _APP1:
            orientation = _orientation(segment[4:]) or orientation
        if _is_kept(marker, segment[4:]):
            segments.append(segment)
        here += 2 + length
    if orientation in _ORIENTATIONS:
        yield _exif(orientation)
    yield from segments
    yield data[here : _end(data, here)]


def _is_kept(marker: int, payload: bytes) -> bool:
    """Tell whether a segment is needed to show the picture as it is."""
    if marker == _APP2:
        return payload.startswith(b"ICC_PROFILE\x00")
    if marker in (_APP0, _APP14):
        return True
    return not (_APP0 <= marker <= _APP15 or marker == _COM)


def _end(data: bytes, here: int) -> int:
    """Return where the picture ends; some cameras put a film or a preview behind it."""
    while True:
        here = data.find(b"\xff", here)
        if here < 0 or here + 1 >= len(data):
            return len(data)
        marker = data[here + 1]
        if marker == _EOI:
            return here + 2
        if marker == _FILL:
            here += 1
        elif marker == _STUFFING or marker in _RESTARTS:
            here += 2
        else:
            (length,) = struct.unpack_from(">H", data, here + 2)
            here += 2 + length


def _orientation(payload: bytes) -> int:
    """Return the orientation tag of an EXIF segment, or 0."""
    if not payload.startswith(_EXIF):
        return 0
    return _tags(payload[len(_EXIF) :]).get(_ORIENTATION, 0)


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
            tag, form, _, value = struct.unpack_from(f"{order}HHII", tiff, start + 2 + 12 * entry)
            if form == _SHORT and order == ">":
                value >>= 16
            tags[tag] = value & 0xFFFF if form == _SHORT else value
    except struct.error:
        pass
    return tags


def tells_place(data: bytes, media_type: str) -> bool:
    """Tell whether a photo says where it was taken. A hint: odd files may hide it."""
    if media_type not in PHOTOS:
        return False
    # The metadata stand at the beginning or, in a PNG or WebP, behind the picture.
    return any(_says_place(part) for part in (data[:_PART], data[_PART:][-_PART:]))


def _says_place(part: bytes) -> bool:
    if b"GPSLatitude" in part:
        return True
    starts = itertools.islice(_EXIF_START.finditer(part), _MOST_STARTS)
    return any(_GPS in _tags(part[m.end() :]) for m in starts)


def _exif(orientation: int) -> bytes:
    """Return an EXIF segment with nothing but the orientation."""
    tiff = struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, 3, 1, orientation, 0, 0)
    payload = _EXIF + tiff
    return struct.pack(">BBH", 0xFF, _APP1, len(payload) + 2) + payload


def _png(data: bytes) -> Iterator[bytes]:
    if not data.startswith(_PNG_SIGNATURE):
        raise NotAPhoto(_PNG)
    yield _PNG_SIGNATURE
    here = len(_PNG_SIGNATURE)
    while True:
        length, name = struct.unpack_from(">I4s", data, here)
        chunk = data[here : here + 12 + length]
        if len(chunk) < 12 + length or zlib.crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:], "big"):
            raise NotAPhoto(_PNG)
        if name not in _PNG_DROPPED:
            yield chunk
        here += 12 + length
        if name == b"IEND":
            return


def _webp(data: bytes) -> bytes:
    form, size, kind = struct.unpack_from("<4sI4s", data)
    if form != b"RIFF" or kind != b"WEBP":
        raise NotAPhoto(_WEBP)
    chunks: list[bytes] = []
    here, end = 12, min(len(data), 8 + size)
    while here < end:
        name, length = struct.unpack_from("<4sI", data, here)
        padded = length + length % 2
        chunk = data[here : here + 8 + padded]
        if name == b"VP8X":
            flags = bytearray(chunk)
            flags[8] &= ~_WEBP_FLAGS & 0xFF
            chunk = bytes(flags)
        if name not in _WEBP_DROPPED:
            chunks.append(chunk)
        here += 8 + padded
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body
