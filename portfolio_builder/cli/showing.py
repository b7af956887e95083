"""Progress on the error stream, of what takes more than a second: a bar on a terminal, else lines.

The output itself stays as it is for whoever reads it, and `PORTFOLIO_PROGRESS=no` leaves this out.
"""

import contextlib
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any, Self, TextIO

import click

from portfolio_builder.progress import Phase
from portfolio_builder.wording import N_, Wording

_AFTER = 1.0  # seconds before anything is said
_EVERY = 5.0  # seconds between two lines where there is no terminal
_TELLING = 0.5  # seconds of work after which a rate says something
_LONGEST, _SHORTEST = 36, 4  # signs in a bar
_AROUND = "  []  "  # what stands around it

_NAMES = {
    Phase.COMPARE: N_("Comparing files"),
    Phase.READ: N_("Reading"),
    Phase.FILES: N_("Looking at attachments and links"),
    Phase.ASSESS: N_("Weighing the evidence"),
    Phase.PAGES: N_("Making pages"),
    Phase.PUBLISH: N_("Writing"),
    Phase.PACK: N_("Packing"),
    Phase.LAY_OUT: N_("Laying out the pages of the PDF"),
}


class Shown:
    """Shows what it hears, while it is entered; it is the `Progress` of a command."""

    def __init__(
        self,
        wording: Wording,
        *,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin to count time; `clock` gives seconds."""
        self._wording, self._clock = wording, clock
        self._stream = stream or sys.stderr
        self._unwanted = os.environ.get("PORTFOLIO_PROGRESS") == "no"
        self._began = self._said = clock()
        self._phase: Phase | None = None
        # When a phase was first heard of, and how many were done then: what went before it, such as
        # starting processes, says nothing of how fast the rest will go.
        self._first, self._first_done = self._began, 0
        self._bar: Any = None  # click's own type of it is not public
        self._done = self._total = 0
        self._where = ""

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: object, __: TracebackType | None
    ) -> None:
        """End the bar, so that what follows begins on a line of its own."""
        self._end_bar()

    def __call__(self, phase: Phase, done: int, total: int) -> None:
        """Hear how far it is, and show it when it is worth it."""
        now = self._clock()
        if phase is not self._phase:
            self._end_bar()
            self._phase, self._first, self._first_done, self._done = phase, now, done, 0
        if self._unwanted or now - self._began < _AFTER:
            return
        if self._stream.isatty():
            self._show_bar(done, total)
        elif now - self._said >= (_EVERY if self._said > self._began else _AFTER):
            self._said = now
            self._show_line(done, total, now)

    def _show_bar(self, done: int, total: int) -> None:
        more, self._done, self._total = done - self._done, done, total
        if self._bar is not None:
            self._fit()
            self._bar.update(more)
            return
        self._bar = click.progressbar(
            None if total else _nobody_knows(),
            length=total or None,
            file=self._stream,
            show_percent=False,
            show_eta=False,
            item_show_func=lambda _: self._where,
        )
        self._bar.pos = done
        self._fit()
        self._bar.__enter__()

    def _fit(self) -> None:
        """Leave out of a bar what would not fit on one line: it is written over and over there."""
        name, counted = self._name(), self._counted()
        room = self._columns() - 1 - len(_AROUND)  # the last column begins a new line somewhere
        where = f"{counted}  {self._rate(self._clock())}".strip()
        if room < len(name) + _SHORTEST + len(where):
            where = counted
        if room < len(name) + _SHORTEST + len(where):
            name = ""
        self._where, self._bar.label = where, name
        self._bar.width = max(0, min(_LONGEST, room - len(name) - len(where)))

    def _columns(self) -> int:
        columns = 0
        with contextlib.suppress(OSError, ValueError):  # it only says that it is a terminal
            columns = os.get_terminal_size(self._stream.fileno()).columns
        return columns or shutil.get_terminal_size().columns

    def _show_line(self, done: int, total: int, now: float) -> None:
        self._done = done
        text, number = self._wording.text, self._wording.number
        what = self._name()
        if total:
            what = text(
                "{what}: {done} of {total}", what=what, done=number(done), total=number(total)
            )
        elif done:
            what = text("{what}: {done}", what=what, done=number(done))
        click.echo(f"{what} {self._rate(now)}".rstrip(), file=self._stream)

    def _name(self) -> str:
        return self._wording.text(_NAMES[self._phase]) if self._phase else ""

    def _counted(self) -> str:
        """Say how many are done, and of how many if anybody knows.

        click would write the numbers without the points or commas of the language.
        """
        number = self._wording.number
        if self._total:
            return f"{number(self._done)}/{number(self._total)}"
        return number(self._done) if self._done else ""

    def _rate(self, now: float) -> str:
        took = now - self._first
        if took < _TELLING:
            return ""
        rate = round((self._done - self._first_done) / took)
        if not rate:
            return ""
        return self._wording.text("({rate} a second)", rate=self._wording.number(rate))

    def _end_bar(self) -> None:
        if self._bar is not None:
            with contextlib.suppress(OSError):
                self._bar.__exit__(None, None, None)
            self._bar = None


def _nobody_knows() -> Iterator[None]:
    """Be a length that nobody knows: click's bar then goes to and fro."""
    yield
