"""How large a picture is, as a browser would make room for it, read from its headers."""

import struct
import zlib

import pytest

from portfolio_builder.read.pixels import Unmeasured, measured

GIF = b"GIF89a" + struct.pack("<HHBBB", 30, 20, 0x80, 0, 0) + b"\x00" * 6
"""The beginning of a GIF with a screen of 30 by 20, and two colours."""
COMMENT = b"\x21\xfe\x03dag\x00"


def png(width: int, height: int, before: bytes = b"") -> bytes:
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + before + chunk(head) + chunk(b"IDAT")


def chunk(body: bytes) -> bytes:
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


def jpeg(width: int, height: int, before: bytes = b"", marker: int = 0xC0) -> bytes:
    frame = struct.pack(">BHHB", 8, height, width, 0)
    return b"\xff\xd8" + before + segment(marker, frame) + segment(0xDA, b"") + b"\xff\xd9"


def segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def frame(width: int, height: int) -> bytes:
    return b"\x2c" + struct.pack("<HHHHB", 0, 0, width, height, 0)


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"".join(
        name + struct.pack("<I", len(payload)) + payload + b"\x00" * (len(payload) % 2)
        for name, payload in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def canvas(width: int, height: int) -> tuple[bytes, bytes]:
    sizes = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"VP8X", b"\x00\x00\x00\x00" + sizes


def lossy(width: int, height: int) -> tuple[bytes, bytes]:
    return b"VP8 ", b"\x00\x00\x00\x9d\x01\x2a" + struct.pack("<HH", width, height)


def lossless(width: int, height: int) -> tuple[bytes, bytes]:
    return b"VP8L", b"\x2f" + struct.pack("<I", (width - 1) | (height - 1) << 14)


@pytest.mark.parametrize(
    ("media", "data"),
    [
        ("image/png", png(60_000, 50_000)),
        ("image/png", png(60_000, 50_000, chunk(b"tEXtIHDR" + bytes(8)))),
        ("image/png", png(60_000, 50_000, chunk(b"IHDR" + bytes(13)))),
        ("image/jpeg", jpeg(60_000, 50_000)),
        ("image/jpeg", jpeg(60_000, 50_000, segment(0xE1, b"x" * 60_000))),
        ("image/jpeg", jpeg(60_000, 50_000, b"\xff\xff" + segment(0xC4, b"tabel"))),
        ("image/jpeg", jpeg(60_000, 50_000, segment(0xC0, struct.pack(">BHH", 8, 1, 1)))),
        ("image/jpeg", jpeg(60_000, 50_000, b"wat er niet hoort\xff\x00\xff\x01\xff\xd0")),
        ("image/jpeg", jpeg(60_000, 50_000, marker=0xC2)),
        ("image/gif", b"GIF89a" + struct.pack("<HHBBB", 60_000, 50_000, 0, 0, 0) + frame(1, 1)),
        ("image/gif", GIF + frame(60_000, 50_000)),
        ("image/gif", GIF + COMMENT * 3 + frame(60_000, 50_000)),
        ("image/webp", webp(canvas(60_000, 50_000))),
        ("image/webp", webp(canvas(60_000, 50_000)) + b"erachter"),
    ],
)
def test_a_picture_is_as_large_as_its_headers_say(media: str, data: bytes) -> None:
    assert measured(data, media) == (60_000, 50_000)


def test_both_sorts_of_webp_say_their_size_with_the_picture() -> None:
    assert measured(webp(lossy(16_000, 300)), "image/webp") == (16_000, 300)
    assert measured(webp(lossless(16_000, 300)), "image/webp") == (16_000, 300)


def test_the_largest_size_counts_when_headers_differ() -> None:
    data = webp(canvas(10, 10), (b"ICCP", b"odd"), lossy(16_000, 300))
    assert measured(data, "image/webp") == (16_000, 300)


def test_what_is_no_picture_has_no_size() -> None:
    assert measured(b"%PDF-1.7", "application/pdf") == (0, 0)


def test_a_gif_without_a_picture_is_as_large_as_its_screen() -> None:
    assert measured(GIF, "image/gif") == (30, 20)
    assert measured(GIF + COMMENT + b"\x3b", "image/gif") == (30, 20)


@pytest.mark.parametrize(
    ("media", "data"),
    [
        ("image/png", png(3, 3)[:20]),
        ("image/jpeg", jpeg(3, 3)[:9]),
        ("image/gif", GIF[:9]),
        ("image/gif", GIF + b"\x21\xfe" + b"\x01x" * 2_000_000),
        ("image/webp", webp(lossy(3, 3))[:24]),
    ],
)
def test_headers_that_cannot_be_read_are_not_guessed_at(media: str, data: bytes) -> None:
    with pytest.raises(Unmeasured):
        measured(data, media)
