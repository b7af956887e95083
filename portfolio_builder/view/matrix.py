"""The page of competences by evidence: who claims what where, with sums both ways."""

from collections.abc import Iterator, Mapping
from functools import partial

from portfolio_builder.model.assessment import ResolvedClaim, State
from portfolio_builder.model.firmness import Grade
from portfolio_builder.model.portfolio import Evidence
from portfolio_builder.model.standard import Competence
from portfolio_builder.view import addresses as at
from portfolio_builder.view.addresses import relative
from portfolio_builder.view.material import Material
from portfolio_builder.view.parts import LinkView, StateView
from portfolio_builder.view.views import (
    MatrixCell,
    MatrixColumn,
    MatrixGroup,
    MatrixRow,
    MatrixView,
    Page,
)

PIECES_A_PAGE = 60
"""A page with more columns cannot be read or printed; a larger portfolio has several."""
_EMPTY = MatrixCell(None, "")


def matrix_pages(m: Material) -> tuple[Page, ...]:
    """Make the page, or several when there is more evidence than one can show."""
    starts = range(0, len(m.published), PIECES_A_PAGE)
    parts = [m.published[n : n + PIECES_A_PAGE] for n in starts] or [()]
    return tuple(
        Page(at.matrix_page(number), partial(_matrix, m, number, part, len(parts)))
        for number, part in enumerate(parts, 1)
    )


def _matrix(m: Material, number: int, pieces: tuple[Evidence, ...], pages: int) -> MatrixView:
    page = at.matrix_page(number)
    kinds = {e.kind for e in pieces}
    groups = tuple(_groups(m, page, pieces))
    generic = sum(len(c.competences) for c in m.standard.clusters)
    return MatrixView(
        frame=m.frame(page, m.wording.text("Matrix") + (f" {number}" if number > 1 else "")),
        columns=tuple(_column(m, page, e) for e in pieces),
        groups=groups,
        stadia=m.stadia(),
        kinds=tuple(k.name(m.wording.language) for k in m.procedure.kinds if k.id in kinds),
        states=_states(m),
        claims=m.once(_counting),
        generic=generic,
        specific=sum(len(g.rows) for g in groups) - generic,
        first=(number - 1) * PIECES_A_PAGE + 1,
        pages=tuple(_links(m, number, pages)) if pages > 1 else (),
    )


def _counting(m: Material) -> int:
    """Return how many claims count."""
    return sum(c.counts for e in m.assessment.evidence for c in e.claims)


def _links(m: Material, here: int, pages: int) -> Iterator[LinkView]:
    for number in range(1, pages + 1):
        first, last = (number - 1) * PIECES_A_PAGE + 1, number * PIECES_A_PAGE
        words = f"{first}\u2013{min(last, len(m.published))}"
        href = relative(at.matrix_page(here), at.matrix_page(number))
        yield LinkView(words, href, current=number == here)


def _states(m: Material) -> tuple[StateView, ...]:
    grades = (StateView(g.value, m.weighing.grade(g)) for g in (Grade.FIRM, Grade.THIN))
    states = (StateView(s.value, m.state_word(s)) for s in (State.BELOW, State.OPEN))
    return (*grades, *states)


def _column(m: Material, page: str, piece: Evidence) -> MatrixColumn:
    standing = m.assessment.standing_of_evidence[piece.path]
    return MatrixColumn(
        evidence=m.evidence(page, piece),
        claims=sum(c.counts for c in standing.claims),
        shown=len({i for p in standing.passages for i in p.claimed}),
    )


def _groups(m: Material, page: str, pieces: tuple[Evidence, ...]) -> Iterator[MatrixGroup]:
    """Yield the clusters, and the life areas that are included or claimed."""
    for c in m.standard.clusters:
        rows = _rows(m, page, c.competences, pieces)
        yield MatrixGroup(str(c.number), f"{c.number}. {c.title}", rows)
    for a in m.standard.life_areas:
        claimed = any(m.assessment.standing_of[c.id].claims for c in a.competences)
        if claimed or a.id in m.assessment.life_areas:
            rows = _rows(m, page, a.competences, pieces)
            yield MatrixGroup(a.id, f"{a.id} {a.title}", rows)


def _rows(
    m: Material, page: str, competences: tuple[Competence, ...], pieces: tuple[Evidence, ...]
) -> tuple[MatrixRow, ...]:
    return tuple(
        MatrixRow(m.competence(page, c), tuple(_cells(m, page, c, pieces))) for c in competences
    )


def _claims(m: Material) -> Mapping[str, Mapping[str, ResolvedClaim]]:
    """Return the first claim of each piece on each competence, by id and path."""
    found: dict[str, dict[str, ResolvedClaim]] = {}
    for standing in m.assessment.evidence:
        for claim in standing.claims:
            found.setdefault(claim.competence, {}).setdefault(standing.evidence, claim)
    return found


def _cells(
    m: Material, page: str, competence: Competence, pieces: tuple[Evidence, ...]
) -> Iterator[MatrixCell]:
    claims = m.once(_claims).get(competence.id, {})
    for piece in pieces:  # most claim little of the standard
        claim = claims.get(piece.path)
        yield _cell(m, page, competence, piece, claim) if claim else _EMPTY


def _cell(
    m: Material, page: str, competence: Competence, piece: Evidence, claim: ResolvedClaim
) -> MatrixCell:
    standing = m.assessment.standing_of_evidence[piece.path]
    own = {i.id for i in competence.indicators}
    first = next((p.passage.anchor for p in standing.passages if own & set(p.claimed)), "")
    target = m.where.evidence[piece.path] + (f"#{first}" if first else "")
    return MatrixCell(m.claim(page, claim), relative(page, target))
