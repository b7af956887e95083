"""The built site in a real browser: one browser and one build for all tests of this folder."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from portfolio_builder import resources
from portfolio_builder.building import build
from portfolio_builder.examined import Examined
from portfolio_builder.pipeline import examine
from portfolio_builder.wording import Wording
from tests.conftest import TODAY
from tests.site import hostile, wide
from tests.site.axe import Axe
from tools.browser import MISSING, find

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
NO_BROWSER = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """The one browser. Without any, tests fail on CI, and elsewhere the summary says so."""
    path = find()
    if not path and os.environ.get("CI"):
        pytest.fail(MISSING, pytrace=False)
    if not path:
        request.config.stash[NO_BROWSER] = True
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say what is missing, so that no test is left out silently."""
    if config.stash.get(NO_BROWSER, False):
        terminalreporter.section("the tests in a browser were left out", red=True, bold=True)
        terminalreporter.line(MISSING)


def built(examined: Examined, output: Path, wording: Wording) -> Path:
    """Build a site and return its folder."""
    build(examined, output, wording=wording, templates=(resources.templates_dir(),))
    return output


@pytest.fixture(scope="session")
def site(sample: Examined, nl: Wording, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample."""
    return built(sample, tmp_path_factory.mktemp("sample") / "site", nl)


@pytest.fixture(scope="session")
def english(sample: Examined, en: Wording, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample, in English: the standard and the candidate stay Dutch."""
    return built(sample, tmp_path_factory.mktemp("english") / "site", en)


@pytest.fixture(scope="session")
def hostile_site(nl: Wording, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a portfolio that tries to break out."""
    root = hostile.portfolio(tmp_path_factory.mktemp("hostile") / "portfolio")
    examined = examine(root, standards=resources.standards_dir(), today=TODAY)
    assert isinstance(examined, Examined)
    return built(examined, root.with_name("site"), nl)


@pytest.fixture(scope="session")
def wide_site(en: Wording, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a portfolio in which every word and id is too long."""
    root = wide.portfolio(tmp_path_factory.mktemp("wide") / "portfolio")
    examined = examine(root, standards=resources.standards_dir(), today=TODAY)
    assert isinstance(examined, Examined)
    assert examined.assessment.met
    return built(examined, root.with_name("site"), en)


KINDS: Mapping[str, str] = {
    "overview": "index.html",
    "matrix": "matrix.html",
    "competence": "competenties/g1-1.html",
    "evidence": "bewijzen/de-buurtmoestuin.html",
    "evidence list": "bewijzen.html",
    "gaps": "hiaten.html",
    "life areas": "leefgebieden.html",
    "findings": "bevindingen.html",
    "profile": "profiel.html",
    "about": "over.html",
    "mentor": "begeleider.html",
    "accessibility": "toegankelijkheid.html",
    "search": "zoeken.html",
    "reviews": "beoordelingen.html",
    "interview": "gesprek.html",
}
"""One page of each kind."""


@dataclass
class Visit:
    """What a page did while it was opened, and what it is made of."""

    path: str
    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    facts: Mapping[str, Any] = field(default_factory=dict)
    barriers: list[list[str]] = field(default_factory=list)


FACTS = """async () => {
  // A picture that is only loaded when it is looked at is looked at now.
  await Promise.all([...document.images].map((image) => {
    image.loading = 'eager';
    return image.decode().catch(() => null);
  }));
  const all = (selector) => [...document.querySelectorAll(selector)];
  return {
    title: document.title,
    ids: all('[id]').map((e) => e.id),
    links: all('a[href], link[href]').map((e) => e.href),
    headings: all('h1, h2, h3, h4, h5, h6').map(
      (e) => [Number(e.tagName[1]), e.textContent.trim()]),
    landmarks: all('body > *').map((e) => e.tagName.toLowerCase()),
    labelled: all('[aria-labelledby]').map((e) => e.getAttribute('aria-labelledby')),
    languages: [...new Set(all('[lang]').map((e) => e.lang))],
    tags: [...new Set(all('*').map((e) => e.tagName.toLowerCase()))],
    attributes: [...new Set(all('*').flatMap((e) => e.getAttributeNames()))],
  };
}"""


def visited(
    context: BrowserContext, site: Path, paths: Iterable[Path] = (), *, axe: Axe | None = None
) -> Mapping[str, Visit]:
    """Open these pages of a site, or all, and return what each did, by its path.

    With `axe`, which joined the context, each is examined by day and by night as well.
    """
    visits: dict[str, Visit] = {}
    page = context.new_page()
    here: list[Visit] = []
    page.on("console", lambda m: here[-1].messages.append(m.text))
    page.on("pageerror", lambda e: here[-1].messages.append(str(e)))
    page.on("dialog", lambda d: here[-1].messages.append(f"dialog {d.message}"))
    page.on("request", lambda r: here[-1].requests.append(r.url))
    page.on("requestfailed", lambda r: here[-1].failed.append(f"{r.url} {r.failure}"))
    for path in sorted(paths or site.rglob("*.html")):
        visit = Visit(path.relative_to(site).as_posix())
        here.append(visit)
        page.goto(path.as_uri())
        visit.facts = page.evaluate(FACTS)
        if axe:
            visit.barriers += axe.all(page)
            page.emulate_media(color_scheme="dark")
            visit.barriers += axe.colours(page)
            page.emulate_media(color_scheme="light")
        visits[visit.path] = visit
    page.close()
    return visits


@pytest.fixture(scope="session")
def visits(browser: Browser, site: Path) -> Mapping[str, Visit]:
    """Every page of the sample, opened once."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    axe = Axe()
    axe.join(context)
    found = visited(context, site, axe=axe)
    context.close()
    return found


@pytest.fixture(scope="session")
def page(browser: Browser) -> Iterator[Page]:
    """A page to look around in, 1280 pixels wide."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()
