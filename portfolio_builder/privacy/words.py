"""Words that were found once, to be found again wherever a text says them: however it joins them.

Only the letters and digits of the words count, in runs and in their order. So `06-12345678` is also
`06 12345678`, with or without a line end, a new cell or a mark of a list in between. Large or small
letters are the same. A number inside a longer one is another number.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, TypeVar

from msgspec import Struct

from portfolio_builder.model.privacy import PersonalData, Private
from portfolio_builder.privacy.escapes import plain

T = TypeVar("T")

# A row of digits, or of letters: a number may stand against a word.
_RUN = re.compile(r"\d+|[^\W\d_]+")
_END = ""  # no run is empty
_POSTCODE = re.compile(r"(?<!\d)[1-9]\d{3} ?[A-Za-z]{2}(?!\w)")
_STREET = re.compile(r"[^\W\d_]{3}.*\d", re.DOTALL)
_LONG_NUMBER = re.compile(r"\d{6,}")
_NUMBERS = {PersonalData.BSN, PersonalData.IBAN, PersonalData.PHONE}


class Said(Struct, Generic[T], frozen=True):
    """A stretch of a text that says some words (offsets in characters), and what goes with them."""

    start: int
    end: int
    of: T


class Words(Generic[T]):
    """Words to find again, each with a value. A text is gone through once, however many they are.

    Of words that are the same the first stays; those without a letter or digit are never found.
    """

    def __init__(self, words: Iterable[tuple[str, T]] = ()) -> None:
        """Take the words, each with what goes with it."""
        self._tree: dict[str, Any] = {}
        for each, value in words:
            here = self._tree
            for run in runs(each):
                here = here.setdefault(run, {})
            if here is not self._tree:
                here.setdefault(_END, (_RUN.split(each, maxsplit=1)[0], value))

    def find(self, text: str) -> Iterator[Said[T]]:
        """Yield where the words stand, in order and without overlaps; the longest goes first."""
        if not self._tree:
            return
        there = [m.span() for m in _RUN.finditer(text)]
        written = [text[start:end].lower() for start, end in there]
        here = 0
        while here < len(there):
            after, (sign, value) = self._at(written, here)
            if after:
                start = there[here][0]
                start -= len(sign) if text.endswith(sign, 0, start) else 0  # as in `+31`
                yield Said(start, there[after - 1][1], value)
            here = after or here + 1

    def replaced(self, text: str, instead: Callable[[T], str]) -> str:
        """Return a text with, in the place of the words, what `instead` says of their value."""
        pieces: list[str] = []
        last = 0
        for said in self.find(text):
            pieces += (text[last : said.start], instead(said.of))
            last = said.end
        return "".join([*pieces, text[last:]]) if pieces else text

    def _at(self, written: list[str], here: int) -> tuple[int, tuple[str, Any]]:
        """Return after how many runs the longest words end that begin here, or 0; and of them
        the sign in front and the value.
        """
        node, after, value = self._tree, 0, ("", None)
        while here < len(written) and (node := node.get(written[here], {})):
            here += 1
            if _END in node:
                after, value = here, node[_END]
        return after, value


def runs(words: str) -> tuple[str, ...]:
    """Return the letters and digits of words in runs: what makes them the same words."""
    return tuple(run.lower() for run in _RUN.findall(words))


def words_of(found: Iterable[Private]) -> Words[PersonalData]:
    """Return the words of what was found, each with its kind; but for names, which may be shown."""
    kept = (p for p in found if p.kind is not PersonalData.NAME)
    return Words((form, p.kind) for p in kept for form in forms(p))


def forms(private: Private) -> Iterator[str]:
    """Yield the words as they are written and as they are read, and parts that tell as much.

    A page can quote half a sentence. So of a number a long row of its digits is a part; of an
    address the postcode, and the street with its number.
    """
    read = plain(private.words)
    yield read
    yield private.words
    if private.kind in _NUMBERS:
        yield from _LONG_NUMBER.findall(read)
    postcode = _POSTCODE.search(read) if private.kind is PersonalData.ADDRESS else None
    if postcode:
        yield postcode.group()
        street = read[: postcode.start()]
        if _STREET.search(street):
            yield street
