"""Where a link in a text may lead: a pure decision by an allow-list.

markdown-it's own check lets `//host`, UNC paths, `ms-msdt:` and `feed:javascript:` through.
"""

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_WEB = re.compile(r"https?://[^/\s]", re.IGNORECASE)
_OTHER = re.compile(r"(?:mailto|tel):\S", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Outward:
    """A link to the web, an e-mail address or a telephone number."""

    url: str
    web: bool


@dataclass(frozen=True, slots=True)
class Here:
    """A link to a place on the same page."""

    anchor: str


@dataclass(frozen=True, slots=True)
class ToFile:
    """A link to a file of the portfolio: its path in the folder, and what follows `#`."""

    path: str
    anchor: str


@dataclass(frozen=True, slots=True)
class NotAllowed:
    """A link of a sort that is not on the list."""


@dataclass(frozen=True, slots=True)
class Outside:
    """A link that leads out of the portfolio folder."""


Target = Outward | Here | ToFile | NotAllowed | Outside


def resolve(target: str, file: str) -> Target:
    """Say where a link leads that is written as `target` in `file` (a path in the folder)."""
    # Browsers skip control characters in `java\tscript:`; so it is judged without them.
    if _CONTROL.search(target.strip()) and _SCHEME.match(_CONTROL.sub("", target)):
        return NotAllowed()
    target = target.strip()
    if _WEB.match(target):
        return Outward(target, web=True)
    if _OTHER.match(target):
        return Outward(target, web=False)
    path, _, anchor = target.replace("\\", "/").partition("#")
    if path.startswith("//") or _SCHEME.match(path):
        return NotAllowed()
    path = unquote(path)
    if _CONTROL.sub(" ", path) != path or path.startswith("//") or _SCHEME.match(path):
        return NotAllowed()
    if not path:
        return Here(unquote(anchor))
    if path.startswith("/"):
        return Outside()
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
    if joined == ".." or joined.startswith("../"):
        return Outside()
    return ToFile(joined, unquote(anchor))
