"""What pages say of firmness: what shows nothing, is only named, who confirms, whose custom."""

from pathlib import Path

from msgspec.structs import replace

from portfolio_builder.examined import Examined
from portfolio_builder.view.views import CompetenceView, OverviewView, Site
from portfolio_builder.wording import Wording
from tests.factories import folder, written
from tests.view.test_pages import examined, made, one


def competence(pages: Site, id: str) -> CompetenceView:
    return one(pages, CompetenceView, f"competenties/{id.lower().replace('.', '-')}.html")


def test_a_piece_that_only_claims_says_that_it_shows_nothing(sample: Examined, nl: Wording) -> None:
    view = competence(made(sample, nl), "G5.2")
    assert [w.piece.text for w in view.weights if w.silent] == ["Mijn functiebeschrijving"]
    (variation,) = (x for x in view.letters if not x.holds)
    assert variation.mend == (
        "In 'Mijn functiebeschrijving' laat nog niets dit zien. Markeer daar woorden die dat "
        "doen, of schrijf bij de claim waarom."
    )


def test_an_indicator_that_is_only_named_stands_apart(tmp_path: Path, nl: Wording) -> None:
    claims = ["- {id: G1.1, stadium: vakbekwaam, gedrag: [S1, B1]}"]
    text = written(claims=claims, body="[Ik belde aan.]{G1.1.B1 G1.1.B2}")
    pages = made(examined(folder(tmp_path, {"bewijzen/a.md": text})), nl)
    (shown,) = competence(pages, "G1.1").weights
    assert (shown.indicators, shown.named) == ("B1, B2", "S1")


def test_it_says_how_many_people_confirm(sample: Examined, nl: Wording) -> None:
    view = competence(made(sample, nl), "G7.2")
    (authenticity,) = (x for x in view.letters if x.name == "Authenticiteit")
    assert authenticity.reason == (
        "2 bewijsstukken die meer zijn dan het eigen woord van de kandidaat, bevestigd door 1 "
        "persoon (gevraagd: 1)."
    )


def test_words_of_others_say_of_which_kind_they_are_and_who_confirms(
    sample: Examined, nl: Wording
) -> None:
    groups = competence(made(sample, nl), "G6.1").indicators
    others = {q.title: q.others for g in groups for i in g.indicators for q in i.quotes}
    assert others["Beoordelingsgesprek 2025"] == (
        "beoordelingsverslag, bevestigd door T. de Wit (teamleider)"
    )
    assert "" in others.values()


def test_a_competence_with_only_a_draft_does_not_say_that_there_is_nothing(
    sample: Examined, nl: Wording
) -> None:
    pages = made(sample, nl)
    assert competence(pages, "G6.2").no_evidence == "Er is alleen een concept. Dat staat hier niet."
    assert competence(pages, "G2.3").no_evidence == "Nog geen bewijs."


def test_a_general_profile_is_nobodys_custom(sample: Examined, nl: Wording) -> None:
    own = replace(sample.portfolio.settings, procedure="evc-huis")
    provider = replace(sample, portfolio=replace(sample.portfolio, settings=own))
    assert "algemeen profiel" in one(made(sample, nl), OverviewView).customs
    assert "gewoonten van de aanbieder" in one(made(provider, nl), OverviewView).customs


def test_what_may_be_too_many_pieces_says_perhaps_of_fewer(sample: Examined, nl: Wording) -> None:
    found = sample.assessment.dependence.breaking
    assert found is not None
    two = replace(found, evidence=("bewijzen/a.md", "bewijzen/b.md"), exact=False)
    dependence = replace(sample.assessment.dependence, breaking=two)
    unsure = replace(sample, assessment=replace(sample.assessment, dependence=dependence))
    assert "Misschien" in one(made(unsure, nl), OverviewView).breaking
