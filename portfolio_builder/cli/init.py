"""`portfolio init`: start a portfolio that works. It never writes over anything."""

import os
import sys
from pathlib import Path

import click

from portfolio_builder import resources
from portfolio_builder.authoring.files import AlreadyThere, put_down
from portfolio_builder.authoring.texts import new_portfolio
from portfolio_builder.cli import language_option
from portfolio_builder.cli.answers import line
from portfolio_builder.cli.common import machine_refusals, print_found, shown, today
from portfolio_builder.cli.ending import Status, stop, stop_refused
from portfolio_builder.cli.nearby import around
from portfolio_builder.cli.paths import PathArgument
from portfolio_builder.cli.questions import Unusable, ask
from portfolio_builder.read.folder import Folder
from portfolio_builder.read.shelf import (
    PROCEDURE_FILE,
    STANDARD_FILE,
    read_procedure,
    read_standard,
    shipped,
)
from portfolio_builder.read.vocabulary import SETTINGS_FILES
from portfolio_builder.report.terminal import plain
from portfolio_builder.schema import schemas
from portfolio_builder.wording import DEFAULT_LANGUAGE, LANGUAGES, Wording, load


def command(wording: Wording) -> click.Command:
    """Make the command in one language."""
    w = wording.text

    @click.pass_context
    def run(
        ctx: click.Context, folder: Path, name: str | None, language: str | None, standard: str
    ) -> None:
        _refuse_taken(folder, wording)
        if name is None:
            name = ask(w("What is your name?"), lambda typed: line(typed, wording), wording)
        if language is None and not ctx.obj and sys.stdin.isatty():
            language = _ask_language(wording)
        words = load(language or ctx.obj or DEFAULT_LANGUAGE, resources.locale_dir())
        start(folder, line(name, wording), standard, words)

    choices = shipped(Folder(resources.standards_dir()))
    return click.Command(
        "init",
        callback=run,
        help=w("Start a new portfolio: a folder with an example. Nothing is ever overwritten."),
        short_help=w("Start a new portfolio."),
        options_metavar=w("[OPTIONS]"),
        params=[
            PathArgument(
                "folder",
                wording,
                type=click.Path(path_type=Path),
                metavar=w("FOLDER"),
                help=w("The folder to make, such as my-portfolio."),
            ),
            click.Option(["--name"], metavar=w("TEXT"), help=w("Your name.")),
            click.Option(
                ["--language"],
                type=click.Choice(LANGUAGES),
                help=w("Language of your portfolio: nl or en."),
            ),
            click.Option(
                ["--standard"],
                type=click.Choice(choices),
                default=choices[0] if choices else None,
                metavar=w("ID"),
                show_default=True,
                help=w("The standard to be judged by."),
            ),
            language_option(wording),
        ],
    )


def _refuse_taken(folder: Path, wording: Wording) -> None:
    """Refuse a folder that cannot become a portfolio, before anything is asked."""
    if os.path.lexists(folder) and not folder.is_dir():
        stop(
            wording.text("'{folder}' is not a folder.", folder=plain(str(folder))),
            status=Status.USAGE,
        )
    for name in SETTINGS_FILES:
        if os.path.lexists(folder / name):
            _stop_taken(folder, name, wording)
    outer = around(folder)
    if outer:
        stop(
            wording.text(
                "'{folder}' lies in a portfolio that is there: {path}. "
                "Choose a place outside of it.",
                folder=plain(str(folder)),
                path=plain(str(outer)),
            ),
            status=Status.REFUSED,
        )


def _stop_taken(folder: Path, path: str, wording: Wording) -> None:
    stop(
        wording.text(
            "There already is a '{path}' in '{folder}'. Nothing was changed.",
            path=plain(path),
            folder=plain(str(folder)),
        ),
        status=Status.REFUSED,
    )


def _ask_language(wording: Wording) -> str:
    def read(typed: str) -> str:
        if typed.casefold() not in LANGUAGES:
            raise Unusable(wording.text("Choose {choices}.", choices=wording.listed(LANGUAGES)))
        return typed.casefold()

    question = wording.text(
        "In which language do you write: nl or en? (enter: {language})", language=wording.language
    )
    return ask(question, read, wording, without=wording.language)


def start(folder: Path, name: str, standard: str, wording: Wording) -> None:
    """Write the files of a new portfolio and say what to do next."""
    w = wording.text
    standards = Folder(resources.standards_dir())
    with machine_refusals(wording):
        known, found = read_standard(standards, f"{standard}/{STANDARD_FILE}")
        procedure, more = read_procedure(standards, f"{standard}/{PROCEDURE_FILE}")
    if known is None or procedure is None:
        print_found(found + more, standards.root, wording)
        sys.exit(Status.FINDINGS)
    files = new_portfolio(
        name,
        known,
        procedure,
        wording=wording,
        today=today(wording),
        schema=schemas()["portfolio.schema.json"],
    )
    try:
        put_down(folder, {path: file.text for path, file in files.items()})
    except AlreadyThere as there:
        _stop_taken(folder, there.path, wording)
    except OSError as error:
        stop_refused(error, wording, path=str(folder))
    click.echo(w("Your portfolio is in {folder}. It holds:", folder=plain(str(folder.resolve()))))
    _print_table([(path, file.about) for path, file in files.items() if file.about])
    here = shown(folder)
    click.echo("\n" + w("Next:"))
    _print_table(
        [
            (f"portfolio new{here}", w("start a piece of evidence")),
            (f"portfolio check{here}", w("see what there is to mend")),
            (f"portfolio status{here}", w("see how far you are")),
            (f"portfolio build{here}", w("make the site for your assessor")),
        ]
    )


def _print_table(rows: list[tuple[str, str]]) -> None:
    width = max(len(first) for first, _ in rows)
    for first, second in rows:
        click.echo(f"  {first:<{width}}  {second}")
