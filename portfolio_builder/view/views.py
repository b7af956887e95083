"""One view for each template: all that the template may use, and nothing else.

This is the interface of a theme. Fields hold text, numbers, booleans, safe markup, and tuples of
parts.
"""

from collections.abc import Callable

from markupsafe import Markup
from msgspec import Struct

from portfolio_builder.view.parts import (
    AttachmentView,
    ClaimBeside,
    ClaimView,
    ClusterRow,
    CompetenceRow,
    EvidenceRow,
    FactView,
    FindingView,
    GradeView,
    IndicatorView,
    LetterView,
    LinkView,
    LossRow,
    SortView,
    StadiumView,
    StateView,
    StepGroup,
    StepView,
    ThinRow,
    TimeRow,
    TimeYear,
    WeightRow,
)
from portfolio_builder.view.review_parts import (
    AssessorRow,
    ReviewedRow,
    ReviewPanelView,
    ToJudgeRow,
    TopicView,
    WeighedRow,
)


class Frame(Struct, frozen=True):
    """What surrounds every page: `home` is a link from the page itself, `assets` the
    way to the folder of style sheets, with a slash behind it.

    `language` is that of the site's own words, `standard_language` that of the standard's.
    """

    language: str
    title: str
    candidate: str
    standard: str
    standard_language: str
    home: str
    assets: str
    navigation: tuple[LinkView, ...]
    more: tuple[LinkView, ...]
    search: LinkView
    reference_date: str


class OverviewView(Struct, frozen=True):
    """`index.html`: the count as a self-assessment, the clusters, what is missing, the evidence.

    `counted` is the word for the `total` competences of the rule, `scope` says which others are
    shown, and `reviewed` how many assessors judged; both may be empty.

    `picture` says in words what the picture of the count shows. `years` and `limit` are places on
    the line of time of `timeline`, which is `length` long; from `limit` on evidence is current.
    """

    frame: Frame
    met: int
    firm: int
    total: int
    counted: str
    required: int
    scope: str
    reviewed: str
    summary: str
    customs: str
    picture: str
    verdict: str
    facts: tuple[FactView, ...]
    clusters: tuple[ClusterRow, ...]
    gaps: tuple[CompetenceRow, ...]
    losses: tuple[LossRow, ...]
    breaking: str
    steps: tuple[StepView, ...]
    more_steps: int
    stadia: tuple[StadiumView, ...]
    stadium: str
    evidence_count: str
    timeline: tuple[TimeRow, ...]
    years: tuple[TimeYear, ...]
    limit: int
    length: int
    current: str
    tally: str
    errors: int
    evidence_href: str
    gaps_href: str
    findings_href: str
    matrix_href: str
    about_href: str
    reviews_href: str


class MatrixCell(Struct, frozen=True):
    """Where a competence and a piece of evidence meet; `claim` is `None` where nothing is claimed.

    `href` leads to the first passage for the competence, or to the evidence when it has none.
    """

    claim: ClaimView | None
    href: str


class MatrixColumn(Struct, frozen=True):
    """A piece of evidence: its claims that count, and the indicators that have a passage in it."""

    evidence: EvidenceRow
    claims: int
    shown: int


class MatrixRow(Struct, frozen=True):
    """A competence with a cell for each piece of evidence."""

    competence: CompetenceRow
    cells: tuple[MatrixCell, ...]


class MatrixGroup(Struct, frozen=True):
    """The rows of a cluster or life area."""

    id: str
    title: str
    rows: tuple[MatrixRow, ...]


class MatrixView(Struct, frozen=True):
    """`matrix.html`: competences by evidence. `kinds` are those of the evidence that is shown.

    `states` are the ways in which a competence can stand: how firm when it is met, else why not.
    A large portfolio has several such `pages`; `first` is the number of the first piece here.
    `generic` and `specific` are how many competences of each sort have a row.
    """

    frame: Frame
    columns: tuple[MatrixColumn, ...]
    groups: tuple[MatrixGroup, ...]
    stadia: tuple[StadiumView, ...]
    kinds: tuple[str, ...]
    states: tuple[StateView, ...]
    claims: int
    generic: int
    specific: int
    first: int
    pages: tuple[LinkView, ...]


class IndicatorGroup(Struct, frozen=True):
    """The indicators of a competence at one stadium; `needed` when the rule asks for them.

    `beyond` says of which rule they are no part; empty when they are needed.
    """

    stadium: StadiumView
    needed: bool
    beyond: str
    shown: int
    indicators: tuple[IndicatorView, ...]


class CompetenceView(Struct, frozen=True):
    """`competenties/….html`: from criterion to proof."""

    frame: Frame
    id: str
    name: str
    group: str
    definition: str
    counted: bool
    state: StateView
    grade: GradeView
    customs: str
    letters: tuple[LetterView, ...]
    weights: tuple[WeightRow, ...]
    stadium: StadiumView | None
    required: StadiumView
    shown: int
    needed: int
    gap: tuple[str, ...]
    indicators: tuple[IndicatorGroup, ...]
    evidence: tuple[EvidenceRow, ...]
    no_evidence: str
    reflection: Markup
    reflection_language: str
    reflection_stadium: StadiumView | None
    review: ReviewPanelView
    previous: LinkView | None
    next: LinkView | None


class EvidenceView(Struct, frozen=True):
    """`bewijzen/….html`: one piece of evidence; `to_weigh` is False when nothing of it is there."""

    frame: Frame
    name: str
    language: str
    reason: str
    facts: tuple[FactView, ...]
    claims: tuple[ClaimBeside, ...]
    body: Markup
    attachments: tuple[AttachmentView, ...]
    findings: tuple[FindingView, ...]
    to_weigh: bool
    review: ReviewPanelView
    previous: LinkView | None
    next: LinkView | None


class EvidenceListView(Struct, frozen=True):
    """`bewijzen.html`: every file, shown or not."""

    frame: Frame
    count: str
    evidence: tuple[EvidenceRow, ...]
    not_shown: tuple[EvidenceRow, ...]
    left_out: tuple[FactView, ...]


class GapRow(Struct, frozen=True):
    """A competence with the indicators up to the required stadium that have no passage."""

    competence: CompetenceRow
    indicators: tuple[IndicatorView, ...]


class GapsView(Struct, frozen=True):
    """`hiaten.html`: what is missing, first what costs the count."""

    frame: Frame
    verdict: str
    required: str
    gaps: tuple[CompetenceRow, ...]
    steps: tuple[StepGroup, ...]
    customs: str
    thin: tuple[ThinRow, ...]
    losses: tuple[LossRow, ...]
    breaking: str
    unproven: tuple[GapRow, ...]


class LifeAreaRow(Struct, frozen=True):
    """A life area with its competences and what the standard says of it."""

    id: str
    title: str
    included: bool
    topics: tuple[str, ...]
    competences: tuple[CompetenceRow, ...]
    texts: tuple[FactView, ...]


class LifeAreasView(Struct, frozen=True):
    """`leefgebieden.html`: the optional life areas."""

    frame: Frame
    areas: tuple[LifeAreaRow, ...]


class FindingsView(Struct, frozen=True):
    """`bevindingen.html`: everything there is to mend."""

    frame: Frame
    tally: str
    findings: tuple[FindingView, ...]


class ProfileView(Struct, frozen=True):
    """`profiel.html`: who the candidate is."""

    frame: Frame
    name: str
    language: str
    facts: tuple[FactView, ...]
    body: Markup


class SearchView(Struct, frozen=True):
    """`zoeken.html`: everything that can be found.

    `data` is JSON for the script: `sources` as [link, title, language], and `entries` as [sort,
    source, place on its page, ids, title, text]. `language` is that of the candidate's texts.
    `lists` is where to look without a script.
    """

    frame: Frame
    sorts: tuple[SortView, ...]
    data: Markup
    language: str
    left_out: str
    lists: tuple[LinkView, ...]


class AboutView(Struct, frozen=True):
    """`over.html`: the standard, the procedure, and how is counted."""

    frame: Frame
    rule: str
    standard: tuple[FactView, ...]
    reconstructed: str
    stadia: tuple[StadiumView, ...]
    procedure: tuple[FactView, ...]
    procedure_about: str
    speaks: str
    thresholds: tuple[FactView, ...]
    errata: tuple[FactView, ...]


class MentorView(Struct, frozen=True):
    """`begeleider.html`: what a mentor wants to know first, and the files for a spreadsheet."""

    frame: Frame
    verdict: str
    summary: str
    newest: str
    gaps: tuple[CompetenceRow, ...]
    clusters: tuple[ClusterRow, ...]
    steps: tuple[StepGroup, ...]
    files: tuple[LinkView, ...]


class AccessibilityView(Struct, frozen=True):
    """`toegankelijkheid.html`: how accessible the site is; `contact` is who can be asked."""

    frame: Frame
    contact: str


class ExtraView(Struct, frozen=True):
    """A page that a theme adds, by its own `template`: it has the frame, and its own words."""

    frame: Frame
    template: str


class ReviewsView(Struct, frozen=True):
    """`beoordelingen.html`: what each assessor judges, beside the claim, and where they differ.

    `silent` are competences of which nobody said anything yet; `counted` is the word for those
    of the rule.
    """

    frame: Frame
    review: ReviewPanelView
    assessors: tuple[AssessorRow, ...]
    disputed: tuple[LinkView, ...]
    competences: tuple[ReviewedRow, ...]
    silent: tuple[LinkView, ...]
    evidence: tuple[WeighedRow, ...]
    competences_to_judge: tuple[ToJudgeRow, ...]
    counted: str
    interview_href: str


class InterviewView(Struct, frozen=True):
    """`gesprek.html`: what to ask on in the interview.

    `minutes` is how long it takes and `minutes_each` how much of it one competence; both are 0
    when the procedure does not say, and then `source` is empty. `others` are the competences that
    the portfolio gives no reason to talk about; the assessor of a browser may. `portfolio` is its
    id in a review, and `text_limit` bounds the texts there, in characters.
    """

    frame: Frame
    portfolio: str
    text_limit: int
    candidate: str
    minutes: int
    minutes_each: int
    source: str
    topics: tuple[TopicView, ...]
    others: tuple[CompetenceRow, ...]
    settled: tuple[LinkView, ...]
    reviews_href: str


class CompetenceChapter(Struct, frozen=True):
    """A competence in the book; `page` is its address in the site, by which links find it."""

    page: str
    view: CompetenceView


class EvidenceChapter(Struct, frozen=True):
    """A piece of evidence in the book, with the number by which lists name it."""

    page: str
    number: int
    view: EvidenceView


class BookAttachment(Struct, frozen=True):
    """An attachment that belongs to the book and is no part of it.

    `page` is its address in the site, empty when it is left out because of personal data; `pieces`
    refer to it.
    """

    page: str
    title: str
    language: str
    sort: str
    size: str
    pieces: tuple[LinkView, ...]


class BookView(Struct, frozen=True):
    """`pdf.html`: the whole portfolio as one document, made of the views of its pages.

    Links in it lead from page to page as in the site; `exchange.book` makes them links within it.
    """

    frame: Frame
    overview: OverviewView
    profile_page: str
    profile: ProfileView | None
    competences: tuple[CompetenceChapter, ...]
    evidence: tuple[EvidenceChapter, ...]
    gaps: GapsView
    about: AboutView
    attachments: tuple[BookAttachment, ...]


PageView = (
    OverviewView
    | MatrixView
    | CompetenceView
    | EvidenceView
    | EvidenceListView
    | GapsView
    | LifeAreasView
    | FindingsView
    | ProfileView
    | SearchView
    | AboutView
    | MentorView
    | AccessibilityView
    | ExtraView
    | ReviewsView
    | InterviewView
    | BookView
)

TEMPLATES: dict[type, str] = {
    OverviewView: "overview.html",
    MatrixView: "matrix.html",
    CompetenceView: "competence.html",
    EvidenceView: "evidence.html",
    EvidenceListView: "evidence_list.html",
    GapsView: "gaps.html",
    LifeAreasView: "life_areas.html",
    FindingsView: "findings.html",
    ProfileView: "profile.html",
    SearchView: "search.html",
    AboutView: "about.html",
    MentorView: "mentor.html",
    AccessibilityView: "accessibility.html",
    ReviewsView: "reviews.html",
    InterviewView: "interview.html",
    BookView: "pdf.html",
}
"""The template of each view."""


def template_of(view: PageView) -> str:
    """Return the name of the template of a view."""
    return view.template if isinstance(view, ExtraView) else TEMPLATES[type(view)]


class Page(Struct, frozen=True):
    """A page of the site: where it goes, and how to make what its template sees.

    A view is made when it is asked for, each time anew: ten thousand at once would fill the memory.
    """

    path: str
    make: Callable[[], PageView]

    @property
    def view(self) -> PageView:
        """What its template sees."""
        return self.make()


class Copy(Struct, frozen=True):
    """A file of the portfolio that goes into the site as it is, photos without their metadata.

    `source` is relative to the portfolio, `path` to the site; `sha256` is the content that was
    looked at.
    """

    source: str
    path: str
    media_type: str
    sha256: str


class DataFile(Struct, frozen=True):
    """A file of the site that is no page: its path, and its text."""

    path: str
    text: str


class Site(Struct, frozen=True):
    """Everything that is published."""

    pages: tuple[Page, ...]
    copies: tuple[Copy, ...]
    data: tuple[DataFile, ...] = ()
