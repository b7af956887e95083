"""What has one right answer and can be mended without asking: ids, keys, dates and quotes. Pure."""

import difflib
from collections.abc import Iterable, Mapping

from portfolio_builder.authoring.edits import Edit
from portfolio_builder.model import rules
from portfolio_builder.model.finding import Finding

_SAME_WORD = 0.8
"""How alike a key and the one it is taken for must be (0 to 1): `organisatei`, not `doel`."""


def mendings(findings: Iterable[Finding]) -> Mapping[str, tuple[Edit, ...]]:
    """Return the edits that mend what has one right answer, by file."""
    edits: dict[str, list[Edit]] = {}
    for found in findings:
        place = found.place
        if place.line and place.length and found.suggestion and _has_one_answer(found):
            edit = Edit(place.line, place.column, place.length, found.suggestion)
            edits.setdefault(place.file, []).append(edit)
    return {file: tuple(made) for file, made in edits.items()}


def _has_one_answer(found: Finding) -> bool:
    if found.rule is rules.UNKNOWN_KEY:
        written = str(found.fact["key"]).casefold()
        likeness = difflib.SequenceMatcher(None, written, found.suggestion).ratio()
        return likeness >= _SAME_WORD
    return found.rule in {rules.ID_SPELLING, rules.NOT_A_DATE, rules.YAML_SYNTAX}
