"""Patterns that are compiled when they are first asked: in most texts there is nothing for them to
look at, and to compile them all takes longer than to read a text.
"""

import re
import sys
from functools import cached_property


class Late:
    """A pattern of `re` that is compiled when it is first used."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Keep what it is; a mistake in it is raised at its first use, as `re.error`."""
        self._pattern, self._flags = pattern, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._pattern, self._flags)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Match at `start`."""
        return self._compiled.match(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Search from `start` up to `end`."""
        return self._compiled.search(text, start, end)
