"""axe-core finds nothing to complain about: every page of the sample, light and dark."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.site.axe import Axe
from tests.site.conftest import KINDS, Visit


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that brings the checker along."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    Axe.join(context)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page to look at."""
    return context.new_page()


def test_axe_finds_nothing_on_any_page_by_day_or_by_night(visits: Mapping[str, Visit]) -> None:
    assert {v.path: v.barriers for v in visits.values() if v.barriers} == {}


def test_axe_finds_nothing_on_a_phone(page: Page, site: Path) -> None:
    axe = Axe()
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 740})
    found = []
    for kind, path in KINDS.items():
        page.goto((site / path).as_uri())
        found += [(kind, problem) for problem in axe.all(page)]
    assert found == []


def test_axe_finds_what_is_there(page: Page, site: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.html"
    text = (site / "over.html").read_text(encoding="utf-8")
    broken.write_text(text.replace("</h1>", '</h1><img src="x.png">'), encoding="utf-8")
    page.goto(broken.as_uri())
    assert "image-alt" in [problem[0] for problem in Axe().all(page)]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("color", "light-dark(black, #444)"),
        ("background-color", "light-dark(white, #888)"),
        ("opacity", "0.3"),
    ],
)
def test_one_word_too_pale_by_night_is_found_on_a_page_like_others(
    page: Page, site: Path, name: str, value: str
) -> None:
    axe = Axe()
    for path in sorted((site / "competenties").glob("*.html"))[:2]:
        page.emulate_media(color_scheme="light")
        page.goto(path.as_uri())
        assert not axe.all(page)
        page.emulate_media(color_scheme="dark")
        assert not axe.colours(page)
    page.locator(".prose p").last.evaluate(
        "(e, [name, value]) => e.style.setProperty(name, value)", [name, value]
    )
    assert [problem[0] for problem in axe.colours(page)] == ["color-contrast"]
