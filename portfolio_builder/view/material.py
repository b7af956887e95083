"""What every page is made of, and the parts that several pages make of it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar, cast

from markupsafe import Markup
from msgspec.structs import replace

from portfolio_builder.assess.fingerprints import fingerprints
from portfolio_builder.assess.reviews import reviews
from portfolio_builder.model.assessment import (
    Assessment,
    ClaimStatus,
    EvidenceStanding,
    ResolvedClaim,
    Standing,
    State,
    WhyOpen,
)
from portfolio_builder.model.finding import Finding
from portfolio_builder.model.firmness import Grade
from portfolio_builder.model.portfolio import Evidence, Portfolio
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.review import Fingerprints, Reviews
from portfolio_builder.model.rules import Severity
from portfolio_builder.model.standard import Competence, Standard
from portfolio_builder.model.text import Fragment
from portfolio_builder.view import addresses as at
from portfolio_builder.view.addresses import Addresses, folder_of, relative
from portfolio_builder.view.fragments import markup
from portfolio_builder.view.parts import (
    ClaimView,
    CompetenceRow,
    EvidenceRow,
    FindingView,
    GradeView,
    LinkView,
    StadiumView,
    StateView,
)
from portfolio_builder.view.views import Frame
from portfolio_builder.wording import N_, Wording
from portfolio_builder.wording.judging import counted_word
from portfolio_builder.wording.weighing import Weighing

T = TypeVar("T")
_IMAGES = "image/"
_REASONS = {
    ClaimStatus.COUNTS: "",
    ClaimStatus.UNKNOWN_COMPETENCE: N_("the standard has no such competence"),
    ClaimStatus.UNKNOWN_STADIUM: N_("the standard has no such stadium"),
    ClaimStatus.TWICE: N_("claimed twice in this file"),
    ClaimStatus.DRAFT: N_("draft"),
    ClaimStatus.FILE_HAS_ERROR: N_("the file has an error"),
}
"""Why a claim does not count, by its status."""


@dataclass(frozen=True)
class Material:
    """Everything that pages are made of."""

    portfolio: Portfolio
    standard: Standard
    procedure: Procedure
    assessment: Assessment
    findings: tuple[Finding, ...]
    wording: Wording
    reference_date: datetime.date
    where: Addresses
    _made: dict[object, object] = field(default_factory=dict, compare=False, repr=False)

    def once(self, make: Callable[[Material], T]) -> T:
        """Return what `make` makes of this material; it is made the first time only."""
        return self._kept(make, lambda: make(self))

    def _kept(self, key: object, make: Callable[[], T]) -> T:
        if key not in self._made:
            self._made[key] = make()
        return cast(T, self._made[key])

    @cached_property
    def images(self) -> frozenset[str]:
        """The attachments that a browser shows as a picture."""
        return frozenset(
            a.path for a in self.portfolio.attachments if a.media_type.startswith(_IMAGES)
        )

    @cached_property
    def weighing(self) -> Weighing:
        """The words for firmness and next steps."""
        return Weighing(self.wording, self.portfolio, self.standard, self.procedure)

    @cached_property
    def fingerprints(self) -> Fingerprints:
        """What tells this version of the portfolio from another."""
        return fingerprints(self.portfolio, self.standard, self.assessment)

    @cached_property
    def reviews(self) -> Reviews:
        """What assessors say."""
        return reviews(self.portfolio, self.standard, self.assessment, self.fingerprints)

    @cached_property
    def published(self) -> tuple[Evidence, ...]:
        """The evidence that has a page, in order: drafts only where they are shown."""
        return tuple(e for e in self.portfolio.evidence if e.path in self.where.evidence)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each published piece, by which lists and matrix name it."""
        return MappingProxyType({e.path: n for n, e in enumerate(self.published, 1)})

    @cached_property
    def _findings_by_file(self) -> Mapping[str, tuple[Finding, ...]]:
        by_file: dict[str, list[Finding]] = {}
        for f in self.findings:
            by_file.setdefault(f.place.file, []).append(f)
        return MappingProxyType({file: tuple(found) for file, found in by_file.items()})

    @cached_property
    def pieces_for(self) -> Mapping[str, tuple[Evidence, ...]]:
        """The published pieces that claim each competence, in the order in which it lists them."""
        by_path = self.portfolio.evidence_by_path
        found = {
            s.competence: dict.fromkeys(c.evidence for c in s.claims + s.not_counted)
            for s in self.assessment.standings
        }
        return MappingProxyType(
            {
                c: tuple(by_path[p] for p in paths if p in self.where.evidence)
                for c, paths in found.items()
            }
        )

    @cached_property
    def places(self) -> Mapping[tuple[str, str], int]:
        """Where a piece stands among those for a competence, from 0, by competence and path."""
        return MappingProxyType(
            {(c, e.path): n for c, row in self.pieces_for.items() for n, e in enumerate(row)}
        )

    @cached_property
    def looked_at(self) -> tuple[Competence, ...]:
        """The competences that count, and those of the life areas that are included or claimed."""
        counted = self.standard.counted
        others = (
            c
            for area in self.standard.life_areas
            if area.id in self.assessment.life_areas
            or any(self.assessment.standing_of[c.id].claims for c in area.competences)
            for c in area.competences
        )
        generic = tuple(c for c in self.standard.generic if c not in counted)
        return counted + generic + tuple(c for c in others if c not in counted)

    def scope(self) -> str:
        """Say which competences are shown and which of them count; empty when all of them do."""
        total, counted = len(self.looked_at), len(self.standard.counted)
        if total == counted:
            return ""
        return self.wording.text(
            "{total} competences: {counted} {word}, which count, and {n} of life areas, "
            "which are optional.",
            total=total,
            counted=counted,
            word=counted_word(self.standard, self.wording),
            n=total - counted,
        )

    def findings_in(self, path: str) -> tuple[Finding, ...]:
        """Return the findings of one file."""
        return self._findings_by_file.get(path, ())

    def frame(self, page: str, title: str) -> Frame:
        """Return what surrounds a page."""
        # Only on the pages that it leads to does it differ within a folder.
        here = page if page in self._led_to else f"{folder_of(page)}/"
        return replace(self._kept(("frame", here), lambda: self._frame(page)), title=title)

    @cached_property
    def _led_to(self) -> frozenset[str]:
        """The pages to which every page has a link."""
        return frozenset(
            (*(path for path, _ in self._navigation), *(path for path, _ in self._more), at.SEARCH)
        )

    @cached_property
    def _navigation(self) -> Sequence[tuple[str, str]]:
        """The pages of the navigation, each with its words."""
        text = self.wording.text
        pages = [
            (at.OVERVIEW, text("Overview")),
            (at.MATRIX, text("Matrix")),
            (at.EVIDENCE_LIST, text("Evidence")),
            (at.GAPS, text("Gaps")),
        ]
        if self.standard.life_areas:
            pages.append((at.LIFE_AREAS, text("Life areas")))
        if self.portfolio.profile:
            pages.append((at.PROFILE, text("Profile")))
        pages += [(at.REVIEWS, text("Reviews")), (at.INTERVIEW, text("Guide for the interview"))]
        return pages

    @cached_property
    def _more(self) -> Sequence[tuple[str, str]]:
        """The pages to which the foot of a page leads, each with its words."""
        text = self.wording.text
        return (
            (at.FINDINGS, text("Findings")),
            (at.MENTOR, text("For the mentor")),
            (at.ABOUT, text("How this counts")),
            (at.ACCESSIBILITY, text("Accessibility")),
        )

    def _frame(self, page: str) -> Frame:
        """Return what surrounds a page without a title."""

        def links(pages: Iterable[tuple[str, str]]) -> tuple[LinkView, ...]:
            return tuple(
                LinkView(words, relative(page, path), current=path == page) for path, words in pages
            )

        return Frame(
            language=self.wording.language,
            title="",
            candidate=self.portfolio.settings.candidate,
            standard=self.standard.title,
            standard_language=self.standard.language,
            home=relative(page, at.OVERVIEW),
            assets=relative(page, at.ASSETS) + "/",
            navigation=links(self._navigation),
            more=links(self._more),
            search=LinkView(
                self.wording.text("Search"),
                relative(page, f"{at.SEARCH}#{at.FIELD}"),
                page == at.SEARCH,
            ),
            reference_date=self.wording.date(self.reference_date),
        )

    def stadium(self, stadium: str) -> StadiumView | None:
        """Return a stadium as it is shown; `None` for an unknown one."""
        return self._stadia.get(stadium)

    @cached_property
    def _stadia(self) -> Mapping[str, StadiumView]:
        of = len(self.standard.stadia)
        return MappingProxyType(
            {s.id: StadiumView(s.title, s.letter, s.rank + 1, of) for s in self.standard.stadia}
        )

    def stadia(self) -> tuple[StadiumView, ...]:
        """Return every stadium, lowest first."""
        made = (self.stadium(s.id) for s in self.standard.stadia)
        return tuple(s for s in made if s)

    def state(self, standing: Standing) -> StateView:
        """Return how a competence stands, as it is shown."""
        return StateView(standing.state.value, self.state_word(standing.state))

    def state_word(self, state: State) -> str:
        """Return the words for a state."""
        word = {
            State.MET: N_("claimed and supported"),
            State.BELOW: N_("below the needed stadium"),
            State.OPEN: N_("no evidence that counts"),
        }[state]
        return self.wording.text(word)

    def grade(self, standing: Standing) -> GradeView:
        """Return how firm a competence is, as it is shown."""
        firmness = standing.firmness
        lacks = firmness.failing if firmness.grade is Grade.THIN else ()
        return GradeView(
            grade=firmness.grade.value,
            word=self.weighing.grade(firmness.grade),
            lacks=self.weighing.letters(lacks),
        )

    def competence(self, page: str, competence: Competence) -> CompetenceRow:
        """Return a competence as a row on `page`."""
        here = "row", folder_of(page), competence.id
        return self._kept(here, lambda: self._row(page, competence))

    def _row(self, page: str, competence: Competence) -> CompetenceRow:
        standing = self.assessment.standing_of[competence.id]
        return CompetenceRow(
            id=competence.id,
            title=competence.title,
            href=relative(page, self.where.competence[competence.id]),
            state=self.state(standing),
            grade=self.grade(standing),
            stadium=self.stadium(standing.level),
            pieces=len(standing.claims),
            shown=len(standing.with_passage),
            needed=len(standing.needed),
            note=self.gap(standing),
        )

    def gap(self, standing: Standing) -> str:
        """Say in one sentence what is missing, or nothing when the competence is met."""
        required = self.standard.required_stadium.title.lower()
        match standing.state:
            case State.MET:
                return ""
            case State.BELOW:
                level = self.standard.stadium_by_id[standing.level].title.lower()
                return self.wording.text(
                    "Now at {level}; add evidence at {required}.",
                    level=level,
                    required=required,
                )
            case State.OPEN:
                if standing.why_open is WhyOpen.ONLY_DRAFTS:
                    return self.wording.text("There is only a draft, which does not count yet.")
                if standing.why_open is WhyOpen.ONLY_ERRORS:
                    return self.wording.text(
                        "There is evidence with an error; mend it, and it counts."
                    )
                return self.wording.text(
                    "Write evidence that shows this at {required}.", required=required
                )

    def claim(self, page: str, claim: ResolvedClaim) -> ClaimView:
        """Return a claim as it is shown on `page`."""
        known = self.standard.competences.get(claim.competence)
        return ClaimView(
            id=known.id if known else claim.claim.competence,
            title=known.title if known else "",
            href=relative(page, self.where.competence[known.id]) if known else "",
            stadium=self.stadium(claim.stadium),
            reason=self.reason(claim.status),
            why=claim.claim.why,
            passages=self._passages[claim.evidence][claim.competence],
        )

    @cached_property
    def _passages(self) -> Mapping[str, Counter[str]]:
        """How many passages each piece has for each competence."""
        indicators = self.standard.indicators
        shown = {
            path: [{indicators[i].competence for i in p.claimed} for p in standing.passages]
            for path, standing in self.assessment.standing_of_evidence.items()
        }
        return {path: Counter(c for some in each for c in some) for path, each in shown.items()}

    def reason(self, status: ClaimStatus) -> str:
        """Say why a claim does not count; empty when it does."""
        return self.wording.text(_REASONS[status])

    def evidence_reason(self, standing: EvidenceStanding) -> str:
        """Say why a piece of evidence does not count; empty when it does."""
        if standing.draft:
            return self.wording.text("Draft: not counted and not published.")
        if standing.has_error:
            return self.wording.text("Does not count: there is an error in the file.")
        return ""

    def evidence(self, page: str, piece: Evidence, only: str = "") -> EvidenceRow:
        """Return a piece as a row on `page`; `only` keeps the claims on one competence."""
        standing = self.assessment.standing_of_evidence[piece.path]
        target = self.where.evidence.get(piece.path, "")
        return EvidenceRow(
            number=self.numbers.get(piece.path, 0),
            title=piece.title,
            language=self.language(piece.language),
            href=relative(page, target) if target else "",
            when=self.when(piece),
            kind=self.kind(piece),
            context=piece.context,
            confirmed=self.confirmed(piece),
            claims=tuple(
                self.claim(page, c) for c in standing.claims if not only or c.competence == only
            ),
            reason=self.evidence_reason(standing),
        )

    def language(self, written: str) -> str:
        """Return the language of a text of the candidate: as it says, else the portfolio's."""
        return written or self.portfolio.settings.language

    def link(self, page: str, piece: Evidence) -> LinkView:
        """Return a link from `page` to a piece of evidence that has a page."""
        href = relative(page, self.where.evidence[piece.path])
        return LinkView(piece.title, href, language=self.language(piece.language))

    def kind(self, piece: Evidence) -> str:
        """Return the kind of a piece in the sector's words."""
        return self._kinds.get(piece.kind, "")

    @cached_property
    def _kinds(self) -> Mapping[str, str]:
        return MappingProxyType({k.id: k.name(self.wording.language) for k in self.procedure.kinds})

    def when(self, piece: Evidence) -> str:
        """Return the date or period of a piece, or nothing when it has none."""
        when = piece.when
        return self._kept(("when", piece.path), lambda: self.wording.when(when)) if when else ""

    def confirmed(self, piece: Evidence) -> str:
        """Return who can vouch for a piece."""
        return ", ".join(f"{c.name} ({c.role})" if c.role else c.name for c in piece.confirmed_by)

    def finding(self, found: Finding) -> FindingView:
        """Return a finding as it is shown."""
        word = {
            Severity.ERROR: N_("error"),
            Severity.WARNING: N_("warning"),
            Severity.ADVICE: N_("advice"),
        }[found.severity]
        return FindingView(
            code=found.code,
            severity=found.severity.value,
            word=self.wording.text(word),
            file=found.place.file,
            line=found.place.line,
            message=self.wording.message(found),
            hint=self.wording.hint(found),
        )

    def html(
        self, page: str, fragment: Fragment, standing: EvidenceStanding | None = None
    ) -> Markup:
        """Return a text as it stands on `page`."""
        return markup(
            fragment,
            page=page,
            where=self.where,
            standard=self.standard,
            wording=self.wording,
            standing=standing,
            images=self.images,
        )
