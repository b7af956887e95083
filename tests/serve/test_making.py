"""A second look makes what a first look would, and remembers no more than it needs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portfolio_builder import resources
from portfolio_builder.progress import Phase, Progress
from portfolio_builder.serve.making import Lately, Maker, Source
from tests.conftest import TODAY
from tests.factories import folder, written


def tree(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def test_after_any_edits_the_site_is_that_of_a_first_look(tmp_path: Path) -> None:
    root = folder(tmp_path / "mijn", {"bewijzen/a.md": written(), "bewijzen/b.md": written()})
    source = Source(root, (resources.templates_dir(),), "nl", lambda: TODAY)
    again = Maker(source)
    again(tmp_path / "weer")
    (root / "bewijzen" / "a.md").write_text(written(title="Anders"), encoding="utf-8")
    again(tmp_path / "weer")
    (root / "bewijzen" / "b.md").unlink()
    made = again(tmp_path / "weer")
    assert made == Maker(source)(tmp_path / "eerst")
    assert tree(tmp_path / "weer") == tree(tmp_path / "eerst")


def test_each_build_says_how_far_it_is_until_it_ends(tmp_path: Path) -> None:
    told: list[str] = []

    def tell(phase: Phase, done: int, total: int) -> None:
        told.append(phase)

    @contextmanager
    def showing() -> Iterator[Progress]:
        told.append("begin")
        yield tell
        told.append("end")

    root = folder(tmp_path / "mijn", {"bewijzen/a.md": written()})
    make = Maker(Source(root, (resources.templates_dir(),), "nl", lambda: TODAY), showing)
    for number in range(1, 3):
        make(tmp_path / "site")
        assert told.count("begin") == told.count("end") == number
        assert told[-2:] == [Phase.PAGES, "end"]
    assert told[:2] == ["begin", Phase.READ]


def test_what_two_builds_did_not_ask_for_is_forgotten() -> None:
    memo = Lately()
    memo.put({b"steeds": b"1", b"ooit": b"2"})
    for _ in range(2):
        memo.turn()
        assert memo.get(b"steeds") == b"1"
    assert memo.get(b"ooit") is None
