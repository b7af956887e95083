"""`portfolio serve`: see the portfolio in a browser while writing. It reads, and keeps nothing."""

import errno
import functools
import os
import signal
import sys
import webbrowser
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from portfolio_builder import resources
from portfolio_builder.cli import language_option
from portfolio_builder.cli.common import folder_argument, must_be_a_folder, today
from portfolio_builder.cli.ending import Status, stop
from portfolio_builder.cli.publishing import theme_option
from portfolio_builder.cli.showing import Shown
from portfolio_builder.report.findings import first_of
from portfolio_builder.wording import Wording

if TYPE_CHECKING:
    from portfolio_builder.serve.making import Made

_MOST_PORT = 65_535
_SIGNALLED = 128


def command(wording: Wording) -> click.Command:
    """Make the command in one language."""
    w = wording.text

    @click.pass_context
    def run(
        ctx: click.Context, folder: Path, theme: Path | None, port: int | None, browse: bool
    ) -> None:
        must_be_a_folder(folder, wording)
        # Here, so that help does not load all that makes a site.
        from portfolio_builder.serve.making import Maker, Source
        from portfolio_builder.serve.preview import Preview

        root, themes = folder.resolve(), (theme.resolve(),) if theme else ()
        source = Source(
            root=root,
            templates=(*themes, resources.templates_dir()),
            asked=ctx.obj or "",
            today=functools.partial(today, wording),
        )
        source.today()  # an epoch that is no date is told now
        preview = Preview(Maker(source, lambda: Shown(wording)), (root, *themes), port=port)
        _end_by_signal()

        def ready(address: str) -> None:
            click.echo(w("The preview is at {address}", address=address))
            click.echo(w("It follows what you save. Stop it with Ctrl-C."))
            if browse and _has_windows():
                webbrowser.open(address)

        try:
            preview.run(ready=ready, told=_tell)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            said = w("Port {port} is in use. Choose another, or leave --port out.", port=port)
            stop(said, status=Status.MACHINE)

    return click.Command(
        "serve",
        callback=run,
        help=w(
            "Show your portfolio in a browser while you write. Each time you save, the page is "
            "made anew. Only this computer can see it."
        ),
        short_help=w("See your portfolio while you write."),
        options_metavar=w("[OPTIONS]"),
        params=[
            folder_argument(wording),
            click.Option(
                ["--open/--no-open", "browse"],
                default=True,
                help=w("Open a browser, or not."),
            ),
            click.Option(
                ["--port"],
                type=click.IntRange(0, _MOST_PORT),
                metavar=w("NUMBER"),
                help=w("The port on this computer (without it: one that is free)."),
            ),
            theme_option(wording),
            language_option(wording),
        ],
    )


def _tell(made: "Made") -> None:
    """Say how it stands after a build, and where to begin when there is something to mend."""
    click.echo(made.trouble or made.wording.tally(made.findings))
    if made.findings:
        click.echo(first_of(made.findings, made.wording))


def _has_windows() -> bool:
    """Tell whether a browser has a screen to show itself on, and not this terminal."""
    if os.name != "posix" or sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _end_by_signal() -> None:
    """End in order when the terminal is closed or the machine stops: the site is private."""

    def end(number: int, _: FrameType | None) -> None:
        sys.exit(_SIGNALLED + number)

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), end)
