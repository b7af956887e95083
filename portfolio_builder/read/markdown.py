"""Markdown to a fragment: safe HTML in parts, passages, links, headings, plain text, findings.

Raw HTML is shown as text, links go by an allow-list, and what is too much is shown as it is.
Nothing here knows the standard or the site.
"""

import html
import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token
from msgspec import Struct, field

from portfolio_builder.model import rules
from portfolio_builder.model.finding import Finding, finding
from portfolio_builder.model.privacy import PersonalData
from portfolio_builder.model.text import (
    Fragment,
    Heading,
    Html,
    IndicatorMention,
    Link,
    Passage,
    Section,
    find_place,
)
from portfolio_builder.privacy.detect import without_private
from portfolio_builder.privacy.words import Words
from portfolio_builder.read import anchors, links, slips
from portfolio_builder.read.comments import without_comments
from portfolio_builder.read.links import Target
from portfolio_builder.read.parsing import parse, parser
from portfolio_builder.read.passages import almost, is_like_indicator, may_be_bracketed
from portfolio_builder.read.rendering import (
    code_text,
    definition_text,
    parts,
    plain_text,
    quotation,
)
from portfolio_builder.read.whereabouts import Whereabouts

_LOWEST_HEADING = 6
_CODE = {"fence", "code_block"}
_WITH_WORDS = {"inline", "definition", *_CODE}
_WORDS = {"text", "softbreak"}
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)")
_SHOWN_AS_TEXT = {
    "raw_html": rules.RAW_HTML,
    "open_comment": rules.COMMENT_NOT_CLOSED,
    "almost_passage": rules.PASSAGE_MALFORMED,
}


def read_fragment(
    body: str,
    file: str,
    *,
    first_line: int = 1,
    top_level: int = 2,
    private: Words[PersonalData] | None = None,
) -> tuple[Fragment, tuple[Finding, ...]]:
    """Read a Markdown text of `file` that begins on line `first_line` of it.

    Headings begin at level `top_level` (1 to 6), and one that stands under another is one lower:
    whatever levels were written, none is left out. What is `private` in the file is in no id.
    """
    tokens, refused = parse(body, file, first_line)
    if refused:
        return _plainly(body), (refused,)
    reading = _Reading(file, [""] * (first_line - 1) + body.split("\n"), private or Words())
    reading.look(tokens)
    if may_be_bracketed(body):
        reading.findings += slips.in_other_brackets(tokens, file, reading.lines)
    _level_headings(tokens, top_level)
    return reading.fragment(tokens), tuple(reading.findings)


def _level_headings(tokens: Sequence[Token], top_level: int) -> None:
    """Give headings the level of the page: a screen reader must not miss one in between."""
    above: list[int] = []
    level = top_level
    for token in tokens:
        if token.type == "heading_open":
            written = int(token.tag[1])
            while above and above[-1] >= written:
                above.pop()
            level = min(_LOWEST_HEADING, top_level + len(above))
            above.append(written)
            token.tag = f"h{level}"
        elif token.type == "heading_close":
            token.tag = f"h{level}"


def _plainly(body: str) -> Fragment:
    """Show a text as it is, so that nothing of it is lost; its comments stay out all the same."""
    text = without_comments(body)
    shown = Html(f'<pre class="plain">{html.escape(text)}</pre>')
    sections = (Section("", "", text.strip()),) if text.strip() else ()
    return Fragment(parts=(shown,), sections=sections)


class _Words(Struct, frozen=True):
    """The words of a passage: the tokens from its opening to its closing one."""

    children: Sequence[Token]
    first: int
    last: int


class _Reading(Struct):
    """One text on its way: what was found while looking over its tokens."""

    file: str
    lines: list[str]
    private: Words[PersonalData]
    findings: list[Finding] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    words: list[_Words] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    opened: set[str] = field(default_factory=set)

    def look(self, tokens: Sequence[Token]) -> None:
        """Name headings, number passages, judge links; tokens get what rendering needs."""
        inlines = [
            (t, Whereabouts(self.file, self.lines, t))
            for t in tokens
            if t.type == "inline" and _is_more_than_words(t)
        ]
        ids = anchors.HeadingIds()
        for here, token in enumerate(tokens):
            if token.type == "heading_open":
                text = plain_text(tokens[here + 1].children or [])
                token.meta |= {"id": ids.make(self._without_private(text)), "text": text}
        for inline, where in inlines:
            self._look_for_passages(inline, where)
        self.findings += slips.in_code(tokens, self.file, self.lines)
        self.findings += slips.almost_headings(tokens, self.file, self.lines)
        places = {t.meta["id"] for t in tokens if t.type == "heading_open"}
        places.update(p.anchor for p in self.passages)
        used: set[str] = set()
        for inline, where in inlines:
            used |= self._look_for_links(inline, where, places)
        self._look_for_definitions(tokens, used)

    def _without_private(self, heading: str) -> str:
        """Return a heading without what is private in the file, or in the heading as it is read."""
        return without_private(self.private.replaced(heading, lambda _: ""))

    def fragment(self, tokens: Sequence[Token]) -> Fragment:
        """Render the tokens and put everything together."""
        return Fragment(
            parts=parts(parser(), tokens),
            passages=tuple(map(_quoted, self.passages, self.words)),
            links=tuple(self.links),
            headings=tuple(
                Heading(int(t.tag[1]), t.meta["text"], t.meta["id"])
                for t in tokens
                if t.type == "heading_open"
            ),
            sections=tuple(_sections(tokens)),
        )

    def _look_for_passages(self, inline: Token, where: Whereabouts) -> None:
        children = inline.children or []
        open_passages: list[tuple[int, int]] = []
        for here, token in enumerate(children):
            if token.type == "passage_open":
                open_passages.append((here, self._passage(token, where)))
            elif token.type == "passage_close":
                first, number = open_passages.pop()
                token.meta["number"] = number
                self.words[number - 1] = _Words(children, first, here)
            elif token.type in _SHOWN_AS_TEXT and not self._is_said(token):
                place = where.at(token.meta["offset"], len(token.content))
                rule = _SHOWN_AS_TEXT[token.type]
                found = finding(rule, place, written=token.content)
                if rule is rules.PASSAGE_MALFORMED:
                    right = almost(token.content)
                    found = finding(rule, place, written=token.content, nearest=right)
                self.findings.append(found)

    def _is_said(self, token: Token) -> bool:
        """Tell whether an HTML tag closes one that there is a finding on already."""
        tag = _TAG.match(token.content) if token.type == "raw_html" else None
        if tag is None:
            return False
        name = tag["name"].casefold()
        if tag["end"] and name in self.opened:
            return True
        self.opened.add(name)
        return False

    def _passage(self, token: Token, where: Whereabouts) -> int:
        mentions = tuple(
            IndicatorMention(written, where.at(offset, len(written)))
            for written, offset in token.meta["mentions"]
        )
        place = where.at(token.meta["offset"], 1)
        passage = Passage(len(self.passages) + 1, mentions, html="", text="", place=place)
        self.passages.append(passage)
        self.words.append(_Words((), 0, 0))
        token.meta["anchor"] = passage.anchor
        return passage.number

    def _look_for_links(self, inline: Token, where: Whereabouts, places: set[str]) -> set[str]:
        """Judge the links of an inline text; return the labels of definitions that they use."""
        used: set[str] = set()
        open_links: list[Target] = []
        for token in inline.children or []:
            if token.type in {"link_open", "image"}:
                used.add(str(token.meta.get("label", "")))
                target = self._link(token, inline.content, where, places)
                token.meta["in_link"] = bool(open_links)
                if token.type == "link_open":
                    # A link cannot stand in a link: the inner one stays as words.
                    target = links.NotAllowed() if open_links else target
                    open_links.append(target)
                token.meta["target"] = target
            elif token.type == "link_close":
                token.meta["target"] = open_links.pop()
        return used

    def _link(self, token: Token, content: str, where: Whereabouts, places: set[str]) -> Target:
        image = token.type == "image"
        written = str(token.attrs["src" if image else "href"])
        place = where.at(*_target_in(content, written, token.meta["offset"], token.meta["end"]))
        if is_like_indicator(written):
            wrong, right = f"({written})", (f"]{{{written}}}",)
            self.findings.append(
                finding(rules.PASSAGE_MALFORMED, place, written=wrong, nearest=right)
            )
            return links.NotAllowed()
        target = links.resolve(written, self.file)
        rule: rules.Rule | None = None
        match target:
            case links.ToFile(path, anchor):
                self.links.append(Link(written, path, anchor, image, place))
            case links.Here(anchor):
                found = find_place(anchor, places)
                if written == "#" or found:
                    return links.Here(found)
                self.findings.append(
                    finding(rules.LINK_TARGET_MISSING, place, target=written, nearest=())
                )
                return links.NotAllowed()
            case links.Outside():
                rule = rules.LINK_OUTSIDE
            case links.NotAllowed():
                rule = rules.LINK_NOT_ALLOWED
            case links.Outward(web=web) if image:
                rule = rules.REMOTE_IMAGE if web else rules.LINK_NOT_ALLOWED
            case links.Outward():
                pass
        if rule:
            self.findings.append(finding(rule, place, target=written))
        return target

    def _look_for_definitions(self, tokens: Sequence[Token], used: set[str]) -> None:
        """Tell the definitions of link targets apart that are used: the others are shown."""
        taken: set[str] = set()
        for token in tokens:
            if token.type == "definition":
                label = token.meta["id"]
                token.meta["unused"] = label not in used or label in taken
                taken.add(label)


def _target_in(content: str, written: str, start: int, end: int) -> tuple[int, int]:
    """Return where the target of a link stands in it, and how long it is; else its first sign."""
    after_words = max(start, content.rfind("](", start, end))
    there = content.find(written, after_words, end) if written else -1
    return (start, 1) if there < 0 else (there, len(written))


def _is_more_than_words(inline: Token) -> bool:
    children = inline.children or ()
    if len(children) == 1:
        return children[0].type not in _WORDS
    return any(child.type not in _WORDS for child in children)


def _text_of(token: Token) -> str | None:
    """Return the words that one block brings, if it brings any."""
    if token.type == "inline":
        return plain_text(token.children or [])
    if token.type == "definition" and token.meta["unused"]:
        return definition_text(token)
    return code_text(token) if token.type in _CODE else None


def _sections(tokens: Sequence[Token]) -> Iterator[Section]:
    """Yield the words under each heading, in the order in which they are read."""
    key = heading = ""
    texts: list[str] = []
    in_heading = False
    for token in tokens:
        kind = token.type
        if kind == "heading_open":
            if key or texts:
                yield Section(key, heading, "\n".join(texts).strip())
            key, heading, texts = token.meta["id"], token.meta["text"], []
            in_heading = True
        elif kind == "heading_close":
            in_heading = False
        elif kind in _WITH_WORDS and not in_heading and (words := _text_of(token)):
            texts.append(words)
    if key or texts:
        yield Section(key, heading, "\n".join(texts).strip())


def _quoted(passage: Passage, words: _Words) -> Passage:
    """Give a passage its words, as text and as HTML that can stand anywhere."""
    inside = words.children[words.first + 1 : words.last]
    quote, text = quotation(parser(), inside)
    return Passage(passage.number, passage.mentions, quote, text, passage.place)
