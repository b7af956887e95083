"""Take a picture of each kind of page of the sample's site, for docs/screenshots/.

The site is built as anybody would build it, on the day that the sample names, and opened from disk.
Pictures have few colours, so that all of them together stay light.
"""

import io
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from portfolio_builder import resources
from portfolio_builder.examined import Examined
from portfolio_builder.pipeline import examine
from portfolio_builder.wording import load
from tests.conftest import SAMPLE, TODAY
from tests.site.conftest import ARGUMENTS, KINDS, built
from tools.browser import MISSING, find

OUTPUT = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
HEAVIEST = 1_500_000
"""What all pictures together may weigh, in bytes."""
_COLOURS = 32
_DESK, _PHONE = (1280, 900), (360, 740)


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: of which page, in a window of which size in pixels, by day or by night."""

    name: str
    page: str
    size: tuple[int, int] = _DESK
    scheme: Literal["light", "dark"] = "light"


def shots() -> Iterator[Shot]:
    """Yield each kind of page on a desk; the matrix and a competence by night and on a phone."""
    for kind, page in KINDS.items():
        yield Shot(kind.replace(" ", "-"), page)
    for kind in ("matrix", "competence"):
        yield Shot(f"{kind}-night", KINDS[kind], scheme="dark")
        yield Shot(f"{kind}-phone", KINDS[kind], size=_PHONE)


def take(browser: Browser, site: Path, shot: Shot) -> bytes:
    """Return a picture of the window, as PNG."""
    width, height = shot.size
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme=shot.scheme,
        reduced_motion="reduce",
    )
    page.goto((site / shot.page).as_uri())
    taken = Image.open(io.BytesIO(page.screenshot()))
    page.close()
    light = io.BytesIO()
    few = taken.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(light, "PNG", optimize=True)
    return light.getvalue()


def main() -> int:
    """Build the site, take the pictures, and put them in the place of the old ones."""
    path = find()
    if not path:
        print(MISSING, file=sys.stderr)
        return 1
    examined = examine(SAMPLE, standards=resources.standards_dir(), today=TODAY)
    assert isinstance(examined, Examined)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = built(examined, Path(folder) / "site", load("nl", resources.locale_dir()))
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        pictures = {f"{shot.name}.png": take(browser, site, shot) for shot in shots()}
        browser.close()
    if (weight := sum(map(len, pictures.values()))) > HEAVIEST:
        print(f"{weight} bytes is too heavy for the repository", file=sys.stderr)
        return 1
    OUTPUT.mkdir(parents=True, exist_ok=True)
    for old in OUTPUT.glob("*.png"):
        old.unlink()
    for name, data in pictures.items():
        (OUTPUT / name).write_bytes(data)
    print(f"{len(pictures)} pictures, {weight} bytes: {OUTPUT}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
