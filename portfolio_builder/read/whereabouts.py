"""Where a piece of an inline text stands in its file, right to the character.

markdown-it gives the lines of a block, and its text without the marks of quotations, lists and
headings; this finds the way back. Cells of a table know their column (`kept`).
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from markdown_it.token import Token

from portfolio_builder.model.place import Place


class Whereabouts:
    """The places of one inline token; `lines` are those of the file."""

    def __init__(self, file: str, lines: Sequence[str], inline: Token) -> None:
        """Split the text into its lines."""
        self._file, self._lines = file, lines
        self._first = inline.map[0] if inline.map else 0
        self._column: int | None = inline.meta.get("column")
        self._escapes: list[int] = inline.meta.get("escapes", [])
        self._segments = inline.content.split("\n")
        self._starts = [0, *accumulate(len(s) + 1 for s in self._segments)][:-1]

    def at(self, offset: int, length: int) -> Place:
        """Return the place of `length` characters from `offset` in the inline text on."""
        number = bisect_right(self._starts, offset) - 1
        segment, inside = self._segments[number], offset - self._starts[number]
        line = self._first + number
        base = self._column
        if base is None:
            base = _base(segment, self._lines[line] if line < len(self._lines) else "")
        if base is None:
            return Place(self._file, line + 1)
        length = min(length, len(segment) - inside)
        column = max(0, base + inside) + bisect_right(self._escapes, inside)
        return Place(self._file, line + 1, column + 1, length)


def _base(segment: str, line: str) -> int | None:
    """Return the column (from 0) of a line of the text in its line of the file.

    It is negative where the text has more blanks at the beginning, in place of a tab.
    """
    words = segment.strip()
    indent = len(segment) - len(segment.lstrip())
    whole = line.rstrip()
    # The marks of lists and quotations come before it; a heading may have marks after it as well.
    found = len(whole) - len(words) if whole.endswith(words) else whole.find(words)
    return found - indent if found >= 0 else None
