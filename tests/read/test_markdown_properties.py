"""What holds for any text: no words are lost, no tag comes in, every place lies in the file."""

import itertools
import re
from collections import Counter
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from portfolio_builder.model.finding import Finding
from portfolio_builder.model.place import Place
from portfolio_builder.model.text import Fragment
from portfolio_builder.read.comments import without_comments
from portfolio_builder.read.links import resolve
from portfolio_builder.read.markdown import read_fragment
from tests.read.fragments import FILE, html, read

ALLOWED = {
    "p", "br", "hr", "em", "strong", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a",
    "h1", "h2", "h3", "h4", "h5", "h6", "mark", "span", "div", "section", "sup", "dl", "dt", "dd",
    "table", "thead", "tbody", "tr", "th", "td",
    "to", "picture", "ids",  # what the tests show for the parts that the site fills in
}  # fmt: skip
ATTRIBUTES = {"id", "class", "href", "rel", "title", "style", "start", "tabindex"}
VOID = {"br", "hr", "picture", "ids"}
STYLES = {"text-align:left", "text-align:right", "text-align:center"}

# Pieces that mean something in Markdown, in HTML and to us; each `w` becomes a word that can be
# found again.
SIGNS = """* ** _ ` ``` ~~ ~~~ [ ] ( ) ![ ]( ]{ { } < > <!-- --> <b> </b> <script> <http://w.nl> &
&amp; &#0; # ## - + 1. | |-|-| : \\ --- === [^1] [w] "w" 'w' G1.1.B1 javascript:w a.md #kop //h"""
WHOLE = (
    "[w *w*]{G1.1.B1 g1,1.b2}",
    "[w](w.md)",
    "![w *w*](w.jpg 'w')",
    "[w][a]",
    "[w](javascript:w)",
    '\n[a]: w.md "w"\n',
    "\n[w]: w\n",
    "\n\n[^1]: w\n\n    w\n",
    "\n|w|w|\n|-|-|\n|w|w|w|\n",
    "\n- [x] w\n",
    "\nw\n: w\n",
    "\n```w w\nw\n```\n",
    "\n> w\n",
    "\n# w w\n",
    "<!-- w -->",
    "<!-- w\n\nw -->",
    "w",
    "w w",
)
BLANKS = st.sampled_from([" ", "  ", "\n", "\n\n", "\n    ", "\t", ""])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Return a text in which Markdown of all sorts stands across each other."""
    piece = st.one_of(st.sampled_from(SIGNS.split()), st.sampled_from(WHOLE))
    pieces = draw(st.lists(st.tuples(piece, BLANKS), max_size=30))
    numbers = itertools.count()
    text = "".join(piece + blank for piece, blank in pieces)
    return re.sub(r"\bw\b", lambda _: f"woord{next(numbers)}x", text)


class Reader(HTMLParser):
    """Reads HTML as strictly as can be: what it sees is what a browser would make."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED, tag
        for name, value in attrs:
            if tag in {"to", "picture", "ids"}:
                continue
            assert name in ATTRIBUTES, name
            assert name != "style" or value in STYLES
            if name == "href" and not (value or "").startswith("#"):
                assert resolve(value or "", FILE).__class__.__name__ == "Outward"
            if name == "id":
                self.ids.append(value or "")
            if name == "title":
                self.words.append(value or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def looked_at(fragment: Fragment) -> Reader:
    reader = Reader()
    reader.feed(html(fragment))
    reader.close()
    assert not reader.open
    return reader


def inside(place: Place, text: str) -> bool:
    lines = text.split("\n")
    if not 1 <= place.line <= len(lines):
        return False
    return place.column + place.length <= len(lines[place.line - 1]) + 2


def said(fragment: Fragment, found: tuple[Finding, ...]) -> str:
    """Return everything that is shown of a text: words, targets of links, findings."""
    shown = [*looked_at(fragment).words, html(fragment), *(link.target for link in fragment.links)]
    return "\n".join([*shown, *(str(f.facts) for f in found)])


def words_in(text: str) -> set[str]:
    return set(re.findall(r"woord\d+x", text))


@given(texts())
def test_a_text_knows_how_many_words_it_has(text: str) -> None:
    fragment, _ = read(text)
    assert fragment.words == len(fragment.text.split())


@given(texts())
def test_no_word_is_ever_lost_but_those_in_comments(text: str) -> None:
    fragment, found = read(text)
    shown = said(fragment, found)
    assert words_in(without_comments(text)) <= words_in(shown)


@given(texts())
def test_every_word_that_is_shown_is_in_the_plain_text_too(text: str) -> None:
    fragment, _ = read(text)
    reader = looked_at(fragment)
    plain = re.sub(r"\s", "", fragment.text)
    for word in words_in("".join(w for w in reader.words)):
        assert word in plain or any(word in w for w in titles(fragment))


@given(st.one_of(texts(), st.text()))
def test_the_sections_hold_all_of_the_text_and_no_more(text: str) -> None:
    fragment, _ = read(text.replace("\x00", ""))
    of_sections = " ".join(f"{s.heading} {s.text}" for s in fragment.sections)
    assert Counter(of_sections.split()) == Counter(fragment.text.split())


@given(texts())
def test_each_heading_begins_a_section(text: str) -> None:
    fragment, _ = read(text)
    made = [(s.id, s.heading) for s in fragment.sections if s.id]
    assert made == [(h.id, h.text) for h in fragment.headings]


def titles(fragment: Fragment) -> list[str]:
    return re.findall(r'title="([^"]*)"', html(fragment))


@given(st.one_of(texts(), st.text()))
def test_the_html_holds_no_tag_that_is_not_on_the_list(text: str) -> None:
    fragment, _ = read(text.replace("\x00", ""))
    looked_at(fragment)


@given(st.one_of(texts(), st.text()))
def test_an_id_stands_on_a_page_once_and_is_never_one_of_the_page_itself(text: str) -> None:
    ids = looked_at(read(text.replace("\x00", ""))[0]).ids
    assert len(set(ids)) == len(ids)
    assert all(re.match(r"(kop-|vindplaats-|fn\d|fnref\d)", i) for i in ids)


@given(st.one_of(texts(), st.text()), st.integers(1, 30))
def test_every_place_lies_in_the_file(text: str, first_line: int) -> None:
    text = text.replace("\x00", "").replace("\r", "")
    fragment, found = read_fragment(text, FILE, first_line=first_line)
    whole = "\n" * (first_line - 1) + text
    places = [f.place for f in found]
    places += [p.place for p in fragment.passages] + [link.place for link in fragment.links]
    places += [m.place for p in fragment.passages for m in p.mentions]
    assert all(inside(p, whole) and p.line >= first_line for p in places)


@given(texts())
def test_every_mention_stands_where_it_says(text: str) -> None:
    fragment, _ = read(text)
    lines = text.split("\n")
    for mention in (m for p in fragment.passages for m in p.mentions):
        line, column = lines[mention.place.line - 1], mention.place.column
        assert line[column - 1 :].startswith(mention.written)


@given(texts())
def test_a_quotation_is_whole_by_itself(text: str) -> None:
    for passage in read(text)[0].passages:
        reader = Reader()
        reader.feed(passage.html)
        reader.close()
        assert not reader.open
        assert "<a" not in passage.html
        assert words_in(passage.text) <= words_in("".join(reader.words))
