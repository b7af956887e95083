"""YAML as nodes that know where they stand, built from the parser's events.

Scalars stay text (`no` is not false, `1.10` is not 1.1). Aliases, anchors, tags, merges,
directives and second documents are refused by name; nothing is ever expanded or constructed.
Safe for anything: depth is bounded while the events come in.
"""

import re
from collections.abc import Iterator

import yaml
from msgspec import Struct, field
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from portfolio_builder.model import rules
from portfolio_builder.model.finding import Finding, finding
from portfolio_builder.model.place import Place
from portfolio_builder.read.as_typed import as_typed
from portfolio_builder.read.curly_quotes import curly_quotes
from portfolio_builder.read.source import LIMITS
from portfolio_builder.read.yaml_slips import DASH_WITHOUT_BLANK, end_of, lacks_blank, slip, syntax

_NULLS = {"", "~", "null", "Null", "NULL"}
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# YAML 1.1 begins a new line at these, an editor does not: as blanks they leave every place right.
_ODD_LINE_ENDS = str.maketrans("\x85\u2028\u2029", "   ")


class Scalar(Struct, frozen=True):
    """A word or text, as written; `empty` when nothing stands there.

    `refused`: something stands there that cannot be used, and a finding says so. `no_colon`: not
    even a colon stands there, as behind `b` in `{a: 1, b}`.
    """

    text: str
    place: Place
    empty: bool = False
    refused: bool = False
    no_colon: bool = False


class Sequence(Struct, frozen=True):
    """A list."""

    items: tuple["Node", ...]
    place: Place


class Mapping(Struct, frozen=True):
    """Keys with values, in the order of the file. No key stands in it twice."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    place: Place


Node = Scalar | Sequence | Mapping


class _Open(Struct):
    """A list or mapping of which the end has not come yet."""

    place: Place
    is_mapping: bool
    items: list[Node] = field(default_factory=list)


def parse_yaml(
    text: str, file: str, *, first_line: int = 1
) -> tuple[Node | None, tuple[Finding, ...]]:
    """Parse one YAML document; `first_line` is the line of the file on which `text` begins.

    Returns the node, or `None` when there is none, and what is wrong with it.
    """
    bad = _UNPRINTABLE.search(text)
    if bad:
        place = _place_of(text, bad.start(), file, first_line)
        return None, (slip(place, "control-character"),)
    # The newlines that come before make the parser's lines the file's lines.
    source = "\n" * (first_line - 1) + as_typed(text.translate(_ODD_LINE_ENDS))
    builder = _Builder(file, source)
    try:
        events: Iterator[Event] = yaml.parse(source, Loader=yaml.CSafeLoader)
        for event in events:
            if not builder.take(event):
                break
    except yaml.MarkedYAMLError as error:
        quotes, left = curly_quotes(error, source, file, first_line)
        other = (syntax(left, source, file, first_line),) if left else ()
        return None, (*builder.findings, *quotes, *other)
    except yaml.YAMLError:
        place = Place(file, first_line)
        return None, (*builder.findings, slip(place, "not-yaml"))
    return builder.node, tuple(builder.findings)


class _Builder:
    """Takes events one by one and builds the node; stops at the depth limit."""

    def __init__(self, file: str, source: str) -> None:
        self.file = file
        self.source = source
        self.end = end_of(source)
        self.last = 0  # where the scalar before this one ends
        self.node: Node | None = None
        self.findings: list[Finding] = []
        self.open: list[_Open] = []
        self.documents = 0

    def take(self, event: Event) -> bool:
        """Take one event; False means that nothing after it matters."""
        match event:
            case ScalarEvent():
                self._look(event, event.anchor, event.tag)
                self._add(self._scalar(event))
            case SequenceStartEvent() | MappingStartEvent():
                self._look(event, event.anchor, event.tag)
                if len(self.open) >= LIMITS.nesting:
                    self.findings.append(
                        finding(
                            rules.YAML_TOO_LARGE,
                            self._place(event),
                            what="too-deep",
                            limit=LIMITS.nesting,
                        )
                    )
                    self.node = None
                    return False
                start = self._place(event)
                self.open.append(
                    _Open(
                        Place(start.file, start.line, start.column),
                        isinstance(event, MappingStartEvent),
                    )
                )
            case SequenceEndEvent() | MappingEndEvent():
                done = self.open.pop()
                self._add(
                    self._mapping(done)
                    if done.is_mapping
                    else Sequence(tuple(done.items), done.place)
                )
            case AliasEvent():
                self._refuse("alias", self._place(event))
                self._add(Scalar("", self._place(event), empty=True, refused=True))
            case DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._refuse("second-document", self._place(event))
                    return False
                if event.version or event.tags:
                    self._refuse("directive", self._place(event))
            case _:
                pass
        return True

    def _scalar(self, event: ScalarEvent) -> Scalar:
        place = self._place(event)
        plain = not event.style
        if not plain and _UNPRINTABLE.search(event.value):  # by an escape, such as "\x00"
            self.findings.append(slip(place, "control-character"))
            return Scalar("", place, empty=True, refused=True)
        empty = plain and event.value in _NULLS
        # Only a hand-made event has no mark.
        begin = event.start_mark.index if event.start_mark else 0
        before, self.last = self.last, event.end_mark.index if event.end_mark else self.last
        no_colon = plain and not event.value and ":" not in self.source[before:begin]
        return Scalar("" if empty else event.value, place, empty=empty, no_colon=no_colon)

    def _mapping(self, done: _Open) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(done.items[::2], done.items[1::2], strict=True):
            if not isinstance(key, Scalar):
                self._refuse("odd-key", key.place)
            elif key.text == "<<":
                self._refuse("merge", key.place)
            elif lacks_blank(key.text):
                self.findings.append(slip(key.place, DASH_WITHOUT_BLANK))
            elif key.text in entries:
                first = entries[key.text][0].place.line
                self.findings.append(
                    finding(rules.DUPLICATE_KEY, key.place, key=key.text, first_line=first)
                )
            else:
                entries[key.text] = (key, value)
        return Mapping(tuple(entries.values()), done.place)

    def _add(self, node: Node) -> None:
        if self.open:
            self.open[-1].items.append(node)
        else:
            self.node = node

    def _look(self, event: Event, anchor: str | None, tag: str | None) -> None:
        if anchor:
            self._refuse("anchor", self._place(event))
        if tag:
            self._refuse("tag", self._place(event))

    def _refuse(self, feature: str, place: Place) -> None:
        self.findings.append(finding(rules.YAML_FEATURE, place, feature=feature))

    def _place(self, event: Event) -> Place:
        start, end = event.start_mark, event.end_mark
        if start is None:  # only a hand-made event has no mark
            return Place(self.file)
        line, column = here = start.line, start.column
        length = end.column - column if end is not None and end.line == line else 0
        if here > self.end:
            line, column = self.end
        return Place(self.file, line + 1, column + 1, max(0, length))


def _place_of(text: str, offset: int, file: str, first_line: int) -> Place:
    before = text[:offset]
    return Place(file, first_line + before.count("\n"), offset - before.rfind("\n"), 1)
