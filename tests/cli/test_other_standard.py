"""A whole portfolio for a standard that has nothing in common with the one that comes along."""

import shutil
from pathlib import Path

import pytest

from tests.cli.run import portfolio
from tests.conftest import OTHER, ROOT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The sailor's portfolio, with the standard in a folder of its own."""
    root = tmp_path / "sailing"
    shutil.copytree(ROOT / "tests" / "portfolios" / "sailing", root)
    shutil.copytree(OTHER / "sailing", root / "standards" / "sailing")
    return root


def test_it_is_checked(root: Path) -> None:
    shown = portfolio("check", root)
    assert shown.exit_code == 0
    # Advice only: `Skipper` has a capital.
    assert "error" not in shown.output
    assert "warning" not in shown.output


def test_its_rule_is_counted_in_its_own_words(root: Path) -> None:
    shown = portfolio("status", root)
    assert shown.exit_code == 0
    assert "Robin Example (fictional), reference date 1 September 2026\nCoastal Sailing\n" in (
        shown.output
    )
    assert "3 of 4 competences claimed and supported at skipper or higher\n" in shown.output
    assert "needed: 3. You are there.\n" in shown.output
    assert "Still at helm:\n  A.2    Steers a course\n" in shown.output


def test_its_site_is_built(root: Path) -> None:
    shown = portfolio("build", root)
    assert shown.exit_code == 0
    site = root.parent / "sailing-site"
    first = (site / "index.html").read_text(encoding="utf-8")
    assert "Coastal Sailing" in first
    assert "vakbekwaam" not in first
    assert {p.stem for p in (site / "competenties").iterdir()} == {"a-1", "a-2", "b-1", "w-1"}
    assert {p.stem for p in (site / "bewijzen").iterdir()} == {"night-passage", "watching-the-sky"}


def test_new_evidence_is_asked_for_in_its_words(root: Path) -> None:
    shown = portfolio("new", root, typed="Mooring\n2\n\n\nsky\n1\n\nDeckhand\n")
    assert shown.exit_code == 0
    assert "   1  log book\n   2  licence\n" in shown.output
    assert "At which stadium: deckhand, helm, skipper or master? (enter: skipper)" in shown.output
    text = (root / "evidence" / "mooring.md").read_text(encoding="utf-8")
    assert "\n  - id: W.1  # Reads the sky\n    stadium: deckhand\n" in text


@pytest.mark.parametrize("name", ["standard.yaml", "procedure.yaml"])
def test_its_files_are_checked(root: Path, name: str) -> None:
    shown = portfolio("standard", "check", root / "standards" / "sailing" / name)
    assert shown.exit_code == 0
    assert shown.output.startswith("Niets te verbeteren. ")
