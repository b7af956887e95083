"""The parts of reviews and of the interview guide."""

from markupsafe import Markup
from msgspec import Struct

from portfolio_builder.view.parts import CompetenceRow, FactView, LinkView, StadiumView


class ChoiceView(Struct, frozen=True):
    """One thing to choose: its value in the saved file, and its word."""

    value: str
    word: str


class FieldView(Struct, frozen=True):
    """A text to write: its name in the saved file, and its label."""

    name: str
    label: str


class JudgementView(Struct, frozen=True):
    """A judgement: `judgement` (shown, not-yet, ask-on, none) names the shape, `word` says it."""

    judgement: str
    word: str


class OpinionView(Struct, frozen=True):
    """What one assessor says of a competence; `texts` are the ones that are not empty.

    `changed`: the candidate changed something that is judged since then.
    """

    assessor: str
    judgement: JudgementView
    stadium: StadiumView | None
    texts: tuple[FactView, ...]
    changed: bool


class PointView(Struct, frozen=True):
    """One letter of VRAAK: `point` (enough, doubt, not-enough, none) names the shape."""

    letter: str
    point: str
    word: str
    note: str


class WeighingView(Struct, frozen=True):
    """What one assessor says of a piece of evidence."""

    assessor: str
    points: tuple[PointView, ...]
    changed: bool


class PieceToWeigh(Struct, frozen=True):
    """A piece of evidence that can be weighed on the page of a competence.

    `id` and `title` are those in the saved file, `fingerprint` tells its version, and `link` leads
    to where notes on it are written.
    """

    id: str
    fingerprint: str
    title: str
    link: LinkView


class ReviewPanelView(Struct, frozen=True):
    """Where an assessor judges, and what was judged before.

    `data` is JSON for the script. `form` is what is judged here: "competences" asks for one of the
    `judgements` and `stadia`, for `texts`, and for `points` of the `letters` of its `pieces`;
    "evidence" for points and notes; empty where nothing is judged. `difference` is empty when
    nobody differs. Limits are in characters.
    """

    data: Markup
    form: str
    judgements: tuple[ChoiceView, ...]
    stadia: tuple[ChoiceView, ...]
    texts: tuple[FieldView, ...]
    letters: tuple[FieldView, ...]
    points: tuple[ChoiceView, ...]
    pieces: tuple[PieceToWeigh, ...]
    opinions: tuple[OpinionView, ...]
    difference: str
    weighings: tuple[WeighingView, ...]
    overview: LinkView
    name_limit: int
    text_limit: int
    note_limit: int


class AssessorRow(Struct, frozen=True):
    """How one assessor stands against the rule, and which version they judged.

    `gone` are the titles of pieces that they weighed and that are no longer there.
    """

    name: str
    saved: str
    count: str
    older: bool
    changed: tuple[LinkView, ...]
    gone: tuple[str, ...]


class ReviewedRow(Struct, frozen=True):
    """A competence: the candidate's claim, and what each assessor says of it."""

    competence: CompetenceRow
    opinions: tuple[OpinionView, ...]
    difference: str


class ToJudgeRow(Struct, frozen=True):
    """A competence that can be judged.

    `asked` is "counted", "optional" when its life area belongs to the procedure, or else empty.
    """

    competence: CompetenceRow
    asked: str


class WeighedRow(Struct, frozen=True):
    """A piece of evidence, and what each assessor says of it."""

    piece: LinkView
    weighings: tuple[WeighingView, ...]


class AskView(Struct, frozen=True):
    """An indicator without proof, in the standard's own words, and an open question before them."""

    id: str
    href: str
    text: str
    question: str


class AssessorQuestion(Struct, frozen=True):
    """What an assessor wants to ask."""

    assessor: str
    text: str


class TopicView(Struct, frozen=True):
    """A competence to talk about. `rest` are indicators without proof for which there is no time.
    `fits`: it falls within the minutes of the interview.
    """

    competence: CompetenceRow
    reasons: tuple[str, ...]
    questions: tuple[AssessorQuestion, ...]
    asks: tuple[AskView, ...]
    others: tuple[str, ...]
    rest: tuple[AskView, ...]
    fits: bool
