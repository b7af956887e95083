"""Markdown tokens to safe HTML in parts: one render rule of ours for each token that needs it.

Each rule gets the tokens, the index of its own, the options and the environment, in which `slots`
collects the parts that only the site can fill in. `markdown` has judged links before.
"""

import html
import itertools
import re
from collections.abc import Callable, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from portfolio_builder.model.text import Html, Image, LinkEnd, LinkStart, Part, PassageMark
from portfolio_builder.read import links

_Rule = Callable[[Any, Sequence[Token], int, Any, Any], str]

# Stands in the HTML where a part goes. A NUL cannot come from a file: those are refused.
_SLOT = re.compile("\x00(\\d+)\x00")
_NOT_QUOTED = {"link_open", "link_close", "passage_open", "passage_close", "footnote_ref"}

_BLOCKS = ("bullet_list", "ordered_list", "list_item", "thead", "tbody", "tr", "th", "td")
_SPECIAL = re.compile('[&<>"]')
_SAID = {"text", "code_inline", "raw_html", "open_comment", "almost_passage"}
_BREAKS = {"softbreak", "hardbreak"}


def rendering_plugin(md: MarkdownIt) -> None:
    """Render as this module says."""
    for name, rule in _RENDER.items():
        md.add_render_rule(name, rule)


def parts(md: MarkdownIt, tokens: Sequence[Token]) -> tuple[Part, ...]:
    """Return the parts of a text."""
    slots: list[Part] = []
    rendered = md.renderer.render(tokens, md.options, {"slots": slots})
    made: list[Part] = []
    for here, piece in enumerate(_SLOT.split(rendered)):
        if here % 2:
            made.append(slots[int(piece)])
        elif piece:
            made.append(Html(piece))
    return tuple(made)


def quotation(md: MarkdownIt, inside: Sequence[Token]) -> tuple[str, str]:
    """Return the words of a passage as HTML that can stand anywhere, and as text."""
    kept = [t for t in inside if t.type not in _NOT_QUOTED]
    made = []
    for is_image, tokens in itertools.groupby(kept, lambda t: t.type == "image"):
        if is_image:
            made += [html.escape(plain_text([token])) for token in tokens]
        else:
            holder = Token("inline", "", 0, children=list(tokens))
            made.append(md.renderer.render([holder], md.options, {"slots": []}))
    return "".join(made), plain_text(kept)


def plain_text(children: Sequence[Token]) -> str:
    """Return the words of an inline text without any markup."""
    if len(children) == 1 and children[0].type == "text":
        return children[0].content.strip()
    words = []
    for token in children:
        kind = token.type
        if kind in _SAID:
            words.append(token.content)
        elif kind in _BREAKS:
            words.append(" ")
        elif kind == "image":
            words.append(plain_text(token.children or []))
    return "".join(words).strip()


def code_text(token: Token) -> str:
    """Return the text of a block of code, with the words behind its fence."""
    info = token.info.strip()
    return f"{info}\n{token.content}" if info else token.content


def definition_text(token: Token) -> str:
    """Return a link definition as it is written."""
    title = f' "{token.meta["title"]}"' if token.meta["title"] else ""
    return f"[{token.meta['label']}]: {token.meta['url']}{title}"


def _slot(part: Part, env: dict[str, list[Part]]) -> str:
    env["slots"].append(part)
    return f"\x00{len(env['slots']) - 1}\x00"


def _always(written: str) -> _Rule:
    """Make a rule for a token that is always the same: the usual one looks for what may differ."""
    return lambda *_: written


def _paragraph_open(_: Any, tokens: Sequence[Token], here: int, __: Any, ___: Any) -> str:
    if tokens[here].hidden:
        return ""
    return "\n<p>" if here and tokens[here - 1].hidden else "<p>"


def _paragraph_close(_: Any, tokens: Sequence[Token], here: int, __: Any, ___: Any) -> str:
    return "" if tokens[here].hidden else "</p>\n"


def _block_open(renderer: Any, tokens: Sequence[Token], here: int, options: Any, env: Any) -> str:
    """Begin a block as the renderer does, which looks for more than most blocks have."""
    token, following = tokens[here], tokens[here + 1]  # what is opened is closed as well
    if token.attrs or token.hidden or (here and tokens[here - 1].hidden):
        made: str = renderer.renderToken(tokens, here, options, env)
        return made
    empty = following.nesting == -1 and following.tag == token.tag
    within = following.type == "inline" or following.hidden or empty
    return f"<{token.tag}>" if within else f"<{token.tag}>\n"


def _block_close(_: Any, tokens: Sequence[Token], here: int, __: Any, ___: Any) -> str:
    return f"</{tokens[here].tag}>\n"


def _heading_open(_: Any, tokens: Sequence[Token], here: int, __: Any, ___: Any) -> str:
    token = tokens[here]
    return f'<{token.tag} id="{token.meta["id"]}">'


def _passage_open(_: Any, tokens: Sequence[Token], here: int, __: Any, ___: Any) -> str:
    return f'<mark class="passage" id="{tokens[here].meta["anchor"]}">'


def _passage_close(_: Any, tokens: Sequence[Token], here: int, __: Any, env: Any) -> str:
    return "</mark>" + _slot(PassageMark(tokens[here].meta["number"]), env)


def _link_open(_: Any, tokens: Sequence[Token], here: int, __: Any, env: Any) -> str:
    title = str(tokens[here].attrs.get("title", ""))
    shown = _title(title)
    match tokens[here].meta["target"]:
        case links.Outward(url, web=True):
            return f'<a href="{html.escape(url)}" rel="noreferrer noopener"{shown}>'
        case links.Outward(url):
            return f'<a href="{html.escape(url)}"{shown}>'
        case links.Here(anchor):
            return f'<a href="#{html.escape(anchor)}"{shown}>'
        case links.ToFile(path, anchor):
            return _slot(LinkStart(path, anchor, title), env)
        case _:
            return f'<span class="no-link"{shown}>'


def _link_close(_: Any, tokens: Sequence[Token], here: int, __: Any, env: Any) -> str:
    match tokens[here].meta["target"]:
        case links.Outward() | links.Here():
            return "</a>"
        case links.ToFile():
            return _slot(LinkEnd(), env)
        case _:
            return "</span>"


def _image(_: Any, tokens: Sequence[Token], here: int, __: Any, env: Any) -> str:
    token = tokens[here]
    alt, title = plain_text(token.children or []), str(token.attrs.get("title", ""))
    in_link: bool = token.meta["in_link"]
    match token.meta["target"]:
        case links.ToFile(path, _anchor):
            return _slot(Image(path, alt, title, in_link), env)
        case links.Outward(url, web=True) if not in_link:
            rel = ' rel="noreferrer noopener"'
            return f'<a href="{html.escape(url)}"{rel}{_title(title)}>{html.escape(alt or url)}</a>'
        case _:
            return f'<span class="no-link"{_title(title)}>{html.escape(alt)}</span>'


def _title(title: str) -> str:
    return f' title="{html.escape(title)}"' if title else ""


def _text(_: Any, tokens: Sequence[Token], here: int, __: Any, ___: Any) -> str:
    words = tokens[here].content
    return escapeHtml(words) if _SPECIAL.search(words) else words


def _as_text(_: Any, tokens: Sequence[Token], here: int, __: Any, ___: Any) -> str:
    return html.escape(tokens[here].content)


def _code(_: Any, tokens: Sequence[Token], here: int, __: Any, ___: Any) -> str:
    return f"<pre><code>{html.escape(code_text(tokens[here]))}</code></pre>\n"


def _definition(_: Any, tokens: Sequence[Token], here: int, __: Any, ___: Any) -> str:
    """Show a link definition that no link uses; it may not be meant as one."""
    token = tokens[here]
    return f"<p>{html.escape(definition_text(token))}</p>\n" if token.meta["unused"] else ""


def _table_open(_: Any, tokens: Sequence[Token], here: int, __: Any, ___: Any) -> str:
    return '<div class="table-scroll" tabindex="0"><table>\n'


def _table_close(_: Any, tokens: Sequence[Token], here: int, __: Any, ___: Any) -> str:
    return "</table></div>\n"


_RENDER: dict[str, _Rule] = {
    "text": _text,
    "paragraph_open": _paragraph_open,
    "paragraph_close": _paragraph_close,
    **{f"{name}_open": _block_open for name in _BLOCKS},
    **{f"{name}_close": _block_close for name in (*_BLOCKS, "heading")},
    "em_open": _always("<em>"),
    "em_close": _always("</em>"),
    "strong_open": _always("<strong>"),
    "strong_close": _always("</strong>"),
    "heading_open": _heading_open,
    "passage_open": _passage_open,
    "passage_close": _passage_close,
    "almost_passage": _as_text,
    "link_open": _link_open,
    "link_close": _link_close,
    "image": _image,
    "raw_html": _as_text,
    "open_comment": _as_text,
    "task": _as_text,
    "fence": _code,
    "code_block": _code,
    "definition": _definition,
    "table_open": _table_open,
    "table_close": _table_close,
}
