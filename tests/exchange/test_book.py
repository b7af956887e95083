"""Pages that stand in one document: links between them lead within it."""

import re

import pytest

from portfolio_builder.exchange.book import joined, place

TWO = (
    '<section data-page="a/one.html" data-name="One"><h2>One</h2><p id="x">{}</p></section>'
    '<section data-page="b/two.html" data-name="Two"><h2>Two</h2><p id="x">words</p></section>'
)


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("../b/two.html", "b-two-html"),
        ("../b/two.html#x", "b-two-html--x"),
        ("../b/two.html?from=a#x", "b-two-html--x"),
        ("#x", "a-one-html--x"),
        ("../b/two.html#nowhere", "b-two-html"),
        ("../b/two.html?van=g1-1#x", "b-two-html--x"),
    ],
)
def test_a_link_to_another_page_leads_to_its_chapter(href: str, target: str) -> None:
    made = joined(TWO.format(f'<a href="{href}">there</a>')).html
    assert f'<a href="#{target}">there<span class="page" data-to="#{target}"></span></a>' in made
    assert f' id="{target}"' in made


def test_the_same_id_on_two_pages_becomes_two_ids() -> None:
    made = joined(TWO.format("words")).html
    ids = re.findall(r' id="([^"]+)"', made)
    assert ids == ["a-one-html", "a-one-html--x", "b-two-html", "b-two-html--x"]


def test_a_link_to_what_is_not_in_the_document_stays_as_words() -> None:
    made = joined(TWO.format('<a href="../brief.docx">the letter</a>')).html
    assert "<span>the letter</span>" in made


def test_a_link_to_the_outside_stays_as_it_is() -> None:
    made = joined(TWO.format('<a href="https://example.org/?a=1&amp;b=2">outside</a>')).html
    assert '<a href="https://example.org/?a=1&amp;b=2">outside</a>' in made


def test_headings_go_down_with_the_text_they_are_in_and_never_below_the_sixth() -> None:
    made = joined('<div data-deeper="2"><h2>Two</h2><h5>Five</h5></div><h2>After</h2>').html
    assert made == "<div><h4>Two</h4><h6>Five</h6></div><h2>After</h2>"


def test_a_picture_without_words_gets_those_that_stand_ready() -> None:
    made = joined('<body data-nameless="no words"><img src="a.png" alt=""></body>').html
    assert made == '<body><img src="file:///a.png" alt="no words"></body>'


def test_characters_stay_what_they_are() -> None:
    text = "<!doctype html><p>caf&eacute; &#233; &lt;b&gt; &amp; é</p>"
    assert joined(text).html == text


def test_an_element_that_html_closes_by_itself_does_not_hold_what_follows() -> None:
    made = joined('<div data-page="a"><p id="x">one</div><p id="x">two').html
    assert place("a", "x") == "a--x"
    assert '<p id="a--x">one' in made
    assert made.endswith('<p id="x">two')


def test_each_place_knows_the_name_of_its_chapter() -> None:
    names = joined(TWO.format("words")).names
    assert names["b-two-html--x"] == "Two"
