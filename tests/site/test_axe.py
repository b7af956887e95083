"""axe-core finds nothing to complain about: each kind of page, light and dark."""

from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.site.conftest import KINDS

ONLY = {"resultTypes": ["violations"]}  # what passes is many times as long


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_axe_finds_nothing(
    browser: Browser, site: Path, scheme: Literal["light", "dark"], width: int
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    axe = Axe()
    found = []
    for kind, path in KINDS.items():
        page.goto((site / path).as_uri())
        for violation in axe.run(page, options=ONLY).response["violations"]:
            nodes = [node["html"][:120] for node in violation["nodes"]]
            found.append((kind, violation["id"], violation["help"], nodes[:5]))
    context.close()
    assert found == []


def test_axe_finds_what_is_there(browser: Browser, site: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.html"
    text = (site / "over.html").read_text(encoding="utf-8")
    broken.write_text(text.replace("</h1>", '</h1><img src="x.png">'), encoding="utf-8")
    page = browser.new_page()
    page.goto(broken.as_uri())
    assert "image-alt" in [v["id"] for v in Axe().run(page, options=ONLY).response["violations"]]
    page.close()
