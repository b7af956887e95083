"""`portfolio claim`: add a claim to evidence, offered by what its text says."""

import sys
from pathlib import Path

import click

from portfolio_builder.assess.find import Match
from portfolio_builder.authoring.claims import CannotBeAdded, added_claim, claim_line
from portfolio_builder.authoring.edits import applied, difference
from portfolio_builder.authoring.files import Changed, write_over
from portfolio_builder.authoring.texts import evidence_folder
from portfolio_builder.cli import language_option
from portfolio_builder.cli.answers import Answers
from portfolio_builder.cli.common import (
    examined_folder,
    machine_refusals,
    print_findings,
    wording_for,
)
from portfolio_builder.cli.ending import Status, stop, stop_refused
from portfolio_builder.cli.offering import ask_competence, ask_stadium, found, pick, row
from portfolio_builder.cli.paths import PathArgument
from portfolio_builder.cli.questions import agrees
from portfolio_builder.examined import Examined, NotExamined
from portfolio_builder.model.portfolio import Evidence
from portfolio_builder.model.standard import Competence, Stadium
from portfolio_builder.read.source import read_text
from portfolio_builder.read.vocabulary import SETTINGS_FILES
from portfolio_builder.report.terminal import plain
from portfolio_builder.wording import Wording


def command(wording: Wording) -> click.Command:
    """Make the command in one language."""
    w = wording.text

    @click.pass_context
    def run(
        ctx: click.Context, file: Path, competence: tuple[str, ...], stadium: str | None
    ) -> None:
        root = _root(file, wording)
        with machine_refusals(wording):
            examined = examined_folder(root, wording)
        words = wording_for(examined, ctx.obj or "", wording)
        if isinstance(examined, NotExamined):
            print_findings(examined, words)
            sys.exit(Status.FINDINGS)
        piece = _piece(file, examined, words)
        answers = Answers(
            root=examined.root,
            folder=evidence_folder(examined.root, examined.portfolio.settings.language),
            standard=examined.standard,
            procedure=examined.procedure,
            wording=words,
        )
        chosen = tuple(map(answers.competence, competence)) or _ask(piece, examined, answers)
        level = answers.stadium(stadium) if stadium is not None else None
        level = level or (
            examined.standard.required_stadium if competence else ask_stadium(answers)
        )
        for one in dict.fromkeys(chosen):
            _add(piece.path, one, level, examined, words, ask=not competence)

    return click.Command(
        "claim",
        callback=run,
        help=w("Claim a competence in a piece of evidence. Offers those that its text speaks of."),
        short_help=w("Claim a competence in evidence."),
        options_metavar=w("[OPTIONS]"),
        params=[
            PathArgument(
                "file",
                wording,
                type=click.Path(path_type=Path),
                metavar=w("FILE"),
                help=w("The evidence, a file that ends in .md."),
            ),
            click.Option(
                ["--competence", "-c"],
                multiple=True,
                metavar=w("ID"),
                help=w("Id of a competence; may be given more than once."),
            ),
            click.Option(["--stadium"], metavar=w("TEXT"), help=w("The stadium that you claim.")),
            language_option(wording),
        ],
    )


def _root(file: Path, wording: Wording) -> Path:
    """Return the portfolio folder that a file is in: the nearest one with `portfolio.yaml`."""
    if file.is_dir():
        stop(
            wording.text(
                "'{path}' is a folder. Name the evidence in it that you want to claim with.",
                path=plain(str(file)),
            ),
            status=Status.USAGE,
        )
    folders = (
        folder
        for folder in file.absolute().parents
        if any((folder / name).exists() for name in SETTINGS_FILES)
    )
    nearest = next(folders, None)
    if nearest is None:
        stop(
            wording.text("'{path}' is in no portfolio folder.", path=plain(str(file))),
            status=Status.USAGE,
        )
    return nearest


def _piece(file: Path, examined: Examined, words: Wording) -> Evidence:
    """Return the evidence of a file that can be claimed in."""
    path = file.absolute().relative_to(examined.root).as_posix()
    piece = examined.portfolio.evidence_by_path.get(path)
    if piece is None:
        stop(
            words.text("'{path}' is not a piece of evidence.", path=plain(str(file))),
            status=Status.USAGE,
        )
    if not piece.readable:
        stop(
            words.text("'{path}' cannot be read as evidence yet.", path=plain(str(file)))
            + " "
            + words.text("See what there is to mend:")
            + " portfolio check",
            status=Status.FINDINGS,
        )
    return piece


def _ask(piece: Evidence, examined: Examined, answers: Answers) -> tuple[Competence, ...]:
    """Offer what the text speaks of, and let somebody search when it is none of these."""
    w = answers.wording.text
    matches = _matches(piece, examined, answers)
    if matches:
        click.echo(w("This text seems to be about:"))
        chosen = pick(matches, answers)
        if chosen:
            return (chosen,)
    elif piece.body.bare:
        click.echo(w("Nothing is written in this file yet."))
    while True:
        competence = found(ask_competence(answers), answers)
        if competence:
            return (competence,)


def _matches(piece: Evidence, examined: Examined, answers: Answers) -> tuple[Match, ...]:
    """Return what to offer: first what has a passage and no claim, then what the words are near."""
    standard, ids = examined.standard, answers.ids
    claimed = {ids.competence(c.competence) for c in piece.claims}
    marked = [
        standard.indicators[i]
        for p in piece.body.passages
        for m in p.mentions
        if (i := ids.indicator(m.written))
    ]
    passed = dict.fromkeys(i.competence for i in marked if i.competence not in claimed)
    first = [
        Match(standard.competences[c], tuple(i for i in marked if i.competence == c), 1.0)
        for c in passed
    ]
    near = answers.finder.suggest(piece.body.prose, areas=examined.assessment.life_areas)
    taken = claimed | set(passed)
    return (*first, *(m for m in near if m.competence.id not in taken))


def _add(
    path: str,
    competence: Competence,
    stadium: Stadium,
    examined: Examined,
    words: Wording,
    *,
    ask: bool,
) -> None:
    """Write one claim into the file, showing it first; with `ask`, only after a yes."""
    w, root = words.text, examined.root
    claimed = {c.competence for c in examined.assessment.standing_of_evidence[path].claims}
    if competence.id in claimed:
        stop(
            w("{competence} is claimed in this file already.", competence=row(competence)),
            status=Status.REFUSED,
        )
    line = claim_line(competence, stadium)
    try:
        old = (root / path).read_bytes()
        text, _ = read_text(root, path)
        language = examined.portfolio.settings.language
        edit = added_claim(text or "", competence, stadium, language=language)
        new = applied(old, [edit])
        for shown in difference(path, old, new).splitlines():
            click.echo(plain(shown))
        if ask and not agrees(w("Change it like this?"), words):
            click.echo(w("Nothing was changed."))
            return
        kept = write_over(root, path, old=old, new=new)
    except CannotBeAdded:
        stop(
            w("Add this line by hand, among the claims: {line}", line=f"- {line}"),
            status=Status.REFUSED,
        )
    except Changed:
        stop(
            w("'{path}' was changed in the meantime. Nothing was written.", path=plain(path)),
            status=Status.REFUSED,
        )
    except OSError as error:
        stop_refused(error, words, path=path)
    click.echo(w("Changed: {path}. As it was: {kept}", path=plain(path), kept=plain(kept)))
    needed = examined.standard.needed_for(competence, stadium.id)
    if needed:
        example = w("[your words]{{{id}}}", id=needed[-1].id)
        click.echo(w("Now mark the words that show it, such as {example}", example=example))
        click.echo(w("All indicators: portfolio standard show {id}", id=competence.id))
