"""Words that must not be published are left out of finished pages, wherever they turned up.

The last step before bytes go to disk, so that no template, theme or index can forget it. It knows
only words and what to put in their place. A page is read as a person reads it: the words may go on
in the next paragraph or cell. Most pages have none of them, and are told apart by a quick look.
"""

import html
import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from urllib.parse import unquote

from msgspec import Struct

from portfolio_builder.privacy.words import Said, Words
from portfolio_builder.publish.glance import Glance
from portfolio_builder.wording import DATE_BEGINS, DATE_ENDS

_MARKUP = re.compile(
    r"(<script\b.*?</script\s*>|<style\b.*?</style\s*>|<!--.*?-->|"
    # What the site puts in the midst of the words of a passage.
    r"<span class=\"passage-ids\">.*?</span>|"
    rf"{DATE_BEGINS}.*?{DATE_ENDS}|"
    r"<(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+>)",
    re.DOTALL | re.IGNORECASE,
)
_IN_WORDS = re.compile(r"</?(?:a|b|code|del|em|i|img|mark|s|span|strong)\b|<!--", re.IGNORECASE)
_JSON = re.compile(r"(<script\b[^>]*\bjson\b[^>]*>)(.*)(</script\s*>)", re.DOTALL | re.IGNORECASE)
_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*+\"")
_DATA_IN_PAGE = ("<script", "<style", "<!--")
_SIGN = re.compile(r"&#?\w+;")
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+)")
# These lead somewhere: with other words in them they would not.
_ADDRESSES = {"href", "src", "action"}
_OUTWARD = ("mailto:", "tel:", "sms:", "http:", "https:")
# These name places on the page, and must go on to name the same ones.
_IDS = {"id", "for", "name", "headers", "aria-labelledby", "aria-describedby", "aria-controls"}
_OWN_DATE = re.compile(f"({DATE_BEGINS}.*?{DATE_ENDS})")
_MACHINE_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")


class _Instead(Struct, frozen=True):
    """What stands in the place of some words: in a text, and in an id."""

    text: str
    id: str


def cleaner(instead: Mapping[str, str]) -> Callable[[str, bytes], bytes]:
    """Return what cleans a file by its path: each of the words is replaced by what `instead` says.

    What joins the words may differ (`privacy.words`). Links within the site, pictures and other
    files stay as they are, but for ids with such words; a link outward that holds them leads
    nowhere. Dates of the program itself stay (`Wording.marking_dates`), without their marks.
    """
    return _Cleaner(instead).clean if instead else lambda _, data: data


class _Cleaner:
    def __init__(self, instead: Mapping[str, str]) -> None:
        self._words = Words(
            (words, _Instead(text, f"x{number}"))
            for number, (words, text) in enumerate(instead.items(), 1)
        )
        self._glance = Glance(instead)

    def clean(self, path: str, data: bytes) -> bytes:
        page = path.endswith(".html")
        if page and not self._glance.may_hold(data):
            return _unmarked(data)
        if page:
            return _unmarked(self._page(data.decode()).encode())
        if path.endswith(".json"):
            return _unmarked(self._json(data.decode()).encode())
        if path.endswith((".js", ".csv", ".txt", ".xml", ".svg")):
            return self._replaced(data.decode()).encode()
        return data

    def _page(self, text: str) -> str:
        pieces = _MARKUP.split(text)
        pieces[1::2] = map(self._markup, pieces[1::2])
        # A mark of emphasis may stand in the midst of a number, or beside one.
        for joint in ("", " "):
            self._leave_out(pieces, joint)
        return "".join(pieces)

    def _leave_out(self, pieces: list[str], joint: str) -> None:
        """Leave the words out of the texts, which stand at the even places, markup in between."""
        texts = [html.unescape(piece) if "&" in piece else piece for piece in pieces[::2]]
        joints = [joint if _IN_WORDS.match(piece) else "\n" for piece in pieces[1::2]]
        read = [text + after for text, after in zip(texts, [*joints, ""], strict=True)]
        starts = [0, *accumulate(map(len, read))]
        stretches: dict[int, list[tuple[int, int, str]]] = {}
        for said in self._words.find("".join(read)):
            for here, stretch in _parts(said, texts, starts):
                stretches.setdefault(here, []).append(stretch)
        for here, parts in stretches.items():
            pieces[2 * here] = html.escape(_with(texts[here], parts), quote=False)

    def _replaced(self, text: str) -> str:
        if DATE_BEGINS not in text:
            return self._words.replaced(text, lambda instead: instead.text)
        pieces = _OWN_DATE.split(text)
        pieces[::2] = [self._words.replaced(p, lambda instead: instead.text) for p in pieces[::2]]
        return "".join(pieces)

    def _json(self, text: str) -> str:
        return _STRING.sub(self._string, text)

    def _string(self, match: re.Match[str]) -> str:
        try:
            value = json.loads(match.group())
        except ValueError:
            return match.group()
        # It can be HTML to put in a page.
        html_too = _SIGN.search(value) or _MARKUP.search(value)
        cleaned = self._replaced(self._page(value) if html_too else value)
        if cleaned == value:
            return match.group()
        written = json.dumps(cleaned, ensure_ascii=match.group().isascii())
        return re.sub("[<>&]", lambda sign: f"\\u{ord(sign.group()):04x}", written)

    def _markup(self, piece: str) -> str:
        data = _JSON.fullmatch(piece)
        if data:
            return f"{data[1]}{self._json(data[2])}{data[3]}"
        if piece.lower().startswith(_DATA_IN_PAGE):
            return self._replaced(piece)
        return _ATTRIBUTE.sub(self._attribute, piece) if "=" in piece else piece

    def _attribute(self, match: re.Match[str]) -> str:
        name, written = match[1].lower(), match[2]
        value = html.unescape(written.strip("\"'"))
        if name in _ADDRESSES:
            cleaned = self._address(value)
        elif name in _IDS:
            cleaned = self._id(value)
        elif _MACHINE_DATE.fullmatch(value) and name.startswith(("data-", "datetime")):
            return match.group()
        else:
            cleaned = self._replaced(value)
        return match.group() if cleaned == value else f'{match[1]}="{html.escape(cleaned)}"'

    def _address(self, value: str) -> str:
        if value.lower().startswith(_OUTWARD):
            return "#" if any(self._words.find(unquote(value))) else value
        file, hash_, anchor = value.partition("#")
        return f"{file}{hash_}{self._id(anchor)}"

    def _id(self, value: str) -> str:
        return self._words.replaced(value, lambda instead: instead.id)


def _parts(
    said: Said[_Instead], texts: Sequence[str], starts: Sequence[int]
) -> Iterable[tuple[int, tuple[int, int, str]]]:
    """Yield what goes out of each text that some words stand in: what takes their place, first."""
    here = bisect_right(starts, said.start) - 1
    text = said.of.text
    while here < len(texts) and starts[here] < said.end:
        start = max(said.start - starts[here], 0)
        end = min(said.end - starts[here], len(texts[here]))
        if start < end:
            yield here, (start, end, text)
            text = ""
        here += 1


def _with(text: str, parts: Sequence[tuple[int, int, str]]) -> str:
    """Return a text with other words in the place of some stretches, which come in order."""
    made: list[str] = []
    last = 0
    for start, end, instead in parts:
        made += (text[last:start], instead)
        last = end
    return "".join([*made, text[last:]])


def _unmarked(data: bytes) -> bytes:
    for mark in (DATE_BEGINS, DATE_ENDS):
        data = data.replace(mark.encode(), b"").replace(json.dumps(mark)[1:-1].encode(), b"")
    return data
