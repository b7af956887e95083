"""What is kept beside the program: for one state of it, whole or not at all."""

import sys
from pathlib import Path

import pytest

from portfolio_builder.memory import beside
from portfolio_builder.memory.beside import Beside
from portfolio_builder.memory.memo import key_of
from tests.factories import Remembering

KEY, OTHER = key_of("one"), key_of("other")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let Python keep what it compiles in a folder of its own; return it."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    return tmp_path / "kept"


def files(folder: Path) -> list[Path]:
    """Return the files below a folder."""
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_was_put_there_is_there_for_the_next_run(place: Path) -> None:
    Beside("words").put({KEY: b"one"})
    Beside("words").put({OTHER: b"two"})
    assert [Beside("words").get(key) for key in (KEY, OTHER)] == [b"one", b"two"]
    assert Beside("more words").get(KEY) is None
    assert len(files(place)) == 1


def test_another_state_of_the_program_begins_anew(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Beside("words").put({KEY: b"one"})
    monkeypatch.setattr(beside, "program_state", lambda: "00" * 20)
    assert Beside("words").get(KEY) is None
    Beside("words").put({OTHER: b"two"})
    assert len(files(place)) == 1, "the old one is replaced"


@pytest.mark.parametrize("size", [0, 1, 40, -1])
def test_what_was_cut_short_counts_as_forgotten(place: Path, size: int) -> None:
    Beside("words").put({KEY: b"one" * 100})
    (file,) = files(place)
    file.write_bytes(file.read_bytes()[:size])
    assert Beside("words").get(KEY) is None


def test_what_was_changed_counts_as_forgotten(place: Path) -> None:
    Beside("words").put({KEY: b"one" * 100})
    (file,) = files(place)
    changed = bytearray(file.read_bytes())
    changed[-3] ^= 1
    file.write_bytes(changed)
    assert Beside("words").get(KEY) is None


def test_where_nothing_can_be_written_another_memo_remembers_it(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write_text("a file stands where the folder would come")
    memo = Remembering()
    Beside("words", memo).put({KEY: b"one"})
    assert memo == {KEY: b"one"}
    assert Beside("words", memo).get(KEY) == b"one"
    assert Beside("words").get(KEY) is None


def test_where_python_may_keep_nothing_neither_does_this(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    memo = Remembering()
    Beside("words", memo).put({KEY: b"one"})
    assert Beside("words", memo).get(KEY) == b"one"
    assert files(place.parent) == []
