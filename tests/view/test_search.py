"""What can be searched: everything that is published, once, and never more than fits."""

import json
from pathlib import Path
from typing import Any

import pytest

from portfolio_builder.examined import Examined
from portfolio_builder.view.addresses import addresses
from portfolio_builder.view.material import Material
from portfolio_builder.view.search import search_page
from portfolio_builder.view.views import SearchView
from portfolio_builder.wording import Wording
from tests.factories import folder, written
from tests.view.test_pages import examined

SORT, SOURCE, ANCHOR, IDS, TITLE, TEXT = range(6)


def material(found: Examined, wording: Wording) -> Material:
    """Return what the pages of a portfolio are made of."""
    standings = found.assessment.standings
    return Material(
        found.portfolio,
        found.standard,
        found.procedure,
        found.assessment,
        found.findings,
        wording,
        found.reference_date,
        addresses(
            found.portfolio,
            found.standard,
            reflections={s.reflection.path: s.competence for s in standings if s.reflection},
        ),
    )


@pytest.fixture(scope="module")
def of_sample(sample: Examined, en: Wording) -> Material:
    """What the pages of the sample are made of."""
    return material(sample, en)


def data(view: SearchView) -> Any:
    """Return the data of the page as the script gets it."""
    return json.loads(view.data)


def test_every_competence_indicator_piece_and_passage_can_be_found(
    of_sample: Material, sample: Examined
) -> None:
    entries = data(search_page(of_sample))["entries"]
    standard = sample.standard
    standings = [sample.assessment.standing_of_evidence[e.path] for e in of_sample.published]
    assert {e[IDS] for e in entries if e[SORT] == "competence"} == set(standard.competences)
    assert {e[IDS] for e in entries if e[SORT] == "indicator"} == set(standard.indicators)
    assert [e[TEXT] for e in entries if e[SORT] == "passage"] == [
        p.passage.text for s in standings for p in s.passages
    ]
    assert {e.title for e in of_sample.published} <= {
        e[TITLE] for e in entries if e[SORT] == "evidence"
    }


def test_every_word_of_a_published_text_is_there_and_none_of_a_draft(
    tmp_path: Path, en: Wording
) -> None:
    root = folder(
        tmp_path,
        {
            "bewijzen/a.md": written(body="Vooraf.\n\n# Kop\n\n- punt\n\n| a | cel |\n|---|---|"),
            "bewijzen/b.md": written(title="Geheim", body="Geheim.", more="concept: ja"),
            "reflecties/G1.1.md": "Ik bedacht iets.",
            "profiel.md": "# Wie ik ben\n\nIemand.",
        },
    )
    entries = data(search_page(material(examined(root), en)))["entries"]
    words = " ".join(f"{e[TITLE]} {e[TEXT]}" for e in entries)
    for word in ("Vooraf", "Kop", "punt", "cel", "bedacht", "Wie ik ben", "Iemand"):
        assert word in words
    assert "Geheim" not in words


def test_an_entry_leads_to_its_place(tmp_path: Path, en: Wording) -> None:
    body = "Ik [belde aan]{G1.1.B1}.\n\n# Later\n\nToen."
    found = data(
        search_page(material(examined(folder(tmp_path, {"bewijzen/a.md": written(body=body)})), en))
    )
    piece = next(n for n, s in enumerate(found["sources"]) if s[0] == "bewijzen/a.html")
    places = [(e[SORT], e[ANCHOR], e[TEXT]) for e in found["entries"] if e[SOURCE] == piece][1:]
    assert places == [
        ("passage", "vindplaats-1", "belde aan"),
        ("evidence", "", "Ik belde aan."),
        ("evidence", "kop-later", "Toen."),
    ]


def test_a_small_portfolio_is_searched_whole(of_sample: Material) -> None:
    assert search_page(of_sample).left_out == ""


@pytest.mark.parametrize("most", [0, 60_000, 100_000])
def test_what_does_not_fit_is_left_out_and_the_page_says_so(of_sample: Material, most: int) -> None:
    whole, cut = search_page(of_sample), search_page(of_sample, most)
    fixed = len(search_page(of_sample, 0).data.encode())
    assert len(cut.data.encode()) <= max(most, fixed)
    entries = data(cut)["entries"]
    assert len(entries) < len(data(whole)["entries"])
    assert "very large" in cut.left_out
    titles = {e[TITLE] for e in entries if e[SORT] == "evidence"}
    assert {e.title for e in of_sample.published} <= titles


def test_passages_stay_when_other_text_has_to_go(of_sample: Material) -> None:
    def passages(view: SearchView) -> list[Any]:
        return [e for e in data(view)["entries"] if e[SORT] == "passage"]

    cut = search_page(of_sample, 100_000)
    assert cut.left_out
    assert passages(cut) == passages(search_page(of_sample))


def test_no_text_ends_the_element_that_holds_the_data(tmp_path: Path, en: Wording) -> None:
    odd = "</script> <!-- &lt; ]]>"
    root = folder(tmp_path, {"bewijzen/a.md": written(title=f"'{odd}'", body=f"Kijk: `{odd}`")})
    view = search_page(material(examined(root), en))
    assert not set("<>&") & set(view.data)
    (piece,) = (e for e in data(view)["entries"] if e[TITLE] == odd)
    assert piece[SORT] == "evidence"
    assert any(odd in e[TEXT] for e in data(view)["entries"])
