"""`portfolio review …`: take up what an assessor saved in the site, and say who judged what."""

import os
import sys
from pathlib import Path

import click
from msgspec.structs import replace

from portfolio_builder.assess.reviews import belongs, review_fits, reviews, same_assessor
from portfolio_builder.authoring.files import AlreadyThere, Changed, put_down, write_over
from portfolio_builder.authoring.reviews import review_folder, review_path, review_text
from portfolio_builder.cli import language_option
from portfolio_builder.cli.common import (
    examined_folder,
    folder_argument,
    machine_refusals,
    print_findings,
    print_found,
    shown,
    wording_for,
)
from portfolio_builder.cli.ending import Status, stop, stop_refused
from portfolio_builder.cli.questions import agrees
from portfolio_builder.examined import Examined, NotExamined
from portfolio_builder.model.finding import in_order
from portfolio_builder.model.review import Review, Reviews
from portfolio_builder.read.folder import Folder
from portfolio_builder.read.reviews import read_review
from portfolio_builder.report.reviews import changes_text, count_text, reviews_text
from portfolio_builder.report.terminal import plain
from portfolio_builder.wording import Wording


def command(wording: Wording) -> click.Command:
    """Make the group in one language."""
    w = wording.text
    group = click.Group(
        "review",
        help=w("Add what an assessor saved in the site, or show who judged what."),
        short_help=w("Add and compare reviews of assessors."),
        options_metavar=w("[OPTIONS]"),
        subcommand_metavar=w("COMMAND [OPTIONS]…"),
        params=[language_option(wording)],
    )
    group.add_command(_add(wording))
    group.add_command(_list(wording))
    return group


def _add(wording: Wording) -> click.Command:
    w = wording.text

    @click.pass_context
    def run(ctx: click.Context, files: tuple[Path, ...], folder: Path, yes: bool) -> None:
        examined, words = _examined(ctx, folder, wording)
        adding = _Adding(examined, words, ask=not yes)
        statuses = [adding.add(file) for file in files]
        if adding.stored:
            click.echo(w("Show them on the site:") + f" portfolio build{shown(folder)}")
        sys.exit(max(statuses))

    return click.Command(
        "add",
        callback=run,
        help=w(
            "Check the file of an assessor and put it into the portfolio. An earlier one of the "
            "same assessor is kept as a copy; never is that of another written over."
        ),
        short_help=w("Add the file of an assessor."),
        options_metavar=w("[OPTIONS]"),
        params=[
            click.Argument(
                ["files"],
                nargs=-1,
                required=True,
                type=click.Path(path_type=Path, exists=True, dir_okay=False),
                metavar=w("FILE…"),
                help=w("What an assessor saved in the site (.json)."),
            ),
            click.Option(
                ["--portfolio", "folder"],
                type=click.Path(path_type=Path),
                default=Path(),
                metavar=w("FOLDER"),
                help=w("Your portfolio folder (without it: the folder you are in)."),
            ),
            click.Option(["--yes"], is_flag=True, help=w("Do not ask before a change.")),
            language_option(wording),
        ],
    )


def _list(wording: Wording) -> click.Command:
    w = wording.text

    @click.pass_context
    def run(ctx: click.Context, folder: Path) -> None:
        examined, words = _examined(ctx, folder, wording)
        print_found([f for f in examined.findings if f.code.startswith("R")], examined.root, words)
        click.echo(reviews_text(_reviews(examined), examined.standard, words))

    return click.Command(
        "list",
        callback=run,
        help=w("Show who judged how many competences, and where they differ."),
        short_help=w("Who judged what, and where they differ."),
        options_metavar=w("[OPTIONS]"),
        params=[folder_argument(wording), language_option(wording)],
    )


def _examined(ctx: click.Context, folder: Path, wording: Wording) -> tuple[Examined, Wording]:
    """Read the portfolio; end the program when there is nothing to go on."""
    with machine_refusals(wording):
        examined = examined_folder(folder, wording)
    words = wording_for(examined, ctx.obj or "", wording)
    if isinstance(examined, NotExamined):
        print_findings(examined, words)
        sys.exit(Status.FINDINGS)
    return examined, words


def _reviews(examined: Examined) -> Reviews:
    return reviews(examined.portfolio, examined.standard, examined.assessment)


class _Adding:
    """Takes up one file after the other; `there` are the reviews of the portfolio as they go."""

    def __init__(self, examined: Examined, words: Wording, *, ask: bool) -> None:
        self.examined, self.words, self.ask = examined, words, ask
        self.there = list(examined.portfolio.reviews)
        self.stored = False

    def add(self, file: Path) -> Status:
        """Check one file and put it down; return how that ends."""
        w, standard = self.words.text, self.examined.standard
        real = file.resolve()
        with machine_refusals(self.words):
            review, found = read_review(Folder(real.parent), real.name)
        if review is None:
            print_found(in_order(found), real.parent, self.words)
            return Status.FINDINGS
        if not belongs(review, self.examined.portfolio, standard):
            said = w(
                "'{path}' is a review of another portfolio, that of {candidate}. It was not added.",
                path=plain(str(file)),
                candidate=plain(review.portfolio.candidate),
            )
            click.echo(said, err=True)
            return Status.REFUSED
        found += tuple(review_fits(review, standard))
        print_found(in_order(found), real.parent, self.words)
        return self._put(review)

    def _put(self, review: Review) -> Status:
        root, words = self.examined.root, self.words
        own = [
            r
            for r in self.there
            if same_assessor(r.assessor, review.assessor)
            and belongs(r, self.examined.portfolio, self.examined.standard)
        ]
        try:
            path = self._replace(own[0], review) if own else self._put_new(review)
        except (AlreadyThere, Changed) as error:
            stop(
                words.text(
                    "'{path}' was changed in the meantime. Nothing was written.",
                    path=plain(error.path),
                ),
                status=Status.REFUSED,
            )
        except OSError as error:
            stop_refused(error, words, path=str(root))
        if path:
            self.stored = True
            self.there = [*(r for r in self.there if r.path != path), replace(review, path=path)]
            self._say(review)
        return Status.FINE

    def _put_new(self, review: Review) -> str:
        root, language = self.examined.root, self.examined.portfolio.settings.language
        path = review_path(
            review_folder(root, language),
            review.assessor,
            taken=lambda p: os.path.lexists(root / p),
        )
        put_down(root, {path: review_text(review)})
        click.echo(self.words.text("Added: {path}", path=plain(path)))
        return path

    def _replace(self, own: Review, review: Review) -> str:
        """Put a review in the place of an earlier one; return nothing when it is left as it is."""
        w, root = self.words.text, self.examined.root
        old = (root / own.path).read_bytes()
        new = review_text(review).encode("utf-8")
        if new == review_text(own).encode("utf-8"):
            click.echo(w("'{path}' is the same already.", path=plain(own.path)))
            return ""
        who = plain(review.assessor)
        click.echo(w("There is a review of {assessor} already. This changes:", assessor=who))
        changes = changes_text(own, review, self.examined.standard, self.words)
        click.echo(changes or "  " + w("only the moment at which it was saved"))
        if review.saved < own.saved:
            click.echo(w("Mind: this file was saved earlier than the one that is there."))
        if self.ask and sys.stdin.isatty() and not agrees(w("Change it like this?"), self.words):
            return ""
        kept = write_over(root, own.path, old=old, new=new)
        click.echo(w("Changed: {path}. As it was: {kept}", path=plain(own.path), kept=plain(kept)))
        return own.path

    def _say(self, review: Review) -> None:
        """Say how the assessor stands with it."""
        examined = self.examined
        alone = replace(examined.portfolio, reviews=(review,))
        said = reviews(alone, examined.standard, examined.assessment)
        click.echo(count_text(said.assessors[0], said, examined.standard, self.words))
