"""Every page is HTML as the standard has it, by a parser that lets nothing pass."""

from pathlib import Path

import html5lib
import pytest


@pytest.mark.parametrize("which", ["site", "english", "hostile_site"])
def test_every_page_is_valid(which: str, request: pytest.FixtureRequest) -> None:
    pages = sorted(request.getfixturevalue(which).rglob("*.html"))
    assert len(pages) > 40
    for page in pages:
        problems(page)


def problems(page: Path) -> None:
    """Raise what the parser finds on a page."""
    html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page.read_bytes())


@pytest.mark.parametrize("broken", ["<p><b></p>", "<a href=x><a href=y></a></a>", "<ul><p></ul>\0"])
def test_the_parser_finds_what_is_broken(tmp_path: Path, broken: str) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<!doctype html><title>x</title>{broken}", encoding="utf-8")
    with pytest.raises(html5lib.html5parser.ParseError):
        problems(page)
