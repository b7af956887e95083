"""Words that must not be published are left out of finished pages, wherever they turned up.

The last step before bytes go to disk, so that no template, theme or index can forget it. It knows
only words and what to put in their place.
"""

import html
import re
from collections.abc import Mapping

_TAG = re.compile(r"(<[^>]*>)")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
# These lead somewhere or name a place on the page: with other words in them they would not.
_ADDRESSES = {"href", "src", "id", "for", "name", "action"}
_OUTWARD = ("mailto:", "tel:", "http:", "https:")


def without(pages: Mapping[str, bytes], instead: Mapping[str, str]) -> Mapping[str, bytes]:
    """Return the pages with each of the words replaced by what `instead` says.

    Blanks may differ: a line end in a page is a blank in the words. Style sheets and pictures stay
    as they are.
    """
    if not instead:
        return pages
    cleaner = _Cleaner(instead)
    return {path: cleaner.clean(path, data) for path, data in pages.items()}


class _Cleaner:
    def __init__(self, instead: Mapping[str, str]) -> None:
        longest_first = sorted(instead, key=lambda w: (-len(w), w))
        self._instead = {_bare(words): instead[words] for words in longest_first}
        self._any = re.compile(
            "|".join(r"\s+".join(map(re.escape, w.split())) for w in longest_first)
        )

    def clean(self, path: str, data: bytes) -> bytes:
        if path.endswith(".html"):
            pieces = _TAG.split(data.decode())
            made = (self._tag(p) if n % 2 else self._text(p) for n, p in enumerate(pieces))
            return "".join(made).encode()
        if path.endswith((".js", ".json", ".csv", ".txt")):
            return self._any.sub(self._replacement, data.decode()).encode()
        return data

    def _text(self, text: str) -> str:
        plain = html.unescape(text)
        if not self._any.search(plain):
            return text
        return html.escape(self._any.sub(self._replacement, plain), quote=False)

    def _tag(self, tag: str) -> str:
        return _ATTRIBUTE.sub(self._attribute, tag) if '="' in tag else tag

    def _attribute(self, match: re.Match[str]) -> str:
        name, value = match.group(1), html.unescape(match.group(2))
        if not self._any.search(value):
            return match.group()
        if name not in _ADDRESSES:
            cleaned = html.escape(self._any.sub(self._replacement, value))
            return f'{name}="{cleaned}"'
        return f'{name}="#"' if value.startswith(_OUTWARD) else match.group()

    def _replacement(self, match: re.Match[str]) -> str:
        return self._instead[_bare(match.group())]


def _bare(words: str) -> str:
    return " ".join(words.split())
