"""The matrix at work: what stays while it scrolls, walking through it, showing a part of it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect


@pytest.fixture(scope="module", params=[1440, 768])
def screen(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A wide and a small screen. A page forgets what was done on it when another is opened."""
    page = browser.new_page(
        viewport={"width": request.param, "height": 900}, reduced_motion="reduce"
    )
    yield page
    page.close()


@pytest.fixture
def matrix(screen: Page, site: Path) -> Page:
    """The matrix as it opens, on a wide and on a small screen."""
    screen.goto("about:blank")
    screen.goto((site / "matrix.html").as_uri())
    return screen


@pytest.fixture
def phone(browser: Browser, site: Path) -> Iterator[Page]:
    """The matrix on a phone."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto((site / "matrix.html").as_uri())
    yield page
    page.close()


def rows(page: Page) -> Locator:
    """Return the competences that are shown."""
    return page.locator(".matrix tbody tr:not(.group):visible")


def columns(page: Page) -> Locator:
    """Return the heads of the evidence that is shown."""
    return page.locator(".matrix thead th[data-kind]:visible")


def names(page: Page) -> list[str]:
    """Return the ids of the competences that are shown."""
    return rows(page).locator(".id").all_inner_texts()


def test_heads_and_names_stay_while_it_scrolls(matrix: Page) -> None:
    region = matrix.locator(".matrix-scroll")
    corner = matrix.locator(".corner").bounding_box()
    region.evaluate("(e) => { e.scrollLeft = 150; e.scrollTop = 400 }")
    assert region.evaluate("(e) => e.scrollTop") == 400
    assert matrix.locator(".corner").bounding_box() == corner
    head = matrix.locator(".matrix thead th").last.bounding_box()
    name = matrix.locator(".matrix tbody th[scope=row]").last.bounding_box()
    assert head
    assert name
    assert corner
    assert (head["y"], name["x"]) == (corner["y"], corner["x"])


def test_a_stadium_is_told_by_a_shape_a_letter_and_words(matrix: Page) -> None:
    cell = matrix.locator(".matrix td a").first
    expect(cell).to_have_accessible_name(re.compile(r"^\w G\d\.\d, .+: \w+, \d+ vindplaats"))
    filled = cell.locator("use").evaluate(
        "(e) => document.querySelectorAll(e.getAttribute('href') + ' .on').length"
    )
    assert filled in (1, 2, 3)
    # The three are told apart without colour: by how many bars are filled.
    fills = matrix.locator("symbol").evaluate_all(
        """all => all.map((s) => [...s.querySelectorAll('rect')].map(
          (r) => getComputedStyle(r).fill !== 'none'))"""
    )
    assert fills == [[n < rank for n in range(3)] for rank in (1, 2, 3)]


def test_the_matrix_is_one_stop_for_tab_and_the_arrows_go_on(matrix: Page) -> None:
    stops = matrix.locator(".matrix [tabindex='0'], .matrix a:not([tabindex])")
    expect(stops).to_have_count(1)
    stops.focus()
    expect(matrix.locator(":focus .id")).to_have_text("G1.1")
    matrix.keyboard.press("ArrowDown")
    expect(matrix.locator(":focus .id")).to_have_text("G1.2")
    matrix.keyboard.press("Control+ArrowRight")
    expect(matrix.locator("td > a:focus .from")).to_have_text("G1.2, ")
    expect(stops).to_have_count(1)
    matrix.keyboard.press("Home")
    expect(matrix.locator(":focus .id")).to_have_text("G1.2")
    matrix.keyboard.press("Control+End")
    expect(matrix.locator("tfoot tr:last-child td:last-child")).to_be_focused()


def test_past_the_last_claim_of_a_column_one_stays_there(matrix: Page) -> None:
    claims = matrix.locator(".matrix tbody tr td:nth-child(5) > a")
    claims.last.focus()
    matrix.keyboard.press("Control+ArrowDown")
    expect(claims.last).to_be_focused()


def test_a_claim_without_a_passage_has_a_frame_that_the_legend_explains(matrix: Page) -> None:
    framed = matrix.locator(".matrix td a.bare")
    assert framed.count() > 0
    for words in framed.all_inner_texts():
        assert "0 vindplaatsen" in words
    without = matrix.locator(".matrix td a").filter(has_text="0 vindplaatsen")
    assert without.count() == framed.count() + without.and_(matrix.locator(".off")).count()
    expect(framed.first).to_have_css("border-top-style", "dashed")
    expect(matrix.locator(".legend")).to_contain_text("zonder vindplaats")


def test_the_competences_are_told_apart_from_those_of_life_areas(matrix: Page) -> None:
    expect(matrix.locator("main")).to_contain_text(
        "21 generieke competenties en 3 van leefgebieden"
    )


def test_what_has_the_focus_is_not_behind_the_heads(matrix: Page) -> None:
    matrix.locator(".matrix [tabindex='0']").focus()
    matrix.keyboard.press("Control+End")
    for key in ("ArrowUp", "ArrowLeft"):
        for _ in range(24):
            matrix.keyboard.press(key)
            covered = matrix.evaluate(
                """() => {
                  const box = document.activeElement.getBoundingClientRect();
                  const on = document.elementFromPoint(box.x + box.width / 2, box.y + 2);
                  return !document.activeElement.closest('td, th').contains(on);
                }"""
            )
            assert not covered


def test_the_whole_name_is_told_of_the_column_that_has_the_focus(matrix: Page) -> None:
    matrix.locator(".matrix td a").first.focus()
    expect(matrix.locator(".here")).to_contain_text("G1.1")
    title = matrix.locator(".matrix thead .pointed .turned").inner_text()
    expect(matrix.locator(".here")).to_contain_text(title)


def test_enter_leads_from_a_letter_to_the_words_that_show_it(matrix: Page) -> None:
    matrix.locator(".matrix td a").first.focus()
    matrix.keyboard.press("Enter")
    matrix.wait_for_url(re.compile(r"bewijzen/.+#vindplaats-\d+$"))
    expect(matrix.locator("mark.passage:target")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("field", "choice", "shown"),
    [
        ("Cluster", "1. ", ["G1.1", "G1.2"]),
        ("Geclaimd stadium", "Vakvolwassen", ["G4.1"]),
        ("Hoe het ervoor staat", "onder het", ["G7.3"]),
        ("Hoe het ervoor staat", "geen bewijs", ["G2.3", "G6.2"]),
    ],
)
def test_a_filter_leaves_the_rows_that_fit_and_their_evidence(
    matrix: Page, field: str, choice: str, shown: list[str]
) -> None:
    select = matrix.get_by_label(field)
    text = select.locator("option").filter(has_text=choice).first.inner_text()
    select.select_option(label=text)
    assert [n for n in names(matrix) if n.startswith("G")] == shown
    filled = matrix.locator(".matrix tbody tr:visible td:visible > a")
    assert columns(matrix).count() <= filled.count()
    expect(matrix.get_by_role("status")).to_contain_text(f"Je ziet {len(names(matrix))} van 24")


def test_a_filter_on_kind_leaves_the_columns_of_that_kind(matrix: Page) -> None:
    matrix.get_by_label("Soort bewijs").select_option("feedback")
    expect(columns(matrix)).to_have_count(2)
    expect(matrix.locator(".key > li:visible")).to_have_count(2)
    assert len(names(matrix)) == 24


def test_filters_work_together_are_remembered_and_can_be_undone(matrix: Page) -> None:
    matrix.get_by_label("Cluster").select_option(index=1)
    matrix.get_by_label("Soort bewijs").select_option("feedback")
    chosen = (names(matrix), columns(matrix).count())
    matrix.locator(".matrix tbody th a:visible").first.click()
    matrix.go_back()
    assert (names(matrix), columns(matrix).count()) == chosen
    matrix.get_by_role("button", name="Toon alles").click()
    expect(rows(matrix)).to_have_count(24)
    expect(columns(matrix)).to_have_count(29)


def test_a_choice_that_nothing_fits_is_said(matrix: Page) -> None:
    matrix.get_by_label("Cluster").select_option(index=1)
    matrix.get_by_label("Geclaimd stadium").select_option(label="Vakvolwassen")
    expect(rows(matrix)).to_have_count(0)
    expect(matrix.get_by_role("status")).to_contain_text("Niets past bij deze keuze.")


def test_on_a_phone_it_is_a_list_of_evidence_for_each_competence(phone: Page) -> None:
    expect(phone.locator(".matrix thead")).to_be_hidden()
    first = phone.locator(".matrix tbody tr:not(.group)").first
    expect(first.locator("th")).to_contain_text("G1.1")
    cell = first.locator("td > a").first
    expect(cell.locator(".words")).to_contain_text("Vakbekwaam, 4 vindplaatsen")
    box = cell.bounding_box()
    assert box
    assert box["x"] + box["width"] <= 360
    assert box["height"] >= 24


def test_a_filter_works_on_a_phone_too(phone: Page) -> None:
    phone.get_by_label("Cluster").select_option(index=1)
    assert names(phone) == ["G1.1", "G1.2"]


def test_without_a_script_there_is_all_of_it_and_no_filter(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "matrix.html").as_uri())
    expect(page.locator("form")).to_be_hidden()
    expect(rows(page)).to_have_count(24)
    expect(page.locator(".matrix a[tabindex]")).to_have_count(0)
    context.close()
