"""The words and the properties inside an attachment, to look for personal data in them.

Everything here is a help: a file that cannot be read this way gives nothing, and is published all
the same. Bounded, because a file can come from anybody: nothing is unpacked whole, and no tree is
made of what is inside.
"""

import io
import itertools
import logging
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from pypdf import PdfReader

_PDF = "application/pdf"
_TEXT = ("text/plain", "text/csv")
_WORDS_IN = re.compile(
    r"word/(?:document|header\d*|footer\d*|comments|footnotes|endnotes)\.xml|"
    r"xl/(?:sharedStrings|worksheets/sheet\d+|comments\d*)\.xml|"
    r"ppt/(?:slides/slide|notesSlides/notesSlide)\d+\.xml|content\.xml"
)
_MAKERS_IN = ("docProps/core.xml", "meta.xml")
_MAKERS = {"creator", "lastModifiedBy", "initial-creator"}
# After these another text begins, so that the numbers of two cells are never read as one.
_ENDS = {"p", "h", "si", "c", "table-cell"}
_BLANKS = {"br", "cr", "tab", "s", "line-break"}

MOST_BYTES = 30_000_000
"""A larger file is not looked into."""
_MOST_PAGES = 200
_MOST_DAMAGED = 10  # pages: each may have cost seconds
_MOST_ON_PAGE = 2_000_000
_MOST_ENTRIES = 500
_MOST_CHARACTERS = 1_000_000
_MOST_UNPACKED = 20_000_000
_MOST_ELEMENTS = 1_000_000
_CHUNK = 1 << 20


class Extract(Struct, frozen=True):
    """What a file says inside: `texts` as (page from 1, or 0; words), and who made it."""

    texts: tuple[tuple[int, str], ...] = ()
    authors: tuple[str, ...] = ()


def extract(data: bytes, media_type: str) -> Extract:
    """Return the words and the makers of a file; nothing when it cannot be read. Never raises."""
    if len(data) > MOST_BYTES:
        return Extract()
    try:
        if media_type == _PDF:
            return _pdf(data)
        if media_type in _TEXT:
            return Extract(((0, data.decode("utf-8", "replace")[:_MOST_CHARACTERS]),))
        if zipfile.is_zipfile(io.BytesIO(data)):
            return _zipped(data)
    except Exception:
        return Extract()
    return Extract()


def _pdf(data: bytes) -> Extract:
    import pypdf  # late: it takes longer to load than a small portfolio to build

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = pypdf.PdfReader(io.BytesIO(data))
    author = reader.metadata.author if reader.metadata else None
    return Extract(tuple(_pages(reader)), (str(author),) if author else ())


def _pages(reader: "PdfReader") -> Iterator[tuple[int, str]]:
    characters, drawn, damaged = 0, 0, 0
    for number in range(min(len(reader.pages), _MOST_PAGES)):
        try:
            page = reader.pages[number]
            contents = page.get_contents()
            drawing = 0 if contents is None else len(contents.get_data())
            drawn += min(drawing, _MOST_ON_PAGE)
            text = page.extract_text() if drawing <= _MOST_ON_PAGE else ""
        except Exception:
            text = ""  # a damaged page does not hide the others
            damaged += 1
        text = text[: _MOST_CHARACTERS - characters]
        characters += len(text)
        if text.strip():
            yield number + 1, text
        if characters >= _MOST_CHARACTERS or drawn >= _MOST_UNPACKED or damaged >= _MOST_DAMAGED:
            return


def _zipped(data: bytes) -> Extract:
    collected = _Collected()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        wanted = (
            e
            for e in archive.infolist()
            if e.filename in _MAKERS_IN or _WORDS_IN.fullmatch(e.filename)
        )
        for entry in itertools.islice(wanted, _MOST_ENTRIES):
            if not collected.is_full:
                collected.read(archive, entry)
    words = collected.words[:_MOST_CHARACTERS]
    return Extract(((0, words),) if words.strip() else (), tuple(dict.fromkeys(collected.authors)))


class _Collected:
    """What the XML files of one office file say; the target of an XML parser."""

    def __init__(self) -> None:
        self.authors: list[str] = []
        self._pieces: list[str] = []
        self._characters = self._unpacked = self._elements = 0
        self._maker: list[str] | None = None
        self._is_index = False

    @property
    def words(self) -> str:
        """All words so far."""
        return "".join(self._pieces)

    @property
    def is_full(self) -> bool:
        """Tell whether enough was read."""
        return (
            self._characters >= _MOST_CHARACTERS
            or self._unpacked >= _MOST_UNPACKED
            or self._elements >= _MOST_ELEMENTS
        )

    def read(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
        """Add one file of the archive, as far as it can be read."""
        from defusedxml.ElementTree import XMLParser

        parser = XMLParser(target=self)  # refuses entities
        self._maker, self._is_index = None, False
        try:
            with archive.open(entry) as stream:
                while not self.is_full and (chunk := stream.read(_CHUNK)):
                    self._unpacked += len(chunk)
                    parser.feed(chunk)
        except Exception:
            return  # a damaged file does not hide the others

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        name = _name(tag)
        self._elements += 1
        if name in _MAKERS:
            self._maker = []
        elif name == "c":
            self._is_index = attributes.get("t") == "s"  # the number of a text, not a number
        self.authors += [a for key, a in attributes.items() if _name(key) == "author" and a]

    def data(self, text: str) -> None:
        """Take up words."""
        if self._maker is not None:
            self._maker.append(text)
        elif not self._is_index:
            self._add(text)

    def end(self, tag: str) -> None:
        """End an element."""
        name = _name(tag)
        if name in _MAKERS and self._maker is not None:
            maker = "".join(self._maker).strip()
            self.authors += [maker] if maker else []
            self._maker = None
        elif name in _ENDS:
            self._is_index = False
            self._add("\n\n")
        elif name in _BLANKS:
            self._add(" ")

    def close(self) -> None:
        """End the document."""

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._characters += len(text)


def _name(tag: str) -> str:
    """Return the name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2]
