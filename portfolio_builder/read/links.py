"""Where a link in a text may lead: a pure decision by an allow-list.

markdown-it's own check lets `//host`, UNC paths, `ms-msdt:` and `feed:javascript:` through.
"""

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from portfolio_builder.model.text import Fragment, Image, LinkStart, Part

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_WEB = re.compile(r"https?://[^/\s]", re.IGNORECASE)
_OTHER = re.compile(r"(?:mailto|tel):\S", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f]")
_NOT_IN_URL = re.compile(r"""["<>\\^`{|}]|%(?![0-9A-Fa-f]{2})""")


class Outward(Struct, frozen=True):
    """A link to the web, an e-mail address or a telephone number."""

    url: str
    web: bool


class Here(Struct, frozen=True):
    """A link to a place on the same page."""

    anchor: str


class ToFile(Struct, frozen=True):
    """A link to a file of the portfolio: its path in the folder, and what follows `#`."""

    path: str
    anchor: str


class NotAllowed(Struct, frozen=True):
    """A link of a sort that is not on the list."""


class Outside(Struct, frozen=True):
    """A link that leads out of the portfolio folder."""


Address = tuple[str, str]
"""The path of a file in the folder, and the place in it (what follows `#`)."""

Target = Outward | Here | ToFile | NotAllowed | Outside


def resolve(target: str, file: str) -> Target:
    """Say where a link leads that is written as `target` in `file` (a path in the folder)."""
    # Browsers skip control characters in `java\tscript:`; so it is judged without them.
    if _CONTROL.search(target.strip()) and _SCHEME.match(_CONTROL.sub("", target)):
        return NotAllowed()
    target = target.strip()
    if _WEB.match(target):
        return Outward(_encoded(target), web=True)
    if _OTHER.match(target):
        return Outward(_encoded(target), web=False)
    path, _, anchor = target.replace("\\", "/").partition("#")
    if path.startswith("//") or _SCHEME.match(path):
        return NotAllowed()
    path = unquote(path).replace("\\", "/")
    if _CONTROL.sub(" ", path) != path or path.startswith("//"):
        return NotAllowed()
    if _SCHEME.match(_CONTROL.sub("", path)):
        return NotAllowed()
    if not path:
        return Here(unquote(anchor))
    if path.startswith("/"):
        return Outside()
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
    if joined == ".." or joined.startswith("../"):
        return Outside()
    return ToFile(joined, unquote(anchor))


def _encoded(url: str) -> str:
    """Return an address in which what no address may hold is encoded, as a browser would."""
    return _NOT_IN_URL.sub(lambda found: f"%{ord(found[0]):02X}", url)


def relinked(body: Fragment, real: Mapping[Address, Address]) -> Fragment:
    """Return a text of which the links lead to the addresses that `real` gives for theirs."""
    if all(written == address for written, address in real.items()):
        return body

    def part(one: Part) -> Part:
        match one:
            case LinkStart(path=path, anchor=anchor):
                path, anchor = real.get((path, anchor), (path, anchor))
                return replace(one, path=path, anchor=anchor)
            case Image(path=path):
                return replace(one, path=names.get(path, path))
            case _:
                return one

    names = {written: path for (written, _), (path, _) in real.items()}
    links = []
    for link in body.links:
        path, anchor = real.get((link.path, link.anchor), (link.path, link.anchor))
        links.append(replace(link, path=path, anchor=anchor))
    return replace(body, parts=tuple(part(p) for p in body.parts), links=tuple(links))
