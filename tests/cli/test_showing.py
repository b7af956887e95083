"""Progress is shown of what takes long: a bar on a terminal, now and then a line elsewhere."""

import contextlib
import io
import itertools
from pathlib import Path

import click
import pytest

from portfolio_builder import resources
from portfolio_builder.building import build
from portfolio_builder.cli.showing import Shown
from portfolio_builder.examined import Examined
from portfolio_builder.handing_in import build_pdf, build_zip
from portfolio_builder.pipeline import examine
from portfolio_builder.progress import Phase, Progress
from portfolio_builder.publish.manifest import differences, read_manifest
from portfolio_builder.read.folder import Folder
from portfolio_builder.wording import Wording
from tests.cli.run import portfolio
from tests.conftest import SAMPLE, TODAY
from tests.factories import folder, written
from tests.files import pdf


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
    assert "1,000/1,000" in last
    assert "(100 a second)" in last
    assert last.endswith("\n")


def test_a_bar_writes_large_numbers_as_the_language_does(
    clock: Clock, nl: Wording, en: Wording
) -> None:
    for wording, all_of_them in ((nl, "1.226/1.226"), (en, "1,226/1,226")):
        screen = Screen()
        with Shown(wording, stream=screen, clock=clock) as shown:
            run(shown, clock, things=1226, seconds=10)
        assert all_of_them in screen.getvalue().rpartition("\r")[2]
        assert "1226" not in screen.getvalue()


@pytest.mark.parametrize(
    ("columns", "last"),
    [
        (120, f"Bijlagen en links bekijken  [{'#' * 36}]  12.345/12.345  (1.235 per seconde)"),
        (80, f"Bijlagen en links bekijken  [{'#' * 13}]  12.345/12.345  (1.235 per seconde)"),
        (60, f"Bijlagen en links bekijken  [{'#' * 14}]  12.345/12.345"),
        (40, f"  [{'#' * 20}]  12.345/12.345"),
        (20, "  []  12.345/12.345"),
    ],
)
def test_a_bar_stays_on_one_line_however_narrow_a_terminal_is(
    clock: Clock, nl: Wording, monkeypatch: pytest.MonkeyPatch, columns: int, last: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    screen = Screen()
    with Shown(nl, stream=screen, clock=clock) as shown:
        for done in range(0, 12346, 15):
            clock.now += 15 / 1234.5
            shown(Phase.FILES, done, 12345)
    lines = [click.unstyle(line).rstrip() for line in screen.getvalue().split("\r")]
    assert lines[-1] == last
    assert max(map(len, lines)) < columns


def test_where_nothing_is_counted_there_is_no_number(clock: Clock, nl: Wording) -> None:
    screen = Screen()
    with Shown(nl, stream=screen, clock=clock) as shown:
        for _ in range(3):
            clock.now += 1
            shown(Phase.ASSESS, 0, 0)
    assert "Het bewijs wegen  [" in screen.getvalue()
    assert "0" not in screen.getvalue()


def test_how_fast_it_goes_is_said_after_half_a_second_of_the_work_itself(
    clock: Clock, nl: Wording
) -> None:
    stream, screen = io.StringIO(), Screen()
    for where in (stream, screen):
        with Shown(nl, stream=where, clock=clock) as shown:
            clock.now += 2  # until the first one, which says nothing of the others
            shown(Phase.READ, 1, 3000)
            clock.now += 0.4
            shown(Phase.READ, 41, 3000)
            assert "per seconde" not in where.getvalue()
            clock.now += 4.6
            shown(Phase.READ, 501, 3000)
    assert stream.getvalue().splitlines() == [
        "Lezen: 1 van 3.000",
        "Lezen: 501 van 3.000 (100 per seconde)",
    ]
    assert "  501/3.000  (100 per seconde)" in screen.getvalue().rpartition("\r")[2]


def test_less_than_one_a_second_is_not_called_none(clock: Clock, en: Wording) -> None:
    stream = io.StringIO()
    with Shown(en, stream=stream, clock=clock) as shown:
        run(shown, clock, things=3, seconds=30)
    assert stream.getvalue().splitlines()[-1] == "Making pages: 3 of 3"


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


def test_where_nobody_knows_how_many_there_will_be_it_counts_them(
    clock: Clock, en: Wording
) -> None:
    stream, screen = io.StringIO(), Screen()
    for where in (stream, screen):
        with Shown(en, stream=where, clock=clock) as shown:
            shown(Phase.LAY_OUT, 0, 0)
            for pages in range(7):
                clock.now += 1
                shown(Phase.LAY_OUT, pages, 0)
    assert stream.getvalue().splitlines() == [
        "Laying out the pages of the PDF",
        "Laying out the pages of the PDF: 5 (1 a second)",
    ]
    last = screen.getvalue().rpartition("\r")[2]
    assert "Laying out the pages of the PDF" in last
    assert " 6  (1 a second)" in last
    assert "0/0" not in screen.getvalue()


Told = dict[Phase, list[tuple[int, int]]]


def hearing(told: Told) -> Progress:
    def progress(phase: Phase, done: int, total: int) -> None:
        told.setdefault(phase, []).append((done, total))

    return progress


def each_is_told(told: Told) -> None:
    """See that every phase of a known size goes from its first to its last."""
    for steps in told.values():
        total = steps[-1][1]
        assert steps == [(done, total) for done in range(1, total + 1)] or not total


def test_a_build_tells_each_phase_from_its_first_to_its_last(tmp_path: Path, en: Wording) -> None:
    told: Told = {}
    progress = hearing(told)
    examined = examine(SAMPLE, standards=resources.standards_dir(), today=TODAY, progress=progress)
    assert isinstance(examined, Examined)
    templates = (resources.templates_dir(),)
    build(examined, tmp_path / "site", wording=en, templates=templates, progress=progress)
    assert list(told) == [Phase.READ, Phase.FILES, Phase.ASSESS, Phase.PAGES, Phase.PUBLISH]
    each_is_told(told)


def test_a_zip_and_a_pdf_tell_what_they_are_busy_with(tmp_path: Path, en: Wording) -> None:
    root = folder(tmp_path / "mijn", {"bewijzen/a.md": written()})
    examined = examine(root, standards=resources.standards_dir(), today=TODAY)
    assert isinstance(examined, Examined)
    for make, busy in ((build_zip, Phase.PACK), (build_pdf, Phase.LAY_OUT)):
        told: Told = {}
        make(
            examined,
            tmp_path / "made" / busy,
            wording=en,
            templates=(resources.templates_dir(),),
            progress=hearing(told),
        )
        assert list(told)[-1] is busy
        assert told[busy][-1][0] > 1
        each_is_told(told)


def test_what_is_only_compared_is_told_too(tmp_path: Path) -> None:
    root = folder(tmp_path / "mijn", {"bewijzen/a.md": written()})
    portfolio("build", root)
    site = tmp_path / "mijn-site"
    manifest = read_manifest(site)
    assert manifest
    told: Told = {}
    assert list(differences(site, manifest, hearing(told))) == []
    assert told[Phase.COMPARE][-1] == (len(manifest.files),) * 2
    seen = Folder(root)
    seen.files("bewijzen")
    seen.raw("bewijzen/a.md")
    assert Folder(root).shows(seen.looks, hearing(told))
    assert told[Phase.COMPARE][-2:] == [(1, 2), (2, 2)]


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every look at the clock be a minute later: all that a command does takes long."""
    minutes = itertools.count()
    defaults = {"stream": None, "clock": lambda: 60.0 * next(minutes)}
    monkeypatch.setattr(Shown.__init__, "__kwdefaults__", defaults)


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "mijn"], ["Lezen: ", "Bijlagen en links bekijken: "]),
        (["status", "mijn"], ["Lezen: ", "Het bewijs wegen"]),
        (["zip", "mijn"], ["Lezen: ", "Pagina's maken: ", "Inpakken: "]),
        (["pdf", "mijn"], ["Lezen: ", "De pagina's van de pdf opmaken: "]),
        (["build", "mijn"], ["Lezen: ", "Pagina's maken: ", "Schrijven: "]),
        (["verify", "mijn-site"], ["Bestanden vergelijken: "]),
        (["review", "list", "mijn"], ["Lezen: "]),
        (["review", "add", "a.json", "--portfolio", "mijn"], ["Lezen: "]),
    ],
    ids=lambda a: a[0],
)
def test_every_command_says_what_it_is_busy_with_when_it_takes_long(
    home: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: list[str]
) -> None:
    monkeypatch.chdir(home)
    shown = portfolio(*arguments, progress="")
    for words in said:
        assert words in shown.stderr
        assert words not in shown.stdout


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize("command", ["check", "build"])
def test_looking_whether_anything_changed_is_told_when_it_takes_long(
    home: Path, command: str
) -> None:
    for begins in ("Lezen: ", "Bestanden vergelijken: "):
        assert portfolio(command, home / "mijn", progress="").stderr.startswith(begins)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a portfolio that has an attachment, its site, and what an assessor saved."""
    home = tmp_path_factory.mktemp("thuis")
    more = "bijlagen:\n  - ../bijlagen/brief.pdf"
    files: dict[str, str | bytes] = {"bewijzen/a.md": written(more=more)}
    files["bijlagen/brief.pdf"] = pdf("Beste Noor")
    portfolio("build", folder(home / "mijn", files), "--no-cache")
    (home / "a.json").write_text("{}", encoding="utf-8")
    return home
