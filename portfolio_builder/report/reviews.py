"""What assessors judged, for a terminal: who judged how many, where they differ, what changes."""

from collections.abc import Iterator

from portfolio_builder.model.review import (
    AssessorCount,
    CompetenceReview,
    Review,
    Reviews,
)
from portfolio_builder.model.standard import Standard
from portfolio_builder.report.terminal import plain, wrapped
from portfolio_builder.wording import Wording
from portfolio_builder.wording.judging import (
    TEXTS,
    count_sentence,
    difference_word,
    judgement_word,
)


def reviews_text(reviews: Reviews, standard: Standard, wording: Wording) -> str:
    """Write how each assessor stands, and where they differ."""
    if not reviews.assessors:
        return wording.text("There are no reviews yet.")
    blocks = [count_text(a, reviews, standard, wording) for a in reviews.assessors]
    if len(reviews.assessors) > 1:
        blocks.append("\n".join(_differences(reviews, standard, wording)))
    return "\n\n".join(blocks)


def count_text(count: AssessorCount, reviews: Reviews, standard: Standard, wording: Wording) -> str:
    """Write how one assessor stands, and what changed since they judged."""
    text, review = wording.text, count.review
    said = count_sentence(
        wording, standard, judged=count.judged, shown=count.shown, total=reviews.total
    )
    saved = text("Saved on {date}.", date=wording.date(review.saved.date()))
    lines = [plain(review.assessor), wrapped(f"{said}. {saved}")]
    if count.older:
        older = text("Made on another version of this portfolio.")
        changed = text("Changed since:") + " " + ", ".join(count.changed)
        nothing = text("Nothing changed in what was judged.")
        lines.append(wrapped(f"{older} {changed if count.changed else nothing}"))
    return "\n".join(lines)


def _differences(reviews: Reviews, standard: Standard, wording: Wording) -> Iterator[str]:
    disputed = reviews.disputed
    if not disputed:
        yield wording.text("The assessors differ nowhere.")
        return
    yield wording.text("Where assessors differ:")
    for competence in disputed:
        of = reviews.opinions[competence]
        title = plain(f"{competence} {standard.competences[competence].title}")
        yield f"  {title}"
        yield wrapped(difference_word(of.difference, wording), first="    ", rest="    ")
        for opinion in of.opinions:
            judged = said_text(opinion.said, standard, wording)
            yield wrapped(f"{opinion.assessor}: {judged}", first="    ", rest="      ")


def said_text(said: CompetenceReview | None, standard: Standard, wording: Wording) -> str:
    """Write a judgement and its stadium in a few words."""
    word = judgement_word(said.judgement if said else None, wording)
    stadium = standard.stadium_by_id.get(said.stadium) if said else None
    return f"{word} ({stadium.title.lower()})" if stadium else word


def changes_text(old: Review, new: Review, standard: Standard, wording: Wording) -> str:
    """Write what changes when one review takes the place of an earlier one of the same assessor."""
    return "\n".join(_changes(old, new, standard, wording))


def _changes(old: Review, new: Review, standard: Standard, wording: Wording) -> Iterator[str]:
    before = {c.competence: c for c in old.competences}
    after = {c.competence: c for c in new.competences}
    known = tuple(standard.competences)
    for competence in (*known, *sorted({*before, *after} - set(known))):
        was, now = before.get(competence), after.get(competence)
        shown = [said_text(said, standard, wording) for said in (was, now)]
        if shown[0] != shown[1]:
            yield wrapped(f"{competence}: {shown[0]} → {shown[1]}")
        texts = [
            wording.text(title).lower()
            for name, title in TEXTS.items()
            if getattr(was, name, "") != getattr(now, name, "")
        ]
        if texts:
            changed = wording.text("changed: {texts}", texts=", ".join(texts))
            yield wrapped(f"{competence}: {changed}")
    weighed = {e.evidence: e for e in old.evidence}
    for piece in new.evidence:
        if weighed.pop(piece.evidence, None) != piece:
            yield wrapped(
                wording.text("weighed anew: {title}", title=piece.title or piece.evidence)
            )
    for gone in weighed.values():
        yield wrapped(wording.text("no longer weighed: {title}", title=gone.title or gone.evidence))
