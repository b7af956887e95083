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
class CompetenceRow:
    """A competence in a list or strip. Indicators count up to the required stadium."""

    id: str
    title: str
    href: str
    state: StateView
    stadium: StadiumView | None
    pieces: int
    shown: int
    needed: int
    note: str


@dataclass(frozen=True, slots=True)
class ClusterRow:
    """A cluster with its competences, and how many of them are met."""

    number: int
    title: str
    met: int
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
