"""Whatever happens to a build: the whole old site or the whole new one, and no harm to the source.

A fault strikes at a chosen moment: when the program asks something of the machine for the n-th
time. Then the next build mends what is left, without asking.
"""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from portfolio_builder import pipeline
from portfolio_builder.publish.lock import locked
from portfolio_builder.read.portfolio import read_portfolio
from tests.cli.run import (
    PATIENCE,
    can_be_interrupted,
    command,
    environment,
    portfolio,
    process,
    with_little_room,
)
from tests.factories import folder, written
from tests.publish.sites import tree

Tree = dict[str, bytes | str | None]

# However small the portfolio and the machine, two processes share each kind of work.
TWO = """
from portfolio_builder import processes
from portfolio_builder.publish import pages
from portfolio_builder.read import texts
processes._cores = lambda: 2
pages._WORTH_SHARING, pages._PAGES_AT_ONCE = 1, 5
texts._WORTH_SHARING, texts._TEXTS_AT_ONCE = 1, 1
"""

# Strike when `event` comes for the n-th time in one process, with an argument that ends so.
AT = """
import os, signal, sys
begun, left = os.getpid(), {nth}
def watch(event, arguments):
    global left
    if event == {event!r} and any(str(a).endswith({ending!r}) for a in arguments or [""]):
        left -= 1
        if not left:
            {strike}
sys.addaudithook(watch)
"""
KILL = "os.kill(begun, signal.SIGKILL)"


def at(event: str, ending: str, strike: str, nth: int = 1) -> str:
    """Return the patch that strikes at a moment."""
    return AT.format(event=event, ending=ending, strike=strike, nth=nth)


def first() -> dict[str, str | bytes]:
    """Return the files of a portfolio: three texts, of which one has an attachment."""
    texts = {f"bewijzen/{name}.md": written(title=name, body=name * 9) for name in "bc"}
    letter = written(more="bijlagen:\n  - ../bijlagen/brief.pdf")
    return {**texts, "bewijzen/a.md": letter, "bijlagen/brief.pdf": b"%PDF-1.4 brief"}


def later() -> dict[str, str | bytes]:
    """Return the same files after some work on them."""
    return {
        **first(),
        "bewijzen/b.md": written(title="Nieuw"),
        "bewijzen/c.md": written(title="Beter"),
        "bijlagen/brief.pdf": b"%PDF-1.4 een andere brief",
    }


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """The site of the later portfolio, as a build makes it where nothing was before."""
    root = folder(tmp_path_factory.mktemp("nieuw") / "mijn", later())
    assert portfolio("build", root, "--no-cache").exit_code == 0
    return tree(root.with_name("mijn-site"))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a portfolio, its site, and what the build remembers; and a copy of it all."""
    home = tmp_path_factory.mktemp("thuis") / "nu"
    root = folder(home / "werk" / "mijn", first())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(home / "cache"))
        assert portfolio("build", root).exit_code == 0
    assert any((home / "cache").rglob("*.db"))
    (home / "werk" / "mijn-site" / "notitie.txt").write_bytes(b"van mij")
    shutil.copytree(home, home.with_name("toen"))
    return home


class Place:
    """A portfolio with a site that was built before some of its files changed."""

    def __init__(self, work: Path, new: Tree) -> None:
        self.root, self.site = work / "mijn", work / "mijn-site"
        self.old, self.new = tree(self.site), {**new, "notitie.txt": b"van mij"}
        folder(self.root, later())
        self.source = tree(self.root)

    def stands(self) -> Tree:
        """Return the site that stands there, which is whole; the source is as it was."""
        assert portfolio("verify", self.site).exit_code == 0
        assert tree(self.root) == self.source
        return tree(self.site)

    def mended(self) -> bool:
        """Build once more, and tell whether all is as if nothing had ever happened."""
        assert portfolio("build", self.root).exit_code == 0
        beside = {path.name for path in self.root.parent.iterdir()}
        return self.stands() == self.new and beside == {"mijn", "mijn-site"}


@pytest.fixture
def place(home: Path, new: Tree, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A portfolio, its site, what is remembered, and a change that is not built yet."""
    shutil.rmtree(home)
    shutil.copytree(home.with_name("toen"), home)
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    return Place(home / "werk", new)


BEFORE = [
    ("open", ".mijn-site.new/.portfolio-builder.json", 1),
    ("os.link", "/over.html", 1),
    ("open", ".mijn-site.new/bewijzen/b.html", 1),
    ("open", ".mijn-site.new/notitie.txt", 1),
    ("open", ".mijn-site.new/.portfolio-builder.json", 2),
    ("ctypes.dlsym", "renameat2", 1),
]
AFTER = [
    ("os.remove", ".mijn-site.new/index.html", 1),
    ("os.rmdir", ".mijn-site.new", 1),
    ("os.remove", ".mijn-site.lock", 1),
]


@pytest.mark.parametrize(("event", "ending", "nth"), BEFORE)
def test_killed_before_the_exchange_leaves_the_old_site(
    place: Place, event: str, ending: str, nth: int
) -> None:
    done = process("build", place.root, patch=at(event, ending, KILL, nth))
    assert done.returncode == -9
    assert place.stands() == place.old
    assert place.mended()


@pytest.mark.parametrize(("event", "ending", "nth"), AFTER)
def test_killed_after_the_exchange_leaves_the_new_site(
    place: Place, event: str, ending: str, nth: int
) -> None:
    done = process("build", place.root, patch=at(event, ending, KILL, nth))
    assert done.returncode == -9
    assert place.stands() == place.new
    assert place.mended()


# That it ends at all says that no worker is left: each holds the pipes that are read to their end.
@pytest.mark.parametrize(
    ("event", "ending", "nth"),
    [
        ("os.fork", "", 2),
        ("os.fork", "", 4),
        ("open", ".mijn-site.new/bewijzen/b.html", 1),
    ],
)
def test_killed_while_others_share_the_work_leaves_the_old_site_and_no_process(
    place: Place, event: str, ending: str, nth: int
) -> None:
    done = process("build", place.root, patch=TWO + at(event, ending, KILL, nth))
    assert done.returncode == -9
    assert place.stands() == place.old
    assert place.mended()


def test_a_worker_that_is_killed_is_told_and_leaves_the_old_site(place: Place) -> None:
    strike = "os.kill(os.getpid(), signal.SIGKILL)"
    done = process("build", place.root, patch=TWO + at("os.link", "new/over.html", strike))
    assert done.returncode == 3
    assert done.stderr.decode().endswith("Wat er stond, is niet veranderd.\n")
    assert b"Traceback" not in done.stderr
    assert place.stands() == place.old
    assert place.mended()


CUT = """
import os, signal
from portfolio_builder.memory import store
def cut(self, database):
    database.execute("delete from kept")
    database.execute("insert into kept values (x'00', x'00')")
    os.kill(os.getpid(), signal.SIGKILL)
store.Store._write = cut
"""


def test_killed_while_it_writes_what_to_remember_the_next_build_is_right(place: Place) -> None:
    assert process("build", place.root, patch=CUT).returncode == -9
    assert place.stands() == place.new
    assert place.mended()


def test_killed_in_the_midst_of_a_page_leaves_the_old_site(place: Place) -> None:
    strike = "import signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_DFL)"
    done = with_little_room("build", place.root, patch=strike)
    assert done.returncode < 0
    assert (place.root.parent / ".mijn-site.new").is_dir()
    assert place.stands() == place.old
    assert place.mended()


@pytest.mark.parametrize("patch", ["", TWO], ids=["one process", "two more"])
def test_a_full_disk_leaves_the_old_site(place: Place, patch: str) -> None:
    done = with_little_room("build", place.root, patch=patch)
    assert done.returncode == 3
    assert "(het bestand wordt te groot). Wat er stond" in done.stderr.decode()
    assert place.stands() == place.old
    assert place.mended()


# The first page of a process's own memory: the system itself says EIO to whoever reads it.
BROKEN = """
import io, os
def broken(opened):
    def instead(path, *how, **more):
        bad = str(path).endswith({ending!r})
        return opened("/proc/self/mem" if bad else path, *how, **more)
    return instead
{module}.open = broken({module}.open)
"""


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="only Linux has a file like this")
@pytest.mark.parametrize(("module", "ending"), [("os", "c.md"), ("io", "mijn/bijlagen/brief.pdf")])
def test_a_file_that_cannot_be_read_is_named_and_leaves_the_old_site(
    place: Place, module: str, ending: str
) -> None:
    done = process("build", place.root, patch=BROKEN.format(module=module, ending=ending))
    assert done.returncode == 3
    said = done.stderr.decode()
    assert f"{ending.removeprefix('mijn/')}' kan niet worden gelezen" in said
    assert place.stands() == place.old
    assert place.mended()


def test_of_two_builds_at_once_one_makes_the_site_and_the_other_waits_or_finds_it(
    place: Place,
) -> None:
    both = [
        subprocess.Popen(
            command("build", place.root, patch=TWO),
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(2)
    ]
    ends = {one.wait(PATIENCE) for one in both}
    assert 0 in ends
    assert ends <= {0, 5}
    assert place.stands() == place.new
    assert place.mended()


def test_a_build_while_another_one_reads_is_told_at_once_and_reads_nothing(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, others = read_portfolio, list[subprocess.CompletedProcess[bytes]]()

    def meanwhile(*given: Any, **more: Any) -> Any:
        reads = at("open", "a.md", "os._exit(9)")
        others.append(process("build", place.root, "--no-cache", patch=reads))
        return read(*given, **more)

    monkeypatch.setattr(pipeline, "read_portfolio", meanwhile)
    assert portfolio("build", place.root, "--no-cache").exit_code == 0
    (other,) = others
    assert (other.returncode, other.stderr.decode()) == (
        5,
        "Deze site wordt op dit moment al gemaakt. Probeer het zo nog eens. "
        f"(proces {os.getpid()})\n",
    )
    assert place.stands() == place.new


def test_a_build_with_nothing_to_do_needs_no_lock(place: Place) -> None:
    assert portfolio("build", place.root).exit_code == 0
    with locked(place.site.with_name(".mijn-site.lock")):
        assert portfolio("build", place.root).exit_code == 0


def alone() -> None:
    """Begin a group of processes, as a terminal does: Ctrl-C goes to all of them."""
    os.setsid()
    can_be_interrupted()


ALL = "os.killpg(0, signal.SIGINT)"


@pytest.mark.parametrize(
    ("command", "event", "ending", "nth"),
    [
        ("build", "os.link", "new/over.html", 1),
        ("build", "os.fork", "", 2),
        ("build", "os.fork", "", 4),
        ("check", "os.fork", "", 2),
    ],
)
def test_ctrl_c_while_others_share_the_work_ends_all_with_one_line(
    place: Place, command: str, event: str, ending: str, nth: int
) -> None:
    patch = TWO + at(event, ending, ALL, nth)
    done = process(command, place.root, patch=patch, before=alone)
    assert done.returncode == 130
    said = done.stderr.decode()
    assert said.endswith("\nGestopt.\n")
    assert "Traceback" not in said
    assert place.stands() == place.old
    assert place.mended()
