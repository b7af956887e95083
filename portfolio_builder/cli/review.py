"""`portfolio review …`: take up what an assessor saved in the site, and say who judged what."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

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
from portfolio_builder.cli.questions import Unsaved, says_yes
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
        status = adding.add(files)
        if adding.stored:
            click.echo(w("Show them on the site:") + f" portfolio build{shown(folder)}")
        sys.exit(status)

    return click.Command(
        "add",
        callback=run,
        help=w(
            "Check the file of an assessor and put it into the portfolio. An earlier one of the "
            "same assessor is kept as a copy; never is that of another written over. Of several "
            "files of one assessor the one that was saved last counts."
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


class _There(NamedTuple):
    """An earlier review of an assessor, and the bytes of its file when somebody is asked."""

    review: Review
    data: bytes


class _Adding:
    """Takes up files: reads all, asks all that is to be asked, and only then writes."""

    def __init__(self, examined: Examined, words: Wording, *, ask: bool) -> None:
        self.examined, self.words, self.ask = examined, words, ask
        self.stored = False

    def add(self, files: Sequence[Path]) -> Status:
        """Check the files and put them down; return how that ends.

        The order of the files makes no difference. Raises `Unsaved`, with nothing written, when
        nobody answers.
        """
        read = [(file, self._read(file)) for file in files]
        reviews = [(file, r) for file, r in read if isinstance(r, Review)]
        last = [(file, r, self._there(r)) for file, r in self._last(reviews)]
        for _, review, there in [one for one in last if self._wants(*one)]:
            self._put(review, there)
        return max(r if isinstance(r, Status) else Status.FINE for _, r in read)

    def _read(self, file: Path) -> Review | Status:
        """Read one file, and say what is wrong with it; return how it ends when it is no use."""
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
        return review

    def _last(self, reviews: Sequence[tuple[Path, Review]]) -> Iterator[tuple[Path, Review]]:
        """Yield the one of each assessor that was saved last, and name the others."""
        for one in reviews:
            file, review = one
            of_one = [r for r in reviews if same_assessor(r[1].assessor, review.assessor)]
            # By its text when two were saved at one moment: the order of files decides nothing.
            last = max(of_one, key=lambda r: (r[1].saved, review_text(r[1])))
            if last is one:
                yield one
            elif review_text(last[1]) == review_text(review):
                self._say_same(str(file))
            else:
                self._say_earlier(file, str(last[0]))

    def _there(self, review: Review) -> _There | None:
        """Return what the portfolio has of this assessor already."""
        portfolio, standard = self.examined.portfolio, self.examined.standard
        for own in portfolio.reviews:
            if same_assessor(own.assessor, review.assessor) and belongs(own, portfolio, standard):
                try:
                    return _There(own, (self.examined.root / own.path).read_bytes())
                except OSError as error:
                    stop_refused(error, self.words, path=own.path)
        return None

    def _wants(self, file: Path, review: Review, there: _There | None) -> bool:
        """Tell whether a review is to be put down: ask it when an earlier one goes for it."""
        w = self.words.text
        if there is None:
            return True
        own = there.review
        if review_text(review) == review_text(own):
            self._say_same(own.path)
            return False
        earlier = review.saved < own.saved
        if earlier and not self.ask:
            self._say_earlier(file, own.path)
            return False
        who = plain(review.assessor)
        click.echo(w("There is a review of {assessor} already. This changes:", assessor=who))
        changes = changes_text(own, review, self.examined.standard, self.words)
        click.echo(changes or "  " + w("only the moment at which it was saved"))
        if earlier:
            click.echo(w("Mind: this file was saved earlier than the one that is there."))
        try:
            return not self.ask or says_yes(w("Change it like this?"), self.words)
        except Unsaved:
            without = w("Not changed: {path}. (Without a question: --yes)", path=plain(own.path))
            click.echo(f"\n{without}")
            raise

    def _say_same(self, path: str) -> None:
        click.echo(self.words.text("'{path}' is the same already.", path=plain(path)))

    def _say_earlier(self, file: Path, other: str) -> None:
        said = self.words.text(
            "'{path}' was saved earlier than '{other}'. It was not added.",
            path=plain(str(file)),
            other=plain(other),
        )
        click.echo(said)

    def _put(self, review: Review, there: _There | None) -> None:
        root, words = self.examined.root, self.words
        try:
            if there:
                self._replace(there, review)
            else:
                self._put_new(review)
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
        self.stored = True
        self._say(review)

    def _put_new(self, review: Review) -> None:
        root, language = self.examined.root, self.examined.portfolio.settings.language
        path = review_path(
            review_folder(root, language),
            review.assessor,
            taken=lambda p: os.path.lexists(root / p),
        )
        put_down(root, {path: review_text(review)})
        click.echo(self.words.text("Added: {path}", path=plain(path)))

    def _replace(self, there: _There, review: Review) -> None:
        w, path, new = self.words.text, there.review.path, review_text(review).encode("utf-8")
        kept = write_over(self.examined.root, path, old=there.data, new=new)
        click.echo(w("Changed: {path}. As it was: {kept}", path=plain(path), kept=plain(kept)))

    def _say(self, review: Review) -> None:
        """Say how the assessor stands with it."""
        examined = self.examined
        alone = replace(examined.portfolio, reviews=(review,))
        said = reviews(alone, examined.standard, examined.assessment)
        click.echo(count_text(said.assessors[0], said, examined.standard, self.words))
