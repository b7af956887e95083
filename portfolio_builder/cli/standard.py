"""`portfolio standard …`: look things up in a standard, and check one of your own."""

import sys
from pathlib import Path

import click

from portfolio_builder import resources
from portfolio_builder.assess.find import Finder
from portfolio_builder.cli import language_option
from portfolio_builder.cli.common import machine_refusals, print_found
from portfolio_builder.cli.ending import Status, stop
from portfolio_builder.cli.offering import OFFERED, told
from portfolio_builder.cli.paths import PathArgument
from portfolio_builder.model.finding import Finding, in_order
from portfolio_builder.model.ids import Ids
from portfolio_builder.model.rules import Severity
from portfolio_builder.model.standard import Standard
from portfolio_builder.read.folder import Folder
from portfolio_builder.read.procedure import is_procedure, parse_procedure
from portfolio_builder.read.shelf import STANDARD_FILE, read_standard, shipped
from portfolio_builder.read.source import read_text
from portfolio_builder.read.standard import parse_standard
from portfolio_builder.report.standard import (
    area_text,
    cluster_text,
    competence_text,
    indicator_text,
    standard_text,
)
from portfolio_builder.report.terminal import plain
from portfolio_builder.wording import Wording


def command(wording: Wording) -> click.Command:
    """Make the group in one language."""
    w = wording.text
    group = click.Group(
        "standard",
        help=w("Look up competences and indicators, or check a standard of your own."),
        short_help=w("Look up competences and indicators."),
        options_metavar=w("[OPTIONS]"),
        subcommand_metavar=w("COMMAND [OPTIONS]…"),
        params=[language_option(wording)],
    )
    group.add_command(_list(wording))
    group.add_command(_show(wording))
    group.add_command(_check(wording))
    return group


def _list(wording: Wording) -> click.Command:
    def run(standard: str) -> None:
        click.echo(standard_text(_shipped(standard, wording), wording))

    return click.Command(
        "list",
        callback=run,
        help=wording.text("All clusters and competences."),
        options_metavar=wording.text("[OPTIONS]"),
        params=[_which(wording), language_option(wording)],
    )


def _show(wording: Wording) -> click.Command:
    def run(asked: tuple[str, ...], standard: str) -> None:
        known = _shipped(standard, wording)
        if not asked:
            click.echo(standard_text(known, wording))
            return
        written = " ".join(asked)
        said = _said(known, written, wording) or _found(known, written, wording)
        if not said:
            stop(_unknown(known, written, wording), status=Status.USAGE)
        click.echo(said)

    return click.Command(
        "show",
        callback=run,
        help=wording.text(
            "One competence with its indicators, or a cluster, life area or indicator."
        ),
        short_help=wording.text("One competence with its indicators."),
        options_metavar=wording.text("[OPTIONS]"),
        params=[
            click.Argument(
                ["asked"],
                nargs=-1,
                metavar="[" + wording.text("ID or words") + "]",
                help=wording.text("What to show: an id, or words (without it: everything)."),
            ),
            _which(wording),
            language_option(wording),
        ],
    )


def _said(standard: Standard, written: str, wording: Wording) -> str | None:
    ids = Ids(standard)
    if competence := ids.competence(written):
        return competence_text(standard.competences[competence], standard, wording)
    if indicator := ids.indicator(written):
        return indicator_text(standard.indicators[indicator], standard)
    if area := ids.life_area(written):
        found = next(a for a in standard.life_areas if a.id == area)
        return area_text(found, standard)
    for cluster in standard.clusters:
        if written.strip() == str(cluster.number):
            return cluster_text(cluster, wording)
    return None


def _found(standard: Standard, written: str, wording: Wording) -> str:
    """Return the competence that has these words, or the ones to choose from; empty for none."""
    matches = Finder(standard).search(written)
    if len(matches) == 1:
        return competence_text(matches[0].competence, standard, wording)
    if not matches:
        return ""
    lines = [f"  {told(m)}" for m in matches[:OFFERED]]
    if len(matches) > OFFERED:
        lines.append(wording.text("There are more with these words. Add a word to see others."))
    best = plain(matches[0].competence.id)
    lines.append(wording.text("What is asked of one: portfolio standard show {id}", id=best))
    return "\n".join(lines)


def _unknown(standard: Standard, written: str, wording: Wording) -> str:
    """Say that nothing is found, and what is near or where to look."""
    text = wording.text
    near = Ids(standard).nearest_titled(written)
    areas = Finder(standard).areas(written)
    if any(map(str.isdigit, written)):
        said = text("'{id}' is not in the standard.", id=plain(written))
    else:
        said = text("No competence has the words '{words}'.", words=plain(written))
    if near:
        hint = text("Did you mean {nearest}?", nearest=wording.listed(near))
    elif areas:
        hint = text(
            "They do stand in life area: {areas}. Read it: portfolio standard show {id}",
            areas=plain(", ".join(f"{a.id} ({a.title})" for a in areas)),
            id=plain(areas[0].id),
        )
    else:
        hint = text("`portfolio standard list` shows all competences.")
    return f"{said} {hint}"


def _check(wording: Wording) -> click.Command:
    def run(file: Path) -> None:
        there = file.resolve()
        root, name = there.parent, there.name
        with machine_refusals(wording):
            text, found = read_text(root, name)
        title = ""
        if text is not None:
            made, found = (
                parse_procedure(text, name) if is_procedure(text) else parse_standard(text, name)
            )
            title = made.title if made else ""
        _report(root, in_order(found), title, wording)

    return click.Command(
        "check",
        callback=run,
        help=wording.text("Check the file of a standard or procedure of your own."),
        short_help=wording.text("Check a file of your own."),
        options_metavar=wording.text("[OPTIONS]"),
        params=[
            PathArgument(
                "file",
                wording,
                type=click.Path(path_type=Path, exists=True, dir_okay=False),
                metavar=wording.text("FILE"),
                help=wording.text("The file of a standard or procedure (.yaml)."),
            ),
            language_option(wording),
        ],
    )


def _report(root: Path, found: tuple[Finding, ...], title: str, wording: Wording) -> None:
    print_found(found, root, wording)
    click.echo(wording.tally(found) + (f" {plain(title)}" if title else ""))
    errors = any(f.severity is Severity.ERROR for f in found)
    sys.exit(Status.FINDINGS if errors else Status.FINE)


def _which(wording: Wording) -> click.Option:
    choices = shipped(Folder(resources.standards_dir()))
    return click.Option(
        ["--standard"],
        type=click.Choice(choices),
        default=choices[0] if choices else None,
        show_default=True,
        metavar=wording.text("ID"),
        help=wording.text("Which standard."),
    )


def _shipped(id: str, wording: Wording) -> Standard:
    standard, found = read_standard(Folder(resources.standards_dir()), f"{id}/{STANDARD_FILE}")
    if standard is None:
        print_found(found, resources.standards_dir(), wording)
        sys.exit(Status.FINDINGS)
    return standard
