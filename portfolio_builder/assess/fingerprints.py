"""What tells one version of a portfolio from another, for those who judge it.

A fingerprint is a hash over what an assessor looks at, so it changes when that does and stays when
anything else does: a file renamed within its folder is another piece, a finding or a build is not.
"""

import hashlib
import json
from collections.abc import Mapping
from types import MappingProxyType

from portfolio_builder.model.assessment import Assessment, ResolvedClaim, Standing
from portfolio_builder.model.portfolio import Evidence, Portfolio
from portfolio_builder.model.review import Fingerprints, Mark
from portfolio_builder.model.standard import Competence, Standard

_LENGTH = 16
"""So many signs of a hash: enough to tell apart, and nobody gains by making two the same."""

Content = str | int | bool | None | list["Content"]


def fingerprints(portfolio: Portfolio, standard: Standard, assessment: Assessment) -> Fingerprints:
    """Return the fingerprints of a portfolio, its competences and its evidence."""
    pieces = {e.path: _digest(_piece(e, portfolio)) for e in portfolio.evidence}
    competences = {
        s.competence: _digest(_judged(standard.competences[s.competence], s, pieces))
        for s in assessment.standings
    }
    whole = _digest([*competences, *competences.values()])
    return Fingerprints(
        mark=Mark(
            id=identity(portfolio, standard),
            candidate=portfolio.settings.candidate,
            standard=standard.id,
            fingerprint=whole,
        ),
        competence=MappingProxyType(competences),
        evidence=MappingProxyType(pieces),
        evidence_id=MappingProxyType({path: evidence_id(path) for path in pieces}),
    )


def identity(portfolio: Portfolio, standard: Standard) -> str:
    """Return what a portfolio keeps from build to build: whose it is, and by which standard."""
    candidate = " ".join(portfolio.settings.candidate.split()).casefold()
    return _digest([candidate, standard.id])


def evidence_id(path: str) -> str:
    """Return by which name a review knows a piece of evidence; it tells nothing of the path."""
    return _digest(["evidence", path])


def _judged(competence: Competence, standing: Standing, pieces: Mapping[str, str]) -> Content:
    """Return what an assessor looks at for one competence: the criterion and its proof."""
    reflection = standing.reflection
    return [
        competence.definition,
        [[i.id, i.text] for i in competence.indicators],
        [_claim(c, pieces) for c in sorted(standing.claims, key=lambda c: c.evidence)],
        [
            [p.indicator, [[q.evidence, q.passage.text] for q in p.passages]]
            for p in standing.proofs
        ],
        [reflection.stadium, reflection.body.digest] if reflection else [],
    ]


def _claim(claim: ResolvedClaim, pieces: Mapping[str, str]) -> Content:
    return [
        claim.evidence,
        claim.stadium,
        list(claim.indicators),
        claim.claim.why,
        pieces[claim.evidence],
    ]


def _piece(piece: Evidence, portfolio: Portfolio) -> Content:
    """Return what an assessor sees of one piece, but for what it is claimed for."""
    when, files = piece.when, portfolio.attachment_by_path
    used = dict.fromkeys(
        [a.path for a in piece.attachments] + [link.path for link in piece.body.links]
    )
    return [
        piece.title,
        [when.first.isoformat(), when.last.isoformat()] if when else [],
        piece.kind,
        piece.context,
        piece.role,
        piece.organisation,
        [[c.name, c.role] for c in piece.confirmed_by],
        piece.expires.isoformat() if piece.expires else "",
        piece.anonymised,
        piece.body.digest,
        [files[path].sha256 for path in used if path in files],
    ]


def _digest(content: Content) -> str:
    text = json.dumps(content, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
