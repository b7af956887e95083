"""One run at a time for one output folder, and no lock that outlives its process."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_builder.publish import lock
from portfolio_builder.publish.lock import Locked, locked
from tests.publish.sites import LATER, PAGES, beside, put, source, tree

HOLDS = """
import sys
from pathlib import Path
from portfolio_builder.publish.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the lock of `site` stands."""
    return tmp_path / ".site.lock"


@pytest.fixture
def holder(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock until its input ends."""
    command = [sys.executable, "-c", HOLDS, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_run_is_refused_with_the_process_number_of_the_first(
    tmp_path: Path, holder: subprocess.Popen[str]
) -> None:
    source(tmp_path)
    with pytest.raises(Locked) as refused:
        put(tmp_path, PAGES)
    assert refused.value.holder == holder.pid
    assert not (tmp_path / "site").exists()


def test_a_run_within_the_same_process_is_refused_too(path: Path) -> None:
    with locked(path):
        with pytest.raises(Locked) as refused, locked(path):
            pass
        assert refused.value.holder == os.getpid()
        assert path.exists()


def test_the_lock_of_a_process_that_was_killed_does_not_hold(
    tmp_path: Path, path: Path, holder: subprocess.Popen[str]
) -> None:
    holder.kill()
    holder.wait()
    assert path.read_text(encoding="utf-8").strip() == str(holder.pid)
    source(tmp_path)
    put(tmp_path, PAGES)
    assert beside(tmp_path) == set()


def test_a_lock_that_was_left_behind_is_written_anew(path: Path) -> None:
    path.write_text(" 1234567890\n", encoding="utf-8")
    with locked(path):
        assert path.read_text(encoding="utf-8") == f" {os.getpid()}\n"


def test_the_lock_file_is_gone_afterwards_also_when_the_run_fails(path: Path) -> None:
    with locked(path):
        assert path.exists()
    assert not path.exists()
    with pytest.raises(ZeroDivisionError), locked(path):
        raise ZeroDivisionError
    assert not path.exists()


def test_a_lock_file_that_goes_away_while_it_is_taken_is_not_the_lock(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = lock._take
    taken: list[int] = []

    def late(handle: int) -> None:
        take(handle)
        taken.append(handle)
        if len(taken) == 1:
            path.unlink()  # what the run does that held it

    monkeypatch.setattr(lock, "_take", late)
    with locked(path):
        assert len(taken) == 2
        assert path.exists()


def test_a_refused_run_leaves_the_site_as_it_is(
    tmp_path: Path, holder: subprocess.Popen[str]
) -> None:
    portfolio = source(tmp_path)
    assert holder.stdin
    holder.stdin.close()
    holder.wait()
    put(tmp_path, PAGES)
    before = tree(tmp_path)
    with locked(tmp_path / ".site.lock"), pytest.raises(Locked):
        put(tmp_path, LATER)
    assert tree(tmp_path) == before
    assert portfolio.exists()
