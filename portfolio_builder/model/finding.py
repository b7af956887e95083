"""A finding: something in the candidate's files that they should know of, as a value without text.

The sentence is made from the rule's code and the facts in one place (`wording.rules`).
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct

from portfolio_builder.model.place import Place
from portfolio_builder.model.rules import Rule, Severity

Fact = str | int | tuple[str, ...]


class Finding(Struct, frozen=True):
    """One rule broken at one place.

    `facts` are the values that the rule's sentence speaks of, as sorted pairs, so that findings
    are equal when they say the same. `suggestion` is what to type instead, when that is known.
    """

    rule: Rule
    place: Place
    facts: tuple[tuple[str, Fact], ...] = ()
    suggestion: str = ""

    @property
    def code(self) -> str:
        """The stable code, such as `P104`."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.rule.severity

    @property
    def fact(self) -> Mapping[str, Fact]:
        """The facts by name."""
        return MappingProxyType(dict(self.facts))


def finding(rule: Rule, place: Place, *, suggestion: str = "", **facts: Fact) -> Finding:
    """Make a finding from a rule, a place and the facts of its sentence."""
    return Finding(rule, place, tuple(sorted(facts.items())), suggestion)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings once each, sorted by file, line, column and code."""
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=lambda f: (f.place, f.code, str(f.facts))))
