"""A quick look at a page: most hold none of the words that must be left out.

It looks for the longest row of digits of each of the words, or of letters when they have no long
row of digits. It may let a page by that has none of them, and never stops one that has.
"""

import re
from collections.abc import Iterable

_FEWEST_DIGITS = 3
# All other signs become blanks; an accented letter too, on both sides.
_DIGITS = bytes(c if chr(c) in "0123456789" else 0x20 for c in range(256))
_LETTERS = bytes(c if chr(c).isascii() and chr(c).isalpha() else 0x20 for c in range(256)).lower()
_ESCAPED = re.compile(rb"%[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\[nrtbf]")
# What may stand in the midst of a row and is not seen there.
_UNSEEN = re.compile(
    rb"<span class=\"passage-ids\">.*?</span>|"
    rb"<(?:/?(?:a|b|code|del|em|i|img|mark|s|span|strong)\b|!--)[^>]*>",
    re.DOTALL | re.IGNORECASE,
)


class Glance:
    """Tells which pages to read for some words, in a time that hardly grows with the words."""

    def __init__(self, words: Iterable[str]) -> None:
        """Learn the words."""
        self._numbers: dict[bytes, list[frozenset[bytes]]] = {}
        self._letters: set[bytes] = set()
        self._any = False
        for each in words:
            data = each.encode()
            digits, letters = _rows(data, _DIGITS), _rows(data, _LETTERS)
            number, word = max(digits, key=_size, default=b""), max(letters, key=_size, default=b"")
            if len(number) >= _FEWEST_DIGITS:
                self._numbers.setdefault(number, []).append(frozenset(digits))
            elif word:
                self._letters.add(word)
            else:
                self._any = True

    def may_hold(self, page: bytes) -> bool:
        """Tell whether a page may hold any of the words."""
        if self._any:
            return True
        if b"%" in page or b"\\" in page:
            page = _ESCAPED.sub(b" ", page)
        bare = _UNSEEN.sub(b"", page)
        numbers = {*_rows(page, _DIGITS), *_rows(bare, _DIGITS)} if self._numbers else set()
        there = numbers & self._numbers.keys()
        if any(rows <= numbers for number in there for rows in self._numbers[number]):
            return True
        return bool(self._letters) and not (
            self._letters.isdisjoint(_rows(page, _LETTERS))
            and self._letters.isdisjoint(_rows(bare, _LETTERS))
        )


def _rows(data: bytes, signs: bytes) -> list[bytes]:
    return data.translate(signs).split()


def _size(row: bytes) -> tuple[int, bytes]:
    return len(row), row
