"""The page of one piece of evidence, and that of the profile."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from portfolio_builder.model.assessment import EvidenceStanding, ResolvedClaim
from portfolio_builder.model.portfolio import AttachmentFile, Evidence, Profile
from portfolio_builder.view import addresses as at
from portfolio_builder.view.addresses import coming_from, relative, slug
from portfolio_builder.view.material import Material
from portfolio_builder.view.parts import (
    AttachmentView,
    ClaimBeside,
    FactView,
    LinkView,
    ProofView,
)
from portfolio_builder.view.review_panel import evidence_panel
from portfolio_builder.view.views import EvidenceView, ProfileView


def evidence_page(m: Material, piece: Evidence) -> EvidenceView:
    """Make the page of one piece of evidence."""
    page = m.where.evidence[piece.path]
    standing = m.assessment.standing_of_evidence[piece.path]
    here = m.numbers[piece.path] - 1
    places = _places(standing)
    return EvidenceView(
        frame=m.frame(page, piece.title),
        name=piece.title,
        language=m.language(piece.language),
        reason=m.evidence_reason(standing),
        facts=_facts(m, piece),
        claims=tuple(_claim(m, page, c, places) for c in standing.claims),
        body=m.html(page, piece.body, standing),
        attachments=tuple(
            _attachment(m, page, use.title, m.portfolio.attachment_by_path[use.path])
            for use in piece.attachments
        ),
        findings=tuple(m.finding(f) for f in m.findings_in(piece.path)),
        to_weigh=not piece.is_blank,
        review=evidence_panel(m, page, piece),
        previous=m.link(page, m.published[here - 1]) if here else None,
        next=m.link(page, m.published[here + 1]) if here + 1 < len(m.published) else None,
    )


def _places(standing: EvidenceStanding) -> Mapping[str, Sequence[LinkView]]:
    """Return where the passages of a piece stand on its page, by indicator."""
    places: dict[str, list[LinkView]] = {}
    for resolved in standing.passages:
        here = LinkView(str(resolved.passage.number), f"#{resolved.passage.anchor}")
        for indicator in resolved.indicators:
            places.setdefault(indicator, []).append(here)
    return places


def _claim(
    m: Material, page: str, claim: ResolvedClaim, places: Mapping[str, Sequence[LinkView]]
) -> ClaimBeside:
    known = m.standard.competences.get(claim.competence)
    if known is None:
        return ClaimBeside(m.claim(page, claim), "", (), "", "", None, None)
    # In the standard's order.
    proofs = tuple(
        ProofView(id=i.id, text=i.text, places=tuple(places[i.id]))
        for i in known.indicators
        if i.id in places
    )
    row = m.pieces_for[known.id]
    here = m.places[known.id, claim.evidence]

    def link(piece: Evidence) -> LinkView:
        made = m.link(page, piece)
        return replace(made, href=coming_from(made.href, known.id))

    return ClaimBeside(
        claim=m.claim(page, claim),
        anchor=slug(known.id),
        proofs=proofs,
        named=", ".join(i for i in claim.indicators if i not in places),
        position=m.wording.text(
            "Evidence {here} of {count} for {id}", here=here + 1, count=len(row), id=known.id
        ),
        previous=link(row[here - 1]) if here else None,
        next=link(row[here + 1]) if here + 1 < len(row) else None,
    )


def profile_page(m: Material, profile: Profile) -> ProfileView:
    """Make the page of the candidate."""
    settings, text = m.portfolio.settings, m.wording.text
    facts = (
        (text("Organisation"), settings.organisation),
        (text("Goal"), settings.goal),
    )
    return ProfileView(
        frame=m.frame(at.PROFILE, text("Profile")),
        name=profile.title or settings.candidate,
        language=settings.language,
        facts=tuple(FactView(name, value, settings.language) for name, value in facts if value),
        body=m.html(at.PROFILE, profile.body),
    )


def _facts(m: Material, piece: Evidence) -> tuple[FactView, ...]:
    text = m.wording.text
    anonymised = {None: "", True: text("yes"), False: text("no")}[piece.anonymised]
    own = m.language(piece.language)
    facts = (
        FactView(text("Date"), m.when(piece)),
        FactView(text("Kind"), m.kind(piece)),
        FactView(text("Context"), piece.context, own),
        FactView(text("Role"), piece.role, own),
        FactView(text("Organisation"), piece.organisation, own),
        FactView(text("Confirmed by"), m.confirmed(piece), own),
        FactView(text("Valid until"), m.wording.date(piece.expires) if piece.expires else ""),
        FactView(text("Anonymised"), anonymised),
        FactView(text("Length"), m.wording.plural("{n} word", "{n} words", piece.body.words)),
    )
    return tuple(fact for fact in facts if fact.value)


def _attachment(m: Material, page: str, title: str, file: AttachmentFile) -> AttachmentView:
    target = m.where.attachment.get(file.path)
    return AttachmentView(
        title=title or file.path.rsplit("/", 1)[-1],
        href=relative(page, target) if target else "",
        sort=file.extension.upper(),
        size=m.wording.size(file.size),
        image=bool(target) and file.path in m.images,
    )
