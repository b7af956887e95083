"""Photos: the place and the rest of the metadata go, every pixel and the orientation stay."""

import io
import struct
import tracemalloc
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from portfolio_builder.photos import PHOTOS, NotAPhoto, clean_parts
from tests.files import without_metadata

FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
MEDIA = st.sampled_from(sorted(PHOTOS))
ORIENTATION, GPS, MODEL = 0x0112, 0x8825, 0x0110
SECRET = b"GEHEIM"


def picture(mode: str = "RGB") -> Image.Image:
    """Return a picture in which every corner differs, so that turning it shows."""
    made = Image.new(mode, (24, 16))
    for x in range(24):
        for y in range(16):
            made.putpixel((x, y), (x * 10, y * 15, (x + y) * 6, 255)[: len(made.getbands())])
    return made


def exif(orientation: int) -> Image.Exif:
    made = Image.Exif()
    if orientation:
        made[ORIENTATION] = orientation
    made[MODEL] = SECRET.decode()
    made.get_ifd(GPS).update({1: "N", 2: (52.0, 4.0, 30.0), 3: "E", 4: (4.0, 18.0, 0.0)})
    return made


def photo(media: str, *, orientation: int = 0, **options: object) -> bytes:
    """Return a photo as a camera makes it, with its place and its model."""
    stream = io.BytesIO()
    extra: dict[str, object] = {"lossless": True} if media == "image/webp" else {}
    if media == "image/png":
        text = PngImagePlugin.PngInfo()
        text.add_text("Comment", SECRET.decode())
        text.add_itxt("XML:com.adobe.xmp", SECRET.decode())
        extra["pnginfo"] = text
    else:
        extra["xmp"] = b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
    if media == "image/jpeg":
        extra["comment"] = SECRET
    picture().save(stream, FORMATS[media], exif=exif(orientation), **extra, **options)
    return stream.getvalue()


def opened(data: bytes) -> Image.Image:
    made = Image.open(io.BytesIO(data))
    made.load()
    return made


def pixels(data: bytes) -> bytes:
    return opened(data).convert("RGBA").tobytes()


@pytest.mark.parametrize("media", sorted(PHOTOS))
@pytest.mark.parametrize("orientation", range(9))
def test_the_place_goes_and_pixels_and_orientation_stay(media: str, orientation: int) -> None:
    data = photo(media, orientation=orientation)
    assert SECRET in data
    assert opened(data).getexif().get_ifd(GPS)

    clean = without_metadata(data, media)

    assert SECRET not in clean
    kept = opened(clean).getexif()
    assert not kept.get_ifd(GPS)
    turned = {ORIENTATION: orientation} if orientation > 1 else {}
    assert dict(kept) == turned
    assert pixels(clean) == pixels(data)


@pytest.mark.parametrize("media", sorted(PHOTOS))
def test_a_clean_photo_stays_as_it_is(media: str) -> None:
    clean = without_metadata(photo(media, orientation=6), media)
    assert without_metadata(clean, media) == clean


@pytest.mark.parametrize("media", sorted(PHOTOS))
def test_the_colour_profile_stays(media: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = photo(media, icc_profile=profile)
    assert opened(without_metadata(data, media)).info["icc_profile"] == profile


def test_a_progressive_photo_stays_whole() -> None:
    data = photo("image/jpeg", progressive=True, quality=95)
    assert pixels(without_metadata(data, "image/jpeg")) == pixels(data)


def test_a_photo_of_four_inks_keeps_its_colours() -> None:
    stream = io.BytesIO()
    picture("CMYK").save(stream, "JPEG")
    data = stream.getvalue()
    clean = without_metadata(data, "image/jpeg")
    assert opened(clean).tobytes() == opened(data).tobytes()


def test_a_moving_picture_keeps_moving() -> None:
    stream = io.BytesIO()
    frames = [picture().rotate(90 * n, expand=False) for n in range(3)]
    frames[0].save(stream, "WEBP", save_all=True, append_images=frames[1:], exif=exif(3))
    clean = without_metadata(stream.getvalue(), "image/webp")
    assert getattr(opened(clean), "n_frames") == 3  # noqa: B009 - only some pictures have it


def segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def chunk(name: bytes, payload: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(name + payload))
    return struct.pack(">I", len(payload)) + name + payload + checksum


@pytest.mark.parametrize(
    "hide",
    [
        lambda data: data + SECRET,
        lambda data: data[:2] + segment(0xE0, b"JFXX\x00" + SECRET) + data[2:],
        lambda data: data[:2] + segment(0xE2, b"MPF\x00" + SECRET) + data[2:],
        lambda data: data[:2] + segment(0xED, b"Photoshop 3.0\x00" + SECRET) + data[2:],
        lambda data: data[:2] + segment(0xEE, SECRET) + data[2:],
        lambda data: data[:-2] + segment(0xFE, SECRET) + data[-2:],
        lambda data: (
            data[:-2] + b"\xff\xff\xff" + segment(0xE1, b"Exif\x00\x00" + SECRET) + data[-2:]
        ),
        lambda data: data + data.replace(b"\xff\xd8", b"\xff\xd8" + segment(0xFE, SECRET), 1),
    ],
)
def test_what_hides_anywhere_in_a_jpeg_goes(hide: Callable[[bytes], bytes]) -> None:
    plain = io.BytesIO()
    picture().save(plain, "JPEG")
    hidden = hide(plain.getvalue())
    assert SECRET in hidden
    clean = without_metadata(hidden, "image/jpeg")
    assert SECRET not in clean
    assert pixels(clean) == pixels(plain.getvalue())


@pytest.mark.parametrize("name", [b"tEXt", b"eXIf", b"tIME", b"prVt", b"caNv"])
def test_what_hides_anywhere_in_a_png_goes(name: bytes) -> None:
    plain = io.BytesIO()
    picture("RGBA").save(plain, "PNG")
    data = plain.getvalue()
    hidden = data[:33] + chunk(name, SECRET) + data[33:-12] + chunk(name, SECRET) + data[-12:]
    clean = without_metadata(hidden + SECRET, "image/png")
    assert clean == data


@pytest.mark.parametrize("name", [b"EXIF", b"XMP ", b"hide"])
def test_what_hides_anywhere_in_a_webp_goes(name: bytes) -> None:
    plain = io.BytesIO()
    picture().save(plain, "WEBP", lossless=True)
    data = plain.getvalue()
    body = data[12:] + struct.pack("<4sI", name, len(SECRET) + 1) + SECRET + b"!\x00"
    hidden = b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body + SECRET
    clean = without_metadata(hidden, "image/webp")
    assert SECRET not in clean
    assert pixels(clean) == pixels(data)


def test_a_photo_that_is_cut_short_is_still_a_picture() -> None:
    data = photo("image/jpeg")
    clean = without_metadata(data[:-40], "image/jpeg")
    assert SECRET not in clean
    assert clean.startswith(b"\xff\xd8")


@pytest.mark.parametrize("media", sorted(PHOTOS))
@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"RIFF\x04\x00\x00\x00WEBP"]
)
def test_what_is_no_photo_is_refused(media: str, data: bytes) -> None:
    with pytest.raises(NotAPhoto):
        without_metadata(data, media)


@pytest.mark.parametrize("at", [0, 60, -30])
def test_a_damaged_png_is_refused(at: int) -> None:
    data = bytearray(photo("image/png"))
    data[at] ^= 0xFF
    with pytest.raises(NotAPhoto):
        without_metadata(bytes(data), "image/png")


@pytest.mark.parametrize(
    ("media", "data"),
    [
        ("image/jpeg", b"\xff\xd8" + b"\xff\xc4\x00\x02" * 200_000 + b"\xff\xda\x00\x02"),
        ("image/png", b"\x89PNG\r\n\x1a\n" + chunk(b"IDAT", b"") * 200_000 + chunk(b"IEND", b"")),
        (
            "image/webp",
            struct.pack("<4sI4s", b"RIFF", 1_600_004, b"WEBP")
            + struct.pack("<4sI", b"ANMF", 0) * 200_000,
        ),
    ],
)
def test_a_picture_of_more_parts_than_any_camera_makes_is_refused(media: str, data: bytes) -> None:
    with pytest.raises(NotAPhoto):
        without_metadata(data, media)


def test_a_large_photo_is_looked_at_without_a_copy_of_it() -> None:
    data = photo("image/jpeg")
    large = data[:-2] + b"\x11" * 20_000_000 + data[-2:]
    tracemalloc.start()
    for _ in clean_parts(large, "image/jpeg"):
        pass
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1_000_000


def test_other_files_come_back_as_they_are() -> None:
    assert without_metadata(b"%PDF-1.7", "application/pdf") == b"%PDF-1.7"


@given(media=MEDIA, data=st.data())
def test_any_bytes_are_made_clean_or_refused(media: str, data: st.DataObject) -> None:
    made = bytearray(photo(media, orientation=3))
    for place in data.draw(st.lists(st.integers(0, len(made) - 1), max_size=6)):
        made[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(made)))
    try:
        clean = without_metadata(bytes(made[:cut]), media)
    except NotAPhoto:
        return
    assert without_metadata(clean, media) == clean
    assert len(clean) <= cut + 64


@given(media=MEDIA, data=st.binary(max_size=200))
def test_noise_is_made_clean_or_refused(media: str, data: bytes) -> None:
    starts = {"image/jpeg": b"\xff\xd8", "image/png": b"\x89PNG\r\n\x1a\n", "image/webp": b"RIFF"}
    try:
        without_metadata(starts[media] + data, media)
    except NotAPhoto:
        return
