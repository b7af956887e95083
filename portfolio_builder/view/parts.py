"""The parts that several pages show: links, marks of stadium and state, rows."""

from markupsafe import Markup
from msgspec import Struct


class LinkView(Struct, frozen=True):
    """Words that lead somewhere; `current` when it is the page itself.

    `language` is that of the words, here and in other parts; empty when it is that of the site.
    """

    text: str
    href: str
    current: bool = False
    language: str = ""


class SortView(Struct, frozen=True):
    """A sort of thing that can be found: its name in the data, and the word for it."""

    name: str
    word: str


class StadiumView(Struct, frozen=True):
    """A stadium as it is shown: word, letter, and `rank` bars out of `of`."""

    title: str
    letter: str
    rank: int
    of: int


class StateView(Struct, frozen=True):
    """How a competence stands: `state` (met, below, open) names the shape, `word` says it."""

    state: str
    word: str


class GradeView(Struct, frozen=True):
    """How firm a competence is: `grade` (firm, thin, not-met) names the shape, `word` says it.

    `lacks` names the letters of VRAAK that fail, in one line.
    """

    grade: str
    word: str
    lacks: str


class CompetenceRow(Struct, frozen=True):
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


class ClusterRow(Struct, frozen=True):
    """A cluster with its competences, and how many of them are met and firm."""

    number: int
    title: str
    met: int
    firm: int
    total: int
    competences: tuple[CompetenceRow, ...]


class ClaimView(Struct, frozen=True):
    """A claim on a piece of evidence; `reason` says why it does not count, else it is empty."""

    id: str
    title: str
    href: str
    stadium: StadiumView | None
    reason: str
    why: str
    passages: int


class ProofView(Struct, frozen=True):
    """An indicator with the passages of one text that show it, each by its number."""

    id: str
    text: str
    places: tuple[LinkView, ...]


class ClaimBeside(Struct, frozen=True):
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


class EvidenceRow(Struct, frozen=True):
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


class QuoteView(Struct, frozen=True):
    """A passage, quoted with a link to where it stands.

    `others`: of a kind that is not only the candidate's own word, that kind and who confirms it.
    """

    html: Markup
    language: str
    href: str
    title: str
    when: str
    others: str


class IndicatorView(Struct, frozen=True):
    """An indicator with what shows it."""

    id: str
    anchor: str
    text: str
    quotes: tuple[QuoteView, ...]
    named_by: tuple[LinkView, ...]


class FindingView(Struct, frozen=True):
    """A finding as it is shown; `severity` (error, warning, advice) names its shape."""

    code: str
    severity: str
    word: str
    file: str
    line: int
    message: str
    hint: str


class AttachmentView(Struct, frozen=True):
    """An attachment: what it is, where it is, how large; `image` when it can be shown.

    `href` is empty when it is left out because of personal data in it.
    """

    title: str
    href: str
    sort: str
    size: str
    image: bool


class FactView(Struct, frozen=True):
    """A word and what goes with it, in a list of facts."""

    name: str
    value: str
    language: str = ""


class LetterView(Struct, frozen=True):
    """A letter of VRAAK: whether it holds, what is there and what is asked, what would mend it."""

    name: str
    holds: bool
    reason: str
    mend: str


class WeightRow(Struct, frozen=True):
    """What one piece of evidence brings to a competence.

    `at_level`: it claims the required stadium or above; else it counts for its indicators only.
    `silent`: it only claims the competence, so it counts for the rule and for nothing here.
    `indicators` have a passage in it, `named` are only named, both by their short ids; `words`:
    there is a passage or a reason behind the claim.
    """

    piece: LinkView
    at_level: bool
    silent: bool
    context: str
    kind: str
    indicators: str
    named: str
    words: bool
    independent: bool
    whose: str
    current: bool
    when: str


class ThinRow(Struct, frozen=True):
    """A competence that is met and not firm, with the letters that fail."""

    competence: CompetenceRow
    letters: tuple[LetterView, ...]


class LossRow(Struct, frozen=True):
    """What is left without one piece of evidence; `under`: less than the rule asks."""

    piece: LinkView
    met: int
    firm: int
    under: bool
    falls: tuple[LinkView, ...]
    thins: tuple[LinkView, ...]


class StepView(Struct, frozen=True):
    """Something to do next, what it is good for, and links to what it speaks of."""

    text: str
    why: str
    links: tuple[LinkView, ...]


class StepGroup(Struct, frozen=True):
    """The steps towards one goal."""

    goal: str
    steps: tuple[StepView, ...]


class TimeMark(Struct, frozen=True):
    """A piece of evidence on the line of time: where it begins, and how long it is."""

    x: int
    width: int


class TimeYear(Struct, frozen=True):
    """Where a year begins on the line of time."""

    x: int
    text: str


class TimeRow(Struct, frozen=True):
    """The evidence of one kind in time; `current` of its `pieces` are not too old."""

    kind: str
    marks: tuple[TimeMark, ...]
    pieces: int
    current: int
    latest: str
