"""JSON from outside to plain values, with bounds: no nesting that overflows, no key twice."""

import json
import re
from typing import Any, NoReturn

from portfolio_builder.model import rules
from portfolio_builder.model.finding import Finding, finding
from portfolio_builder.model.place import Place

_SIGNS = re.compile(r'\\.|["\[\]{}]', re.DOTALL)


class _NotAllowed(ValueError):
    """Something that the parser lets pass and we do not; the text is the key of a phrase."""


def parse_json(text: str, path: str, *, nesting: int) -> tuple[Any, tuple[Finding, ...]]:
    """Return the value of a JSON text; with a finding when there is none. Never raises."""
    if _depth(text) > nesting:
        return None, (finding(rules.REVIEW_NOT_JSON, Place(path), problem="too-deep"),)
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_constant), ()
    except json.JSONDecodeError as error:
        place = Place(path, error.lineno, error.colno)
        return None, (finding(rules.REVIEW_NOT_JSON, place, problem="not-json"),)
    except _NotAllowed as error:
        return None, (finding(rules.REVIEW_NOT_JSON, Place(path), problem=str(error)),)
    except ValueError:  # a number with more digits than Python takes
        return None, (finding(rules.REVIEW_NOT_JSON, Place(path), problem="odd-number"),)


def _depth(text: str) -> int:
    """Return how deep brackets are nested outside of strings."""
    deepest = depth = 0
    quoted = False
    for match in _SIGNS.finditer(text):
        sign = match.group()
        if sign == '"':
            quoted = not quoted
        elif not quoted and sign in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif not quoted and sign in "]}":
            depth -= 1
    return deepest


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise _NotAllowed("key-twice")
    return made


def _constant(_: str) -> NoReturn:
    raise _NotAllowed("odd-number")
