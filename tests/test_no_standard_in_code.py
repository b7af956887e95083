"""The standard is data: no number, id or title of it stands in the program or in a template."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_builder import resources
from portfolio_builder.model.standard import Standard
from tests.conftest import ROOT

MODULES = sorted((ROOT / "portfolio_builder").rglob("*.py"))
TEMPLATES = sorted(resources.templates_dir().rglob("*.html"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def literals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield every text and number of a program with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str | int | bytes):
            yield node.lineno, str(node.value)


@pytest.fixture(scope="module")
def standards_own(standard: Standard) -> re.Pattern[str]:
    """What belongs to the standard: its counts, the ids of its stadia, its titles."""
    counts = [standard.rule.required, len(standard.generic), len(standard.indicators)]
    words = [s.id for s in standard.stadia]
    words += [c.title for c in standard.clusters] + [c.title for c in standard.generic]
    words += [a.title for a in standard.life_areas] + [c.title for c in standard.specific]
    listed = "|".join(map(re.escape, words))
    numbers = "|".join(map(str, counts))
    return re.compile(rf"\b(?:{listed})\b|(?<![\d.#-])(?:{numbers})(?![\d.-])", re.IGNORECASE)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_knows_nothing_of_the_standard(path: Path, standards_own: re.Pattern[str]) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [
        (line, m.group()) for line, text in literals(tree) if (m := standards_own.search(text))
    ]
    assert found == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_knows_nothing_of_the_standard(
    path: Path, standards_own: re.Pattern[str]
) -> None:
    assert standards_own.search(path.read_text(encoding="utf-8")) is None


def test_modules_and_templates_are_looked_at() -> None:
    assert len(MODULES) > 50
    assert len(TEMPLATES) > 8


@pytest.mark.parametrize(
    "program",
    ["x = 17", "'17 of 21'", "f'{n} van 21'", "b'vakbekwaam'", "'''Gaat erop af'''", "x = [143]"],
)
def test_what_belongs_to_the_standard_is_seen(program: str, standards_own: re.Pattern[str]) -> None:
    assert any(standards_own.search(text) for _, text in literals(ast.parse(program)))


@pytest.mark.parametrize(
    "program", ["x = 217", "'2025-03-17'", "'bekwaam'", "x = 1.17", "'#171717'"]
)
def test_what_only_looks_like_it_is_not(program: str, standards_own: re.Pattern[str]) -> None:
    assert not any(standards_own.search(text) for _, text in literals(ast.parse(program)))
