"""Quotes as Word makes them, around a value that needs straight ones.

That they are what is wrong is certain only when the data can be read further with straight ones.
"""

import itertools
import re
from collections.abc import Iterator

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent

from portfolio_builder.model.finding import Finding
from portfolio_builder.model.place import Place
from portfolio_builder.read.source import LIMITS
from portfolio_builder.read.yaml_slips import blamed, slip

_DOUBLE, _SINGLE = "“”„‟", "‘’‚‛"
_CURLY = frozenset(_DOUBLE + _SINGLE)
# A whole value, from one quote to another; an apostrophe within a word is none.
_VALUE = re.compile(
    r"(?<![^\s\[{,])(?:"
    rf"(?P<double>[\"{_DOUBLE}][^\"{_DOUBLE}]*[\"{_DOUBLE}])"
    rf"|(?P<single>['{_SINGLE}](?:[^'{_SINGLE}]|(?<=\w)['’](?=\w))*['{_SINGLE}])"
    r")(?=\s*(?:[,\]}]|#|$))"
)
_MOST = 10
"""So many are looked for."""
_READINGS = 4
"""So often the data are read again to find the next one."""


def curly_quotes(
    error: yaml.MarkedYAMLError, source: str, file: str, first_line: int
) -> tuple[tuple[Finding, ...], yaml.MarkedYAMLError | None]:
    """Return a finding on each curly quote that keeps the data from being read.

    And what is wrong beside them. Each finding has the straight quote as its suggestion.
    """
    found: list[Finding] = []
    left: yaml.MarkedYAMLError | None = error
    while left and len(found) < _MOST:
        lines = source.split("\n")
        for number in _candidates(left, lines, source, first_line):
            straight = _VALUE.sub(lambda m: _straight(m.group()), lines[number])
            mended = "\n".join([*lines[:number], straight, *lines[number + 1 :]])
            after = _error_in(mended) if straight != lines[number] else left
            if after is None or (
                blamed(after, mended) != blamed(left, source) and blamed(after, mended)[0] > number
            ):
                found += _found(lines[number], straight, Place(file, number + 1))
                source, left = mended, after
                break
        else:
            break
    return tuple(found), left


def _candidates(
    error: yaml.MarkedYAMLError, lines: list[str], source: str, first_line: int
) -> Iterator[int]:
    """Yield the lines (from 0) that may be to blame.

    A straight quote with a curly one at the end goes on to wherever the next straight one is.
    """
    stopped, _ = blamed(error, source)
    run_on = (n for n in range(first_line - 1, stopped) if _runs_on(lines[n]))
    yield from itertools.islice(run_on, _READINGS - 1)
    yield stopped


def _runs_on(line: str) -> bool:
    values = (m.group() for m in _VALUE.finditer(line))
    return any(v[0] not in _CURLY and v[-1] in _CURLY for v in values)


def _straight(value: str) -> str:
    """Return a value between straight quotes; as it is when these would say something else."""
    begin, inside, end = value[0], value[1:-1], value[-1]
    if _CURLY.isdisjoint((begin, end)):
        return value
    quote = next((q for q in (begin, end) if q not in _CURLY), '"')
    if quote in inside or (quote == '"' and "\\" in inside):
        return value
    return f"{quote}{inside}{quote}"


def _found(written: str, straight: str, line: Place) -> Iterator[Finding]:
    for column, (old, new) in enumerate(zip(written, straight, strict=True), 1):
        if old != new:
            place = Place(line.file, line.line, column, 1)
            yield slip(place, "curly-quote", old, suggestion=new)


def _error_in(source: str) -> yaml.MarkedYAMLError | None:
    depth = 0
    try:
        for event in yaml.parse(source, Loader=yaml.CSafeLoader):
            depth += isinstance(event, CollectionStartEvent)
            depth -= isinstance(event, CollectionEndEvent)
            if depth > LIMITS.nesting:  # deeper, the parser may crash
                break
    except yaml.MarkedYAMLError as error:
        return error
    return None
