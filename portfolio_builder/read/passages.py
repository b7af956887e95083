"""Markdown-it rules of ours: passages `[words]{G1.2.B1}`, and comments that stay out of the page.

They only make tokens; `markdown` turns these into a fragment with places.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_ID = re.compile(r"[^\s;,{}\[\]]+(?:,[^\s;,{}\[\]]+)*")
_COMMENT_START, _COMMENT_END = "<!--", "-->"
_MOST = 500  # characters between the braces: far more than every id of a competence


def passage_plugin(md: MarkdownIt) -> None:
    """Let `[words]{id id}` become `passage_open` and `passage_close` around the words.

    `meta["mentions"]` of the opening token has each id as written with its offset in the inline
    text.
    """
    md.inline.ruler.before("link", "passage", _passage)


def comment_plugin(md: MarkdownIt) -> None:
    """Leave `<!-- … -->` out of the page, as any other Markdown program does."""
    ends = ["paragraph", "reference", "blockquote", "list"]  # what a comment may interrupt
    md.block.ruler.before("code", "comment_block", _comment_block, {"alt": ends})
    md.inline.ruler.before("autolink", "comment_inline", _comment_inline)


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
    inside = state.src[end + 2 : close]
    mentions = [(m.group(), end + 2 + m.start()) for m in _ID.finditer(inside)]
    if not mentions or any(sign in inside for sign in "{[]"):
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


def _comment_inline(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith(_COMMENT_START, state.pos):
        return False
    if state.env.get("no_comment_end") is state.src:
        return False
    end = state.src.find(_COMMENT_END, state.pos + len(_COMMENT_START), state.posMax)
    if end < 0:
        # Remembered, or ten thousand openings would each be searched to the end.
        state.env["no_comment_end"] = state.src
        return False
    state.pos = end + len(_COMMENT_END)
    return True


def _comment_block(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803 - markdown-it calls it by these names
    if state.is_code_block(startLine):
        return False
    begin = state.bMarks[startLine] + state.tShift[startLine]
    if not state.src.startswith(_COMMENT_START, begin):
        return False
    if state.env.get("no_comment_end_before") == endLine:
        return False
    for line in range(startLine, endLine):
        text = state.src[
            (
                begin + len(_COMMENT_START) if line == startLine else state.bMarks[line]
            ) : state.eMarks[line]
        ]
        _, found, after = text.partition(_COMMENT_END)
        if found and after.strip():
            return False  # words follow on the same line: the inline rule sees to it
        if found:
            if not silent:
                state.line = line + 1
            return True
    state.env["no_comment_end_before"] = endLine
    return False
