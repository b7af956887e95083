"""Words that must not be published are left out of finished pages, wherever they turned up.

The last step before bytes go to disk, so that no template, theme or index can forget it. It knows
only words and what to put in their place.
"""

import html
import json
import re
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import unquote

_MARKUP = re.compile(
    r"(<script\b.*?</script\s*>|<style\b.*?</style\s*>|<!--.*?-->|"
    r"<(?!br\b)(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+>)",
    re.DOTALL | re.IGNORECASE,
)
_DATA_IN_PAGE = ("<script", "<style", "<!--")
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+)")
# These lead somewhere or name a place on the page: with other words in them they would not.
_ADDRESSES = {"href", "src", "id", "for", "name", "action"}
_OUTWARD = ("mailto:", "tel:", "sms:", "http:", "https:", "#")
# A line break stands between words as a blank does.
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_MARK = "\ue000"
_BLANKS = rf"(?:[\s{_MARK}]|\\[nt])+"


def cleaner(instead: Mapping[str, str]) -> Callable[[str, bytes], bytes]:
    """Return what cleans a file by its path: each of the words is replaced by what `instead` says.

    Blanks may differ: a line end in a page is a blank in the words. Links within the site, pictures
    and other files stay as they are; a link outward that holds the words leads nowhere.
    """
    return _Cleaner(instead).clean if instead else lambda _, data: data


class _Cleaner:
    def __init__(self, instead: Mapping[str, str]) -> None:
        self._instead = {
            _bare(form): text for words, text in instead.items() for form in _forms(words)
        }
        self._words = _any_of(instead, apart=True)
        self._forms = _any_of(self._instead, apart=False)

    def clean(self, path: str, data: bytes) -> bytes:
        if path.endswith(".html"):
            pieces = _MARKUP.split(data.decode())
            made = (self._markup(p) if n % 2 else self._text(p) for n, p in enumerate(pieces))
            return "".join(made).encode()
        if path.endswith((".js", ".json", ".csv", ".txt", ".xml", ".svg")):
            return self._data(data.decode()).encode()
        return data

    def _data(self, text: str) -> str:
        return self._forms.sub(self._replacement, text)

    def _text(self, text: str) -> str:
        plain = html.unescape(_BREAK.sub(_MARK, text))
        if not self._words.search(plain):
            return text
        cleaned = self._words.sub(self._replacement, plain)
        return html.escape(cleaned, quote=False).replace(_MARK, "<br>")

    def _markup(self, piece: str) -> str:
        if piece.lower().startswith(_DATA_IN_PAGE):
            return self._data(piece)
        return _ATTRIBUTE.sub(self._attribute, piece) if "=" in piece else piece

    def _attribute(self, match: re.Match[str]) -> str:
        name, written = match.groups()
        value = html.unescape(written.strip("\"'"))
        if name.lower() in _ADDRESSES:
            held = self._words.search(unquote(value)) and value.lower().startswith(_OUTWARD)
            return f'{name}="#"' if held else match.group()
        if not self._words.search(value):
            return match.group()
        return f'{name}="{html.escape(self._words.sub(self._replacement, value))}"'

    def _replacement(self, match: re.Match[str]) -> str:
        return self._instead[_bare(match.group())]


def _any_of(words: Iterable[str], *, apart: bool) -> re.Pattern[str]:
    """Return a pattern for any of the words, the longest first.

    With `apart` a number is not found inside a longer one.
    """
    longest_first = sorted(words, key=lambda w: (-len(w), w))
    return re.compile("|".join(_pattern(w, apart=apart) for w in longest_first))


def _pattern(words: str, *, apart: bool) -> str:
    pattern = _BLANKS.join(map(re.escape, _bare(words).split(" ")))
    if apart and words[0].isdigit():
        pattern = rf"(?<!\d){pattern}"
    if apart and words[-1].isdigit():
        pattern = rf"{pattern}(?!\d)"
    return pattern


def _forms(words: str) -> tuple[str, ...]:
    """Return the words as they can stand in text, in JSON and in HTML that was put in data."""
    return (words, json.dumps(words)[1:-1], html.escape(words, quote=True))


def _bare(words: str) -> str:
    return re.sub(_BLANKS, " ", words).strip()
