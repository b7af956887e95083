"""How judgements of assessors are said, in the terminal and on the site alike."""

from portfolio_builder.model.firmness import Aspect
from portfolio_builder.model.interview import Why
from portfolio_builder.model.review import Difference, Judgement, Point
from portfolio_builder.model.standard import Scope, Standard
from portfolio_builder.wording import N_, Wording

_JUDGEMENTS = {
    Judgement.SHOWN: N_("sufficiently shown"),
    Judgement.NOT_YET: N_("not shown yet"),
    Judgement.ASK_ON: N_("ask on in the interview (CGI)"),
}
_POINTS = {
    Point.ENOUGH: N_("sufficient"),
    Point.DOUBT: N_("doubtful"),
    Point.NOT_ENOUGH: N_("insufficient"),
}
_DIFFERENCES = {
    Difference.NONE: "",
    Difference.STADIUM: N_("the assessors differ on the stadium"),
    Difference.JUDGEMENT: N_("the assessors differ in judgement"),
}
_COUNTED = {
    Scope.GENERIC: N_("generic competences"),
    Scope.SPECIFIC: N_("specific competences"),
    Scope.ALL: N_("competences"),
}
COUNT = N_(
    "{judged} of {total} {competences} judged, {shown} sufficiently shown at {stadium} or higher, "
    "needed: {required}"
)
"""How an assessor stands against the rule."""

TEXTS = {
    "conclusion": N_("Conclusion"),
    "grounds": N_("Grounds"),
    "advice": N_("Advice"),
    "questions": N_("Questions for the interview"),
}
"""The texts of a judgement by the name of their field, in their order."""

REASONS = {
    Why.DISPUTED: N_("The assessors differ."),
    Why.ASK_ON: N_("Ask on, says {assessors}."),
    Why.NOT_YET: N_("Not yet shown, says {assessors}."),
    Why.THIN: N_("The evidence is thin: {letters}."),
    Why.SINGLE: N_("It hangs on one piece: {title}."),
    Why.QUESTIONS: N_("Questions of {assessors}."),
    Why.DECIDES: N_(
        "It is claimed at {level} only, and just too few competences count: what the candidate "
        "tells here can decide."
    ),
    Why.UNPROVEN: N_("It is firm, and some indicators have no passage yet."),
    Why.BELOW: N_(
        "It is claimed at {level} only, so it does not count. When there is time, ask whether the "
        "candidate shows more."
    ),
    Why.OPEN: N_("There is no evidence that counts: only what the candidate tells can show it."),
}
"""Why a competence is talked about in the interview."""

IN_CONTEXT = N_("For this competence you wrote '{title}' ({context}).")
"""Before a question: which piece the candidate wrote for this competence, and in which context."""

IN_PIECE = N_("For this competence you wrote '{title}'.")
"""The same for a piece without a context."""

ANOTHER_TIME = N_("Take another time now.")
"""After that, where the question itself does not ask for one."""

NAMED_IN = N_("You name this with '{title}', and no words there show it.")
"""Before a question on an indicator that a claim names without a passage."""

FROM_CONTEXTS = N_("Your evidence is from {contexts}.")
"""Before a question on another context."""

OF_KINDS = N_("Your evidence is of the kind: {kinds}.")
"""Before a question on another kind of evidence."""

_BEST = N_("Tell about the time that shows this competence best.")
ANOTHER = {
    Aspect.CONTEXTS: N_("Tell about a time in another place, or with other people."),
    Aspect.KINDS: N_(
        "What else can you show this with? Think of something you made, or of somebody who saw it."
    ),
    Aspect.INDICATORS: _BEST,
    Aspect.WORDS: _BEST,
    Aspect.INDEPENDENT: N_("Who saw you do this, and what would that person tell about it?"),
    Aspect.CURRENT: N_("Tell about the last time that you did this."),
    Aspect.PIECES: N_("Tell about another time that you did this."),
}
"""One open question for each count of VRAAK that is not reached."""

FIRST_STADIUM = (
    N_("Tell about a time that this was at play:"),
    N_("Tell about a day at work on which you did this:"),
    N_("Take one example from your work of this:"),
)
"""Open questions on an indicator of the lowest stadium; its own words follow."""

HIGHER_STADIUM = (
    N_("Tell about a time that this was not easy:"),
    N_("Tell about a time that you had to decide for yourself how to do this:"),
    N_("Tell about a time that this went differently than you expected:"),
)
"""The same for an indicator of a higher stadium."""


def judgement_word(judgement: Judgement | None, wording: Wording) -> str:
    """Return the word for a judgement, also when there is none yet."""
    return wording.text(_JUDGEMENTS[judgement] if judgement else N_("not judged yet"))


def point_word(point: Point | None, wording: Wording) -> str:
    """Return the word for a point, also when there is none."""
    return wording.text(_POINTS[point] if point else N_("no judgement"))


def difference_word(difference: Difference, wording: Wording) -> str:
    """Say where assessors differ; empty when they do not."""
    return wording.text(_DIFFERENCES[difference])


def counted_word(standard: Standard, wording: Wording) -> str:
    """Return the word for the competences that the rule counts."""
    return wording.text(_COUNTED[standard.rule.scope])


def count_sentence(
    wording: Wording, standard: Standard, *, judged: object, shown: object, total: int
) -> str:
    """Say how an assessor stands against the rule; it is their judgement and decides nothing."""
    return wording.text(
        COUNT,
        judged=judged,
        shown=shown,
        total=total,
        competences=counted_word(standard, wording),
        required=standard.rule.required,
        stadium=standard.required_stadium.title.lower(),
    )
