"""The texts that `init` and `new` write read back to what was asked, and check clean."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from portfolio_builder import resources
from portfolio_builder.authoring.texts import (
    Draft,
    NewFile,
    default_kind,
    evidence_folder,
    evidence_path,
    new_evidence,
    new_portfolio,
    one_line,
    yaml_text,
)
from portfolio_builder.examined import Examined
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.rules import Severity
from portfolio_builder.model.standard import Standard
from portfolio_builder.pipeline import examine
from portfolio_builder.read.evidence import read_evidence
from portfolio_builder.read.nodes import Mapping, Scalar, parse_yaml
from portfolio_builder.wording import Wording
from tests.conftest import SAILING, SHIPPED, TODAY
from tests.factories import folder

LANGUAGES = ("nl", "en")
ODD = [
    'O\'Brien: "x" # - [',
    "- lijst",
    "# geen commentaar",
    "ja",
    "no",
    "null",
    "~",
    "1.10",
    "2025-03-14",
    "&anker",
    "*alias",
    "!tag",
    "%richtlijn",
    "@wie",
    "`x`",
    "{a: b}",
    "[a, b]",
    "a: b",
    "a:",
    "a #b",
    "---",
    "? x",
    "| x",
    "> x",
    "\\n",
    "Ünïcødé 👩🏽‍🔧",
    "مرحبا",
    "x" * 190,
]


@pytest.fixture(params=LANGUAGES)
def wording(request: pytest.FixtureRequest) -> Wording:
    """Each language in turn."""
    made: Wording = request.getfixturevalue(request.param)
    return made


def read_back(text: str) -> str:
    node, found = parse_yaml(f"titel: {text}  # uitleg\n", "x")
    assert not found
    assert isinstance(node, Mapping)
    ((_, value),) = node.entries
    assert isinstance(value, Scalar)
    assert not value.empty
    return value.text


@pytest.mark.parametrize("text", ODD)
def test_odd_words_survive_as_yaml(text: str) -> None:
    assert read_back(yaml_text(text)) == text


@given(st.text(min_size=1).map(one_line).filter(bool))
def test_any_line_of_text_reads_back_as_it_was(text: str) -> None:
    assert read_back(yaml_text(text)) == text


@given(st.text())
def test_one_line_is_one_line_that_a_file_can_hold(text: str) -> None:
    made = one_line(text)
    assert made == " ".join(made.split())
    assert made.isprintable() or "‍" in made or not made.isascii()
    made.encode()


def test_one_line_keeps_emoji_and_joins_what_was_on_two_lines() -> None:
    assert one_line("  een\r\n twee\t\x07\udc80 👩‍🔧 ") == "een twee 👩‍🔧"


@st.composite
def drafts(draw: st.DrawFn) -> tuple[tuple[Standard, Procedure], Draft]:
    standard, procedure = yardstick = draw(st.sampled_from([SHIPPED, SAILING]))
    competences = draw(
        st.lists(
            st.sampled_from(list(standard.competences.values())),
            min_size=1,
            max_size=3,
            unique_by=lambda c: c.id,
        )
    )
    stadium = draw(st.sampled_from(standard.stadia))
    return yardstick, Draft(
        title=draw(st.text(max_size=150).filter(one_line)),
        kind=draw(st.sampled_from(procedure.kinds)),
        claims=tuple((c, stadium) for c in competences),
        date=draw(st.sampled_from(["2025-03-14", "2025-03", "2025"])),
        context=draw(st.text(max_size=150)),
    )


@given(drafts(), st.sampled_from(LANGUAGES))
def test_a_new_file_reads_back_to_what_was_asked(
    nl: Wording, en: Wording, asked: tuple[tuple[Standard, Procedure], Draft], language: str
) -> None:
    (standard, procedure), draft = asked
    text = new_evidence(draft, standard, wording={"nl": nl, "en": en}[language])
    piece, found = read_evidence(text, "bewijzen/x.md", procedure=procedure, language=language)
    assert not found
    assert piece.title == one_line(draft.title)
    assert piece.kind == draft.kind.id
    assert piece.context == one_line(draft.context)
    assert [(c.competence, c.stadium) for c in piece.claims] == [
        (c.id, s.id) for c, s in draft.claims
    ]
    assert piece.when
    assert piece.when.first == datetime.date.fromisoformat((draft.date + "-01-01")[:10])
    assert piece.draft
    assert piece.anonymised is False
    assert not piece.body.passages


def test_a_new_file_tells_what_to_show_and_how_without_showing_it_on_the_site(
    standard: Standard, procedure: Procedure, nl: Wording
) -> None:
    competence = standard.competences["G1.2"]
    claims = ((competence, standard.required_stadium),)
    text = new_evidence(
        Draft("Titel", default_kind(procedure), claims, "2025"), standard, wording=nl
    )
    for indicator in standard.needed_for(competence, standard.rule.stadium):
        assert f"  {indicator.id}  {indicator.text}" in text
    assert "G1.2.V1" not in text
    piece, _ = read_evidence(text, "x.md", procedure=procedure, language="nl")
    assert piece.body.text.split() == ["Situatie", "Taak", "Actie", "Resultaat", "Reflectie"]


def test_a_new_file_shows_how_somebody_confirms_it_and_nobody_does_until_there_is_a_name(
    standard: Standard, procedure: Procedure, nl: Wording
) -> None:
    claims = ((standard.generic[0], standard.required_stadium),)
    text = new_evidence(Draft("T", procedure.kinds[0], claims, "2025"), standard, wording=nl)

    def confirmed(line: str) -> tuple[list[str], list[str]]:
        lines = [line if "bevestigd_door" in x else x for x in text.split("\n")]
        piece, found = read_evidence("\n".join(lines), "x.md", procedure=procedure, language="nl")
        return [c.name for c in piece.confirmed_by], [f.code for f in found]

    (line,) = (x for x in text.split("\n") if "bevestigd_door" in x)
    assert line.startswith("# bevestigd_door: {naam: , rol: }  # bevestigt iemand dit?")
    assert confirmed(line) == ([], [])
    assert confirmed(line.removeprefix("# ")) == ([], ["P102"])
    filled = line.removeprefix("# ").replace("naam: ", "naam: Bo").replace("rol: ", "rol: collega")
    assert confirmed(filled) == (["Bo"], [])


@pytest.mark.parametrize(
    ("kind", "hint"),
    [
        ("beroepsproduct", "<!-- Wat is het? Waar was het voor? Wat deed je er zelf aan?"),
        ("certificaat", "<!-- Wat is het? Wie maakte het, en wanneer? Wat zegt het over je werk?"),
        ("functiebeschrijving", "<!-- Wat is het? Wie maakte het, en wanneer?"),
    ],
)
def test_only_what_is_told_in_starr_gets_its_headings_and_another_kind_a_hint(
    standard: Standard, procedure: Procedure, nl: Wording, kind: str, hint: str
) -> None:
    claims = ((standard.generic[0], standard.required_stadium),)
    draft = Draft("T", procedure.kind_by_id[kind], claims, "2025")
    text = new_evidence(draft, standard, wording=nl)
    assert f"\n{hint}" in text
    piece, found = read_evidence(text, "x.md", procedure=procedure, language="nl")
    assert (piece.body.words, found) == (0, ())


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("nl", "# bijlagen: [bijlagen/….pdf]  # welk bestand hoort erbij?"),
        ("en", "# attachments: [attachments/….pdf]  # which file belongs to it?"),
    ],
)
def test_another_kind_shows_how_its_document_is_attached(
    standard: Standard, procedure: Procedure, nl: Wording, en: Wording, language: str, line: str
) -> None:
    claims = ((standard.generic[0], standard.required_stadium),)
    draft = Draft("T", procedure.kind_by_id["certificaat"], claims, "2025")
    text = new_evidence(draft, standard, wording={"nl": nl, "en": en}[language])
    assert f"\n{line}" in text
    filled = text.replace(line, line.removeprefix("# ").replace("…", "bewijs"))
    piece, found = read_evidence(filled, "x.md", procedure=procedure, language=language)
    folder_name = line.split()[1].removesuffix(":")
    assert [a.path for a in piece.attachments] == [f"{folder_name}/bewijs.pdf"]
    assert found == ()


def test_removing_the_line_about_the_draft_makes_it_count(
    standard: Standard, procedure: Procedure, wording: Wording
) -> None:
    claims = ((standard.generic[0], standard.required_stadium),)
    text = new_evidence(Draft("T", procedure.kinds[0], claims, "2025"), standard, wording=wording)
    key = {"nl": "concept:", "en": "draft:"}[wording.language]
    lines = text.split("\n")
    (line,) = (x for x in lines if x.startswith(key))
    lines.remove(line)
    piece, _ = read_evidence("\n".join(lines), "x.md", procedure=procedure, language="nl")
    assert not piece.draft


def test_a_text_of_the_standard_cannot_end_the_comment_that_it_stands_in(
    standard: Standard, procedure: Procedure, nl: Wording
) -> None:
    odd = replace(standard.generic[0], title="A --> # B\nC")
    text = new_evidence(
        Draft("T", procedure.kinds[0], ((odd, standard.stadia[0]),), "2025"), standard, wording=nl
    )
    piece, found = read_evidence(text, "x.md", procedure=procedure, language="nl")
    assert not found
    assert "B" not in piece.body.text.split()


def new_files(
    wording: Wording, candidate: str = "Noor", yardstick: tuple[Standard, Procedure] = SHIPPED
) -> dict[str, NewFile]:
    standard, procedure = yardstick
    made = new_portfolio(candidate, standard, procedure, wording=wording, today=TODAY, schema="{}")
    return dict(made)


@pytest.mark.parametrize("candidate", ["Noor Voorbeeld", *ODD])
def test_a_new_portfolio_checks_clean_whatever_the_name(
    tmp_path: Path, wording: Wording, candidate: str
) -> None:
    files = new_files(wording, candidate)
    settings = files.pop("portfolio.yaml").text
    root = folder(tmp_path, {p: f.text for p, f in files.items()}, settings=settings)
    made = examine(root, standards=resources.standards_dir(), today=TODAY)
    assert isinstance(made, Examined)
    assert made.portfolio.settings.candidate == candidate
    assert made.portfolio.settings.language == wording.language
    assert [f.code for f in made.findings if f.severity is not Severity.ADVICE] == []
    assert (made.assessment.met, len(made.assessment.evidence)) == (0, 1)


def test_the_files_of_a_new_portfolio_are_named_in_its_language(nl: Wording, en: Wording) -> None:
    assert [p for p, f in new_files(nl).items() if f.about] == [
        "portfolio.yaml",
        "profiel.md",
        "bewijzen/mijn-eerste-bewijs.md",
    ]
    assert [p for p, f in new_files(en).items() if f.about] == [
        "portfolio.yaml",
        "profile.md",
        "evidence/my-first-evidence.md",
    ]


def test_the_example_speaks_of_the_standard_it_is_for(en: Wording) -> None:
    """Its kind is one of the procedure, and its competence the first one that is counted."""
    _, procedure = SAILING
    text = new_files(en, yardstick=SAILING)["evidence/my-first-evidence.md"].text
    piece, found = read_evidence(text, "x.md", procedure=procedure, language="en")
    assert not found
    assert piece.kind == "log"
    assert [(c.competence, c.stadium) for c in piece.claims] == [("A.1", "skipper")]


def test_a_standard_without_life_areas_is_not_asked_about_them(
    en: Wording, standard: Standard
) -> None:
    bare = replace(SAILING[0], life_areas=())
    assert "life_areas" not in new_files(en, yardstick=(bare, SAILING[1]))["portfolio.yaml"].text
    assert "# life_areas: [W]" in new_files(en, yardstick=SAILING)["portfolio.yaml"].text


def test_the_default_kind_is_one_that_is_told_in_starr(procedure: Procedure) -> None:
    assert default_kind(procedure).id == "starr-verslag"
    assert default_kind(SAILING[1]).id == "log"


@pytest.mark.parametrize(
    ("there", "language", "expected"),
    [
        ([], "nl", "bewijzen"),
        ([], "en", "evidence"),
        (["evidence"], "nl", "evidence"),
        (["bewijzen"], "en", "bewijzen"),
        (["bewijzen", "evidence"], "en", "bewijzen"),
    ],
)
def test_evidence_goes_into_the_folder_that_is_there(
    tmp_path: Path, there: list[str], language: str, expected: str
) -> None:
    for name in there:
        (tmp_path / name).mkdir()
    assert evidence_folder(tmp_path, language) == expected


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("Spreekuur in de Schilderswijk", "bewijzen/spreekuur-in-de-schilderswijk.md"),
        ("Één café, twéé talen!", "bewijzen/een-cafe-twee-talen.md"),
        ("../../weg", "bewijzen/weg.md"),
        ("???", "bewijzen/x.md"),
        ("con", "bewijzen/x-con.md"),
        ("x" * 200, f"bewijzen/{'x' * 80}.md"),
    ],
)
def test_a_file_is_named_after_its_title(title: str, path: str) -> None:
    assert evidence_path("bewijzen", title) == path
