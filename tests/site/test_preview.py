"""The preview in a real browser: the page follows what is saved, at the place where one was."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from portfolio_builder import resources
from portfolio_builder.serve.making import Maker, Source
from portfolio_builder.serve.preview import Preview
from tests.conftest import TODAY
from tests.factories import folder, written
from tests.serve.waiting import until

LONG = "\n\n".join(f"Alinea {n} met wat ik deed en waarom ik dat zo deed." for n in range(200))


def story(first: str) -> str:
    claims = ["- G1.1: startbekwaam"]
    return written(
        title="Huisbezoek", claims=claims, body=f"{first}\n\n[Ik luisterde.]{{G1.1.S1}}\n\n{LONG}"
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    draft = written(title="Een klad", more="concept: ja")
    return folder(tmp_path / "mijn", {"bewijzen/a.md": story("Begin."), "bewijzen/k.md": draft})


@pytest.fixture
def address(root: Path) -> Iterator[str]:
    """A preview that runs, and where it is."""
    source = Source(root, (resources.templates_dir(),), "nl", lambda: TODAY)
    preview = Preview(Maker(source), [root], port=0, pause=0.1)
    addresses: list[str] = []
    run = threading.Thread(target=lambda: preview.run(ready=addresses.append, told=lambda _: None))
    run.start()
    until(lambda: addresses, "the address")
    yield addresses[0].rstrip("/")
    preview.stop()
    run.join()


@pytest.fixture
def messages() -> list[str]:
    return []


@pytest.fixture
def page(browser: Browser, messages: list[str]) -> Iterator[Page]:
    """A new page; what it says on its console is kept."""
    page = browser.new_page(viewport={"width": 1280, "height": 700})
    page.on("console", lambda m: messages.append(m.text))
    page.on("pageerror", lambda e: messages.append(str(e)))
    yield page
    page.close()


def test_the_page_shows_what_was_saved_at_the_place_where_one_was(
    root: Path, address: str, page: Page, messages: list[str]
) -> None:
    page.goto(f"{address}/bewijzen/a.html")
    page.evaluate("scrollTo({ top: 3000, behavior: 'instant' })")
    (root / "bewijzen" / "a.md").write_text(story("Anders."), encoding="utf-8")
    page.get_by_text("Anders.").wait_for(state="attached")
    page.wait_for_function("scrollY === 3000")
    assert messages == []


def test_other_pages_and_places_stay_as_they_are(address: str, page: Page) -> None:
    page.goto(f"{address}/bewijzen/a.html")
    page.evaluate("scrollTo({ top: 3000, behavior: 'instant' })")
    page.goto(f"{address}/index.html")
    assert page.evaluate("scrollY") == 0


def test_a_mistake_lies_over_the_page_with_file_and_line_and_goes_when_it_is_mended(
    root: Path, address: str, page: Page, messages: list[str]
) -> None:
    page.goto(f"{address}/bewijzen/a.html")
    box = page.get_by_role("complementary", name="Voorbeeld")
    assert "Niets te verbeteren." in box.inner_text()
    settings = (root / "portfolio.yaml").read_text(encoding="utf-8")
    (root / "portfolio.yaml").write_text('kandidaat: "Proef\n', encoding="utf-8")
    box.get_by_text("portfolio.yaml:1").wait_for()
    # Half a file may be seen first, and then the page is loaded once more.
    box.get_by_text("De pagina die je ziet, is van daarvoor.").wait_for()
    (root / "portfolio.yaml").write_text(settings, encoding="utf-8")
    box.get_by_text("Niets te verbeteren.").wait_for()
    assert not box.get_by_text("van daarvoor").count()
    assert messages == []


def test_what_one_opened_stays_open(root: Path, address: str, page: Page) -> None:
    page.goto(f"{address}/bewijzen/k.html")
    page.locator("#preview summary").click()
    note = page.get_by_text("Concepten zie je hier ook.")
    assert note.is_visible()
    text = written(title="Een ander klad", more="concept: ja")
    (root / "bewijzen" / "k.md").write_text(text, encoding="utf-8")
    page.get_by_role("heading", name="Een ander klad").wait_for()
    note.wait_for()


def test_a_page_that_was_gone_comes_back_by_itself(root: Path, address: str, page: Page) -> None:
    page.goto(f"{address}/bewijzen/a.html")
    text = (root / "bewijzen" / "a.md").read_text(encoding="utf-8")
    (root / "bewijzen" / "a.md").unlink()
    page.get_by_role("heading", name="Deze pagina is er niet").wait_for()
    (root / "bewijzen" / "a.md").write_text(text, encoding="utf-8")
    page.get_by_role("heading", name="Huisbezoek").wait_for()


def test_no_script_but_ours_runs_in_the_preview(address: str, page: Page) -> None:
    page.goto(address)
    page.evaluate(
        """() => {
          const script = document.createElement('script');
          script.textContent = 'window.broken = true';
          document.body.append(script);
        }"""
    )
    assert page.evaluate("window.broken") is None


def test_the_overlay_is_there_for_everybody(root: Path, address: str, page: Page) -> None:
    (root / "bewijzen" / "a.md").write_text("geen kop", encoding="utf-8")
    page.goto(address)
    page.locator("#preview .preview-error").first.wait_for(state="attached")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.locator("#preview details").evaluate("e => { e.open = true }")
        results = Axe().run(page, options={"rules": {}})
        assert [v["id"] for v in results.response["violations"]] == []
