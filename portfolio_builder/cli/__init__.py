"""The command `portfolio`: options to one call, print, exit. The only place that exits.

Commands are made by functions that take the wording, so that help reads well in each language;
each stands in its own module and is imported only when it is used.
"""

import gettext
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click
from click.exceptions import NoSuchCommand

from portfolio_builder import __version__, resources
from portfolio_builder.cli.ending import Status, say_no_more, stop, stop_refused, unheard
from portfolio_builder.cli.terminal import forgive_terminal, stand_in_for_closed
from portfolio_builder.wording import DEFAULT_LANGUAGE, LANGUAGES, Wording, load

COMMANDS = {
    "init": "init",
    "new": "new",
    "claim": "claim",
    "check": "check",
    "explain": "explain",
    "status": "status",
    "build": "build",
    "serve": "serve",
    "review": "review",
    "zip": "zip",
    "pdf": "pdf",
    "verify": "verify",
    "standard": "standard",
}


class Program(click.Group):
    """The commands, each imported when it is asked for, and how the program ends."""

    def __init__(self, wording: Wording, **settings: Any) -> None:
        """Make the group; `settings` go to click."""
        super().__init__(**settings)
        self.wording = wording

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which a candidate meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command and make it in the wording's language."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"portfolio_builder.cli.{COMMANDS[cmd_name]}")
        command: click.Command = module.command(self.wording)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is meant; of an unknown one, say which is near."""
        try:
            return super().resolve_command(ctx, args)
        except NoSuchCommand as unknown:
            name = unknown.command_name
            raise NoSuchCommand(name, possibilities=list(COMMANDS), ctx=ctx) from None

    def make_context(self, *arguments: Any, **settings: Any) -> click.Context:
        """Read the command line; this is where help is printed."""
        with unheard():  # click would end with the status of a finding
            return super().make_context(*arguments, **settings)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        with unheard():
            return super().invoke(ctx)

    def main(  # type: ignore[override]  # click's own says that it can return
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **settings: Any
    ) -> NoReturn:
        """Run, and exit with the status of what happened, always with a sentence about it."""
        _speak(self.wording)
        try:
            settings["standalone_mode"] = False
            status = super().main(args, prog_name, **settings)
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)
        except click.Abort as interrupt:
            if interrupt.__cause__ is None:  # at a question, and the cursor is still behind it
                click.echo(err=True)
            click.echo(_stopped(interrupt, self.wording), err=True)
            sys.exit(Status.INTERRUPTED)
        except OSError as error:
            say_no_more()
            stop_refused(error, self.wording)
        sys.exit(status or Status.FINE)


def _stopped(interrupt: click.Abort, wording: Wording) -> str:
    # Here, so that a run which asks nothing does not load it.
    from portfolio_builder.cli.questions import Unsaved

    if isinstance(interrupt, Unsaved):
        return wording.text("Stopped. Nothing was saved.")
    return wording.text("Stopped.")


def _speak(wording: Wording) -> None:
    """Let click speak the language: it takes its sentences from the process-wide "messages"."""
    os.environ["LANGUAGE"] = wording.language
    gettext.bindtextdomain("messages", str(resources.locale_dir()))


def program(wording: Wording) -> click.Group:
    """Make the whole program in one language."""
    w = wording.text
    group = Program(
        wording,
        name="portfolio",
        help=w(
            "Build an EVC portfolio from a folder of evidence: see what counts, what is missing, "
            "and make a site that an assessor opens by double click."
        ),
        epilog=w("Begin with: portfolio init my-portfolio"),
        options_metavar=w("[OPTIONS]"),
        subcommand_metavar=w("COMMAND [OPTIONS]…"),
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    group.params.append(language_option(wording))
    group.params.append(
        click.Option(
            ["--version"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_print_version,
            help=w("Show the version and stop."),
        )
    )
    return group


def language_option(wording: Wording) -> click.Option:
    """Make the option `--lang`; its value was already read from the command line."""
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=wording.text("Language of messages: nl or en."),
    )


def language_of(arguments: Sequence[str], environment: str = "") -> str:
    """Return the language that the command line or `PORTFOLIO_LANG` asks for, or empty.

    As with any option, of several the last one counts.
    """
    asked = environment if environment in LANGUAGES else ""
    words = list(arguments)
    for here, word in enumerate(words):
        if word == "--":
            break
        if word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
        if word == "--lang" and here + 1 < len(words):
            asked = words[here + 1]
    return asked


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and exit with its status."""
    stand_in_for_closed()
    forgive_terminal()
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = language_of(given, os.environ.get("PORTFOLIO_LANG", ""))
    wording = load(language or DEFAULT_LANGUAGE, resources.locale_dir())
    program(wording).main(args=given, prog_name="portfolio", obj=language)


def end_interrupted() -> NoReturn:
    """End because of Ctrl-C in the moment before `main` listens for it, or after."""
    stand_in_for_closed()
    forgive_terminal()
    language = language_of(sys.argv[1:], os.environ.get("PORTFOLIO_LANG", ""))
    stopped = load(language or DEFAULT_LANGUAGE, resources.locale_dir()).text("Stopped.")
    stop(stopped, status=Status.INTERRUPTED)


def _print_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"portfolio {__version__}")
        ctx.exit()
