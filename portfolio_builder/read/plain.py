"""Markdown-it rules of ours for plain words, of which most of a text is made.

They make the very tokens that the usual rules make, without asking each of those about each line.
Only what can be nothing else is taken; a test holds this parser against the usual one.
"""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore, normalize, text_join

from portfolio_builder.read.simple import simple_tokens
from portfolio_builder.read.tokens import token

# A line with which no rule begins a block, neither by itself nor in the middle of a paragraph.
_WORDS = (
    r"(?:[^\s\d|:=#>`~<*_+\[-]"
    r"|[*_]{1,2}[^\W_]"  # no list and no rule
    r"|\d++(?![.)])"  # no list
    r"|\[(?=[^\^\[\]\\][^\[\]\\]*+(?:\[|\](?!:)))"  # no footnote and no definition of a link
    r")[^\n]*+"
)
_LINE = re.compile(_WORDS)
_ITEM = re.compile(r"(?:[*+-]|[0-9]{1,9}[.)])[ \t]")
# All lines up to an empty one or the end, when what is below does not make a term of them.
_PARAGRAPH = re.compile(rf"{_WORDS}(?:\n{_WORDS})*+(?=\n[ \t]*\n(?![ \t]*[:~])|\n?[ \t]*\Z)")
# A list of which each item is such a line, when it has an end below: a heading or a letter.
_LIST = re.compile(rf"([*+-]) {_WORDS}(?:\n\1 {_WORDS})*+(?=\n[ \t]*\n(?:[^\W\d_]|#)|\n?\Z)")
# A heading without marks at its end, when the line below does not make a table of it.
_HEADING = re.compile(r"(#{1,6})([ \t][^\n#]*+)(?=\n(?![ \t]*[|:-])|\Z)")


def plain_plugin(md: MarkdownIt) -> None:
    """Take plain words the short way."""
    md.disable(["html_block", "html_inline"])  # without the option they do nothing
    md.block.ruler.before("table", "plain", _block)
    md.core.ruler.at("normalize", _normalize)
    md.core.ruler.at("inline", _inline)
    md.core.ruler.at("text_join", _text_join)


def _block(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803 - markdown-it calls it by these names
    """Take a paragraph; and a heading or a short list, when it stands in nothing else."""
    if state.is_code_block(startLine):
        return False
    begin, end = state.bMarks[startLine] + state.tShift[startLine], startLine + 1
    if state.level:
        if not (_LINE.match(state.src, begin) and _ends(state, startLine)):
            return False
        words = state.getLines(startLine, end, state.blkIndent, False)
        return _add(state, "paragraph", "p", "", words, startLine, end)
    if match := _PARAGRAPH.match(state.src, begin):
        words = match.group()
        return _add(state, "paragraph", "p", "", words, startLine, end + words.count("\n"))
    if match := _HEADING.match(state.src, begin):
        marks, words = match.groups()
        return _add(state, "heading", f"h{len(marks)}", marks, words, startLine, end)
    if match := _LIST.match(state.src, begin):
        return _list(state, startLine, match[1], match.group().split("\n"))
    return False


def _list(state: StateBlock, start: int, mark: str, items: Sequence[str]) -> bool:
    """Make a list of items that are a line each; it ends with the empty lines below it."""
    last, after = start + len(items) - 1, state.skipEmptyLines(start + len(items))
    opened = state.push("bullet_list_open", "ul", 1)
    opened.markup, opened.map = mark, [start, after]
    for line, item in enumerate(items, start):
        opened = state.push("list_item_open", "li", 1)
        opened.markup, opened.map = mark, [line, line + 1 if line < last else after]
        _add(state, "paragraph", "p", "", item[2:], line, line + 1)
        state.tokens[-3].hidden = state.tokens[-1].hidden = True
        state.push("list_item_close", "li", -1).markup = mark
    state.push("bullet_list_close", "ul", -1).markup = mark
    state.line = after
    return True


def _add(
    state: StateBlock, name: str, tag: str, markup: str, words: str, start: int, end: int
) -> bool:
    """Make a block of words out of the lines from `start` up to `end`."""
    level, lines = state.level, [start, end]
    state.tokens += (
        token(f"{name}_open", tag, 1, level, markup=markup, lines=lines, block=True),
        token(
            "inline",
            "",
            0,
            level + 1,
            content=mdTrim(words),
            lines=[*lines],
            children=[],
            block=True,
        ),
        token(f"{name}_close", tag, -1, level, markup=markup, block=True),
    )
    state.line = end
    return True


def _ends(state: StateBlock, line: int) -> bool:
    """Tell whether a paragraph in a list or quotation ends with this line for certain.

    So when nothing follows, or an empty line, or the next item of the list.
    """
    after = line + 1
    if after >= state.lineMax:
        return True
    if state.isEmpty(after):
        behind = state.bMarks[after + 1] + state.tShift[after + 1]
        return not state.src.startswith((":", "~"), behind)  # it would be a term
    begin = state.bMarks[after] + state.tShift[after]
    beside = 0 <= state.sCount[after] == state.listIndent
    return beside and bool(_ITEM.match(state.src, begin))


def _normalize(state: StateCore) -> None:
    if "\r" in state.src or "\0" in state.src:  # in no text that comes from a file
        normalize(state)


def _inline(state: StateCore) -> None:
    for one in state.tokens:
        if one.type == "inline":
            one.children = simple_tokens(one.content)
            if one.children is None:
                one.children = []
                state.md.inline.parse(one.content, state.md, state.env, one.children)


def _text_join(state: StateCore) -> None:
    """Join words where an escape or an entity stood between them: nothing else takes them apart."""
    if "\\" in state.src or "&" in state.src:
        text_join(state)
