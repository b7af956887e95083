"""YAML nodes to typed forms: one decoder for every file that a person writes.

A form is a frozen dataclass whose type hints say what each key may hold (`read.forms`). What is
wrong becomes a finding at its place and leaves that field empty; the rest is still read.
"""

import dataclasses
import datetime
import difflib
import functools
import re
import types
import typing
from collections import Counter
from collections.abc import Set
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from msgspec import Struct

from portfolio_builder.model import rules
from portfolio_builder.model.finding import MOST_ALIKE, Fact, Finding, finding
from portfolio_builder.model.place import Place
from portfolio_builder.model.portfolio import When
from portfolio_builder.read import dates, vocabulary
from portfolio_builder.read.nodes import Mapping, Node, Scalar, Sequence
from portfolio_builder.read.yaml_slips import (
    DASH_WITHOUT_BLANK,
    LINES_WITHOUT_DASH,
    lacks_blank,
    slip,
)

T = TypeVar("T")
_WHOLE = re.compile(r"-?[0-9]{1,9}")
F = TypeVar("F", bound="Form")


class Placed(Struct, Generic[T], frozen=True):
    """A value and where it stands."""

    value: T
    place: Place


class Row(Struct, Generic[T], frozen=True):
    """One line of a table whose keys are free: `key: value`."""

    key: Placed[str]
    value: T


@dataclass(frozen=True)
class Form:
    """What a mapping may hold. Every field is optional in the type: a wrong one is left empty.

    `given` has the names of the keys that have a value, also of those whose value is wrong.
    `BILINGUAL`: keys may be Dutch too. `SHORT`: the field that a lone word fills. `PAIR`: the two
    fields that `key: value` fills when the key is not a field's name.
    """

    BILINGUAL: ClassVar[bool] = True
    SHORT: ClassVar[str] = ""
    PAIR: ClassVar[tuple[str, str] | None] = None

    place: Place = dataclasses.field(default=Place(""), kw_only=True, repr=False)
    given: frozenset[str] = dataclasses.field(default=frozenset(), kw_only=True, repr=False)


def key(about: str, *, required: bool = False, limit: int = 0, default: Any = None) -> Any:
    """Declare a field: what it is about, whether it must be there, its most characters."""
    metadata = {"about": about, "required": required, "limit": limit}
    return dataclasses.field(default=default, metadata=metadata)


def keys(about: str, *, required: bool = False) -> Any:
    """Declare a field that holds a list."""
    return key(about, required=required, default=())


class Field(Struct, frozen=True):
    """A field of a form, as the decoder and the schema see it."""

    name: str
    attribute: str
    of: Any
    about: str
    required: bool
    limit: int


def fields_of(form: type[Form]) -> tuple[Field, ...]:
    """Return the fields of a form in their order."""
    hashable: Any = form  # a class is; mypy thinks of its objects
    return _fields(hashable)


@functools.cache
def _fields(form: Any) -> tuple[Field, ...]:
    hints = typing.get_type_hints(form)
    return tuple(
        Field(
            name=f.name.rstrip("_"),
            attribute=f.name,
            of=_without_none(hints[f.name]),
            about=f.metadata["about"],
            required=f.metadata["required"],
            limit=f.metadata["limit"],
        )
        for f in dataclasses.fields(form)
        if "about" in f.metadata
    )


def names_of(form: type[Form], name: str) -> tuple[str, ...]:
    """Return the names under which a key may be written, English first."""
    dutch = vocabulary.KEYS.get(name, name)
    return (name, dutch) if form.BILINGUAL and dutch != name else (name,)


def _index(form: type[Form]) -> dict[str, str]:
    hashable: Any = form  # a class is; mypy thinks of its objects
    return _indexed(hashable)


@functools.cache
def _indexed(form: Any) -> dict[str, str]:
    return {
        vocabulary.canonical(written): f.name
        for f in fields_of(form)
        for written in names_of(form, f.name)
    }


def decode(form: type[F], node: Node | None, file: str) -> tuple[F, tuple[Finding, ...]]:
    """Read a node as a form. The form is always there; what is wrong with it is in the findings."""
    reader = _Reader(file)
    if not isinstance(node, Mapping):
        place = node.place if node else Place(file, 1)
        return form(place=place), (finding(rules.NOT_A_MAPPING, place),)
    made = reader.form(form, node)
    return made, tuple(reader.findings)


class _Reader:
    """Reads nodes by type and collects what is wrong."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self.unknown = 0

    def form(self, form: type[F], node: Mapping) -> F:
        index = _index(form)
        pair = _pair_key(form, node)
        values: dict[str, Any] = {}
        first: dict[str, Scalar] = {}
        unknown: list[tuple[Scalar, Node]] = []
        for written, value in node.entries:
            name = index.get(vocabulary.canonical(written.text))
            if written is pair and form.PAIR:
                one, other = form.PAIR
                values[one] = (written, written)
                values[other] = (Scalar(other, written.place), value)
            elif name is None:
                unknown.append((written, value))
            elif name in first:
                self.findings.append(
                    finding(
                        rules.KEY_IN_TWO_LANGUAGES,
                        written.place,
                        key=written.text,
                        other=first[name].text,
                        first_line=first[name].place.line,
                    )
                )
            else:
                first[name] = written
                values[name] = (written, value)
        self._unknown(form, unknown, given=first.keys())
        return self._made(form, node.place, values, node)

    def _made(
        self, form: type[F], place: Place, values: dict[str, Any], node: Mapping | None = None
    ) -> F:
        read: dict[str, Any] = {}
        given: set[str] = set()
        for f in fields_of(form):
            if f.name not in values:
                if f.required:
                    self._missing(form, f, place, node)
                continue
            written, here = values[f.name]
            before = len(self.findings)
            value = self.value(f, f.of, written.text, here)
            if value not in (None, ()):
                read[f.attribute] = value
                given.add(f.name)
            elif len(self.findings) > before or (isinstance(here, Scalar) and here.refused):
                given.add(f.name)
            elif f.required:
                self._missing(form, f, here.place, node, here)
        return form(**read, place=place, given=frozenset(given))

    def _missing(
        self,
        form: type[Form],
        f: Field,
        place: Place,
        node: Mapping | None,
        value: Node | None = None,
    ) -> None:
        """Name a field that is not there, or whose `value` says nothing."""
        english = node is not None and _is_english(form, node)
        name = names_of(form, f.name)[0 if english else -1]
        entries = node.entries if node else ()
        behind = next((k.text for k, v in entries if v is value), "")
        self.findings.append(
            finding(
                rules.MISSING_KEY,
                place,
                key=name,
                problem="nothing-behind" if behind else "",
                written=behind,
                suggestion=f"{name}: …",
            )
        )

    def _unknown(
        self, form: type[Form], entries: list[tuple[Scalar, Node]], *, given: Set[str]
    ) -> None:
        """Name keys that are not known, with the one that each is like and is not `given`.

        It is no suggestion when more of them are like the same: which one is right, nobody knows.
        """
        index = _index(form)
        near = [self._near(form, written, value) for written, value in entries]
        meant = Counter(index[vocabulary.canonical(key)] for key in near if key)
        for (written, value), key in zip(entries, near, strict=True):
            field = index[vocabulary.canonical(key)] if key else ""
            key = "" if field in given else key
            found = finding(
                rules.UNKNOWN_KEY,
                written.place,
                key=written.text,
                nearest=(key,) if key else (),
                problem="cut-by-comma" if _is_cut(value) else "",
                suggestion=key if meant[field] == 1 else "",
            )
            self.findings.append(found)

    def _near(self, form: type[Form], written: Scalar, value: Node) -> str:
        """Return the key that one is most like, if any; after very many, they are only counted."""
        self.unknown += 1
        if self.unknown > MOST_ALIKE or _is_cut(value):
            return ""
        known = [w for f in fields_of(form) for w in names_of(form, f.name)]
        return next(iter(difflib.get_close_matches(written.text.casefold(), known, n=1)), "")

    def value(self, f: Field, of: Any, written: str, node: Node) -> Any:
        """Read one value of the type `of`; `None` when it is empty or wrong."""
        origin, inside = _shape(of)
        if origin is tuple:
            if _shape(inside)[0] is Row:
                return self._rows(f, _shape(inside)[1], written, node)
            return self._list(f, inside, written, node)
        if isinstance(node, Scalar) and node.empty:
            return None
        if origin is Placed:
            return self._scalar(f, inside, written, node)
        return self._nested(of, written, node)

    def _list(self, f: Field, item: Any, written: str, node: Node) -> tuple[Any, ...]:
        nodes: tuple[Node, ...]
        match node:
            case Sequence(items=items):
                nodes = items
            case Scalar(empty=True):
                nodes = ()
            case _:
                nodes = (node,)
        nodes = tuple(n for n in nodes if not self._lacks_dash(n))
        read = (self.value(f, item, written, one) for n in nodes for one in _pairs(item, n))
        return tuple(value for value in read if value is not None)

    def _lacks_dash(self, node: Node) -> bool:
        """Name what was meant as lines of a list, each of its own."""
        if not isinstance(node, Scalar):
            return False
        if lacks_blank(node.text):
            problem = DASH_WITHOUT_BLANK
        elif not node.place.length and " " in node.text.strip():  # it goes on over several lines
            problem = LINES_WITHOUT_DASH
        else:
            return False
        self.findings.append(slip(node.place, problem))
        return True

    def _rows(self, f: Field, of: Any, written: str, node: Node) -> tuple[Row[Any], ...]:
        if isinstance(node, Scalar) and node.empty:
            return ()
        if not isinstance(node, Mapping):
            self._wrong(written, node, "mapping")
            return ()
        rows = []
        for k, v in node.entries:
            value = self.value(f, of, k.text, v)
            if value is not None:
                rows.append(Row(Placed(k.text, k.place), value))
        return tuple(rows)

    def _nested(self, form: type[Form], written: str, node: Node) -> Form | None:
        match node:
            case Mapping():
                return self.form(form, node)
            case Scalar() if form.SHORT:
                return self._made(form, node.place, {form.SHORT: (node, node)})
        self._wrong(written, node, "mapping")
        return None

    def _scalar(self, f: Field, of: type, written: str, node: Node) -> Any:
        if not isinstance(node, Scalar):
            self._wrong(written, node, "text")
            return None
        text = " ".join(node.text.split()) if f.limit else node.text.strip()
        if not text:
            return None
        value: Any = None
        if of is str:
            value = text if not f.limit or len(text) <= f.limit else None
            if value is None:
                self.findings.append(
                    finding(rules.TITLE_TOO_LONG, node.place, length=len(text), limit=f.limit)
                )
        elif of is bool:
            value = True if text.casefold() in vocabulary.YES else value
            value = False if text.casefold() in vocabulary.NO else value
            if value is None:
                self._at(rules.NOT_YES_OR_NO, written, node)
        elif of is int:
            # Below zero too, so that whoever knows the range can name it. Ten digits are far above
            # any count.
            value = int(text) if _WHOLE.fullmatch(text) else None
            if value is None:
                self._wrong(written, node, "number")
        else:
            whole_day = of is datetime.date
            value = dates.parse_day(text) if whole_day else dates.parse_when(text)
            if value is None:
                expected, meant = "day" if whole_day else "date", dates.meant(text)
                meant = "" if whole_day and not dates.parse_day(meant) else meant
                near = (meant,) if meant else ()
                self._at(rules.NOT_A_DATE, written, node, meant, expected=expected, nearest=near)
        return None if value is None else Placed(value, node.place)

    def _at(
        self, rule: rules.Rule, key: str, node: Scalar, suggestion: str = "", **more: Fact
    ) -> None:
        self.findings.append(
            finding(rule, node.place, suggestion=suggestion, key=key, written=node.text, **more)
        )

    def _wrong(self, written: str, node: Node, expected: str) -> None:
        match node:
            case Mapping():
                found = "mapping"
            case Sequence():
                found = "list"
            case Scalar():
                found = "text"
        self.findings.append(
            finding(rules.WRONG_SHAPE, node.place, key=written, expected=expected, found=found)
        )


def _is_cut(value: Node) -> bool:
    """Tell whether its key is none, for it has no colon: a comma cut it off from a value."""
    return isinstance(value, Scalar) and value.no_colon


@functools.cache
def _shape(of: Any) -> tuple[Any, Any]:
    """Return what a type is, and of what; `None` for each that it does not say."""
    return typing.get_origin(of), next(iter(typing.get_args(of)), None)


def _is_english(form: type[Form], node: Mapping) -> bool:
    """Tell whether keys stand here by names that are only English, and none by a Dutch one."""
    written = {vocabulary.canonical(k.text) for k, _ in node.entries}
    hashable: Any = form  # a class is; mypy thinks of its objects
    english, dutch = _in_two_languages(hashable)
    return not (written.isdisjoint(english) or written & dutch)


@functools.cache
def _in_two_languages(form: Any) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of the keys that have one in each language, English and Dutch."""
    names = [names_of(form, f.name) for f in fields_of(form)]
    two = [tuple(map(vocabulary.canonical, n)) for n in names if len(n) > 1]
    return frozenset(n[0] for n in two), frozenset(n[1] for n in two)


def _pairs(form: Any, node: Node) -> tuple[Node, ...]:
    """Take short forms `key: value` apart that stand together, as if each had its own hyphen."""
    if not (isinstance(form, type) and issubclass(form, Form) and form.PAIR):
        return (node,)
    if not isinstance(node, Mapping):
        return (node,)
    index = _index(form)
    if any(vocabulary.canonical(k.text) in index for k, _ in node.entries):
        return (node,)
    return tuple(Mapping((entry,), entry[0].place) for entry in node.entries) or (node,)


def _pair_key(form: type[Form], node: Mapping) -> Scalar | None:
    """Return the key of the short form `key: value`, when it stands here and only once."""
    index = _index(form)
    if form.PAIR is None:
        return None
    known = {index.get(vocabulary.canonical(k.text)) for k, _ in node.entries}
    unknown = [k for k, _ in node.entries if vocabulary.canonical(k.text) not in index]
    return unknown[0] if len(unknown) == 1 and not known & set(form.PAIR) else None


def _without_none(hint: Any) -> Any:
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        (rest,) = (a for a in typing.get_args(hint) if a is not type(None))
        return rest
    return hint


__all__ = [
    "Field",
    "Form",
    "Placed",
    "Row",
    "When",
    "decode",
    "fields_of",
    "key",
    "keys",
    "names_of",
]
