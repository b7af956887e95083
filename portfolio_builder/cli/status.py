"""`portfolio status`: how far the portfolio is, on one screen. It only reads."""

import sys
from pathlib import Path

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
from portfolio_builder.cli.ending import Status
from portfolio_builder.pipeline import Examined, NotExamined, has_errors
from portfolio_builder.report import plain, status_text
from portfolio_builder.wording import Wording


def command(wording: Wording) -> click.Command:
    """Make the command in one language."""
    w = wording.text

    @click.pass_context
    def run(ctx: click.Context, folder: Path, require_complete: bool) -> None:
        with machine_refusals(wording):
            examined = examined_folder(folder, wording)
        words = wording_for(examined, ctx.obj or "", wording)
        if isinstance(examined, NotExamined):
            print_findings(examined, words)
            sys.exit(Status.FINDINGS)
        head = words.text(
            "{candidate}, reference date {date}",
            candidate=plain(examined.portfolio.settings.candidate),
            date=words.date(examined.reference_date),
        )
        click.echo(f"{head}\n{plain(examined.standard.title)}\n")
        click.echo(status_text(examined.assessment, examined.standard, examined.findings, words))
        if step := _next_step(examined, folder, words):
            click.echo(step)
        incomplete = require_complete and not examined.assessment.reached
        failed = has_errors(examined.findings) or incomplete
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
                ["--require-complete"],
                is_flag=True,
                help=w("End with status 1 when the count is not reached yet."),
            ),
            language_option(wording),
        ],
    )


def _next_step(examined: Examined, folder: Path, words: Wording) -> str:
    """Say which command comes next, or nothing when there is nothing to mend."""
    if not examined.assessment.evidence:
        return words.text("Start your first piece of evidence:") + f" portfolio new{shown(folder)}"
    if examined.findings:
        return words.text("See what there is to mend:") + f" portfolio check{shown(folder)}"
    if not any(e.counts for e in examined.assessment.evidence):
        return words.text("Is a draft done? Remove the line that says so, and it counts.")
    return ""
