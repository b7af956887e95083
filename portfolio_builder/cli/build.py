"""`portfolio build`: make the site. It reads the portfolio and writes only the output folder."""

import sys
from pathlib import Path

import click

from portfolio_builder import resources
from portfolio_builder.cli import language_option
from portfolio_builder.cli.common import (
    examined_folder,
    folder_argument,
    machine_refusals,
    print_findings,
    wording_for,
)
from portfolio_builder.cli.ending import Status
from portfolio_builder.pipeline import NotExamined, build, has_errors
from portfolio_builder.report.terminal import plain
from portfolio_builder.wording import Wording


def command(wording: Wording) -> click.Command:
    """Make the command in one language."""
    w = wording.text

    @click.pass_context
    def run(
        ctx: click.Context, folder: Path, output: Path | None, theme: Path | None, strict: bool
    ) -> None:
        with machine_refusals(wording):
            examined = examined_folder(folder, wording)
        words = wording_for(examined, ctx.obj or "", wording)
        if isinstance(examined, NotExamined):
            print_findings(examined, words)
            sys.exit(Status.FINDINGS)
        target = output or default_output(folder)
        themes = (theme,) if theme else ()
        with machine_refusals(words):
            published = build(
                examined,
                target,
                wording=words,
                templates=(*themes, resources.templates_dir()),
            )
        print_findings(examined, words)
        assessment = examined.assessment
        click.echo(words.tally(examined.findings))
        click.echo(
            words.text(
                "{met} of {total} claimed and supported, needed: {required}.",
                met=assessment.met,
                total=assessment.total,
                required=assessment.required,
            )
        )
        for path in published.kept:
            click.echo(words.text("Kept, for it is not of this program: {path}", path=plain(path)))
        click.echo(
            words.plural("{n} file written.", "{n} files written.", published.files)
            + " "
            + words.text("Open: {path}", path=plain(str((target / "index.html").resolve())))
        )
        sys.exit(Status.FINDINGS if has_errors(examined.findings, strict=strict) else Status.FINE)

    return click.Command(
        "build",
        callback=run,
        help=w("Make the portfolio site, a folder that opens without internet."),
        short_help=w("Make the site for your assessor."),
        options_metavar=w("[OPTIONS]"),
        params=[
            folder_argument(wording),
            click.Option(
                ["-o", "--output"],
                type=click.Path(path_type=Path),
                metavar=w("FOLDER"),
                help=w("Where the site goes (default: beside the portfolio, with -site)."),
            ),
            click.Option(
                ["--theme"],
                type=click.Path(path_type=Path, exists=True, file_okay=False),
                metavar=w("FOLDER"),
                help=w("A folder with templates of your own."),
            ),
            click.Option(["--strict"], is_flag=True, help=w("Warnings count as errors too.")),
            language_option(wording),
        ],
    )


def default_output(folder: Path) -> Path:
    """Return the folder beside the portfolio, so that output and source never overlap."""
    root = folder.resolve()
    return root.with_name(f"{root.name}-site") if root.name else root / "site"
