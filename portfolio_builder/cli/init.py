"""`portfolio init`: start a portfolio that works. It never writes over anything."""

import sys
from pathlib import Path

import click

from portfolio_builder import resources
from portfolio_builder.authoring import AlreadyThere, new_portfolio, put_down
from portfolio_builder.cli import language_option
from portfolio_builder.cli.common import Status, stop, today
from portfolio_builder.read.shelf import STANDARD_FILE, shipped
from portfolio_builder.read.standard import read_standard
from portfolio_builder.report import plain
from portfolio_builder.schema import schemas
from portfolio_builder.wording import DEFAULT_LANGUAGE, LANGUAGES, Wording, load


def command(wording: Wording) -> click.Command:
    """Make the command in one language."""
    w = wording.text

    @click.pass_context
    def run(
        ctx: click.Context, folder: Path, name: str | None, language: str | None, standard: str
    ) -> None:
        if name is None:
            name = str(click.prompt(w("What is your name?"))).strip()
        if language is None and not ctx.obj and sys.stdin.isatty():
            language = click.prompt(
                w("In which language do you write? (nl or en)"),
                type=click.Choice(LANGUAGES),
                default=wording.language,
            )
        words = load(language or ctx.obj or DEFAULT_LANGUAGE, resources.locale_dir())
        start(folder, name, standard, words)

    choices = shipped(resources.standards_dir())
    return click.Command(
        "init",
        callback=run,
        help=w("Start a new portfolio: a folder with an example. Nothing is ever overwritten."),
        options_metavar=w("[OPTIONS]"),
        params=[
            click.Argument(["folder"], type=click.Path(path_type=Path)),
            click.Option(["--name"], help=w("Your name.")),
            click.Option(
                ["--language"],
                type=click.Choice(LANGUAGES),
                help=w("Language of your portfolio: nl or en."),
            ),
            click.Option(
                ["--standard"],
                type=click.Choice(choices),
                default=choices[0] if choices else None,
                show_default=True,
                help=w("The standard to be judged by."),
            ),
            language_option(wording),
        ],
    )


def start(folder: Path, name: str, standard: str, wording: Wording) -> None:
    """Write the files of a new portfolio and say what to do next."""
    w = wording.text
    known, _ = read_standard(resources.standards_dir(), f"{standard}/{STANDARD_FILE}")
    if known is None:
        stop(w("The standard '{id}' cannot be read.", id=standard), status=Status.FINDINGS)
    files = new_portfolio(
        name,
        known,
        wording=wording,
        today=today(),
        schema=schemas()["portfolio.schema.json"],
    )
    try:
        put_down(folder, files)
    except AlreadyThere as there:
        stop(
            w(
                "There already is a '{path}' in '{folder}'. Nothing was changed.",
                path=plain(there.path),
                folder=plain(str(folder)),
            ),
            status=Status.REFUSED,
        )
    except OSError as error:
        stop(
            w(
                "'{path}' cannot be written ({reason}).",
                path=plain(str(error.filename or folder)),
                reason=error.strerror or "",
            ),
            status=Status.MACHINE,
        )
    click.echo(w("Your portfolio is in {folder}. It holds:", folder=plain(str(folder))))
    for path in files:
        if not path.startswith(".") and not path.endswith(".gitkeep"):
            click.echo(f"  {path}")
    shown = plain(str(folder))
    click.echo("\n" + w("Next:"))
    click.echo(f"  portfolio new {shown}      " + w("start a piece of evidence"))
    click.echo(f"  portfolio check {shown}    " + w("see what there is to mend"))
    click.echo(f"  portfolio status {shown}   " + w("see how far you are"))
    click.echo(f"  portfolio build {shown}    " + w("make the site for your assessor"))
