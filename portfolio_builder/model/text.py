"""A piece of Markdown after reading: safe HTML in parts, its passages, links and plain text.

The parts keep open what only the site can know: where a file is published and to which page an
indicator belongs. So the same fragment serves any page, and needs no standard to be made.
"""

import hashlib
import re
import unicodedata
from collections.abc import Container

from msgspec import Struct
from msgspec.structs import force_setattr

from portfolio_builder.model.place import Place

_NOT_IN_ID = re.compile(r"[^a-z0-9]+")
_LONGEST_ID = 60
_PREFIX, _NAMELESS = "kop-", "leeg"
_DIGEST_LENGTH = 32


def heading_id(words: str) -> str:
    """Return the id of a heading with these words; the prefix keeps it apart from a page's own."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return _PREFIX + (_NOT_IN_ID.sub("-", plain.casefold()).strip("-")[:_LONGEST_ID] or _NAMELESS)


class Html(Struct, frozen=True, array_like=True, tag="html"):
    """Finished, safe HTML; may hold unclosed tags that a later part closes."""

    html: str


class LinkStart(Struct, frozen=True, array_like=True, tag="link"):
    """A link to a file of the portfolio begins here; the words follow, then a `LinkEnd`.

    `path` is the POSIX path relative to the portfolio folder, already resolved and inside it.
    `anchor` is the id of a place in it, or what was written after `#` when it is no text, or empty.
    `title` is what shows when a mouse rests on it. Links do not nest.
    """

    path: str
    anchor: str
    title: str = ""


class LinkEnd(Struct, frozen=True, array_like=True, tag="end"):
    """The end of the words of the link that began last."""


class Image(Struct, frozen=True, array_like=True, tag="image"):
    """A picture that is a file of the portfolio, with its words for who does not see it.

    `in_link` when it stands among the words of a link.
    """

    path: str
    alt: str
    title: str = ""
    in_link: bool = False


class PassageMark(Struct, frozen=True, array_like=True, tag="mark"):
    """The place right after the words of a passage, where a page shows its indicators."""

    number: int


Part = Html | LinkStart | LinkEnd | Image | PassageMark


class IndicatorMention(Struct, frozen=True, array_like=True):
    """An indicator id as the candidate wrote it, and where."""

    written: str
    place: Place


class Passage(Struct, frozen=True, array_like=True):
    """Words of the evidence that show one or more indicators (Dutch: vindplaats).

    `number` counts from 1 within the file; the page's anchor is made of it (`anchor`). `html` is
    safe inline HTML without links, for quoting elsewhere; `text` the same as plain text.
    """

    number: int
    mentions: tuple[IndicatorMention, ...]
    html: str
    text: str
    place: Place

    @property
    def anchor(self) -> str:
        """The id of the passage on its page, such as `vindplaats-3`."""
        return f"vindplaats-{self.number}"


class Link(Struct, frozen=True, array_like=True):
    """A link or image to a file of the portfolio: as written (`target`), and its `path`."""

    target: str
    path: str
    anchor: str
    image: bool
    place: Place


class Heading(Struct, frozen=True, array_like=True):
    """A heading: its level (1 to 6), plain text and id on the page."""

    level: int
    text: str
    id: str


class Section(Struct, frozen=True, array_like=True):
    """The plain text under a heading, up to the next one of whatever level.

    `id` and `heading` are empty for what stands before the first heading.
    """

    id: str
    heading: str
    text: str


class Fragment(Struct, frozen=True, array_like=True):
    """A whole Markdown text.

    `sections` hold all of its words in the order of reading; footnotes are in the last. By itself
    it gets what is made of its plain `text`: `words` counts the words, `digest` is one of
    all of it, in hex, and `words_digest` one that it shares with every text of the same words,
    whatever blanks and line ends stand between them.
    """

    parts: tuple[Part, ...] = ()
    words: int = 0
    passages: tuple[Passage, ...] = ()
    links: tuple[Link, ...] = ()
    headings: tuple[Heading, ...] = ()
    sections: tuple[Section, ...] = ()
    digest: str = ""
    words_digest: str = ""

    def __post_init__(self) -> None:
        """Count and digest the words, unless it comes from where that was kept."""
        if self.sections and not self.digest:
            text = self.text
            words = text.split()
            force_setattr(self, "words", self.words or len(words))
            force_setattr(self, "digest", digest_of(text))
            force_setattr(self, "words_digest", digest_of(" ".join(words)))

    @property
    def text(self) -> str:
        """All of its words without markup, each heading and each block on a line of its own."""
        words = (part for s in self.sections for part in (s.heading, s.text))
        return "\n".join(filter(None, words))

    @property
    def prose(self) -> str:
        """All of its words but those of headings, each block on a line of its own."""
        return "\n".join(s.text for s in self.sections if s.text)

    @property
    def bare(self) -> bool:
        """Whether nothing stands here but headings."""
        return self.words == sum(len(h.text.split()) for h in self.headings)

    @property
    def ids(self) -> frozenset[str]:
        """The ids of every place that a link can lead to."""
        return frozenset([h.id for h in self.headings] + [p.anchor for p in self.passages])


def digest_of(text: str) -> str:
    """Return what two texts share when they are the same: the beginning of their SHA-256 in hex."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:_DIGEST_LENGTH]


def find_place(written: str, ids: Container[str]) -> str:
    """Return which of these ids a link means by what it has after `#`, or empty when none.

    A heading may be named by its words or id, without the prefix (`#resultaat`).
    """
    return next((i for i in (written, heading_id(written)) if written and i in ids), "")
