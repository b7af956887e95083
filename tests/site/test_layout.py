"""How the pages lie on a phone, a wide screen and paper, by day and by night."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.conftest import KINDS

A4_LANDSCAPE = 1032  # CSS pixels between margins of 12 mm


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """A page of 360 pixels wide."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    yield page
    page.close()


@pytest.fixture(scope="module")
def paper(browser: Browser) -> Iterator[Page]:
    """A page as it is printed on A4, landscape."""
    page = browser.new_page(viewport={"width": A4_LANDSCAPE, "height": 740})
    page.emulate_media(media="print")
    yield page
    page.close()


@pytest.mark.parametrize("which", ["site", "wide_site", "hostile_site"])
def test_no_page_scrolls_sideways_on_a_phone(
    phone: Page, which: str, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(which)
    kinds = {p.parent.name: p for p in sorted(folder.rglob("*/*.html"))}.values()
    too_wide = {}
    for path in [*sorted(folder.glob("*.html")), *kinds]:
        phone.goto(path.as_uri())
        width = phone.evaluate("document.documentElement.scrollWidth")
        if width > 360:
            too_wide[path.name] = width
    assert too_wide == {}


def test_a_wide_table_scrolls_in_a_region_of_its_own_also_by_keyboard(
    page: Page, site: Path
) -> None:
    page.set_viewport_size({"width": 768, "height": 900})
    page.goto((site / "matrix.html").as_uri())
    region = page.get_by_role("region", name="Matrix van competenties en bewijs")
    assert region.evaluate("(e) => e.scrollWidth > e.clientWidth")
    region.focus()
    page.keyboard.press("ArrowRight")
    expect(region).not_to_have_js_property("scrollLeft", 0)


@pytest.mark.parametrize("width", [1280, 1800])
def test_header_content_and_footer_begin_on_one_line(
    browser: Browser, site: Path, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    for kind in ("overview", "matrix", "evidence"):
        page.goto((site / KINDS[kind]).as_uri())
        edges = page.evaluate(
            """() => ['.site-name', 'h1', '.site-foot p'].map(
              (s) => Math.round(document.querySelector(s).getBoundingClientRect().left))"""
        )
        assert len(set(edges)) == 1, (kind, edges)
    page.close()


@pytest.mark.parametrize("width", [1280, 768, 360])
def test_the_list_of_evidence_under_the_matrix_stays_in_its_columns(
    page: Page, site: Path, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((site / "matrix.html").as_uri())
    overlapping = page.evaluate(
        """() => {
          const boxes = [...document.querySelectorAll('.key li')].map((li) => {
            const range = document.createRange();
            range.selectNodeContents(li);
            return [li.getBoundingClientRect(), range.getBoundingClientRect()];
          });
          const number = 28; // pixels that the number before an item takes
          return boxes.filter(([, words]) => boxes.some(([other]) =>
            other.left > words.left && other.top < words.bottom && other.bottom > words.top
            && words.right > other.left - number)).length;
        }"""
    )
    page.set_viewport_size({"width": 1280, "height": 900})
    assert overlapping == 0


def test_night_is_dark_and_day_is_light(browser: Browser, site: Path) -> None:
    lightness = {}
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme="dark" if scheme == "dark" else "light")
        page.goto((site / "index.html").as_uri())
        found = page.evaluate(
            """() => ['backgroundColor', 'color'].map((name) =>
              getComputedStyle(document.body)[name].match(/\\d+/g).slice(0, 3).map(Number))"""
        )
        lightness[scheme] = [sum(colour) for colour in found]
        page.close()
    assert lightness["light"][0] > 700 > 150 > lightness["light"][1]
    assert lightness["dark"][1] > 600 > 100 > lightness["dark"][0]


@pytest.mark.parametrize("kind", KINDS)
def test_paper_has_no_navigation(paper: Page, site: Path, kind: str) -> None:
    paper.goto((site / KINDS[kind]).as_uri())
    for hidden in (".site-head nav", ".skip", ".neighbours"):
        for part in paper.locator(hidden).all():
            expect(part).to_be_hidden()
    expect(paper.locator("h1")).to_be_visible()
    expect(paper.locator(".site-foot")).to_be_visible()


def test_on_paper_the_matrix_has_all_its_columns(paper: Page, site: Path, wide_site: Path) -> None:
    for folder in (site, wide_site):
        paper.goto((folder / "matrix.html").as_uri())
        right = paper.evaluate("document.querySelector('.matrix').getBoundingClientRect().right")
        assert right <= A4_LANDSCAPE


def test_what_is_folded_on_the_screen_is_open_on_paper(paper: Page, site: Path) -> None:
    paper.goto((site / "leefgebieden.html").as_uri())
    heights = paper.locator("details .quote").evaluate_all(
        "all => all.map((e) => e.checkVisibility({contentVisibilityAuto: true})"
        " ? e.getBoundingClientRect().height : 0)"
    )
    assert len(heights) > 10
    assert min(heights) > 10


@pytest.mark.parametrize(
    ("path", "pages", "landscape"),
    [
        ("index.html", range(2, 5), False),
        ("matrix.html", range(2, 4), True),
        ("competenties/g1-2.html", range(1, 4), False),
        ("bewijzen/inloop-op-woensdag.html", range(1, 3), False),
    ],
)
def test_a_page_is_printed_on_few_sheets_that_lie_the_right_way(
    page: Page, site: Path, path: str, pages: range, landscape: bool
) -> None:
    page.goto((site / path).as_uri())
    made = page.pdf(prefer_css_page_size=True, format="A4")
    sheets = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", made)
    assert len(sheets) in pages
    for width, height in sheets:
        assert (float(width) > float(height)) == landscape


def test_the_picture_of_the_count_has_words_and_fits_any_screen(
    page: Page, phone: Page, site: Path
) -> None:
    for screen in (page, phone):
        screen.goto((site / "index.html").as_uri())
        picture = screen.get_by_role("img", name="21 vakjes: 8 stevig, 10 dun, 3 nog niet.")
        expect(picture.locator(".on")).to_have_count(18)
        box = picture.bounding_box()
        assert box
        assert box["width"] > 250


def test_a_year_on_the_line_of_time_stands_above_its_place_in_each_row(
    page: Page, site: Path
) -> None:
    page.goto((site / "index.html").as_uri())
    lines = page.locator(".timeline .line svg").evaluate_all(
        """all => all.map((e) => {
          const box = e.getBoundingClientRect();
          return [Math.round(box.left), Math.round(box.width)];
        })"""
    )
    assert len(lines) > 5
    assert len({tuple(line) for line in lines}) == 1


def test_the_mentor_opens_the_files_for_a_spreadsheet(page: Page, site: Path) -> None:
    page.goto((site / "begeleider.html").as_uri())
    links = page.locator("main a[href$='.csv']").evaluate_all("all => all.map((a) => a.href)")
    assert len(links) == 3
    for link in links:
        assert (site / link.partition("/site/")[2]).read_bytes().startswith(b"\xef\xbb\xbf")
