"""A markdown-it rule of ours: passages `[words]{G1.2.B1}`, and what only looks like one.

It makes tokens; `markdown` turns these into a fragment with places.
"""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_ID = re.compile(r"[^\s;,{}\[\]]+(?:,[^\s;,{}\[\]]+)*")
_ALMOST = re.compile(r"\]\s?\{[^{}\n]{0,80}\}?")
_LIKE_ID = r"(?:[A-Za-z]{1,3}\.?\d+(?:[.,]\w+)*|\d+[.,]\d+[.,][A-Za-z]\d+)"
_LEFT = re.compile(rf"\{{[ \t]*{_LIKE_ID}(?:[ \t;,]+{_LIKE_ID})*[ \t]*\}}?")
_INDICATOR = r"[A-Za-z]{0,3}\.?\d+[.,]\d+[.,][A-Za-z]\d+"
_TARGET = re.compile(_INDICATOR)
_BRACKETS = re.compile(rf"[)\]][ \t]*[(\[][ \t]*{_INDICATOR}")
_BRACKETED = re.compile(
    r"(?P<words>\([^()]+\)|\[[^\[\]]+\])[ \t]*"
    rf"(?P<ids>[(\[][ \t]*{_INDICATOR}(?:[ \t;,]+{_INDICATOR})*[ \t]*[)\]])"
)
# In round brackets a remark stands more often than a passage.
_FEWEST_WORDS = {"[": 2, "(": 3}
_MOST = 500  # characters between the braces: far more than every id of a competence


def passage_plugin(md: MarkdownIt) -> None:
    """Let `[words]{id id}` become `passage_open` and `passage_close` around the words.

    `meta["mentions"]` of the opening token has each id as written with its offset in the inline
    text, `meta["offset"]` that of the bracket. What only looks like a passage stays as words, in
    a token `almost_passage`.
    """
    md.inline.ruler.before("link", "passage", _passage)
    md.inline.ruler.after("passage", "almost_passage", _almost)


def left_over(text: str) -> Iterator[re.Match[str]]:
    """Yield the ids between curly brackets in a text: there they mark nothing."""
    yield from _LEFT.finditer(text)


def may_be_bracketed(text: str) -> bool:
    """Tell whether `bracketed` can find anything; far faster."""
    return bool(_BRACKETS.search(text))


def bracketed(text: str) -> Iterator[re.Match[str]]:
    """Yield bracketed `words` with `ids` of indicators in brackets right behind them.

    Neither is what makes a passage. Ids by themselves, as in `(see G1.1.B1)`, are words.
    """
    for match in _BRACKETED.finditer(text):
        words = match["words"]
        if len(words.split()) >= _FEWEST_WORDS[words[0]]:
            yield match


def almost(written: str) -> tuple[str, ...]:
    """Return what only lacks that a blank is taken out of it, as it should be."""
    match = re.fullmatch(rf"\]\s({_LEFT.pattern})", written)
    return (f"]{match[1]}",) if match and match[1].endswith("}") else ()


def mentions_in(inside: str, offset: int) -> list[tuple[str, int]]:
    """Return the ids between the braces of a passage, each with where it stands.

    There are none when it is no passage. `offset` is that of what stands `inside`.
    """
    if len(inside) >= _MOST or any(sign in inside for sign in "{[]"):
        return []
    return [(m.group(), offset + m.start()) for m in _ID.finditer(inside)]


def is_like_indicator(target: str) -> bool:
    """Tell whether the target of a link is what belongs between curly brackets."""
    return bool(_TARGET.fullmatch(target))


def _passage(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[":
        return False
    start = state.pos
    end = state.md.helpers.parseLinkLabel(state, start)
    if end < 0 or end + 1 >= state.posMax or state.src[end + 1] != "{":
        return False
    close = state.src.find("}", end + 2, min(state.posMax, end + 2 + _MOST))
    words = state.src[start + 1 : end]
    if close < 0 or not words.strip():
        return False
    mentions = mentions_in(state.src[end + 2 : close], end + 2)
    if not mentions:
        return False
    if not silent:
        outer = state.posMax
        state.pos, state.posMax = start + 1, end
        token = state.push("passage_open", "mark", 1)
        token.meta = {"mentions": mentions, "offset": start}
        state.md.inline.tokenize(state)
        state.push("passage_close", "mark", -1)
        state.posMax = outer
    state.pos = close + 1
    return True


def _almost(state: StateInline, silent: bool) -> bool:
    looks_like = {"]": _ALMOST, "{": _LEFT}.get(state.src[state.pos])
    match = looks_like and looks_like.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        token = state.push("almost_passage", "", 0)
        token.content, token.meta = match.group(), {"offset": state.pos}
    state.pos = match.end()
    return True
