"""The sample portfolio is good reading, believable, and stands where the README says it stands."""

import re

import pytest

from portfolio_builder.examined import Examined
from portfolio_builder.model.assessment import ClaimStatus, State
from portfolio_builder.wording import Wording
from tests.conftest import SAMPLE


def _in_state(sample: Examined, state: State) -> list[str]:
    standing = sample.assessment.standing_of
    return [c.id for c in sample.standard.counted if standing[c.id].state is state]


def test_it_stands_at_eighteen_of_twenty_one(sample: Examined) -> None:
    assessment = sample.assessment
    assert (assessment.met, assessment.total, assessment.required) == (18, 21, 17)
    assert assessment.reached


def test_there_is_nothing_to_mend(sample: Examined, nl: Wording) -> None:
    assert sample.findings == ()
    assert nl.tally(sample.findings) == "Niets te verbeteren."


def test_one_competence_is_below_the_stadium_and_two_are_open(sample: Examined) -> None:
    assert _in_state(sample, State.BELOW) == ["G7.3"]
    assert _in_state(sample, State.OPEN) == ["G2.3", "G6.2"]


def test_one_piece_is_a_draft_and_would_close_a_gap(sample: Examined) -> None:
    drafts = [e for e in sample.assessment.evidence if e.draft]
    assert len(drafts) == 1
    (claim,) = (c for c in drafts[0].claims if c.competence == "G6.2")
    assert claim.status is ClaimStatus.DRAFT


def test_several_competences_hang_on_one_piece(sample: Examined) -> None:
    standing = sample.assessment.standing_of
    single = [c for c in _in_state(sample, State.MET) if len(standing[c].claims) == 1]
    assert len(single) >= 2


def test_a_life_area_is_shown_beside_the_count(sample: Examined) -> None:
    assert sample.assessment.life_areas == ("L1",)
    in_l1 = [s for s in sample.assessment.standings if s.competence.startswith("L1.")]
    assert any(s.claims for s in in_l1)


def test_there_are_enough_pieces_and_each_is_long_enough_to_read(sample: Examined) -> None:
    words = {e.path: e.body.words for e in sample.portfolio.evidence if not e.draft}
    assert len(words) >= 24
    assert {path: n for path, n in words.items() if not 250 <= n <= 700} == {}


def test_the_pieces_are_of_many_kinds_contexts_and_years(sample: Examined) -> None:
    pieces = sample.portfolio.evidence
    assert len({e.kind for e in pieces}) >= 8
    assert len({e.context for e in pieces}) >= 3
    years = {e.when.last.year for e in pieces if e.when}
    assert max(years) - min(years) >= 5
    assert len(years) >= 6


def test_one_competence_rests_on_old_evidence_only(sample: Examined) -> None:
    newest = {
        s.competence: max(
            when.last.year
            for c in s.claims
            if (when := sample.portfolio.evidence_by_path[c.evidence].when)
        )
        for s in sample.assessment.standings
        if s.claims
    }
    assert min(newest.values()) <= sample.reference_date.year - 4


def test_every_counted_competence_that_is_met_has_a_passage(sample: Examined) -> None:
    standing = sample.assessment.standing_of
    assert [c for c in _in_state(sample, State.MET) if not standing[c].with_passage] == []


def test_there_are_a_profile_reflections_and_small_attachments(sample: Examined) -> None:
    assert sample.portfolio.profile
    assert len(sample.portfolio.reflections) >= 3
    attachments = sample.portfolio.attachments
    assert {"pdf", "jpg", "docx"} <= {a.extension for a in attachments}
    assert sum(a.size for a in attachments) < 2_000_000


def test_it_says_on_every_page_that_the_candidate_is_fictional(sample: Examined) -> None:
    """The name stands in the frame of every page, and the profile says it in full."""
    assert "fictief" in sample.portfolio.settings.candidate
    assert sample.portfolio.profile
    assert "verzonnen" in sample.portfolio.profile.body.text


def test_every_piece_that_tells_of_others_says_that_it_is_anonymised(sample: Examined) -> None:
    own = {k.id for k in sample.procedure.kinds if k.own_word}
    tells = [e for e in sample.portfolio.evidence if e.kind in own]
    assert tells
    assert [e.path for e in tells if not e.anonymised] == []


@pytest.mark.parametrize(
    "personal",
    [
        r"\b\d{9}\b",  # a citizen service number
        r"\bNL\d{2}[A-Z]{4}\d{10}\b",  # an IBAN
        r"\b0\d{9}\b|\b06[- ]?\d{8}\b",  # a telephone number
        r"[\w.]+@[\w.]+",  # an e-mail address
        r"\b\d{4} ?[A-Z]{2}\b",  # a postal code
    ],
)
def test_no_text_holds_what_looks_like_personal_data(personal: str) -> None:
    found = {
        path.name: re.findall(personal, path.read_text(encoding="utf-8"))
        for path in sorted(SAMPLE.rglob("*.md"))
    }
    assert {name: hits for name, hits in found.items() if hits} == {}
