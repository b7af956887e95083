"""The private folder of a preview goes with it; that of one that was killed, at the next start."""

import tempfile
from pathlib import Path

import pytest

from portfolio_builder.serve.private import private_folder, sweep


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def left(temporary: Path, name: str = "portfolio-preview-x", *, mode: int = 0o700) -> Path:
    """Return what a preview that was killed leaves."""
    folder = temporary / name
    (folder / "site" / "bewijzen").mkdir(parents=True)
    (folder / "site" / "bewijzen" / "a.html").write_bytes(b"van een client")
    (folder / "lock").write_bytes(b" 4194999\n")
    folder.chmod(mode)
    return folder


def test_what_a_killed_preview_left_goes_at_the_next_start(temporary: Path) -> None:
    left(temporary)
    with private_folder() as private:
        assert list(temporary.iterdir()) == [private]
    assert list(temporary.iterdir()) == []


def test_the_folder_of_a_preview_that_runs_stays(temporary: Path) -> None:
    with private_folder() as one:
        (one / "site").mkdir()
        with private_folder() as other:
            assert (one / "site").is_dir()
            assert set(temporary.iterdir()) == {one, other}
        assert list(temporary.iterdir()) == [one]


def test_nothing_but_the_folder_of_a_dead_preview_goes(temporary: Path) -> None:
    elsewhere = left(temporary, "foto's")
    (temporary / "portfolio-preview-link").symlink_to(elsewhere)
    (temporary / "portfolio-preview-file").write_bytes(b"van mij")
    left(temporary, "portfolio-preview-open", mode=0o755)
    (left(temporary, "portfolio-preview-begins") / "lock").write_bytes(b"")
    (left(temporary, "portfolio-preview-mine") / "lock").write_bytes(b"van mij")
    (left(temporary, "portfolio-preview-without") / "lock").unlink()
    before = sorted(temporary.rglob("*"))
    sweep(temporary)
    assert sorted(temporary.rglob("*")) == before


def test_a_link_in_it_is_removed_and_not_followed(temporary: Path) -> None:
    elsewhere = left(temporary, "foto's")
    (left(temporary) / "site" / "link").symlink_to(elsewhere)
    sweep(temporary)
    assert [p.name for p in temporary.iterdir()] == ["foto's"]
    assert (elsewhere / "site" / "bewijzen" / "a.html").is_file()
