"""From a criterion to the words that prove it, on to the next, and back to where one was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

INLOOP = "bewijzen/inloop-op-woensdag.html"
CAME_FOR = f"{INLOOP}?van=g1-1-b1#vindplaats-1"
"""The page of a piece with six passages, four of them for G1.1, as a link for G1.1.B1 opens it."""


def at(site: Path, address: str) -> str:
    """Return the address of a page of the site, with what stands after its name."""
    return f"{site.as_uri()}/{address}"


def place(page: Page) -> str:
    """Return what the tray says of where one is."""
    return page.locator(".tray-place").inner_text()


def test_stepping_on_shows_the_passages_for_the_competence_one_came_for(
    page: Page, site: Path
) -> None:
    page.goto(at(site, CAME_FOR))
    said, shown = [place(page)], []
    step = page.get_by_role("button", name="Volgende vindplaats")
    while step.is_enabled():
        step.click()
        said.append(place(page))
        shown.append(page.locator("mark:target").get_attribute("id"))
        expect(page.locator("mark:target")).to_be_in_viewport(ratio=1)
    assert [s.partition(",")[0] for s in said] == [
        f"Vindplaats {n} van 4 bij G1.1" for n in (1, 2, 3, 4)
    ]
    assert all("G1.1." in s and "G4.2." not in s for s in said)
    assert len(set(shown)) == 3
    page.get_by_role("button", name="Vorige vindplaats").click()
    assert place(page) == said[-2]


def test_who_came_for_nothing_in_particular_steps_through_all_passages(
    page: Page, site: Path
) -> None:
    page.goto(at(site, INLOOP))
    assert place(page) == "6 vindplaatsen"
    page.get_by_role("button", name="Volgende vindplaats").click()
    assert place(page).startswith("Vindplaats 1 van 6")
    expect(page.locator(".tray-back")).to_be_hidden()


def test_keys_step_from_passage_to_passage(page: Page, site: Path) -> None:
    page.goto(at(site, CAME_FOR))
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert place(page).startswith("Vindplaats 3 van 4")
    expect(page.locator("mark:target")).to_be_focused()
    page.keyboard.press("p")
    assert place(page).startswith("Vindplaats 2 van 4")


def test_a_button_that_gets_the_focus_does_not_move_the_page(page: Page, site: Path) -> None:
    page.goto(at(site, INLOOP))
    page.get_by_role("button", name="Volgende vindplaats").focus()
    page.wait_for_timeout(100)
    assert page.evaluate("scrollY") == 0


def test_keys_that_are_turned_off_stay_off(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(at(site, CAME_FOR))
    page.get_by_text("Sneltoetsen").click()
    page.get_by_role("checkbox").uncheck()
    page.goto(at(site, "bewijzen/de-buurtmoestuin.html"))
    before = place(page)
    page.keyboard.press("n")
    page.keyboard.press("/")
    assert place(page) == before
    assert "de-buurtmoestuin" in page.url
    context.close()


def test_the_way_back_leads_to_the_indicator_one_came_from(page: Page, site: Path) -> None:
    page.goto(at(site, CAME_FOR))
    page.keyboard.press("n")
    page.get_by_role("link", name="Terug naar G1.1.B1").click()
    expect(page.locator("li:target")).to_contain_text("G1.1.B1")
    expect(page.locator("li:target .indicator")).to_be_in_viewport(ratio=1)


def test_one_step_back_in_the_browser_leads_to_where_one_was(page: Page, site: Path) -> None:
    page.goto(at(site, "competenties/g1-1.html"))
    link = page.locator("#g1-1-b1 blockquote a").first
    link.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    assert before > 0
    link.click()
    expect(page.locator("mark:target")).to_be_in_viewport(ratio=1)
    for _ in range(2):
        page.keyboard.press("n")
    page.go_back()
    assert page.url == at(site, "competenties/g1-1.html")
    page.wait_for_function("(y) => Math.abs(scrollY - y) < 2", arg=before)


def test_a_claim_beside_the_text_leads_to_its_passages_and_shows_which_is_read(
    page: Page, site: Path
) -> None:
    page.goto(at(site, INLOOP))
    proofs = page.locator("a.proof")
    assert proofs.count() > 5
    for proof in proofs.all():
        indicator = proof.locator(".id, .hidden").first.inner_text().split(",")[0]
        proof.click()
        passage = page.locator("mark:target")
        expect(passage).to_be_in_viewport(ratio=1)
        expect(passage.locator("xpath=following-sibling::span[1]")).to_contain_text(indicator)
        expect(proof).to_have_attribute("aria-current", "true")


def test_reading_on_moves_the_mark_beside_the_text_along(page: Page, site: Path) -> None:
    page.goto(at(site, INLOOP))
    expect(page.locator("a.proof[aria-current]")).to_have_count(0)
    page.mouse.move(300, 400)
    page.mouse.wheel(0, 100_000)
    expect(page.locator(".tray-place")).to_contain_text("Vindplaats 6 van 6")
    expect(page.locator("a.proof[aria-current]")).not_to_have_count(0)


def test_each_label_in_the_text_says_in_words_what_is_shown(page: Page, site: Path) -> None:
    page.goto(at(site, "competenties/g4-2.html"))
    indicator = page.locator("#g4-2-b1 .indicator > span").last.inner_text()
    page.goto(at(site, INLOOP))
    label = page.get_by_role("link", name="G4.2.B1", exact=True)
    expect(label).to_have_accessible_description(f"Dit laat G4.2.B1 zien: {indicator}")


@pytest.mark.parametrize("competence", ["g1-1", "g4-2"])
def test_from_piece_to_piece_one_passes_all_evidence_for_a_competence(
    page: Page, site: Path, competence: str
) -> None:
    page.goto(at(site, f"competenties/{competence}.html"))
    links = page.locator("section[aria-labelledby=bewijs] tbody th a")
    titles = links.all_inner_texts()
    assert len(titles) > 2
    links.first.click()
    page.wait_for_load_state()  # keys are heard when all of the page is there
    passed = [page.locator("h1").inner_text()]
    while page.locator(".tray a[rel=next]").count():
        with page.expect_navigation():
            page.keyboard.press("j")
        passed.append(page.locator("h1").inner_text())
        assert len(passed) <= len(titles)
    assert passed == titles
    with page.expect_navigation():
        page.keyboard.press("k")
    expect(page.locator("h1")).to_have_text(titles[-2])


def test_from_competence_to_competence_one_passes_the_whole_list(page: Page, site: Path) -> None:
    page.goto(at(site, "competenties/g1-1.html"))
    for following in ("G1.2", "G2.1"):
        with page.expect_navigation():
            page.keyboard.press("j")
        expect(page.locator("h1 .id")).to_have_text(following)
    page.get_by_role("navigation", name="Competenties").get_by_role("link").first.click()
    expect(page.locator("h1 .id")).to_have_text("G1.2")


def test_the_journey_needs_no_mouse(page: Page, site: Path) -> None:
    page.goto(at(site, "competenties/g1-2.html"))
    link = page.locator("#g1-2-b1 blockquote a").first
    for _ in range(60):
        page.keyboard.press("Tab")
        if link.evaluate("(e) => e === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("mark:target")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Tab")
    expect(page.locator(".passage-ids a:focus")).to_have_count(1)
    outline = page.locator(":focus").evaluate("(e) => getComputedStyle(e).outlineStyle")
    assert outline != "none"


@pytest.fixture
def without_script(browser: Browser) -> Iterator[Page]:
    """A page in a browser without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_javascript_criterion_and_words_lead_to_each_other(
    without_script: Page, site: Path
) -> None:
    page = without_script
    page.goto(at(site, "competenties/g1-2.html"))
    page.locator("#g1-2-b1 blockquote a").first.click()
    expect(page.locator("mark:target")).to_be_in_viewport(ratio=1)
    expect(page.locator(".tray")).to_be_hidden()
    expect(page.locator(".shortcuts")).to_be_hidden()
    beside = page.locator("[data-claim=g1-2] .stepper a")
    expect(beside.first).to_be_visible()
    page.locator("mark:target + .passage-ids a").first.click()
    expect(page.locator("li:target")).to_contain_text("G1.2.")


def test_on_a_phone_the_tray_stays_in_view_and_leaves_the_passage_free(
    browser: Browser, site: Path
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    page.goto(at(site, CAME_FOR))
    for _ in range(4):
        tray, mark = (
            page.locator(".tray").bounding_box(),
            page.locator("mark:target").bounding_box(),
        )
        assert tray
        assert mark
        assert tray["y"] + tray["height"] <= 740
        assert mark["y"] >= 0
        assert mark["y"] + mark["height"] <= tray["y"]
        for button in page.locator(".tray .step:visible").all():
            box = button.bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= 24
        page.keyboard.press("n")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.close()


def test_an_origin_that_is_not_of_this_page_is_left_alone(page: Page, site: Path) -> None:
    page.goto(at(site, f"{INLOOP}?van=%3Cimg%20src=x%3E#vindplaats-1"))
    expect(page.locator(".tray-back")).to_be_hidden()
    assert place(page).startswith("Vindplaats 1 van 6")
