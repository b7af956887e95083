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


def test_it_says_whose_word_each_piece_is(sample: Examined, nl: Wording) -> None:
    pages = made(sample, nl)
    whose = {
        w.piece.text: w.whose for id in ("G1.1", "G6.1") for w in competence(pages, id).weights
    }
    assert whose["Beoordelingsgesprek 2025"] == "bevestigd door T. de Wit (teamleider)"
    assert whose["Wat bezoekers zeggen"] == (
        "eigen woord: overgenomen door de kandidaat, zonder naam of document van iemand anders"
    )


def test_a_document_of_somebody_else_says_of_which_kind_it_is(tmp_path: Path, nl: Wording) -> None:
    text = written(more="bijlagen: [brief.pdf]").replace("beroepsproduct", "werkgeversverklaring")
    files = {"bewijzen/a.md": text, "bewijzen/brief.pdf": "%PDF-1.4"}
    (shown,) = competence(made(examined(folder(tmp_path, files)), nl), "G1.1").weights
    assert shown.whose == "van iemand anders: werkgeversverklaring, als bijlage"


def test_what_the_rule_does_not_ask_names_its_numbers(sample: Examined, nl: Wording) -> None:
    groups = competence(made(sample, nl), "G1.1").indicators
    assert {g.beyond for g in groups if g.needed} == {""}
    assert {g.beyond for g in groups if not g.needed} == {"niet nodig voor de 17 van 21"}


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
