"""`portfolio verify`: is a site as it was made? It reads the site and writes nothing."""

import sys
from pathlib import Path

import click

from portfolio_builder.cli import language_option
from portfolio_builder.cli.ending import Status, stop
from portfolio_builder.cli.paths import PathArgument
from portfolio_builder.cli.showing import Shown
from portfolio_builder.publish.manifest import (
    DamagedManifest,
    Difference,
    differences,
    read_manifest,
)
from portfolio_builder.report.terminal import plain
from portfolio_builder.wording import N_, Wording

_SENTENCES = {
    Difference.MISSING: N_("Missing: {path}"),
    Difference.CHANGED: N_("Changed: {path}"),
    Difference.EXTRA: N_("Not of this program: {path}"),
}


def command(wording: Wording) -> click.Command:
    """Make the command in one language."""
    w = wording.text

    def run(site: Path) -> None:
        sys.exit(_verified(site, wording))

    return click.Command(
        "verify",
        callback=run,
        help=w(
            "See whether a site is as it was made: no file missing, none changed. It compares "
            "every file with the list that the site has of them."
        ),
        short_help=w("See whether a site is still as it was made."),
        options_metavar=w("[OPTIONS]"),
        params=[
            PathArgument(
                "site",
                wording,
                type=click.Path(path_type=Path, exists=True),
                metavar=w("FOLDER"),
                help=w("The folder with the site."),
            ),
            language_option(wording),
        ],
    )


def _verified(site: Path, wording: Wording) -> Status:
    """Print what is not as it was made, and whether the site is whole."""
    if not site.is_dir():
        sentence = wording.text(
            "'{path}' is a file. Is it a zip? Unpack it, and give the folder that comes out of it.",
            path=plain(str(site)),
        )
        stop(sentence, status=Status.USAGE)
    try:
        manifest = read_manifest(site)
    except DamagedManifest:
        sentence = wording.text(
            "The list that '{path}' has of its files is damaged (.portfolio-builder.json), so it "
            "cannot be told whether the site is whole. Make it anew in another folder, or ask for "
            "a new copy.",
            path=plain(str(site)),
        )
        stop(sentence, status=Status.REFUSED)
    if manifest is None:
        sentence = wording.text(
            "'{path}' is not a site that this program made.", path=plain(str(site))
        )
        stop(sentence, status=Status.REFUSED)
    bad = 0
    with Shown(wording) as progress:
        different = tuple(differences(site, manifest, progress))
    for path, difference in different:
        click.echo(wording.text(_SENTENCES[difference], path=plain(path)))
        bad += difference is not Difference.EXTRA
    total = len(manifest.files)
    if bad:
        click.echo(
            wording.plural(
                "The site is not whole: {n} file of {total} is missing or changed.",
                "The site is not whole: {n} files of {total} are missing or changed.",
                bad,
                total=wording.number(total),
            )
        )
        click.echo(wording.text("Make it anew with `portfolio build`, or ask for a new copy."))
        return Status.FINDINGS
    click.echo(
        wording.plural(
            "The site is whole: {n} file, as it was made.",
            "The site is whole: {n} files, as they were made.",
            total,
        )
    )
    return Status.FINE
