"""Findings are values: equal when they say the same, and sorted as a reader meets them."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_builder.model import rules
from portfolio_builder.model.finding import MOST_ALIKE, Finding, Gathered, finding, in_order
from portfolio_builder.model.place import Place
from portfolio_builder.model.rules import RULES
from tests.conftest import ROOT

PLACES = st.builds(Place, st.sampled_from(["a.md", "b.md"]), st.integers(0, 3), st.integers(0, 3))
FINDINGS = st.builds(
    lambda rule, place, written: finding(rule, place, written=written),
    st.sampled_from(RULES),
    PLACES,
    st.sampled_from(["x", "y"]),
)


def test_facts_do_not_depend_on_the_order_in_which_they_are_given() -> None:
    place = Place("a.md", 1)
    one = finding(rules.FILE_TOO_LARGE, place, size=2, limit=1)
    assert one == finding(rules.FILE_TOO_LARGE, place, limit=1, size=2)
    assert dict(one.fact) == {"size": 2, "limit": 1}


def test_findings_are_sorted_by_file_line_column_and_code() -> None:
    last = finding(rules.NO_DATE, Place("b.md", 1))
    third = finding(rules.NO_DATE, Place("a.md", 10))
    second = finding(rules.NO_DATE, Place("a.md", 2, 5))
    first = finding(rules.NO_CLAIM, Place("a.md", 2, 5))
    assert in_order([last, third, second, first]) == (first, second, third, last)


@given(st.lists(FINDINGS))
def test_the_order_does_not_depend_on_how_they_came(found: list[Finding]) -> None:
    assert in_order(found) == in_order(reversed(found)) == in_order(found + found)


def links(file: str, number: int) -> list[Finding]:
    return [
        finding(rules.LINK_TARGET_MISSING, Place(file, n), target=str(n), nearest=())
        for n in range(1, number + 1)
    ]


def test_of_very_many_alike_in_one_file_the_last_says_how_many_more_there_are() -> None:
    found = in_order([*links("a.md", MOST_ALIKE), *links("b.md", 10_000), *links("c.md", 1)])
    told = Counter(f.place.file for f in found)
    assert told == {"a.md": MOST_ALIKE, "b.md": MOST_ALIKE, "c.md": 1}
    assert [(f.place, f.more) for f in found if f.more] == [
        (Place("b.md", MOST_ALIKE), 10_000 - MOST_ALIKE)
    ]


def test_how_many_more_there_are_stays_when_findings_are_gathered_again() -> None:
    some = tuple(Gathered(links("a.md", 200)))
    assert in_order(some) == some
    others = [finding(rules.NO_DATE, Place("a.md", 1)), *links("a.md", 300)[200:]]
    (last,) = (f for f in in_order([*some, *others]) if f.more)
    assert last.more == 300 - MOST_ALIKE


def test_those_that_are_told_are_the_first_that_came_in_the_order_of_the_file() -> None:
    found = in_order(reversed(links("a.md", MOST_ALIKE + 5)))
    assert [f.place.line for f in found] == list(range(6, MOST_ALIKE + 6))
    assert [f.more for f in found] == [0] * (MOST_ALIKE - 1) + [5]


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_a_rule_has_a_code_of_its_family_and_a_readable_name(rule: rules.Rule) -> None:
    assert re.fullmatch(r"[PRS]\d{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert [r.code for r in RULES if r.code == rule.code or r.name == rule.name] == [rule.code]


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_every_rule_is_used_somewhere(rule: rules.Rule) -> None:
    name = next(n for n, value in vars(rules).items() if value is rule)
    sources = (ROOT / "portfolio_builder").rglob("*.py")
    assert any(f"rules.{name}" in p.read_text(encoding="utf-8") for p in sources)
