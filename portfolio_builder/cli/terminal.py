"""Terminals that do not know every sign: something near takes its place, never an error."""

import codecs
import sys
import unicodedata

_NEAR = {
    "█": "#",
    "▓": "=",
    "░": ".",
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "…": "...",
    "–": "-",
    "—": "-",
}
_NAME = "portfolio-near"


def forgive_terminal() -> None:
    """Let standard output and error write something near each sign that they do not know."""
    codecs.register_error(_NAME, _near)
    for stream in (sys.stdout, sys.stderr):
        getattr(stream, "reconfigure", lambda **_: None)(errors=_NAME)


def _near(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    return "".join(map(_near_sign, signs)), error.end


def _near_sign(sign: str) -> str:
    letters = unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode()
    return _NEAR.get(sign) or letters or "?"
