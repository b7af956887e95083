"""The words of the field that the program uses, each in a sentence or two for the candidate."""

from portfolio_builder.model.procedure import folded
from portfolio_builder.wording import N_, Wording

_SAID = (
    (
        N_("standard"),
        N_("What you are judged by. `portfolio standard list` shows its competences."),
    ),
    (
        N_("competence"),
        N_(
            "Something that you must be able to do at work, such as G1.1. "
            "`portfolio standard show G1.1` says what is asked of one."
        ),
    ),
    (N_("cluster"), N_("Competences that belong together.")),
    (
        N_("indicator"),
        N_(
            "One thing that you do when you have a competence, such as G1.1.B1. Each belongs to a "
            "stadium."
        ),
    ),
    (
        N_("stadium"),
        N_("How far you are in a competence. A higher stadium includes the lower ones."),
    ),
    (
        N_("life area"),
        N_(
            "A part of somebody's life, such as money or living. Its competences are optional, and "
            "do not count for the rule."
        ),
    ),
    (
        N_("evidence"),
        N_("One text in which you show what you can do, with the attachments that go with it."),
    ),
    (
        N_("claim"),
        N_("With a claim you say: this evidence shows this competence, at this stadium."),
    ),
    (
        N_("passage"),
        N_(
            "The words in your evidence that show one indicator. You put them between square "
            "brackets, with the id behind: `[I called on her.]{G1.1.B1}`"
        ),
    ),
    (N_("context"), N_("Where you did it, and with whom.")),
    (
        N_("draft"),
        N_("Evidence that is not done. It does not count, and does not come in the site."),
    ),
    (
        N_("gap"),
        N_("A competence that does not count yet: without evidence, or below the needed stadium."),
    ),
    (
        N_("reference date"),
        N_(
            "The day on which your portfolio is looked at. Evidence that is too old by then counts "
            "less. You may set it in portfolio.yaml."
        ),
    ),
    (
        N_("STARR"),
        N_("A way to tell what you did: situation, task, action, result and reflection."),
    ),
    (N_("CGI"), N_("The interview in which the assessors ask on about your evidence.")),
)


def words(wording: Wording) -> tuple[str, ...]:
    """Return the words that are explained, as they stand in a sentence."""
    return tuple(wording.text(word) for word, _ in _SAID)


def place_of(written: str, wording: Wording) -> int | None:
    """Return which of the words is written, however it is spelled."""
    places = {folded(word): place for place, word in enumerate(words(wording))}
    return places.get(folded(written))


def explained(place: int, wording: Wording) -> str:
    """Return a word with what it means."""
    word, said = _SAID[place]
    return f"{wording.text(word)}: {wording.text(said)}"
