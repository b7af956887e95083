"""`portfolio build`: make the site. It reads the portfolio and writes only the output folder."""

import sys
from collections.abc import Callable
from pathlib import Path

import click
from msgspec import Struct

from portfolio_builder import resources
from portfolio_builder.cli.common import (
    examined_folder,
    machine_refusals,
    memory,
    no_cache_option,
    print_findings,
    today,
    wording_for,
    wording_in,
)
from portfolio_builder.cli.ending import Status
from portfolio_builder.cli.publishing import beside, parameters, print_outcome
from portfolio_builder.cli.showing import Shown
from portfolio_builder.examined import Count, Examined, NotExamined, Unchanged, has_errors
from portfolio_builder.memory.memo import Memo
from portfolio_builder.publish.place import real
from portfolio_builder.publish.published import Published
from portfolio_builder.remembered import recall, recall_site, remember, remember_site
from portfolio_builder.report.terminal import plain
from portfolio_builder.wording import N_, Wording


def command(wording: Wording) -> click.Command:
    """Make the command in one language."""
    w = wording.text

    @click.pass_context
    def run(
        ctx: click.Context,
        folder: Path,
        output: Path | None,
        theme: Path | None,
        strict: bool,
        no_cache: bool,
    ) -> None:
        target = output or beside(folder, "-site")
        themes = (theme,) if theme else ()
        with memory(folder, wording, use=not no_cache) as memo:
            made = _unchanged(memo, folder, target, themes, ctx.obj or "", wording)
            if made is None:
                made = _built(memo, folder, target, themes, ctx.obj or "", wording)
        _show(made, target)
        found = made.examined.findings
        sys.exit(Status.FINDINGS if has_errors(found, strict=strict) else Status.FINE)

    return click.Command(
        "build",
        callback=run,
        help=w("Make the portfolio site, a folder that opens without internet."),
        short_help=w("Make the site for your assessor."),
        options_metavar=w("[OPTIONS]"),
        params=[
            *parameters(
                wording,
                w("FOLDER"),
                w("Where the site goes (default: beside the portfolio, with -site)."),
            ),
            no_cache_option(wording),
        ],
    )


class _Made(Struct, frozen=True):
    """A site that stands there: what was said of the portfolio, how many count, and what is in it.

    `new` when this run put it there.
    """

    examined: Examined | Unchanged
    count: Count
    published: Published
    words: Wording
    new: bool


def _unchanged(
    memo: Memo, folder: Path, target: Path, themes: tuple[Path, ...], asked: str, wording: Wording
) -> _Made | None:
    """Return the site that stands there when a build would put the same there."""
    with Shown(wording) as progress:
        unchanged = recall(memo, folder, today(wording), progress)
    if unchanged is None or unchanged.count is None:
        return None
    words = wording_for(unchanged, asked, wording)
    with Shown(words) as progress:
        stands = recall_site(
            memo, unchanged, target, language=words.language, themes=themes, progress=progress
        )
    return _Made(unchanged, unchanged.count, stands, words, new=False) if stands else None


def _built(
    memo: Memo, folder: Path, target: Path, themes: tuple[Path, ...], asked: str, wording: Wording
) -> _Made:
    """Make the site; end the program with the findings when there is nothing to make it of.

    The output is held from before anything is read: a second run is told so at once.
    """
    # Here, so that a run which finds nothing new does not load what publishes.
    from portfolio_builder.publish.folder import held

    words = wording_in(folder, asked, wording)
    with machine_refusals(words), held(target, source=folder):
        return _built_there(memo, folder, target, themes, asked, words)


def _built_there(
    memo: Memo, folder: Path, target: Path, themes: tuple[Path, ...], asked: str, words: Wording
) -> _Made:
    with machine_refusals(words):
        examined = examined_folder(folder, words, memo, meanwhile=_load)
    words = wording_for(examined, asked, words)  # as it was read now
    if isinstance(examined, NotExamined):
        print_findings(examined, words)
        click.echo(
            words.text("No site was made. The one that is there stays as it is.")
            if target.is_dir()
            else words.text("No site was made.")
        )
        sys.exit(Status.FINDINGS)
    build = _load()
    digest = remember(memo, examined, today(words))
    with machine_refusals(words), Shown(words) as progress:
        templates = (*themes, resources.templates_dir())
        published = build(
            examined,
            target,
            wording=words,
            templates=templates,
            memo=memo,
            is_held=True,
            progress=progress,
        )
    remember_site(memo, digest, target, published, language=words.language, themes=themes)
    return _Made(examined, examined.count, published, words, new=True)


def _load() -> Callable[..., Published]:
    """Load all that makes a site: not before it is known that one is to be made."""
    from portfolio_builder.building import build

    return build


def _show(made: _Made, target: Path) -> None:
    """Print the findings, the count, and where the site is."""
    words, published = made.words, made.published
    print_outcome(made.examined, made.count, words)
    for path in published.kept:
        said = (
            N_("Somebody changed a file of the site. That version is kept as: {path}")
            if path in published.changed
            else N_("Kept, for it is not of this program: {path}")
        )
        click.echo(words.text(said, path=plain(path)))
    done = _done(published, words, new=made.new)
    where = words.text("Open: {path}", path=plain(str(real(target / "index.html"))))
    click.echo(f"{done} {where}")


def _done(published: Published, words: Wording, *, new: bool) -> str:
    """Say what became of the files of the site."""
    if new and published.renewed is None:
        return words.plural("{n} file written.", "{n} files written.", published.files)
    if not new or not (published.renewed or published.gone):
        return words.text("Nothing changed: the site is as it should be.")
    done = []
    if published.renewed:
        changed = words.plural(
            "{n} of {total} files changed.",
            "{n} of {total} files changed.",
            published.renewed,
            total=words.number(published.files),
        )
        done.append(changed)
    if published.gone:
        done.append(words.plural("{n} file removed.", "{n} files removed.", published.gone))
    return " ".join(done)
