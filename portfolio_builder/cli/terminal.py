"""Terminals that do not know every sign, or are not there: something near takes the place, never
an error.
"""

import codecs
import os
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


def stand_in_for_closed() -> None:
    """Put something empty where the program was started without an input or output (`<&-`)."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            empty = open(os.devnull, mode, encoding="utf-8")  # noqa: SIM115 - for the whole run
            setattr(sys, name, empty)


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
