"""`portfolio check`: everything there is to mend, all at once. It only reads."""

import sys
from pathlib import Path

import click

from portfolio_builder.cli import language_option
from portfolio_builder.cli.common import (
    examined_folder,
    folder_argument,
    machine_refusals,
    print_findings,
    wording_for,
)
from portfolio_builder.cli.ending import Status
from portfolio_builder.model.finding import Finding
from portfolio_builder.model.rules import Severity
from portfolio_builder.pipeline import has_errors
from portfolio_builder.report import findings_json
from portfolio_builder.wording import DEFAULT_LANGUAGE, Wording


def command(wording: Wording) -> click.Command:
    """Make the command in one language."""
    w = wording.text

    @click.pass_context
    def run(ctx: click.Context, folder: Path, form: str, strict: bool) -> None:
        with machine_refusals(wording):
            examined = examined_folder(folder, wording)
        words = wording_for(examined, ctx.obj or "", wording)
        if form == "json":
            click.echo(findings_json(examined.findings, words))
        else:
            print_findings(examined, words)
            click.echo(words.tally(examined.findings))
            if examined.findings:
                click.echo(_more(examined.findings, words))
        sys.exit(Status.FINDINGS if has_errors(examined.findings, strict=strict) else Status.FINE)

    return click.Command(
        "check",
        callback=run,
        help=w("Check all files and say what to mend, with file and line."),
        short_help=w("Say what there is to mend."),
        options_metavar=w("[OPTIONS]"),
        params=[
            folder_argument(wording),
            click.Option(
                ["--format", "form"],
                type=click.Choice(["text", "json"]),
                default="text",
                help=w("Text to read, or JSON for other programs."),
            ),
            click.Option(["--strict"], is_flag=True, help=w("Warnings count as errors too.")),
            language_option(wording),
        ],
    )


def _more(findings: tuple[Finding, ...], words: Wording) -> str:
    """Say how to read more on the gravest finding, in the words of this portfolio."""
    gravest = min(findings, key=lambda f: list(Severity).index(f.severity))
    language = "" if words.language == DEFAULT_LANGUAGE else f" --lang {words.language}"
    typed = f"portfolio explain {gravest.code}{language}"
    return words.text("More on a finding, with an example: {command}", command=typed)
