"""A finding: something in the candidate's files that they should know of, as a value without text.

The sentence is made from the rule's code and the facts in one place (`wording.rules`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Self

from msgspec import Struct
from msgspec.structs import replace

from portfolio_builder.model.place import Place
from portfolio_builder.model.rules import Rule, Severity

Fact = str | int | tuple[str, ...]


class Finding(Struct, frozen=True):
    """One rule broken at one place.

    `facts` are the values that the rule's sentence speaks of, as sorted pairs, so that findings
    are equal when they say the same. `suggestion` is what to type instead, when that is known.
    `more` is how often the rule is broken in this file beside what is told one by one.
    """

    rule: Rule
    place: Place
    facts: tuple[tuple[str, Fact], ...] = ()
    suggestion: str = ""
    more: int = 0

    @property
    def code(self) -> str:
        """The stable code, such as `P104`."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.rule.severity

    @property
    def times(self) -> int:
        """How often this one tells that the rule is broken: once for itself, and `more`."""
        return 1 + self.more

    @property
    def fact(self) -> Mapping[str, Fact]:
        """The facts by name."""
        return MappingProxyType(dict(self.facts))


def finding(rule: Rule, place: Place, *, suggestion: str = "", **facts: Fact) -> Finding:
    """Make a finding from a rule, a place and the facts of its sentence."""
    return Finding(rule, place, tuple(sorted(facts.items())), suggestion)


MOST_ALIKE = 100
"""So many findings of one rule in one file are told one by one; nobody reads on after that."""


class Gathered:
    """Findings as they come in, once each; of many alike, how many more there are.

    However many are added, it holds at most `MOST_ALIKE` of one rule in one file. Files and rules
    with an error in them are the same as without this bound.
    """

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        """Begin with these."""
        self._kept: dict[Finding, None] = {}
        self._told: Counter[tuple[str, str]] = Counter()
        self._times: Counter[tuple[str, str]] = Counter()
        self += findings

    def append(self, found: Finding) -> None:
        """Add one."""
        alike = _alike(found)
        one = replace(found, more=0) if found.more else found
        if one in self._kept:
            return
        self._times[alike] += found.times
        if self._told[alike] < MOST_ALIKE:
            self._told[alike] += 1
            self._kept[one] = None

    def __iadd__(self, findings: Iterable[Finding]) -> Self:
        """Add several."""
        for found in findings:
            self.append(found)
        return self

    def __iter__(self) -> Iterator[Finding]:
        """Yield them as they came."""
        return self._counted(tuple(self._kept))

    def in_order(self) -> Iterator[Finding]:
        """Yield them sorted by file, line, column and code."""
        return self._counted(
            tuple(sorted(self._kept, key=lambda f: (f.place, f.code, str(f.facts))))
        )

    def _counted(self, findings: tuple[Finding, ...]) -> Iterator[Finding]:
        """Yield them; the last one of those that are alike says how many more there are."""
        last = {_alike(f): f for f in findings}
        for found in findings:
            alike = _alike(found)
            more = self._times[alike] - self._told[alike]
            yield replace(found, more=more) if more and last[alike] is found else found


def _alike(found: Finding) -> tuple[str, str]:
    return found.place.file, found.code


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings once each, sorted by file, line, column and code.

    Of one rule in one file there are at most `MOST_ALIKE`.
    """
    return tuple(Gathered(findings).in_order())
