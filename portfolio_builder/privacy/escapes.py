"""A text as it is read: `jan\\_de\\_boer`, `&#64;` and `%40` are signs, and a line
end with an indent is a blank.

That is what is searched, and what a page must not show.
"""

import html
import re
from bisect import bisect_right
from html.entities import html5

from msgspec import Struct

# A line that goes on below, in a list or a quotation, or behind a hard line end.
_JOINT = r"(?:\\|[ \t]+)?\n[ \t>]+|(?:\\|[ \t]+)\n"
_INDENT = re.compile(r"\n[ \t>]+")  # the one that nearly every file has
_ALL = re.compile(
    rf"{_JOINT}|\\([!-/:-@\[-`{{-~])|&(#\d{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z]\w{{1,30}});|"
    r"%([2-6][0-9a-fA-F]|7[0-9a-eA-E])"  # in an address
)


class Places(Struct, frozen=True):
    """Where the signs of a text as it is read stand in the text as it was written."""

    read: tuple[int, ...]
    written: tuple[int, ...]

    def of(self, offset: int) -> int:
        """Return where the sign at an offset stands."""
        here = bisect_right(self.read, offset) - 1
        return self.written[here] + offset - self.read[here]


def plain(text: str) -> str:
    """Return a text as it is read."""
    return _ALL.sub(_sign, text)


def plain_with_places(text: str) -> tuple[str, Places]:
    """Return a text as it is read, and where its signs stand."""
    rare = "\\" in text or "&" in text or "%" in text or " \n" in text or "\t\n" in text
    pieces: list[str] = []
    read, written = [0], [0]
    last = length = 0
    for match in (_ALL if rare else _INDENT).finditer(text):
        start, end = match.span()
        sign = _sign(match) if rare else " "
        pieces += (text[last:start], sign)
        length += start - last + len(sign)
        last = end
        read.append(length)
        written.append(end)
    return "".join(pieces) + text[last:], Places(tuple(read), tuple(written))


def _sign(match: re.Match[str]) -> str:
    """Return the sign that is meant; what is no escape stays as it is."""
    punctuation, name, code = match.groups()
    if punctuation:
        return str(punctuation)
    if code:
        return chr(int(code, 16))
    if not name:
        return " "
    if name.startswith("#"):
        return html.unescape(match.group())
    return html5.get(f"{name};", match.group())
