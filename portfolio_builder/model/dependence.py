"""What hangs on what: the count without a piece of evidence, and the fewest whose loss matters."""

from msgspec import Struct


class Loss(Struct, frozen=True):
    """What is left when the assessors set one piece of evidence aside.

    `met` and `firm` are the counts without it. `falls` are the ids of counted competences that are
    no longer met, `thins` those that stay met and are no longer firm.
    """

    evidence: str
    met: int
    firm: int
    falls: tuple[str, ...] = ()
    thins: tuple[str, ...] = ()


class Breaking(Struct, frozen=True):
    """The fewest pieces of evidence whose loss takes the portfolio under the rule.

    `exact` is False when there were too many possibilities to try them all: there may be a smaller
    set then.
    """

    evidence: tuple[str, ...]
    falls: tuple[str, ...]
    exact: bool = True


class Dependence(Struct, frozen=True):
    """`losses` has an entry for each piece that counts, gravest first, then by path.

    `margin` is how many competences may fall before the rule is no longer reached: 0 means none,
    and a negative number that it is not reached now. `breaking` is None then, and when nothing
    can take it under the rule.
    """

    margin: int
    losses: tuple[Loss, ...] = ()
    breaking: Breaking | None = None
