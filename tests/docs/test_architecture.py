"""The page on the architecture names what is there, and says truly who imports whom."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.docs.pages import links, tables, text_of

PACKAGE = ROOT / "portfolio_builder"
PAGE = "ARCHITECTURE.md"


def rooms() -> dict[str, str]:
    """Return each room of the table, with what it may import."""
    (table,) = tables(PAGE)
    return {room: may for room, _, may in table.rows}


def name_of(room: str) -> str:
    """Return the name by which a room is imported."""
    return room.removesuffix("/").removesuffix(".py")


def imported(room: str) -> set[str]:
    """Return the other rooms that a room imports."""
    path = PACKAGE / room
    files = [path] if path.is_file() else sorted(path.rglob("*.py"))
    return {name for file in files for name in _imported(file)} - {name_of(room)}


def _imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            package, _, rest = node.module.partition(".")
            if package == PACKAGE.name:
                names = [rest.partition(".")[0]] if rest else [a.name for a in node.names]
                yield from (name for name in names if name != "__version__")


def test_the_table_names_exactly_the_rooms_that_there_are() -> None:
    folders = {f"{p.name}/" for p in PACKAGE.iterdir() if p.is_dir() and p.name != "__pycache__"}
    modules = {p.name for p in PACKAGE.glob("*.py") if p.name != "__init__.py"}
    assert set(rooms()) == folders | modules


@pytest.mark.parametrize("room", rooms())
def test_a_room_imports_only_what_the_table_says(room: str) -> None:
    may = rooms()[room]
    every = {name_of(r) for r in rooms()}
    allowed = every if may == "all of them" else set(re.findall(r"\w+", may)) - {"nothing"}
    assert allowed <= every
    assert imported(room) <= allowed


def test_the_page_leads_to_every_decision() -> None:
    there = {p.relative_to(ROOT).as_posix() for p in (ROOT / "docs/decisions").iterdir()}
    assert there <= set(links(text_of(PAGE)))
