"""The preview builds once at a time, and what was saved last is what it shows."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from portfolio_builder.serve.making import Made
from portfolio_builder.serve.preview import Preview
from portfolio_builder.wording import Wording
from tests.serve.waiting import PATIENCE, get, until


class Maker:
    """Makes a site of one file; it can be held up, and notes whether it is ever run twice."""

    def __init__(self, source: Path) -> None:
        self.source = source
        self.builds, self.busy, self.overlapped = 0, 0, False
        self.go = threading.Event()
        self.go.set()
        self.site = Path()

    def __call__(self, output: Path) -> Made:
        self.builds += 1
        self.busy += 1
        self.overlapped |= self.busy > 1
        self.site = output
        text = self.source.read_text(encoding="utf-8")
        assert self.go.wait(PATIENCE)
        output.mkdir(exist_ok=True)
        (output / "index.html").write_text(f"<body>{text}</body>", encoding="utf-8")
        self.busy -= 1
        return Made(Wording(), (), "", text)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    root = tmp_path / "mijn"
    root.mkdir()
    (root / "a.md").write_text("begin", encoding="utf-8")
    return root / "a.md"


@contextmanager
def running(
    make: Callable[[Path], Made], folder: Path, told: Callable[[Made], None] = lambda _: None
) -> Iterator[str]:
    """Run a preview and give its address."""
    preview = Preview(make, [folder], port=0, pause=0.05)
    addresses: list[str] = []
    thread = threading.Thread(target=lambda: preview.run(ready=addresses.append, told=told))
    thread.start()
    until(lambda: addresses, "the address")
    try:
        yield addresses[0]
    finally:
        preview.stop()
        thread.join()


def test_a_burst_of_saves_is_few_builds_never_two_at_once_and_the_last_one_wins(
    source: Path,
) -> None:
    make = Maker(source)
    with running(make, source.parent) as address:
        make.go.clear()
        source.write_text("eerste", encoding="utf-8")
        until(lambda: make.busy, "a build that takes long")
        for number in range(50):
            source.write_text(f"tussendoor {number}", encoding="utf-8")
        source.write_text("laatste", encoding="utf-8")
        make.go.set()
        until(lambda: "laatste" in get(address), "the last text")
    assert not make.overlapped
    assert make.builds < 10


def save(path: Path, text: str) -> None:
    """Save a text at once, so that nobody reads an empty file in between."""
    beside = path.with_name(f".{path.name}")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def test_only_what_changed_is_told(source: Path) -> None:
    told: list[str] = []
    make = Maker(source)
    with running(make, source.parent, lambda made: told.append(made.site)):
        before = make.builds
        save(source, "begin")  # the same again
        until(lambda: make.builds > before, "a build of the same text")
        save(source, "anders")
        until(lambda: "anders" in told, "another text")
    assert told == ["begin", "anders"]


def test_the_private_folder_is_of_nobody_else_and_goes_at_the_end(source: Path) -> None:
    make = Maker(source)
    with running(make, source.parent):
        private = make.site.parent
        assert private.stat().st_mode & 0o077 == 0
    assert not private.exists()


def test_a_mistake_of_the_program_itself_is_not_hidden(source: Path) -> None:
    def wrong(_: Path) -> Made:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Preview(wrong, [source.parent], port=0).run(ready=print, told=print)
