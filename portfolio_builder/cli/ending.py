"""How the program ends: its statuses, and one sentence on the error stream."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from enum import IntEnum
from typing import NoReturn

import click

from portfolio_builder.report.terminal import plain
from portfolio_builder.wording import Wording


class Status(IntEnum):
    """How the program ends."""

    FINE = 0
    FINDINGS = 1
    USAGE = 2
    MACHINE = 3
    REFUSED = 4
    LOCKED = 5
    INTERRUPTED = 130


def stop(sentence: str, *, status: Status) -> NoReturn:
    """Print one sentence on the error stream and end the program."""
    click.echo(sentence, err=True)
    sys.exit(status)


def stop_refused(error: OSError, wording: Wording, *, path: str = "") -> NoReturn:
    """End the program because the machine refused something; `path` when the error has none."""
    reason = plain(wording.text(error.strerror or type(error).__name__))
    named = plain(str(error.filename or path))
    if named:
        sentence = wording.text("'{path}' cannot be used ({reason}).", path=named, reason=reason)
    else:
        sentence = wording.text("The machine refused ({reason}).", reason=reason)
    stop(sentence, status=Status.MACHINE)


@contextlib.contextmanager
def unheard() -> Iterator[None]:
    """End the program without a word when nobody reads its output any more (`… | head`)."""
    try:
        yield
    except OSError as error:
        if error.errno != errno.EPIPE:
            raise
        say_no_more()
        sys.exit(Status.MACHINE)


def say_no_more() -> None:
    """Drop what is left to write to the output: Python itself still tries that when it ends."""
    with contextlib.suppress(OSError, ValueError):  # a test's output has no handle
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
