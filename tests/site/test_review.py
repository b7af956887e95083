"""An assessor's work from beginning to end: judge, keep, save, open, add, rebuild, compare."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Locator, Page, expect

from portfolio_builder import resources
from portfolio_builder.examined import Examined
from portfolio_builder.pipeline import examine
from portfolio_builder.read.reviews import parse_review
from portfolio_builder.wording import Wording
from tests.cli.run import portfolio
from tests.conftest import SAMPLE, TODAY
from tests.reviews import changed
from tests.site.axe import Axe
from tests.site.conftest import built

COMPETENCE = "competenties/g1-1.html"
PIECE = "bewijzen/de-buurtmoestuin.html"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser in which nobody judged yet; nothing in it may go wrong."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    said: list[str] = []
    context.on("console", lambda message: said.append(message.text))
    context.on("weberror", lambda error: said.append(str(error.error)))
    yield context
    context.close()
    assert said == []


def begin(page: Page, site: Path, path: str = COMPETENCE, assessor: str = "Mira Jansen") -> None:
    """Open a page and begin to judge there."""
    page.goto((site / path).as_uri())
    if not page.locator("#review-panel").evaluate("(e) => e.open"):
        page.get_by_text("Voor assessoren: oordeel hier").click()
    page.get_by_label("Jouw naam als assessor").fill(assessor)
    page.get_by_role("button", name="Begin").click()


def judge(page: Page, judgement: str, grounds: str = "") -> None:
    """Judge the competence of the page."""
    page.get_by_label(judgement, exact=True).check()
    if judgement == "voldoende aangetoond":
        expect(page.get_by_label("Stadium waarop je oordeelt")).to_have_value("")
        expect(page.locator("#review-said")).to_contain_text("Kies ook het stadium")
        page.get_by_label("Stadium waarop je oordeelt").select_option("vakbekwaam")
    if grounds:
        page.get_by_label("Onderbouwing").fill(grounds)


def save(page: Page, folder: Path) -> Path:
    """Save the review as a file into a folder, and return the file."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Opslaan als bestand").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def judge_three(page: Page, site: Path) -> None:
    """Judge three competences one after the other, each in its own way."""
    begin(page, site)
    judge(page, "voldoende aangetoond", "Zoekt mensen zelf op: de inloop.")
    page.goto((site / "competenties/g1-2.html").as_uri())
    judge(page, "nog niet aangetoond")
    page.goto((site / "competenties/g2-1.html").as_uri())
    judge(page, "doorvragen in het CGI")
    page.get_by_label("Vragen voor het CGI").fill("Hoe ging dat bij jongeren?")


def test_three_judgements_are_kept_while_pages_are_left_and_opened_again(
    context: BrowserContext, site: Path
) -> None:
    page = context.new_page()
    judge_three(page, site)
    expect(page.locator("#review-count")).to_have_text(
        "3 van 21 generieke competenties beoordeeld, 1 voldoende aangetoond op vakbekwaam of "
        "hoger, nodig: 17."
    )
    expect(page.locator("#review-undone")).to_have_text(
        "Nog niet af: 1 competentie zonder stadium, 1 zonder onderbouwing."
    )
    page.goto((site / COMPETENCE).as_uri())
    page.reload()
    expect(page.get_by_label("voldoende aangetoond")).to_be_checked()
    expect(page.get_by_label("Stadium waarop je oordeelt")).to_have_value("vakbekwaam")
    expect(page.get_by_label("Onderbouwing")).to_have_value("Zoekt mensen zelf op: de inloop.")
    expect(page.locator("#review-state")).to_have_text(
        "voldoende aangetoond, op stadium vakbekwaam"
    )
    page.get_by_role("link", name="Jouw oordeel als assessor").click()
    expect(page.get_by_label("voldoende aangetoond")).to_be_focused()
    page.emulate_media(media="print")
    expect(page.locator("#op-papier")).to_have_text(
        re.compile(
            r"^Beoordeling door Mira Jansen\W*voldoende aangetoond, op stadium vakbekwaam"
            r"\W*Onderbouwing\W*Zoekt mensen zelf op: de inloop\.$"
        )
    )
    expect(page.locator(".take").first).to_be_hidden()
    expect(page.locator("#beoordelen")).to_be_hidden()


def test_the_own_judgements_are_a_report_that_begins_with_what_is_not_finished(
    context: BrowserContext, site: Path
) -> None:
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="Begin bij Beoordelingen.").click()
    start = page.get_by_role("region", name="Zo begin je als assessor")
    expect(start).to_be_visible()
    judge_three(page, site)
    page.goto((site / "competenties/g2-2.html").as_uri())
    page.get_by_label("Conclusie").fill("Nog lezen.")
    page.goto((site / "beoordelingen.html").as_uri())
    expect(start).to_be_hidden()
    expect(page.locator(".report-count")).to_contain_text("3 van 21 generieke competenties")
    expect(page.locator(".report-count")).to_contain_text(": 0 van 3 beoordeeld.")
    undone = part(page, "undone").locator("article")
    expect(undone).to_have_count(2)
    expect(undone.nth(0)).to_contain_text("G1.2")
    expect(undone.nth(0)).to_contain_text("Nog nodig: het stadium, de onderbouwing.")
    expect(undone.nth(1)).to_contain_text("alleen aantekeningen, nog geen oordeel")
    expect(part(page, "ask").locator("article")).to_contain_text("Hoe ging dat bij jongeren?")
    done = part(page, "done").locator("article")
    expect(done).to_contain_text("voldoende aangetoond, op stadium vakbekwaam")
    expect(done).to_contain_text("Zoekt mensen zelf op: de inloop.")
    expect(part(page, "open").get_by_role("link")).to_have_count(21 - 3 - 1)
    expect(part(page, "open-areas").get_by_role("link")).to_have_count(3)


def part(page: Page, name: str) -> Locator:
    """Return a part of the report of one's own judgements."""
    return page.locator(f"[data-part={name}]")


def test_the_report_is_printed_alone_and_begins_with_what_is_finished(
    context: BrowserContext, site: Path
) -> None:
    page = context.new_page()
    page.goto((site / "beoordelingen.html").as_uri())
    page.emulate_media(media="print")
    expect(page.locator(".added")).to_be_visible()
    page.emulate_media(media="screen")
    judge_three(page, site)
    page.goto((site / "beoordelingen.html").as_uri())
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    printed = page.locator("body").inner_text()
    assert "Beoordeling door Mira Jansen" in printed
    assert "Handtekening" in printed
    heads = ("Klaar (1)", "Doorvragen in het CGI (1)", "Nog niet af (1)", "Nog niet beoordeeld:")
    places = [printed.index(head) for head in heads]
    assert places == sorted(places)
    for word in (r"zelfbeoordeling", r"portfolio review", r"\bje\b", r"\bjouw\b"):
        assert not re.search(word, printed, re.IGNORECASE), word
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    on_screen = page.locator(".own-report").inner_text()
    assert on_screen.index("Nog niet af") < on_screen.index("Klaar (1)")


def test_the_guide_begins_with_what_the_assessor_of_this_browser_wants_to_ask(
    context: BrowserContext, site: Path
) -> None:
    page = context.new_page()
    page.goto((site / "gesprek.html").as_uri())
    topics = page.locator(".topic")
    before = topics.count()
    judge_three(page, site)
    page.get_by_label("Vragen voor het CGI").fill("<b>Hoe</b> ging dat?")
    page.goto((site / "competenties/g3-2.html").as_uri())
    page.get_by_label("Vragen voor het CGI").fill("En in de winter?")
    page.goto((site / "gesprek.html").as_uri())
    expect(page.locator("#eigen-oordelen")).to_contain_text("De oordelen van Mira Jansen")
    first, second, third = (topics.nth(n) for n in range(3))
    expect(first).to_contain_text("G2.1")
    expect(first.locator(".reasons li").first).to_have_text("Jij wilt hierop doorvragen.")
    expect(first.locator(".ask").first).to_contain_text(
        "Je eigen vragen voor het CGI: <b>Hoe</b> ging dat?"
    )
    expect(second).to_contain_text("G1.2")
    expect(second).to_contain_text("Jij vindt dit nog niet aangetoond.")
    expect(second.locator(".question")).to_have_text(
        "Vertel over de keer die deze competentie het best laat zien."
    )
    expect(third.locator(".ask").first).to_contain_text("En in de winter?")
    assert topics.last.get_attribute("data-competence") == "G1.1"
    expect(topics).to_have_count(before + 1)  # G1.2, which the portfolio gives no reason to ask on
    assert fitting(page) == 5
    page.emulate_media(media="print")
    expect(first.locator(".ask").first).to_be_visible()
    page.evaluate("localStorage.setItem('portfolio-review:' + onderwerpen.dataset.portfolio, '[1')")
    page.reload()
    expect(page.locator("#eigen-oordelen")).to_be_hidden()
    expect(topics).to_have_count(before)


def test_quoted_words_are_taken_over_at_the_cursor_by_keyboard(
    context: BrowserContext, site: Path
) -> None:
    page = context.new_page()
    page.goto((site / COMPETENCE).as_uri())
    take = page.locator("#g1-1-s4 .take").first
    expect(take).to_be_hidden()
    begin(page, site)
    grounds = page.get_by_label("Onderbouwing")
    grounds.fill("Zij zegt: en dat klopt.")
    grounds.evaluate("(e) => e.setSelectionRange(10, 10)")
    expect(page.locator("#review-hint")).to_have_text("Nog nodig: een oordeel.")
    take.focus()
    page.keyboard.press("Enter")
    words = "“De volgende ochtend kwam ik terug, zoals ik had gezegd, om half tien.”"
    quote = f"{words} (Huisbezoeken in een hete zomer, G1.1.S4)"
    expect(grounds).to_have_value(f"Zij zegt: {quote}\nen dat klopt.")
    expect(take).to_contain_text("Overgenomen")
    take.click()
    expect(grounds).to_be_focused()
    assert page.evaluate("getSelection().toString()") == quote
    page.reload()
    expect(grounds).to_have_value(f"Zij zegt: {quote}\nen dat klopt.")
    grounds.fill("x" * 9_990)
    take.click()
    expect(page.locator("#overgenomen")).to_contain_text("De onderbouwing is vol")
    expect(grounds).to_have_value("x" * 9_990)


def test_a_piece_is_weighed_letter_by_letter(
    context: BrowserContext, site: Path, tmp_path: Path
) -> None:
    page = context.new_page()
    begin(page, site, PIECE)
    letter = page.get_by_role("group", name="Authenticiteit")
    letter.get_by_label("twijfel").check()
    letter.get_by_label("Opmerking").fill("Wie zag dit?")
    page.goto((site / "competenties/g4-1.html").as_uri())
    weighed = page.get_by_role("group", name="De buurtmoestuin")
    expect(weighed.get_by_label("Authenticiteit")).to_have_value("doubt")
    expect(weighed).to_contain_text("Opmerkingen: Authenticiteit: Wie zag dit?")
    weighed.get_by_label("Kwantiteit").select_option("voldoende")
    weighed.get_by_role("link", name="De buurtmoestuin").click()
    expect(page.locator("#review-state")).to_have_text("2 van 5 VRAAK-criteria gewogen")
    expect(letter.get_by_label("twijfel")).to_be_checked()
    (piece,) = json.loads(save(page, tmp_path).read_text(encoding="utf-8"))["evidence"].values()
    assert piece["title"] == "De buurtmoestuin"
    assert piece["authenticity"] == {"point": "doubt", "note": "Wie zag dit?"}
    assert piece["quantity"] == {"point": "enough"}
    page.goto((site / "beoordelingen.html").as_uri())
    expect(part(page, "pieces")).to_contain_text("Authenticiteit: twijfel")
    page.goto((site / "competenties/g4-1.html").as_uri())
    weighed.get_by_role("button", name="Alles voldoende").click()
    page.reload()
    for name in ("Authenticiteit", "Actualiteit"):
        expect(weighed.get_by_label(name)).to_have_value("enough")
    expect(weighed).to_contain_text("Opmerkingen: Authenticiteit: Wie zag dit?")


def test_a_saved_file_opens_in_another_browser(
    context: BrowserContext, browser: Browser, site: Path, tmp_path: Path
) -> None:
    page = context.new_page()
    page.clock.set_fixed_time(datetime(2026, 11, 24, 12, tzinfo=UTC))
    judge_three(page, site)
    file = save(page, tmp_path)
    assert file.name == "beoordeling-noor-voorbeeld-fictief-mira-jansen-2026-11-24.json"
    other = browser.new_context()
    page = other.new_page()
    page.goto((site / COMPETENCE).as_uri())
    page.get_by_text("Voor assessoren: oordeel hier").click()
    page.get_by_label("Open een bestand").set_input_files(file)
    expect(page.locator("#review-said")).to_have_text("Geopend: de beoordeling van Mira Jansen.")
    expect(page.get_by_label("Onderbouwing")).to_have_value("Zoekt mensen zelf op: de inloop.")
    again = save(page, tmp_path / "opnieuw")
    other.close()
    first, second = (json.loads(f.read_text(encoding="utf-8")) for f in (file, again))
    assert first == second


def test_what_the_site_saves_is_what_the_builder_reads(
    context: BrowserContext, site: Path, tmp_path: Path
) -> None:
    page = context.new_page()
    begin(page, site, assessor="  Mira \u202e </script><b>&\u2028 ")
    judge(page, "voldoende aangetoond", 'Een <b>tekst</b> & "meer"\nop twee regels 😀')
    file = save(page, tmp_path)
    made, found = parse_review(file.read_text(encoding="utf-8"), file.name)
    assert found == ()
    assert made
    assert made.competences[0].grounds == 'Een <b>tekst</b> & "meer"\nop twee regels 😀'
    assert made.competences[0].competence == "G1.1"


def test_two_assessors_on_one_computer_stay_apart(context: BrowserContext, site: Path) -> None:
    page = context.new_page()
    begin(page, site)
    judge(page, "voldoende aangetoond", "Van Mira.")
    page.get_by_role("button", name="Andere assessor").click()
    page.get_by_label("Jouw naam als assessor").fill("Noor Bakker")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_label("Onderbouwing")).to_have_value("")
    judge(page, "nog niet aangetoond", "Van Noor.")
    page.get_by_role("button", name="Andere assessor").click()
    page.get_by_role("button", name="Verder als Mira Jansen").click()
    expect(page.get_by_label("Onderbouwing")).to_have_value("Van Mira.")
    expect(page.get_by_label("voldoende aangetoond")).to_be_checked()


def test_erasing_asks_first_and_leaves_the_other_assessor(
    context: BrowserContext, site: Path
) -> None:
    page = context.new_page()
    begin(page, site, assessor="Noor Bakker")
    judge(page, "nog niet aangetoond")
    page.get_by_role("button", name="Andere assessor").click()
    begin(page, site)
    judge(page, "voldoende aangetoond", "Weg ermee.")
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss() if len(asked) == 1 else dialog.accept()

    page.on("dialog", answer)
    page.get_by_role("button", name="Wissen uit deze browser").click()
    expect(page.get_by_label("Onderbouwing")).to_have_value("Weg ermee.")
    page.get_by_role("button", name="Wissen uit deze browser").click()
    expect(page.locator("#review-said")).to_have_text("Gewist uit deze browser.")
    assert "Mira Jansen" in asked[0]
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert "Weg ermee." not in kept
    assert "Noor Bakker" in kept


def test_one_portfolio_does_not_see_the_review_of_another(
    context: BrowserContext, site: Path, wide_site: Path
) -> None:
    page = context.new_page()
    begin(page, site)
    judge(page, "voldoende aangetoond")
    page.goto((wide_site / "beoordelingen.html").as_uri())
    expect(page.locator("#review-start")).not_to_have_attribute("hidden", "")
    expect(page.locator("#review-known button")).to_have_count(0)


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        ("form", "iets", "Dit bestand is geen beoordeling."),
        ("version", 2, "Dit bestand is gemaakt met een nieuwere versie van de site."),
        ("portfolio/id", "x", "Deze beoordeling hoort bij een ander portfolio"),
        ("assessor", 3, "Dit bestand is een beoordeling, maar een deel ervan"),
        ("competences", {"G1.1": {"judgement": "prima"}}, "Dit bestand is een beoordeling, maar"),
        (
            "competences",
            {"G1.1": {"grounds": "x" * 20_000}},
            "Dit bestand is een beoordeling, maar",
        ),
        ("evidence", {"e": {"variation": 1}}, "Dit bestand is een beoordeling, maar"),
    ],
)
def test_a_file_that_is_not_a_review_of_this_portfolio_is_not_opened(
    context: BrowserContext, site: Path, tmp_path: Path, place: str, value: object, said: str
) -> None:
    page = context.new_page()
    begin(page, site)
    judge(page, "voldoende aangetoond", "Blijft staan.")
    file = save(page, tmp_path)
    file.write_text(changed(file.read_text(encoding="utf-8"), place, value), encoding="utf-8")
    page.get_by_label("Open een bestand").set_input_files(file)
    expect(page.locator("#review-said")).to_contain_text(said)
    expect(page.get_by_label("Onderbouwing")).to_have_value("Blijft staan.")


def test_a_browser_that_keeps_nothing_says_so(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})"
    )
    page = context.new_page()
    begin(page, site)
    expect(page.locator("#review-refused")).to_be_visible()
    judge(page, "voldoende aangetoond")
    expect(page.locator("#review-said")).to_contain_text("Niet bewaard")
    context.close()


def test_a_shared_computer_is_warned_of_before_one_begins(
    context: BrowserContext, site: Path
) -> None:
    page = context.new_page()
    page.goto((site / COMPETENCE).as_uri())
    page.get_by_text("Voor assessoren: oordeel hier").click()
    expect(page.get_by_text("Is dit een gedeelde computer?")).to_be_visible()


def test_all_of_it_goes_by_keyboard(context: BrowserContext, site: Path) -> None:
    page = context.new_page()
    page.goto((site / COMPETENCE).as_uri())
    page.locator("#review-panel summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Mira")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("voldoende aangetoond")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Sterk.")
    expect(page.get_by_label("Conclusie")).to_have_value("Sterk.")


def test_without_javascript_a_page_says_why_there_is_no_form(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in (COMPETENCE, PIECE, "beoordelingen.html"):
        page.goto((site / path).as_uri())
        expect(page.locator("#beoordelen")).to_be_hidden()
        caution = page.locator("noscript > .caution")
        expect(caution).to_contain_text("formulier van de aanbieder")
        assert caution.evaluate("(e) => e.getBoundingClientRect().top") < 400, path
    context.close()


# What was added, on the next site


class Rebuilt:
    """The sample with the reviews of two assessors, changed in one place since, and built again."""

    def __init__(self, browser: Browser, site: Path, root: Path, nl: Wording) -> None:
        """Judge in the browser, save, add, change a text, and build."""
        self.folder = root / "portfolio"
        shutil.copytree(SAMPLE, self.folder)
        context = browser.new_context()
        page = context.new_page()
        judge_three(page, site)
        page.goto((site / PIECE).as_uri())
        page.get_by_role("group", name="Actualiteit").get_by_label("onvoldoende").check()
        mira = save(page, root)
        begin_as_other(page, site)
        judge(page, "nog niet aangetoond", "<script>alert(1)</script> Te algemeen.")
        noor = save(page, root)
        context.close()
        self.added = portfolio("review", "add", mira, noor, "--portfolio", self.folder)
        (piece,) = self.folder.glob("bewijzen/*wat-bezoekers-zeggen.md")
        text = piece.read_text(encoding="utf-8")
        piece.write_text(text + "\nLater erbij geschreven.\n", encoding="utf-8")
        examined = examine(self.folder, standards=resources.standards_dir(), today=TODAY)
        assert isinstance(examined, Examined)
        self.site = built(examined, root / "site", nl)
        self.mira = mira


def begin_as_other(page: Page, site: Path) -> None:
    """Hand the computer to the second assessor."""
    page.goto((site / COMPETENCE).as_uri())
    page.get_by_role("button", name="Andere assessor").click()
    page.get_by_label("Jouw naam als assessor").fill("Noor Bakker")
    page.get_by_role("button", name="Begin").click()


@pytest.fixture(scope="module")
def rebuilt(
    browser: Browser, site: Path, nl: Wording, tmp_path_factory: pytest.TempPathFactory
) -> Rebuilt:
    """The site that the assessors open the second time."""
    return Rebuilt(browser, site, tmp_path_factory.mktemp("rebuilt"), nl)


def test_what_was_judged_stands_beside_the_claim(context: BrowserContext, rebuilt: Rebuilt) -> None:
    assert rebuilt.added.exit_code == 0, rebuilt.added.output
    page = context.new_page()
    page.goto((rebuilt.site / "beoordelingen.html").as_uri())
    row = page.locator("article", has=page.get_by_role("link", name="G1.1"))
    expect(row.locator(".opinion")).to_have_count(3)
    expect(row.locator(".opinion").nth(0)).to_contain_text("Claim van de kandidaat")
    expect(row.locator(".opinion").nth(1)).to_contain_text("Mira Jansen")
    expect(row.locator(".opinion").nth(1)).to_contain_text("voldoende aangetoond")
    expect(row.locator(".opinion").nth(2)).to_contain_text("Noor Bakker")
    expect(row).to_contain_text("de assessoren verschillen in hun oordeel")
    tops = row.locator(".opinion").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().top)"
    )
    assert len(set(tops)) == 1


def test_a_text_of_an_assessor_is_shown_as_text(context: BrowserContext, rebuilt: Rebuilt) -> None:
    page = context.new_page()
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto((rebuilt.site / COMPETENCE).as_uri())
    expect(page.get_by_text("<script>alert(1)</script> Te algemeen.")).to_be_visible()


def test_the_next_site_says_what_changed_since(context: BrowserContext, rebuilt: Rebuilt) -> None:
    page = context.new_page()
    page.goto((rebuilt.site / "beoordelingen.html").as_uri())
    mira = page.locator(".assessors li", has_text="Mira Jansen")
    expect(mira).to_contain_text("Gemaakt bij een andere versie van dit portfolio.")
    expect(mira.locator(".changed a").first).to_contain_text("G1.1")
    expect(mira.locator(".changed")).not_to_contain_text("G2.1")


def test_a_file_of_an_older_version_opens_with_what_changed_and_can_be_confirmed(
    context: BrowserContext, rebuilt: Rebuilt
) -> None:
    page = context.new_page()
    page.goto((rebuilt.site / COMPETENCE).as_uri())
    page.get_by_text("Voor assessoren: oordeel hier").click()
    page.get_by_label("Open een bestand").set_input_files(rebuilt.mira)
    expect(page.locator("#review-said")).to_contain_text("Veranderd sinds het oordeel: G1.1")
    expect(page.locator("#review-changed")).to_be_visible()
    page.get_by_label("Onderbouwing").fill("Alleen een tikfout.")
    expect(page.locator("#review-changed")).to_be_visible()
    page.get_by_role("button", name="Opnieuw bekeken").click()
    expect(page.locator("#review-changed")).to_be_hidden()


def test_the_guide_begins_with_what_is_disputed(context: BrowserContext, rebuilt: Rebuilt) -> None:
    page = context.new_page()
    page.goto((rebuilt.site / "gesprek.html").as_uri())
    topics = page.locator(".topic")
    expect(topics.nth(0)).to_contain_text("G1.1")
    expect(topics.nth(0)).to_contain_text("De assessoren verschillen van mening.")
    expect(topics.nth(1)).to_contain_text("Hoe ging dat bij jongeren?")


def test_how_a_piece_is_weighed_stands_at_the_piece(
    context: BrowserContext, rebuilt: Rebuilt
) -> None:
    page = context.new_page()
    page.goto((rebuilt.site / PIECE).as_uri())
    expect(page.locator(".judged")).to_contain_text("Actualiteit: onvoldoende")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_pages_with_reviews_are_accessible_and_fit(
    browser: Browser, rebuilt: Rebuilt, scheme: Literal["light", "dark"], width: int
) -> None:
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    )
    axe = Axe()
    axe.join(context)
    page = context.new_page()
    found = []
    begin(page, rebuilt.site)
    for path in (COMPETENCE, PIECE, "beoordelingen.html", "gesprek.html"):
        page.goto((rebuilt.site / path).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        found += [(path, problem) for problem in axe.all(page)]
    context.close()
    assert found == []


# The guide for the interview


def fitting(page: Page) -> int:
    """Return how many topics fall within the minutes."""
    return page.locator(".topic:not(.beyond)").count()


def test_the_guide_is_fitted_to_the_minutes_there_are(context: BrowserContext, site: Path) -> None:
    page = context.new_page()
    page.goto((site / "gesprek.html").as_uri())
    assert fitting(page) == 5
    page.get_by_label("Minuten voor het gesprek").fill("16")
    assert fitting(page) == 2
    minutes, past = page.get_by_label("Minuten voor het gesprek"), page.locator("#past")
    expect(past).to_contain_text("passen er 2 in")
    for typed, fits, said in (
        ("8", 1, "past er 1 in"),
        ("1", 1, "Er past geen hele competentie in"),
        ("", 5, "Niets ingevuld: ingedeeld voor 40 minuten"),
        ("0", 5, "Typ een aantal minuten boven de 0"),
    ):
        minutes.fill(typed)
        expect(past).to_contain_text(said)
        assert fitting(page) == fits, typed


def test_without_javascript_the_guide_is_fitted_to_the_minutes_of_the_procedure(
    browser: Browser, site: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "gesprek.html").as_uri())
    assert fitting(page) == 5
    expect(page.get_by_text("Ingedeeld voor 40 minuten, 8 per competentie.")).to_be_visible()
    context.close()


def test_the_guide_prints_every_question_with_room_to_write(
    context: BrowserContext, site: Path
) -> None:
    page = context.new_page()
    page.goto((site / "gesprek.html").as_uri())
    beyond = page.locator(".beyond .question").first
    expect(beyond).to_be_hidden()
    expect(page.locator(".topic .room").first).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".topic").first.locator(".question").first).to_be_visible()
    lines = page.locator(".topic .room").first.locator("span")
    assert len(set(lines.evaluate_all("all => all.map(e => e.offsetHeight)"))) == 1
    assert lines.first.evaluate("(e) => e.offsetHeight") > 25
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(beyond).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.get_by_label("Minuten voor het gesprek")).to_be_hidden()
