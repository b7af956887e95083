"""The words for firm, thin and the letters of VRAAK, and what each asks of a piece of evidence.

What is asked comes from the procedure; no number of it stands here.
"""

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from portfolio_builder.model.firmness import LETTER_OF, Aspect, Grade, Letter
from portfolio_builder.model.procedure import Procedure, Thresholds, folded
from portfolio_builder.wording import N_, Wording

Term = Letter | Grade
"""A word that can be explained."""

_LETTERS = MappingProxyType(
    {
        Letter.VARIATION: N_("Variation"),
        Letter.RELEVANCE: N_("Relevance"),
        Letter.AUTHENTICITY: N_("Authenticity"),
        Letter.CURRENCY: N_("Currency"),
        Letter.QUANTITY: N_("Quantity"),
    }
)
_GRADES = MappingProxyType(
    {
        Grade.FIRM: N_("firm"),
        Grade.THIN: N_("thin"),
        Grade.NOT_MET: N_("not met"),
    }
)
TERMS: tuple[Term, ...] = (Grade.FIRM, Grade.THIN, *Letter)
"""The words that are explained, in the order in which they are named."""

_ALL_LETTERS = "vraak"


def letter_name(letter: Letter, wording: Wording) -> str:
    """Return the name of a letter of VRAAK, with a capital."""
    return wording.text(_LETTERS[letter])


def letter_names(letters: Iterable[Letter], wording: Wording) -> str:
    """Return the names of several letters, joined by commas, in lower case."""
    return ", ".join(letter_name(x, wording).lower() for x in letters)


def grade_name(grade: Grade, wording: Wording) -> str:
    """Return the word for firm, thin or not met."""
    return wording.text(_GRADES[grade])


def term_name(term: Term, wording: Wording) -> str:
    """Return a word as it is typed."""
    if isinstance(term, Grade):
        return grade_name(term, wording)
    return letter_name(term, wording).lower()


def term_named(written: str, wording: Wording) -> Term | None:
    """Return what a word of this language means, in any case; VRAAK itself is about firm."""
    names = {folded(term_name(term, wording)): term for term in TERMS}
    return {**names, _ALL_LETTERS: Grade.FIRM}.get(folded(written))


def explained(term: Term, procedure: Procedure, wording: Wording) -> Iterator[str]:
    """Yield the paragraphs that say what a word means under this procedure."""
    text = wording.text
    if isinstance(term, Letter):
        yield _line(term, procedure.thresholds, wording)
        yield text("It is one of the letters of VRAAK. All of them: `portfolio explain firm`")
    else:
        yield _about(term, wording)
        yield speaks(wording)
        for letter in Letter:
            yield _line(letter, procedure.thresholds, wording)
        yield text(
            "`portfolio status` says which are thin, and why. With `--steps` it says what helps."
        )
    yield text(
        "This is no rule of the standard. It comes from: {title}.",
        title=procedure.title.rstrip("."),
    )


def to_type(term: Term, wording: Wording) -> tuple[str, str]:
    """Return what to type for a word, as it is typed, after what it does; both can be empty."""
    if term is not Letter.AUTHENTICITY:
        return "", ""
    about = wording.text(
        "Does somebody confirm your evidence? Put this line among the data at the top of it, "
        "between the two lines with ---. Change the name and the role into those of that person:"
    )
    return about, wording.text("confirmed_by: {name: T. de Vries, role: team leader}")


def speaks(wording: Wording) -> str:
    """Say what a piece must do to count for any letter."""
    return wording.text(
        "A piece of evidence counts here when it shows something of the competence: it has a "
        "passage, names an indicator, or says with the claim why. One that only claims it counts "
        "for the standard, and for nothing here."
    )


def _about(grade: Grade, wording: Wording) -> str:
    if grade is Grade.FIRM:
        return wording.text(
            "A competence that counts is firm when its evidence passes all that is asked below. "
            "Then an assessor has little left to ask."
        )
    return wording.text(
        "A competence that counts is thin when its evidence lacks something of what is asked "
        "below. It counts all the same, but an assessor may ask on."
    )


def _line(letter: Letter, thresholds: Thresholds, wording: Wording) -> str:
    """Say in one line what is asked for a letter."""
    said = [
        sentence
        for aspect in Aspect
        if LETTER_OF[aspect] is letter and (sentence := _asked(aspect, thresholds, wording))
    ]
    asked = " ".join(said) or wording.text("Nothing is asked here.")
    return f"{letter_name(letter, wording)}: {asked}"


def _asked(aspect: Aspect, thresholds: Thresholds, wording: Wording) -> str:
    """Say what is asked of one aspect; empty when that is nothing."""
    plural = wording.plural
    match aspect:
        case Aspect.CONTEXTS if n := thresholds.variation.min_contexts:
            return plural(
                "Your evidence is from at least {n} context (where it was, and with whom).",
                "Your evidence is from at least {n} contexts (where it was, and with whom).",
                n,
            )
        case Aspect.KINDS if n := thresholds.variation.min_kinds:
            return plural("It is of at least {n} kind.", "It is of at least {n} kinds.", n)
        case Aspect.INDICATORS if n := thresholds.relevance.min_indicator_percent:
            return wording.text(
                "Of the indicators that are needed, at least {n}% has a passage or is named.", n=n
            )
        case Aspect.WORDS:
            return wording.text("There is a passage, or a reason with the claim.")
        case Aspect.INDEPENDENT if n := thresholds.authenticity.min_independent:
            asked = plural(
                "At least {n} piece is more than your own word: somebody confirms it, or it is a "
                "document of somebody else that is attached.",
                "At least {n} pieces are more than your own word: somebody confirms them, or they "
                "are documents of somebody else that are attached.",
                n,
            )
            people = wording.text("The site also says how many people confirm; no number is asked.")
            return f"{asked} {people}"
        case Aspect.CURRENT:
            return plural(
                "A piece is not older than {n} year on the reference date, and has not expired.",
                "A piece is not older than {n} years on the reference date, and has not expired.",
                thresholds.currency.max_age_years,
            )
        case Aspect.PIECES if n := thresholds.quantity.min_pieces:
            return plural(
                "There is at least {n} piece of evidence.",
                "There are at least {n} pieces of evidence. A copy of a text is not a second one.",
                n,
            )
        case _:
            return ""
