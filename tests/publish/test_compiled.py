"""The built-in templates, compiled and kept beside the program."""

import sys
from collections.abc import Mapping
from pathlib import Path
from types import CodeType

import pytest

from portfolio_builder import resources
from portfolio_builder.examined import Examined
from portfolio_builder.memory.memo import NO_MEMO, Memo
from portfolio_builder.pipeline import site_of
from portfolio_builder.publish import compiled
from portfolio_builder.publish.compiled import compiled_templates
from portfolio_builder.publish.render import Renderer
from portfolio_builder.wording import Wording
from tests.factories import folder
from tests.publish.test_templates import Kept


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let Python keep what it compiles in a folder of its own; return it."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    return tmp_path / "kept"


class Compiler:
    """Compiles something, and counts how often."""

    times = 0

    def __call__(self) -> Mapping[str, CodeType]:
        self.times += 1
        return {"page.html": compile("answer = 42", "page.html", "exec")}


def used(wording: Wording, make: Compiler, memo: Memo = NO_MEMO) -> object:
    """Return what the compiled templates make."""
    made: dict[str, object] = {}
    exec(compiled_templates(wording, make, memo)["page.html"], made)
    return made["answer"]


def files(folder: Path) -> list[Path]:
    """Return the files below a folder."""
    return [path for path in folder.rglob("*") if path.is_file()]


def test_they_are_compiled_once_for_each_language(place: Path, en: Wording, nl: Wording) -> None:
    make = Compiler()
    assert [used(wording, make) for wording in (nl, nl, en, nl, en)] == [42] * 5
    assert make.times == 2
    assert len(files(place)) == 2


def test_another_state_of_the_program_compiles_them_anew(
    place: Path, nl: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = Compiler()
    used(nl, make)
    monkeypatch.setattr(compiled, "program_state", lambda: "updated")
    used(nl, make)
    used(nl, make)
    assert make.times == 2
    assert len(files(place)) == 1, "the old ones are replaced"


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 2000])
def test_damaged_ones_are_compiled_anew_and_never_run(
    place: Path, nl: Wording, damage: bytes
) -> None:
    make = Compiler()
    used(nl, make)
    (file,) = files(place)
    file.write_bytes(damage)
    assert used(nl, make) == 42
    flipped = bytearray(file.read_bytes())
    flipped[-3] ^= 1
    file.write_bytes(bytes(flipped))
    assert used(nl, make) == 42
    assert make.times == 3


def test_where_nothing_may_be_written_the_memo_remembers_them(
    place: Path, nl: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write_text("a file stands where the folder would come")
    make, memo = Compiler(), Kept()
    assert [used(nl, make, memo) for _ in range(3)] == [42] * 3
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert used(nl, make, memo) == 42
    assert make.times == 1


def test_a_theme_that_builds_on_a_page_shares_no_part_with_it(
    tmp_path: Path, sample: Examined, nl: Wording
) -> None:
    # The values are those of the first such part of the built-in page.
    mine = "{% once view.frame.navigation, view.frame.search %}<i>mine</i>{% endonce %}"
    page = f"{{% extends 'builtin/base.html' %}}{{% block more %}}{mine}{{% endblock %}}"
    theme = folder(tmp_path / "theme", {"base.html": page})
    renderer = Renderer([theme, resources.templates_dir()], nl)
    shown = renderer.page(site_of(sample, nl).pages[0].view).decode()
    assert shown.count("<i>mine</i>") == 1
    assert shown.count("<nav aria-label") == 1
