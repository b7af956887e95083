"""What changes in a folder is told once, also when the folder itself goes and comes back."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_builder.serve.watch import Watcher, look
from tests.serve.waiting import until


class Told:
    """Counts what a watcher tells."""

    def __init__(self, watcher: Watcher) -> None:
        self.watcher, self.times = watcher, 0
        self.thread = threading.Thread(target=self._listen)

    def _listen(self) -> None:
        for _ in self.watcher.changes():
            self.times += 1


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "mijn" / "bewijzen").mkdir(parents=True)
    return tmp_path / "mijn"


@pytest.fixture
def told(root: Path) -> Iterator[Told]:
    """A watcher of a folder that is listened to."""
    with Watcher([root], pause=0.05) as watcher:
        told = Told(watcher)
        told.thread.start()
        yield told
    told.thread.join()


def test_a_file_that_is_saved_is_told(root: Path, told: Told) -> None:
    (root / "bewijzen" / "a.md").write_text("een", encoding="utf-8")
    until(lambda: told.times, "a new file")


def test_a_folder_that_goes_and_comes_back_is_watched_again(root: Path, told: Told) -> None:
    shutil.rmtree(root)
    until(lambda: told.times, "the folder is gone")
    before = told.times
    (root / "bewijzen").mkdir(parents=True)
    until(lambda: told.times > before, "the folder is back")
    before = told.times
    (root / "bewijzen" / "a.md").write_text("een", encoding="utf-8")
    until(lambda: told.times > before, "a file in the folder that is back")


def test_a_folder_in_the_place_of_another_is_noticed(root: Path, told: Told) -> None:
    other = root.with_name("ander")
    (other / "bewijzen").mkdir(parents=True)
    root.rename(root.with_name("oud"))
    other.rename(root)
    until(lambda: told.times, "another folder stands there")
    before = told.times
    (root / "bewijzen" / "a.md").write_text("een", encoding="utf-8")
    until(lambda: told.times > before, "a file in the other folder")


def test_a_file_in_a_new_folder_is_told_however_fast_it_came(root: Path, told: Told) -> None:
    deep = root / "bewijzen" / "jaar" / "maand"
    deep.mkdir(parents=True)
    (deep / "a.md").write_text("een", encoding="utf-8")
    until(lambda: told.times, "the new folders")
    before = told.times
    (deep / "a.md").write_text("twee!", encoding="utf-8")
    until(lambda: told.times > before, "a file deep in it")


def test_what_is_hidden_does_not_matter(root: Path, told: Told) -> None:
    for name in (".a.md.swp", "~$brief.docx", ".git", "a.md", "a.md~", "#a.md#"):
        (root / name).write_text("een", encoding="utf-8")
    (root / "z.md").write_text("een", encoding="utf-8")
    until(lambda: told.times, "the file that is not hidden")
    assert not [p for p in look([root]) if p.endswith((".git", ".swp", "~", "#"))]


def test_what_an_editor_left_matters_when_the_text_is_gone(root: Path) -> None:
    (root / "b.md~").write_text("een", encoding="utf-8")
    assert str(root / "b.md~") in look([root])
    (root / "b.md").write_text("een", encoding="utf-8")
    assert str(root / "b.md~") not in look([root])


def test_where_the_system_tells_nothing_a_look_finds_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import watchfiles

    def deaf(*_: object, **__: object) -> None:
        raise OSError("OS file watch limit reached")

    monkeypatch.setattr(watchfiles, "watch", deaf)
    with Watcher([root], pause=0.05) as watcher:
        told = Told(watcher)
        told.thread.start()
        (root / "a.md").write_text("een", encoding="utf-8")
        until(lambda: told.times, "a new file")
    told.thread.join()


def test_a_look_sees_other_content_names_and_folders(root: Path) -> None:
    seen = [look([root])]
    (root / "a.md").write_text("een", encoding="utf-8")
    seen.append(look([root]))
    (root / "a.md").write_text("twee", encoding="utf-8")
    seen.append(look([root]))
    (root / "a.md").rename(root / "b.md")
    seen.append(look([root]))
    (root / "leeg").mkdir()
    seen.append(look([root]))
    assert all(one != other for n, one in enumerate(seen) for other in seen[:n])
    assert look([root]) == seen[-1]


def test_a_folder_that_is_not_there_is_no_mistake(tmp_path: Path) -> None:
    assert look([tmp_path / "niets"]) == {}
