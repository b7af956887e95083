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


def test_where_kinds_fail_and_contexts_do_not_another_kind_is_asked(
    sample: Examined, nl: Wording
) -> None:
    assert topic(sample, nl, "G3.3").others == (
        "Je bewijs is van de soort: STARR-verslag. Waarmee kun je dit nog meer laten zien? Denk "
        "aan iets wat je maakte, of aan iemand die het zag.",
    )


def test_each_count_that_fails_has_a_question_of_its_own(tmp_path: Path, nl: Wording) -> None:
    text = written(title="De inloop", date="2012-01", body="[Ik belde aan.]{G1.1.B1}")
    found = examined(folder(tmp_path, {"bewijzen/a.md": text}))
    assert topic(found, nl, "G1.1").others == (
        "Je bewijs komt uit: buurthuis. Vertel over een keer op een andere plek of met andere "
        "mensen.",
        "Je bewijs is van de soort: beroepsproduct. Waarmee kun je dit nog meer laten zien? Denk "
        "aan iets wat je maakte, of aan iemand die het zag.",
        "Wie zag je dit doen, en wat zou die persoon erover vertellen?",
        "Vertel over de laatste keer dat je dit deed.",
        "Voor deze competentie schreef je 'De inloop' (buurthuis). Vertel over nog een keer dat "
        "je dit deed.",
    )


def test_a_piece_that_does_not_count_for_variation_is_no_context(
    tmp_path: Path, nl: Wording
) -> None:
    files = {
        "bewijzen/a.md": written(title="De inloop", body="[Ik belde aan.]{G1.1.B1}"),
        "bewijzen/b.md": written(
            title="Stage", claims=["- G1.1: startbekwaam"], body="[Ik keek.]{G1.1.S1}"
        ).replace("buurthuis", "school"),
    }
    (other, *_) = topic(examined(folder(tmp_path, files)), nl, "G1.1").others
    assert other.startswith("Je bewijs komt uit: buurthuis. ")


def test_a_question_is_one_question_and_leads_to_the_words_of_the_standard(
    sample: Examined, nl: Wording
) -> None:
    asked = [a for t in one(made(sample, nl), InterviewView).topics for a in t.asks]
    assert asked
    assert all(a.question.endswith(":") and "?" not in a.question for a in asked)


def test_what_an_assessor_wants_to_ask_stands_in_the_guide(sample: Examined, nl: Wording) -> None:
    asks = judged("G1.1", questions="Hoe ging het daarna?")
    mark = replace(MARK, id=identity(sample.portfolio, sample.standard))
    there = replace(sample.portfolio, reviews=(review("Mira", asks, mark=mark),))
    (question,) = topic(replace(sample, portfolio=there), nl, "G1.1").questions
    assert (question.assessor, question.text) == ("Mira", "Hoe ging het daarna?")
