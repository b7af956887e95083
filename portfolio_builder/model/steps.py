"""What to do next: one step at a time, the cheapest first."""

from enum import StrEnum

from msgspec import Struct

from portfolio_builder.model.firmness import Letter


class Goal(StrEnum):
    """What a step is for, in this order."""

    REACH = "reach"
    FIRM = "firm"
    MARGIN = "margin"


class Action(StrEnum):
    """What a step asks, from little to much work."""

    MEND = "mend"
    RAISE_CLAIM = "raise-claim"
    ADD_CLAIM = "add-claim"
    CONFIRM = "confirm"
    MARK = "mark"
    FINISH_DRAFT = "finish-draft"
    FINISH_AND_MEND = "finish-and-mend"
    WRITE = "write"


COST = {
    Action.MEND: 1,
    Action.RAISE_CLAIM: 1,
    Action.ADD_CLAIM: 1,
    Action.CONFIRM: 2,
    Action.MARK: 2,
    Action.FINISH_DRAFT: 3,
    Action.FINISH_AND_MEND: 4,
    Action.WRITE: 8,
}
"""How much work an action is, against the others: to write something new is several evenings."""


class Step(Struct, frozen=True):
    """One thing to do for one competence.

    `evidence` is the path of an existing piece that can carry it, or empty. For a new piece:
    `kind` is the id of a kind that would help and `context` one of the candidate's own contexts
    that this competence lacks (empty: any other than `not_contexts`, the ones that it has).
    `indicators` are the ones to show. `mends` are the letters of VRAAK that it helps. `gains` are
    the ids of the counted competences that are met after it and were not before.
    """

    goal: Goal
    action: Action
    competence: str
    evidence: str = ""
    kind: str = ""
    context: str = ""
    not_contexts: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    mends: tuple[Letter, ...] = ()
    gains: tuple[str, ...] = ()
