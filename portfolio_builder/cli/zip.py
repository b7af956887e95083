"""`portfolio zip`: the site as one file to hand in. It reads the portfolio and writes only that."""

from pathlib import Path

import click

from portfolio_builder.cli.publishing import beside, make_from, parameters, templates
from portfolio_builder.examined import Examined, has_errors
from portfolio_builder.progress import Progress
from portfolio_builder.publish.place import real
from portfolio_builder.report.terminal import plain
from portfolio_builder.wording import Wording


def command(wording: Wording) -> click.Command:
    """Make the command in one language."""
    w = wording.text

    @click.pass_context
    def run(
        ctx: click.Context, folder: Path, output: Path | None, theme: Path | None, strict: bool
    ) -> None:
        target = output or beside(folder, "-site.zip")

        def make(examined: Examined, words: Wording, progress: Progress) -> str:
            # Here, so that help does not load all that makes a site.
            from portfolio_builder.handing_in import build_zip

            count = build_zip(
                examined,
                target,
                wording=words,
                templates=templates(theme),
                progress=progress,
            )
            done = words.plural("{n} file in the zip.", "{n} files in the zip.", count)
            path = plain(str(real(target)))
            if has_errors(examined.findings):
                place = words.text(
                    "There is an error: mend it before you hand this in: {path}", path=path
                )
            else:
                place = words.text("Hand in: {path}", path=path)
            return f"{done} {place}"

        make_from(folder, wording, language=ctx.obj or "", strict=strict, make=make)

    return click.Command(
        "zip",
        callback=run,
        help=w(
            "Make the portfolio site as one zip. Whoever gets it unpacks it and double-clicks "
            "index.html."
        ),
        short_help=w("Make the site as one zip to hand in."),
        options_metavar=w("[OPTIONS]"),
        params=parameters(
            wording,
            w("FILE"),
            w("Where the zip goes (default: beside the portfolio, with -site.zip)."),
        ),
    )
