"""A photo that says where it was taken is recognised, in whatever way it says so."""

from collections.abc import Callable

import pytest

from portfolio_builder.photos import tells_place
from tests.files import exif, jpeg, png, webp

PLACE, TURNED = 0x8825, 0x0112
LARGE = bytes(3_000_000)


@pytest.mark.parametrize("order", [">", "<"])
@pytest.mark.parametrize(
    ("make", "media"), [(jpeg, "image/jpeg"), (png, "image/png"), (webp, "image/webp")]
)
def test_the_place_in_the_metadata_is_seen(
    make: Callable[..., bytes], media: str, order: str
) -> None:
    assert tells_place(make(exif(PLACE, order=order)), media)
    assert not tells_place(make(exif(TURNED, order=order)), media)
    assert not tells_place(make(), media)


def test_metadata_behind_a_large_picture_are_seen() -> None:
    assert tells_place(png(exif(PLACE), picture=LARGE), "image/png")
    assert tells_place(webp(exif(PLACE), picture=LARGE), "image/webp")


def test_the_other_form_of_metadata_is_seen_too() -> None:
    assert tells_place(jpeg() + b"<x:xmpmeta exif:GPSLatitude='52,5N'/>", "image/jpeg")


@pytest.mark.parametrize("media", ["image/gif", "application/pdf", "video/mp4"])
def test_only_photos_are_looked_at(media: str) -> None:
    assert not tells_place(jpeg(exif(PLACE)), media)


@pytest.mark.parametrize("unit", [b"Exif\0\0MM", b"eXIf", b"EXIF\0\0\0\0II*\0", b"\xff"])
def test_a_file_full_of_beginnings_comes_to_an_end(unit: bytes) -> None:
    assert not tells_place(unit * 100_000, "image/jpeg")
