"""Where a portfolio contradicts or repeats itself: what an assessor would notice.

Checks like those of `checks`, over things that are each right by themselves.
"""

from collections.abc import Iterable, Iterator

from portfolio_builder.assess.context import Check, Context
from portfolio_builder.assess.firmness import text_key
from portfolio_builder.assess.resolve import Meant, Mention
from portfolio_builder.model import rules
from portfolio_builder.model.finding import Finding, finding
from portfolio_builder.model.place import Place
from portfolio_builder.model.starr import PARTS, REQUIRED, heading
from portfolio_builder.model.text import Fragment, Heading

# A passage is a sentence or two. In a text shorter than this, half of it is one too.
_SHORT_TEXT = 80


def claims_show_their_stadium(context: Context) -> Iterator[Finding]:
    """A claim is not above what its own passages show, when it has any."""
    for piece, shown in zip(context.meant, context.stadia_shown, strict=True):
        for claim in piece.claims:
            competence, stadium = claim.competence, claim.stadium
            if competence not in shown or not stadium:
                continue
            ranks = {context.standard.stadium_by_id[s].rank: s for s in shown[competence]}
            if max(ranks) < context.standard.stadium_by_id[stadium].rank:
                yield finding(
                    rules.CLAIM_ABOVE_PASSAGES,
                    claim.claim.stadium_place,
                    competence=competence,
                    stadium=stadium,
                    shown=ranks[max(ranks)],
                )


def claims_have_words(context: Context) -> Iterator[Finding]:
    """What is claimed has a passage somewhere, or a claim that says why."""
    worded = set(_shown(context))
    published = [p for p in context.meant if not p.evidence.draft]
    worded |= {c.competence for p in published for c in p.claims if c.claim.why}
    said = {p.evidence.path for p in published if p.evidence.body.bare or _has_unknown(p)}
    for competence, highest in context.highest_claims.items():
        can_be_marked = context.standard.competences[competence].indicators
        place = highest.claim.place
        if can_be_marked and competence not in worded and place.file not in said:
            yield finding(rules.CLAIM_WITHOUT_WORDS, place, competence=competence)


def _has_unknown(piece: Meant) -> bool:
    """Tell whether some passage names an indicator that there is not: which it is, is not known."""
    return any(not m.indicator for mentions in piece.passages for m in mentions)


def lower_stadia_have_passages(context: Context) -> Iterator[Finding]:
    """The stadia below the highest claim have a passage too: stadia are cumulative.

    Where there is no passage at all, that is said (`claims_have_words`), not this.
    """
    shown = _shown(context)
    for competence, highest in context.highest_claims.items():
        for lower in context.standard.up_to(highest.stadium)[:-1]:
            has_indicators = context.standard.competences[competence].at(lower.id)
            if has_indicators and lower.id not in shown.get(competence, {lower.id}):
                yield finding(
                    rules.LOWER_STADIUM_WITHOUT_PASSAGE,
                    highest.claim.stadium_place,
                    competence=competence,
                    stadium=lower.id,
                )


def _shown(context: Context) -> dict[str, set[str]]:
    """Return the stadia of which there is a passage outside drafts, by competence."""
    shown: dict[str, set[str]] = {}
    for piece, stadia_shown in zip(context.meant, context.stadia_shown, strict=True):
        if not piece.evidence.draft:
            for competence, stadia in stadia_shown.items():
                shown.setdefault(competence, set()).update(stadia)
    return shown


def texts_differ(context: Context) -> Iterator[Finding]:
    """No two pieces of evidence are the same text."""
    first: dict[str, str] = {}
    for evidence in context.portfolio.evidence:
        if not evidence.readable:
            continue
        key = text_key(evidence)
        if key in first:
            yield finding(rules.SAME_TEXT, evidence.place, other=first[key])
        first.setdefault(key, evidence.path)


def attachments_differ(context: Context) -> Iterator[Finding]:
    """No file is attached under two names."""
    first: dict[str, str] = {}
    for path, place in _uses(context):
        file = context.portfolio.attachment_by_path.get(path)
        if file is None:
            continue
        other = first.setdefault(file.sha256, path)
        if other != path:
            yield finding(rules.ATTACHMENT_TWICE, place, path=path, other=other)


def _uses(context: Context) -> Iterator[tuple[str, Place]]:
    """Yield every file that evidence refers to, with where; each file once."""
    seen: set[str] = set()
    for evidence in context.portfolio.evidence:
        uses = [(a.path, a.place) for a in evidence.attachments]
        uses += [(link.path, link.place) for link in evidence.body.links]
        for path, place in uses:
            if path not in seen:
                seen.add(path)
                yield path, place


def life_areas_are_included(context: Context) -> Iterator[Finding]:
    """Claims for a life area are in a portfolio that includes it."""
    included = {context.ids.life_area(m.written) for m in context.portfolio.settings.life_areas}
    for piece in context.meant:
        for claim in piece.claims:
            known = context.standard.competences.get(claim.competence)
            if known and known.life_area and known.life_area not in included:
                yield finding(
                    rules.LIFE_AREA_NOT_INCLUDED,
                    claim.claim.place,
                    competence=known.id,
                    area=known.life_area,
                )


def passages_have_a_good_length(context: Context) -> Iterator[Finding]:
    """A passage is more than a word, and less than half of the text."""
    for evidence in context.portfolio.evidence:
        total = evidence.body.words
        for passage in evidence.body.passages:
            words = len(passage.text.split())
            if words == 1:
                yield finding(rules.PASSAGE_SHORT, passage.place, written=passage.text)
            elif total >= _SHORT_TEXT and words * 2 >= total:
                yield finding(rules.PASSAGE_LONG, passage.place, words=words, total=total)


def reflections_tell_all_parts(context: Context) -> Iterator[Finding]:
    """A text in STARR has all its parts: one of a STARR kind, or one that names some of them."""
    for evidence in context.portfolio.evidence:
        kind = context.procedure.kind_by_id.get(evidence.kind)
        if kind and kind.starr and evidence.body.words:
            yield from _parts(context, evidence.body, evidence.place)
    for reflection in context.portfolio.reflections:
        if _named(reflection.body.headings):
            yield from _parts(context, reflection.body, reflection.place)


def _parts(context: Context, body: Fragment, place: Place) -> Iterator[Finding]:
    language = context.portfolio.settings.language
    named = _named(body.headings)
    missing = tuple(heading(part, language) for part in REQUIRED if part not in named)
    if missing:
        yield finding(rules.STARR_PART_MISSING, place, parts=missing)


def _named(headings: tuple[Heading, ...]) -> set[str]:
    """Return the parts that headings name, in either language."""
    words = " ".join(h.text.casefold() for h in headings)
    return {part for part, names in PARTS.items() if any(n.casefold() in words for n in names)}


def reflections_agree_with_claims(context: Context) -> Iterator[Finding]:
    """A reflection speaks of the stadium that the evidence claims."""
    for reflection in context.portfolio.reflections:
        competence = context.ids.competence(reflection.competence) or ""
        written = context.ids.stadium(reflection.stadium) if reflection.stadium else None
        highest = context.highest_claims.get(competence)
        if highest and written and written != highest.stadium:
            yield finding(
                rules.REFLECTION_OTHER_STADIUM,
                reflection.stadium_place,
                competence=competence,
                written=written,
                claimed=highest.stadium,
            )


def ids_are_spelled_as_the_standard_does(context: Context) -> Iterator[Finding]:
    """Ids are written in their canonical form."""
    for piece in context.meant:
        for meant in piece.claims:
            claim, competence = meant.claim, meant.competence
            if competence and claim.competence != competence:
                yield _spelling(claim.place, claim.competence, competence)
            if meant.stadium and claim.stadium != meant.stadium:
                yield _spelling(claim.stadium_place, claim.stadium, meant.stadium)
            yield from _spellings(meant.mentions, within=f"{competence}.")
        for mentions in piece.passages:
            yield from _spellings(mentions)


def _spellings(mentions: Iterable[Mention], within: str = "") -> Iterator[Finding]:
    """Yield the ids that are not canonical, with or without what they stand within."""
    for m in mentions:
        if m.indicator and m.written not in {m.indicator, m.indicator.removeprefix(within)}:
            yield _spelling(m.place, m.written, m.indicator)


def _spelling(place: Place, written: str, canonical: str) -> Finding:
    return finding(
        rules.ID_SPELLING, place, written=written, canonical=canonical, suggestion=canonical
    )


CHECKS: tuple[Check, ...] = (
    claims_show_their_stadium,
    claims_have_words,
    lower_stadia_have_passages,
    texts_differ,
    attachments_differ,
    life_areas_are_included,
    passages_have_a_good_length,
    reflections_tell_all_parts,
    reflections_agree_with_claims,
    ids_are_spelled_as_the_standard_does,
)
