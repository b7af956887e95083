"""Patterns that wait to be compiled find what compiled ones find."""

import re

import pytest

from portfolio_builder.privacy.late import Late


def test_it_finds_what_the_pattern_finds_and_where() -> None:
    late, text = Late("b(.)", re.IGNORECASE), "abc aBd"
    assert [m and m.span() for m in (late.search(text), late.search(text, 3))] == [(1, 3), (5, 7)]
    assert late.search(text, 3, 6) is None
    assert late.match(text) is None
    match = late.match(text, 5)
    assert match is not None
    assert match[1] == "d"


def test_a_mistake_is_told_when_it_is_first_used() -> None:
    late = Late("(")
    with pytest.raises(re.error):
        late.search("")
