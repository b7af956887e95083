"""What the commands share: reading a folder, wording it in the right language, refusals."""

import contextlib
import datetime
import functools
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click
from platformdirs import user_cache_path

from portfolio_builder import resources
from portfolio_builder.cli.ending import Status, stop
from portfolio_builder.cli.nearby import other_folder
from portfolio_builder.cli.painting import paint
from portfolio_builder.cli.paths import PathArgument, no_folder
from portfolio_builder.cli.showing import Shown
from portfolio_builder.examined import Count, Examined, NotExamined, Unchanged
from portfolio_builder.memory.memo import NO_MEMO, Memo
from portfolio_builder.memory.state import program_state
from portfolio_builder.memory.store import Store, store_file
from portfolio_builder.model.finding import Finding
from portfolio_builder.model.place import Place
from portfolio_builder.publish.lock import Locked
from portfolio_builder.publish.published import BadTemplateError, Refused, WriteFailure
from portfolio_builder.read.source import ReadFailure, read_text
from portfolio_builder.report.findings import findings_text
from portfolio_builder.report.refusals import REFUSALS, Refusal, refusal
from portfolio_builder.report.terminal import plain
from portfolio_builder.wording import LANGUAGES, Wording, load


def folder_argument(wording: Wording) -> click.Argument:
    """Make the argument for the portfolio folder; the current folder when it is not given."""
    return PathArgument(
        "folder",
        wording,
        type=click.Path(path_type=Path),
        default=Path(),
        metavar="[" + wording.text("FOLDER") + "]",
        help=wording.text("Your portfolio folder (without it: the folder you are in)."),
    )


def today(wording: Wording) -> datetime.date:
    """Return `SOURCE_DATE_EPOCH` as a date (seconds since 1970, UTC), or else today.

    An epoch that is no date ends the program: today in its place would not be the same bytes.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    try:
        return datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        stop(
            wording.text(
                "SOURCE_DATE_EPOCH is '{epoch}', and should be a number of seconds since 1970.",
                epoch=plain(epoch),
            ),
            status=Status.USAGE,
        )


def shown(folder: Path) -> str:
    """Return a folder as it is typed after a command, with a blank before it; empty when here."""
    text = plain(str(folder))
    if text == ".":
        return ""
    simple = all(c.isalnum() or c in "/\\._-:~" for c in text)
    return f" {text}" if simple else f' "{text}"'


def examined_folder(
    folder: Path,
    wording: Wording,
    memo: Memo = NO_MEMO,
    *,
    meanwhile: Callable[[], object] | None = None,
) -> Examined | NotExamined:
    """Read and assess a folder, and show how far it is; end the program when it is no folder.

    `meanwhile` is done while other processes read, if they do.
    """
    must_be_a_folder(folder, wording)
    # Here, so that a run which finds nothing new does not load all that reads and assesses.
    from portfolio_builder.pipeline import examine

    with Shown(wording) as progress:
        return examine(
            folder,
            standards=resources.standards_dir(),
            today=today(wording),
            memo=memo,
            meanwhile=meanwhile,
            progress=progress,
        )


@contextlib.contextmanager
def memory(folder: Path, wording: Wording, *, use: bool) -> Iterator[Memo]:
    """Give what earlier runs on this folder remember; nothing unless `use`."""
    must_be_a_folder(folder, wording)
    if use:
        caches = user_cache_path("portfolio-builder", appauthor=False)
        with Store(store_file(caches, folder), program_state()) as store:
            yield store
    else:
        yield NO_MEMO


def must_be_a_folder(folder: Path, wording: Wording) -> None:
    """End the program when there is no such folder, and say which one may be meant."""
    if not folder.is_dir():
        stop(no_folder(folder, wording), status=Status.USAGE)


def no_cache_option(wording: Wording) -> click.Option:
    """Make the option `--no-cache`."""
    return click.Option(
        ["--no-cache"],
        is_flag=True,
        help=wording.text("Do everything anew, and remember nothing for the next time."),
    )


def wording_for(
    examined: Examined | NotExamined | Unchanged, asked: str, wording: Wording
) -> Wording:
    """Return the wording in the language that was asked for, else in the portfolio's."""
    if asked in LANGUAGES or not examined.language:
        return wording
    return load(examined.language, resources.locale_dir())


def wording_in(folder: Path, asked: str, wording: Wording) -> Wording:
    """Return the wording in the language that was asked for, else that of a folder's portfolio."""
    if asked in LANGUAGES:
        return wording
    # Here, so that a run which finds nothing new does not load all that reads.
    from portfolio_builder.read.folder import Folder
    from portfolio_builder.read.portfolio import read_settings

    try:
        settings, _ = read_settings(Folder(folder))
    except ReadFailure:
        settings = None
    return load(settings.language, resources.locale_dir()) if settings else wording


def print_findings(examined: Examined | NotExamined | Unchanged, wording: Wording) -> None:
    """Print every finding of a portfolio with its line, and where it is when it is not here."""
    print_found(examined.findings, examined.root, wording)
    if said := other_folder(examined.findings, examined.root, wording):
        click.echo(f"{said}\n")


def print_drafts(count: Count, wording: Wording) -> None:
    """Say how many drafts there are, and how they come to count; nothing when there are none."""
    if count.drafts:
        click.echo(
            wording.plural(
                "{n} draft does not count yet. Done? Then remove the line that says draft.",
                "{n} drafts do not count yet. Done? Then remove the line that says draft.",
                count.drafts,
            )
        )


def print_found(
    findings: Sequence[Finding],
    root: Path,
    wording: Wording,
    *,
    by_code: bool = False,
    private: Sequence[Finding] = (),
) -> None:
    """Print findings, each with its line in a file below `root`; those of a code together.

    `private` are others, not printed, which tell what is masked on the lines.
    """

    @functools.lru_cache(maxsize=1)  # findings come by file, so each is read once and one is kept
    def lines(path: str) -> list[str]:
        with contextlib.suppress(ReadFailure):
            text, _ = read_text(root, path)
            return (text or "").split("\n")
        return []

    def line(place: Place) -> str:
        if not place.line:
            return ""
        here = lines(place.file)
        return here[place.line - 1] if place.line <= len(here) else ""

    if findings:
        text = findings_text(
            findings,
            wording,
            line,
            by_code=by_code,
            paint=paint,
            folder=shown(root),
            private=private,
        )
        click.echo(text)
        click.echo()


@contextlib.contextmanager
def machine_refusals(wording: Wording) -> Iterator[None]:
    """End the program with its own status and one sentence when disk, rights or a lock refuse."""
    try:
        yield
    except REFUSALS as refused:
        stop(refusal(refused, wording), status=_status(refused))


def _status(refused: Refusal) -> Status:
    match refused:
        case ReadFailure() | WriteFailure():
            return Status.MACHINE
        case BadTemplateError():
            return Status.FINDINGS
        case Refused():
            return Status.REFUSED
        case Locked():
            return Status.LOCKED
