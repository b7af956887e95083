"""JSON Schemas of everything a person writes, from the same forms that the decoder reads.

The file of a review, which the site writes, has one as well, from the shapes of its reader.

So an editor completes and checks as you type, and cannot disagree with `portfolio check`.
"""

import datetime
import json
import typing
from collections.abc import Mapping
from typing import Any

from portfolio_builder.model.language import LANGUAGES
from portfolio_builder.model.portfolio import When
from portfolio_builder.model.review import BOUNDS
from portfolio_builder.read.decode import Field, Form, Placed, Row, fields_of, names_of
from portfolio_builder.read.forms import EvidenceForm, ReflectionForm, SettingsForm
from portfolio_builder.read.review_forms import REVIEW, Group, Number, Shape, Table, Text
from portfolio_builder.read.standard_forms import ProcedureForm, StandardForm
from portfolio_builder.read.vocabulary import NO, YES

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_FORMS: Mapping[str, tuple[type[Form], str]] = {
    "portfolio.schema.json": (SettingsForm, "portfolio.yaml"),
    "evidence.schema.json": (EvidenceForm, "Front matter of an evidence file"),
    "reflection.schema.json": (ReflectionForm, "Front matter of a reflection"),
    "standard.schema.json": (StandardForm, "A standard"),
    "procedure.schema.json": (ProcedureForm, "A procedure profile"),
}
# A date is text in YAML 1.2 and a number when it is only a year.
_WHEN = {
    "anyOf": [
        {"type": "string", "pattern": r"^\d{4}(-\d{1,2}(-\d{1,2})?)?$"},
        {"type": "integer", "minimum": 1900, "maximum": 2199},
    ]
}
_REVIEW = "review.schema.json"
_DAY = {"type": "string", "pattern": r"^\d{4}-\d{1,2}-\d{1,2}$"}


def schemas() -> Mapping[str, str]:
    """Return every schema as JSON text, by file name."""
    made = {}
    for name, (form, title) in _FORMS.items():
        schema = {"$schema": _DRAFT, "title": title, **_form(form)}
        made[name] = _text(schema)
    made[_REVIEW] = _text({"$schema": _DRAFT, "title": "A review", **_shape(REVIEW)})
    return made


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _shape(shape: Shape) -> dict[str, Any]:
    """Return the schema of a part of a review; keys that nobody knows are let be, as by its reader.

    A schema counts characters, as we do, and cannot see the thirtieth of February.
    """
    match shape:
        case Text():
            made: dict[str, Any] = {"type": "string", "maxLength": shape.limit}
            if shape.choices:
                made["enum"] = list(shape.choices)
            if shape.pattern or shape.required:
                made["pattern"] = shape.pattern or r"\S"
        case Number():
            made = {"type": "integer", "enum": list(shape.choices)}
        case Group():
            made = {
                "type": "object",
                "properties": {name: _shape(field) for name, field in shape.fields.items()},
                "required": [name for name, field in shape.fields.items() if field.required],
            }
        case Table():
            made = {
                "type": "object",
                "propertyNames": {"minLength": 1, "maxLength": BOUNDS.key},
                "maxProperties": shape.most,
                "additionalProperties": _shape(shape.of),
            }
    return {"description": shape.about, **made}


def _form(form: type[Form]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    required: list[dict[str, Any]] = []
    for field in fields_of(form):
        names = names_of(form, field.name)
        made = _type(field, field.of)
        if not field.required:  # a key without a value is as good as not there
            made = {"anyOf": [made, {"type": "null"}]}
        for name in names:
            properties[name] = {"description": field.about, **made}
        if field.required:
            required.append({"anyOf": [{"required": [name]} for name in names]})
    schema: dict[str, Any] = {"type": "object", "properties": properties}
    if form.PAIR:
        # `- G1.1: stadium` has the id for a key, so other keys are texts too.
        schema["additionalProperties"] = {"type": "string"}
        return schema
    schema["additionalProperties"] = False
    if required:
        schema["allOf"] = required
    return schema


def _type(field: Field, of: Any) -> dict[str, Any]:
    origin, arguments = typing.get_origin(of), typing.get_args(of)
    if origin is tuple:
        item = arguments[0]
        if typing.get_origin(item) is Row:
            return {
                "type": "object",
                "additionalProperties": _type(field, typing.get_args(item)[0]),
            }
        one = _type(field, item)
        return {"anyOf": [{"type": "array", "items": one}, one]}
    if origin is Placed:
        return _scalar(field, arguments[0])
    if of.SHORT:
        return {"anyOf": [{"type": "string"}, _form(of)]}
    return _form(of)


def _scalar(field: Field, of: type) -> dict[str, Any]:
    if of is bool:
        words = sorted((YES | NO) - {"true", "false"})
        return {"anyOf": [{"type": "boolean"}, {"enum": words}]}
    if of is int:
        return {"type": "integer", "minimum": 0}
    if of is datetime.date:
        return dict(_DAY)
    if of is When:
        return dict(_WHEN)
    if field.name == "language" and "nl or en" in field.about:
        return {"enum": list(LANGUAGES)}
    # To an editor, what looks like a number is one; to us it is text as well.
    text: dict[str, Any] = {"type": ["string", "number"]}
    return {**text, "maxLength": field.limit} if field.limit else text
