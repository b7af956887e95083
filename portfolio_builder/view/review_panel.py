"""The panel in which an assessor judges, with what was judged before, and what its script knows."""

import json

from markupsafe import Markup
from msgspec.structs import replace

from portfolio_builder.model.firmness import Letter
from portfolio_builder.model.portfolio import Evidence
from portfolio_builder.model.review import (
    BOUNDS,
    FORM,
    VERSION,
    Judgement,
    Opinion,
    Opinions,
    PieceOpinion,
    Point,
)
from portfolio_builder.model.standard import Competence
from portfolio_builder.view import addresses as at
from portfolio_builder.view.addresses import coming_from, relative, slug
from portfolio_builder.view.material import Material
from portfolio_builder.view.parts import FactView, LinkView
from portfolio_builder.view.review_parts import (
    ChoiceView,
    FieldView,
    JudgementView,
    OpinionView,
    PieceToWeigh,
    PointView,
    ReviewPanelView,
    WeighingView,
)
from portfolio_builder.view.views import DataFile
from portfolio_builder.wording import N_
from portfolio_builder.wording.judging import (
    TEXTS,
    count_sentence,
    difference_word,
    judgement_word,
    point_word,
)

_WORDS = {
    "saved": N_("Kept in this browser at {time}."),
    "not-saved": N_("Not kept: this browser keeps nothing here. Save it as a file."),
    "file-saved": N_("Saved as a file: {name}"),
    "opened": N_("Opened: the review of {assessor}."),
    "opened-changed": N_(
        "Opened: the review of {assessor}. Changed since they were judged: {competences}."
    ),
    "replace": N_(
        "This browser holds a review of {assessor} already, of {here}, and the file is of {file}. "
        "Put the file in its place?"
    ),
    "erase": N_(
        "Erase the review of {assessor} from this browser? What you did not save as a file is gone."
    ),
    "erased": N_("Erased from this browser."),
    "not-review": N_("This file is not a review."),
    "damaged": N_("This file is a review, but part of it cannot be read."),
    "newer": N_("This file was made by a newer version of the site."),
    "other": N_("This review is of another portfolio, that of {candidate}. It is not opened."),
    "name": N_("Type your name first."),
    "choose-stadium": N_("Kept. Choose the stadium as well: without it, this does not count."),
    "go-on": N_("Go on as {assessor}"),
    "changed": N_("changed since"),
    "at-stadium": N_("at stadium {stadium}"),
    "notes-only": N_("notes only, no judgement yet"),
    "lacks": N_("Still needed: {parts}."),
    "judgement": N_("a judgement"),
    "stadium": N_("the stadium"),
    "grounds": N_("the grounds"),
    "questions": N_("a question for the interview"),
    "undone": N_("Not finished: {parts}."),
    "one": N_("competence"),
    "many": N_("competences"),
    "undone-judgement": N_("{n} without a judgement"),
    "undone-stadium": N_("{n} without a stadium"),
    "undone-grounds": N_("{n} without grounds"),
    "undone-questions": N_("{n} without a question"),
    "weighed": N_("{n} of {total} VRAAK criteria weighed"),
    "notes": N_("Notes: {notes}"),
}
"""What the script says, by key."""


def competence_panel(m: Material, page: str, competence: Competence) -> ReviewPanelView:
    """Return the panel of a competence, with what was judged of it and of each of its pieces."""
    said = m.reviews.opinions.get(competence.id, Opinions(competence.id))
    return panel(
        m,
        page,
        here={"kind": "competences", "id": competence.id},
        pieces=tuple(_piece(m, page, competence, e) for e in m.pieces_for[competence.id]),
        opinions=tuple(opinion_view(m, o) for o in said.opinions),
        difference=difference_word(said.difference, m.wording),
    )


def _piece(m: Material, page: str, competence: Competence, piece: Evidence) -> PieceToWeigh:
    link = m.link(page, piece)
    href = coming_from(f"{link.href}#{at.REVIEW}", competence.id)
    return PieceToWeigh(
        id=m.fingerprints.evidence_id[piece.path],
        fingerprint=m.fingerprints.evidence[piece.path],
        title=piece.title[: BOUNDS.note],
        link=replace(link, href=href),
    )


def evidence_panel(m: Material, page: str, piece: Evidence) -> ReviewPanelView:
    """Return the panel of a piece of evidence, with how it was weighed."""
    here = {
        "kind": "evidence",
        "id": m.fingerprints.evidence_id[piece.path],
        "fingerprint": m.fingerprints.evidence[piece.path],
        "title": piece.title[: BOUNDS.note],
    }
    return panel(m, page, here=here, weighings=weighings(m, piece.path))


def panel(
    m: Material,
    page: str,
    *,
    here: dict[str, str],
    pieces: tuple[PieceToWeigh, ...] = (),
    opinions: tuple[OpinionView, ...] = (),
    difference: str = "",
    weighings: tuple[WeighingView, ...] = (),
) -> ReviewPanelView:
    """Return the panel of a page on which `here` is judged: a competence, a piece, or nothing."""
    text = m.wording.text
    return ReviewPanelView(
        data=_data(m, here),
        form=here["kind"],
        judgements=m.once(_judgements),
        stadia=m.once(_stadia),
        texts=m.once(_texts),
        letters=m.once(_letters),
        points=m.once(_points),
        pieces=pieces,
        opinions=opinions,
        difference=difference,
        weighings=weighings,
        overview=LinkView(text("All judgements"), relative(page, at.REVIEWS), page == at.REVIEWS),
        name_limit=BOUNDS.name,
        text_limit=BOUNDS.text,
        note_limit=BOUNDS.note,
    )


def versions(m: Material) -> DataFile:
    """Return the fingerprints of the portfolio and its competences, as a style sheet.

    A page on `file://` can read no other file. In the pages themselves they would make each of them
    another page whenever one text changed.
    """
    prints = {"--version": m.fingerprints.mark.fingerprint}
    prints.update({n: m.fingerprints.competence[c] for c, n in _version_names(m).items()})
    lines = "".join(f'  {name}: "{print_}";\n' for name, print_ in prints.items())
    return DataFile(f"{at.ASSETS}/versions.css", f":root {{\n{lines}}}\n")


def _version_names(m: Material) -> dict[str, str]:
    """Return the name under which the version of each competence stands in the style sheet."""
    return {c: f"--version-{n}" for n, c in enumerate(m.fingerprints.competence, 1)}


def _judgements(m: Material) -> tuple[ChoiceView, ...]:
    return tuple(ChoiceView(j.value, judgement_word(j, m.wording)) for j in Judgement)


def _stadia(m: Material) -> tuple[ChoiceView, ...]:
    return tuple(ChoiceView(s.id, s.title) for s in m.standard.stadia)


def _texts(m: Material) -> tuple[FieldView, ...]:
    return tuple(FieldView(name, m.wording.text(label)) for name, label in TEXTS.items())


def _letters(m: Material) -> tuple[FieldView, ...]:
    return tuple(FieldView(x.value, m.weighing.letter(x)) for x in Letter)


def _points(m: Material) -> tuple[ChoiceView, ...]:
    return tuple(ChoiceView(p.value, point_word(p, m.wording)) for p in Point)


def _data(m: Material, here: dict[str, str]) -> Markup:
    """Return what the script must know, as JSON that cannot end the element it stands in."""
    return Markup(f"{m.once(_everywhere)[:-1]},{_json({'here': here})[1:]}")


def _json(data: dict[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _everywhere(m: Material) -> str:
    """Return what the script must know on every page."""
    standard, prints, text = m.standard, m.fingerprints, m.wording.text
    words = {key: text(said) for key, said in _WORDS.items()}
    words["count"] = count_sentence(
        m.wording, standard, judged="{judged}", shown="{shown}", total=m.assessment.total
    )
    words["none"] = judgement_word(None, m.wording)
    for judgement in Judgement:
        words[judgement.value] = judgement_word(judgement, m.wording)
    mark = prints.mark
    data: dict[str, object] = {
        "form": FORM,
        "version": VERSION,
        "portfolio": {
            "id": mark.id,
            "candidate": mark.candidate,
            "standard": mark.standard,
        },
        "competences": _version_names(m),
        "counted": [c.id for c in standard.counted],
        "stadia": [s.id for s in standard.stadia],
        "stadium": standard.rule.stadium,
        "judgements": list(Judgement),
        "letters": list(Letter),
        "points": list(Point),
        "file": slug(f"{text(_FILE)} {mark.candidate}", longest=_LONGEST),
        "limits": {
            "name": BOUNDS.name,
            "text": BOUNDS.text,
            "note": BOUNDS.note,
            "file": BOUNDS.size,
        },
        "words": words,
    }
    return _json(data)


_FILE = N_("review")
_LONGEST = 60
# Safe in a script element, whatever a name or title holds; a lone half of a sign as well.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def opinion_view(m: Material, opinion: Opinion) -> OpinionView:
    """Return what one assessor says of a competence."""
    said = opinion.said
    judgement = said.judgement
    return OpinionView(
        assessor=opinion.assessor,
        judgement=JudgementView(
            judgement.value if judgement else "none", judgement_word(judgement, m.wording)
        ),
        stadium=m.stadium(opinion.stadium),
        texts=tuple(
            FactView(m.wording.text(title), text)
            for name, title in TEXTS.items()
            if (text := str(getattr(said, name)))
        ),
        changed=opinion.changed,
    )


def weighings(m: Material, path: str) -> tuple[WeighingView, ...]:
    """Return how each assessor weighs a piece of evidence."""
    return tuple(_weighing(m, o) for o in m.reviews.pieces.get(path, ()))


def _weighing(m: Material, opinion: PieceOpinion) -> WeighingView:
    return WeighingView(
        assessor=opinion.assessor,
        points=tuple(
            PointView(
                letter=m.weighing.letter(x.letter),
                point=x.point.value if x.point else "none",
                word=point_word(x.point, m.wording),
                note=x.note,
            )
            for x in opinion.said.letters
        ),
        changed=opinion.changed,
    )
