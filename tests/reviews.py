"""Small readable ways to make what assessors saved."""

import datetime
import json
from collections.abc import Mapping, Sequence
from typing import Any

from portfolio_builder.assess.fingerprints import identity
from portfolio_builder.authoring.reviews import review_text
from portfolio_builder.model.review import (
    CompetenceReview,
    EvidenceReview,
    Judgement,
    Mark,
    Review,
)
from tests.conftest import SHIPPED
from tests.factories import portfolio

SAVED = datetime.datetime.fromisoformat("2026-09-01T14:05:00+02:00")
MARK = Mark(
    id=identity(portfolio(), SHIPPED[0]),
    candidate="Proef Persoon",
    standard="sociaal-werker-mbo",
    fingerprint="0123456789abcdef",
)


def judged(
    competence: str,
    judgement: str = "shown",
    stadium: str = "vakbekwaam",
    *,
    grounds: str = "",
    questions: str = "",
    fingerprint: str = "",
) -> CompetenceReview:
    """Return what an assessor says of a competence: `judged("G1.1", "not-yet")`."""
    return CompetenceReview(
        competence=competence,
        fingerprint=fingerprint,
        judgement=Judgement(judgement) if judgement else None,
        stadium=stadium,
        grounds=grounds,
        questions=questions,
    )


def review(
    assessor: str,
    *competences: CompetenceReview,
    evidence: Sequence[EvidenceReview] = (),
    mark: Mark = MARK,
    saved: datetime.datetime = SAVED,
    path: str = "",
) -> Review:
    """Return a review of the portfolio of the factories: `review("Mira", judged("G1.1"))`."""
    return Review(
        path=path or f"beoordelingen/{assessor.lower()}.json",
        portfolio=mark,
        assessor=assessor,
        saved=saved,
        competences=competences,
        evidence=tuple(evidence),
    )


def written_review(assessor: str = "Mira", *competences: CompetenceReview, **more: object) -> str:
    """Return the file of a review; `more` takes the place of what it has at the top."""
    whole = json.loads(review_text(review(assessor, *competences)))
    return json.dumps({**whole, **more})


def changed(text: str, path: str, value: object) -> str:
    """Return a JSON text with another value at a path such as `portfolio.id`."""
    whole: Any = json.loads(text)
    *above, last = path.split("/")
    inside = whole
    for key in above:
        inside = inside[key]
    inside[last] = value
    return json.dumps(whole)


def without(text: str, path: str) -> str:
    """Return a JSON text that lacks what stands at a path."""
    whole: Any = json.loads(text)
    *above, last = path.split("/")
    inside: Any = whole
    for key in above:
        inside = inside[key]
    del inside[last]
    return json.dumps(whole)


def rows(count: int) -> Mapping[str, Mapping[str, str]]:
    """Return so many competences that say nothing."""
    return {f"G{n}": {} for n in range(count)}
