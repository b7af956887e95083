"""Searching all of a portfolio in the browser, from `file://`: by word, by id, with slips."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from portfolio_builder import resources
from portfolio_builder.examined import Examined
from portfolio_builder.pipeline import examine
from portfolio_builder.wording import Wording
from tests.conftest import TODAY
from tests.factories import folder, written
from tests.site.conftest import built


@pytest.fixture
def searching(browser: Browser, site: Path) -> Iterator[Page]:
    """The page that searches the sample; nothing may be said on its console."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text))
    page.on("pageerror", lambda e: said.append(str(e)))
    page.goto((site / "zoeken.html").as_uri())
    yield page
    page.close()
    assert said == []


def ask(page: Page, question: str) -> list[str]:
    """Ask something, and return the first line of each result."""
    page.get_by_role("searchbox").fill(question)
    expect(page.get_by_role("status").first).to_contain_text(f"“{question}”")
    return page.locator(".hit-head").all_inner_texts()


def marked(page: Page) -> set[str]:
    """Return the words that are marked in the results."""
    return {text.casefold() for text in page.locator(".hit mark").all_inner_texts()}


def highlighted(page: Page) -> list[str]:
    """Return the words that are marked on a page that a search led to."""
    # The policy of the page lets nobody wait by `wait_for_function`.
    page.evaluate(
        "new Promise((done) => { const look = () => CSS.highlights.has('found') ? done()"
        " : requestAnimationFrame(look); look(); })"
    )
    found = page.evaluate("[...CSS.highlights.get('found')].map(String)")
    assert isinstance(found, list)
    return found


def test_a_word_leads_to_the_passage_that_has_it(searching: Page) -> None:
    assert "Vindplaats G5.1.B1 Veilig oversteken" in [
        re.sub(r"\s+", " ", hit) for hit in ask(searching, "moestuin")
    ]
    assert marked(searching) == {"moestuin", "buurtmoestuin"}
    searching.get_by_role("link", name="G5.1.B1").click()
    expect(searching.locator("h1")).to_have_text("Veilig oversteken")
    expect(searching.locator("mark:target")).to_contain_text("moestuin")
    expect(searching.locator("mark:target")).to_be_in_viewport(ratio=1)
    assert "moestuin" in highlighted(searching)
    expect(searching.locator(".tray-found")).to_contain_text(
        "“moestuin” staat 1 keer op deze pagina"
    )


def test_every_sort_of_thing_is_found(searching: Page) -> None:
    for question, sort in {
        "Gaat erop af": "Competentie",
        "kwetsbare mensen en groepen": "Gedragscomponent",
        "Huisbezoeken in een hete zomer": "Bewijs",
        "drieëntwintig mensen": "Vindplaats",
        "nee zegt kaartje": "Reflectie",
        "Noor Voorbeeld": "Profiel",
    }.items():
        assert any(hit.startswith(sort) for hit in ask(searching, question)), sort


@pytest.mark.parametrize("written_as", ["G1.2.B1", "g1.2.b1", "1.2.b1", "G1,2,B1", "G 1.2.B1"])
def test_an_id_leads_to_its_indicator_first_and_then_to_its_passages(
    searching: Page, written_as: str
) -> None:
    first, *others = ask(searching, written_as)
    assert first.startswith("Gedragscomponent G1.2.B1")
    assert len(others) == 3
    assert all(hit.startswith("Vindplaats G1.2.B1") for hit in others)
    assert marked(searching) == {"g1.2.b1"}


def test_the_beginning_of_an_id_finds_what_is_below_it(searching: Page) -> None:
    first, *others = ask(searching, "G1.2")
    assert first.startswith("Competentie G1.2 Gaat erop af")
    assert any("G1.2.B1" in hit for hit in others)


@pytest.mark.parametrize("slip", ["moestiun", "moetsuin", "moestuinn", "mestuin"])
def test_a_slip_is_forgiven_and_the_page_says_so(searching: Page, slip: str) -> None:
    assert "De buurtmoestuin" in ask(searching, slip)[0]
    assert "moestuin" in marked(searching)
    expect(searching.get_by_role("status").first).to_contain_text("Dit lijkt erop")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("moestuinen", "moestuin"),
        ("wandelingen", "wandeling"),
        ("bezoeken", "bezoek"),
        ("huisbezoek", "huisbezoeken"),
        ("buurvrouwen", "buurvrouw"),
        ("clienten", "cliënt"),
        ("geluisterd", "luisteren"),
        ("geluisterd", "luistert"),
        ("luistert", "luisteren"),
        ("bezoeken", "huisbezoeken"),
    ],
)
def test_another_form_of_a_dutch_word_is_found(searching: Page, asked: str, found: str) -> None:
    assert ask(searching, asked)
    assert found in marked(searching)
    expect(searching.get_by_role("status").first).not_to_contain_text("lijkt erop")


def test_all_words_come_before_some_of_them(searching: Page) -> None:
    both = ask(searching, "moestuin opa's")
    assert [hit for hit in both if "Veilig oversteken" in hit] == both
    assert len(ask(searching, "moestuin burgerlijk wetboek")) >= len(both)
    expect(searching.get_by_role("status").first).to_contain_text("Hier staat een deel")


def test_nothing_found_says_so_and_what_to_try(searching: Page) -> None:
    assert ask(searching, "xyzzyxyzzy") == []
    expect(searching.get_by_role("status").first).to_contain_text("Niets gevonden")
    expect(searching.get_by_role("group", name="Toon")).to_be_hidden()


def test_results_can_be_kept_to_one_sort(searching: Page) -> None:
    everything = len(ask(searching, "bewoners"))
    button = searching.get_by_role("button", name="Vindplaats")
    button.click()
    kept = searching.locator(".hit-head").all_inner_texts()
    assert 0 < len(kept) < everything
    assert all(hit.startswith("Vindplaats") for hit in kept)
    expect(button).to_have_attribute("aria-pressed", "true")


def test_many_results_come_in_parts(searching: Page) -> None:
    before = len(ask(searching, "bewoners"))
    searching.get_by_role("button", name="Meer resultaten").click()
    assert searching.locator(".hit").count() > before
    expect(searching.locator(".hit a").nth(before)).to_be_focused()


def test_keys_lead_from_any_page_to_a_result_and_back(page: Page, site: Path) -> None:
    page.goto((site / "competenties" / "g1-2.html").as_uri())
    page.keyboard.press("/")
    field = page.get_by_role("searchbox")
    expect(field).to_be_focused()
    page.keyboard.type("wandelingen")
    expect(page.locator(".hit")).to_have_count(5)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hit a").nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Netwerkgesprek")
    assert highlighted(page)
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("wandelingen")
    expect(page.locator(".hit")).to_have_count(5)


def test_enter_opens_the_first_result(searching: Page) -> None:
    ask(searching, "G5.3")
    searching.keyboard.press("Enter")
    expect(searching.locator("h1 .id")).to_have_text("G5.3")


def test_the_marks_can_be_taken_away(searching: Page) -> None:
    ask(searching, "moestuin")
    searching.locator(".hit a").first.click()
    assert highlighted(searching)
    searching.get_by_role("button", name="Markering weghalen").click()
    assert not searching.evaluate("CSS.highlights.has('found')")
    assert "zoek=" not in searching.url


def test_every_result_leads_to_a_place_that_is_there(searching: Page, site: Path) -> None:
    data = searching.evaluate("JSON.parse(document.getElementById('zoekgegevens').textContent)")
    ids: dict[str, set[str]] = {}
    for _, source, anchor, *_ in data["entries"]:
        href = data["sources"][source][0]
        if href not in ids:
            text = (site / href).read_text(encoding="utf-8")
            ids[href] = set(re.findall(r' id="([^"]+)"', text))
        assert not anchor or anchor in ids[href], (href, anchor)
    assert len(ids) > 60


def test_on_a_phone_nothing_sticks_out(browser: Browser, site: Path) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto((site / "zoeken.html").as_uri())
    ask(page, "bewoners")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    for button in page.locator(".sorts button").all():
        box = button.bounding_box()
        assert box
        assert min(box["height"], box["width"]) >= 24
    page.close()


def test_without_javascript_the_page_says_where_to_look(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "zoeken.html").as_uri())
    expect(page.locator("form")).to_be_hidden()
    links = page.locator(".without-script a")
    assert links.all_inner_texts() == ["Matrix", "Bewijs", "Hiaten"]
    links.nth(1).click()
    assert page.url.endswith("bewijzen.html")
    context.close()


def test_results_of_a_hostile_portfolio_are_only_text(browser: Browser, hostile_site: Path) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text))
    page.on("dialog", lambda d: said.append(d.message))
    page.goto((hostile_site / "zoeken.html").as_uri())
    for question in ("script", "onerror", "<script>alert(1)</script>", "javascript"):
        assert ask(page, question)
    expect(page.locator(".found img, .found script, .found svg")).to_have_count(0)
    page.locator(".hit a").first.click()
    assert said == []
    page.close()


def test_a_portfolio_in_english_is_searched_by_english_stems(
    browser: Browser, en: Wording, tmp_path: Path
) -> None:
    root = folder(
        tmp_path / "portfolio",
        {"bewijzen/a.md": written(body="She was visiting both families.")},
        settings="kandidaat: Try\ntaal: en\nstandaard: sociaal-werker-mbo\n",
    )
    examined = examine(root, standards=resources.standards_dir(), today=TODAY)
    assert isinstance(examined, Examined)
    site = built(examined, tmp_path / "site", en)
    page = browser.new_page()
    page.goto((site / "zoeken.html").as_uri())
    ask(page, "visits family")
    assert marked(page) == {"visiting", "families"}
    page.close()


def test_scripts_by_others_are_what_their_table_says_and_name_their_licence() -> None:
    scripts = resources.templates_dir() / "scripts"
    table = (scripts / "VENDORED.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([^`]+)` \| .* \| (.+) \| <.*> \| `(\w+)` \|$", table, re.MULTILINE)
    files = {path.name: path.read_bytes() for path in scripts.glob("vendor-*")}
    assert {name: digest for name, _, digest in rows} == {
        name: hashlib.sha256(data).hexdigest() for name, data in files.items()
    }
    for name, licence, _ in rows:
        head = files[name].decode().partition("*/")[0]
        said = {"MIT": "Permission is hereby granted", "Apache-2.0": "Apache License, Version 2.0"}
        assert said[licence.partition(";")[0]] in head
