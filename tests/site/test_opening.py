"""Every page opens by double click: nothing from outside, nothing that fails, no link astray."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser

from tests.site.conftest import KINDS, Visit

Visits = Mapping[str, Visit]

# What a page may weigh in bytes with its styles, without its pictures and the data it searches.
HEAVIEST = 100_000
DATA = re.compile(r'(?<=<script type="application/json" id="zoekgegevens">)[^<]+(?=</script>)')
STYLE = re.compile(r'<link rel="stylesheet" href="(?:\.\./)?(assets/[^"]+)">')


def test_every_page_is_opened(visits: Visits, site: Path) -> None:
    assert len(visits) == len(list(site.rglob("*.html"))) > 70
    assert set(KINDS.values()) <= set(visits)


def test_no_page_says_anything_on_the_console(visits: Visits) -> None:
    assert {v.path: v.messages for v in visits.values() if v.messages} == {}


def test_no_page_asks_for_anything_outside_the_folder(visits: Visits, site: Path) -> None:
    outside = {url for v in visits.values() for url in v.requests if not is_inside(url, site)}
    assert outside == set()
    assert any(len(v.requests) > 1 for v in visits.values())


def test_no_request_fails(visits: Visits) -> None:
    assert {v.path: v.failed for v in visits.values() if v.failed} == {}


def test_every_link_leads_to_a_page_or_place_that_is_there(visits: Visits, site: Path) -> None:
    astray = []
    for visit in visits.values():
        for link in visit.facts["links"]:
            parts = urlsplit(link)
            if parts.scheme in {"https", "mailto", "tel"}:
                continue
            target = Path(unquote(parts.path))
            page = target.relative_to(site).as_posix() if is_inside(link, site) else ""
            there = target.is_file() and page
            if not there or (parts.fragment and parts.fragment not in visits[page].facts["ids"]):
                astray.append((visit.path, link))
    assert astray == []


def test_ids_are_unique_on_their_page(visits: Visits) -> None:
    twice = {
        v.path: [i for i, times in Counter(v.facts["ids"]).items() if times > 1]
        for v in visits.values()
    }
    assert {path: ids for path, ids in twice.items() if ids} == {}


def test_every_page_has_a_title_of_its_own(visits: Visits) -> None:
    titles = Counter(v.facts["title"] for v in visits.values())
    assert [t for t, times in titles.items() if times > 1] == []


# What only works with a script, such as a filter, and what is said in its place.
WORDS = """() => {
  const apart = 'form, noscript, .tray, .keys, [data-with-script], .without-script';
  document.querySelectorAll(apart).forEach((e) => e.remove());
  return document.body.innerText;
}"""


def test_without_javascript_the_site_lacks_only_what_needs_it(browser: Browser, site: Path) -> None:
    texts = []
    for javascript in (True, False):
        context = browser.new_context(java_script_enabled=javascript)
        page = context.new_page()
        read = []
        for path in sorted(set(KINDS.values()) - {"zoeken.html"}):
            page.goto((site / path).as_uri())
            read.append(page.evaluate(WORDS))
        texts.append(read)
        context.close()
    assert texts[0] == texts[1]
    assert all(len(text) > 200 for text in texts[0])


def test_pages_are_light(site: Path) -> None:
    weights = {}
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        styles = [(site / name).stat().st_size for name in STYLE.findall(text)]
        assert len(styles) > 1
        weights[path.name] = len(DATA.sub("", text).encode()) + sum(styles)
    assert {name: weight for name, weight in weights.items() if weight > HEAVIEST} == {}


def test_every_style_sheet_is_used(site: Path) -> None:
    pages = [path.read_text(encoding="utf-8") for path in site.rglob("*.html")]
    used = {name for text in pages for name in STYLE.findall(text)}
    assert {p.relative_to(site).as_posix() for p in site.rglob("*.css")} == used


def is_inside(url: str, site: Path) -> bool:
    """Tell whether an address is a file of the site."""
    return url.startswith(site.as_uri() + "/")
