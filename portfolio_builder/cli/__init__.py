"""The command `portfolio`: options to one call, print, exit. The only place that exits.

Commands are made by functions that take the wording, so that help reads well in each language;
each stands in its own module and is imported only when it is used.
"""

import gettext
import importlib
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version

import click

from portfolio_builder import resources
from portfolio_builder.wording import DEFAULT_LANGUAGE, LANGUAGES, Wording, load

COMMANDS = {
    "init": "init",
    "new": "new",
    "check": "check",
    "explain": "explain",
    "status": "status",
    "build": "build",
    "standard": "standard",
}


class LazyGroup(click.Group):
    """A group that imports a command when it is asked for."""

    def __init__(self, wording: Wording, **settings: object) -> None:
        """Make the group; `settings` go to click."""
        super().__init__(**settings)  # type: ignore[arg-type]
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


def program(wording: Wording) -> click.Group:
    """Make the whole program in one language."""
    w = wording.text
    group = LazyGroup(
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
    """Return the language that the command line or `PORTFOLIO_LANG` asks for, or empty."""
    words = list(arguments)
    for here, word in enumerate(words):
        if word == "--":
            break
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and here + 1 < len(words):
            return words[here + 1]
    return environment if environment in LANGUAGES else ""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and exit with its status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = language_of(given, os.environ.get("PORTFOLIO_LANG", ""))
    wording = load(language or DEFAULT_LANGUAGE, resources.locale_dir())
    # click takes its own sentences from the process-wide domain "messages".
    os.environ["LANGUAGE"] = wording.language
    gettext.bindtextdomain("messages", str(resources.locale_dir()))
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may not know every sign; a portfolio must not stop on that.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    try:
        program(wording).main(args=given, prog_name="portfolio", obj=language)
    except KeyboardInterrupt:  # pragma: no cover - click turns most of these into Abort
        sys.exit(130)


def _print_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"portfolio {version('portfolio-builder')}")
        ctx.exit()
