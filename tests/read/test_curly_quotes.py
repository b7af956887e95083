"""Quotes as Word makes them are named where YAML needs straight ones, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_builder.authoring.edits import applied
from portfolio_builder.authoring.mending import mendings
from portfolio_builder.model.finding import Finding
from portfolio_builder.read.nodes import parse_yaml
from portfolio_builder.read.source import LIMITS

SIGNS = st.text(st.sampled_from("ab:-[]{},\\#'\"“”„‘’‚ \n"))


def problems(text: str) -> list[str]:
    """Return what is wrong with a text, as `problem line:column`."""
    _, found = parse_yaml(text, "a.md")
    return [f"{f.fact['problem']} {f.place.line}:{f.place.column}" for f in found]


def curly(text: str) -> list[Finding]:
    _, found = parse_yaml(text, "a.md")
    return [f for f in found if f.fact.get("problem") == "curly-quote"]


def mended(text: str) -> str:
    """Return the text as `check --fix` leaves it."""
    edits = mendings(curly(text)).get("a.md", ())
    return applied(text.encode(), edits).decode()


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ('titel: "Bezoek: J.”', 'titel: "Bezoek: J."'),
        ("titel: “Bezoek: J.”", 'titel: "Bezoek: J."'),
        ("titel: „Bezoek: J.”", 'titel: "Bezoek: J."'),
        ("titel: „Bezoek: J.“", 'titel: "Bezoek: J."'),
        ('titel: “Bezoek: J."', 'titel: "Bezoek: J."'),
        ("titel: 'Bezoek: J.’", "titel: 'Bezoek: J.'"),
        ("titel: ‘Zo’n dag: druk’  # gisteren", 'titel: "Zo’n dag: druk"  # gisteren'),
        ("a:\n  - why: “b: c”", 'a:\n  - why: "b: c"'),
        ("a: {naam: “Truus: B.”, rol: [‘b: c’]}", 'a: {naam: "Truus: B.", rol: ["b: c"]}'),
    ],
)
@pytest.mark.parametrize("below", ["", "\n", "\nrol: 'uitvoerder'", '\nrol: "uitvoerder"\nb: c'])
def test_a_curly_quote_around_a_value_has_a_straight_one_as_its_mend(
    line: str, right: str, below: str
) -> None:
    assert mended(line + below) == right + below
    assert not parse_yaml(right + below, "a.md")[1]


def test_every_one_is_named_with_its_place_and_what_is_wrong_beside_them() -> None:
    text = 'a: "b: c”\nd: “e: f”\ng: h: i'
    assert problems(text) == [
        "curly-quote 1:9",
        "curly-quote 2:4",
        "curly-quote 2:9",
        "colon-in-text 3:5",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("titel: Het “huis: bezoek” van J.", "colon-in-text 1:17"),
        ("a: “b”\nc: d: e", "colon-in-text 2:5"),
        ("a: {naam: “B.”, rol: c\nd: e", "bracket-not-closed 1:4"),
        ("a: “b: \\d” e", "colon-in-text 1:6"),
        ("a: “b: c", "colon-in-text 1:6"),
        ('a: "b” c', "quote-not-closed 1:4"),
    ],
)
def test_another_mistake_on_a_line_with_curly_quotes_keeps_its_name(
    text: str, problem: str
) -> None:
    assert problems(text) == [problem]


@pytest.mark.parametrize("text", ["titel: “Bezoek”", "titel: Hij zei “ja”", 'titel: "“Ja: nee”"'])
def test_curly_quotes_that_do_no_harm_stay(text: str) -> None:
    assert not problems(text)


def test_what_is_deep_behind_a_curly_quote_is_not_followed() -> None:
    assert problems('a: "b: c”\nd: ' + "[" * 30_000) == ["curly-quote 1:9"]
    assert len(curly("a: “b: c”\n" * LIMITS.front_matter)) <= 12


# Whatever is written


@given(SIGNS)
def test_each_mend_puts_a_straight_quote_in_place_of_a_curly_one_and_nothing_else(
    text: str,
) -> None:
    made = mended(text)
    changed = {(old, new) for old, new in zip(text, made, strict=True) if old != new}
    assert all(old in "“”„‘’‚" and new in "\"'" for old, new in changed)


@given(st.lists(st.text("ab: ’", min_size=1).map(str.strip).filter(bool), min_size=1))
def test_data_with_curly_quotes_around_every_value_read_as_with_straight_ones(
    values: list[str],
) -> None:
    right = "\n".join(f'k{n}: "{value}"' for n, value in enumerate(values))
    made = right.replace(': "', ": “").replace('"\n', "”\n").removesuffix('"') + "”"
    for _ in values:  # each run tells ten of them at most
        made = mended(made)
    node, found = parse_yaml(made, "a.md")
    assert not found
    assert node
