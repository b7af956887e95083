"""The guide for the interview: questions about what the candidate wrote, and room for answers."""

from pathlib import Path

from msgspec.structs import replace

from portfolio_builder.assess.fingerprints import identity
from portfolio_builder.examined import Examined
from portfolio_builder.view.review_parts import TopicView
from portfolio_builder.view.views import InterviewView
from portfolio_builder.wording import Wording
from tests.factories import folder, written
from tests.reviews import MARK, judged, review
from tests.view.test_pages import examined, made, one


def topic(found: Examined, wording: Wording, competence: str) -> TopicView:
    topics = one(made(found, wording), InterviewView).topics
    (shown,) = (t for t in topics if t.competence.id == competence)
    return shown


def test_a_question_begins_with_what_the_candidate_wrote(tmp_path: Path, nl: Wording) -> None:
    text = written(title="De inloop", body="[Ik belde aan.]{G1.1.B1}")
    found = examined(folder(tmp_path, {"bewijzen/a.md": text}))
    asked = topic(found, nl, "G1.1").asks
    assert asked
    for ask in asked:
        assert ask.question.startswith(
            "Voor deze competentie schreef je 'De inloop' (buurthuis). Kies nu een andere keer."
        )


def test_what_is_only_named_is_asked_by_the_piece_that_names_it(
    tmp_path: Path, nl: Wording
) -> None:
    text = written(title="De inloop", claims=["- {id: G1.1, stadium: vakbekwaam, gedrag: [B1]}"])
    found = examined(folder(tmp_path, {"bewijzen/a.md": text}))
    (first, *_) = topic(found, nl, "G1.1").asks
    assert first.id == "G1.1.B1"
    assert first.question.startswith("Je noemt dit bij 'De inloop', maar")


def test_another_context_is_asked_with_those_that_are_there(sample: Examined, nl: Wording) -> None:
    shown = topic(sample, nl, "G5.2")
    (variation,) = shown.others
    assert variation.startswith(
        "Je bewijs komt uit: geldspreekuur in de bibliotheek, huishoudens met schulden. "
    )


def test_what_an_assessor_wants_to_ask_stands_in_the_guide(sample: Examined, nl: Wording) -> None:
    asks = judged("G1.1", questions="Hoe ging het daarna?")
    mark = replace(MARK, id=identity(sample.portfolio, sample.standard))
    there = replace(sample.portfolio, reviews=(review("Mira", asks, mark=mark),))
    (question,) = topic(replace(sample, portfolio=there), nl, "G1.1").questions
    assert (question.assessor, question.text) == ("Mira", "Hoe ging het daarna?")
