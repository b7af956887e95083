"""What is remembered belongs to one state of the program: whatever may change what it says."""

from pathlib import Path

import pytest

from portfolio_builder import resources
from portfolio_builder.memory import state

PACKAGE = Path(resources.__file__).resolve().parent


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> set[Path]:
    """The files that the state hangs on."""
    seen: set[Path] = set()
    before = state._read

    def read(file: str) -> bytes:
        seen.add(Path(file).resolve())
        return before(file)

    monkeypatch.setattr(state, "_read", read)
    state.state_now()
    return seen


def test_it_hangs_on_every_module_and_translation(looked_at: set[Path]) -> None:
    every = {f for end in ("py", "mo") for f in PACKAGE.rglob(f"*.{end}")}
    assert {f.name for f in every} >= {"pipeline.py", "portfolio.mo"}
    assert every - looked_at == set()


def test_it_hangs_on_every_template_and_standard(looked_at: set[Path]) -> None:
    folders = (resources.templates_dir(), resources.standards_dir())
    every = {f.resolve() for folder in folders for f in folder.rglob("*") if f.is_file()}
    assert {f.name for f in every} >= {"base.html", "standard.yaml"}
    assert every - looked_at == set()


def test_the_same_program_is_in_the_same_state() -> None:
    assert state.state_now() == state.state_now()


def test_another_word_in_a_file_makes_another_state(monkeypatch: pytest.MonkeyPatch) -> None:
    before, read = state.state_now(), state._read

    def changed(file: str) -> bytes:
        return b"another" if Path(file).name == "portfolio.mo" else read(file)

    monkeypatch.setattr(state, "_read", changed)
    assert state.state_now() != before
