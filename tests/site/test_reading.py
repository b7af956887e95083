"""How a page is read: by headings, by keyboard, in its language, from criterion to words."""

import itertools
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.site.conftest import KINDS, Visit

Visits = Mapping[str, Visit]


def test_a_page_has_one_main_heading_and_it_comes_first(visits: Visits) -> None:
    for visit in visits.values():
        levels = [level for level, _ in visit.facts["headings"]]
        assert levels[0] == 1, visit.path
        assert levels.count(1) == 1, visit.path


def test_headings_go_down_one_step_at_a_time_and_say_something(visits: Visits) -> None:
    for visit in visits.values():
        levels = [level for level, _ in visit.facts["headings"]]
        steps = [(a, b) for a, b in itertools.pairwise(levels) if b > a + 1]
        assert steps == [], visit.path
        assert all(text for _, text in visit.facts["headings"]), visit.path


def test_a_page_has_its_landmarks(visits: Visits) -> None:
    for visit in visits.values():
        shown = [tag for tag in visit.facts["landmarks"] if tag != "script"]
        assert shown == ["a", "header", "main", "footer"], visit.path
        assert set(visit.facts["labelled"]) <= set(visit.facts["ids"]), visit.path


@pytest.mark.parametrize("kind", KINDS)
def test_the_skip_link_is_the_first_stop_and_leads_to_the_content(
    page: Page, site: Path, kind: str
) -> None:
    page.goto((site / KINDS[kind]).as_uri())
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Naar de inhoud")
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert not page.evaluate("document.querySelector('header').matches(':focus-within')")


def test_the_page_that_is_open_is_named_in_the_navigation(page: Page, site: Path) -> None:
    page.goto((site / "matrix.html").as_uri())
    expect(page.locator("nav [aria-current=page]")).to_have_text("Matrix")


def test_from_a_criterion_to_the_words_that_prove_it_takes_two_clicks(
    page: Page, site: Path
) -> None:
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="G1.2").first.click()
    expect(page.locator("h1")).to_contain_text("Gaat erop af")
    quote = page.locator("#g1-2-b1 blockquote").nth(1)
    words = quote.locator("p").inner_text().strip("“”")
    quote.get_by_role("link").click()
    marked = page.locator("mark:target")
    expect(marked).to_have_text(words)
    expect(marked).to_be_in_viewport(ratio=1)


def test_from_the_words_back_to_the_criterion_takes_one(page: Page, site: Path) -> None:
    page.goto((site / "bewijzen" / "inloop-op-woensdag.html").as_uri())
    page.get_by_role("link", name="G4.2.B1", exact=True).click()
    expect(page.locator("li:target")).to_contain_text("G4.2.B1")
    expect(page.locator("li:target")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("kind", KINDS)
def test_what_a_shape_or_colour_says_is_said_in_words_too(
    page: Page, site: Path, kind: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((site / KINDS[kind]).as_uri())
    marks = page.locator(".stadium, .state, .severity, .cell").all_inner_texts()
    assert [text for text in marks if not any(c.isalpha() for c in text)] == []
    shapes = page.locator(".bars, .shape")
    assert shapes.evaluate_all("all => all.every((e) => e.ariaHidden === 'true')")
    page.set_viewport_size({"width": 1280, "height": 900})


def test_every_claim_in_the_matrix_shows_its_letter(page: Page, site: Path) -> None:
    page.goto((site / "matrix.html").as_uri())
    for cell in page.locator(".cell").all_inner_texts()[:20]:
        letter, said = cell.split(maxsplit=1)
        assert letter in {"S", "B", "V"}
        assert said


def test_a_page_says_its_language(visits: Visits) -> None:
    assert {lang for v in visits.values() for lang in v.facts["languages"]} == {"nl"}


@pytest.mark.parametrize(
    ("path", "selector", "language"),
    [
        ("index.html", "h2", "en"),
        ("index.html", ".verdict-text", "en"),
        ("index.html", ".tile-title", "nl"),
        ("index.html", ".cluster h3", "nl"),
        ("index.html", ".stadium .word", "nl"),
        ("index.html", ".gaps a", "nl"),
        ("matrix.html", "tbody th a", "nl"),
        ("matrix.html", ".group span", "nl"),
        ("matrix.html", ".key a", "nl"),
        ("bewijzen.html", "tbody th > span:first-child", "nl"),
        ("competenties/g1-2.html", "h1", "nl"),
        ("competenties/g1-2.html", ".definition", "nl"),
        ("competenties/g1-2.html", ".indicator span:last-child", "nl"),
        ("competenties/g1-2.html", "blockquote p", "nl"),
        ("competenties/g1-2.html", "blockquote .quiet", "en"),
        ("competenties/g1-2.html", ".prose", "nl"),
        ("competenties/g1-2.html", ".neighbours .below", "en"),
        ("bewijzen/inloop-op-woensdag.html", "h1", "nl"),
        ("bewijzen/inloop-op-woensdag.html", ".prose", "nl"),
        ("bewijzen/inloop-op-woensdag.html", "dt", "en"),
        ("leefgebieden.html", ".topics", "nl"),
        ("leefgebieden.html", ".quote", "nl"),
        ("profiel.html", ".prose", "nl"),
        ("over.html", ".rule", "nl"),
        ("over.html", "main section > ul", "en"),
    ],
)
def test_words_in_another_language_say_so(
    page: Page, english: Path, path: str, selector: str, language: str
) -> None:
    page.goto((english / path).as_uri())
    found = page.locator(selector).evaluate_all(
        "all => [...new Set(all.map((e) => e.closest('[lang]').lang))]"
    )
    assert found == [language]
