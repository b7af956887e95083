"""Markdown-it rules of ours for HTML: comments stay out of the page, all else is shown as text."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_START, _END = "<!--", "-->"
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>")
_NO_END = "comments_without_end"


def comment_plugin(md: MarkdownIt) -> None:
    """Leave `<!-- … -->` out of the page, as any other Markdown program does.

    A tag becomes a token `raw_html`, and a comment that is not closed a token `open_comment`, to
    be shown as text; `meta["offset"]` is where it stands in the inline text.
    """
    ends = ["paragraph", "reference", "blockquote", "list"]  # what a comment may interrupt
    md.block.ruler.before("code", "comment_block", _block, {"alt": ends})
    md.inline.ruler.before("autolink", "comment_inline", _inline)
    md.inline.ruler.after("autolink", "raw_html", _shown)


def without_comments(text: str) -> str:
    """Return a text without its comments; one that is not closed stays."""
    kept: list[str] = []
    here = 0
    while (start := text.find(_START, here)) >= 0:
        end = text.find(_END, start + len(_START))
        if end < 0:
            break
        kept.append(text[here:start])
        here = end + len(_END)
    return "".join([*kept, text[here:]])


def _inline(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith(_START, state.pos):
        return False
    if state.env.get(_NO_END) is state.src:
        return False
    end = state.src.find(_END, state.pos + len(_START), state.posMax)
    if end < 0:
        # Remembered, or ten thousand openings would each be searched to the end.
        state.env[_NO_END] = state.src
        return False
    state.pos = end + len(_END)
    return True


def _shown(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "<":
        return False
    if state.src.startswith(_START, state.pos):
        kind, written = "open_comment", _START
    elif match := _TAG.match(state.src, state.pos, state.posMax):
        kind, written = "raw_html", match.group()
    else:
        return False
    if not silent:
        token = state.push(kind, "", 0)
        token.content, token.meta = written, {"offset": state.pos}
    state.pos += len(written)
    return True


def _block(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803 - markdown-it calls it by these names
    if state.is_code_block(startLine):
        return False
    begin = state.bMarks[startLine] + state.tShift[startLine]
    if not state.src.startswith(_START, begin):
        return False
    # By indent, the lines that are known to hold no end: each is searched once.
    searched: dict[int, range] = state.env.setdefault(f"{_NO_END}_in", {})
    if startLine in searched.get(state.blkIndent, ()):
        return False
    begin += len(_START)
    for line in range(startLine, endLine):
        if line > startLine and _is_outside(state, line):
            searched[state.blkIndent] = range(startLine, line)
            return False
        end = state.src.find(_END, begin, state.eMarks[line])
        if end >= 0:
            return _left_out(state, line, end + len(_END), silent, first=line == startLine)
        begin = state.bMarks[min(line + 1, endLine)]
    searched[state.blkIndent] = range(startLine, endLine)
    return False


def _is_outside(state: StateBlock, line: int) -> bool:
    """Tell whether a line is no longer part of the list item or quotation."""
    return not state.isEmpty(line) and state.sCount[line] < state.blkIndent


def _left_out(state: StateBlock, line: int, end: int, silent: bool, *, first: bool) -> bool:
    """Leave out all up to `end` on this line; words that follow are a block of their own."""
    after = state.src[end : state.eMarks[line]]
    if not after.strip():
        if not silent:
            state.line = line + 1
        return True
    if first:
        return False  # it stands within one line of a paragraph: the inline rule sees to it
    if not silent:
        state.bMarks[line] = end
        state.tShift[line] = len(after) - len(after.lstrip())
        state.sCount[line] = state.blkIndent
        state.line = line
    return True
