"""Progress is shown of what takes long: a bar on a terminal, now and then a line elsewhere."""

import contextlib
import io
from pathlib import Path

import pytest

from portfolio_builder import resources
from portfolio_builder.cli.showing import Shown
from portfolio_builder.examined import Examined
from portfolio_builder.pipeline import build, examine
from portfolio_builder.progress import Phase
from portfolio_builder.wording import Wording
from tests.conftest import SAMPLE, TODAY


class Clock:
    """A clock that a test sets; in seconds."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A clock, for somebody who wants to know how far it is."""
    monkeypatch.delenv("PORTFOLIO_PROGRESS", raising=False)
    return Clock()


def run(shown: Shown, clock: Clock, *, things: int, seconds: float) -> None:
    """Do so many things in so many seconds, as the second phase."""
    began = clock.now
    for done in range(1, things + 1):
        clock.now = began + done * seconds / things
        shown(Phase.PAGES, done, things)


def test_what_takes_less_than_a_second_is_done_without_a_word(clock: Clock, en: Wording) -> None:
    for stream in (io.StringIO(), Screen()):
        with Shown(en, stream=stream, clock=clock) as shown:
            run(shown, clock, things=1000, seconds=0.9)
        assert stream.getvalue() == ""


def test_where_there_is_no_terminal_a_line_comes_after_a_second_and_then_now_and_then(
    clock: Clock, nl: Wording
) -> None:
    stream = io.StringIO()
    with Shown(nl, stream=stream, clock=clock) as shown:
        run(shown, clock, things=1200, seconds=12)
    assert stream.getvalue().splitlines() == [
        "Pagina's maken: 100 van 1.200 (100 per seconde)",
        "Pagina's maken: 600 van 1.200 (100 per seconde)",
        "Pagina's maken: 1.100 van 1.200 (100 per seconde)",
    ]


def test_a_terminal_shows_a_bar_with_count_and_rate_and_goes_on_below_it(
    clock: Clock, en: Wording
) -> None:
    screen = Screen()
    with Shown(en, stream=screen, clock=clock) as shown:
        run(shown, clock, things=1000, seconds=10)
    last = screen.getvalue().rpartition("\r")[2]
    assert "Making pages" in last
    assert "1000/1000" in last
    assert "(100 a second)" in last
    assert last.endswith("\n")


def test_who_does_not_want_to_know_is_told_nothing(
    clock: Clock, en: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTFOLIO_PROGRESS", "no")
    for stream in (io.StringIO(), Screen()):
        with Shown(en, stream=stream, clock=clock) as shown:
            run(shown, clock, things=1000, seconds=10)
        assert stream.getvalue() == ""


def test_a_bar_ends_before_what_is_said_of_a_refusal(clock: Clock, en: Wording) -> None:
    screen = Screen()
    with contextlib.suppress(KeyboardInterrupt), Shown(en, stream=screen, clock=clock) as shown:
        run(shown, clock, things=10, seconds=10)
        raise KeyboardInterrupt
    assert screen.getvalue().endswith("\n")


def test_a_build_tells_each_phase_from_its_first_to_its_last(tmp_path: Path, en: Wording) -> None:
    told: dict[Phase, list[tuple[int, int]]] = {}

    def progress(phase: Phase, done: int, total: int) -> None:
        told.setdefault(phase, []).append((done, total))

    examined = examine(SAMPLE, standards=resources.standards_dir(), today=TODAY, progress=progress)
    assert isinstance(examined, Examined)
    templates = (resources.templates_dir(),)
    build(examined, tmp_path / "site", wording=en, templates=templates, progress=progress)
    assert list(told) == list(Phase)
    for steps in told.values():
        total = len(steps)
        assert steps == [(done, total) for done in range(1, total + 1)]
