"""`portfolio pdf`: the whole portfolio as one PDF. It reads the portfolio and writes only that."""

from pathlib import Path

import click

from portfolio_builder.cli.ending import Status, stop
from portfolio_builder.cli.publishing import beside, make_from, parameters, templates
from portfolio_builder.examined import Examined
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
        target = output or beside(folder, ".pdf")

        def make(examined: Examined, words: Wording, progress: Progress) -> str:
            # Here, so that help does not load all that makes a site.
            from portfolio_builder.exchange.pdf import Unavailable
            from portfolio_builder.handing_in import build_pdf

            try:
                build_pdf(
                    examined,
                    target,
                    wording=words,
                    templates=templates(theme),
                    progress=progress,
                )
            except Unavailable as missing:
                stop(missing.sentence(words), status=Status.MACHINE)
            return words.text("Open: {path}", path=plain(str(real(target))))

        make_from(folder, wording, language=ctx.obj or "", strict=strict, make=make)

    return click.Command(
        "pdf",
        callback=run,
        help=w(
            "Make one PDF of the whole portfolio, to read, print or keep: with a table of contents "
            "and page numbers, and with links from each passage to the evidence. It needs the "
            "extra WeasyPrint."
        ),
        short_help=w("Make one PDF of the whole portfolio."),
        options_metavar=w("[OPTIONS]"),
        params=parameters(
            wording, w("FILE"), w("Where the PDF goes (default: beside the portfolio, with .pdf).")
        ),
    )
