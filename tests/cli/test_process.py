"""The command as a process among others: signals, pipes, terminals, other runs, other machines."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import (
    PATIENCE,
    can_be_interrupted,
    command,
    environment,
    process,
    with_little_room,
)
from tests.conftest import SAMPLE
from tests.factories import folder, written


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small portfolio."""
    return folder(tmp_path / "mijn", {"bewijzen/a.md": written()})


def tree(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def no_traceback(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return what stands on the error stream, after a look that it is meant for people."""
    said = done.stderr.decode(errors="replace")
    for bad in ("Traceback", "Exception ignored", "BrokenPipe", 'File "'):
        assert bad not in said, said
    return said


def test_the_module_and_the_script_are_the_same_command() -> None:
    script = Path(sys.executable).with_name("portfolio")
    by_script = subprocess.run(
        [script, "--version"], capture_output=True, env=environment(), check=True
    )
    assert by_script.stdout == process("--version").stdout


def test_statuses_reach_the_shell(root: Path, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    done = [
        process("build", root),
        process("check", tmp_path / "leeg"),
        process("check", tmp_path / "nergens"),
        process("build", root, "-o", root),
    ]
    assert [d.returncode for d in done] == [0, 1, 2, 4]
    assert [no_traceback(d) for d in done[:2]] == ["", ""]


def test_the_script_ends_as_the_module_does(root: Path, tmp_path: Path) -> None:
    script = Path(sys.executable).with_name("portfolio")
    for given in (["check", root], ["check", tmp_path / "nergens"], ["--help"], ["build"]):
        module = process(*given, cwd=tmp_path)
        done = subprocess.run(
            [script, *given], capture_output=True, env=environment(), cwd=tmp_path, check=False
        )
        assert (done.returncode, done.stdout) == (module.returncode, module.stdout)
        assert done.stderr == module.stderr


def test_ctrl_c_while_a_class_is_made_is_one_all_the_same() -> None:
    patch = (
        "import portfolio_builder.cli\n"
        "def main(): raise RuntimeError('__set_name__') from KeyboardInterrupt()\n"
        "portfolio_builder.cli.main = main"
    )
    done = process("status", patch=patch)
    assert (done.returncode, no_traceback(done)) == (130, "Gestopt.\n")


def test_a_limit_on_the_size_of_files_is_told_and_nothing_is_left(root: Path) -> None:
    done = with_little_room("build", root)
    assert done.returncode == 3
    assert "(het bestand wordt te groot). Wat er stond, is niet veranderd." in no_traceback(done)
    assert {p.name for p in root.parent.iterdir()} == {"mijn"}


INTERRUPT = """
import os, signal
from portfolio_builder.publish import sync
sync._all_at_once = lambda folder: False
os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGINT)
"""


def test_an_interrupted_build_leaves_the_old_site_as_it_was(root: Path) -> None:
    process("build", root)
    site = root.parent / "mijn-site"
    before = tree(site)
    (root / "bewijzen" / "b.md").write_text(written(title="Nieuw"), encoding="utf-8")
    done = process("build", root, patch=INTERRUPT, before=can_be_interrupted)
    assert done.returncode == 130
    assert no_traceback(done).strip() == "Gestopt."
    assert tree(site) == before
    assert {p.name for p in root.parent.iterdir()} == {"mijn", "mijn-site"}


EARLY = """
import importlib, os, signal, sys
class Finder:
    def find_spec(self, name, *_):
        if name == {name!r}:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finder())
"""


@pytest.mark.parametrize(
    "name", ["click", "portfolio_builder.wording", "portfolio_builder.pipeline"]
)
def test_ctrl_c_while_the_program_starts_ends_it_with_one_line(root: Path, name: str) -> None:
    done = process("status", root, patch=EARLY.format(name=name), before=can_be_interrupted)
    assert (done.returncode, done.stdout) == (130, b"")
    assert no_traceback(done).strip() == "Gestopt."


READING = """
import os, signal
opened = os.open
def interrupted(path, *how, **more):
    if str(path).endswith(".md"):
        os.kill(os.getpid(), signal.SIGINT)
    return opened(path, *how, **more)
os.open = interrupted
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["status"],
        ["build"],
        ["zip"],
        ["pdf"],
        ["review", "list"],
        ["new", "--title", "A"],
        ["claim", "-c", "G1.2"],
        ["serve", "--no-open"],
    ],
    ids=lambda a: a[0],
)
def test_ctrl_c_ends_every_command_at_once_with_one_line(root: Path, arguments: list[str]) -> None:
    where = root / "bewijzen" / "a.md" if arguments[0] == "claim" else root
    before = tree(root)
    done = process(*arguments, where, patch=READING, before=can_be_interrupted)
    assert (done.returncode, done.stdout) == (130, b"")
    assert no_traceback(done).strip() == "Gestopt."
    assert tree(root) == before


WRITING = """
import os, signal
def interrupted(*_):
    os.kill(os.getpid(), signal.SIGINT)
from portfolio_builder.exchange import pdf, zip
pdf._Ear.emit = zip.pour = interrupted
from portfolio_builder.publish import manifest
manifest.hash_of = interrupted
"""


@pytest.mark.parametrize("command", ["zip", "pdf", "verify"])
def test_ctrl_c_while_it_is_busy_leaves_what_was_there(root: Path, command: str) -> None:
    more = "bijlagen:\n  - ../bijlagen/brief.pdf"
    letter = {"bewijzen/a.md": written(more=more), "bijlagen/brief.pdf": "%PDF-1.4 brief"}
    folder(root, letter)
    process("build", root)
    for made in ("zip", "pdf"):
        process(made, root)
    before = tree(root.parent)
    where = root.with_name("mijn-site") if command == "verify" else root
    done = process(command, where, patch=WRITING, before=can_be_interrupted)
    assert (done.returncode, done.stdout) == (130, b"")
    assert no_traceback(done).strip() == "Gestopt."
    assert tree(root.parent) == before


@pytest.mark.parametrize("arguments", [["new"], ["init"]], ids=lambda a: a[0])
def test_without_any_input_a_question_ends_it_with_one_line(
    root: Path, arguments: list[str]
) -> None:
    where = root if arguments == ["new"] else root.with_name("nieuw")
    done = process(*arguments, where, before=lambda: os.close(0))
    assert done.returncode == 130
    assert no_traceback(done).strip() == "Gestopt. Er is niets bewaard."
    assert not root.with_name("nieuw").exists()


def test_without_any_output_the_status_still_tells(root: Path) -> None:
    done = process("status", root, before=lambda: os.closerange(0, 3))
    assert done.returncode == 0
    done = process("check", root.with_name("nergens"), before=lambda: os.closerange(0, 3))
    assert done.returncode == 2


WAIT = """
import os, sys
from portfolio_builder.publish import sync
sync._all_at_once = lambda folder: False
synced, asked = os.fsync, []
def wait(handle):
    if not asked:
        asked.append(handle)
        sys.stdout.write("busy\\n")
        sys.stdout.flush()
        sys.stdin.readline()
    synced(handle)
os.fsync = wait
"""


def test_a_second_build_of_the_same_site_is_told_to_wait(root: Path) -> None:
    with subprocess.Popen(
        command("build", root, patch=WAIT),
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as first:
        assert first.stdin
        assert first.stdout
        assert first.stdout.readline() == b"busy\n"
        second = process("build", root)
        assert second.returncode == 5
        assert no_traceback(second) == (
            "Deze site wordt op dit moment al gemaakt. Probeer het zo nog eens. "
            f"(proces {first.pid})\n"
        )
        first.communicate(b"\n", timeout=PATIENCE)
        assert first.returncode == 0
    assert process("build", root).returncode == 0


@pytest.mark.parametrize(
    "arguments", [["standard", "list"], ["check", SAMPLE], ["--help"], ["status", SAMPLE]]
)
def test_a_reader_that_stops_early_is_no_mistake(arguments: list[object]) -> None:
    read, write = os.pipe()
    os.close(read)
    done = process(*arguments, stdout=write)
    os.close(write)
    assert no_traceback(done) == ""
    assert done.returncode == 3  # not 1: that would be a finding


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
def test_output_to_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("wb") as disk:
        done = process("status", SAMPLE, stdout=disk.fileno())
    assert done.returncode == 3
    assert no_traceback(done) == "De computer weigerde (de schijf is vol).\n"


@pytest.mark.parametrize(
    "variables",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0"},
    ],
    ids=lambda v: " ".join(f"{k}={x}" for k, x in v.items()),
)
def test_a_terminal_that_does_not_know_every_sign_is_no_mistake(
    root: Path, variables: dict[str, str]
) -> None:
    (root / "bewijzen" / "ü→👩.md").write_text("geen kop", encoding="utf-8")
    for arguments in (["check", root], ["check", "ünïcødé"]):
        done = process(*arguments, variables=variables)
        no_traceback(done)
        assert done.stdout or done.stderr


def test_on_an_old_terminal_a_bar_is_still_a_bar() -> None:
    done = process("status", SAMPLE, variables={"PYTHONIOENCODING": "cp1252"})
    assert b"##########  2 van 2" in done.stdout
    assert b"###====...  2 van 3" in done.stdout


def test_a_name_that_is_no_text_is_no_mistake(root: Path) -> None:
    done = subprocess.run(
        [*command("new", root, "-c", "G1.1", "--title"), b"caf\xe9"],
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    no_traceback(done)
    assert "titel: caf\n" in (root / "bewijzen" / "caf.md").read_text(encoding="utf-8")


def test_hash_seed_folder_time_zone_and_locale_change_no_byte(tmp_path: Path) -> None:
    ways = {
        "een": {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        "twee": {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LC_ALL": "nl_NL.UTF-8"},
    }
    for name, variables in ways.items():
        here = tmp_path / f"vanuit-{name}"
        here.mkdir()
        source = SAMPLE if name == "een" else os.path.relpath(SAMPLE, here)
        done = process("build", source, "-o", tmp_path / name, cwd=here, variables=variables)
        assert done.returncode == 0, no_traceback(done)
    assert tree(tmp_path / "een") == tree(tmp_path / "twee")


def test_the_epoch_of_the_build_is_the_date_of_a_portfolio_without_one(tmp_path: Path) -> None:
    settings = "kandidaat: Noor\nstandaard: sociaal-werker-mbo\n"
    root = folder(tmp_path / "p", {"bewijzen/a.md": written()}, settings=settings)
    dates = {"1788220800": "1 september 2026", "1893456000": "1 januari 2030"}
    for epoch, date in dates.items():
        out = tmp_path / epoch
        process("build", root, "-o", out, variables={"SOURCE_DATE_EPOCH": epoch})
        assert date in (out / "index.html").read_text(encoding="utf-8")


def test_nothing_else_is_written_than_the_site(root: Path, tmp_path: Path) -> None:
    here = tmp_path / "hier"
    here.mkdir()
    for arguments in (["status", root], ["build", root], ["standard", "list"]):
        process(*arguments, cwd=here)
    assert list(here.iterdir()) == []
    assert {p.name for p in tmp_path.iterdir()} == {"hier", "mijn", "mijn-site"}
    assert set(tree(root)) == {"portfolio.yaml", "bewijzen/a.md"}
