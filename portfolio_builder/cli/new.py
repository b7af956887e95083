"""`portfolio new`: start a piece of evidence, by questions or by options."""

import datetime
import sys
from pathlib import Path

import click

from portfolio_builder.assess.find import Finder
from portfolio_builder.authoring import AlreadyThere, Draft, new_evidence, put_down
from portfolio_builder.cli import language_option
from portfolio_builder.cli.common import (
    Status,
    examined_folder,
    folder_argument,
    machine_refusals,
    print_findings,
    stop,
    today,
    wording_for,
)
from portfolio_builder.model.ids import Ids
from portfolio_builder.model.procedure import Kind, Procedure
from portfolio_builder.model.standard import Competence, Stadium, Standard
from portfolio_builder.pipeline import Examined, NotExamined
from portfolio_builder.read.vocabulary import FOLDERS, folder_name
from portfolio_builder.report import plain
from portfolio_builder.view.addresses import slug
from portfolio_builder.wording import Wording

_OFFERED = 8


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
        date: datetime.datetime | None,
        context: str,
    ) -> None:
        with machine_refusals(wording):
            examined = examined_folder(folder, wording)
        words = wording_for(examined, ctx.obj or "", wording)
        if isinstance(examined, NotExamined):
            print_findings(examined, words)
            sys.exit(Status.FINDINGS)
        asking = title is None
        if asking:
            title = str(click.prompt(words.text("Title, one short line")))
        draft = Draft(
            title=" ".join((title or "").split()),
            kind=_kind(kind, examined.procedure, words, asking=asking),
            claims=_claims(competence, stadium, examined.standard, words, asking=asking),
            date=date.date() if date else today(),
            context=context,
        )
        write(examined, draft, words)

    return click.Command(
        "new",
        callback=run,
        help=w("Start a new piece of evidence. Asks what it needs, or takes it from options."),
        options_metavar=w("[OPTIONS]"),
        params=[
            folder_argument(),
            click.Option(["--title"], help=w("Title, one short line.")),
            click.Option(["--kind"], help=w("Kind of evidence, such as STARR-verslag.")),
            click.Option(
                ["--competence", "-c"],
                multiple=True,
                help=w("Id of a competence; may be given more than once."),
            ),
            click.Option(["--stadium"], help=w("The stadium that you claim.")),
            click.Option(
                ["--date"],
                type=click.DateTime(["%Y-%m-%d"]),
                help=w("When it was: year-month-day."),
            ),
            click.Option(["--context"], default="", help=w("Where, and with whom.")),
            language_option(wording),
        ],
    )


def write(examined: Examined, draft: Draft, words: Wording) -> None:
    """Write the file and say what to do with it."""
    language = examined.portfolio.settings.language
    english = (examined.root / "evidence").is_dir()
    dutch = (examined.root / FOLDERS["evidence"]).is_dir()
    folder = folder_name("evidence", "en" if english and not dutch else "nl")
    if not english and not dutch:
        folder = folder_name("evidence", language)
    path = f"{folder}/{slug(draft.title)}.md"
    try:
        put_down(examined.root, {path: new_evidence(draft, examined.standard, wording=words)})
    except AlreadyThere:
        stop(
            words.text("'{path}' is there already. Choose another title.", path=path),
            status=Status.REFUSED,
        )
    except OSError as error:
        stop(
            words.text(
                "'{path}' cannot be written ({reason}).", path=path, reason=error.strerror or ""
            ),
            status=Status.MACHINE,
        )
    click.echo(words.text("Made: {path}", path=plain(str(examined.root / path))))
    click.echo(
        words.text(
            "Open it in an editor and write. It is a draft: remove the line about that when it is "
            "done, and it counts."
        )
    )


def _kind(written: str | None, procedure: Procedure, words: Wording, *, asking: bool) -> Kind:
    """Return the kind that is written or chosen; the first kind without either."""
    names = [k.name(words.language) for k in procedure.kinds]
    if written is None and not asking:
        return procedure.kind_named("STARR-verslag") or procedure.kinds[0]
    if written is None:
        click.echo(words.text("Kind of evidence:"))
        for number, name in enumerate(names, 1):
            click.echo(f"  {number:>2}  {name}")
        chosen = click.prompt(words.text("Number"), type=click.IntRange(1, len(names)))
        return procedure.kinds[chosen - 1]
    kind = procedure.kind_named(written)
    if kind is None:
        stop(
            words.text(
                "unknown kind of evidence '{written}'. Choose {choices}.",
                written=plain(written),
                choices=words.listed(tuple(names)),
            ),
            status=Status.USAGE,
        )
    return kind


def _claims(
    written: tuple[str, ...],
    stadium: str | None,
    standard: Standard,
    words: Wording,
    *,
    asking: bool,
) -> tuple[tuple[Competence, Stadium], ...]:
    ids = Ids(standard)
    level = standard.required_stadium
    if stadium is not None:
        known = ids.stadium(stadium)
        if known is None:
            stop(
                words.text(
                    "unknown stadium '{written}'. Choose {choices}.",
                    written=plain(stadium),
                    choices=words.listed(tuple(s.id for s in standard.stadia)),
                ),
                status=Status.USAGE,
            )
        level = standard.stadium_by_id[known]
    competences = [_known(w, ids, standard, words) for w in written]
    if not competences and asking:
        competences = _ask_competences(standard, words)
        if stadium is None and competences:
            level = _ask_stadium(standard, words)
    if not competences:
        stop(
            words.text("Name at least one competence: -c {id}", id=standard.counted[0].id),
            status=Status.USAGE,
        )
    return tuple((c, level) for c in dict.fromkeys(competences))


def _known(written: str, ids: Ids, standard: Standard, words: Wording) -> Competence:
    known = ids.competence(written)
    if known is None:
        near = tuple(
            f"{i} ({standard.competences[i].title})" for i in ids.nearest_competences(written)
        )
        hint = words.text("Did you mean {nearest}?", nearest=words.listed(near)) if near else ""
        stop(
            words.text("unknown competence '{written}'", written=plain(written)) + f". {hint}",
            status=Status.USAGE,
        )
    return standard.competences[known]


def _ask_competences(standard: Standard, words: Wording) -> list[Competence]:
    """Let somebody find competences by words, until an empty answer."""
    chosen: list[Competence] = []
    finder = Finder(standard)
    while True:
        again = words.text("Which competence does it show? (id or words; enter when done)")
        first = words.text("Which competence does it show? (id or words, such as 'contact')")
        asked = str(
            click.prompt(
                again if chosen else first, default="" if chosen else None, show_default=False
            )
        )
        if not asked.strip():
            return chosen
        found = [match.competence for match in finder.search(asked)[:_OFFERED]]
        if not found:
            click.echo(words.text("Nothing found. Try another word."))
            continue
        for number, competence in enumerate(found, 1):
            click.echo(f"  {number}  {competence.id}  {competence.title}")
        number = 1
        if len(found) > 1:
            number = click.prompt(
                words.text("Number (0 for none)"), type=click.IntRange(0, len(found))
            )
        if number:
            chosen.append(found[number - 1])


def _ask_stadium(standard: Standard, words: Wording) -> Stadium:
    titles = [s.id for s in standard.stadia]
    asked = click.prompt(
        words.text("At which stadium?"),
        type=click.Choice(titles, case_sensitive=False),
        default=standard.rule.stadium,
    )
    return standard.stadium_by_id[asked]
