"""A claim is added in the form in which the others stand."""

import pytest

from portfolio_builder.authoring.claims import CannotBeAdded, added_claim
from portfolio_builder.authoring.edits import applied
from portfolio_builder.model.standard import Standard


def add(text: str, standard: Standard, language: str = "nl") -> str:
    competence, stadium = standard.competences["G1.2"], standard.required_stadium
    edit = added_claim(text, competence, stadium, language=language)
    return applied(text.encode(), [edit]).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "---\ntitel: a\ncompetenties:\n  - G1.1: vakbekwaam\nbijlagen: []\n---\nx",
            "---\ntitel: a\ncompetenties:\n  - G1.1: vakbekwaam\n  - G1.2: vakbekwaam\n"
            "bijlagen: []\n---\nx",
        ),
        (
            "---\ncompetenties:\n- id: G1.1\n  stadium: vakbekwaam\n  toelichting: >\n    lang\n"
            "---\n",
            "---\ncompetenties:\n- id: G1.1\n  stadium: vakbekwaam\n  toelichting: >\n    lang\n"
            "- G1.2: vakbekwaam\n---\n",
        ),
        (
            "---\ncompetenties:\n  G1.1: vakbekwaam\n\n# klaar\n---\n",
            "---\ncompetenties:\n  G1.1: vakbekwaam\n  G1.2: vakbekwaam\n\n# klaar\n---\n",
        ),
        ("---\ntitel: a\n---\n", "---\ntitel: a\ncompetenties:\n  - G1.2: vakbekwaam\n---\n"),
        (
            "---\ncompetenties:\ntitel: a\n---\n",
            "---\ncompetenties:\n  - G1.2: vakbekwaam\ntitel: a\n---\n",
        ),
    ],
)
def test_the_claim_stands_among_the_others(before: str, after: str, standard: Standard) -> None:
    assert add(before, standard) == after


def test_a_new_key_is_in_the_language_of_the_portfolio(standard: Standard) -> None:
    assert "competences:\n  - G1.2: vakbekwaam" in add("---\ntitle: a\n---\n", standard, "en")


@pytest.mark.parametrize(
    "text",
    [
        "---\ncompetenties: [G1.1: vakbekwaam]\n---\n",
        "---\ncompetenties:\n  [G1.1: vakbekwaam]\n---\n",
        "---\ncompetenties: {G1.1: vakbekwaam}\n---\n",
        "geen kop",
    ],
)
def test_what_has_no_line_for_each_claim_is_left_to_the_candidate(
    text: str, standard: Standard
) -> None:
    with pytest.raises(CannotBeAdded):
        add(text, standard)
