"""Ways to run the command: inside the test, as a process of its own, and in a terminal."""

import fcntl
import os
import pty
import resource
import select
import signal
import subprocess
import sys
import termios
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from click.testing import CliRunner, Result

from portfolio_builder import resources
from portfolio_builder.cli import language_of, program
from portfolio_builder.wording import DEFAULT_LANGUAGE, load

# The first of September 2026, so that no test depends on today.
EPOCH = "1788220800"
PATIENCE = 60  # seconds: only a test that fails waits so long


def portfolio(
    *arguments: object, typed: str = "", epoch: str = EPOCH, progress: str = "no"
) -> Result:
    """Run the command inside this process; `typed` is what somebody types."""
    given = [str(a) for a in arguments]
    language = language_of(given)
    wording = load(language or DEFAULT_LANGUAGE, resources.locale_dir())
    variables = {"SOURCE_DATE_EPOCH": epoch, "PORTFOLIO_PROGRESS": progress}
    runner = CliRunner(env=variables, catch_exceptions=False)
    return runner.invoke(program(wording), given, input=typed, obj=language, prog_name="portfolio")


def command(*arguments: object, patch: str = "") -> list[str]:
    """Return the command line of a process; `patch` is code that runs in it first."""
    given = [str(a) for a in arguments]
    if not patch:
        return [sys.executable, "-m", "portfolio_builder", *given]
    run = "runpy.run_module('portfolio_builder', run_name='__main__', alter_sys=True)"
    code = f"{patch}\nimport runpy\n{run}"
    return [sys.executable, "-c", code, *given]


def environment(**more: str) -> dict[str, str]:
    """Return a bare environment, so that no test depends on somebody's settings."""
    return {
        "PATH": os.environ["PATH"],
        "SOURCE_DATE_EPOCH": EPOCH,
        "PORTFOLIO_PROGRESS": "no",  # no test depends on how fast a machine is
        "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"],
        **more,
    }


def process(
    *arguments: object,
    patch: str = "",
    cwd: Path | None = None,
    stdout: int = subprocess.PIPE,
    before: Callable[[], None] | None = None,
    variables: Mapping[str, str] = MappingProxyType({}),
) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process with more variables in its environment."""
    return subprocess.run(
        command(*arguments, patch=patch),
        cwd=cwd,
        env=environment(**variables),
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        timeout=PATIENCE,
        preexec_fn=before,
        check=False,
    )


def with_little_room(*arguments: object, patch: str = "") -> subprocess.CompletedProcess[bytes]:
    """Run the command where the system refuses files of more than 2,000 bytes, as a full disk does.

    Python takes a module of which half was written for a whole one, so it writes none.
    """

    def little() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    kept = {"PYTHONDONTWRITEBYTECODE": "1"}
    return process(*arguments, patch=patch, before=little, variables=kept)


def can_be_interrupted() -> None:
    """Undo that a shell starts what runs in its background deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """The command in a terminal of its own: what it shows is read, what is typed is sent."""

    def __init__(self, *arguments: object, cwd: Path) -> None:
        """Start the command."""
        self._mine, theirs = pty.openpty()

        def take_terminal() -> None:
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            can_be_interrupted()

        self._process = subprocess.Popen(
            command(*arguments),
            cwd=cwd,
            env=environment(TERM="dumb", COLUMNS="80"),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=take_terminal,
        )
        os.close(theirs)
        self.screen = ""

    def answer(self, question: str, typed: str) -> None:
        """Wait for a question and type the answer."""
        self._read(lambda: self.screen.rstrip(" ").endswith(question))
        os.write(self._mine, typed.encode())

    def interrupt(self, question: str) -> None:
        """Wait for a question and press Ctrl-C.

        Pressed in the moment between the question and the reading of the answer it is noted, and
        heard only with the next key: so it is pressed once more when nothing comes of it.
        """
        self._read(lambda: self.screen.rstrip(" ").endswith(question))
        os.write(self._mine, b"\x03")
        try:
            self._process.wait(PATIENCE / 6)
        except subprocess.TimeoutExpired:
            os.write(self._mine, b"\x03")

    def end(self) -> int:
        """Wait for the end and return the status."""
        self._read(lambda: False)
        os.close(self._mine)
        return self._process.wait(PATIENCE)

    def _read(self, enough: Callable[[], bool]) -> None:
        while not enough():
            ready: Sequence[int] = select.select([self._mine], [], [], PATIENCE)[0]
            if not ready:
                self._process.kill()
                self._process.wait()
                raise AssertionError(f"nothing more came after:\n{self.screen}")
            try:
                data = os.read(self._mine, 4096)
            except OSError:  # the other side of the terminal is gone
                return
            if not data:
                return
            self.screen += data.decode(errors="replace").replace("\r\n", "\n")
