"""A markdown-it rule of ours: a list item that begins with `[ ]` or `[x]` gets a box.

The usual plugin looks back through the whole text for each item.
"""

import re
from collections.abc import Container, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_BOX = re.compile(r"\[([ xX])\](?=\s|$)")
_LISTS = ("bullet_list", "ordered_list")


def tasks_plugin(md: MarkdownIt) -> None:
    """Let `- [x] words` become a token `task` before the words; its content is the box."""
    md.core.ruler.after("text_join", "tasks", _tasks)


def _tasks(state: StateCore) -> None:
    tokens = state.tokens
    boxes = {
        here
        for here, token in enumerate(tokens)
        if token.type == "list_item_open"
        and tokens[here + 1].type == "paragraph_open"
        and _box(tokens[here + 2].children or [])
    }
    if boxes:
        _mark_lists(tokens, boxes)


def _mark_lists(tokens: Sequence[Token], boxes: Container[int]) -> None:
    """Tell of each list that has an item with a box."""
    lists: list[Token] = []
    for here, token in enumerate(tokens):
        name, _, end = token.type.rpartition("_")
        if name in _LISTS and end == "open":
            lists.append(token)
        elif name in _LISTS:
            lists.pop()
        elif here in boxes:
            lists[-1].attrSet("class", "contains-task-list")


def _box(children: list[Token]) -> bool:
    """Put a box in place of the brackets at the beginning; False when there are none."""
    first = children[0] if children else None
    match = _BOX.match(first.content) if first and first.type == "text" else None
    if first is None or match is None:
        return False
    first.content = first.content[match.end() :]
    children.insert(0, Token("task", "", 0, content="☐" if match[1] == " " else "☑"))
    return True
