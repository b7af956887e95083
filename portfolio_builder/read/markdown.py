"""Markdown to a fragment: safe HTML in parts, passages, links, headings, plain text, findings.

Raw HTML is shown as text, links go by an allow-list, and depth is bounded by us: markdown-it-py
drops text silently at its own limit. Nothing here knows the standard or the site.
"""

import functools
import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from portfolio_builder.model import rules
from portfolio_builder.model.finding import Finding, finding
from portfolio_builder.model.place import Place
from portfolio_builder.model.text import (
    Fragment,
    Heading,
    Html,
    Image,
    IndicatorMention,
    Link,
    LinkEnd,
    LinkStart,
    Part,
    Passage,
    PassageMark,
)
from portfolio_builder.privacy.detect import without_private
from portfolio_builder.read import links
from portfolio_builder.read.passages import comment_plugin, passage_plugin
from portfolio_builder.read.source import LIMITS

# Above our own limit, so that ours is reached first and nothing is dropped without a finding.
_MAX_NESTING = 2 * LIMITS.nesting
_LOWEST_HEADING = 6
_RAW_HTML = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>")
_NOT_A_PASSAGE = re.compile(r"\]\s?\{[^{}\n]{0,80}\}?")
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")
_MAX_BRACKETS = 200
_BRACKET_OR_BLANK = re.compile(r"[\[\]]|\n[ \t]*\n")
# Stands in the HTML where a part goes. A NUL cannot come from a file: those are refused.
_SLOT = re.compile("\x00(\\d+)\x00")


def read_fragment(
    body: str, file: str, *, first_line: int = 1, top_level: int = 2
) -> tuple[Fragment, tuple[Finding, ...]]:
    """Read a Markdown text of `file` that begins on line `first_line` of it.

    The highest heading of the text becomes level `top_level` (1 to 6) and the others move along.
    """
    if _brackets_open(body) > _MAX_BRACKETS:
        return _plainly(body, file, first_line)
    # The newlines that precede it make the parser's lines the file's lines.
    source = "\n" * (first_line - 1) + body
    try:
        tokens = _parser().parse(source, {})
    except RecursionError:
        return _plainly(body, file, first_line)
    deepest = max((t.level for t in _all(tokens)), default=0)
    if deepest > LIMITS.nesting:
        return _plainly(body, file, first_line)
    reading = _Reading(file, source.split("\n"))
    reading.look(tokens)
    levels = [int(t.tag[1]) for t in tokens if t.type == "heading_open"]
    shift = top_level - min(levels, default=top_level)
    return reading.fragment(tokens, shift), tuple(reading.findings)


def _brackets_open(body: str) -> int:
    """Return how many square brackets stand open at once: looking for their ends is quadratic."""
    deepest = depth = 0
    for sign in _BRACKET_OR_BLANK.findall(body):
        depth = depth + 1 if sign == "[" else max(0, depth - 1) if sign == "]" else 0
        deepest = max(deepest, depth)
    return deepest


def _plainly(body: str, file: str, line: int) -> tuple[Fragment, tuple[Finding, ...]]:
    """Show a text that is nested too deeply as it is, so that nothing of it is lost."""
    fragment = Fragment(
        parts=(Html(f'<pre class="plain">{html.escape(body)}</pre>'),),
        text=body,
        words=len(body.split()),
    )
    return fragment, (finding(rules.TEXT_TOO_DEEP, Place(file, line), limit=LIMITS.nesting),)


@functools.cache
def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": False, "maxNesting": _MAX_NESTING})
    md.enable(["table", "strikethrough"])
    md.use(footnote_plugin, inline=False).use(tasklists_plugin).use(deflist_plugin)
    md.use(comment_plugin).use(passage_plugin)
    # Links keep what was written and are judged by `links.resolve`, each with a finding.
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    for name, rule in _RENDER.items():
        md.add_render_rule(name, rule)
    return md


def _all(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()


@dataclass
class _Reading:
    """One text on its way: what was found while looking over its tokens."""

    file: str
    lines: list[str]
    findings: list[Finding] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    slots: list[Part] = field(default_factory=list)

    def look(self, tokens: Sequence[Token]) -> None:
        """Judge links, number passages and name headings; tokens get what rendering needs."""
        ids: set[str] = set()
        for here, token in enumerate(tokens):
            if token.type == "heading_open":
                text = plain_text(tokens[here + 1].children or [])
                token.meta["id"] = _unique(without_private(text), ids)
                token.meta["text"] = text
            elif token.type == "inline":
                self._look_inside(token)

    def fragment(self, tokens: Sequence[Token], shift: int) -> Fragment:
        """Render the tokens and put everything together."""
        for token in tokens:
            if token.type in {"heading_open", "heading_close"}:
                level = min(_LOWEST_HEADING, max(1, int(token.tag[1]) + shift))
                token.tag = f"h{level}"
                if token.type == "heading_open":
                    self.headings.append(Heading(level, token.meta["text"], token.meta["id"]))
        # Rendered first for the quotations: links have no place in them.
        self.passages = [_quoted(p, tokens) for p in self.passages]
        rendered = _parser().renderer.render(tokens, _parser().options, {"slots": self.slots})
        text = "\n".join(plain_text(t.children or []) for t in tokens if t.type == "inline")
        code = "\n".join(t.content for t in tokens if t.type in {"fence", "code_block"})
        text = f"{text}\n{code}".strip()
        return Fragment(
            parts=_parts(rendered, self.slots),
            text=text,
            words=len(text.split()),
            passages=tuple(self.passages),
            links=tuple(self.links),
            headings=tuple(self.headings),
        )

    def _look_inside(self, inline: Token) -> None:
        finder = _Finder(self.file, self.lines, inline)
        open_passages: list[Token] = []
        for token in inline.children or []:
            match token.type:
                case "passage_open":
                    self._passage(token, finder)
                    open_passages.append(token)
                case "passage_close":
                    token.meta["number"] = open_passages.pop().meta["number"]
                case "link_open":
                    self._link(token, str(token.attrs.get("href", "")), finder, image=False)
                case "image":
                    self._link(token, str(token.attrs.get("src", "")), finder, image=True)
                case "text":
                    self._slips(token.content, finder)

    def _passage(self, token: Token, finder: "_Finder") -> None:
        number = len(self.passages) + 1
        token.meta["number"] = number
        mentions = tuple(
            IndicatorMention(written, finder.at(offset, written))
            for written, offset in token.meta["mentions"]
        )
        place = finder.at(token.meta["offset"], "[")
        self.passages.append(Passage(number, mentions, html="", text="", place=place))

    def _link(self, token: Token, target: str, finder: "_Finder", *, image: bool) -> None:
        place = finder.next(target)
        resolved = links.resolve(target, self.file)
        token.meta["target"] = resolved
        match resolved:
            case links.ToFile(path, anchor):
                self.links.append(Link(target, path, anchor, image, place))
            case links.Outside():
                self.findings.append(finding(rules.LINK_OUTSIDE, place, target=target))
            case links.NotAllowed():
                self.findings.append(finding(rules.LINK_NOT_ALLOWED, place, target=target))
            case links.Outward(web=web) if image:
                rule = rules.REMOTE_IMAGE if web else rules.LINK_NOT_ALLOWED
                self.findings.append(finding(rule, place, target=target))
            case _:
                pass

    def _slips(self, text: str, finder: "_Finder") -> None:
        for match in _RAW_HTML.finditer(text):
            written = match.group()
            self.findings.append(finding(rules.RAW_HTML, finder.next(written), written=written))
        for match in _NOT_A_PASSAGE.finditer(text):
            written = match.group()
            place = finder.next(written)
            self.findings.append(finding(rules.PASSAGE_MALFORMED, place, written=written))


class _Finder:
    """Finds where a piece of an inline text stands in the file."""

    def __init__(self, file: str, lines: list[str], inline: Token) -> None:
        self.file, self.lines, self.content = file, lines, inline.content
        self.first, self.last = inline.map or (0, 1)
        self.reached: dict[str, tuple[int, int]] = {}

    def at(self, offset: int, written: str) -> Place:
        """Return the place of `written`, which stands at `offset` of the inline text."""
        before = self.content[:offset]
        line = self.first + before.count("\n")
        start = before.rfind("\n") + 1
        segment = self.content[start:].split("\n", 1)[0].strip()
        whole = self.lines[line] if line < len(self.lines) else ""
        # A quotation or list has marks before the text that the inline text has not.
        base = max(0, whole.find(segment)) + max(0, offset - start)
        column = whole.find(written, base)
        if column < 0:
            column = whole.find(written)
        return Place(self.file, line + 1, column + 1, len(written) if column >= 0 else 0)

    def next(self, written: str) -> Place:
        """Return the place of the next `written` in the lines of the inline text."""
        line, column = self.reached.get(written, (self.first, 0))
        while line < min(self.last, len(self.lines)):
            found = self.lines[line].find(written, column) if written else -1
            if found >= 0:
                self.reached[written] = (line, found + 1)
                return Place(self.file, line + 1, found + 1, len(written))
            line, column = line + 1, 0
        return Place(self.file, self.first + 1)


def plain_text(children: Sequence[Token]) -> str:
    """Return the words of an inline text without any markup."""
    words = []
    for token in children:
        match token.type:
            case "text" | "code_inline":
                words.append(token.content)
            case "softbreak" | "hardbreak":
                words.append(" ")
            case "image":
                words.append(plain_text(token.children or []))
    return "".join(words).strip()


def _quoted(passage: Passage, tokens: Sequence[Token]) -> Passage:
    """Give a passage its words, as text and as HTML that can stand anywhere."""
    for inline in tokens:
        children = inline.children or []
        numbers = [
            (i, t.type) for i, t in enumerate(children) if t.meta.get("number") == passage.number
        ]
        if numbers:
            start, end = numbers[0][0], numbers[-1][0]
            inside = [t for t in children[start + 1 : end] if t.type not in _NOT_QUOTED]
            quote = "".join(
                html.escape(plain_text([t])) if t.type == "image" else _inline(t) for t in inside
            )
            return Passage(
                passage.number, passage.mentions, quote, plain_text(inside), passage.place
            )
    return passage


def _inline(token: Token) -> str:
    holder = Token("inline", "", 0, children=[token])
    rendered: str = _parser().renderer.render([holder], _parser().options, {"slots": []})
    return rendered


_NOT_QUOTED = {"link_open", "link_close", "passage_open", "passage_close", "footnote_ref"}


def _parts(rendered: str, slots: Sequence[Part]) -> tuple[Part, ...]:
    parts: list[Part] = []
    for here, piece in enumerate(_SLOT.split(rendered)):
        if here % 2:
            parts.append(slots[int(piece)])
        elif piece:
            parts.append(Html(piece))
    return tuple(parts)


def _unique(text: str, ids: set[str]) -> str:
    """Make an id of a heading's words; the prefix keeps it apart from the page's own ids."""
    stem = f"kop-{_NOT_IN_ID.sub('-', text.casefold()).strip('-')[:60] or 'leeg'}"
    number, found = 1, stem
    while found in ids:
        number += 1
        found = f"{stem}-{number}"
    ids.add(found)
    return found


# Rendering. Each rule gets the tokens, the index of its own, the options and the environment.

_Rule = Callable[[Any, Sequence[Token], int, Any, Any], str]


def _slot(part: Part, env: dict[str, list[Part]]) -> str:
    env["slots"].append(part)
    return f"\x00{len(env['slots']) - 1}\x00"


def _heading_open(_: Any, tokens: Sequence[Token], here: int, __: Any, ___: Any) -> str:
    token = tokens[here]
    return f'<{token.tag} id="{token.meta["id"]}">'


def _passage_open(_: Any, tokens: Sequence[Token], here: int, __: Any, ___: Any) -> str:
    return f'<mark class="passage" id="vindplaats-{tokens[here].meta["number"]}">'


def _passage_close(_: Any, tokens: Sequence[Token], here: int, __: Any, env: Any) -> str:
    return "</mark>" + _slot(PassageMark(tokens[here].meta["number"]), env)


def _link_open(_: Any, tokens: Sequence[Token], here: int, __: Any, env: Any) -> str:
    match tokens[here].meta["target"]:
        case links.Outward(url, web):
            safe = html.escape(url, quote=True)
            return f'<a href="{safe}" rel="noreferrer noopener">' if web else f'<a href="{safe}">'
        case links.Here(anchor):
            return f'<a href="#{html.escape(anchor, quote=True)}">'
        case links.ToFile(path, anchor):
            return _slot(LinkStart(path, anchor), env)
        case _:
            return '<span class="no-link">'


def _link_close(_: Any, tokens: Sequence[Token], here: int, __: Any, env: Any) -> str:
    depth = 0
    for token in reversed(tokens[:here]):
        if token.type == "link_close":
            depth += 1
        elif token.type == "link_open" and depth:
            depth -= 1
        elif token.type == "link_open":
            match token.meta["target"]:
                case links.Outward() | links.Here():
                    return "</a>"
                case links.ToFile():
                    return _slot(LinkEnd(), env)
            break
    return "</span>"


def _image(_: Any, tokens: Sequence[Token], here: int, __: Any, env: Any) -> str:
    token = tokens[here]
    alt = plain_text(token.children or [])
    match token.meta["target"]:
        case links.ToFile(path, _anchor):
            return _slot(Image(path, alt), env)
        case links.Outward(url, web=True):
            safe = html.escape(url, quote=True)
            return f'<a href="{safe}" rel="noreferrer noopener">{html.escape(alt or url)}</a>'
        case _:
            return f'<span class="no-link">{html.escape(alt)}</span>'


def _task(_: Any, tokens: Sequence[Token], here: int, __: Any, ___: Any) -> str:
    # With raw HTML off, the box of a task list is the only token of this type.
    return "☑" if "checked" in tokens[here].content else "☐"


def _table_open(_: Any, tokens: Sequence[Token], here: int, __: Any, ___: Any) -> str:
    return '<div class="table-scroll" tabindex="0"><table>\n'


def _table_close(_: Any, tokens: Sequence[Token], here: int, __: Any, ___: Any) -> str:
    return "</table></div>\n"


_RENDER: dict[str, _Rule] = {
    "heading_open": _heading_open,
    "passage_open": _passage_open,
    "passage_close": _passage_close,
    "link_open": _link_open,
    "link_close": _link_close,
    "image": _image,
    "html_inline": _task,
    "table_open": _table_open,
    "table_close": _table_close,
}
