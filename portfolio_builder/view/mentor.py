"""The mentor's page, who has many candidates: what is missing, what to do, how fresh it is.

Beside it stand the same facts as CSV, for a spreadsheet.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from portfolio_builder.model.assessment import Standing
from portfolio_builder.model.portfolio import Evidence
from portfolio_builder.view import addresses as at
from portfolio_builder.view import firmness
from portfolio_builder.view.addresses import relative
from portfolio_builder.view.gaps import missing, verdict
from portfolio_builder.view.material import Material
from portfolio_builder.view.overview import clusters
from portfolio_builder.view.parts import LinkView
from portfolio_builder.view.views import DataFile, MentorView

_COMPETENCES = "gegevens/competenties.csv"
_EVIDENCE = "gegevens/bewijs.csv"
_STEPS = "gegevens/stappen.csv"
# A spreadsheet takes what begins with these for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def mentor(m: Material) -> MentorView:
    """Make the page."""
    page, text = at.MENTOR, m.wording.text
    files = (
        (text("Competences"), _COMPETENCES),
        (text("Evidence"), _EVIDENCE),
        (text("Next steps"), _STEPS),
    )
    return MentorView(
        frame=m.frame(page, text("For the mentor")),
        verdict=verdict(m),
        summary=text("{met} claimed, {firm} firm", met=m.assessment.met, firm=m.assessment.firm),
        newest=newest(m),
        gaps=missing(m, page),
        clusters=clusters(m, page),
        steps=firmness.step_groups(m, page),
        files=tuple(LinkView(words, relative(page, path)) for words, path in files),
    )


def newest(m: Material) -> str:
    """Say from when the newest evidence is, and how long before the reference date."""
    dated = [e.when for e in m.published if e.when]
    if not dated:
        return m.wording.text("No evidence has a date.")
    last = max(dated, key=lambda w: w.last)
    return m.wording.plural(
        "The newest evidence is from {when}: {n} day before the reference date.",
        "The newest evidence is from {when}: {n} days before the reference date.",
        max(0, (m.reference_date - last.last).days),
        when=m.wording.when(last),
    )


def tables(m: Material) -> tuple[DataFile, ...]:
    """Make the CSV files: UTF-8 with a mark, semicolons, as spreadsheets here expect."""
    text = m.wording.text
    standings = [m.assessment.standing_of[c.id] for c in m.standard.counted]
    competences: list[Sequence[object]] = [
        [
            text("Competence"),
            text("Title"),
            text("Claimed"),
            text("How it stands"),
            text("Firm"),
            text("Pieces"),
            text("Indicators with a passage"),
            text("Indicators needed"),
        ],
        *(_competence(m, s) for s in standings),
    ]
    evidence: list[Sequence[object]] = [
        [text("No."), text("Title"), text("Date"), text("Kind"), text("Claims"), text("File")],
        *(_piece(m, e) for e in m.published),
    ]
    steps: list[Sequence[object]] = [
        [text("Competence"), text("Goal of the step"), text("Step"), text("What it is good for")],
        *(
            [s.competence, m.weighing.goal(s.goal), m.weighing.step(s), m.weighing.why(s)]
            for s in m.assessment.steps
        ),
    ]
    made = ((_COMPETENCES, competences), (_EVIDENCE, evidence), (_STEPS, steps))
    return tuple(DataFile(path, written(rows)) for path, rows in made)


def _piece(m: Material, piece: Evidence) -> list[object]:
    claims = m.assessment.standing_of_evidence[piece.path].claims
    return [
        m.numbers[piece.path],
        piece.title,
        piece.when.last.isoformat() if piece.when else "",
        m.kind(piece),
        " ".join(c.competence or c.claim.competence for c in claims),
        m.where.evidence[piece.path],
    ]


def _competence(m: Material, standing: Standing) -> list[object]:
    level = m.stadium(standing.level)
    return [
        standing.competence,
        m.standard.competences[standing.competence].title,
        level.title if level else "",
        m.state_word(standing.state),
        m.weighing.grade(standing.firmness.grade),
        len(standing.claims),
        len(standing.with_passage),
        len(standing.needed),
    ]


def written(rows: Iterable[Iterable[object]]) -> str:
    """Return rows as CSV. A text that a spreadsheet would reckon with gets an apostrophe."""
    output = io.StringIO()
    writer = csv.writer(output, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([_safe(cell) for cell in row])
    return "\ufeff" + output.getvalue()


def _safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip().startswith(_FORMULA) else cell
