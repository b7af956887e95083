"""How large a picture is by its own headers; nothing of it is unpacked.

A few kilobytes can say that they are a picture of 60,000 by 60,000: whoever opens the page would
wait for ever. Where headers differ, the largest size counts, as some browser may go by it.
"""

import re
import struct
from collections.abc import Iterator

Size = tuple[int, int]
"""Width and height in pixels."""

# A marker as decoders look for it, whatever stands before it. Frames are C0 to CF but for three
# tables; the numbers in `_BARE` have no length behind them.
_MARKER = re.compile(rb"\xff([^\x00\xff])")
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})
_SCAN, _END = 0xDA, 0xD9

_EXTENSION, _FRAME = 0x21, 0x2C
_HAS_COLOURS, _COLOURS = 0x80, 0x07  # of a GIF's screen: three bytes each
# Before a picture stand a comment and what the program that made it adds: far fewer than this.
_MOST_BLOCKS = 100_000

_14_BITS = 0x3FFF


class Unmeasured(ValueError):
    """The headers end too soon, or are nothing that is known."""


def measured(data: bytes, media_type: str) -> Size:
    """Return the width and height of a picture in pixels; zeros for any other media type.

    Raises `Unmeasured` when its headers cannot be read.
    """
    try:
        match media_type:
            case "image/png":
                sizes = _png(data)
            case "image/jpeg":
                sizes = _jpeg(data)
            case "image/gif":
                sizes = _gif(data)
            case "image/webp":
                sizes = _webp(data)
            case _:
                return 0, 0
        return max(sizes, key=lambda size: size[0] * size[1], default=(0, 0))
    except (struct.error, IndexError) as error:
        raise Unmeasured(media_type) from error


def _png(data: bytes) -> Iterator[Size]:
    """Yield the size in each header before the picture: what else stands there is not published."""
    here, name = 8, b""
    while name != b"IDAT":
        length, name = struct.unpack_from(">I4s", data, here)
        if name == b"IHDR":
            yield struct.unpack_from(">II", data, here + 8)
        here += 12 + length


def _jpeg(data: bytes) -> Iterator[Size]:
    """Yield the size of each frame before the first scan."""
    here = 2
    while found := _MARKER.search(data, here):
        start, marker = found.start(), found[1][0]
        if marker in (_SCAN, _END):
            return
        here = start + 2
        if marker not in _BARE:
            here += struct.unpack_from(">H", data, here)[0]
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, start + 5)
            yield width, height


def _gif(data: bytes) -> Iterator[Size]:
    """Yield the size of the screen, and that of the first picture: it may be larger."""
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    yield width, height
    here = 13 + (3 << ((flags & _COLOURS) + 1) if flags & _HAS_COLOURS else 0)
    blocks = 0
    while here < len(data) and data[here] == _EXTENSION:
        here += 2
        while data[here]:
            here += 1 + data[here]
            blocks += 1
            if blocks > _MOST_BLOCKS:
                raise Unmeasured
        here += 1
    if here < len(data) and data[here] == _FRAME:
        yield struct.unpack_from("<HH", data, here + 5)


def _webp(data: bytes) -> Iterator[Size]:
    here, end = 12, min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    while here < end:
        name, length = struct.unpack_from("<4sI", data, here)
        here += 8
        match name:
            case b"VP8X":
                wide, high = data[here + 4 : here + 7], data[here + 7 : here + 10]
                yield int.from_bytes(wide, "little") + 1, int.from_bytes(high, "little") + 1
            case b"VP8 ":
                width, height = struct.unpack_from("<HH", data, here + 6)
                yield width & _14_BITS, height & _14_BITS
            case b"VP8L":
                (bits,) = struct.unpack_from("<I", data, here + 1)
                yield (bits & _14_BITS) + 1, (bits >> 14 & _14_BITS) + 1
        here += length + length % 2
