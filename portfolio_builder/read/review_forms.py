"""What the file of a review may hold, and how much of it: the description that the reader follows.

The site writes such a file and anybody may change it, so everything in it has a bound.
"""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from portfolio_builder.model.firmness import Letter
from portfolio_builder.model.review import BOUNDS, FORM, VERSION, Judgement, Point


class Text(Struct, frozen=True):
    """A text of at most `limit` characters; one of `choices` or like `pattern`, when given."""

    about: str
    limit: int
    required: bool = False
    choices: tuple[str, ...] = ()
    pattern: str = ""


class Number(Struct, frozen=True):
    """A whole number."""

    about: str
    choices: tuple[int, ...]
    required: bool = True


class Group(Struct, frozen=True):
    """Keys with a value each."""

    about: str
    fields: Mapping[str, "Shape"]
    required: bool = False


class Table(Struct, frozen=True):
    """At most `most` rows, whose keys are free."""

    about: str
    of: Group
    most: int
    required: bool = False


Shape = Text | Number | Group | Table


# As browsers write it, with the offset from UTC.
MOMENT = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})$"


def _key(about: str, *, required: bool = False) -> Text:
    return Text(about, BOUNDS.key, required=required)


def _long(about: str) -> Text:
    return Text(about, BOUNDS.text)


COMPETENCE = Group(
    "What the assessor says of one competence.",
    MappingProxyType(
        {
            "fingerprint": _key("The version that was judged."),
            "judgement": Text("The judgement.", BOUNDS.key, choices=tuple(Judgement)),
            "stadium": _key("The stadium that was judged: its id in the standard."),
            "conclusion": _long("The conclusion."),
            "grounds": _long("What the judgement rests on."),
            "advice": _long("Advice to the candidate."),
            "questions": _long("Questions for the interview."),
        }
    ),
)

LETTER = Group(
    "One letter of VRAAK.",
    MappingProxyType(
        {
            "point": Text("How it does.", BOUNDS.key, choices=tuple(Point)),
            "note": Text("A note.", BOUNDS.note),
        }
    ),
)

EVIDENCE = Group(
    "What the assessor says of one piece of evidence.",
    MappingProxyType(
        {
            "title": Text("What it was called.", BOUNDS.note),
            "fingerprint": _key("The version that was judged."),
            **{letter.value: Group(f"VRAAK: {letter.value}.", LETTER.fields) for letter in Letter},
        }
    ),
)

PORTFOLIO = Group(
    "The portfolio that was judged.",
    MappingProxyType(
        {
            "id": _key("What stays the same from build to build.", required=True),
            "candidate": Text("The candidate.", BOUNDS.note, required=True),
            "standard": _key("The id of the standard.", required=True),
            "fingerprint": _key("The version.", required=True),
        }
    ),
    required=True,
)

REVIEW = Group(
    "All that one assessor saved.",
    MappingProxyType(
        {
            "form": Text("What this is.", BOUNDS.key, required=True, choices=(FORM,)),
            "version": Number("The version of this form.", choices=(VERSION,)),
            "portfolio": PORTFOLIO,
            "assessor": Text("Name of the assessor.", BOUNDS.name, required=True),
            "saved": Text("When.", BOUNDS.key, required=True, pattern=MOMENT),
            "competences": Table("Competences by id.", COMPETENCE, BOUNDS.rows),
            "evidence": Table(
                "Pieces of evidence, by a name made of their path.", EVIDENCE, BOUNDS.rows
            ),
        }
    ),
)
