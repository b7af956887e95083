"""Questions in a terminal: asked again, with the reason, until the answer can be used.

A reader turns an answer into a value, or raises `Unusable`; the options of a command go through
the same readers, so that a question and an option take the same words.
"""

import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

import click

from portfolio_builder.cli.ending import Status
from portfolio_builder.wording import Wording

T = TypeVar("T")

_ANSWERS = {"ja": True, "j": True, "yes": True, "y": True} | {"nee": False, "n": False, "no": False}


class Unusable(click.UsageError):
    """An answer, or the value of an option, that cannot be used; the message says why.

    `instead` is the answer that `offer` asks about: at a question, only enter then takes it.
    """

    def __init__(self, message: str, *, instead: str = "", offer: str = "") -> None:
        """Keep what is offered."""
        super().__init__(message)
        self.instead = instead
        self.offer = offer

    def format_message(self) -> str:
        """Return why, and what is offered: what is said of an option, where nobody answers."""
        return f"{self.message} {self.offer}".rstrip()


class Taken(Unusable):
    """A name that is taken already: nothing is ever written over."""

    exit_code = Status.REFUSED


class Unsaved(click.Abort):
    """Somebody stopped at a question, before anything was written."""


def ask(
    question: str, read: Callable[[str], T], wording: Wording, *, without: str | None = None
) -> T:
    """Ask until `read` can use the answer; `without` is what only enter means.

    Without it, `read` says of an empty answer what to type. Where an answer is offered instead, the
    next question is whether that was meant. Raises `Unsaved` when somebody stops: whoever asks has
    written nothing yet.
    """
    asking, offered = question, ""
    while True:
        typed = _typed(asking)
        agreed = _said(typed or "yes") if offered else None
        if agreed is False:
            asking, offered = question, ""
            continue
        try:
            return read(offered if agreed else typed or without or "")
        except Unusable as wrong:
            click.echo(wording.text("Error: {message}", message=wrong.message))
            asking, offered = question, wrong.instead
            if offered:
                asking = wording.text("{offer} (enter: yes)", offer=wrong.offer)


def _typed(question: str) -> str:
    try:
        typed: str = click.prompt(question, default="", prompt_suffix=" ", show_default=False)
    except click.Abort:
        raise Unsaved from None
    return typed.strip()


def choose(rows: Sequence[str], wording: Wording, *, none: bool = False) -> int:
    """Show rows with a number and return the chosen one, from 1; `none` lets 0 mean no row."""
    for number, row in enumerate(rows, 1):
        click.echo(f"  {number:>2}  {row}")
    first, last = 0 if none else 1, len(rows)

    def read(answer: str) -> int:
        chosen = int(answer) if answer.isascii() and answer.isdecimal() else _row(answer, rows)
        if not first <= chosen <= last:
            raise Unusable(
                wording.text("Type a number from {first} to {last}.", first=first, last=last)
            )
        return chosen

    if none:
        return ask(wording.text("Which number? (0: none of these)"), read, wording)
    return ask(wording.text("Which number?"), read, wording)


def _row(answer: str, rows: Sequence[str]) -> int:
    """Return the number of the row that is typed out, or begins with this code; -1 for none."""
    typed = answer.casefold()
    named = (n for n, r in enumerate(rows, 1) if typed in {r.casefold(), r.split()[0].casefold()})
    return next(named, -1)


def says_yes(question: str, wording: Wording) -> bool:
    """Ask until somebody says yes or no, in either language; nothing else is taken for a yes.

    Raises `Unsaved` without anybody to answer.
    """

    def read(answer: str) -> bool:
        said = _said(answer)
        if said is None:
            raise Unusable(wording.text("Type yes or no."))
        return said

    return ask(f"{question} {wording.text('Type yes or no.')}", read, wording)


def agrees(question: str, wording: Wording) -> bool:
    """Ask for a yes or no as `says_yes` does; without anybody to answer it is no."""
    try:
        return says_yes(question, wording)
    except click.Abort:
        if sys.stdin.isatty():  # somebody was there, and stopped; perhaps after another yes
            raise click.Abort from None
        click.echo()
        return False


def _said(answer: str) -> bool | None:
    return _ANSWERS.get(answer.casefold().rstrip(".!"))
