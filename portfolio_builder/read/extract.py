"""The words and the properties inside an attachment, to look for personal data in them.

Everything here is a help: a file that cannot be read this way gives nothing, and is published all
the same. Bounded, because a file can come from anybody.
"""

import io
import logging
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element  # reading itself goes through defusedxml

    from pypdf import PdfReader

_PDF = "application/pdf"
_TEXT = ("text/plain", "text/csv")
_ZIPPED = re.compile(
    r"word/(?:document|header\d*|footer\d*|comments|footnotes)\.xml|xl/sharedStrings\.xml|"
    r"ppt/slides/slide\d+\.xml|content\.xml"
)
_PROPERTIES = ("docProps/core.xml", "meta.xml")
_AUTHORS = {"creator", "lastModifiedBy", "initial-creator"}
_BREAKS = {"p", "h", "si", "tr", "br", "tab"}  # after these a word has ended

MOST_BYTES = 30_000_000
"""A larger file is not looked into."""
_MOST_PAGES = 200
_MOST_CHARACTERS = 1_000_000
_MOST_UNPACKED = 50_000_000


@dataclass(frozen=True, slots=True)
class Extract:
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
    return Extract(tuple(_pages(reader)), (author,) if author else ())


def _pages(reader: "PdfReader") -> Iterator[tuple[int, str]]:
    left = _MOST_CHARACTERS
    for number in range(min(len(reader.pages), _MOST_PAGES)):
        text = reader.pages[number].extract_text()[:left]
        left -= len(text)
        if text.strip():
            yield number + 1, text
        if left <= 0:
            return


def _zipped(data: bytes) -> Extract:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        if sum(e.file_size for e in entries) > _MOST_UNPACKED:
            return Extract()
        texts = [_words(archive.read(e)) for e in entries if _ZIPPED.fullmatch(e.filename)]
        authors = [
            author
            for e in entries
            if e.filename in _PROPERTIES
            for author in _authors(archive.read(e))
        ]
    whole = "\n".join(texts)[:_MOST_CHARACTERS]
    return Extract(((0, whole),) if whole.strip() else (), tuple(dict.fromkeys(authors)))


def _words(xml: bytes) -> str:
    from defusedxml.ElementTree import fromstring

    pieces: list[str] = []

    def walk(element: "Element") -> None:
        pieces.append(element.text or "")
        for child in element:
            walk(child)
            pieces.append(child.tail or "")
        if _name(element.tag) in _BREAKS:
            pieces.append("\n")

    walk(fromstring(xml))
    return "".join(pieces)


def _authors(xml: bytes) -> Iterator[str]:
    from defusedxml.ElementTree import fromstring

    for element in fromstring(xml).iter():
        if _name(element.tag) in _AUTHORS and element.text and element.text.strip():
            yield element.text.strip()


def _name(tag: str) -> str:
    """Return the name of an element without its namespace."""
    return tag.rpartition("}")[2]
