"""What finds nothing new loads nothing that it does not need."""

from pathlib import Path

import pytest

from tests.cli.run import process
from tests.factories import folder, written

HEAVY = {"jinja2", "markdown_it", "portfolio_builder.pipeline"}
LOADED = """
import atexit, sys
atexit.register(lambda: print("loaded:", *sorted(sys.modules)))
"""


def loaded(*arguments: object) -> set[str]:
    shown = process(*arguments, patch=LOADED)
    assert shown.returncode == 0, shown.stderr
    return set(shown.stdout.decode().rpartition("loaded: ")[2].split()) & HEAVY


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["build", "--help"]])
def test_help_and_version_load_nothing(arguments: list[str]) -> None:
    assert loaded(*arguments) == set()


@pytest.mark.parametrize(("command", "first"), [("check", HEAVY - {"jinja2"}), ("build", HEAVY)])
def test_a_portfolio_in_which_nothing_changed_is_not_parsed(
    tmp_path: Path, command: str, first: set[str]
) -> None:
    root = folder(tmp_path / "mijn", {"bewijzen/a.md": written()})
    assert loaded(command, root) == first
    assert loaded(command, root) == set()
