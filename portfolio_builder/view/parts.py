"""The parts that several pages show: links, marks of stadium and state, rows."""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class LinkView:
    """Words that lead somewhere; `current` when it is the page itself.

    `language` is that of the words, here and in other parts; empty when it is that of the site.
    """

    text: str
    href: str
    current: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class SortView:
    """A sort of thing that can be found: its name in the data, and the word for it."""

    name: str
    word: str


@dataclass(frozen=True, slots=True)
class StadiumView:
    """A stadium as it is shown: word, letter, and `rank` bars out of `of`."""

    title: str
    letter: str
    rank: int
    of: int


@dataclass(frozen=True, slots=True)
class StateView:
    """How a competence stands: `state` (met, below, open) names the shape, `word` says it."""

    state: str
    word: str


@dataclass(frozen=True, slots=True)
class GradeView:
    """How firm a competence is: `grade` (firm, thin, not-met) names the shape, `word` says it.

    `lacks` names the letters of VRAAK that fail, in one line.
    """

    grade: str
    word: str
    lacks: str


@dataclass(frozen=True, slots=True)
class CompetenceRow:
    """A competence in a list or strip. Indicators count up to the required stadium."""

    id: str
    title: str
    href: str
    state: StateView
    grade: GradeView
    stadium: StadiumView | None
    pieces: int
    shown: int
    needed: int
    note: str


@dataclass(frozen=True, slots=True)
class ClusterRow:
    """A cluster with its competences, and how many of them are met and firm."""

    number: int
    title: str
    met: int
    firm: int
    total: int
    competences: tuple[CompetenceRow, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim on a piece of evidence; `reason` says why it does not count, else it is empty."""

    id: str
    title: str
    href: str
    stadium: StadiumView | None
    reason: str
    why: str
    passages: int


@dataclass(frozen=True, slots=True)
class ProofView:
    """An indicator with the passages of one text that show it, each by its number."""

    id: str
    text: str
    places: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class ClaimBeside:
    """A claim beside the text of its evidence, with where each of its indicators is shown.

    `anchor` is the name of its competence, empty when that is unknown. `named` are the indicators
    that the claim names without a passage. `position` says which piece this is of those for the
    competence; `previous` and `next` are the ones beside it.
    """

    claim: ClaimView
    anchor: str
    proofs: tuple[ProofView, ...]
    named: str
    position: str
    previous: LinkView | None
    next: LinkView | None


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A piece of evidence in a list; `href` is empty when it has no page."""

    number: int
    title: str
    language: str
    href: str
    when: str
    kind: str
    context: str
    confirmed: str
    claims: tuple[ClaimView, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A passage, quoted with a link to where it stands."""

    html: Markup
    language: str
    href: str
    title: str
    when: str


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """An indicator with what shows it."""

    id: str
    anchor: str
    text: str
    quotes: tuple[QuoteView, ...]
    named_by: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding as it is shown; `severity` (error, warning, advice) names its shape."""

    code: str
    severity: str
    word: str
    file: str
    line: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """An attachment: what it is, where it is, how large; `image` when it can be shown.

    `href` is empty when it is left out because of personal data in it.
    """

    title: str
    href: str
    sort: str
    size: str
    image: bool


@dataclass(frozen=True, slots=True)
class FactView:
    """A word and what goes with it, in a list of facts."""

    name: str
    value: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter of VRAAK: whether it holds, what is there and what is asked, what would mend it."""

    name: str
    holds: bool
    reason: str
    mend: str


@dataclass(frozen=True, slots=True)
class WeightRow:
    """What one piece of evidence brings to a competence.

    `at_level`: it claims the required stadium or above; else it counts for its indicators only.
    `indicators` are their short ids; `words`: there is a passage or a reason behind the claim.
    """

    piece: LinkView
    at_level: bool
    context: str
    kind: str
    indicators: str
    words: bool
    independent: bool
    whose: str
    current: bool
    when: str


@dataclass(frozen=True, slots=True)
class ThinRow:
    """A competence that is met and not firm, with the letters that fail."""

    competence: CompetenceRow
    letters: tuple[LetterView, ...]


@dataclass(frozen=True, slots=True)
class LossRow:
    """What is left without one piece of evidence; `under`: less than the rule asks."""

    piece: LinkView
    met: int
    firm: int
    under: bool
    falls: tuple[LinkView, ...]
    thins: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """Something to do next, what it is good for, and links to what it speaks of."""

    text: str
    why: str
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class StepGroup:
    """The steps towards one goal."""

    goal: str
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A piece of evidence on the line of time: where it begins, and how long it is."""

    x: int
    width: int


@dataclass(frozen=True, slots=True)
class TimeYear:
    """Where a year begins on the line of time."""

    x: int
    text: str


@dataclass(frozen=True, slots=True)
class TimeRow:
    """The evidence of one kind in time; `current` of its `pieces` are not too old."""

    kind: str
    marks: tuple[TimeMark, ...]
    pieces: int
    current: int
    latest: str
