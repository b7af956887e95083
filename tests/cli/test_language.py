"""Which language a command speaks: as asked, else the portfolio's, else Dutch."""

from pathlib import Path

import pytest

from portfolio_builder.cli import language_of
from tests.cli.run import portfolio
from tests.factories import SETTINGS, folder, written


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], "", ""),
        (["--lang", "en", "check"], "", "en"),
        (["check", "--lang=en"], "", "en"),
        (["check"], "en", "en"),
        (["check", "--lang", "nl"], "en", "nl"),
        (["--lang", "en", "check", "--lang", "nl"], "", "nl"),
        (["check", "--", "--lang", "en"], "", ""),
        (["check", "--lang"], "", ""),
        (["check"], "de", ""),
    ],
)
def test_the_language_that_is_asked_for(
    arguments: list[str], environment: str, language: str
) -> None:
    assert language_of(arguments, environment) == language


@pytest.mark.parametrize(
    ("settings", "asked", "said"),
    [
        ("", (), "fout P104"),
        ("taal: en\n", (), "error P104"),
        ("language: en\n", ("--lang", "nl"), "fout P104"),
        ("taal: nl\n", ("--lang", "en"), "error P104"),
    ],
)
def test_messages_follow_who_asks_and_else_the_portfolio(
    tmp_path: Path, settings: str, asked: tuple[str, ...], said: str
) -> None:
    files = {"bewijzen/a.md": written(claims=["- G9.9: vakbekwaam"])}
    root = folder(tmp_path, files, settings=SETTINGS + settings)
    assert said in portfolio(*asked, "check", root).output


def test_a_refusal_to_build_is_told_in_the_portfolios_language(tmp_path: Path) -> None:
    root = folder(tmp_path / "p", {"bewijzen/a.md": written()}, settings=SETTINGS + "taal: en\n")
    refused = portfolio("build", root, "-o", root / "site")
    assert refused.exit_code == 4
    assert "overlaps with your portfolio folder" in refused.stderr
