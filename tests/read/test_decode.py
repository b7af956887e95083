"""Nodes to forms: every way to write a value, and one finding for each that is wrong."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_builder.model.finding import MOST_ALIKE, Finding
from portfolio_builder.read.decode import Placed, decode
from portfolio_builder.read.forms import EvidenceForm, ReflectionForm, SettingsForm
from portfolio_builder.read.nodes import parse_yaml
from portfolio_builder.read.source import LIMITS
from portfolio_builder.read.standard_forms import StandardForm

Found = tuple[Finding, ...]


def read(text: str) -> tuple[EvidenceForm, Found]:
    node, found = parse_yaml(text, "a.md")
    form, more = decode(EvidenceForm, node, "a.md")
    return form, found + more


def fine(text: str) -> EvidenceForm:
    """Return the form of a text in which nothing is wrong."""
    form, found = read(f"titel: Een\n{text}")
    assert not found, found
    return form


def wrong(text: str) -> list[str]:
    """Return what is wrong with a text after a title, as `code line:column`."""
    _, found = read(f"titel: Een\n{text}")
    return [f"{f.code} {f.place.line}:{f.place.column}" for f in found]


def claims(text: str) -> list[tuple[str, str, list[str]]]:
    return [
        (
            c.id.value if c.id else "",
            c.stadium.value if c.stadium else "",
            [i.value for i in c.indicators],
        )
        for c in fine(text).competences
    ]


# Keys


@pytest.mark.parametrize("key", ["titel", "title", "Titel", "TITLE", " titel "])
def test_a_key_is_known_in_both_languages_and_any_case(key: str) -> None:
    form, found = read(f"'{key}': Een")
    assert not found
    assert form.title == Placed("Een", form.title.place) if form.title else False


def test_both_languages_may_be_mixed() -> None:
    form = fine(
        "date: 2025\ncontext: buurthuis\nrole: hulp\nsoort: feedback\nbevestigd door: T. de Vries"
    )
    assert form.role
    assert form.confirmed_by[0].name
    assert (form.role.value, form.confirmed_by[0].name.value) == ("hulp", "T. de Vries")


@pytest.mark.parametrize(("one", "other"), [("titel", "title"), ("title", "Titel")])
def test_one_key_in_two_languages_is_an_error_at_the_second(one: str, other: str) -> None:
    _, (found,) = read(f"{one}: Een\n{other}: Twee")
    assert (found.code, found.place.line) == ("P025", 2)
    assert (found.fact["key"], found.fact["other"], found.fact["first_line"]) == (other, one, 1)


def test_an_unknown_key_names_the_nearest() -> None:
    _, (found,) = read("titel: Een\nbijlage: x.pdf")
    assert (found.code, found.fact["nearest"], found.suggestion) == (
        "P101",
        ("bijlagen",),
        "bijlagen",
    )
    assert (found.place.line, found.place.column, found.place.length) == (2, 1, 7)


def test_a_data_file_takes_english_keys_only() -> None:
    node, _ = parse_yaml("titel: x", "s.yaml")
    _, found = decode(StandardForm, node, "s.yaml")
    assert found[0].code == "P101"


@pytest.mark.parametrize(
    "text", ["titel:", "titel: ''", 'titel: "  "', "titel: ~", "rol: uitvoerder"]
)
def test_a_required_key_that_is_missing_or_empty_is_named_once(text: str) -> None:
    _, found = read(text)
    assert [(f.code, f.fact["key"]) for f in found] == [("P102", "titel")]


def test_a_value_that_is_refused_is_not_missing_as_well() -> None:
    _, found = read("titel: *anker")
    assert [f.code for f in found] == ["P023"]


@pytest.mark.parametrize(
    "text", ["rol:", "rol: ''", "datum:", "concept:", "competenties:", "bijlagen: []", "periode:"]
)
def test_an_optional_key_without_a_value_is_as_good_as_not_there(text: str) -> None:
    form = fine(text)
    assert form.given == {"title"}


# Values


def test_a_title_is_one_line_and_has_a_limit() -> None:
    form, _ = read("titel: >-\n  een\n  twee   drie")
    assert form.title
    assert form.title.value == "een twee drie"
    _, (found,) = read(f"titel: {'x' * (LIMITS.title + 1)}")
    assert (found.code, found.fact["length"]) == ("P113", LIMITS.title + 1)


@pytest.mark.parametrize(
    ("word", "value"),
    [("ja", True), ("Yes", True), ("TRUE", True), ("nee", False), ("no", False), ("false", False)],
)
def test_yes_and_no_are_understood_in_both_languages(word: str, value: bool) -> None:
    form = fine(f"concept: {word}")
    assert form.draft
    assert form.draft.value is value


@pytest.mark.parametrize("word", ["misschien", "1", "j"])
def test_anything_else_is_neither_yes_nor_no(word: str) -> None:
    assert wrong(f"concept: {word}") == ["P116 2:10"]


def test_a_date_that_is_no_date_suggests_what_is_meant() -> None:
    _, (found,) = read("titel: Een\ndatum: 14-3-2025")
    assert (found.code, found.suggestion) == ("P110", "2025-03-14")
    assert wrong("verloopt: 2027") == ["P110 2:11"]


def test_a_date_is_read_to_the_precision_that_is_given() -> None:
    form = fine("datum: 2025-03\nverloopt: 2027-01-01")
    assert form.date
    assert form.expires
    assert form.date.value.parts == 2
    assert form.expires.value == datetime.date(2027, 1, 1)


def test_a_period_needs_both_ends() -> None:
    form = fine("periode: {van: 2024-09, to: 2025}")
    assert form.period
    assert form.period.from_
    assert wrong("periode: {van: 2024}") == ["P102 2:10"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("rol: [a, b]", "2:6"),
        ("rol: {a: b}", "2:6"),
        ("datum: [2025]", "2:8"),
        ("periode: 2025", "2:10"),
        ("periode: [2024, 2025]", "2:10"),
        ("competenties: [[G1.1]]", "2:16"),
        ("concept: {ja: nee}", "2:10"),
        ("bijlagen: [[a.pdf]]", "2:12"),
    ],
)
def test_a_value_of_the_wrong_shape_is_named_at_its_place(text: str, place: str) -> None:
    assert wrong(text) == [f"P103 {place}"]


@pytest.mark.parametrize("text", ["", "# niets", "tekst", "- een\n- twee"])
def test_what_is_no_mapping_is_named(text: str) -> None:
    node, _ = parse_yaml(text, "a.md")
    form, (found,) = decode(EvidenceForm, node, "a.md")
    assert (found.code, found.place.line) == ("P027", 1)
    assert form.title is None


# Claims in every form


@pytest.mark.parametrize(
    "text",
    [
        "competenties:\n  - id: G1.1\n    stadium: vakbekwaam",
        "competences:\n  - {stadium: vakbekwaam, ID: G1.1}",
        "competenties:\n  - G1.1: vakbekwaam",
        "competenties:\n  - {G1.1: vakbekwaam}",
        "competenties: {G1.1: vakbekwaam}",
        "competenties:\n  G1.1: vakbekwaam",
        "competenties: [G1.1: vakbekwaam]",
        "competenties: {id: G1.1, stadium: vakbekwaam}",
    ],
)
def test_one_claim_may_be_written_in_many_ways(text: str) -> None:
    assert claims(text) == [("G1.1", "vakbekwaam", [])]


@pytest.mark.parametrize(
    "text",
    [
        "competenties:\n  - G1.1: vakbekwaam\n  - G1.2: startbekwaam",
        "competenties:\n  - G1.1: vakbekwaam\n    G1.2: startbekwaam",
        "competenties:\n  G1.1: vakbekwaam\n  G1.2: startbekwaam",
        "competenties:\n  - {id: G1.1, stadium: vakbekwaam}\n  - G1.2: startbekwaam",
    ],
)
def test_several_claims_may_be_written_in_many_ways(text: str) -> None:
    assert claims(text) == [("G1.1", "vakbekwaam", []), ("G1.2", "startbekwaam", [])]


@pytest.mark.parametrize("indicators", ["[S1, B1]", "\n      - S1\n      - B1"])
@pytest.mark.parametrize("first", ["id: G1.1\n    stadium: vakbekwaam", "G1.1: vakbekwaam"])
def test_a_claim_names_indicators_in_its_short_and_its_long_form(
    first: str, indicators: str
) -> None:
    text = f"competenties:\n  - {first}\n    gedrag: {indicators}"
    assert claims(text) == [("G1.1", "vakbekwaam", ["S1", "B1"])]


def test_one_indicator_needs_no_list() -> None:
    assert claims("competenties:\n  - G1.1: vakbekwaam\n    indicators: S1") == [
        ("G1.1", "vakbekwaam", ["S1"])
    ]


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("competenties: G1.1", ["P102 2:15"]),
        ("competenties: [G1.1, G1.2]", ["P102 2:16", "P102 2:22"]),
        ("competenties:\n  - id: G1.1", ["P102 3:5"]),
        ("competenties:\n  - G1.1:", ["P102 3:10"]),
        ("competenties:\n  - stadium: vakbekwaam", ["P102 3:5"]),
        ("competenties:\n  - G1.1: [vakbekwaam]", ["P103 3:11"]),
        ("competenties:\n  - id: G1.1\n    stadium: vakbekwaam\n    gedarg: S1", ["P101 5:5"]),
    ],
)
def test_a_claim_that_is_not_whole_is_named_at_its_place(text: str, findings: list[str]) -> None:
    assert wrong(text) == findings


# Attachments and confirmations


def test_attachments_are_paths_or_paths_with_a_title() -> None:
    form = fine("bijlagen:\n  - a.pdf\n  - {bestand: b.jpg, titel: De inloop}\n  - file: c.pdf")
    assert [a.file.value for a in form.attachments if a.file] == ["a.pdf", "b.jpg", "c.pdf"]
    assert [a.title.value if a.title else "" for a in form.attachments] == ["", "De inloop", ""]
    assert wrong("bijlagen:\n  - titel: Zonder bestand") == ["P102 3:5"]


@pytest.mark.parametrize(
    "text", ["T. de Vries", "{naam: T. de Vries}", "[T. de Vries]", "\n  - name: T. de Vries"]
)
def test_one_who_confirms_is_a_name_or_a_name_with_a_role(text: str) -> None:
    (one,) = fine(f"bevestigd_door: {text}").confirmed_by
    assert one.name
    assert one.name.value == "T. de Vries"


# Whatever is written


@given(
    st.text(
        alphabet=st.sampled_from("titel:datum competenties bijlagen-[]{}'\"G1.1\n ,#"), max_size=80
    )
)
def test_any_text_is_decoded_without_an_exception(text: str) -> None:
    node, _ = parse_yaml(text, "a.md")
    for form in (EvidenceForm, SettingsForm, ReflectionForm, StandardForm):
        _, found = decode(form, node, "a.md")
        assert all(0 < f.place.line <= text.count("\n") + 1 for f in found)


def test_of_very_many_unknown_keys_the_nearest_is_looked_for_at_those_that_are_told() -> None:
    text = "\n".join(f"titl{n}: x" for n in range(2 * MOST_ALIKE))
    _, found = read(text)
    nearest = [f.fact["nearest"] for f in found if f.code == "P101"]
    assert nearest == [("title",)] * MOST_ALIKE + [()] * MOST_ALIKE
