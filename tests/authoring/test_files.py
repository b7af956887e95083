"""New files are put down all or none, whole, and never over what is there."""

import errno
import os
from pathlib import Path

import pytest

from portfolio_builder.authoring.files import AlreadyThere, put_down

FILES = {"portfolio.yaml": "a\n", "bewijzen/een.md": "b\n", "bijlagen/.gitkeep": ""}


def there(root: Path) -> dict[str, str]:
    return {
        p.relative_to(root).as_posix(): p.read_text(encoding="utf-8")
        for p in sorted(root.rglob("*"))
        if p.is_file()
    }


def test_every_file_is_put_down_with_its_folders(tmp_path: Path) -> None:
    put_down(tmp_path / "diep" / "portfolio", FILES)
    assert there(tmp_path / "diep" / "portfolio") == FILES


@pytest.mark.parametrize("taken", FILES)
def test_when_one_is_there_nothing_is_written(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).parent.mkdir(exist_ok=True)
    (tmp_path / taken).write_text("van mij", encoding="utf-8")
    with pytest.raises(AlreadyThere, match=taken):
        put_down(tmp_path, FILES)
    assert there(tmp_path) == {taken: "van mij"}


def test_a_link_that_leads_nowhere_is_there_too(tmp_path: Path) -> None:
    (tmp_path / "portfolio.yaml").symlink_to("nergens")
    with pytest.raises(AlreadyThere):
        put_down(tmp_path, FILES)
    assert not (tmp_path / "nergens").exists()


def test_a_full_disk_halfway_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = iter([None, OSError(errno.ENOSPC, "No space left on device")])

    def sync(_: int) -> None:
        if error := next(synced):
            raise error

    monkeypatch.setattr(os, "fsync", sync)
    with pytest.raises(OSError, match="No space left"):
        put_down(tmp_path / "nieuw", FILES)
    assert list(tmp_path.iterdir()) == []


def test_what_was_there_before_a_failure_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bewijzen").mkdir()
    (tmp_path / "bewijzen" / "ander.md").write_text("van mij", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "link", refuse)
    with pytest.raises(PermissionError):
        put_down(tmp_path, FILES)
    assert there(tmp_path) == {"bewijzen/ander.md": "van mij"}


@pytest.mark.parametrize("number", [errno.EPERM, errno.EINVAL], ids=["Linux", "Windows"])
def test_where_there_are_no_links_files_are_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Such as on a stick, of which each system says so in its own way."""

    def unknown(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "link", unknown)
    put_down(tmp_path, FILES)
    assert there(tmp_path) == FILES


def test_a_file_that_somebody_else_makes_meanwhile_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def late(source: Path, target: Path) -> None:
        target.write_text("van een ander", encoding="utf-8")
        link(source, target)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(AlreadyThere):
        put_down(tmp_path, {"een.md": "b\n"})
    assert there(tmp_path) == {"een.md": "van een ander"}
