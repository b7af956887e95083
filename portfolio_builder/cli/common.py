"""What the commands share: the statuses, reading a folder, wording it in the right language."""

import contextlib
import datetime
import os
import sys
from collections.abc import Iterator, Sequence
from enum import IntEnum
from pathlib import Path
from typing import NoReturn

import click

from portfolio_builder import resources
from portfolio_builder.model.finding import Finding
from portfolio_builder.model.place import Place
from portfolio_builder.pipeline import Examined, NotExamined, examine
from portfolio_builder.publish.folder import Locked, Refused, WriteFailure
from portfolio_builder.publish.render import BadTemplateError
from portfolio_builder.read.source import ReadFailure, read_line
from portfolio_builder.report import findings_text, plain
from portfolio_builder.wording import LANGUAGES, Wording, load


class Status(IntEnum):
    """How the program ends."""

    FINE = 0
    FINDINGS = 1
    USAGE = 2
    MACHINE = 3
    REFUSED = 4
    LOCKED = 5


def folder_argument() -> click.Argument:
    """Make the argument for the portfolio folder; the current folder when it is not given."""
    return click.Argument(["folder"], type=click.Path(path_type=Path), default=Path())


def today() -> datetime.date:
    """Return `SOURCE_DATE_EPOCH` as a date (seconds since 1970, UTC), or else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC).date()
    return datetime.datetime.now(tz=datetime.UTC).astimezone().date()


def examined_folder(folder: Path, wording: Wording) -> Examined | NotExamined:
    """Read and assess a folder; end the program when it is no folder."""
    if not folder.is_dir():
        stop(
            wording.text("'{folder}' is not a folder.", folder=plain(str(folder))),
            status=Status.USAGE,
        )
    return examine(folder, standards=resources.standards_dir(), today=today())


def wording_for(examined: Examined | NotExamined, asked: str, wording: Wording) -> Wording:
    """Return the wording in the language that was asked for, else in the portfolio's."""
    if asked in LANGUAGES:
        return wording
    match examined:
        case Examined(portfolio=portfolio):
            return load(portfolio.settings.language, resources.locale_dir())
        case NotExamined(settings=settings):
            return load(settings.language, resources.locale_dir()) if settings else wording


def print_findings(examined: Examined | NotExamined, wording: Wording) -> None:
    """Print every finding of a portfolio with its line."""
    print_found(examined.findings, examined.root, wording)


def print_found(findings: Sequence[Finding], root: Path, wording: Wording) -> None:
    """Print findings, each with its line in a file below `root`."""

    def line(place: Place) -> str:
        return read_line(root, place.file, place.line)

    if findings:
        click.echo(findings_text(findings, wording, line))
        click.echo()


def stop(sentence: str, *, status: Status) -> NoReturn:
    """Print one sentence on the error stream and end the program."""
    click.echo(sentence, err=True)
    sys.exit(status)


@contextlib.contextmanager
def machine_refusals(wording: Wording) -> Iterator[None]:
    """End the program with its own status and one sentence when disk, rights or a lock refuse."""
    w = wording.text
    try:
        yield
    except ReadFailure as failure:
        stop(
            w(
                "'{path}' cannot be read ({reason}). Nothing was published.",
                path=plain(failure.path),
                reason=plain(failure.reason),
            ),
            status=Status.MACHINE,
        )
    except WriteFailure as failure:
        stop(
            w(
                "The site cannot be written to '{path}' ({reason}). What was there is unchanged.",
                path=plain(failure.path),
                reason=plain(failure.reason),
            ),
            status=Status.MACHINE,
        )
    except BadTemplateError as bad:
        stop(
            w(
                "The template '{template}' cannot be used (line {line}): {problem}",
                template=plain(bad.template),
                line=bad.line,
                problem=plain(bad.problem),
            ),
            status=Status.FINDINGS,
        )
    except Refused as refused:
        stop(refused.sentence(wording), status=Status.REFUSED)
    except Locked as held:
        sentence = w("Another run is writing this site right now. Try again in a moment.")
        by = w("(process {number})", number=held.holder) if held.holder else ""
        stop(f"{sentence} {by}".rstrip(), status=Status.LOCKED)
