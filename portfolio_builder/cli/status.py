"""`portfolio status`: how far the portfolio is, on one screen. It only reads."""

import contextlib
import difflib
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import click

from portfolio_builder.cli import language_option
from portfolio_builder.cli.common import (
    examined_folder,
    folder_argument,
    machine_refusals,
    print_findings,
    shown,
    wording_for,
)
from portfolio_builder.cli.ending import Status, stop
from portfolio_builder.cli.painting import paint
from portfolio_builder.examined import Examined, NotExamined, has_errors
from portfolio_builder.report.machine import findings_json, status_json
from portfolio_builder.report.status import status_text, steps_text, without_text
from portfolio_builder.report.terminal import plain
from portfolio_builder.wording import Wording
from portfolio_builder.wording.weighing import Weighing

# The lines of a terminal on Windows, and those above how it stands.
_SCREEN, _HEAD = 30, 3
# So many steps are enough to begin with; all of them are many screens.
_FIRST = 5


def command(wording: Wording) -> click.Command:
    """Make the command in one language."""
    w = wording.text

    @click.pass_context
    def run(
        ctx: click.Context,
        folder: Path,
        gone: tuple[str, ...],
        steps: bool,
        all_steps: bool,
        form: str,
        require_complete: bool,
    ) -> None:
        with machine_refusals(wording):
            examined = examined_folder(folder, wording)
        words = wording_for(examined, ctx.obj or "", wording)
        if isinstance(examined, NotExamined):
            if form == "json":
                click.echo(findings_json(examined.findings, words, examined))
            else:
                print_findings(examined, words)
            sys.exit(Status.FINDINGS)
        incomplete = require_complete and not examined.assessment.reached
        failed = has_errors(examined.findings) or incomplete
        most = None if all_steps else _FIRST if steps else 0
        _show(examined, folder, words, gone=gone, steps=most, form=form)
        sys.exit(Status.FINDINGS if failed else Status.FINE)

    return click.Command(
        "status",
        callback=run,
        help=w("Show how far you are: the count, by cluster, and what is missing."),
        short_help=w("Show how far you are."),
        options_metavar=w("[OPTIONS]"),
        params=[
            folder_argument(wording),
            click.Option(
                ["--without", "gone"],
                multiple=True,
                metavar=w("FILE"),
                help=w("What is left without this evidence? May be given more than once."),
            ),
            click.Option(["--steps"], is_flag=True, help=w("The steps to begin with.")),
            click.Option(["--all-steps"], is_flag=True, help=w("Every next step, in order.")),
            click.Option(
                ["--format", "form"],
                type=click.Choice(["text", "json"]),
                default="text",
                help=w("Text to read, or JSON for other programs."),
            ),
            click.Option(
                ["--require-complete"],
                is_flag=True,
                help=w("End with status 1 when the count is not reached yet."),
            ),
            language_option(wording),
        ],
    )


def _show(
    examined: Examined,
    folder: Path,
    words: Wording,
    *,
    gone: tuple[str, ...],
    steps: int | None,
    form: str,
) -> None:
    """Print what was asked for: the whole screen, one question about it, or all of it as JSON.

    `steps` is how many of them are asked for: 0 is none, `None` is all.
    """
    paths = tuple(_meant(name, examined, words) for name in gone)
    # Here, so that help does not load all that makes a site.
    from portfolio_builder.pipeline import without

    left = without(examined, paths) if paths else examined
    weighing = Weighing(words, examined.portfolio, examined.standard, examined.procedure)
    if form == "json":
        click.echo(status_json(left, weighing))
    elif paths:
        click.echo(without_text(examined.assessment, left.assessment, weighing, paths))
    elif steps == 0:
        _show_all(examined, folder, weighing)
    else:
        _show_steps(examined, folder, weighing, most=steps)


def _show_steps(examined: Examined, folder: Path, weighing: Weighing, *, most: int | None) -> None:
    click.echo(steps_text(examined.assessment, weighing, most=most, paint=paint))
    steps = examined.assessment.steps
    if left := len(steps) - len(steps[:most]):
        more = weighing.wording.plural(
            "Then there is {n} more step. All of them:",
            "Then there are {n} more steps. All of them:",
            left,
        )
        click.echo(f"\n{more} portfolio status{shown(folder)} --all-steps")


def _show_all(examined: Examined, folder: Path, weighing: Weighing) -> None:
    words = weighing.wording
    head = words.text(
        "{candidate}, reference date {date}",
        candidate=plain(examined.portfolio.settings.candidate),
        date=words.date(examined.reference_date),
    )
    after = list(_what_next(examined, folder, words))
    room = _SCREEN - _HEAD - len(after)
    click.echo(f"{head}\n{plain(examined.standard.title)}\n")
    said = status_text(examined.assessment, weighing, examined.findings, paint=paint, lines=room)
    click.echo("\n".join([said, *after]))


def _meant(name: str, examined: Examined, words: Wording) -> str:
    """Return the path of the evidence that is meant: by its path, its name or its title."""
    pieces = examined.portfolio.evidence_by_path
    with contextlib.suppress(ValueError):
        inside = Path(name).resolve().relative_to(examined.root.resolve()).as_posix()
        if inside in pieces:
            return inside
    wanted = name.casefold().removesuffix(".md")
    names = {path: PurePosixPath(path).stem.casefold() for path in pieces}
    found = [
        path
        for path, piece in pieces.items()
        if wanted in {path.casefold().removesuffix(".md"), names[path], piece.title.casefold()}
    ]
    if len(found) != 1:
        near = difflib.get_close_matches(wanted, names.values(), n=1)
        hint = words.text("Did you mean {nearest}?", nearest=near[0]) if near else ""
        said = words.text("there is no evidence '{name}'", name=plain(name))
        stop(f"{said}. {hint}".rstrip(), status=Status.USAGE)
    return found[0]


def _what_next(examined: Examined, folder: Path, words: Wording) -> Iterator[str]:
    """Yield which commands come next; none when nothing is left to do."""
    here, assessment = shown(folder), examined.assessment
    if not assessment.evidence:
        yield words.text("Start your first piece of evidence:") + f" portfolio new{here}"
        return
    if examined.findings:
        yield words.text("See what there is to mend:") + f" portfolio check{here}"
    if not any(e.counts for e in assessment.evidence):
        if not examined.findings:
            yield words.text("Is a draft done? Remove the line that says so, and it counts.")
    elif assessment.steps:
        yield words.text("What to do next:") + f" portfolio status{here} --steps"
