"""What the commands share that make something for the assessor: options, and how they go."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import click

from portfolio_builder import resources
from portfolio_builder.cli import language_option
from portfolio_builder.cli.common import (
    examined_folder,
    folder_argument,
    machine_refusals,
    print_drafts,
    print_findings,
    wording_for,
)
from portfolio_builder.cli.ending import Status
from portfolio_builder.cli.showing import Shown
from portfolio_builder.examined import Count, Examined, NotExamined, Unchanged, has_errors
from portfolio_builder.progress import Progress
from portfolio_builder.publish.place import real
from portfolio_builder.report.terminal import plain
from portfolio_builder.wording import Wording


def make_from(
    folder: Path,
    wording: Wording,
    *,
    language: str,
    strict: bool,
    make: Callable[[Examined, Wording, Progress], str],
) -> NoReturn:
    """Examine a folder, make something of it, print what is found and what `make` says, and exit.

    `make` tells how far it is, and that is shown. `language` is the one that was asked for;
    `strict` lets warnings count as errors.
    """
    with machine_refusals(wording):
        examined = examined_folder(folder, wording)
    words = wording_for(examined, language, wording)
    if isinstance(examined, NotExamined):
        print_findings(examined, words)
        click.echo(words.text("Nothing was made."))
        sys.exit(Status.FINDINGS)
    with machine_refusals(words), Shown(words) as progress:
        said = make(examined, words, progress)
    print_outcome(examined, examined.count, words)
    click.echo(said)
    sys.exit(Status.FINDINGS if has_errors(examined.findings, strict=strict) else Status.FINE)


def print_outcome(examined: Examined | Unchanged, count: Count, words: Wording) -> None:
    """Print the findings, how many there are of each, the count, and what is left out of it."""
    print_findings(examined, words)
    click.echo(words.tally(examined.findings))
    click.echo(
        words.text(
            "{met} of {total} claimed and supported, needed: {required}.",
            met=count.met,
            total=count.total,
            required=count.required,
        )
    )
    print_drafts(count, words)


def parameters(wording: Wording, metavar: str, text: str) -> list[click.Parameter]:
    """Make the folder and the options that they all have.

    `metavar` and `text` are of the option that says where it goes; both are worded already.
    """
    return [
        folder_argument(wording),
        _output_option(metavar, text),
        theme_option(wording),
        _strict_option(wording),
        language_option(wording),
    ]


def templates(theme: Path | None) -> tuple[Path, ...]:
    """Return the folders of templates; the first wins."""
    return (*([theme] if theme else []), resources.templates_dir())


def beside(folder: Path, ending: str) -> Path:
    """Return a path beside the portfolio, so that output and source never overlap."""
    root = real(folder)
    return root.with_name(root.name + ending) if root.name else root / ending.lstrip("-.")


def _output_option(metavar: str, text: str) -> click.Option:
    kind = click.Path(path_type=Path)
    return click.Option(["-o", "--output"], type=kind, metavar=metavar, help=text)


def theme_option(wording: Wording) -> click.Option:
    """Make the option `--theme`; a folder that would change nothing is a slip, and refused."""

    def read(ctx: click.Context, option: click.Parameter, theme: Path | None) -> Path | None:
        if theme is None or ctx.resilient_parsing:
            return theme
        # Here, so that a run without a theme does not load it.
        from portfolio_builder.publish.theme import changes_something

        if not changes_something(theme, resources.templates_dir()):
            said = wording.text(
                "Nothing in folder '{folder}' changes the site. A theme has templates with the "
                "name of a built-in one, or files in 'assets', 'pages' or 'scripts'.",
                folder=plain(str(theme)),
            )
            raise click.BadParameter(said, ctx, option)
        return theme

    return click.Option(
        ["--theme"],
        callback=read,
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        metavar=wording.text("FOLDER"),
        help=wording.text("A folder with templates of your own."),
    )


def _strict_option(wording: Wording) -> click.Option:
    text = wording.text("Warnings count as errors too.")
    return click.Option(["--strict"], is_flag=True, help=text)
