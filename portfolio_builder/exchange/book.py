"""Pages that stand in one document: links between them become links within it.

An element with `data-page` stands for that page of the site, and holds what was on it. Its ids get
the page in front, so that no two are the same, and links to it find it. `data-name` is how the page
is called. `data-deeper` says how many levels the headings in an element go down. Everything else
stays as it is.
"""

import html
import posixpath
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote

INSIDE = "file:///"
"""Stands before the address of a file of the site that the document shows."""

# The attributes that are for this module, and not in what it returns.
_PAGE, _NAME, _DEEPER, _NAMELESS = "data-page", "data-name", "data-deeper", "data-nameless"
_OURS = frozenset({_PAGE, _NAME, _DEEPER, _NAMELESS})
_EMPTY = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
_OUTWARD = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_HEADING = re.compile(r"h[1-6]")
_LOWEST_HEADING = 6
_NOT_IN_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Joined:
    """A document, and the name of the page that each of its ids is on."""

    html: str
    names: Mapping[str, str]


def joined(text: str) -> Joined:
    """Return a document in which links lead to places within it.

    Such a link ends in an empty `<span class="page" data-to="…">`, where a style can say on which
    sheet it is. A link to what is not there stays as words. A picture without words gets those that
    an element around it has for it (`data-nameless`).
    """
    places = _Places()
    places.feed(text)
    places.close()
    writer = _Writer(places.names)
    writer.feed(text)
    writer.close()
    return Joined("".join(writer.made), places.names)


def place(page: str, anchor: str = "") -> str:
    """Return the id that a page of the site, or a place on it, has in the document."""
    name = _NOT_IN_NAME.sub("-", page.casefold()).strip("-")
    return f"{name}--{anchor}" if name and anchor else name or anchor


@dataclass(frozen=True, slots=True)
class _Element:
    """An open element: its tag, the page it is on, and what holds for all that is in it."""

    tag: str = ""
    page: str = ""
    name: str = ""
    deeper: int = 0
    nameless: str = ""


class _Reader(HTMLParser):
    """Follows which elements are open, and so which page everything is on."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.around = [_Element()]
        self.ends = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        around = self.around[-1]
        here = _Element(
            tag,
            given.get(_PAGE, around.page),
            given.get(_NAME, around.name),
            int(given.get(_DEEPER, around.deeper)),
            given.get(_NAMELESS, around.nameless),
        )
        end = self.start(here, given)
        if tag not in _EMPTY:
            self.around.append(here)
            self.ends.append(end)

    def handle_endtag(self, tag: str) -> None:
        if tag not in (element.tag for element in self.around):
            return
        while self.around.pop().tag != tag:  # one that HTML closes by itself
            self.write(self.ends.pop())
        self.write(self.ends.pop())

    def start(self, here: _Element, given: Mapping[str, str]) -> str:
        """Take up an element that begins; return what is written where it ends."""
        raise NotImplementedError

    def write(self, text: str) -> None:
        """Take up what is written in the document."""


class _Places(_Reader):
    """Collects every id that the document will have, with the name of its page."""

    def __init__(self) -> None:
        super().__init__()
        self.names: dict[str, str] = {}

    def start(self, here: _Element, given: Mapping[str, str]) -> str:
        self.names |= dict.fromkeys(_ids(here, given), here.name)
        return ""


class _Writer(_Reader):
    """Writes the document anew."""

    def __init__(self, places: Container[str]) -> None:
        super().__init__()
        self.places = places
        self.made: list[str] = []

    def start(self, here: _Element, given: Mapping[str, str]) -> str:
        kept = {name: value for name, value in given.items() if name not in _OURS}
        kept.update(("id", made) for made in _ids(here, given))
        tag, before_end = here.tag, ""
        if _HEADING.fullmatch(tag):
            tag = f"h{min(int(tag[1]) + here.deeper, _LOWEST_HEADING)}"
        elif tag == "link":
            kept["href"] = INSIDE + _target(here.page, given["href"])[0]
        elif tag == "img":
            kept["src"] = INSIDE + _target(here.page, given["src"])[0]
            kept["alt"] = given["alt"] or here.nameless
        elif tag == "a" and not _OUTWARD.match(given.get("href", "")):
            found = self._place(*_target(here.page, kept.pop("href", "")))
            tag = "a" if found else "span"
            kept |= {"href": f"#{found}"} if found else {}
            before_end = f'<span class="page" data-to="#{found}"></span>' if found else ""
        written = "".join(f' {name}="{html.escape(value)}"' for name, value in kept.items())
        self.write(f"<{tag}{written}>")
        return f"{before_end}</{tag}>"

    def _place(self, page: str, anchor: str) -> str:
        """Return the id of what a link leads to: the place, else the page; empty without either."""
        return next((p for p in (place(page, anchor), place(page)) if p in self.places), "")

    def write(self, text: str) -> None:
        self.made.append(text)

    def handle_data(self, data: str) -> None:
        self.write(data)

    def handle_entityref(self, name: str) -> None:
        self.write(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.write(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self.write(f"<!{decl}>")


def _ids(here: _Element, given: Mapping[str, str]) -> Iterator[str]:
    """Yield the id that an element has in the document, if it has any."""
    if _PAGE in given:
        yield place(here.page)
    elif "id" in given:
        yield place(here.page, given["id"])


def _target(page: str, href: str) -> tuple[str, str]:
    """Return the address that a link on a page leads to, from the root of the site, and where."""
    path, _, anchor = href.partition("#")
    path = path.partition("?")[0]  # what stands there is for scripts
    if path:
        page = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path)))
    return page, unquote(anchor)
