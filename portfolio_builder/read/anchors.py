"""Places on a page that a link can lead to: the ids of headings and passages.

A heading's id is made of its words, as other Markdown programs make it, with a prefix that keeps
it apart from the page's own ids. A link is written without that prefix (`#resultaat`).
"""

import re
import unicodedata
from collections.abc import Container

from portfolio_builder.model.text import Fragment

_PREFIX = "kop-"
_NAMELESS = "leeg"
_LONGEST = 60
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


class HeadingIds:
    """Makes the ids of the headings of one text; each is given once."""

    def __init__(self) -> None:
        """Begin a text."""
        self._given: set[str] = set()
        self._times: dict[str, int] = {}

    def make(self, text: str) -> str:
        """Return an id for a heading with these words."""
        stem = _stem(text)
        made = stem
        while made in self._given:
            self._times[stem] = self._times.get(stem, 1) + 1
            made = f"{stem}-{self._times[stem]}"
        self._given.add(made)
        return made


def ids_of(fragment: Fragment) -> frozenset[str]:
    """Return the ids of every place in a text that a link can lead to."""
    return frozenset([h.id for h in fragment.headings] + [p.anchor for p in fragment.passages])


def find(written: str, ids: Container[str]) -> str:
    """Return which of these ids a link means by what it has after `#`, or empty when none."""
    return next((i for i in (written, _stem(written)) if written and i in ids), "")


def _stem(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _PREFIX + (_NOT_IN_ID.sub("-", plain.casefold()).strip("-")[:_LONGEST] or _NAMELESS)
