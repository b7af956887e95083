"""The file of a review is data from outside: what is not exactly a review is not used."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_builder.authoring.reviews import review_text
from portfolio_builder.model.firmness import Letter
from portfolio_builder.model.review import (
    BOUNDS,
    CompetenceReview,
    EvidenceReview,
    Judgement,
    LetterReview,
    Point,
)
from portfolio_builder.read.folder import Folder
from portfolio_builder.read.reviews import parse_review, read_review
from tests.reviews import changed, judged, review, rows, without, written_review

PATH = "beoordelingen/mira.json"
WHOLE = written_review("Mira", judged("G1.1", grounds="Zoekt mensen op."))


def codes(text: str) -> list[str]:
    """Return the codes of what is found, and see that nothing is used when one is an error."""
    made, found = parse_review(text, PATH)
    assert (made is None) == bool(found)
    return [f.code for f in found]


def test_what_is_written_is_read_as_it_was() -> None:
    piece = EvidenceReview(
        evidence="abc",
        title="De inloop",
        fingerprint="f",
        letters=(LetterReview(Letter.AUTHENTICITY, Point.DOUBT, "Wie zag dit?"),),
    )
    said = judged("G1.1", "ask-on", grounds="Eén regel.\n\nEn nog een.", questions="Hoe toen?")
    whole = review("Mira", said, evidence=[piece], path=PATH)
    assert parse_review(review_text(whole), PATH) == (whole, ())


lines = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40).map(
    lambda text: " ".join(text.split())
)
texts = st.lists(lines, max_size=3).map(lambda parts: "\n".join(parts).strip())


@given(
    assessor=lines.filter(bool),
    said=st.builds(
        CompetenceReview,
        competence=st.sampled_from(["G1.1", "G9.9"]),
        fingerprint=st.sampled_from(["", "abc"]),
        judgement=st.sampled_from([None, *Judgement]),
        stadium=lines,
        conclusion=texts,
        grounds=texts,
        advice=texts,
        questions=texts,
    ),
)
def test_any_review_survives_being_written_and_read(assessor: str, said: CompetenceReview) -> None:
    whole = review(assessor, said, path=PATH)
    made, found = parse_review(review_text(whole), PATH)
    assert made
    assert found == ()
    assert (made.assessor, made.competences) == (assessor, (said,))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
PLACES = [
    "form",
    "version",
    "portfolio",
    "portfolio/id",
    "portfolio/candidate",
    "assessor",
    "saved",
    "competences",
    "competences/G1.1",
    "competences/G1.1/judgement",
    "competences/G1.1/grounds",
    "evidence",
]


@given(place=st.sampled_from(PLACES), value=json_values)
def test_no_value_anywhere_breaks_the_reader(place: str, value: object) -> None:
    made, found = parse_review(changed(WHOLE, place, value), PATH)
    assert made is not None or found


@given(text=st.text() | st.text('{}[]":,\\ \n0e-u', max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    made, found = parse_review(text, PATH)
    assert made is None
    assert found


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "not-json"),
        (WHOLE[:-1], "not-json"),
        ("[" * 100_000, "too-deep"),
        ('{"form": "portfolio-review", "form": "x"}', "key-twice"),
        ('{"form": NaN}', "odd-number"),
        ('{"form": ' + "9" * 5000 + "}", "odd-number"),
    ],
    ids=lambda value: value[:12],
)
def test_what_is_not_json_says_why(text: str, problem: str) -> None:
    made, (found,) = parse_review(text, PATH)
    assert made is None
    assert (found.code, found.fact["problem"]) == ("R001", problem)


def test_brackets_inside_a_text_are_no_nesting() -> None:
    said = judged("G1.1", grounds='[[[[[[[[[["\\{{{{{{')
    made, _ = parse_review(written_review("Mira", said), PATH)
    assert made
    assert made.competences[0].grounds == said.grounds


@pytest.mark.parametrize("text", ["[]", "3", "null", "{}", '{"form": "anders"}'])
def test_json_that_is_no_review_is_named(text: str) -> None:
    assert codes(text) == ["R002"]


def test_a_newer_form_is_not_read_at_all() -> None:
    assert codes(changed(written_review(version=2), "assessor", [])) == ["R003"]


@pytest.mark.parametrize(
    ("place", "value", "key"),
    [
        ("version", "1", "version"),
        ("version", True, "version"),
        ("version", 0, "version"),
        ("assessor", "", "assessor"),
        ("assessor", " \n ", "assessor"),
        ("assessor", 7, "assessor"),
        ("saved", "gisteren", "saved"),
        ("saved", "2026-02-30T14:05:00+02:00", "saved"),
        ("saved", "2026-09-01T14:05:00", "saved"),
        ("portfolio", [], "portfolio"),
        ("competences", [], "competences"),
        ("competences/G1.1", "shown", "competences.G1.1"),
        ("competences/G1.1/judgement", "prima", "competences.G1.1.judgement"),
        ("competences/G1.1/grounds", {}, "competences.G1.1.grounds"),
        ("evidence", {"e": {"variation": "enough"}}, "evidence.e.variation"),
        ("evidence", {"e": {"variation": {"point": "x"}}}, "evidence.e.variation.point"),
    ],
)
def test_a_value_that_cannot_be_is_named_with_its_key(place: str, value: object, key: str) -> None:
    made, (found,) = parse_review(changed(WHOLE, place, value), PATH)
    assert made is None
    assert (found.code, found.fact["key"]) == ("R004", key)


@pytest.mark.parametrize("place", ["portfolio", "portfolio/id", "assessor", "saved", "version"])
def test_what_must_be_there_is_missed(place: str) -> None:
    assert codes(without(WHOLE, place)) == ["R004"]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("assessor", "M" * (BOUNDS.name + 1)),
        ("competences/G1.1/grounds", "x" * (BOUNDS.text + 1)),
        ("evidence", {"e": {"variation": {"note": "x" * (BOUNDS.note + 1)}}}),
        ("competences", rows(BOUNDS.rows + 1)),
        ("competences", {"G" * (BOUNDS.key + 1): {}}),
    ],
    ids=["name", "text", "note", "rows", "key"],
)
def test_what_is_too_much_is_named_with_its_bound(place: str, value: object) -> None:
    assert codes(changed(WHOLE, place, value)) == ["R005"]


def test_the_most_that_fits_is_read() -> None:
    text = changed(WHOLE, "competences", rows(BOUNDS.rows))
    assert codes(changed(text, "assessor", "M" * BOUNDS.name)) == []


def test_a_file_that_is_too_large_is_not_even_parsed(tmp_path: Path) -> None:
    (tmp_path / "groot.json").write_text(" " * (BOUNDS.size + 1) + WHOLE, encoding="utf-8")
    made, found = read_review(Folder(tmp_path), "groot.json")
    assert made is None
    assert [f.code for f in found] == ["P003"]


def test_a_key_that_means_nothing_is_named_and_left_out() -> None:
    made, (found,) = parse_review(changed(WHOLE, "competences/G1.1/cijfer", "10"), PATH)
    assert made
    assert found.fact["key"] == "competences.G1.1.cijfer"
    assert "cijfer" not in review_text(made)


def test_signs_that_no_page_can_show_are_marked() -> None:
    text = json.loads(WHOLE)
    text["assessor"] = "Mira\u0000\x1b[31m"
    text["competences"]["G1.1"]["grounds"] = "a\x07b\r\nc\ud800"
    made, _ = parse_review(json.dumps(text), PATH)
    assert made
    assert made.assessor == "Mira\ufffd\ufffd[31m"
    assert made.competences[0].grounds == "a\ufffdb\nc\ufffd"


def test_personal_data_in_a_text_is_found() -> None:
    said = judged("G1.1", grounds="Bel de kandidaat op 06-12345678.")
    made, _ = parse_review(written_review("Mira", said), PATH)
    assert made
    assert [p.kind.value for p in made.private] == ["phone"]
