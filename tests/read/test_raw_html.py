"""HTML in a text is shown as words, and said once for each thing that was meant."""

from portfolio_builder.read.markdown import read_fragment


def told(text: str) -> list[tuple[int, object]]:
    _, found = read_fragment(text, "bewijzen/a.md")
    return [(f.place.column, f.fact["written"]) for f in found if f.code == "P207"]


def test_what_is_opened_and_closed_is_one_finding() -> None:
    assert told("Hij wilde het <b>zelf</b> doen.") == [(15, "<b>")]


def test_what_is_used_twice_is_told_twice() -> None:
    assert told("<b>een</b> en <b>twee</b>") == [(1, "<b>"), (15, "<b>")]


def test_what_closes_something_that_was_never_opened_is_told_too() -> None:
    assert told("zelf</b> doen") == [(5, "</b>")]


def test_a_tag_is_closed_in_whatever_case() -> None:
    assert told('<SPAN class="x">a</span>') == [(1, '<SPAN class="x">')]
