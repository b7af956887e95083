"""Markdown-it rules of ours that keep what the usual ones drop without a word.

Cells beyond the last column of a table, footnotes that nothing refers to, a second footnote of one
name: a candidate's text is never lost.
"""

import re
from collections.abc import Callable, Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import table
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, autolink, image, link
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from msgspec import Struct, field

_InlineRule = Callable[[StateInline, bool], bool]
_PIPE, _ESCAPED = re.compile(r"(?<!\\)\|"), re.compile(r"\\\|")


def kept_plugin(md: MarkdownIt) -> None:
    """Keep surplus cells and unused footnotes, and the offset of each link and picture."""
    md.enable(["table", "strikethrough"])
    md.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    md.use(footnote_plugin, inline=False, move_to_end=False)
    md.core.ruler.after("inline", "footnotes_last", _footnotes_last)
    for name, rule, opens in (
        ("link", link, "link_open"),
        ("image", image, "image"),
        ("autolink", autolink, "link_open"),
    ):
        md.inline.ruler.at(name, _with_offset(rule, opens))


def _with_offset(rule: _InlineRule, opens: str) -> _InlineRule:
    """Make a rule note in `meta` where in the inline text its token begins and ends."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            # Only words that were still waiting can stand before it.
            here = before if state.tokens[before].type == opens else before + 1
            state.tokens[here].meta |= {"offset": start, "end": state.pos}
        return True

    return placed


def _table(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803 - markdown-it calls it by these names
    before = len(state.tokens)
    if not table(state, startLine, endLine, silent):
        return False
    if not silent:
        for line, cells in _rows(state.tokens[before:]):
            begin = state.bMarks[line] + state.tShift[line]
            column = begin - state.src.rfind("\n", 0, begin) - 1
            _place_cells(state.src[begin : state.eMarks[line]].rstrip(), column, cells)
    return True


def _rows(tokens: list[Token]) -> Iterator[tuple[int, list[Token]]]:
    """Yield the line and the cells of each row."""
    cells: list[Token] = []
    for token in tokens:
        if token.type == "tr_open":
            cells = []
        elif token.type == "inline":
            cells.append(token)
        elif token.type == "tr_close" and cells and cells[0].map:
            yield cells[0].map[0], cells


def _place_cells(row: str, column: int, cells: list[Token]) -> None:
    """Tell each cell of a row its column (from 0); what is beyond the last one is put into that."""
    ends = [m.start() for m in _PIPE.finditer(row)]
    begin = 0
    if ends[:1] == [0]:
        begin = 1
        ends.pop(0)
    if ends[-1:] != [len(row) - 1]:
        ends.append(len(row))
    if len(ends) > len(cells):
        ends[len(cells) - 1 :] = ends[-1:]
    for cell, end in zip(cells, ends, strict=False):
        written = row[begin:end]
        words = written.strip()
        cell.content = words.replace("\\|", "|")
        escapes = [m.start() - n for n, m in enumerate(_ESCAPED.finditer(words))]
        start = column + begin + len(written) - len(written.lstrip())
        cell.meta |= {"column": start, "escapes": escapes}
        begin = end + 1


class _Note(Struct):
    """A footnote: the name that references use, and what stands in it."""

    label: str
    tokens: list[Token] = field(default_factory=list)


def _footnotes_last(state: StateCore) -> None:
    """Move the footnotes to the end: in the order of their references, then those without one."""
    if not state.env.get("footnotes", {}).get("refs"):
        return
    notes: list[_Note] = []
    open_notes: list[_Note] = []
    body: list[Token] = []
    for token in state.tokens:
        if token.type == "footnote_reference_open":
            open_notes.append(_Note(token.meta["label"]))
            notes.append(open_notes[-1])
        elif token.type == "footnote_reference_close":
            open_notes.pop()
        else:
            (open_notes[-1].tokens if open_notes else body).append(token)
    by_label: dict[str, _Note] = {}
    for note in notes:
        by_label.setdefault(note.label, note)
    referred = state.env["footnotes"]["list"].values()
    listed = [(by_label.pop(r["label"]), r["count"]) for r in referred]
    used = {id(note) for note, _ in listed}
    listed += [(note, 0) for note in notes if id(note) not in used]
    state.tokens = [*body, *_list_of(listed)]


def _list_of(notes: list[tuple[_Note, int]]) -> Iterator[Token]:
    yield Token("footnote_block_open", "", 1)
    for number, (note, count) in enumerate(notes):
        meta = {"id": number, "label": note.label}
        yield Token("footnote_open", "", 1, meta=meta)
        ends = bool(note.tokens) and note.tokens[-1].type == "paragraph_close"
        yield from note.tokens[:-1] if ends else note.tokens
        for time in range(count):  # a way back to each reference, after the last words
            yield Token("footnote_anchor", "", 0, meta={**meta, "subId": time})
        if ends:
            yield note.tokens[-1]
        yield Token("footnote_close", "", -1)
    yield Token("footnote_block_close", "", -1)
