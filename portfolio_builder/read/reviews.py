"""The file of a review to a `Review`: data from outside, so every type and bound is checked.

A review with anything wrong in its form is not used at all, and a finding says what it is. What
it says of a standard is held against the standard later (`assess.reviews`).
"""

import datetime
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from portfolio_builder.model import rules
from portfolio_builder.model.finding import Fact, Finding, finding
from portfolio_builder.model.firmness import Letter
from portfolio_builder.model.place import Place
from portfolio_builder.model.privacy import PersonalData, Private
from portfolio_builder.model.review import (
    BOUNDS,
    FORM,
    VERSION,
    CompetenceReview,
    EvidenceReview,
    Judgement,
    LetterReview,
    Mark,
    Point,
    Review,
)
from portfolio_builder.model.rules import Severity
from portfolio_builder.privacy.detect import find_in_file
from portfolio_builder.read.folder import Folder
from portfolio_builder.read.json_values import parse_json
from portfolio_builder.read.review_forms import REVIEW, Group, Number, Shape, Table, Text
from portfolio_builder.read.source import Findings

_SHOWN = 40  # signs of what is written and wrong
_KEPT = "\n\t"
_MARK = "\ufffd"

Value = Mapping[str, Any]


def read_review(folder: Folder, path: str) -> tuple[Review | None, Findings]:
    """Read the file of a review; `None` when a finding says why it cannot be used.

    Raises `ReadFailure` when the machine refuses.
    """
    text, found = folder.text(path, limit=BOUNDS.size)
    return parse_review(text, path) if text is not None else (None, found)


def parse_review(text: str, path: str) -> tuple[Review | None, Findings]:
    """Read the text of a review; `path` is where it stands. Never raises."""
    value, found = parse_json(text, path, nesting=BOUNDS.nesting)
    if found:
        return None, found
    found = tuple(_form(value, path)) or tuple(_Checking(path).all(REVIEW, value, ""))
    if any(f.severity is Severity.ERROR for f in found):
        return None, found
    return _review(value, path), found


def _form(value: Any, path: str) -> Iterator[Finding]:
    """Tell first whether this is a review at all, and one of a version that we know."""
    if not isinstance(value, dict) or value.get("form") != FORM:
        yield finding(rules.NOT_A_REVIEW, Place(path))
        return
    version = value.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        yield finding(rules.REVIEW_NEWER, Place(path), written=str(version)[:_SHOWN], known=VERSION)


class _Checking:
    """Holds values against shapes, and yields what is wrong."""

    def __init__(self, path: str) -> None:
        self.place = Place(path)

    def all(self, shape: Shape, value: Any, key: str) -> Iterator[Finding]:
        match shape:
            case Text():
                yield from self.text(shape, value, key)
            case Number():
                if type(value) is not int:
                    yield self.wrong(key, "number", value)
                elif value not in shape.choices:
                    yield self.wrong(key, tuple(map(str, shape.choices)), value)
            case Group():
                yield from self.group(shape, value, key)
            case Table():
                yield from self.table(shape, value, key)

    def text(self, shape: Text, value: Any, key: str) -> Iterator[Finding]:
        if not isinstance(value, str):
            yield self.wrong(key, "text", value)
        elif len(value) > shape.limit:
            yield self.large(key, "text-too-long", shape.limit)
        elif shape.choices and value not in shape.choices:
            yield self.wrong(key, shape.choices, value)
        elif shape.required and not _one_line(value):
            yield self.wrong(key, "text", value)
        elif shape.pattern and not _is_moment(value, shape.pattern):
            yield self.wrong(key, "moment", value)

    def group(self, shape: Group, value: Any, key: str) -> Iterator[Finding]:
        if not isinstance(value, dict):
            yield self.wrong(key, "mapping", value)
            return
        for name, held in value.items():
            if name in shape.fields:
                yield from self.all(shape.fields[name], held, _joined(key, name))
            else:
                unknown = _joined(key, name)
                yield finding(rules.UNKNOWN_KEY, self.place, key=unknown, nearest=(), problem="")
        for name, field in shape.fields.items():
            if field.required and name not in value:
                yield self.wrong(_joined(key, name), _kind(field), None)

    def table(self, shape: Table, value: Any, key: str) -> Iterator[Finding]:
        if not isinstance(value, dict):
            yield self.wrong(key, "mapping", value)
        elif len(value) > shape.most:
            yield self.large(key, "too-many", shape.most)
        else:
            for name, held in value.items():
                if len(name) > BOUNDS.key:
                    yield self.large(_joined(key, name), "text-too-long", BOUNDS.key)
                elif name != _one_line(name) or not name:
                    yield self.wrong(key, "text", name)
                yield from self.group(shape.of, held, _joined(key, name))

    def wrong(self, key: str, expected: Fact, found: Any) -> Finding:
        return finding(
            rules.REVIEW_WRONG_VALUE,
            self.place,
            key=key,
            expected=expected,
            found=_named(found),
        )

    def large(self, key: str, what: str, most: int) -> Finding:
        return finding(rules.REVIEW_TOO_LARGE, self.place, key=key, what=what, most=most)


def _joined(key: str, name: str) -> str:
    shown = _one_line(name)[:_SHOWN] or "?"
    return f"{key}.{shown}" if key else shown


def _kind(shape: Shape) -> str:
    """Name what should stand somewhere (a phrase of `wording.phrases`)."""
    match shape:
        case Text():
            return "text"
        case Number():
            return "number"
        case _:
            return "mapping"


def _named(value: Any) -> str:
    """Name what stands somewhere: a phrase, or the text itself."""
    match value:
        case None:
            return "nothing"
        case dict():
            return "mapping"
        case list():
            return "list"
        case str():
            return f"'{_one_line(value)[:_SHOWN]}'" if _one_line(value) else "nothing"
        case _:
            return str(value)[:_SHOWN]


def _is_moment(text: str, pattern: str) -> bool:
    if not re.fullmatch(pattern, text, re.ASCII):
        return False
    try:
        datetime.datetime.fromisoformat(text)
    except ValueError:  # the thirtieth of February
        return False
    return True


# From here on every value has the type and the bounds of its shape.


def _review(value: Value, path: str) -> Review:
    mark = value["portfolio"]
    competences = tuple(_competence(k, v) for k, v in value.get("competences", {}).items())
    evidence = tuple(_evidence(k, v) for k, v in value.get("evidence", {}).items())
    return Review(
        path=path,
        portfolio=Mark(*(_line(mark, name) for name in REVIEW_MARK)),
        assessor=_line(value, "assessor"),
        saved=datetime.datetime.fromisoformat(value["saved"]),
        competences=competences,
        evidence=evidence,
        private=tuple(_private(competences, evidence, path)),
    )


REVIEW_MARK = ("id", "candidate", "standard", "fingerprint")


def _competence(key: str, value: Value) -> CompetenceReview:
    judgement = value.get("judgement")
    return CompetenceReview(
        competence=_one_line(key),
        fingerprint=_line(value, "fingerprint"),
        judgement=Judgement(judgement) if judgement else None,
        stadium=_line(value, "stadium"),
        conclusion=_text(value, "conclusion"),
        grounds=_text(value, "grounds"),
        advice=_text(value, "advice"),
        questions=_text(value, "questions"),
    )


def _evidence(key: str, value: Value) -> EvidenceReview:
    return EvidenceReview(
        evidence=_one_line(key),
        title=_line(value, "title"),
        fingerprint=_line(value, "fingerprint"),
        letters=tuple(
            LetterReview(
                letter=letter,
                point=Point(said["point"]) if said.get("point") else None,
                note=_line(said, "note"),
            )
            for letter in Letter
            if (said := value.get(letter.value))
        ),
    )


def _private(
    competences: tuple[CompetenceReview, ...], evidence: tuple[EvidenceReview, ...], path: str
) -> Iterator[Private]:
    """Find personal data; names are for the assessor to judge, who writes of people they met."""
    texts = [t for c in competences for t in (c.conclusion, c.grounds, c.advice, c.questions)]
    texts += [t for e in evidence for t in (e.title, *(x.note for x in e.letters))]
    for text in filter(None, texts):
        for found in find_in_file(text, path):
            if found.kind is not PersonalData.NAME:
                yield Private(found.kind, found.words, Place(path))


def _line(value: Value, name: str) -> str:
    return _one_line(value.get(name, ""))


def _text(value: Value, name: str) -> str:
    """Return a text with its lines, and a mark for each sign that no page can show."""
    text = re.sub(r"\r\n?", "\n", value.get(name, ""))
    return "".join(c if c in _KEPT or _can_be_shown(c) else _MARK for c in text).strip()


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isspace() or _can_be_shown(c) else _MARK for c in text).split())


def _can_be_shown(sign: str) -> bool:
    return unicodedata.category(sign) not in {"Cc", "Cs"}
