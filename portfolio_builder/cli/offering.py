"""Offering competences to choose from, each with the words of the indicators that fit best."""

from collections.abc import Sequence

import click

from portfolio_builder.assess.find import Match
from portfolio_builder.cli.answers import Answers
from portfolio_builder.cli.questions import Unusable, ask, choose
from portfolio_builder.model.standard import Competence, Stadium
from portfolio_builder.report.terminal import plain, wrapped

OFFERED = 8
_INDICATORS = 2
_INDENT = " " * 6


def row(competence: Competence) -> str:
    """Return a competence on one line."""
    return plain(f"{competence.id}  {competence.title}")


def told(match: Match) -> str:
    """Return a competence that fits, with the indicators that fit best below it."""
    lines = [row(match.competence)]
    lines += [
        wrapped(f"{i.id}: {i.text}", first=_INDENT, rest=_INDENT + "  ")
        for i in match.indicators[:_INDICATORS]
    ]
    return "\n".join(lines)


def pick(matches: Sequence[Match], answers: Answers) -> Competence | None:
    """Let somebody choose one of the first matches; `None` when it is none of them."""
    offered = matches[:OFFERED]
    number = choose([told(m) for m in offered], answers.wording, none=True)
    return offered[number - 1].competence if number else None


def found(typed: str, answers: Answers) -> Competence | None:
    """Return the competence of an id, or the one that is chosen among those with these words."""
    w = answers.wording.text
    if answers.ids.competence(typed):
        return answers.competence(typed)
    matches = answers.finder.search(typed)
    if not matches:
        click.echo(_nothing(typed, answers))
        return None
    chosen = pick(matches, answers)
    if chosen is None and len(matches) > OFFERED:
        click.echo(w("There are more with these words. Add a word to see others."))
    return chosen


def _nothing(typed: str, answers: Answers) -> str:
    """Say that nothing is found, and which ids are near."""
    w = answers.wording.text
    near = answers.ids.nearest_titled(typed)
    if not near:
        return w("Nothing found. Try another word, or see all: portfolio standard list")
    unknown = w("'{id}' is not in the standard.", id=plain(typed))
    meant = w("Did you mean {nearest}?", nearest=answers.wording.listed(near))
    return f"{unknown} {meant}"


def ask_competence(answers: Answers) -> str:
    """Ask which competence something shows, and return the id or words that were typed."""
    w = answers.wording.text

    def read(typed: str) -> str:
        if not typed:
            raise Unusable(w("Type an id or a word, such as 'contact'."))
        return typed

    question = w("Which competence does it show? (id or words, such as 'contact')")
    return ask(question, read, answers.wording)


def ask_stadium(answers: Answers) -> Stadium:
    """Ask at which stadium something is claimed; only enter is the one that is asked."""
    stadia = tuple(s.id for s in answers.standard.stadia)
    required = answers.standard.rule.stadium
    question = answers.wording.text(
        "At which stadium: {choices}? (enter: {required})",
        choices=answers.wording.listed(stadia),
        required=required,
    )
    return ask(question, answers.stadium, answers.wording, without=required)
