"""A page of the site as the preview shows it: with the overlay, and a policy that lets it work.

The page's own policy knows scripts by their hashes. It goes from the page into the header, with
the hash of our script and leave to hear from us added; nothing else may run or connect.
"""

import base64
import hashlib
import html
import re

from msgspec import Struct

_POLICY = re.compile(
    r"<meta\s+http-equiv=[\"']Content-Security-Policy[\"']\s+content=(\"[^\"]*\"|'[^']*')\s*/?>\n?",
    re.IGNORECASE,
)
_SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script>", re.DOTALL)
_NONE = "'none'"
_ANCESTORS = "frame-ancestors 'none'"


class Shown(Struct, frozen=True):
    """A page as it is sent, and the policy that goes in its header."""

    text: str
    policy: str


def with_overlay(page: str, overlay: str) -> Shown:
    """Lay the overlay over a page."""
    found = _POLICY.search(page)
    policy = html.unescape(found[1][1:-1]) if found else ""
    bare = page[: found.start()] + page[found.end() :] if found else page
    before, end, after = bare.rpartition("</body>")
    text = f"{before}{overlay}{end}{after}" if end else bare + overlay
    return Shown(text, widened(policy, _SCRIPT.findall(overlay)))


def widened(policy: str, scripts: list[str]) -> str:
    """Return a policy that lets these scripts run and connect to where the page comes from.

    A page without a policy, of a theme, has none in the site either; it only keeps out of frames.
    """
    if not policy:
        return _ANCESTORS
    directives = dict(
        part.strip().partition(" ")[::2] for part in policy.split(";") if part.strip()
    )
    ours = " ".join(_hash(s) for s in scripts)
    directives["script-src"] = _and(directives.get("script-src", _NONE), ours)
    directives["connect-src"] = _and(directives.get("connect-src", _NONE), "'self'")
    told = "; ".join(f"{name} {value}".strip() for name, value in directives.items())
    return f"{told}; {_ANCESTORS}"


def _and(sources: str, more: str) -> str:
    return more if sources.strip() == _NONE else f"{sources} {more}"


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
