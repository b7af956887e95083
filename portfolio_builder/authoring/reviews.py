"""A review that was read and checked, as it is put down in the portfolio: its text and its name."""

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from portfolio_builder.model.review import (
    FORM,
    VERSION,
    CompetenceReview,
    EvidenceReview,
    Review,
    assessor_key,
)
from portfolio_builder.read.vocabulary import FOLDERS, REVIEW, folder_name
from portfolio_builder.view.addresses import slug

_HASH = 8


def review_text(review: Review) -> str:
    """Return the text of a review: only what was understood, in one form."""
    mark = review.portfolio
    whole = {
        "form": FORM,
        "version": VERSION,
        "portfolio": {
            "id": mark.id,
            "candidate": mark.candidate,
            "standard": mark.standard,
            "fingerprint": mark.fingerprint,
        },
        "assessor": review.assessor,
        "saved": review.saved.isoformat(),
        "competences": {c.competence: _competence(c) for c in review.competences},
        "evidence": {e.evidence: _evidence(e) for e in review.evidence},
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _competence(said: CompetenceReview) -> Mapping[str, Any]:
    return _filled(
        fingerprint=said.fingerprint,
        judgement=said.judgement.value if said.judgement else "",
        stadium=said.stadium,
        conclusion=said.conclusion,
        grounds=said.grounds,
        advice=said.advice,
        questions=said.questions,
    )


def _evidence(said: EvidenceReview) -> Mapping[str, Any]:
    letters = {
        x.letter.value: _filled(point=x.point.value if x.point else "", note=x.note)
        for x in said.letters
    }
    return {**_filled(title=said.title, fingerprint=said.fingerprint), **letters}


def _filled(**texts: str) -> Mapping[str, str]:
    return {name: text for name, text in texts.items() if text}


def review_folder(root: Path, language: str) -> str:
    """Return the name of the folder of reviews that is there, or else the one of the language."""
    there = [name for name in (FOLDERS["reviews"], "reviews") if (root / name).is_dir()]
    return there[0] if there else folder_name("reviews", language)


def review_path(folder: str, assessor: str, *, taken: Callable[[str], bool]) -> str:
    """Return where the review of an assessor goes: after their name, and never where one is."""
    name = slug(assessor, longest=40)
    path = f"{folder}/{name}{REVIEW}"
    if taken(path):
        sign = hashlib.sha256(assessor_key(assessor).encode("utf-8", "replace")).hexdigest()
        path = f"{folder}/{name}-{sign[:_HASH]}{REVIEW}"
    return path
