"""Whatever a candidate writes, a browser runs nothing of it and asks for nothing."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from portfolio_builder import resources
from portfolio_builder.publish.render import policy as policy_of
from tests.site.conftest import Visit, visited
from tests.site.hostile import BREAKS, NAME
from tests.site.test_opening import is_inside

TAGS = """
    html head meta title link body a header p span nav ul li main section h1 h2 h3 h4 h5 h6 div i
    dl dt dd ol footer table caption thead tbody tr th td article mark em strong code pre
    blockquote img details summary sup hr s script form label input button kbd
    fieldset legend select option textarea b tfoot svg path rect symbol text use noscript template
"""
ATTRIBUTES = """
    alt aria-current aria-describedby aria-hidden aria-keyshortcuts aria-label aria-labelledby
    aria-pressed autocapitalize autocomplete charset checked class colspan content disabled for
    hidden href http-equiv id lang loading name open rel role scope spellcheck src tabindex
    title type accept max maxlength min rows step value d height preserveAspectRatio rx start
    viewBox width x y
"""


@pytest.fixture(scope="module")
def visits(browser: Browser, hostile_site: Path) -> Mapping[str, Visit]:
    """Every page of the hostile portfolio, opened once; of the competences only the claimed one."""
    paths = set(hostile_site.rglob("*.html")) - set((hostile_site / "competenties").iterdir())
    context = browser.new_context()
    found = visited(context, hostile_site, paths | {hostile_site / "competenties" / "g1-1.html"})
    context.close()
    return found


def test_all_of_it_is_published(visits: Mapping[str, Visit]) -> None:
    assert len([path for path in visits if path.startswith("bewijzen/")]) == len(BREAKS) + 5


def test_nothing_runs_and_the_policy_has_nothing_to_stop(visits: Mapping[str, Visit]) -> None:
    assert {v.path: v.messages for v in visits.values() if v.messages} == {}


def test_nothing_is_asked_for_outside_the_folder(
    visits: Mapping[str, Visit], hostile_site: Path
) -> None:
    asked = {url for v in visits.values() for url in v.requests if not is_inside(url, hostile_site)}
    assert asked == set()
    assert {v.path: v.failed for v in visits.values() if v.failed} == {}


def test_pages_hold_only_elements_and_attributes_that_can_do_nothing(
    visits: Mapping[str, Visit],
) -> None:
    assert {t for v in visits.values() for t in v.facts["tags"]} - set(TAGS.split()) == set()
    attributes = {a for v in visits.values() for a in v.facts["attributes"]}
    # Those that only our own scripts read do nothing by themselves.
    assert {a for a in attributes if not a.startswith("data-")} - set(ATTRIBUTES.split()) == set()


def test_the_only_scripts_are_those_of_the_templates_and_data(
    visits: Mapping[str, Visit], hostile_site: Path
) -> None:
    ours = {p.read_text() for p in (resources.templates_dir() / "scripts").glob("*.js")}
    script = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)
    for path in visits:
        for attributes, text in script.findall((hostile_site / path).read_text(encoding="utf-8")):
            if not attributes:
                assert text in ours, path
            else:
                assert attributes.startswith(' type="application/json"'), path
                assert "<" not in text, path
                json.loads(text)


def test_links_lead_into_the_folder_or_to_the_web_and_nowhere_else(
    visits: Mapping[str, Visit], hostile_site: Path
) -> None:
    links = {link for v in visits.values() for link in v.facts["links"]}
    outside = {link for link in links if not is_inside(link, hostile_site)}
    assert outside
    assert {link for link in outside if not link.startswith("https://kwaad.example")} == set()


def test_what_was_written_is_there_to_read(page: Page, hostile_site: Path) -> None:
    page.goto((hostile_site / "index.html").as_uri())
    name = page.locator(".site-candidate").inner_text()
    assert name == NAME
    page.goto((hostile_site / "competenties" / "g1-1.html").as_uri())
    quotes = page.locator("blockquote p").all_inner_texts()
    assert len(quotes) >= len(BREAKS)
    assert f"“{BREAKS[0]} woorden”" in quotes


def test_the_policy_is_the_first_thing_after_the_encoding(
    visits: Mapping[str, Visit], page: Page, hostile_site: Path
) -> None:
    for path in visits:
        text = (hostile_site / path).read_text(encoding="utf-8")
        policy = policy_of([resources.templates_dir()]).replace("'", "&#39;")
        assert (
            text.partition("<head>")[2]
            .lstrip()
            .startswith(
                '<meta charset="utf-8">\n'
                f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
            )
        ), path


def test_a_picture_leaves_its_comment_behind(hostile_site: Path) -> None:
    (picture,) = (hostile_site / "bijlagen").glob("*.png")
    assert b"IDAT" in picture.read_bytes()
    assert b"script" not in picture.read_bytes()


@pytest.mark.parametrize(
    "markup",
    [
        "<script>document.title = 'ran'</script>",
        "<img src='x' onerror=\"document.title = 'ran'\">",
        "<a id='a' href=\"javascript:document.title = 'ran'\">a</a>",
        "<iframe srcdoc=\"<script>parent.document.title = 'ran'</script>\"></iframe>",
    ],
)
def test_the_policy_holds_by_itself_where_escaping_would_fail(
    browser: Browser, hostile_site: Path, markup: str
) -> None:
    text = (hostile_site / "over.html").read_text(encoding="utf-8")
    assert text.count("</h1>") == 1
    broken = hostile_site.parent / "broken.html"
    broken.write_text(text.replace("</h1>", f"</h1>{markup}"), encoding="utf-8")
    page = browser.new_page()
    with page.expect_console_message(lambda m: "Content Security Policy" in m.text):
        page.goto(broken.as_uri())
        if "href" in markup:
            page.click("#a")
    assert page.title() != "ran"
    page.close()


def test_words_that_turn_the_order_of_reading_stay_within_themselves(
    page: Page, hostile_site: Path
) -> None:
    page.goto((hostile_site / "matrix.html").as_uri())
    turned = page.evaluate(
        """() => [...document.querySelectorAll('.key li')].filter((li) => {
          const date = li.querySelector('.quiet').firstChild;
          const box = (from) => {
            const range = document.createRange();
            range.setStart(date, from); range.setEnd(date, from + 1);
            return range.getBoundingClientRect();
          };
          const [first, second] = [box(0), box(1)];
          return first.top === second.top && first.left > second.left;
        }).length"""
    )
    assert turned == 0
