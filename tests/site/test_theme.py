"""One overlay folder restyles the site: name, logo, colours and a page more; light and dark."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from portfolio_builder import resources
from portfolio_builder.building import build
from portfolio_builder.examined import Examined
from portfolio_builder.wording import Wording
from tests.conftest import ROOT
from tests.site.axe import Axe
from tests.site.conftest import KINDS

KADE = ROOT / "tests" / "themes" / "kade"
TOKENS = ROOT / "templates" / "assets" / "tokens.css"
WORDS = ("ink", "quiet", "link", "visited", "met", "below", "open", "bad")
LINES = ("edge", "mark-line")


@pytest.fixture(scope="module")
def kade(sample: Examined, nl: Wording, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample in the theme of an invented provider."""
    output = tmp_path_factory.mktemp("kade") / "site"
    build(sample, output, wording=nl, templates=(KADE, resources.templates_dir()))
    return output


def colour(page: Page, selector: str, name: str) -> str:
    """Return a colour as it is shown."""
    return str(page.locator(selector).first.evaluate(f"(e) => getComputedStyle(e).{name}"))


def test_a_theme_brings_its_logo_and_colours_to_every_kind_of_page(page: Page, kade: Path) -> None:
    for path in KINDS.values():
        page.goto((kade / path).as_uri())
        logo = page.get_by_alt_text("EVC-huis De Kade")
        assert logo.evaluate("(e) => e.decode().then(() => e.naturalWidth > 0)")
        assert colour(page, "body", "backgroundColor") == "rgb(255, 255, 255)"
    page.goto((kade / "bewijzen.html").as_uri())
    assert colour(page, ".rows th a", "color") == "rgb(138, 18, 83)"


def test_a_theme_brings_a_page_of_its_own_that_every_page_leads_to(page: Page, kade: Path) -> None:
    page.goto((kade / KINDS["competence"]).as_uri())
    page.get_by_role("link", name="Handreiking").click()
    expect(page).to_have_url((kade / "handreiking.html").as_uri())
    expect(page).to_have_title(re.compile("^Handreiking · "))
    page.get_by_role("link", name="Matrix").click()
    expect(page.locator("h1")).to_have_text("Matrix")


def test_axe_finds_nothing_in_the_theme(browser: Browser, kade: Path) -> None:
    context = browser.new_context(reduced_motion="reduce")
    axe = Axe()
    axe.join(context)
    page = context.new_page()
    for path in ("index.html", "matrix.html", "handreiking.html", KINDS["evidence"]):
        page.emulate_media(color_scheme="light")
        page.goto((kade / path).as_uri())
        found = axe.all(page)
        page.emulate_media(color_scheme="dark")
        assert found + axe.colours(page) == [], path
    context.close()


@pytest.mark.parametrize(
    ("device", "choice", "background"),
    [
        ("light", "donker", "rgb(22, 24, 27)"),
        ("dark", "licht", "rgb(251, 250, 247)"),
        ("dark", "als op dit apparaat", "rgb(22, 24, 27)"),
    ],
)
def test_light_or_dark_is_chosen_on_the_page_and_kept(
    browser: Browser, site: Path, device: str, choice: str, background: str
) -> None:
    context = browser.new_context(color_scheme="dark" if device == "dark" else "light")
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    page.get_by_label("Kleuren").select_option(label=choice)
    assert colour(page, "body", "backgroundColor") == background
    page.goto((site / KINDS["competence"]).as_uri())
    assert colour(page, "body", "backgroundColor") == background
    expect(page.get_by_label("Kleuren").locator("option:checked")).to_have_text(choice)
    page.emulate_media(media="print")
    assert colour(page, "body", "backgroundColor") == "rgb(255, 255, 255)"
    context.close()


def pairs(text: str) -> dict[str, tuple[str, str]]:
    """Return the colours of the first block, light and dark, by the name of their token."""
    found = re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\);", text.partition("}")[0])
    return {name: (light, dark) for name, light, dark in found}


def brightness(colour: str) -> float:
    """Return the relative luminance of WCAG."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of WCAG, 1 to 21."""
    light, dark = sorted((brightness(one), brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["built-in", "kade"])
@pytest.mark.parametrize("scheme", [0, 1])
def test_words_and_lines_have_enough_contrast(theme: str, scheme: int) -> None:
    tokens = pairs(TOKENS.read_text(encoding="utf-8"))
    if theme == "kade":
        tokens |= pairs((KADE / "assets" / "theme.css").read_text(encoding="utf-8"))
    for ground in ("paper", "sheet"):
        for name, least in [*((w, 4.5) for w in WORDS), *((x, 3.0) for x in LINES)]:
            found = contrast(tokens[name][scheme], tokens[ground][scheme])
            assert found >= least, (name, ground, found)
    for ground in ("mark", "mark-here", "found"):
        assert contrast(tokens["ink"][scheme], tokens[ground][scheme]) >= 4.5, ground


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_every_token_is_described() -> None:
    names = set(re.findall(r"--([\w-]+):", TOKENS.read_text(encoding="utf-8")))
    described = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    assert {n for n in names if f"`--{n}`" not in described} == set()
