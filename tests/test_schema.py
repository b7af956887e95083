"""The JSON Schemas that editors use: up to date, and of one mind with the decoder."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from portfolio_builder import resources
from portfolio_builder.read.decode import fields_of, names_of
from portfolio_builder.read.forms import EvidenceForm, SettingsForm
from portfolio_builder.read.reviews import parse_review
from portfolio_builder.schema import schemas
from tests.conftest import OTHER, ROOT, SAMPLE
from tests.factories import SETTINGS
from tests.reviews import changed, judged, rows, written_review

FOLDER = ROOT / "standard" / "schema"


class Editor(yaml.SafeLoader):
    """Reads YAML as editors do (YAML 1.2): a date is text, `ja` and `no` are text."""


Editor.yaml_implicit_resolvers = {
    sign: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag not in {"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool"}
    ]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


def wrong(name: str, text: str) -> list[str]:
    """Return what a schema has to say of a YAML text."""
    validator = Draft202012Validator(json.loads(schemas()[f"{name}.schema.json"]))
    return [error.message for error in validator.iter_errors(yaml.load(text, Editor))]


def head(path: Path) -> str:
    """Return the front matter of a file, or nothing when it has none."""
    text = path.read_text(encoding="utf-8")
    return text.split("---\n")[1] if text.startswith("---\n") else ""


def test_the_files_are_up_to_date_with_the_types() -> None:
    made = {p.name: p.read_text(encoding="utf-8") for p in FOLDER.glob("*.json")}
    assert made == dict(schemas()), "run `make schema`"


@pytest.mark.parametrize("name", schemas())
def test_each_is_a_schema_in_which_every_key_is_described(name: str) -> None:
    schema = json.loads(schemas()[name])
    Draft202012Validator.check_schema(schema)
    for key, value in _properties(schema):
        assert value["description"], key


def _properties(schema: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {}).items()
        for part in schema.values():
            yield from _properties(part)
    if isinstance(schema, list):
        for part in schema:
            yield from _properties(part)


# What is right


@pytest.mark.parametrize("path", sorted(SAMPLE.rglob("*.md")), ids=lambda p: p.stem)
def test_the_sample_is_accepted(path: Path) -> None:
    names = {"bewijzen": "evidence", "reflecties": "reflection"}
    name = names.get(path.parent.name)
    assert not name or not head(path) or wrong(name, head(path)) == []


def test_the_settings_of_the_sample_are_accepted() -> None:
    assert wrong("portfolio", (SAMPLE / "portfolio.yaml").read_text(encoding="utf-8")) == []
    assert wrong("portfolio", SETTINGS) == []


@pytest.mark.parametrize(
    "folder", [resources.standards_dir() / "sociaal-werker-mbo", OTHER / "sailing"]
)
def test_standards_and_procedures_are_accepted(folder: Path) -> None:
    for name in ("standard", "procedure"):
        assert wrong(name, (folder / f"{name}.yaml").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "claims",
    [
        "- G1.1: vakbekwaam",
        "- {id: G1.1, stadium: vakbekwaam, gedrag: [S1, B1], toelichting: Zo.}",
        "- {id: G1.1, stadium: vakbekwaam, indicators: S1}",
        "{G1.1: vakbekwaam, G1.2: startbekwaam}",
    ],
)
def test_claims_are_accepted_in_every_form(claims: str) -> None:
    assert wrong("evidence", f"titel: Een\ncompetenties:\n  {claims}") == []


@pytest.mark.parametrize(
    "line",
    [
        "datum: 2025",
        "date: 2025-03",
        "periode: {van: 2024-09, to: 2025}",
        "concept: ja",
        "draft: no",
        "anonymised: true",
        "bijlagen: a.pdf",
        "attachments: [a.pdf, {bestand: b.pdf, title: B}]",
        "bevestigd_door: T. de Vries",
        "bevestigd_door: {naam: T. de Vries, rol: teamleider}",
        "verloopt: 2027-01-01",
        "taal: en",
        "rol:",
        "competenties:",
        "context: 2025",
    ],
)
def test_every_way_to_write_a_value_is_accepted(line: str) -> None:
    assert wrong("evidence", f"titel: Een\n{line}") == []


# What is wrong, as far as a schema can see


@pytest.mark.parametrize(
    "text",
    [
        "datum: 2025",
        "titel: [a]",
        f"titel: {'x' * 201}",
        "titel: Een\nbijlage: a.pdf",
        "titel: Een\ndatum: gisteren",
        "titel: Een\ndatum: 14-03-2025",
        "titel: Een\nverloopt: 2027-01",
        "titel: Een\nconcept: misschien",
        "titel: Een\nperiode: {van: 2024}",
        "titel: Een\nperiode: 2024",
        "titel: Een\ncompetenties: [[a]]",
        "titel: Een\ncompetenties: [{G1.1: [a]}]",
        "titel: Een\nbijlagen: [{titel: a}]",
        "titel: Een\nbevestigd_door: {naam: a, functie: b}",
        "- titel: Een",
    ],
)
def test_a_mistake_in_front_matter_is_seen(text: str) -> None:
    assert wrong("evidence", text)


@pytest.mark.parametrize(
    "text",
    ["kandidaat: A", "standaard: b", "kandidaat: A\nstandaard: b\ntaal: fr", SETTINGS + "x: y"],
)
def test_a_mistake_in_settings_is_seen(text: str) -> None:
    assert wrong("portfolio", text)


@pytest.mark.parametrize(
    ("right", "wrong_text"),
    [
        ("required: 3", "required: three"),
        ("required: 3", "required: -1"),
        ("publisher: Harbour Club of Nowhere\n", ""),
        ("title: Coastal Sailing", "titel: Coastal Sailing"),
        ("topics: [wind, fog]", "topics: {wind: fog}"),
    ],
)
def test_a_mistake_in_a_standard_is_seen(right: str, wrong_text: str) -> None:
    text = (OTHER / "sailing" / "standard.yaml").read_text(encoding="utf-8")
    assert right in text
    assert wrong("standard", text.replace(right, wrong_text, 1))


REVIEW = written_review("Mira", judged("G1.1", "ask-on", grounds="Eén regel.\nEn nog een."))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("assessor", "Mira"),
        ("assessor", " "),
        ("assessor", "x" * 101),
        ("form", "anders"),
        ("version", 2),
        ("version", True),
        ("portfolio", {}),
        ("saved", "gisteren"),
        ("competences/G1.1/judgement", "prima"),
        ("competences/G1.1/grounds", "x" * 10_001),
        ("competences/G1.1/grounds", "😀" * 10_000),
        ("competences/G1.1/grounds", None),
        ("competences/G1.1/iets", "onbekend"),
        ("competences", rows(1_001)),
        ("competences", {"": {}}),
        ("evidence", {"abc": {"variation": {"point": "doubt", "note": "Waar?"}}}),
        ("evidence", {"abc": {"variation": {"point": "misschien"}}}),
    ],
)
def test_the_schema_of_a_review_refuses_what_its_reader_refuses(place: str, value: object) -> None:
    text = changed(REVIEW, place, value)
    validator = Draft202012Validator(json.loads(schemas()["review.schema.json"]))
    made, _ = parse_review(text, "beoordelingen/mira.json")
    assert validator.is_valid(json.loads(text)) == (made is not None)


def test_schema_and_decoder_know_the_same_keys() -> None:
    made = schemas()
    for name, form in (("evidence", EvidenceForm), ("portfolio", SettingsForm)):
        keys = json.loads(made[f"{name}.schema.json"])["properties"]
        assert set(keys) == {n for f in fields_of(form) for n in names_of(form, f.name)}
