"""`portfolio new`: start a piece of evidence, by questions or by options."""

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from portfolio_builder import resources
from portfolio_builder.authoring.files import AlreadyThere, put_down
from portfolio_builder.authoring.texts import (
    Draft,
    default_kind,
    evidence_folder,
    names_somebody,
    new_evidence,
)
from portfolio_builder.cli import language_option
from portfolio_builder.cli.answers import Answers
from portfolio_builder.cli.common import (
    examined_folder,
    folder_argument,
    machine_refusals,
    print_findings,
    shown,
    today,
    wording_for,
)
from portfolio_builder.cli.ending import Status, stop, stop_refused
from portfolio_builder.cli.offering import ask_competence, ask_stadium, found, row
from portfolio_builder.cli.questions import Unusable, ask, choose
from portfolio_builder.examined import Examined, NotExamined
from portfolio_builder.model.procedure import Kind
from portfolio_builder.model.standard import Competence, Stadium
from portfolio_builder.report.terminal import plain
from portfolio_builder.wording import Wording, load


def command(wording: Wording) -> click.Command:
    """Make the command in one language."""
    w = wording.text

    @click.pass_context
    def run(
        ctx: click.Context,
        folder: Path,
        title: str | None,
        kind: str | None,
        competence: tuple[str, ...],
        stadium: str | None,
        date: str | None,
        context: str | None,
    ) -> None:
        with machine_refusals(wording):
            examined = examined_folder(folder, wording)
        words = wording_for(examined, ctx.obj or "", wording)
        if isinstance(examined, NotExamined):
            print_findings(examined, words)
            sys.exit(Status.FINDINGS)
        answers = Answers(
            root=examined.root,
            folder=evidence_folder(examined.root, examined.portfolio.settings.language),
            standard=examined.standard,
            procedure=examined.procedure,
            wording=words,
        )
        given = Given(
            title=answers.title(title) if title is not None else None,
            kind=answers.kind(kind) if kind is not None else None,
            date=answers.date(date) if date is not None else None,
            context=answers.context(context) if context is not None else None,
            competences=tuple(map(answers.competence, competence)),
            stadium=answers.stadium(stadium) if stadium is not None else None,
        )
        draft = asked(given, answers) if title is None else from_options(given, answers)
        write(draft, answers, examined, folder)

    text = w("TEXT")
    return click.Command(
        "new",
        callback=run,
        help=w("Start a new piece of evidence. Asks what it needs, or takes it from options."),
        short_help=w("Start a new piece of evidence."),
        options_metavar=w("[OPTIONS]"),
        params=[
            folder_argument(wording),
            click.Option(["--title"], metavar=text, help=w("Title, one short line.")),
            click.Option(
                ["--kind"], metavar=text, help=w("Kind of evidence, such as STARR-verslag.")
            ),
            click.Option(
                ["--competence", "-c"],
                multiple=True,
                metavar=w("ID"),
                help=w("Id of a competence; may be given more than once."),
            ),
            click.Option(["--stadium"], metavar=text, help=w("The stadium that you claim.")),
            click.Option(
                ["--date"],
                metavar=w("DATE"),
                help=w("When it was: year-month-day, year-month or year."),
            ),
            click.Option(["--context"], metavar=text, help=w("Where, and with whom.")),
            language_option(wording),
        ],
    )


@dataclass(frozen=True)
class Given:
    """What the options gave, read; `None` or empty where they gave nothing."""

    title: str | None
    kind: Kind | None
    date: str | None
    context: str | None
    competences: tuple[Competence, ...]
    stadium: Stadium | None


def from_options(given: Given, answers: Answers) -> Draft:
    """Make a draft without asking anything: the standard's own choices where none is given."""
    if not given.competences:
        first = answers.standard.counted[0].id
        raise Unusable(answers.wording.text("Name at least one competence: -c {id}", id=first))
    return _draft(given, answers)


def asked(given: Given, answers: Answers) -> Draft:
    """Ask for what the options did not give."""
    w = answers.wording.text
    title = given.title or ask(w("Title, one short line:"), answers.title, answers.wording)
    kind = given.kind or _ask_kind(answers)
    date = given.date or ask(
        w("When was it? (such as 2025-03-14 or 2025-03; enter: today)"),
        answers.date,
        answers.wording,
        without=today(answers.wording).isoformat(),
    )
    context = given.context
    if context is None:
        question = w("Where was it, and with whom? (enter: later)")
        context = ask(question, answers.context, answers.wording, without="")
    competences = given.competences or _ask_competences(answers)
    stadium = given.stadium or ask_stadium(answers)
    return _draft(Given(title, kind, date, context, competences, stadium), answers)


def _draft(given: Given, answers: Answers) -> Draft:
    stadium = given.stadium or answers.standard.required_stadium
    return Draft(
        title=given.title or "",
        kind=given.kind or default_kind(answers.procedure),
        date=given.date or today(answers.wording).isoformat(),
        context=given.context or "",
        claims=tuple((c, stadium) for c in dict.fromkeys(given.competences)),
    )


def _ask_kind(answers: Answers) -> Kind:
    kinds = answers.procedure.kinds
    click.echo(answers.wording.text("What kind of evidence is it?"))
    return kinds[choose([k.name(answers.wording.language) for k in kinds], answers.wording) - 1]


def _ask_competences(answers: Answers) -> tuple[Competence, ...]:
    """Let somebody find competences by id or words, until only enter."""
    w = answers.wording.text
    chosen: list[Competence] = []
    while True:
        if chosen:
            question = w("Which other competence? (only enter: no other)")
            typed = ask(question, str, answers.wording, without="")
        else:
            typed = ask_competence(answers)
        if not typed:
            return tuple(chosen)
        competence = found(typed, answers)
        if competence:
            click.echo(w("Chosen: {competence}", competence=row(competence)))
            chosen.append(competence)


def write(draft: Draft, answers: Answers, examined: Examined, folder: Path) -> None:
    """Write the file, in the portfolio's language, and say what to do with it."""
    w = answers.wording.text
    path = answers.path(draft.title)
    file = plain(str(folder / path))
    language = load(examined.portfolio.settings.language, resources.locale_dir())
    try:
        put_down(examined.root, {path: new_evidence(draft, answers.standard, wording=language)})
    except AlreadyThere:
        stop(
            w("'{path}' is there already. Choose another title.", path=file),
            status=Status.REFUSED,
        )
    except OSError as error:
        stop_refused(error, answers.wording, path=file)
    click.echo(w("Made: {path}", path=file))
    if names_somebody(draft.title):
        click.echo(w("The title seems to name somebody; that was left out of the file's name."))
    click.echo(w("Open it in a text editor and write."))
    click.echo(w("It is a draft. Is it done? Remove the line that says so, and it counts."))
    click.echo(w("See what there is to mend:") + f" portfolio check{shown(folder)}")
