"""What to ask on in the interview (CGI): which competences, in which order, and why."""

from enum import StrEnum

from msgspec import Struct

from portfolio_builder.model.firmness import Letter


class Why(StrEnum):
    """Why a competence is talked about, most pressing first.

    `QUESTIONS`: an assessor wrote some down. `BELOW`: it is claimed below the stadium of the rule;
    `DECIDES`: so it is, and with those the rule would be reached, which it is not. `UNPROVEN`: it
    is firm, and some needed indicators have no passage.
    """

    DISPUTED = "disputed"
    ASK_ON = "ask-on"
    NOT_YET = "not-yet"
    QUESTIONS = "questions"
    DECIDES = "decides"
    THIN = "thin"
    SINGLE = "single"
    UNPROVEN = "unproven"
    BELOW = "below"
    OPEN = "open"


class Reason(Struct, frozen=True):
    """One reason: the assessors who gave it, the letters that fail, or the piece it hangs on.

    `evidence` is a path; what does not belong to the reason is empty.
    """

    why: Why
    assessors: tuple[str, ...] = ()
    letters: tuple[Letter, ...] = ()
    evidence: str = ""


class Topic(Struct, frozen=True):
    """A competence to talk about. `unproven` are the needed indicators without a passage.

    Those of the highest stadium come first: they decide.
    """

    competence: str
    reasons: tuple[Reason, ...]
    unproven: tuple[str, ...] = ()


class Agenda(Struct, frozen=True):
    """What to talk about, in order. `settled` are competences that all who judged see as shown."""

    topics: tuple[Topic, ...]
    settled: tuple[str, ...] = ()
