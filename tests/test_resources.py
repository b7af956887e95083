"""Templates, standards and translations are found in a checkout and in an installed wheel."""

from pathlib import Path

import pytest

from portfolio_builder import resources
from tests.conftest import ROOT


def test_a_checkout_reads_what_stands_beside_the_package() -> None:
    assert resources.templates_dir() == ROOT / "templates"
    assert resources.standards_dir() == ROOT / "standard"


def test_every_place_holds_what_it_is_for() -> None:
    assert (resources.templates_dir() / "base.html").is_file()
    assert (resources.standards_dir() / "sociaal-werker-mbo" / "standard.yaml").is_file()
    assert (resources.locale_dir() / "nl" / "LC_MESSAGES" / "portfolio.mo").is_file()


def test_a_wheel_reads_what_stands_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "portfolio_builder"
    (package / "data" / "templates").mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert resources.templates_dir() == package / "data" / "templates"
    assert resources.standards_dir() == tmp_path / "standard"
