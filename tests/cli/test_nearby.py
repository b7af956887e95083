"""One folder too deep or too high: the program says where the portfolio is."""

from pathlib import Path

import pytest

from tests.cli.run import portfolio
from tests.factories import folder, written


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return folder(tmp_path / "werk" / "mijn", {"bewijzen/a.md": written()})


@pytest.mark.parametrize("command", ["check", "status", "build", "zip"])
def test_the_portfolio_around_or_in_a_folder_is_named(root: Path, command: str) -> None:
    for elsewhere in (root / "bewijzen", root.parent):
        shown = portfolio(command, elsewhere)
        assert shown.exit_code == 1
        assert f"Je portfolio staat waarschijnlijk hier: {root.resolve()}\n" in shown.output


def test_of_two_portfolios_none_is_guessed(root: Path) -> None:
    folder(root.parent / "ander", {"bewijzen/a.md": written()})
    assert "waarschijnlijk" not in portfolio("check", root.parent).output


def test_no_portfolio_is_made_within_another(root: Path) -> None:
    refused = portfolio("init", root / "bewijzen" / "nieuw", "--name", "Noor")
    assert refused.exit_code == 4
    assert f"ligt in een portfolio dat er al is: {root.resolve()}." in refused.stderr
    assert not (root / "bewijzen" / "nieuw").exists()
